"""How fast, in ratios of one run: ``python -m evaluation.bench`` (``make bench``).

Reading is timed against the bare encoder on the same pieces, in turn, on the same reports: in one process, and by two
of one thread each. A whole story is timed with its comparison. Seconds are of this machine on this day; the shares are
what to compare.
"""

from __future__ import annotations

import gzip
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from counterclaim.intake import load
from counterclaim.models import reader
from counterclaim.models.encoding import encode
from counterclaim.pipeline import dossiers
from counterclaim.reading import read, read_each
from counterclaim.text import Report
from counterclaim.threads import side_by_side

ROOT = Path(__file__).parents[1]
ROUNDS = 5


def reports(count: int) -> list[Report]:
    """``count`` reports: of the development news where it is at hand, else the examples over and over."""
    shared = Path(os.environ.get("COUNTERCLAIM_DATA", ROOT.parent / "shared" / "data"))
    news = shared / "news" / "reports.jsonl.gz"
    made = list(_news(news, count)) if news.exists() else []
    examples = [r for r in load([ROOT / "examples"]) if isinstance(r, Report)]
    while len(made) < count:
        made.append(examples[len(made) % len(examples)])
    return made[:count]


def _news(path: Path, count: int) -> Iterator[Report]:
    with gzip.open(path, "rt", encoding="utf-8") as rows, TemporaryDirectory() as folder:
        taken = Path(folder) / "news.jsonl"
        taken.write_text("".join(row for _, row in zip(range(count), rows, strict=False)), encoding="utf-8")
        yield from (r for r in load([taken]) if isinstance(r, Report))


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


def growth(sample: list[Report], sizes: tuple[int, ...]) -> list[tuple[int, float]]:
    """Seconds for reading and comparing the first n reports, for every n of ``sizes``."""
    made = []
    for n in sizes:
        begun = time.perf_counter()
        dossiers(sample[:n])
        made.append((n, time.perf_counter() - begun))
    return made


def start(*words: str) -> float:
    """Median seconds of ``counterclaim`` with ``words``, as a process of its own."""
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-m", "counterclaim", *words], check=True, capture_output=True)
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


def main() -> None:
    sample = reports(40)
    pace, ratio, pieces = share(sample)
    print(f"reading                {pace:8.1f} reports a second ({pieces / len(sample):.0f} pieces each)")
    print(f"of the bare encoder    {100 * ratio:8.1f} % of its pieces a second, same pieces, same run")
    pace, ratio = two_processes(sample)
    print(f"by two processes       {pace:8.1f} reports a second")
    print(f"of two bare encoders   {100 * ratio:8.1f} %, two processes of one thread each")
    for n, seconds in growth(reports(100), (5, 10, 20, 50, 100)):
        print(f"reports in and out     {n:8d} reports: {seconds:6.2f} s, read, grouped and compared")
    print(f"counterclaim --help    {start('--help'):8.2f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory            {peak:8.0f} MB in this process")


if __name__ == "__main__":
    main()
