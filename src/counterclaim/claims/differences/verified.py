"""How far what is told is verified: confirmed in one report, still looked into, or not held credible in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.differences.lines import Line, lines_of, weight
from counterclaim.claims.differences.matching import Rarity, rarity_of
from counterclaim.claims.differences.ways import Manner, told_otherwise
from counterclaim.claims.language.kin import content
from counterclaim.claims.language.lists import families, listed, listed_pattern, pattern_of
from counterclaim.claims.records import Difference
from counterclaim.text import Span

_AROUND, _AHEAD = 60, 4
_SHARED, _ENOUGH = 2, 0.8
_MANNER = Manner(
    "framing", "framing", "how far verified", 0.4, importance=0.5, most=2, shown=3, topic="how far it is verified"
)


@dataclass(frozen=True, slots=True)
class Verified:
    """A word on how far something is verified: ``how``, where it stands, the keys of its sentence (``what``)."""

    span: Span
    how: str
    what: frozenset[str]


def verified(matter: Matter) -> Iterable[Difference]:
    """What reports say of how far one thing is verified, where two differ; no conflict."""
    rarity = rarity_of(matter)
    found = [v for line in lines_of(matter) for v in _verified(line)]
    return told_otherwise(matter, _MANNER, found, lambda one, other: _of_one(rarity, one.what & other.what))


def _of_one(rarity: Rarity, shared: frozenset[str]) -> bool:
    return len(shared) >= _SHARED and weight(rarity, shared) >= _ENOUGH


@lru_cache(maxsize=1)
def _ways() -> dict[str, re.Pattern[str]]:
    return {how: pattern_of(words) for how, words in families("verified")["ways"].items()}


_NOT = re.compile(
    r"\b(?:not|never|no|neither|nor|without|yet|cannot|could|unable|if|when|whether|until|unless|to)\b|n't\b"
)
_DONE = re.compile(r"\b(?:was|were|been|being|is|are|later|since|independently|and|deemed|found|considered)\s+$")


def _informs(text: str, start: int, end: int) -> str | None:
    """The word for information that is verified: right after, or before where it is told of as verified."""
    after = " ".join(text[end : end + _AROUND].split()[:_AHEAD])
    found = listed_pattern("information").search(after)
    if found is None and (_DONE.search(text[:start]) or text[start:end] not in listed("verbs_verifying")):
        found = listed_pattern("information").search(text, max(0, start - 2 * _AROUND), start)
    return found.group() if found is not None else None


def _verified(line: Line) -> Iterator[Verified]:
    """Of each sentence the first word on it, with a word for information near."""
    taken: list[tuple[int, int]] = []
    for how, pattern in _ways().items():
        for m in pattern.finditer(line.text):
            if any(m.start() < e and s < m.end() for s, e in taken):
                continue
            taken.append(m.span())
            start = max(0, m.start() - _AROUND)
            if how == "confirmed" and _NOT.search(line.text[start : m.start()]) is not None:
                continue
            if _informs(line.text, m.start(), m.end()) is None:
                continue
            words = content(line.text[start : m.start()])[-3:]
            first = start + words[0].start if words else m.start()
            span = Span(line.span.report, line.span.start + first, line.span.start + m.end())
            yield Verified(span, how, line.keys)
            break
