"""When a body says that it learned of something, against when others say that they had told it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.differences.matching import rarity_of
from counterclaim.claims.language.lists import listed, listed_pattern, plain
from counterclaim.claims.language.words import cue_words, stem, tokens
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.text import Span

_ONLY = re.compile(r"\b(?:only|first|until|not before|no earlier than)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|n't|n’t)\b", re.IGNORECASE)
_REACH, _OBJECT = 90, 40
_ALIKE, _OFTEN = 1.0, 2
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?$")


@dataclass(frozen=True, slots=True)
class Knowing:
    """Who learned or was told of something (entity ids), in which sentence, and when: a day or month."""

    bodies: frozenset[str]
    time: Span
    when: str
    sentence: Span
    words: frozenset[str]


def learned(matter: Matter) -> Iterable[Difference]:
    """A body that learned only on one day, in one report, and was told on an earlier one, in another.

    A conflict only where both sentences share words that say something, the body's name apart, or where it was told
    earlier on two days.
    """
    rarity = rarity_of(matter)
    late = [k for lookup in matter.lookups.values() for k in _knowing(lookup, "learning", limited=True)]
    early = [k for lookup in matter.lookups.values() for k in _knowing(lookup, "telling_them", limited=False)]
    for one in late:
        met = [k for k in early if _before(k, one) and k.sentence.report != one.sentence.report]
        if not met:
            continue
        told = sorted(met, key=lambda k: (k.when, k.sentence))
        shared = sorted({w for k in told for w in one.words & k.words}, key=lambda w: (-rarity.of(w), w))
        alike = sum(rarity.of(w) for w in shared) >= _ALIKE
        firm = alike or len({k.when for k in told}) >= _OFTEN
        sides = [
            Side(matter.quote(one.time), _held(matter, [one]), evidence([one.sentence])),
            Side(matter.quote(told[0].time), _held(matter, told), evidence(k.sentence for k in told)),
        ]
        name = matter.identities.entity(sorted(one.bodies & told[0].bodies)[0]).name
        reasons = [
            Reason("learned after it was told", f"{told[0].when} / {one.when}", 1.0),
            Reason("words in common", " ".join(shared[:3]), 0.5 if alike else 0.0),
        ]
        ids = [c.id for c in matter.claims_under(sides)]
        yield difference(matter, "date", f"{name} learned", sides, reasons, conflict=firm, claims=ids)


def _before(early: Knowing, late: Knowing) -> bool:
    """Whether one body was told on a day or in a month that ended before it learned."""
    if not early.bodies & late.bodies:
        return False
    return early.when < late.when[: len(early.when)]


def _knowing(lookup: Lookup, kind: str, *, limited: bool) -> Iterator[Knowing]:
    """The sentences by which a body learned ("learned only on Sunday") or was told ("wrote to the firm in May")."""
    text = lookup.report.text
    for sentence in lookup.body():
        quote = lookup.report.quote(sentence)
        for match in listed_pattern(kind).finditer(plain(quote)):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            time = next(
                (
                    t
                    for t in lookup.times
                    if end <= t.span.start < min(sentence.end, end + _REACH) and _DAY.match(t.value or "") is not None
                ),
                None,
            )
            if time is None or time.value is None:
                continue
            if limited and _ONLY.search(text[max(sentence.start, start - 12) : time.span.start]) is None:
                continue
            if not limited and _NOT.search(text[max(sentence.start, start - 14) : start]) is not None:
                continue
            near = lookup.mentions(sentence.start, start) if limited else lookup.mentions(end, end + _OBJECT)
            bodies = [n.entity.id for n in near if n.entity.type in ("organisation", "person", "group")]
            picked = frozenset(bodies[-1:] if limited else bodies[:1])
            if picked:
                yield Knowing(picked, time.span, time.value, sentence, _words(quote))
            if limited:
                break  # who "told the Post that it wrote to the firm" told two


def _words(text: str) -> frozenset[str]:
    stop = cue_words("stop") | frozenset(listed("of_time"))
    return frozenset(stem(t.lower) for t in tokens(text) if t.lower not in stop and not text[t.start].isupper())


def _held(matter: Matter, told: Iterable[Knowing]) -> tuple[str, ...]:
    return tuple(sorted(p.id for k in told for p in matter.starting_in(k.sentence)))
