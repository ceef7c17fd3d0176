"""One thing not done, put otherwise: that somebody failed to, refused to, chose not to, was told not to do it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.claims.kin import akin, content
from counterclaim.claims.lines import Line, lines_of, put_otherwise, weight
from counterclaim.claims.lists import families, has, pattern_of
from counterclaim.claims.matching import Rarity, rarity_of
from counterclaim.claims.matter import Matter, difference, side_on, weight_of_heaviest
from counterclaim.claims.records import Difference, Reason
from counterclaim.claims.words import stem, tokens
from counterclaim.text import Span

MOST = 2
_ENOUGH = 0.8
"""How much the verb and the words after it that are the same must tell."""
_OBJECT = 6
"""Words after the verb that tell what was not done to what."""
_IMPORTANCE = 0.4
_PASSIVE = re.compile(
    r"\b(?:was|were|had been|has been|have been|been) (?:not|never) (?:\w+ly )?(?P<verb>\w+ed|\w+en)\b"
)
_TOLD = re.compile(
    r"\b(?:told|ordered|directed|instructed|urged|advised|forbade|asked) (?:[\w'-]+ ){1,4}not to (?P<verb>\w+)\b"
)


@dataclass(frozen=True, slots=True)
class Undone:
    """A way to put that something was not done: ``how``, the ``verb``, the stems that tell to what."""

    span: Span
    how: str
    verb: str
    objects: frozenset[str]


def withheld(matter: Matter) -> Iterable[Difference]:
    """One verb and object told of as failed, refused, chosen against, forbidden, or plainly not done; at most two."""
    found = [u for line in lines_of(matter) for u in _undone(line)]
    rarity = rarity_of(matter)
    made = []
    used: set[Span] = set()
    settled: set[tuple[str, str, frozenset[str]]] = set()  # of copies the first is looked at
    for one in found:
        if one.span in used or (one.how, one.verb, one.objects) in settled:
            continue
        same = [u for u in found if akin(u.verb, one.verb) and (u is one or _of_one(rarity, u, one))]
        how = {h: [u for u in same if u.how == h] for h in dict.fromkeys(u.how for u in same)}
        if not put_otherwise(how):
            if _of_one(rarity, one, one):
                settled.add((one.how, one.verb, one.objects))
            continue
        used |= {u.span for u in same}
        sides = [side_on(matter, [u.span for u in group]) for group in how.values()]
        touched = matter.claims_under(sides)
        reasons = [
            weight_of_heaviest(touched, _IMPORTANCE),
            Reason("not done, put otherwise", ", ".join(how), 0.3),
        ]
        claims = [c.id for c in touched]
        made.append(difference(matter, "framing", sides[0].value, sides, reasons, conflict=False, claims=claims))
    yield from sorted(made, key=lambda d: (-d.score, d.id))[:MOST]


def _of_one(rarity: Rarity, a: Undone, b: Undone) -> bool:
    shared = a.objects & b.objects
    return bool(shared) and weight(rarity, shared) + rarity.of(stem(a.verb)) >= _ENOUGH


@lru_cache(maxsize=1)
def _ways() -> dict[str, re.Pattern[str]]:
    return {
        how: re.compile(pattern_of(words).pattern + r" (?P<verb>\w+)")
        for how, words in families("undone")["ways"].items()
    }


def _undone(line: Line) -> Iterator[Undone]:
    patterns = [*_ways().items(), ("not done", _PASSIVE), ("told not to", _TOLD)]
    for how, pattern in patterns:
        for m in pattern.finditer(line.text):
            verb = m["verb"]
            if any(has(kind, verb) is not None for kind in ("speaking", "no_denial", "undone_idle")):
                continue
            start = m.start()
            rest = content(line.text[m.end() :])[:_OBJECT]
            end = m.end() + (rest[-1].end if rest else 0)
            before = {stem(t.lower) for t in content(line.text[:start])[-_OBJECT:]} if pattern is _PASSIVE else set()
            objects = frozenset({stem(t.lower) for t in rest} | before)
            if pattern is _PASSIVE:
                words = tokens(line.text[:start])[-_OBJECT:]
                start = words[0].start if words else start
            span = Span(line.span.report, line.span.start + start, line.span.start + end)
            yield Undone(span, how, verb, objects)
