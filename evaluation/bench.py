"""How fast and how large: ``python -m evaluation.bench`` (``make bench``); ``--only`` picks parts.

Reading is timed against the bare encoder on the same pieces, in turn, on the same reports: in one process, and by two
of one thread each; and by more and more processes, up to one for each core. A real story is timed as it grows, reading
and comparing apart, 2,000 near-copies of one report are compared, and the near-copies in all of the development news
found. Seconds are of this machine on this day; the shares are what to compare.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import cycle, islice
from math import fsum
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from counterclaim.claims import compare
from counterclaim.identity import identify
from counterclaim.intake import load
from counterclaim.models import reader
from counterclaim.models.encoding import encode
from counterclaim.reading import Done, read, read_each
from counterclaim.reading.records import Reading
from counterclaim.settings import in_force
from counterclaim.stories import find_reuse, group, near_duplicates
from counterclaim.stories.records import Story
from counterclaim.stories.terms import likeness, normal, weigh, words
from counterclaim.text import Report, by_publication, report_id
from counterclaim.threads import side_by_side
from evaluation.data import ROOT, news_folder

Made = TypeVar("Made")

ROUNDS = 5
SIZES = (5, 10, 25, 50, 100, 200)
COPIES = 2000
STREAM = 600
SEED, DAYS = 512, 30
"""The row of the development stories that grows, of all the one with most like it, and the days around it."""
LEAD, TERMS = 900, 60
"""Code points after the title, and words, of a report by which it is likened to the story."""


def reports(count: int) -> Iterator[Report]:
    """``count`` reports: of the development news where it is at hand, else the examples over and over."""
    return _loaded(islice(_rows(), count)) if news_folder().exists() else islice(cycle(_examples()), count)


def _rows() -> Iterator[dict[str, Any]]:
    with gzip.open(news_folder() / "reports.jsonl.gz", "rt", encoding="utf-8") as rows:
        yield from map(json.loads, rows)


def _loaded(rows: Iterable[dict[str, Any]]) -> Iterator[Report]:
    with TemporaryDirectory() as folder:
        taken = Path(folder) / "news.jsonl"
        with taken.open("w", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(row)}\n" for row in rows)
        yield from (r for r in load([taken]) if isinstance(r, Report))


def _examples() -> list[Report]:
    return [r for r in load([ROOT / "examples"]) if isinstance(r, Report)]


def story(count: int) -> list[Report]:
    """A story of the development news grown to ``count`` reports by what is most like it in the days around it.

    Likeness is that of the words of title and lead, rare ones above all; ties fall to the lower id. Empty where the
    news is not at hand.
    """
    if not news_folder().exists():
        return []
    known = json.loads((news_folder() / "stories.json").read_text(encoding="utf-8"))[SEED]["reports"]
    seeds = [row for row in _rows() if row["id"] in known]
    first = min(date.fromisoformat(day) for row in seeds if (day := _day(row)) is not None)
    near = {str(first + timedelta(days)) for days in range(-DAYS, DAYS + 1)}
    told = [_lead(row) for row in seeds]
    rows = [row for row in _rows() if row["id"] in known or _day(row) in near]
    like = {row["id"]: fsum(likeness(_lead(row), t) for t in told) for row in rows}
    return list(_loaded(sorted(rows, key=lambda row: (row["id"] not in known, -like[row["id"]], row["id"]))[:count]))


def _day(row: dict[str, Any]) -> str | None:
    """The day of publication, None where it is not told by ISO 8601."""
    found = re.match(r"\d{4}-\d\d-\d\d", row["published"] or "")
    return found[0] if found is not None else None


def _lead(row: dict[str, Any]) -> dict[str, float]:
    text = f"{row['title'] or ''}\n{row['text'][:LEAD]}"
    return weigh([normal(text[a:b]) for a, b in words(text)], most=TERMS)


def copies(count: int) -> list[tuple[Report, Reading]]:
    """``count`` near-copies of one example, by as many outlets, with the readings of the few texts that they are.

    Each text lacks another paragraph, or gives the first number otherwise.
    """
    whole = _examples()[0]
    paragraphs = whole.text.split("\n\n")
    texts = ["\n\n".join(paragraphs[:k] + paragraphs[k + 1 :]) for k in range(1, len(paragraphs))]
    texts += [re.sub(r"\b\d+\b", str(n), whole.text, count=1) for n in range(2, 10)]
    read_once = {text: read(_copy(whole, text, "")) for text in texts}
    made = []
    for k, text in zip(range(count), cycle(texts), strict=False):
        report = _copy(whole, text, f"Outlet {k}")
        made.append((report, of_report(read_once[text], report.id)))
    return made


def _copy(whole: Report, text: str, outlet: str) -> Report:
    key = report_id(text, outlet=outlet, published=whole.published)
    return replace(whole, id=key, text=text, sha256=sha256(text.encode()).hexdigest(), outlet=outlet, parts=())


def of_report(made: Any, report: str) -> Any:
    """What was read in a text, as if read in another report of the same text: every span is of ``report``."""
    if isinstance(made, tuple):
        return tuple(of_report(part, report) for part in made)
    if not is_dataclass(made) or isinstance(made, type):
        return made
    held = {f.name: of_report(getattr(made, f.name), report) for f in fields(made)}
    return replace(made, **(held | {"report": report} if "report" in held else held))


def share(sample: list[Report]) -> tuple[float, float, int]:
    """(reports a second read, share of the bare encoder's speed, pieces): medians over ``ROUNDS`` rounds."""
    pieces = [encode(r.text) for r in sample]
    for r in sample[:3]:
        read(r)
    bare, whole = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        side_by_side(reader.run, pieces)
        between = time.perf_counter()
        list(read_each(sample, jobs=1))
        bare.append(between - begun)
        whole.append(time.perf_counter() - between)
    ratio = statistics.median(b / w for b, w in zip(bare, whole, strict=True))
    return len(sample) / statistics.median(whole), ratio, sum(map(len, pieces))


def two_processes(sample: list[Report]) -> tuple[float, float]:
    """(reports a second, share of the bare encoder's speed) of two processes of one thread each: medians."""
    halves = [sample[0::2], sample[1::2]]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), initializer=_one_thread) as pool:
        list(pool.map(_bare, halves))  # both have loaded all that they need
        made = [(max(pool.map(_bare, halves)), max(pool.map(_whole, halves))) for _ in range(ROUNDS)]
    return len(sample) / statistics.median(w for _, w in made), statistics.median(b / w for b, w in made)


def _one_thread() -> None:
    os.environ["COUNTERCLAIM_THREADS"] = "1"


def _bare(half: list[Report]) -> float:
    pieces = [encode(r.text) for r in half]
    read(half[0])
    begun = time.perf_counter()
    for p in pieces:
        reader.run(p)
    return time.perf_counter() - begun


def _whole(half: list[Report]) -> float:
    begun = time.perf_counter()
    for r in half:
        read(r)
    return time.perf_counter() - begun


def by_jobs(sample: Sequence[Report], jobs: int) -> float:
    """Reports a second that so many processes of one thread each read, their start left out.

    By the difference of two runs, of all of ``sample`` and of its first quarter.
    """
    settings = replace(in_force(), threads=jobs)  # shared among the jobs

    def seconds(some: Sequence[Report]) -> float:
        begun = time.perf_counter()
        for _ in read_each(some, jobs=jobs, settings=settings):
            pass
        return time.perf_counter() - begun

    few = sample[: len(sample) // 4]
    return (len(sample) - len(few)) / (seconds(sample) - seconds(few))


def compared(told: Sequence[Report], readings: Sequence[Reading]) -> dict[str, float]:
    """Seconds of each stage after reading, of ``told`` as one story."""
    ordered = sorted(told, key=by_publication)
    whole = Story("benchmark", "", tuple(r.id for r in ordered), None, None, ())
    took: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], Made]) -> Made:
        begun = time.perf_counter()
        made = work()
        took[stage] = time.perf_counter() - begun
        return made

    timed("grouping", lambda: group(ordered, readings))
    identities = timed("identity", lambda: identify(ordered, readings))
    reuse = timed("reuse", lambda: find_reuse(ordered, readings))
    timed("claims", lambda: compare(whole, ordered, readings, identities, reuse))
    return took


def streamed(count: int) -> float:
    """The peak memory in MB of a process of its own that reads ``count`` reports, one after another."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_streamed, count).result()


def _streamed(count: int) -> float:
    for _ in read_each(reports(count), jobs=1):
        pass
    return peak()


def peak() -> float:
    """The most memory that this process has had, in MB.

    By Linux's own count of it: what ``getrusage`` says begins with that of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def start(*words: str) -> float:
    """Median seconds of ``counterclaim`` with ``words``, as a process of its own."""
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "counterclaim", *words], check=True, capture_output=True)
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


def _reading() -> None:
    sample = list(reports(40))
    pace, ratio, pieces = share(sample)
    print(f"reading                {pace:8.1f} reports a second ({pieces / len(sample):.0f} pieces each)")
    print(f"of the bare encoder    {100 * ratio:8.1f} % of its pieces a second, same pieces, same run")
    pace, ratio = two_processes(sample)
    print(f"by two processes       {pace:8.1f} reports a second")
    print(f"of two bare encoders   {100 * ratio:8.1f} %, two processes of one thread each")


def _jobs(count: int) -> None:
    """One process of one thread, then twice as many again and again, up to one for each core."""
    sample = list(reports(count))
    read(sample[0])
    cores = os.cpu_count() or 1
    one = 0.0
    for jobs in sorted({cores, *(2**k for k in range(cores.bit_length()) if 2**k <= cores)}):
        pace = by_jobs(sample, jobs)
        one = one or pace
        scaled = f"{100 * pace / (jobs * one):.0f} % of {jobs} times one"
        print(f"--jobs {jobs:<3} {pace:20.1f} reports a second once begun, {scaled}; {cores} cores")


def _stories(most: int) -> None:
    told = story(most)
    if not told:
        print("a real story                  - no development news at hand")
    for r in told[:1]:
        read(r)
    begun = time.perf_counter()
    readings, took = [], []
    for done in read_each(told, jobs=1):
        took.append(time.perf_counter() - begun)
        if isinstance(done, Done) and isinstance(done.outcome, Reading):
            readings.append(done.outcome)
    for n in (n for n in SIZES if n <= len(told)):
        stages = compared(told[:n], readings)
        whole = took[n - 1] + sum(stages.values())
        print(f"a story of {n:4d} reports {whole:8.1f} s: read {took[n - 1]:.1f}, {_each(stages)}")


def _copies(count: int) -> None:
    made = copies(count)
    stages = compared([report for report, _ in made], [reading for _, reading in made])
    print(f"{count} near-copies       {sum(stages.values()):8.1f} s from readings: {_each(stages)}")
    print(f"peak memory            {peak():8.0f} MB in this process after that")


def _collection() -> None:
    """The near-copies of the whole development news, in a process of its own for its memory."""
    if not news_folder().exists():
        print("near-copies of a collection    - no development news at hand")
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        looked, found, seconds, most = pool.submit(_near_copies).result()
    print(
        f"a collection of {looked} {seconds:8.1f} s to find {found} near-copies in one pass, {most:.0f} MB at the most"
    )


def _near_copies() -> tuple[int, int, float, float]:
    """(reports, near-copies among them, seconds, peak memory in MB) of one pass over the development news."""
    looked = 0

    def plain() -> Iterator[Report]:
        nonlocal looked
        for row in _rows():
            looked += 1
            key = sha256(row["text"].encode()).hexdigest()
            yield Report(row["id"], row["text"], key, outlet=row["outlet"], published=row["published"])

    begun = time.perf_counter()
    found = sum(1 for _ in near_duplicates(plain()))
    return looked, found, time.perf_counter() - begun, peak()


def _each(stages: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {seconds:.1f}" for name, seconds in stages.items())


def _memory(count: int) -> None:
    print(f"peak memory            {streamed(count):8.0f} MB in a process that reads {count} reports in a row")


def main() -> None:
    """Every part, or those of ``--only``, each line as soon as it is known."""
    parts: dict[str, Callable[[argparse.Namespace], None]] = {
        "reading": lambda _: _reading(),
        "jobs": lambda asked: _jobs(asked.reports),
        "stories": lambda asked: _stories(asked.most),
        "copies": lambda asked: _copies(asked.copies),
        "collection": lambda _: _collection(),
        "memory": lambda asked: _memory(asked.stream),
        "start": lambda _: print(f"counterclaim --help    {start('--help'):8.2f} s"),
    }
    parser = argparse.ArgumentParser(prog="evaluation.bench", description="How fast and how large.")
    parser.add_argument("--only", nargs="+", choices=parts, default=list(parts), help="parts to measure (default: all)")
    parser.add_argument(
        "--reports", type=int, default=80, help="reports that several processes read (default: %(default)s)"
    )
    parser.add_argument(
        "--most", type=int, default=SIZES[-1], help="reports of the largest story (default: %(default)s)"
    )
    parser.add_argument("--copies", type=int, default=COPIES, help="near-copies compared (default: %(default)s)")
    parser.add_argument(
        "--stream", type=int, default=STREAM, help="reports read in a row for peak memory (default: %(default)s)"
    )
    asked = parser.parse_args()
    for name in asked.only:
        parts[name](asked)


if __name__ == "__main__":
    main()
