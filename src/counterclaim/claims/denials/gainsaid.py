"""What a denial by a word of denying is turned on: told by the words it shares, or accused of just before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.alignment.near import cosine
from counterclaim.claims.alignment.parties import charges_party, names_party
from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.language.kin import content, telling_alike
from counterclaim.claims.language.lists import has, listed, listed_pattern, plain
from counterclaim.claims.language.nots import unconditional
from counterclaim.claims.propositions.records import Proposition
from counterclaim.text import Span

_HEAD = 80
"""Code points at the head of what is denied in which it is called somebody's words."""
_DEED = re.compile(r"\W*(?:that )?(?:ever |having |\w+ing\b)", re.IGNORECASE)
_BY = re.compile(r"\bby\s+")
_OWN = 4
_GRANTED = 4
"""Words at the head of what is denied in which stand one's own part in it, or what was asked for."""
_KNOWN = 2
"""Words of a denial of which one tells that it is of knowing."""
_NEAR, _ACCUSED = 700, 500
"""Code points before a denial in which what it answers ends: with words in common, or only an accusation."""
_FAINT, _LIKE, _ALONE = 0.45, 0.5, 0.35
"""How near by meaning the two must be: beside an accusation, without, and where they share no words."""
_HALF, _MOST = 0.5, 0.6
"""The share of the telling words of a denial that the other has: nearby, and anywhere."""


@dataclass(frozen=True, slots=True)
class Gainsaid:
    """What a denial tells of the matter, its ``words``.

    ``claimed`` where it calls it somebody's words, ``own`` where it is one's own part in something.
    """

    words: tuple[str, ...]
    claimed: bool
    own: bool


def claimed(text: str) -> bool:
    """Whether what is denied is called somebody's words: "claims that", "talk of"."""
    return has("claimed", text[:_HEAD]) is not None


def granted(text: str) -> bool:
    """Whether what is denied is what was asked for, and so refused: "denied bail", "rejected an attempt"."""
    head = " ".join(text.split()[:_GRANTED])
    return has("granted", head) is not None and not claimed(text)


def gainsaid(matter: Matter, denial: Proposition) -> Gainsaid | None:
    """What a denial is of; None where it is of no statement, but of a thing ("repulsed his advances")."""
    told = _told(matter, denial)
    own = has("own_part", " ".join(told.split()[:_OWN])) is not None
    called = claimed(denial.text)
    if not (called or own or _DEED.match(told) or stands_alone(told.removeprefix("that "))):
        return None
    return Gainsaid(_words(matter, denial), called, own)


def _told(matter: Matter, denial: Proposition) -> str:
    """What is denied, from its first word."""
    if denial.attribution is None:
        return denial.text
    spans = matter.lookups[denial.report].reading.attribution(denial.attribution).content
    return matter.quote(spans[0]) if spans else denial.text


def _words(matter: Matter, denial: Proposition) -> tuple[str, ...]:
    """The words of a denial that tell of the matter: no names, nor words of denying."""
    span = denial.span
    lookup = matter.lookups[span.report]
    names = [n.mention.span for n in lookup.mentions(span.start, span.end) if n.mention.kind == "name"]
    idle = set(listed("denying_words")) | set(listed("own_part"))
    found = []
    for token in content(denial.text):
        at = span.start + token.start
        capital = token.start > 0 and denial.text[token.start].isupper()
        if token.lower in idle or token.lower.endswith("ly") or capital or any(n.start <= at < n.end for n in names):
            continue
        found.append(token.lower)
    return tuple(found)


def meets(matter: Matter, i: int, j: int, denied: Gainsaid) -> bool:
    """Whether the denial at row ``i`` meets what row ``j`` tells."""
    a, b = matter.space.propositions[i], matter.space.propositions[j]
    if a.party == b.party or a.span.overlaps(b.span) or not denied.words:
        return False
    names = names_party(matter, j, a.entity, a.side)
    if denied.own and not charges_party(matter, j, a.entity, a.side):
        return False
    if has("knowing", " ".join(denied.words[:_KNOWN])) is not None and has("knowing", b.text) is None:
        return False  # who denies that he knew of it denies no more than that
    firm = unconditional(b.text)
    told = [w.lower for w in content(firm)]
    shared = [w for w in denied.words if any(telling_alike(w, t) for t in told)]
    share, likeness = len(shared) / len(denied.words), cosine(matter, i, j)
    charged = has("charging", firm) is not None
    if b.voice and not charged and not (share == 1.0 and len(shared) > 1):
        return False
    gap = a.span.start - b.span.end if a.report == b.report else -1
    beside = charged or _charged(matter, b)
    if 0 < gap <= _NEAR and shared and share >= _HALF and likeness >= (_FAINT if beside else _LIKE):
        return True
    if 0 < gap <= _ACCUSED and charged and denied.claimed and names and likeness >= _ALONE:
        return True
    if names and charged and share == 1.0 and likeness >= _FAINT:
        return True
    if likeness < _LIKE:
        return False
    if denied.own and shared and beside:
        return True
    known = names or bool(matter.space.about[i].entities & matter.space.about[j].entities)
    return known and len(shared) > 1 and share >= _MOST


def accusers(matter: Matter, denial: Proposition) -> frozenset[str]:
    """The parties whose accusations a denial says that it is of: "the allegations against her by Varga and Holt"."""
    span, text = denial.span, plain(denial.text)
    noun = listed_pattern("alleged").search(text[:_HEAD])
    told = text.find(" that ", noun.end()) if noun is not None else -1
    by = list(_BY.finditer(text, noun.end(), told if told >= 0 else len(text))) if noun is not None else []
    if not by:
        return frozenset()
    named = matter.lookups[span.report].mentions(span.start + by[-1].end(), span.end)
    return frozenset(n.entity.side or n.entity.id for n in named)


def charged_by(matter: Matter, i: int, j: int, parties: frozenset[str]) -> bool:
    """Whether row ``j`` is an accusation by one of ``parties`` of whoever denies row ``i``."""
    a, b = matter.space.propositions[i], matter.space.propositions[j]
    if b.party not in parties or a.party == b.party or a.span.overlaps(b.span):
        return False
    return names_party(matter, j, a.entity, a.side) and (has("charging", b.text) is not None or _charged(matter, b))


def _charged(matter: Matter, told: Proposition) -> bool:
    """Whether somebody is accused of something in the sentence of ``told``."""
    start, end = min(told.sentence.start, told.span.start), max(told.sentence.end, told.span.end)
    words = plain(matter.quote(Span(told.report, start, end)))
    return listed_pattern("charging").search(words) is not None
