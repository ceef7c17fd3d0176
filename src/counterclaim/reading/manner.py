"""Through what a thing was said, in the report's own words: an outlet, a platform, a document, an occasion, a place."""

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
#: Between a cue and what follows it: another clause, whose words are not the cue's.
_OTHER_CLAUSE = re.compile(r"\b(?:who|which|that|how|when|where|whether|if|why|what)\b|,\s+\w+ing\b", re.IGNORECASE)
#: How far before a cue "the channel" is looked for by its name, in code points.
_NAMED_BEFORE = 500
_LONGEST_SOURCE = 400
_PHONE = re.compile(r"(?:the\s+)?(?:tele)?phone", re.IGNORECASE)
_TWEET = re.compile(r"\btweets?\b|\bretweets?\b", re.IGNORECASE)


def words_of(section: str) -> str:
    """A pattern for any entry of a section of ``channels.yml``, the longest first."""
    entries = listed(data("channels.yml")[section])
    return "|".join(re.escape(e).replace(r"\ ", _S) for e in sorted(entries, key=lambda e: (-len(e), e)))


def _named_outlet(least: int) -> str:
    """A name that ends like an outlet's, after at least so many words of its own, or one that is known."""
    name = rf"(?:[A-Z][\w&.’'-]*{_S}){{{least},4}}"
    return (
        rf"(?:{name}(?:{words_of('outlet_words')}|{words_of('outlets')})\b|(?:{words_of('outlets')})\b|[KW][A-Z]{{3}}(?:-TV)?\b)"
        rf"(?:{_S}(?:News|TV|Radio|Newspaper|Agency|\d{{1,2}}\b))?"
    )


@cache
def outlet() -> re.Pattern[str]:
    """The name of an outlet, or words for one, where a cue's object begins."""
    return re.compile(
        rf"(?:[A-Z][\w&.-]*{_S})?(?:station|affiliate|newspaper|magazine|broadcaster){_S}[A-Z][\w&.’'-]*(?:{_S}[A-Z][\w&.’'-]*){{0,4}}"
        rf"|(?:(?:the|The){_S})?(?:{_named_outlet(0)}(?:{_S}[A-Z]\w*)?|(?:{words_of('outlet_descriptions')})"
        rf"|[A-Z][\w’'-]*(?:{_S}[A-Z][\w’'-]*){{0,2}}{_S}(?:television|newspaper|radio|magazine|TV))"
    )


def names_outlet(words: str) -> bool:
    """Whether an outlet stands in ``words``, a source or a sentence: in the first ``_LONGEST_SOURCE`` code points.

    The pattern of an outlet begins anew at every capital, and a run of them may be as long as a report.
    """
    return outlet().search(words, 0, _LONGEST_SOURCE) is not None


@cache
def press() -> re.Pattern[str]:
    """Words for the press as those who are told, where a cue's object begins."""
    return re.compile(rf"(?:the{_S}|local{_S}|a{_S}group{_S}of{_S})?(?:{words_of('press')})\b", re.IGNORECASE)


@cache
def occasion() -> re.Pattern[str]:
    """Words for an occasion: "a news conference"."""
    return re.compile(_occasion(), re.IGNORECASE)


@cache
def _occasion() -> str:
    return (
        r"(?:an?|the|his|her|its|their|another|this|that)\s{1,3}(?:[\w’'.-]+\s{1,3}){0,3}?"
        rf"(?-i:{words_of('occasions')})\b"
    )


@cache
def _channel() -> re.Pattern[str]:
    small = r"(?:(?!\w+ing\b)[\w’'.-]+\s{1,3}){0,3}?"
    whose = r"(?:an?|the|his|her|its|their|another|one|written|this|that|separate)"
    tail = (
        rf"(?:{_S}(?:to|with|with{_S}the|released{_S}by|published{_S}by|posted{_S}on){_S}"
        rf"(?:(?-i:the{_S})?(?-i:[A-Z][\w’'&.-]*)(?:{_S}(?-i:[A-Z][\w’'&.-]*)){{0,4}}|reporters|state{_S}television))?"
    )
    known = rf"(?:(?-i:{words_of('platforms')})|{words_of('platforms_small')})"
    not_its = rf"(?!{_S}(?:{words_of('pieces')})\b)"
    return re.compile(
        rf"\b(?:on|via|through|over|(?:took|take|takes|taking|turned){_S}to){_S}(?P<platform>(?:(?:his|her|its|their|the){_S}(?:[\w’'.-]+{_S}){{0,2}})?"
        rf"{known}(?:{_S}(?:page|account|channel|feed))?)\b"
        rf"|\b(?:on|via){_S}(?P<outlet>(?-i:(?:the{_S})?{_named_outlet(1)}))(?!\w){not_its}"
        rf"|\b(?:spoke|speaking|spoken|talking|talked){_S}(?:to|with){_S}(?P<told>(?-i:{outlet().pattern}))(?!\w){not_its}"
        rf"|\b(?:in|by|through|via){_S}(?P<form>(?:{whose}{_S}{small}(?:{words_of('forms')})(?:s|es)?|{words_of('bare_forms')})\b){tail}"
        rf"|\b(?:by|over|on|via){_S}(?P<line>{words_of('lines')})\b"
        rf"|\b(?:at|during|in|after|following){_S}(?P<occasion>{_occasion()})"
        rf"|\b(?:at|from|on|in|before){_S}(?P<place>(?-i:{words_of('places')}))\b",
        re.IGNORECASE,
    )


_GROUPS = ("platform", "outlet", "told", "form", "line", "occasion", "place")


def channel(text: str, *, cue: Interval | None, content: Sequence[Interval]) -> str | None:
    """What a thing was said through, in the report's words: "Telegram", "a statement", "a press conference", "Reuters".

    From the cue's own sentence, outside the content; what was told, an outlet or a briefing, comes first, then what
    stands nearest to the cue. A tweet is on Twitter, whatever it is called, and a cue may name its channel ("emailed").
    ``None`` where the report does not say: that reporters were told is whom it was said to.
    """
    if cue is None:
        return None
    head = head_of(text[cue[0] : cue[1]])
    told = told_outlet(text, cue, content) if "tell" in head else None
    if told is not None:
        return told
    made: list[tuple[int, int, str]] = []
    low, high = sentence_of(text, cue)
    for found in _channel().finditer(text, low, high):
        group = next(g for g in _GROUPS if found[g] is not None)
        start, end = found.start(group), found.end() if group == "form" else found.end(group)
        if _within((start, end), content) or not goes_with(text, (found.start(), end), cue, content):
            continue
        away = max(start - cue[1], cue[0] - end)
        words = text[start:end].strip(" .,")
        if group in ("outlet", "told"):
            words = re.sub(r"^[Tt]he\s+", "", words)
        made.append((away + (REACH if group == "place" else 0), start, words))
    if made:
        best = min(made)[2]
        return "Twitter" if _TWEET.search(best) is not None else "telephone" if _PHONE.fullmatch(best) else best
    by_cue = data("channels.yml")["by_cue"]
    return next((str(by_cue[lemma]) for lemma in head if lemma in by_cue), None)


def told_outlet(text: str, cue: Interval, content: Sequence[Interval]) -> str | None:
    """The outlet or the occasion that is told, where it follows the cue."""
    at = _object_at(text, cue)
    found = outlet().match(text, at) or occasion().match(text, at)
    if found is None or _within(found.span(), content):
        return None
    if re.fullmatch(rf"(?:{words_of('outlet_again')})", found[0]) is not None:
        # "told the channel": the outlet named last.
        named = list(_named_before().finditer(text, max(0, cue[0] - _NAMED_BEFORE), cue[0]))
        return re.sub(r"^The\s+", "", named[-1][0]) if named else found[0]
    return re.sub(r"^[Tt]he\s+", "", found[0])


@cache
def _named_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_named_outlet(1)}")


def _object_at(text: str, cue: Interval) -> int:
    after = text[cue[1] : cue[1] + 3]
    return cue[1] + len(after) - len(after.lstrip())


def head_of(cue: str) -> tuple[str, ...]:
    """What the words of a cue may be forms of."""
    words = re.findall(r"[^\W\d_]+", cue)
    return tuple(lemma for w in words for lemma in lemmas(w))


def sentence_of(text: str, cue: Interval) -> Interval:
    """The cue's sentence, no further than ``REACH`` from the cue."""
    low, high = max(0, cue[0] - REACH), min(len(text), cue[1] + REACH)
    for found in _SENTENCE_END.finditer(text, low, cue[0]):
        low = found.end()
    after = _SENTENCE_END.search(text, cue[1], high)
    return low, after.start() if after is not None else high


def _within(span: Interval, content: Sequence[Interval]) -> bool:
    return any(span[0] < e and s < span[1] for s, e in content)


def goes_with(text: str, span: Interval, cue: Interval, content: Sequence[Interval]) -> bool:
    """Whether a phrase is about the saying: no content between it and the cue, or right at the content's end."""
    if span[1] <= cue[0]:
        return not any(span[1] <= s and e <= cue[0] and e > s for s, e in content)
    passed = [(s, e) for s, e in content if cue[1] <= s and e <= span[0] and e > s]
    since = max([e for _, e in passed], default=cue[1])
    if passed:
        return re.fullmatch(r"[\s”\"’,]{0,3}", text[since : span[0]]) is not None
    return _OTHER_CLAUSE.search(text, since, span[0]) is None
