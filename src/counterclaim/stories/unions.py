"""What hangs together by links, over any number of steps."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Unions(Generic[Thing]):
    """Disjoint sets; each is known by one of its things, which is the same for all of them."""

    def __init__(self) -> None:
        self._home: dict[Thing, Thing] = {}

    def of(self, thing: Thing) -> Thing:
        """What the set of ``thing`` is known by; it alone where it was united with nothing."""
        home = self._home
        home.setdefault(thing, thing)
        while home[thing] != thing:
            home[thing] = thing = home[home[thing]]
        return thing

    def unite(self, first: Thing, second: Thing) -> None:
        """Make one set of theirs, known as that of ``first`` was."""
        self._home[self.of(second)] = self.of(first)
