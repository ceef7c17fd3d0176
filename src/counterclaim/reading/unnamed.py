"""What nobody in particular is told to have said, held or agreed, inside a content: "it was agreed that", "claims of".

The word lists lie in ``data/inner.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.complements import LEAST, ending, words
from counterclaim.reading.subjects import subject

_SURE = 0.5
_LY = r"(?:(?:also|now|then|later|long|since|previously|\w{2,}ly)\s)?"
_OWNED = re.compile(r"(?:['’]s?|\b(?:his|her|their|its|our|my|your|whose|other|[A-Z][\w’'-]*))\s(?:[\w-]+\s)?$")
_LED = re.compile(
    r"(?:\b(?:of|on|about|by|with|amid|despite|from|to|into|after|over|against|for|and|or|are|were|been|no|the|any|all|these|those"
    r"|such|false|baseless|unfounded|widespread|credible|repeated|recent|new|multiple|several|many|some|news|media|press"
    r"|\w{2,}(?:ed|ing|s))|[“\"‘])\s?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\s(?:by|from)\s")


def unnamed(text: str, within: Interval, *, names: Sequence[Interval]) -> Iterator[Linked]:
    """Acts of saying and holding in the content ``within`` that are nobody's; code points of ``text``."""
    for found in _it_is().finditer(text, *within):
        yield from _clause(text, within, found)
    for found in _there().finditer(text, *within):
        yield from _clause(text, within, found)
    for found in _bare().finditer(text, *within):
        before = text[max(within[0], found.start() - 40) : found.start()]
        if found["cue"] == "reports" and found["link"] != "that":
            continue  # "reports of shots": what happened
        if _LED.search(before) is not None and _OWNED.search(before) is None:
            yield from _clause(text, within, found)
    for found in _is_to().finditer(text, *within):
        who = subject(text, within[0], found.start("cue"), names, open_to_all=True)
        if who is None or re.search(r"\b(?:is|are|was|were|been)\b|['’](?:s|re)\b", who.between) is None:
            continue
        if text[slice(*who.span)].lower() in ("who", "which"):
            continue
        stop = ending(text, found.start("said"), within[1], "deed")
        yield Linked(None, found.span("cue"), (who.span, (found.start("said"), stop)), _SURE)


def _clause(text: str, within: Interval, found: re.Match[str]) -> Iterator[Linked]:
    """What the act ``found`` says, from where it ends."""
    said = found.end() if found["link"] == "that" else found.start("link")
    stop = ending(text, said, within[1], "clause" if found["link"] == "that" else "thing")
    if stop - said >= LEAST and _BY.match(text, stop) is None:
        yield Linked(None, found.span("cue"), ((said, stop),), _SURE)


def _any(name: str) -> str:
    return "|".join(sorted(words(name), key=lambda word: (-len(word), word)))


@cache
def _it_is() -> re.Pattern[str]:
    return re.compile(
        rf"\b[Ii]t(?:['’]s|\s(?:is|was|has\sbeen|had\sbeen))\s(?:been\s)?{_LY}(?P<cue>{_any('it_is')})\s(?P<link>that)\s(?=\S)"
    )


@cache
def _there() -> re.Pattern[str]:
    return re.compile(
        r"\b[Tt]here(?:['’]s|\s(?:is|are|was|were|has\sbeen|have\sbeen))\s(?:(?!no\b|not\b|any\b)[\w-]+\s){0,2}?"
        rf"(?P<cue>(?:{_any('there')})s?)\s(?P<link>that|about|over)\s(?=\S)"
    )


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<cue>(?:{_any('bare')})s)\s(?P<link>that|of|about)\s(?=\S)")


@cache
def _is_to() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<cue>{_any('is_to')})\s(?P<said>to\s(?:have|be)\b)")
