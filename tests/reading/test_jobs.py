"""Reading by several processes: the same readings, in order; one that fails or dies costs one report."""

from __future__ import annotations

import hashlib
import os
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from counterclaim.errors import ModelError, ReadingError
from counterclaim.reading import Done, Reading, jobs, read, read_each
from counterclaim.settings import Settings
from counterclaim.text import Report

TOWNS = ("Ashby", "Brackley", "Corby", "Diss", "Ely", "Frome", "Goole", "Hythe")


def made(text: str) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=digest[:12], text=text, sha256=digest, outlet="The Quay", language="en")


def some() -> list[Report]:
    return [
        made(f"The mayor of {town} said that the bridge was closed. A spokesman denied that it was unsafe.\n" * (1 + k))
        for k, town in enumerate(TOWNS)
    ]


def by_mood(pipe: Connection, settings: Settings) -> None:
    """A worker that does what a report's text tells it to do."""
    while True:
        try:
            report = pipe.recv()
        except EOFError:
            return
        pipe.send(jobs.TAKEN)
        if report.text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if report.text == "hang":
            time.sleep(600)
        if report.text == "weights":
            pipe.send(ModelError("the weights are damaged", where="reader.onnx", hint="reinstall"))
        else:
            pipe.send(Reading(report.id, f"threads {settings.threads}", "no-attribution", (), (), (), ()))


def test_several_jobs_read_as_one_does_and_in_order() -> None:
    reports = some()
    stream = [reports[0], "a notice", *reports[1:], "another"]
    one = list(read_each(stream, jobs=1))
    assert list(read_each(stream, jobs=2)) == one
    assert [f.report if isinstance(f, Done) else f for f in one] == stream
    assert one[0] == Done(reports[0], read(reports[0]))


@pytest.mark.parametrize(
    ("mood", "longest", "said"), [("die", jobs.LONGEST, "died"), ("hang", 3.0, "not read within 3 seconds")]
)
def test_a_worker_that_dies_or_hangs_costs_one_report(
    monkeypatch: pytest.MonkeyPatch, mood: str, longest: float, said: str
) -> None:
    monkeypatch.setattr(jobs, "_work", by_mood)
    reports = [made(t) for t in ("a", mood, "b", "c", mood + " not", "d", "e")]
    found = list(read_each(iter(reports), jobs=2, longest=longest))
    assert [f.report for f in found if isinstance(f, Done)] == reports
    failed = [f.outcome for f in found if isinstance(f, Done) and isinstance(f.outcome, ReadingError)]
    assert len(failed) == 1
    assert said in failed[0].what
    assert failed[0].where == "The Quay"


def late(pipe: Connection, settings: Settings) -> None:
    """A worker that starts slowly, and reads at once."""
    time.sleep(1.0)
    by_mood(pipe, settings)


def test_the_time_that_a_process_takes_to_start_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_work", late)
    (found,) = read_each([made("a")], jobs=2, longest=0.9)
    assert isinstance(found, Done)
    assert isinstance(found.outcome, Reading)


def never(pipe: Connection, settings: Settings) -> None:
    """A worker that takes no report up."""
    time.sleep(600)


def test_a_process_that_never_starts_reading_costs_one_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_work", never)
    monkeypatch.setattr(jobs, "STARTING", 0.1)
    (found,) = read_each([made("a")], jobs=2, longest=0.1)
    assert isinstance(found, Done)
    assert isinstance(found.outcome, ReadingError)


def test_threads_are_shared_among_the_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_work", by_mood)
    monkeypatch.setenv("COUNTERCLAIM_THREADS", "4")
    (found,) = read_each([made("a")], jobs=2)
    assert isinstance(found, Done)
    assert isinstance(found.outcome, Reading)
    assert found.outcome.model == "threads 2"


def test_unusable_weights_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_work", by_mood)
    with pytest.raises(ModelError, match="damaged") as error:
        list(read_each([made("weights")], jobs=2))
    assert (error.value.where, error.value.hint) == ("reader.onnx", "reinstall")


def test_no_more_is_taken_than_can_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_work", by_mood)
    taken = 0

    def stream() -> Iterator[Report]:
        nonlocal taken
        for k in range(200):
            taken += 1
            yield made(f"report {k}")

    reading = read_each(stream(), jobs=2)
    next(reading)
    assert taken <= 10
    reading.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("count", [1, 2])
def test_one_that_cannot_be_read_is_said_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    broken = Report(id="x", text="The mayor said so.", sha256="", published="not a day", source_file="bad.txt")
    found = list(read_each([broken, some()[0]], jobs=count))
    assert isinstance(found[0].outcome, ReadingError)
    assert found[0].outcome.where == "bad.txt"
    assert isinstance(found[1].outcome, Reading)
