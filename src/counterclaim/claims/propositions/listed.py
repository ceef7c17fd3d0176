"""Places and people told together, of each of whom a predicate tells: "took X and Y", "X and Y were arrested"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.claims.language.lists import has, listed, listed_pattern, plain
from counterclaim.claims.language.words import Token, groups_in, tokens
from counterclaim.claims.propositions.traits import Lookup, Named
from counterclaim.identity.lexicon import nation

_JOINED = re.compile(r"\s*(?:,|and|or|, and|, or|as well as|nor)\s*(?:both\s+|the cities of\s+)?")
_PASSIVE = re.compile(r"(?:both |all )?(?:(?:have|had|has) (?:both |all |also )?been|were|are|was|will be|being)\b")
_GOES_ON = re.compile(r",?\s(?:and|or)\s|,\s(?=[A-Z])")
_HANGING = frozenset(("when", "while", "as", "that", "who", "which", "where", "before", "after", "because", "if"))
_FARTHEST = 4
"""Words between a list of people, or of what a clause begins with, and the predicate that is told of each."""
_BEGINS = 3
"""Words of a clause before a list that it begins with: "Both", "The towns of"."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a clause tells of one of a list, up to ``end``, the ``others`` left out; ``focus`` None: all of it."""

    end: int
    focus: Named | None = None
    others: tuple[Named, ...] = ()

    @property
    def without(self) -> frozenset[str]:
        """The entities left out."""
        return frozenset(n.entity.id for n in self.others)

    def wording(self, standalone: str, lookup: Lookup) -> str:
        """``standalone`` without the others."""
        if self.focus is None:
            return standalone
        for other in self.others:
            surface = re.escape(lookup.report.quote(other.mention.span))
            standalone = re.sub(rf"(?:,|\band|\bor)?\s*\b{surface}(?!\w)", "", standalone)
        own = re.escape(lookup.report.quote(self.focus.mention.span))
        standalone = re.sub(rf"(?:,\s*|\b(?:and|or|both)\s+)+(?={own}(?!\w))", " ", standalone, flags=re.IGNORECASE)
        return " ".join(standalone.split())


WHOLE = Part(0)
"""A clause that lists nothing."""


def parts(lookup: Lookup, start: int, end: int, *, own: bool = False) -> list[Part]:
    """``start``..``end`` for each of what it lists: the first up to its name where nothing follows the list; ``own``
    where an outlet tells it itself."""
    run = coordinated(lookup, start, end, own=own)
    if len(run) < 2:
        return [Part(end)]
    ends = not tokens(lookup.report.text[run[-1].mention.span.end : end])
    return [
        Part(
            one.mention.span.end if k == 0 and ends else end,
            one,
            tuple(n for n in run if n.entity.id != one.entity.id),
        )
        for k, one in enumerate(run)
    ]


def coordinated(lookup: Lookup, start: int, end: int, *, own: bool = False) -> list[Named]:
    """The places or people of a list of each of whom is told what may be told of one alone ("took X and Y", "X and Y
    were arrested"); of what is attributed, so not ``own``, also the places of one anywhere after a predicate ("the
    siege of X in P, Y or Z"); else nothing.

    "between X and Y" is one relation, not two statements, and so is what they do together ("X and Y met").
    """
    text = lookup.report.text
    for kind in ("place", "person"):
        run = _run(lookup, start, end, kind)
        if len(run) < 2:
            continue
        if not own and kind == "place" and groups_in(tokens(text[start : run[0].mention.span.start])):
            return run
        if _of_each(text, start, end, run):
            return run
    return []


def _run(lookup: Lookup, start: int, end: int, kind: str) -> list[Named]:
    """The first list of names of that kind, in order; nothing where they are of one relation."""
    text = lookup.report.text
    named = [n for n in lookup.mentions(start, end) if n.entity.type == kind and n.mention.kind == "name"]
    run: list[Named] = []
    at = -1
    skip = False
    for one in named:
        span = one.mention.span
        if run and _lies_in(text[at : span.start].strip(), one):
            at = span.end  # "X in P": where X lies
            continue
        if run and _JOINED.fullmatch(text, at, span.start) is not None:
            run.append(one)
        elif len(run) < 2:
            run = [one]
            skip = (
                re.search(r"\b(?:between|from)\W+(?:\w+\W+){0,2}$", text[start : span.start], re.IGNORECASE) is not None
            )
        else:
            break
        at = span.end
    distinct = {n.entity.id: n for n in reversed(run)}
    if skip or len(distinct) < 2:
        return []
    return sorted(distinct.values(), key=lambda n: n.mention.span.start)


def _of_each(text: str, start: int, end: int, run: Sequence[Named]) -> bool:
    """Whether a predicate that may be told of one alone stands right before the list, or follows the list that the
    clause begins with."""
    first, last = run[0].mention.span, run[-1].mention.span
    if has("as_one", text[start:end]) is not None or _GOES_ON.match(text, last.end, end) is not None:
        return False
    if _told_before(text[start : first.start]):
        return True
    return len(tokens(text[start : first.start])) <= _BEGINS and _told_after(text[last.end : end])


def _told_before(text: str) -> bool:
    near = tokens(text)[-_FARTHEST:]
    return _of_one(near) and not {t.lower for t in near} & _HANGING


def _told_after(text: str) -> bool:
    """In the passive or without an object: "Holt and Tarr were hurt", not "Holt and Tarr hurt the clerk"."""
    near = tokens(text)[:_FARTHEST]
    if not near or text[: near[0].start].strip():
        return False  # "Holt and Tarr, who": something stands between
    at = near[0].start
    passive = _PASSIVE.match(text, at) is not None
    return (passive or listed_pattern("befalls").match(plain(text), at) is not None) and _of_one(near)


def _of_one(words: Sequence[Token]) -> bool:
    told = groups_in(words)
    return bool(told) and told <= frozenset(listed("of_each"))


def _lies_in(between: str, place: Named) -> bool:
    """Whether ``place`` is where the place before it lies: "X in P", "X, P" where P is no town like it."""
    known = place.entity.place
    if place.entity.type != "place":
        return False
    town = known is not None and not known.wide and nation(place.entity.name) is None
    return between in ("in", "in the") or (between == "," and not town)
