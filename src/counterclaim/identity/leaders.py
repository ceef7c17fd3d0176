"""Leaders of states by office and day: the given name of a president whom reports only call by title and surname."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from counterclaim.identity.lexicon import data, fold


@dataclass(frozen=True, slots=True)
class Leader:
    """Who held ``office`` in the state ``iso`` from the day ``first`` to before ``end``, ISO dates."""

    name: str
    office: str
    iso: str
    first: str
    end: str


@lru_cache(maxsize=1)
def leaders() -> tuple[Leader, ...]:
    """The list of ``data/leaders.yml``."""
    return tuple(
        Leader(name, office, iso, str(first), str(end))
        for iso, held in sorted(data("leaders.yml")["leaders"].items())
        for office, terms in sorted(held.items())
        for name, first, end in terms
    )


def leader(surname: str, offices: frozenset[tuple[str, str | None]], published: str | None) -> Leader | None:
    """The one leader of that surname who held one of ``offices`` (office, state if said) on the day of publication."""
    day = (published or "")[:10]
    found = {
        (x.name, x.iso): x
        for x in leaders()
        if fold(x.name).split()[-1] == fold(surname)
        and x.first <= day < x.end
        and any(office == x.office and iso in (None, x.iso) for office, iso in offices)
    }
    return next(iter(found.values())) if len(found) == 1 else None
