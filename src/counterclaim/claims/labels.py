"""How reports name the same people and happenings: "protesters" in one, "rioters" in another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from counterclaim.claims.lists import families, pattern_of, plain
from counterclaim.claims.matter import Matter, difference, evidence
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.claims.traits import Lookup
from counterclaim.text import Span

MOST = 3
_SHOWN = 3
"""Places of one label and report that are shown."""
_NAME = 60
"""Code points of a name on either side of a word in it."""
_FEWEST = 2
"""Reports that must use words of a family at all."""


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    return {f: {w: k for k, words in groups.items() for w in words} for f, groups in families("labels").items()}


def labels(matter: Matter) -> Iterable[Difference]:
    """Words of one family, of which some reports use a kind that others never do: framing, no conflict.

    Whose words they are does not matter here: to quote "rioters" and nobody else is a choice too.
    """
    made = []
    for family, words in sorted(_words().items()):
        used: dict[str, dict[str, list[Span]]] = {}
        for report, lookup in matter.lookups.items():
            text = lookup.report.text
            for m in pattern_of(tuple(words)).finditer(plain(text)):
                if _in_a_name(lookup, m.start(), m.end()):
                    continue
                if lookup.report.part_at(m.start(), m.end()) in (None, "title", "caption"):
                    kinds = used.setdefault(words[m.group()], {})
                    kinds.setdefault(report, []).append(Span(report, m.start(), m.end()))
        reports = {r for by_report in used.values() for r in by_report}
        told = sorted(used, key=lambda k: (-len(used[k]), k))
        apart = [k for k in told if set(used[k]) != reports]
        if len(told) < 2 or not apart or len(reports) < _FEWEST or not _differ(used):
            continue
        sides = []
        for kind in told:
            spans = [s for _, found in sorted(used[kind].items()) for s in found[:_SHOWN]]
            sides.append(Side(matter.quote(spans[0]), (), evidence(spans)))
        count = sum(len(s) for k in apart for s in used[k].values())
        reasons = [
            Reason("named differently", family, 0.6),
            Reason("times", str(count), round(0.05 * min(count, 10), 4)),
        ]
        made.append(difference(matter, "framing", f"words for {family}", sides, reasons, conflict=False))
    yield from sorted(made, key=lambda d: (-d.score, d.id))[:MOST]


def _in_a_name(lookup: Lookup, start: int, end: int) -> bool:
    """Whether the word stands in a date ("9 March") or a name: no other word in a sentence has a capital."""
    span = Span(lookup.report.id, start, end)
    text = lookup.report.text
    before = text[max(0, start - 2) : start].strip()
    if text[start:end].istitle() and before[-1:].isalpha() and lookup.report.part_at(start, end) is None:
        return True
    return any(t.span.overlaps(span) for t in lookup.times) or any(
        n.mention.kind == "name" and n.mention.span.overlaps(span)
        for n in lookup.mentions(max(0, start - _NAME), end + _NAME)
    )


def _differ(used: dict[str, dict[str, list[Span]]]) -> bool:
    """Whether two reports have no kind in common, or one has a kind at least twice that another never uses."""
    reports = sorted({r for by_report in used.values() for r in by_report})
    for one in reports:
        for other in reports:
            mine = {k for k in used if one in used[k]}
            theirs = {k for k in used if other in used[k]}
            if one != other and (not mine & theirs or any(len(used[k][one]) > 1 for k in mine - theirs)):
                return True
    return False
