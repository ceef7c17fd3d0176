"""Attributions that are none: what somebody did, seems to do or may do, as the outlet or another one tells it.

The reader was taught by a corpus that calls also intentions and acts of will attributions. Where the cue is an act
that says nothing ("signed the bill"), where its subject only seems to do something, or where it stands under "if",
"whether" or "could", nobody is reported to say anything: the words stay the outlet's own, or of the one in whose words
they stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from counterclaim.claims.language.clauses import is_finite
from counterclaim.claims.language.deeds import LATER, concludes, is_deed, is_event
from counterclaim.claims.language.lists import has, listed, places, plain
from counterclaim.reading.lemmas import lemmas, tokens
from counterclaim.reading.records import Attribution, Reading
from counterclaim.reading.speakers import passive
from counterclaim.reading.stance import cue_stance
from counterclaim.text import Report

_MARKS = frozenset('"“«')
_CLAUSE = ("that ", "how ", "whether ", "why ", "what ")
_MESSAGE = re.compile(r"(?:[\w’'-]+\s){0,3}(?:statement|letter|message|remarks|comments)\b", re.IGNORECASE)
_UNDER = re.compile(r"(?:^|[\s(“\"])(?:if|unless|whether)\s$", re.IGNORECASE)
_IF = re.compile(r"(?:^|[\s(“\"])(?:if|unless)\s(?:the\s(?:[\w’'-]+\s)?)?$", re.IGNORECASE)
_BARE = re.compile(r"not (?:to mention\b|(?!only\b)(?!\w+(?:ed|ing|ly)\b)[a-z]+$)", re.IGNORECASE)
_MAYBE = re.compile(  # "it is possible that", "which does not mean that"
    r"\b(?:(?:is|was|seems|remains)(?:\s\w+)?\s(?:possible|likely|unlikely|probable|conceivable)|(?:mean|means|meant|meaning)"
    r"|no\s(?:question|doubt))\sthat\s$"
)
_HOPED = re.compile(
    r"\b(?:hop(?:e|es|ed|ing)|hopefully|wish(?:es|ed|ing)?|imagin(?:e|es|ed|ing))(?:\sthat)?,?\s(?:the\s)?$",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:^|[\s(“\"])(?:did|does|do)\s$", re.IGNORECASE)
_MADE_TO = re.compile(
    r"(?:\b(?:compel|requir|allow|enabl|permit|forc)(?:l?ing|l?ed|e?s|e)?|\bup to|\bcould prompt|\bpressure from)\s$"
)
_QUESTION = re.compile(r"[^.!?\n]*\?")
_OWNER = re.compile(r"(?:['’]s?|^(?:his|her|its|their|my|our))$", re.IGNORECASE)
_MODAL = re.compile(r"(?:could|may|might)\s(?!not\b|also say|be\b)", re.IGNORECASE)
_MODAL_BEFORE = re.compile(r"\b(?:could|may|might)\s$", re.IGNORECASE)
_HEAD, _LONG_HEAD = 4, 6  # words at the head of what is refused, and of what is struck
_COUNTED = re.compile(
    r"(?:at (?:least|most)|more than|(?:one|two|some|most|all|dozens|hundreds|thousands|a number|a series) of)\s",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(  # what may follow a noun that is not a part of another's name: "bail", not "bail money"
    r"\s*(?:$|[^\w\s]|(?:(?:application|request|bid|petition)s?|to|for|from|in|on|at|by|over|under|near|after|before|during|until|"
    r"since|because|with|without|and|or|as|when|while|who|that|which|it|he|she|they|there|again|last|late|early|overnight|this|into|inside|"
    r"outside|off|above|along|across|between|through|\w+(?:ing|ed|ly|day))\b)"
)
_REACH = 18  # code points before a source in which "requiring" and the like stand


def spoken(report: Report, reading: Reading) -> Reading:
    """``reading`` without the attributions by which nobody says anything; what stood within one stands in its outer."""
    dropped = {a.id: a.within for a in reading.attributions if _is_unspoken(report, a)}
    if not dropped:
        return reading
    kept = [a for a in reading.attributions if a.id not in dropped]
    return replace(reading, attributions=tuple(replace(a, within=_outer(a.within, dropped)) for a in kept))


def _outer(within: str | None, dropped: Mapping[str, str | None]) -> str | None:
    while within is not None and within in dropped:
        within = dropped[within]
    return within


def _is_unspoken(report: Report, a: Attribution) -> bool:
    if a.cue is None or not a.content:
        return False
    cue, content = report.quote(a.cue), report.quote(a.content[0])
    if any(_MARKS & set(report.quote(c)[:2]) for c in a.content):
        return False  # whose words are given has spoken
    if report.text[a.cue.end : a.content[0].start].strip():
        return False
    if a.within is None and a.source is None and _is_done(cue):
        return True
    warned = a.within is not None and a.source is not None and a.source.end <= a.cue.start and passive(cue) is not None
    told = a.within is not None
    if not told and a.source is not None and a.source.end <= a.cue.start:
        source = report.quote(a.source)
        if (is_event(source) and not concludes(source, cue, content)) or is_deed(source, cue, content):
            return True
    return (
        warned
        or _raises(cue, content)
        or _acts(cue, content, told=told)
        or _supposed(report.text, a, cue)
        or _refused(cue, content)
        or _tries(cue, content)
    )


def _is_done(cue: str) -> bool:
    """ "was first enacted", "has been derailed": with nobody who says it, and no word of saying."""
    return cue_stance(cue).lemma == ""


def _raises(cue: str, content: str) -> bool:
    """ "appeared to be chatting", "is unlikely to see": nobody says so but who tells of it."""
    words = tokens(cue)
    at = max((i for i, w in enumerate(words) if w in _words("raising")), default=None)
    if at is None or content.lower().startswith("that "):
        return False
    return all(w == "to" or cue_stance(w).lemma == "" for w in words[at + 1 :])


def _acts(cue: str, content: str, *, told: bool) -> bool:
    """ "signed the bill": a cue of nothing but an act, and a thing."""
    words = [w for w in tokens(cue) if w not in _words("beside_acts") and not w.endswith("ly")]
    if len(words) != 1 or content.lower().startswith(_CLAUSE) or is_finite(LATER.split(content)[0]):
        return False
    if _MESSAGE.match(content) is not None:
        return False
    return any(lemma in _words("acts") or (told and lemma in _words("told_acts")) for lemma in lemmas(words[0]))


def _tries(cue: str, content: str) -> bool:
    """ "sought to project confidence": how somebody wants to be seen is what the teller makes of it."""
    words = [*tokens(cue), *tokens(content[:_REACH])]
    if "to" not in words[:-1] or has("trying", plain(cue)) is None or re.search(r"\bthat\b", content) is not None:
        return False
    return any(lemma in _words("impressing") for lemma in lemmas(words[words.index("to") + 1]))


def _refused(cue: str, content: str) -> bool:
    """ "shot down a drone", "denied her a visa": what befalls a thing, and no word said against a statement."""
    words = plain(cue)
    if content.lower().startswith(_CLAUSE) or is_finite(LATER.split(content)[0]) or has("claimed", content) is not None:
        return False
    struck = has("striking_acts", words) is not None and _is_of("shot_at", content, most=_LONG_HEAD)
    return struck or (has("withholding_acts", words) is not None and _is_of("permits", content, most=_HEAD))


def _is_of(kind: str, content: str, *, most: int) -> bool:
    """Whether the first noun of ``content`` is of that list: "two drones", "her a visa"; not "misuse of aid"."""
    counted = _COUNTED.match(content)
    content = content[counted.end() :] if counted is not None else content
    for start, end in places(kind, content):
        before = plain(content[:start]).split()
        if len(before) >= most or any(w in _words("no_adjectives") or w.endswith("ing") for w in before):
            return False
        if _NO_NOUN.match(plain(content[end:])) is not None:
            return True
    return False


def _supposed(text: str, a: Attribution, cue: str) -> bool:
    """ "if she says", "could say", "allow him to say", "did he say", "ask that it not say": nobody has said it yet."""
    assert a.cue is not None
    if _under_if(text, a) or (a.within is not None and _BARE.match(cue) is not None):
        return True
    if cue_stance(cue).stance == "no-comment":
        return False
    if _MODAL.match(cue) is not None:
        return True
    if a.source is None or a.source.start > a.cue.start or _OWNER.search(text[a.source.start : a.source.end]):
        return False
    before, between = text[max(0, a.source.start - _REACH) : a.source.start], text[a.source.end : a.cue.start]
    if _MAYBE.search(text, max(0, a.source.start - 2 * _REACH), a.source.start) is not None:
        return True
    asked = _ASKED.search(before) is not None and _QUESTION.match(text, a.cue.end) is not None
    made = cue.startswith("to ") and not between.strip() and _MADE_TO.search(before) is not None
    if _HOPED.search(text, max(0, a.source.start - 2 * _REACH), a.source.start) is not None:
        return True
    return asked or made or _UNDER.search(before) is not None or _MODAL_BEFORE.search(between) is not None


def _under_if(text: str, a: Attribution) -> bool:
    """ "if the crown prince's government does not explain": neither word nor silence is told of."""
    assert a.cue is not None
    if a.source is None or a.source.start > a.cue.start or _OWNER.search(text[a.source.start : a.source.end]):
        return False
    return _IF.search(text[max(0, a.source.start - _REACH) : a.source.start]) is not None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(listed(kind))
