"""What was said when, and what is dated to when."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.claims.clauses import stands_alone
from counterclaim.claims.dating import dated, day_in
from counterclaim.claims.headings import likely_same
from counterclaim.claims.matter import Matter, evidence
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.records import TimelineEntry, TimelineKind

MOST = 80
Key = tuple[str, TimelineKind, str, str]
"""Day, kind, claim, and who holds it: "" where an outlet tells it in its own voice."""


def timeline(matter: Matter) -> tuple[TimelineEntry, ...]:
    """Entries by date, then kind; of the claims of one day, kind and holder one each, worded by what can stand alone.

    ``said`` where a position has a day on which it was said; ``happened`` or ``expected`` where the predicate of its
    words is dated (``dating.py``). What was said of a day is not said again as what happened on it.
    """
    held: dict[Key, list[Proposition]] = {}
    for proposition in matter.space.propositions:
        claim = matter.claim_of.get(proposition.id)
        if claim is None:
            continue
        holder = "" if proposition.voice else proposition.party
        said = day_in(proposition.said_on)
        if said is not None and not _after(said, matter.published(proposition.report)):
            held.setdefault((said, "said", claim.id, holder), []).append(proposition)
        for day, what in dated(matter.lookups[proposition.report], proposition):
            if day != said:
                held.setdefault((day, what, claim.id, holder), []).append(proposition)
    rank = {c.id: k for k, c in enumerate(matter.claims)}
    chosen = sorted(_each_once(held), key=lambda key: (rank[key[2]], key))[:MOST]
    made = []
    for key in sorted(chosen, key=lambda key: (key[0], key[1], rank[key[2]], key[3])):
        date, kind, about, _ = key
        best = _best(held[key])
        same = [p for p in held[key] if p is best or _same(matter, p, best)]
        made.append(TimelineEntry(date, best.text, kind, (about,), evidence(p.span for p in same)))
    return tuple(made)


def _best(members: Iterable[Proposition]) -> Proposition:
    ordered = sorted(members, key=lambda p: p.span)
    return max(ordered, key=lambda p: (not p.pointer, stands_alone(p.text), -abs(len(p.text) - 110), p.span))


def _after(day: str, published: str) -> bool:
    """Whether ``day`` lies after the report's own publication."""
    return bool(published) and day[: len(published)] > published[: len(day)]


def _each_once(held: dict[Key, list[Proposition]]) -> list[Key]:
    """Of entries of one day in the same words only the first: what was said, then what an outlet tells itself."""
    kept: list[Key] = []
    words: dict[str, list[Proposition]] = {}
    for key in sorted(held, key=lambda k: (k[0], k[1] != "said", k[3] != "", k)):
        best = _best(held[key])
        before = words.setdefault(key[0], [])
        if not any(best.span.overlaps(p.span) or best.text == p.text for p in before):
            kept.append(key)
            before.append(best)
    return kept


def _same(matter: Matter, one: Proposition, other: Proposition) -> bool:
    i, j = matter.index_of.get(one.id), matter.index_of.get(other.id)
    return i is not None and j is not None and likely_same(matter.space, i, j)
