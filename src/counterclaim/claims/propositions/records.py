"""A proposition as one report puts it, and what it is about: all that alignment looks at."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from counterclaim.claims.language.quantities import Quantity
from counterclaim.claims.records import PositionStance
from counterclaim.text import Span


@dataclass(frozen=True, slots=True)
class Proposition:
    """What somebody holds, in one report, before it is aligned.

    ``span`` proves ``text``; ``standalone`` is the text with pronouns and descriptions replaced by names. ``pointer``
    marks a reply without content of its own ("denied the claim"); ``disputes`` is False where a denial is of something
    else than a claim ("opposed the bill"). ``focus`` is the entity that a coordinated content was split for.
    ``said_on`` is a TIMEX3 value; ``at`` the day to order by: said-on, else published.
    ``prominence`` is 1 in a title, less in a lead, 0 after it; ``depth`` how far down its report it begins, 0 to 1.
    ``settled`` where a person gave the stance; ``told_with_cue`` where the words begin with the act of saying;
    ``value`` its numbers, days and places (``values.py``).
    ``implied`` the id of what it says is not so, where it denies a claim without a word of denying.
    """

    id: str
    report: str
    span: Span
    text: str
    standalone: str
    sentence: Span
    holder: str
    stance: PositionStance
    entity: str | None = None
    side: str | None = None
    chain: tuple[str, ...] = ()
    addressee: str | None = None
    attribution: str | None = None
    said_on: str | None = None
    at: str = ""
    confidence: float = 1.0
    voice: bool = False
    quoted: bool = False
    concedes: bool = False
    confirms: bool = False
    retracts: bool = False
    pointer: bool = False
    disputes: bool = True
    focus: str | None = None
    prominence: float = 0.0
    settled: bool = False
    told_with_cue: bool = False
    depth: float = 0.0
    value: str | None = None
    implied: str | None = None

    @property
    def party(self) -> str:
        """Who holds it, for telling parties apart: the side, else the entity, else the name."""
        return self.side or self.entity or bare_name(self.holder)


def bare_name(name: str) -> str:
    """A holder's name as it tells parties apart: "The ministry" is "the ministry" is "ministry"."""
    return name.replace("’", "'").casefold().removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a proposition is about.

    ``stems`` and predicate ``groups`` of the standalone text; ``entities`` are ids, ``places`` those of places that are
    no countries, ``people`` those of people; ``part`` which part of something it speaks of, "" for the whole; ``where``
    degrees (WGS 84) of ``places``; ``subject_side`` the side, or state, of whoever its verb is of; ``unreal`` where it
    is tried, wanted or imagined; ``opposes`` the groups that exclude its own.
    """

    entities: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    quantities: tuple[Quantity, ...] = ()
    days: frozenset[str] = frozenset()
    part: str = ""
    where: tuple[tuple[float, float], ...] = ()
    subject_side: str | None = None
    unreal: bool = False
    negated: bool = False
    opposes: frozenset[str] = field(default=frozenset())


Found = tuple[Proposition, Traits]


def proposition_id(*material: object) -> str:
    """12 hexadecimal digits from what it is made of: the same reports give the same ids."""
    return hashlib.sha256("\0".join(map(str, material)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
