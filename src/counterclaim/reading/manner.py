"""Through what a thing was said, and to whom: the report's own words for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.reading.lemmas import data, lemmas, listed

Interval = tuple[int, int]

#: How far from the cue a channel is looked for, in code points.
REACH = 160

_S = r"\s{1,3}"
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’)]{0,2}\s|\n")


def _words(section: str) -> str:
    entries = listed(data("channels.yml")[section])
    return "|".join(re.escape(e).replace(r"\ ", _S) for e in sorted(entries, key=lambda e: (-len(e), e)))


@cache
def _outlet() -> re.Pattern[str]:
    """The name of an outlet, or words for one, where a cue's object begins."""
    name = rf"(?:[A-Z][\w&.’'-]*{_S}){{0,4}}"
    return re.compile(
        rf"(?:the{_S}|The{_S})?(?:{name}(?:{_words('outlet_words')}|{_words('outlets')})\b"
        rf"(?:{_S}(?:News|TV|Radio|Newspaper|Agency|[A-Z]\w*|\d+)){{0,2}}"
        rf"|(?:{_words('outlet_descriptions')})|[A-Z][\w’'-]*(?:{_S}[A-Z][\w’'-]*){{0,2}}{_S}(?:television|newspaper|radio|magazine|TV))"
    )


@cache
def _channel() -> re.Pattern[str]:
    small = r"(?:[\w’'.-]+\s{1,3}){0,3}?"
    form = rf"(?:{_words('forms')})"
    occasion = rf"(?:{_words('occasions')})"
    outlet = _outlet().pattern
    tail = (
        rf"(?:{_S}(?:to|with|with{_S}the|released{_S}by|published{_S}by|posted{_S}on){_S}"
        rf"(?:(?-i:the{_S})?(?-i:[A-Z][\w’'&.-]*)(?:{_S}(?-i:[A-Z][\w’'&.-]*)){{0,4}}|reporters|state{_S}television))?"
    )
    return re.compile(
        rf"\b(?:on|via|through|over){_S}(?P<platform>(?:(?:his|her|its|their|the){_S}(?:[\w’'.-]+{_S}){{0,2}})?(?:{_words('platforms')}|(?-i:{outlet}))(?:{_S}(?:page|account|channel|feed))?)\b"
        rf"|\b(?:in|by|through|via|with){_S}(?P<form>(?:an?|the|his|her|its|their|another|one|written|this|that|separate){_S}{small}{form}(?:s)?|court{_S}(?:papers|documents|filings)|emails?|remarks|testimony){tail}"
        rf"|\b(?:at|during|in|after|following){_S}(?P<occasion>(?:an?|the|his|her|its|their|another|this|that){_S}{small}{occasion})",
        re.IGNORECASE,
    )


def channel(text: str, *, cue: Interval | None, content: Sequence[Interval]) -> str | None:
    """What a thing was said through, in the report's words: "Telegram", "a statement", "a press conference", "Reuters".

    From the cue's own sentence, outside the content; the outlet that was told comes first, then what stands nearest to
    the cue. A cue that names its channel ("tweeted") gives that name. ``None`` where the report does not say.
    """
    if cue is None:
        return None
    head = _head(text[cue[0] : cue[1]])
    if "tell" in head:
        told = _outlet().match(text, cue[1] + len(text[cue[1] : cue[1] + 3]) - len(text[cue[1] : cue[1] + 3].lstrip()))
        if told is not None and not _within((told.start(), told.end()), content):
            return re.sub(r"^[Tt]he\s+", "", told[0])
    made: list[tuple[int, int, str]] = []
    low, high = _sentence(text, cue)
    for found in _channel().finditer(text, low, high):
        group = next(g for g in ("platform", "form", "occasion") if found[g] is not None)
        start, end = found.start(group), found.end() if group == "form" else found.end(group)
        if _within((start, end), content) or _parted((start, end), cue, content):
            continue
        made.append((max(start - cue[1], cue[0] - end), start, text[start:end].strip(" .,")))
    if made:
        return min(made)[2]
    by_cue = data("channels.yml")["by_cue"]
    return next((str(by_cue[lemma]) for lemma in head if lemma in by_cue), None)


def _head(cue: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W\d_]+", cue)
    return tuple(lemma for w in words for lemma in lemmas(w))


def _within(span: Interval, content: Sequence[Interval]) -> bool:
    return any(span[0] < e and s < span[1] for s, e in content)


def _sentence(text: str, cue: Interval) -> Interval:
    low, high = max(0, cue[0] - REACH), min(len(text), cue[1] + REACH)
    for found in _SENTENCE_END.finditer(text, low, cue[0]):
        low = found.end()
    after = _SENTENCE_END.search(text, cue[1], high)
    return low, after.start() if after is not None else high


def _parted(span: Interval, cue: Interval, content: Sequence[Interval]) -> bool:
    """Whether a content stands between a phrase and the cue, so that the phrase is about the content."""
    low, high = (span[1], cue[0]) if span[1] <= cue[0] else (cue[1], span[0])
    return any(low <= s and e <= high and e - s > 0 for s, e in content)


_STOP = re.compile(
    r"[,;:.!?\"“”—\n]|\s(?:that|in|on|at|during|after|before|from|by|as|when|while|whether|if|how|what|why|about|of\sthe\s(?:attack|incident)"
    r"|yesterday|today|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|last|this|earlier|later|late|early|he|she|they|it|there|via|through|not)\b"
)
_TO = re.compile(r"\s+(?:not\s+)?to\s+[a-z]")


def addressee(
    text: str,
    *,
    cue: Interval | None,
    content: Sequence[Interval],
) -> str | None:
    """Whom a thing was said to, in the report's words: "told reporters", "urged all sides to", "said to her staff"."""
    if cue is None:
        return None
    head = _head(text[cue[0] : cue[1]])
    rules = data("channels.yml")
    after = text[cue[1] : cue[1] + 90]
    inside = next((c for c in content if 0 <= c[0] - cue[1] <= 3), None)
    if any(lemma in rules["addressed"] for lemma in head):
        object_ = _object(after)
        if object_ is None:
            return None
        # Where the content begins right after the cue, its first words are the one addressed only before "to do".
        if inside is not None and re.match(r"(?:that\s+)?$", text[cue[1] : inside[0]].strip()) is not None:
            to = _TO.search(after)
            if to is None or to.start() > 60 or re.search(r"[,;\"“]", after[: to.start()]):
                return None
            return _clean(after[: to.start()])
        until = min([c[0] - cue[1] for c in content if c[0] >= cue[1]] or [len(after)])
        return _object(after[:until])
    if any(lemma in rules["addressed_with_to"] for lemma in head) and re.match(r"\s+to\s", after) is not None:
        return _object(re.sub(r"^\s+to\s", " ", after)) if inside is None else None
    return None


def _object(after: str) -> str | None:
    if not re.match(r"\s+[^\s\"“]", after):
        return None
    after = after[: m.start()] if (m := _TO.search(after)) is not None else after
    cut = _STOP.search(after)
    return _clean(after[: cut.start()] if cut is not None else after)


def _clean(text: str) -> str | None:
    text = text.strip()
    if not text or len(text) > 80 or re.fullmatch(r"(?:that|for|on|to|of|with)", text, re.IGNORECASE):
        return None
    return re.sub(r"^(?:on|upon|to)\s+", "", text)
