"""How reports name the same people and happenings: "protesters" in one, "rioters" in another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from counterclaim.claims.lines import lines_of, weight
from counterclaim.claims.lists import families, pattern_of, plain
from counterclaim.claims.matching import rarity_of
from counterclaim.claims.matter import Matter, difference, evidence
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.claims.traits import Lookup
from counterclaim.models.runtime import embed
from counterclaim.text import Span

MOST = 3
_SHOWN = 3
"""Places of one label and report that are shown."""
_NAME = 60
"""Code points of a name on either side of a word in it."""
_OFTEN = 4
_SHARED, _ALIKE = 0.9, 0.38
"""Words used less often than ``_OFTEN`` must stand in sentences of one thing: rare words they share, or likeness."""
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
        if count < _OFTEN and not _of_one(matter, sides):
            continue
        reasons = [
            Reason("named differently", family, 0.6),
            Reason("times", str(count), round(0.05 * min(count, 10), 4)),
        ]
        made.append(difference(matter, "framing", f"words for {family}", sides, reasons, conflict=False))
    yield from sorted(made, key=lambda d: (-d.score, d.id))[:MOST]


def _of_one(matter: Matter, sides: Sequence[Side]) -> bool:
    """Whether two sentences of two reports that use two of the words tell of one thing: alike, or with rare words."""
    lines, rarity = lines_of(matter), rarity_of(matter)
    told = [[n for s in side.evidence for n in lines if s.overlaps(n.span)] for side in sides]
    pairs = [
        (a, b)
        for k, ones in enumerate(told)
        for others in told[k + 1 :]
        for a in ones
        for b in others
        if a.span.report != b.span.report
    ]
    if any(weight(rarity, a.keys & b.keys) >= _SHARED for a, b in pairs):
        return True
    texts = sorted({n.text for pair in pairs for n in pair})
    vectors = dict(zip(texts, embed(texts), strict=True)) if texts else {}
    return any(float(vectors[a.text] @ vectors[b.text]) >= _ALIKE for a, b in pairs)


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
