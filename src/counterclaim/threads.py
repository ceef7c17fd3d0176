"""Work of one process by several threads, in order.

The network lets the interpreter go on while it runs, so that two texts go through it side by side: with one thread of
its own for each, that is faster than two threads for one text. What comes out is the same to the bit.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import lru_cache, wraps
from itertools import islice
from typing import ParamSpec, TypeVar, cast

from counterclaim.settings import in_force

Item = TypeVar("Item")
Made = TypeVar("Made")
Asked = ParamSpec("Asked")

_AHEAD = 4  # items a thread that may wait for an earlier one
_here = threading.local()


def once(load: Callable[Asked, Made]) -> Callable[Asked, Made]:
    """``load``, the last of what it made kept; threads that ask for it at one time wait for the one that loads."""
    kept = cast("Callable[Asked, Made]", lru_cache(maxsize=1)(load))
    lock = threading.RLock()

    @wraps(load)
    def loaded(*args: Asked.args, **named: Asked.kwargs) -> Made:
        with lock:
            return kept(*args, **named)

    return loaded


def side_by_side(work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
    """``work`` of every item, in order, by as many threads as the settings say; what it raises is raised.

    By this thread alone where there is one item, or where it is itself one of several.
    """
    return list(in_order(work, items)) if len(items) > 1 else [work(i) for i in items]


def in_order(
    work: Callable[[Item], Made], items: Iterable[Item], *, first_alone: bool = False, threads: int | None = None
) -> Generator[Made]:
    """The same one by one, as soon as the next item is taken after it is done, or none is left.

    Only a few of ``items`` are taken ahead. ``first_alone``: nothing else begins before the first is done.
    ``threads``: how many, as the settings in force say where None.
    """
    stream = iter(items)
    if first_alone:
        yield from map(work, islice(stream, 1))
    wanted = threads if threads is not None else in_force().threads
    count = 1 if getattr(_here, "is_one_of_several", False) else wanted
    if count == 1:
        yield from map(work, stream)
        return
    pool = ThreadPoolExecutor(count, initializer=_join)
    try:
        waiting: deque[Future[Made]] = deque()
        for item in stream:
            waiting.append(pool.submit(copy_context().run, work, item))
            while waiting and (waiting[0].done() or len(waiting) >= _AHEAD * count):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _join() -> None:
    _here.is_one_of_several = True
