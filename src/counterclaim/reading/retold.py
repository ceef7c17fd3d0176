"""Words told to somebody inside a content, which the network passes over: "the mayor had told the crew of the leak",
"the lad shouted to the rest, ‘Run.’".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.lemmas import data
from counterclaim.reading.roles import phrase_start, roles, touching, words

_REACH = 90  # code points before a verb in which its subject stands
_SURE = 0.6
_HEARER = (
    r"(?:him|her|them|me|us|it|you|reporters|(?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w.’'-]*"
    r"|(?:the|an?|his|her|its|their|my|our|other)\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+|[a-z]+s)"
)
_BEFORE = re.compile(
    r"(?:\b(?:had|has|have|also|just|already|then|later|once|themselves|himself|herself|itself|\w{2,}ly)|['’](?:d|ve))\s*$"
)
_PRONOUN = re.compile(r"\b(?:he|she|they|it|I|we|who|He|She|They|It|We|Who)\s*$")
_APPOSITION = re.compile(r",\s[^,;.:!?]{3,80},\s*$")
_NOUN = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]ome|[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Ii]ts|[Tt]wo|[Tt]hree|[Ss]everal|[Mm]any)"
    r"\s+(?:(?!and\b|or\b|but\b)[\w’'-]+\s+){0,2}[\w’'-]+\s*$"
)


def retold(text: str, within: Interval, *, names: Sequence[Interval]) -> Iterator[Linked]:
    """What stands told in the content ``within``, to the end of its sentence or quotation; code points of ``text``."""
    start, end = within
    acts = [(found, found.start("cue")) for found in _told().finditer(text, start, end)]
    acts += [(found, found.start("rang")) for found in _RANG.finditer(text, start, end)]
    for found, verb in acts:
        source = _subject(text, start, verb, names)
        if source is not None:
            said = found.start("said") if found["said"] is not None else found.start("clause")
            stop = _SENTENCE.search(text, said, end)
            yield Linked(source, found.span("cue"), ((said, stop.start() if stop else end),), _SURE)
    for found in _shouted().finditer(text, start, end):
        source = _subject(text, start, found.start("cue"), names)
        if source is not None:
            yield Linked(source, found.span("cue"), (found.span("said"),), _SURE)


_CLAUSE = (
    r"(?:(?:he|she|it|they|we|I|there|you)\b"
    r"|(?:the|his|her|their|its|an?|this|these|my|our)\s(?:[\w’'-]+\s){1,3}(?:is|are|was|were|had|has|would|will|could)\b)"
)
_RANG = re.compile(
    r"\b(?P<rang>rang|phoned|telephoned|called|wrote|texted|emailed|contacted|messaged|radioed)\s(?:(?!to\b)[\w’'-]+\s){0,9}?"
    r"(?P<cue>to\s(?:tell|inform|assure|warn|remind|say|ask))\b\s(?:(?:him|her|them|me|us|people|everyone)\s)?(?:that\s)?(?P<said>[\w’'“‘\"-]+)"
)
_SENTENCE = re.compile(r"[.!?…](?=[”\"’')\]]*(?:\s+[A-Z“\"‘]|\s*$))|[;\n]")


@cache
def _told() -> re.Pattern[str]:
    verbs = "|".join(data("data/private.yml")["retold"])
    return re.compile(
        rf"\b(?P<cue>{verbs})\s+(?:{_HEARER}\s+(?:that\s+)?(?P<said>(?:(?<=that\s)\S|of|about|to|whether|what|how|why|so)\b)"
        rf"|(?:him|her|them|me|us|people)\s+(?P<clause>{_CLAUSE}))"
    )


@cache
def _shouted() -> re.Pattern[str]:
    verbs = "|".join(data("data/private.yml")["shouted"])
    return re.compile(
        rf"\b(?P<cue>{verbs})(?:\s+(?:to\s+)?{_HEARER})?(?:[,:]|\s+back[,:]|(?<=ed)|(?<=ing)|(?<=goes)|(?<=went))\s+(?P<said>(?:‘[^“”\n]{{2,300}}?[.,!?…—]’|'[^\"\n]{{2,300}}?[.,!?…—]')(?!\w))"
    )


def _subject(text: str, low: int, at: int, names: Sequence[Interval]) -> Interval | None:
    """Who stands before a verb at ``at``: a pronoun, a name, a role or another noun with its article."""
    low = max(low, at - _REACH)
    while (passed := _BEFORE.search(text, low, at)) is not None:
        at = passed.start()
    at = low + len(text[low:at].rstrip())
    pronoun = _PRONOUN.search(text, low, at)
    if pronoun is not None:
        return pronoun.start(), at
    aside = _APPOSITION.search(text, low, at)
    last = at - 1 if aside is not None else at
    for end in (aside.start() if aside is not None else at, last):
        name = next((n for n in touching(names, low, end) if n[1] == end and n[0] >= low), None)
        if name is not None:
            return name[0], last
        before = words(text, low, end)
        if before and before[-1].end == end and before[-1].lower in roles().lasts:
            return before[phrase_start(text, before, len(before) - 1, touching(names, low, end))].start, last
    noun = _NOUN.search(text, low, at)
    return (noun.start(), at) if noun is not None else None
