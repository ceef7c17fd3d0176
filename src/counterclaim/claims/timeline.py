"""What was said when, and what is dated to when."""

from __future__ import annotations

import re

from counterclaim.claims.clauses import stands_alone
from counterclaim.claims.matter import Matter, evidence
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.records import TimelineEntry

MOST = 80
_DATE = re.compile(r"\d{4}(?:-\d{2})?(?:-\d{2})?")


def timeline(matter: Matter) -> tuple[TimelineEntry, ...]:
    """Entries by date, then kind; of the claims of one day and kind, one each, worded by what can stand alone.

    ``said`` where a position has a day on which it was said; ``happened`` where a time expression stands in a clause.
    """
    held: dict[tuple[str, str, str], list[Proposition]] = {}
    for proposition in matter.space.propositions:
        claim = matter.claim_of.get(proposition.id)
        if claim is None:
            continue
        said = _day(proposition.said_on)
        if said is not None:
            held.setdefault((said, "said", claim.id), []).append(proposition)
        for day in _days_in(matter, proposition) if stands_alone(proposition.text) else ():
            held.setdefault((day, "happened", claim.id), []).append(proposition)
    rank = {c.id: k for k, c in enumerate(matter.claims)}
    chosen = sorted(held, key=lambda key: (rank[key[2]], key))[:MOST]
    made = []
    for date, kind, about in sorted(chosen, key=lambda key: (key[0], key[1], rank[key[2]])):
        members = sorted(held[date, kind, about], key=lambda p: p.span)
        best = max(members, key=lambda p: (not p.pointer, stands_alone(p.text), -abs(len(p.text) - 110), p.span))
        made.append(
            TimelineEntry(
                date, best.text, "said" if kind == "said" else "happened", (about,), evidence(p.span for p in members)
            )
        )
    return tuple(made)


def _day(value: str | None) -> str | None:
    """The date in a TIMEX3 value, to the day or coarser; None where it has none."""
    found = _DATE.match(value) if value is not None else None
    return found.group() if found is not None else None


def _days_in(matter: Matter, proposition: Proposition) -> list[str]:
    days = []
    for time in matter.lookups[proposition.report].times:
        if time.type in ("DATE", "TIME") and proposition.span.start <= time.span.start < proposition.span.end:
            day = _day(time.value)
            if day is not None and day not in days:
                days.append(day)
    return days
