"""One thing not done, put otherwise: that somebody failed to, refused to, chose not to, was told not to do it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.differences.lines import Line, lines_of, weight
from counterclaim.claims.differences.matching import Rarity, rarity_of
from counterclaim.claims.differences.ways import Manner, told_otherwise
from counterclaim.claims.language.kin import akin, content
from counterclaim.claims.language.lists import families, has, pattern_of
from counterclaim.claims.language.words import stem, tokens
from counterclaim.claims.records import Difference
from counterclaim.text import Span

_ENOUGH = 0.8
"""How much the verb and the words after it that are the same must tell."""
_OBJECT = 6
"""Words after the verb that tell what was not done to what."""
_MANNER = Manner("framing", "framing", "not done, put otherwise", 0.3, importance=0.4, most=2)
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

    @property
    def what(self) -> tuple[str, frozenset[str]]:
        """The deed: its verb and what it was not done to."""
        return self.verb, self.objects


def withheld(matter: Matter) -> Iterable[Difference]:
    """One verb and object told of as failed, refused, chosen against, forbidden, or plainly not done."""
    rarity = rarity_of(matter)
    found = [u for line in lines_of(matter) for u in _undone(line)]
    return told_otherwise(matter, _MANNER, found, lambda one, other: _of_one(rarity, one, other))


def _of_one(rarity: Rarity, a: Undone, b: Undone) -> bool:
    shared = a.objects & b.objects
    return akin(a.verb, b.verb) and bool(shared) and weight(rarity, shared) + rarity.of(stem(a.verb)) >= _ENOUGH


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
