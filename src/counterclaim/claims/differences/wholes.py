"""All of something in one report, some of it in another: "all counts" against "a third count"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.claims.alignment.matter import Matter, difference, evidence, weight_of
from counterclaim.claims.alignment.near import cosine
from counterclaim.claims.language.lists import has, listed
from counterclaim.claims.language.words import cue_words, is_negated, stem
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.text import Span

MOST = 4
HELD = ("asserts", "hedges", "partial")
_NEAR, _ALIKE = 0.3, 0.45
_NOUN = r"(?P<noun>[a-z][a-z-]{3,})\b"
_NUMBERS = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)"
_ALL = re.compile(
    rf"\b(?P<all>all|every|both|each)\s+(?:of\s+)?(?:(?:the|its|their|his|her|our|these|those|other)\s+)?(?:{_NUMBERS}\s+)?"
    rf"(?:[A-Z][\w’'-]+\s+){{0,2}}{_NOUN}"
)
_SOME = re.compile(
    rf"\b(?:(?:an?|the)\s+(?:first|second|third|fourth|fifth|single|remaining)|only\s+(?:the\s+)?{_NUMBERS}|"
    rf"(?:one|two|three|four|some|most|several|few|half|many|none)\s+of\s+(?:the|its|their|his|her|those|these)(?:\s+{_NUMBERS})?|"
    rf"some|most|several|only\s+some)\s+{_NOUN}"
)

_QUALITY = re.compile(r"(?:all|both|most|some|several)\s.*(?:[ae]nt|ous|ive|ful|able|ible|ical|less)", re.DOTALL)
"""An adjective where many of a kind would be a plural: "the most prominent", "all responsible"."""


@dataclass(frozen=True, slots=True)
class Share:
    """The row of a proposition, its words of all or some, and the stem of what they are of."""

    row: int
    span: Span
    noun: str


def wholes(matter: Matter) -> Iterable[Difference]:
    """What one report says of all of a kind and another of some; at most ``MOST``, the nearest in meaning first."""
    whole, part = (_shares(matter, pattern) for pattern in (_ALL, _SOME))
    found: dict[tuple[str, str], tuple[float, Share, Share]] = {}
    for one in whole:
        for other in part:
            if one.noun != other.noun or one.span.report == other.span.report:
                continue
            value = _related(matter, one.row, other.row)
            key = (one.noun, other.span.report)
            if value and (key not in found or value > found[key][0]):
                found[key] = (value, one, other)
    for value, one, other in sorted(found.values(), key=lambda f: (-f[0], f[1].span))[:MOST]:
        propositions = [matter.space.propositions[s.row] for s in (one, other)]
        sides = [
            Side(matter.quote(s.span), (p.id,), evidence([s.span]))
            for s, p in zip((one, other), propositions, strict=True)
        ]
        claims = matter.claims_under(sides)
        firm = _opposite(*(p.text for p in propositions))
        reasons = [Reason("some against all", f"{one.noun}: {value:.2f}", 0.4), *(weight_of(c) for c in claims[:1])]
        if firm:
            reasons.append(Reason("judged of all, cleared of some", "", 1.0))
        topic = propositions[0].text
        yield difference(
            matter, "scope", topic, sides, reasons, conflict=firm, relation="scope", claims=[c.id for c in claims]
        )


def _shares(matter: Matter, pattern: re.Pattern[str]) -> list[Share]:
    """Where propositions tell of all, or of some, of a kind of things."""
    stop = cue_words("stop") | frozenset(listed("of_time")) | frozenset(listed("whole_worlds"))
    made = []
    for row, p in enumerate(matter.space.propositions):
        if p.stance not in HELD:
            continue
        for found in pattern.finditer(matter.quote(p.span)):
            if found["noun"] in stop or _QUALITY.fullmatch(found.group()) is not None:
                continue
            start = p.span.start + found.start()
            made.append(Share(row, Span(p.report, start, p.span.start + found.end()), stem(found["noun"])))
    return made


def _opposite(whole: str, part: str) -> bool:
    """Whether what is told of all cannot be where what is told of some is: "guilty", "acquitted"."""
    if is_negated(whole) or is_negated(part):
        return False
    return has("condemned", whole) is not None and has("condemned", part) is None and has("cleared", part) is not None


def _related(matter: Matter, i: int, j: int) -> float:
    """How near two propositions are, 0 where they seem to be of two matters."""
    a, b = matter.space.about[i], matter.space.about[j]
    value = cosine(matter, i, j)
    told = a.groups & b.groups or a.groups & b.opposes or b.groups & a.opposes
    return value if value >= (_NEAR if told else _ALIKE) else 0.0
