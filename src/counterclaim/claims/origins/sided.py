"""Who speaks for a side: not everybody whom identity gives one says what a state says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from counterclaim.claims.language.lists import families, has, listed, plain
from counterclaim.claims.language.unnamed import author_of
from counterclaim.claims.records import Position


def sides_spoken_for(
    name: str,
    held: Sequence[Position],
    described: Mapping[str, str],
    bodies: Mapping[str, str],
    states: Mapping[str, str],
) -> set[str]:
    """The sides for which a speaker, or the body that it speaks for, speaks.

    Parliaments and their members, courts, and who is no longer in office speak for nobody else.
    """
    found = set()
    author = author_of(name)
    for p in held:
        entity = p.holder_entity or ""
        side = p.side if p.side is not None else states.get(bodies.get(entity, ""), states.get(entity))
        office = described.get(p.holder_entity or "", "")
        told = f"{name}; {office}"
        side = side or _government(author) or _government(office)
        if side is not None and has("speaks_alone", told) is None and has("no_longer", told) is None:
            found.add(side)
    return found


def in_private(name: str) -> bool:
    """Whether a speaker is an official without a name, who need not say what the state says ("two U.S. officials").

    One of a body is told to speak from it ("a U.S. military official", "White House officials").
    """
    return has("officials", name) is not None and _government(name) is None and has("of_a_body", name) is None


@lru_cache(maxsize=4096)
def _government(text: str) -> str | None:
    """``Pentagon spokesman``, ``the Secretary of State``: for whose government one with that name or office speaks.

    Not "Secretary of State for Roads", "Home Office of Berun".
    """
    for state, pattern in _governments().items():
        if pattern.match(plain(text)) is not None:
            return state
    return None


@lru_cache(maxsize=1)
def _governments() -> dict[str, re.Pattern[str]]:
    before = "|".join(map(re.escape, listed("before_governments")))
    return {
        state: re.compile(
            rf"(?:(?:{before})\s+)*(?:{'|'.join(map(re.escape, lists['begins']))})(?![^\W_]|\s(?:of|at|for)\s)"
        )
        for state, lists in families("governments").items()
    }
