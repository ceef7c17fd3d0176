"""Several threads: the same, in order, little taken ahead; what fails is raised."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from counterclaim.models import runtime
from counterclaim.threads import in_order, once, side_by_side


@pytest.fixture(autouse=True)
def _three(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_THREADS", "3")


def slow_first(item: int) -> tuple[int, str]:
    time.sleep(0.02 if item % 3 == 0 else 0)
    return item * item, threading.current_thread().name


def test_it_comes_in_order_from_several_threads() -> None:
    made = side_by_side(slow_first, range(20))
    assert [square for square, _ in made] == [i * i for i in range(20)]
    assert 1 < len({name for _, name in made}) <= 3
    assert threading.current_thread().name not in {name for _, name in made}


def test_the_first_alone_is_done_before_others_begin() -> None:
    begun: list[int] = []
    made = in_order(begun.append, range(5), first_alone=True)
    next(made)
    assert begun == [0]
    assert list(made) == [None] * 4
    assert sorted(begun) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_and_one_need_no_thread(count: int) -> None:
    assert [name for _, name in side_by_side(slow_first, range(count))] == [threading.current_thread().name] * count


def test_a_thread_of_several_has_none_of_its_own() -> None:
    def names(item: int) -> set[str]:
        return {name for _, name in side_by_side(slow_first, range(item, item + 4))}

    assert all(len(found) == 1 for found in side_by_side(names, range(4)))


def test_little_is_taken_ahead_and_what_fails_is_raised() -> None:
    taken = 0

    def stream() -> Iterator[int]:
        nonlocal taken
        for item in range(200):
            taken += 1
            yield item

    def inverse(item: int) -> float:
        return 1 / (item - 2)

    made = in_order(inverse, stream())
    assert [next(made), next(made)] == [-0.5, -1.0]
    with pytest.raises(ZeroDivisionError):
        next(made)
    assert taken <= 16
    assert list(made) == []


def test_vectors_are_the_same_by_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"The council of Orle closed {count} bridges after the flood." for count in range(12)]
    several = runtime.embed(texts)
    monkeypatch.setenv("COUNTERCLAIM_THREADS", "1")
    assert (runtime.embed(texts) == several).all()


def test_threads_that_ask_at_one_time_load_once() -> None:
    loads: list[str] = []

    @once
    def load(name: str) -> str:
        time.sleep(0.05)
        loads.append(name)
        return name

    assert side_by_side(lambda _: load("network"), range(6)) == ["network"] * 6
    assert loads == ["network"]
    assert [load("another"), load("another")] == ["another"] * 2
    assert loads == ["network", "another"]
