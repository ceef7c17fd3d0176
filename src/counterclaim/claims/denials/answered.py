"""What a reply without content ("denied the claim") answers: said shortly before it by another party."""

from __future__ import annotations

import re

from counterclaim.claims.alignment.fold import party
from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.alignment.parties import names_party
from counterclaim.claims.language.clauses import is_pointer, points_back
from counterclaim.claims.language.kin import akin, content_words
from counterclaim.claims.language.lists import has, places
from counterclaim.claims.language.verdicts import only_judges
from counterclaim.claims.language.words import cue_in
from counterclaim.claims.propositions.pointed import REACH
from counterclaim.claims.records import Claim, Position
from counterclaim.text import Span

_THIS = re.compile(r"(?:this|that|these|those|such|any|all)\b", re.IGNORECASE)

_BRIEF = 3
"""Words of a denial that only points back."""
_LAST = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?)\s"
    r"(?:doing |having done )?(?:this|that|it|so)\W*$"
)
_CALLED = 20
"""Code points after a verdict in which stands what is called so: "these false allegations"."""


def answered(matter: Matter, claim: Claim, reply: Position) -> list[Position]:
    """What a reply without content ("denied the claim") answers: said shortly before it in its report by another party.

    Where it answers an allegation, the claim must speak of alleging, or name whoever denies it.
    """
    sentence = matter.lookups[reply.report].sentence(reply.span.start)
    words = matter.quote(Span(reply.report, min(sentence.start, reply.span.start), reply.span.end))
    if reply.holder == "unknown" or (has("denying", words) is None and not only_judges(reply.text)):
        return []
    near = []
    for other in claim.positions:
        if other.stance not in ("asserts", "hedges") or party(other) == party(reply) or other.holder == "unknown":
            continue
        gap = reply.span.start - other.span.end
        if other.report == reply.report and -REACH < gap <= REACH and _may_be_meant(matter, reply, other):
            near.append(other)
    before = [p for p in near if p.span.end <= reply.span.start]
    if before and _LAST.search(words) is not None:
        near = [max(before, key=lambda p: (p.span.end, p.id))]  # "denied this": what was said last
    nearest = _said_before(matter, reply)
    if nearest is not None and all(p.span.end < nearest.start for p in near if p.span.start < reply.span.start):
        return []
    if has("alleged", words) is not None:
        near = [p for p in near if accuses(p.text) or _named(matter, p, reply)]
    if not near:
        return []
    reports = {p.report for p in near}
    return near + [
        p
        for p in claim.positions
        if p.stance == "asserts" and p.report not in reports and party(p) in {party(q) for q in near}
        if p.id not in claim.beside
    ]


def accuses(text: str) -> bool:
    """Whether ``text`` speaks of alleging, and does not itself call that false ("these false allegations")."""
    false = any(has("alleged", text[end : end + _CALLED]) is not None for _, end in places("verdicts", text))
    return has("alleging", text) is not None and not false


def _may_be_meant(matter: Matter, reply: Position, other: Position) -> bool:
    """Whether a reply may mean what another says: no demand or plan, and akin to what the reply says of it itself."""
    reading = matter.lookups[other.report].reading
    if other.attribution is not None and reading.attribution(other.attribution).stance in ("demands", "intends"):
        return False
    if reply.attribution is None:
        return True
    said = [matter.quote(s) for s in matter.lookups[reply.report].reading.attribution(reply.attribution).content]
    if not said or is_pointer(said[0]) or _THIS.match(said[0]) or cue_in("pointers", said[0]) is not None:
        return True
    if len(said[0].split()) <= _BRIEF and (points_back(said[0]) or has("back_at", said[0]) is not None):
        return True  # "denied doing that"
    words = content_words(other.text)
    return any(akin(own, w) for text in said for own in content_words(text) for w in words)


def _said_before(matter: Matter, reply: Position) -> Span | None:
    """The last that another party is told to hold before a reply in its report, within reach; not the outlet itself."""
    best: Span | None = None
    for p in matter.of_report(reply.report):
        if p.voice or p.stance not in ("asserts", "hedges") or p.party == party(reply):
            continue
        if 0 < reply.span.start - p.span.end <= REACH and (best is None or p.span.start > best.start):
            best = p.span
    return best


def _named(matter: Matter, position: Position, who: Position) -> bool:
    """Whether a position's words name ``who``, or somebody of the same side."""
    row = matter.index_of.get(position.id)
    return row is not None and names_party(matter, row, who.holder_entity, who.side)
