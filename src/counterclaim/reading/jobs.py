"""Many reports read by several processes, in order, in bounded memory; one that fails does not stop the others.

Each worker is a process of its own that reads one report at a time. A worker that dies or takes too long loses only the
report that it had: that one comes back as a ReadingError, and another worker takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, TypeVar

from counterclaim.errors import CounterclaimError, ModelError, ReadingError, SettingsError
from counterclaim.models.runtime import give_back
from counterclaim.reading.read import read
from counterclaim.reading.records import Reading
from counterclaim.settings import Settings, in_force, using
from counterclaim.text import Report
from counterclaim.threads import in_order

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

Other = TypeVar("Other")
Outcome = Reading | ReadingError

LONGEST = 900.0
"""Seconds that a worker may take for one report, once it has taken it up."""

STARTING = 120.0
"""Seconds more until it takes it up: a process that starts on a busy machine has not begun to read."""

TAKEN = "taken up"
"""What a worker sends before it reads a report."""

_TIDY = 8  # reports between two times that freed memory is given back, which takes two milliseconds
_AHEAD = 4  # reports per worker that may wait for an earlier one
_SPAWN = multiprocessing.get_context("spawn")
_FATAL = (ModelError, SettingsError)  # what would befall every report


@dataclass(frozen=True, slots=True)
class Done:
    """A report with what came of reading it."""

    report: Report
    outcome: Outcome


def read_each(
    stream: Iterable[Report | Other],
    *,
    jobs: int | None = None,
    longest: float = LONGEST,
    settings: Settings | None = None,
) -> Iterator[Done | Other]:
    """Every Report of ``stream``, read, in order: a Reading, or the ReadingError that says why there is none.

    What is no Report comes through in its place. ``jobs``: processes, 0 one per core, None as the settings say; with
    one, reading happens here. ``settings`` default to the environment's. No more than some reports per job are taken
    from ``stream`` ahead. Raises ModelError where the weights cannot be used, SettingsError where the environment's
    settings are wrong.
    """
    chosen = settings if settings is not None else in_force()
    asked = jobs if jobs is not None else chosen.jobs
    processes = asked if asked > 0 else os.cpu_count() or 1
    pool = _Pool(processes, longest, chosen) if processes > 1 else None
    with closing(pool.run(stream) if pool is not None else _here(stream, chosen)) as found:
        for number, item in enumerate(found, start=1):
            yield item
            if number % _TIDY == 0:
                give_back()


def _here(stream: Iterable[Report | Other], settings: Settings) -> Generator[Done | Other]:
    def outcome(item: Report | Other) -> Done | Other:
        return Done(item, _outcome(item, settings)) if isinstance(item, Report) else item

    return in_order(outcome, stream, first_alone=True, threads=settings.threads)


def _outcome(report: Report, settings: Settings) -> Outcome:
    try:
        with using(settings):
            return read(report)
    except _FATAL:
        raise
    except ReadingError as error:
        return ReadingError(error.what, where=_where(report), hint=error.hint)
    except Exception as error:  # whatever a text can bring about befalls that text alone
        return _failed(report, f"could not be read: {type(error).__name__}: {error}"[:300])


def _failed(report: Report, what: str) -> ReadingError:
    hint = "the others are read; please report the text that did it"
    return ReadingError(what, where=_where(report), hint=hint)


def _where(report: Report) -> str:
    return report.source_file or report.name


@dataclass(slots=True, eq=False)
class _Slot:
    """A report under way or done, in its place in the order."""

    report: Report
    outcome: Outcome | None = None


@dataclass(slots=True, eq=False)
class _Worker:
    """``until``: when its report must be done, by the monotonic clock."""

    process: SpawnProcess
    pipe: Connection
    slot: _Slot | None = None
    until: float = 0.0


class _Pool:
    def __init__(self, jobs: int, longest: float, settings: Settings) -> None:
        self._jobs = jobs
        self._longest = longest
        self._settings = replace(settings, threads=max(1, settings.threads // jobs))
        self._workers: list[_Worker] = []

    def run(self, stream: Iterable[Report | Other]) -> Generator[Done | Other]:
        order: deque[_Slot | tuple[Other]] = deque()
        try:
            for item in stream:
                if isinstance(item, Report):
                    slot = _Slot(item)
                    self._give(slot)
                    order.append(slot)
                else:
                    order.append((item,))
                yield from _ready(order)
                while len(order) >= _AHEAD * self._jobs and not _is_ready(order[0]):
                    self._collect()
                yield from _ready(order)
            while order:
                while not _is_ready(order[0]):
                    self._collect()
                yield from _ready(order)
        finally:
            for worker in self._workers:
                _end(worker)

    def _give(self, slot: _Slot) -> None:
        """Hand ``slot`` to a worker without work, waiting for one if need be."""
        while True:
            free = next((w for w in self._workers if w.slot is None), None)
            if free is None and len(self._workers) < self._jobs:
                free = _start(self._settings)
                self._workers.append(free)
            if free is not None:
                try:
                    free.pipe.send(slot.report)
                except OSError:  # died between two reports: nothing is lost
                    self._replace(free)
                    continue
                free.slot, free.until = slot, time.monotonic() + STARTING + self._longest
                return
            self._collect()

    def _collect(self) -> None:
        """Wait until some worker takes up a report, is done, dead or too late, and keep what came of it."""
        busy = [w for w in self._workers if w.slot is not None]
        patience = max(0.0, min(w.until for w in busy) - time.monotonic())
        ready = set(wait([w.pipe for w in busy], timeout=patience))
        for worker in busy:
            slot = worker.slot
            assert slot is not None
            if worker.pipe in ready:
                try:
                    outcome: Outcome | CounterclaimError | str = worker.pipe.recv()
                except (EOFError, OSError):
                    worker.process.join(5)
                    code = worker.process.exitcode
                    slot.outcome = _failed(slot.report, f"the process that read it died (exit code {code})")
                    self._replace(worker)
                    continue
                if isinstance(outcome, str):
                    worker.until = time.monotonic() + self._longest
                    continue
                worker.slot = None
                if isinstance(outcome, Reading | ReadingError):
                    slot.outcome = outcome
                else:
                    raise outcome
            elif time.monotonic() >= worker.until:
                slot.outcome = _failed(slot.report, f"was not read within {self._longest:.0f} seconds")
                self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        _end(worker)


def _is_ready(item: _Slot | tuple[Other]) -> bool:
    return not isinstance(item, _Slot) or item.outcome is not None


def _ready(order: deque[_Slot | tuple[Other]]) -> Iterator[Done | Other]:
    while order and _is_ready(order[0]):
        item = order.popleft()
        if isinstance(item, _Slot):
            assert item.outcome is not None
            yield Done(item.report, item.outcome)
        else:
            yield item[0]


def _start(settings: Settings) -> _Worker:
    here, there = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_work, args=(there, settings), daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.terminate()
    worker.process.join(5)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join(5)


def _work(pipe: Connection, settings: Settings) -> None:
    """A worker's life: reports in, outcomes out, until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    for number in count():
        if number % _TIDY == 0:
            give_back()
        try:
            report = pipe.recv()
            pipe.send(TAKEN)
        except (EOFError, OSError):
            return
        try:
            done: Outcome | CounterclaimError = _outcome(report, settings)
        except _FATAL as error:
            done = error
        pipe.send(done)
