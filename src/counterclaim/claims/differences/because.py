"""Statements of cause in a report: what is said to have brought about what, by words that join the two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.claims.language.clauses import trim
from counterclaim.claims.language.kin import content
from counterclaim.claims.language.lists import has, listed_pattern, plain
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.text import Span

_LONGEST = 170
_STOP = re.compile(
    r"[;:]|\s[–—-]\s|—|,\s(?=(?:and|but|while|which|who|as|after|according|said|says|he|she|it|they)\b)|[\"”]\s"
)
_SAID = re.compile(r",\s+(?:[\w.’'\-]+\s+){0,6}(?:said|says|told|explained|added|reported|announced|wrote|noted)\b")
_TO_DO = re.compile(
    r"\s(?:an?|the|its|their|his|her|this|that|these|those|what|how|such|some|[A-Z]\w*|\w+(?:ing|tion|tions|ness|ment|ity|ure|ures|ic|al|ed))\b"
)
_BACK = 3
_CITED_WORDS = 6
_CITED = ("cited", "citing", "pointed to")
_BARE_NOT = re.compile(r"\b(?:not|never|n't|n’t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Because:
    """One statement: ``span`` from effect to cause as it stands, ``cause`` alone, the words of the ``effect``.

    ``rejected`` where the cause is named to be ruled out. ``effect`` are the sentences before where the statement has
    no effect of its own ("The minister blamed a storm."). ``joint`` are the words that join the two.
    """

    span: Span
    cause: Span
    effect: Span
    joint: str
    rejected: bool = False


def statements_of_cause(lookup: Lookup) -> Iterator[Because]:
    """Every statement of cause in the body and title of a report, in order."""
    for sentence in lookup.body(titled=True):
        yield from _stated(lookup, sentence)


def _stated(lookup: Lookup, sentence: Span) -> Iterator[Because]:
    words, first = plain(lookup.report.quote(sentence)), sentence.start
    for kind in ("forward", "backward", "blaming"):
        for found in listed_pattern(f"cause_{kind}").finditer(words):
            made = _of(lookup, sentence, first + found.start(), first + found.end(), kind)
            if made is not None:
                yield made


def _of(lookup: Lookup, sentence: Span, start: int, end: int, kind: str) -> Because | None:
    text, report = lookup.report.text, lookup.report.id
    left = _left(text, sentence.start, start)
    right = (end, _right(text, end, min(sentence.end, end + _LONGEST)))
    if kind == "backward":
        cause, effect = left, right
    else:
        cause, effect = right, left
    cause, effect = trim(text, *cause), trim(text, *effect)
    if text[start:end].lower() in _CITED and not _names_a_cause(text[cause[0] : cause[1]]):
        return None
    if not content(text[cause[0] : cause[1]]) or has("unnamed", text[effect[0] : cause[1]]) is not None:
        return None
    if text[start:end].lower() == "due to" and _TO_DO.match(text, end) is None:
        return None  # "due to resume on Friday"
    rejected = _BARE_NOT.search(text[max(sentence.start, start - 30) : start]) is not None
    if kind == "blaming" or (not content(text[effect[0] : effect[1]]) and text[start:end].lower() == "did it"):
        effect = _before(lookup, sentence)
    if not content(text[effect[0] : effect[1]]):
        return None
    first, last = min(left[0], cause[0]), max(right[1], cause[1])
    first, last = trim(text, first, last)
    cause, last = (cause[0], _bare(text, *cause)), _bare(text, first, last)
    if kind != "blaming":
        effect = (effect[0], _bare(text, *effect))
    return Because(Span(report, first, last), Span(report, *cause), Span(report, *effect), text[start:end], rejected)


def _names_a_cause(cited: str) -> bool:
    """Whether what is cited begins as a cause does: no "law", nothing that is cited "as evidence" of something."""
    first = [t.end for t in content(cited)[:_CITED_WORDS]]
    return has("cited_causes", cited[: first[-1]]) is not None and has("cited_as", cited) is None if first else False


def _bare(text: str, start: int, end: int) -> int:
    """``end`` without full stops and marks of quotation that nothing opens."""
    while (
        end > start and text[end - 1] in ' .”"' and not (text[end - 1] in '”"' and text[start:end].count('"') % 2 == 0)
    ):
        end -= 1
    return end


def _before(lookup: Lookup, sentence: Span) -> tuple[int, int]:
    """The sentences before, at most ``_BACK``, of the same or the last paragraph."""
    start = sentence.start
    for _ in range(_BACK):
        start = min(start, lookup.sentence(max(0, start - 2)).start)
    return start, sentence.start


def _left(text: str, start: int, end: int) -> tuple[int, int]:
    cuts = [m.end() for m in _STOP.finditer(text, start, end)]
    at = max([start, end - _LONGEST, *(c for c in cuts if content(text[c:end]))])
    return at, end


def _right(text: str, start: int, end: int) -> int:
    for pattern in (_SAID, _STOP):
        found = pattern.search(text, start, end)
        if found is not None:
            end = found.start()
    return end
