"""To whom a thing was said, in the report's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.reading.lemmas import data
from counterclaim.reading.manner import Interval, goes_with, head_of, occasion, outlet, press, sentence_of, words_of

#: The longest name of a hearer, in code points.
LONGEST = 80

_STOP = re.compile(
    r"[,;:!?\"“”—\n]|(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z])\.(?=\s|$)|\s(?:that|in|on|at|during|after|before|from|by|as|when|while|whether|if|how|what|why|about"
    r"|of\sthe\s(?:attack|incident)|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|last|this"
    r"|earlier|later|late|early|he|she|they|it|there|via|through|not|following|amid|against|over|for|who|whose|which)\b"
)
_TO = re.compile(r"\s+(?:not\s+)?to\s+(?:not\s+)?[a-z]")
_NO_HEARER = re.compile(
    r"(?:that|for|on|to|of|with|what|who|ahead|by|in|at|about|as|if|whether|how|why|when|back|out|off|more|no|not|and|or|but"
    r"|today|yesterday|tomorrow|last|this\s(?:week|month|year)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|(?:him|them|me|us|you|it|her)(?:\s(?:all|both|back|again|so|once|twice|(?:one|two|three|four|\w+ty)\stimes))*$"
    r"|(?:himself|herself|themselves|there|everything|nothing|something|anyone|anybody|questions?|stories)$",
    re.IGNORECASE,
)
#: Whom one is told of: "reminded viewers of".
_OF = re.compile(r"\s+of\s.*", re.DOTALL)
_WRITTEN = re.compile(r"\b(?:in|by|via|with)\s", re.IGNORECASE)
_CALLS_ON = re.compile(
    r"\s{1,3}(?:on|upon|for)\s{1,3}(?P<who>[^,;:.!?\"“”\n]{2,60}?)\s+(?:not\s+)?to\s+(?:not\s+)?[a-z]"
)


@cache
def _written_to() -> re.Pattern[str]:
    """ "in a letter to the council", "in an interview with the Gazette"."""
    who = r"(?P<who>(?:(?:the|his|her|its|their|all|an?)\s)?(?:[A-Z][\w’'&.-]*|(?:" + words_of("hearers") + r")\b)"
    return re.compile(
        rf"\b(?:{words_of('forms')}|remarks|testimony|emails?|speech)\s(?:to|with)\s{who}(?:\s[A-Z][\w’'&.-]*){{0,4}})",
    )


_FRONTED = re.compile(
    r"(?:^|[.!?\n\"”]\s{0,3})(?:Addressing|Briefing|(?:Speaking|Writing|Talking|Appealing)\s(?:to|with|before))\s"
    r"(?P<who>[^,;:.!?\"“”\n]{2,60}?)(?=,|\s(?:on|in|at|after|during)\s)"
)


def addressee(
    text: str,
    *,
    cue: Interval | None,
    content: Sequence[Interval],
    source: Interval | None = None,
) -> str | None:
    """Whom a thing was said to, in the report's words: "told reporters", "urged all sides to", "in a letter to her".

    The cue's object comes first, then who was written or spoken to in the same sentence. A pronoun is no answer.
    """
    if cue is None:
        return None
    head = head_of(text[cue[0] : cue[1]])
    made = _object_of(text, cue, content, head)
    if made is not None and source is not None and cue[1] <= source[0]:
        # "warned Ora Lind": who follows the cue is the speaker.
        made = None if made in text[source[0] : source[1]] or text[source[0] : source[1]].startswith(made) else made
    return made if made is not None else _beside(text, cue, content, source)


def _object_of(text: str, cue: Interval, content: Sequence[Interval], head: tuple[str, ...]) -> str | None:
    rules = data("channels.yml")
    after = text[cue[1] : cue[1] + 90]
    inside = next((c for c in content if 0 <= c[0] - cue[1] <= 3), None)
    if any(lemma in ("call", "appeal") for lemma in head):
        found = _CALLS_ON.match(after)
        return _clean(found["who"]) if found is not None else None
    last = re.findall(r"[^\W\d_]+", text[cue[0] : cue[1]])[-1:]
    if (last and last[0].lower() in rules["no_object"]) or _WRITTEN.search(text[cue[0] : cue[1]]) is not None:
        return None
    if any(lemma in rules["addressed"] for lemma in head):
        object_ = _object(after)
        if object_ is None:
            return None
        # Where the content begins right after the cue, its first words are the one addressed only before "to do".
        if inside is not None and re.match(r"(?:that\s+)?$", text[cue[1] : inside[0]].strip()) is not None:
            to = _TO.search(after)
            if to is None or to.start() > 60 or re.search(r"[,;\"“]", after[: to.start()]):
                return None
            return _clean(re.split(r"\s(?:that|who|which)\b", after[: to.start()])[0])
        until = min([c[0] - cue[1] for c in content if c[0] >= cue[1]] or [len(after)])
        made = _object(after[:until])
        return _OF.sub("", made) if made is not None and any(lemma in rules["told_of"] for lemma in head) else made
    if any(lemma in rules["addressed_with_to"] for lemma in head) and re.match(r"\s+to\s", after) is not None:
        return _object(re.sub(r"^\s+to\s", " ", after)) if inside is None else None
    return None


def _beside(text: str, cue: Interval, content: Sequence[Interval], source: Interval | None) -> str | None:
    """Who is written or spoken to in the cue's sentence, outside the content."""
    low, high = sentence_of(text, cue)
    for found in _FRONTED.finditer(text, max(0, low - 2), cue[0]):
        rest = text[found.end() : source[0]] if source is not None and source[0] >= found.end() else None
        if rest is not None and re.fullmatch(r"(?:\s(?:on|in|at|after|during)\s[^,]{1,40})?,?\s*", rest) is not None:
            return _clean(found["who"])
    for found in _written_to().finditer(text, low, high):
        start, end = found.span()
        if not any(start < e and s < end for s, e in content) and goes_with(text, (start, end), cue, content):
            return _clean(found["who"])
    return None


def _object(after: str) -> str | None:
    if not re.match(r"\s+[^\s\"“]", after):
        return None
    named = press().match(after.lstrip()) or outlet().match(after.lstrip())
    if named is not None:
        return named[0].strip()
    after = after[: m.start()] if (m := _TO.search(after)) is not None else after
    cut = _STOP.search(after)
    return _clean(after[: cut.start()] if cut is not None else after)


def _clean(text: str) -> str | None:
    text = re.sub(r"^(?:on|upon|to)\s+", "", text.strip())
    if not text or len(text) > LONGEST or _NO_HEARER.match(text) is not None or occasion().fullmatch(text) is not None:
        return None
    return text
