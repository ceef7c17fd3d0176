"""The forms in which a text says in so many words that what was said is not so: "That is false", "He had not"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.claims.language.clauses import is_pointer
from counterclaim.claims.language.hulls import hull
from counterclaim.claims.language.lists import has, listed, plain
from counterclaim.claims.propositions.holders import holder_name, source_of
from counterclaim.claims.propositions.owned import owner_of
from counterclaim.claims.propositions.set_against import told_contrary_to
from counterclaim.claims.propositions.told_so import told_as_false
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.identity.records import Entity
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

_ADVERBS = r"(?:\s+\w+ly|\s+(?:all|just|also|quite|still))?"
_END = r"(?=\W*(?:$|[.,;:!?)\n]|\b(?:and|but|he|she|they|said|says|it)\b))"
_ELLIPSIS = re.compile(
    r"[\"'“‘]?(?:but |no, )?(?:he|she|it|they|(?:the|this|that|these|those) [\w' -]{2,40}?)"
    r"(?: (?:had|has|have|did|was|were|is|are|does|do)(?: not|n't)|'s not)[.!]?[\"'”’]?"
)
_NOT_SO = re.compile(r"[\"'“‘]?(?:not so|not true|untrue)(?=[.,!])")
_BACK = re.compile(r"(?:that|this|it)\s*(?:[:;–—]|$)")
_NO_CALL = re.compile(r"(?:that )?there (?:was|were|had been|has been|have been|is) any (?:such )?\w+")
_AFTER = re.compile(r"\b(?:after|when|since|once|until|before|as|because)\s+$")
"""What follows is told as known: "returned the money after it was denied by the council" answers nobody."""
_NO_SUCH = re.compile(r"(?:[\w']+\s+){0,5}no such (?P<what>[\w'-]+)")
_BY = re.compile(r"\s+by\s+")
_SAID = r"(?:claim|allegation|accusation|charge)"
_RELATIVE = rf"(?:which|something|an? {_SAID}|{_SAID}s)"
_MARKS = ('"', "“", "'", "‘")
"""What may open a quotation before the words of whoever is quoted."""
_SUPPOSING = re.compile(r"\b(?:unless|until|if|when|whether|to|who)\s*$")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: the name, by what parties are told apart, the entity and its side where these are known."""

    name: str
    party: str
    entity: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A rejoinder and its speaker where that can be told; ``back`` is how many sentences it reaches.

    ``denial_too`` where it may answer a denial, ``accused`` where it answers an allegation, ``firm`` where no demand or
    plan, ``named`` where what it answers must name the speaker, ``told`` where it tells itself what it answers,
    ``what`` the thing of which there was "no such".
    """

    start: int
    end: int
    speaker: Speaker | None
    back: int = 1
    denial_too: bool = False
    accused: bool = False
    firm: bool = False
    named: bool = False
    told: Attribution | None = None
    what: str | None = None


def speaker_of(lookup: Lookup, attribution: Attribution) -> Speaker:
    """Who an attribution names, as propositions have it."""
    entity = lookup.speaks(source_of(lookup, attribution))
    return _speaker(entity, holder_name(lookup, attribution, entity))


def _speaker(entity: Entity | None, name: str) -> Speaker:
    if entity is None:
        return Speaker(name, name)
    return Speaker(name, entity.side or entity.id, entity.id, entity.side)


def denying_forms(lookup: Lookup) -> Iterator[Found]:
    """Every such form in a report, with its speaker where that can be told."""
    report = lookup.report
    for sentence in lookup.reading.sentences:
        if report.part_at(sentence.start, sentence.end) in ("related", "notice", "note", "byline", "title"):
            continue
        text = plain(report.text[sentence.start : sentence.end])
        yield from _verdicts(lookup, sentence, text)
        yield from _passives(lookup, sentence, text)
        yield from _relatives(lookup, sentence, text)
        yield from _contrary(lookup, sentence, text)
    for a in lookup.reading.attributions:
        yield from _pointing(lookup, a)
        yield from _falsely(lookup, a)


def _any(*kinds: str) -> str:
    return _any_of(w for k in kinds for w in listed(k))


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    verdict, meant, scorn = _any("verdicts"), _any("meant"), _any("verdicts", "scorns")
    statement = _any_of(w for w in listed("meant") if " " in w)
    return {
        "verdict": re.compile(
            rf"[\"'“‘]?(?:but |no, )?(?:{meant}(?:'s| is| was| are| were){_ADVERBS} {verdict}|"
            rf"{statement}(?:'s| is| was| are| were){_ADVERBS} {scorn}){_END}"
        ),
        "fault": re.compile(rf"(?:but )?(?:that|this) (?:is|was){_ADVERBS} {_any('faults')}{_END}"),
        "called": re.compile(
            rf"\b{_any('calling')} (?:{meant} (?:as )?[\"'“‘]?(?:[\w-]+ ){{0,3}}?{verdict}|"
            rf"{statement} (?:as )?[\"'“‘]?(?:[\w-]+ ){{0,3}}?{scorn})\b(?! (?:that|to)\b)"
        ),
        "unproven": re.compile(
            r"\bno (?:\w+ )?(?:evidence|proof|basis) (?:to support|to back up|for|behind|supporting) "
            r"(?:(?:that|this|it|them)\b|"
            rf"(?:such|these|those|this|that|the|his|her|their) (?:\w+ )?{_any('unproven')}\b)"
        ),
        "given": re.compile(rf"\b{_any('proves')}\s+$"),
        "passive": re.compile(
            rf"\b(?P<what>{meant}) (?:is|are|was|were|has been|have been|had been){_ADVERBS} {_any('was_denied')}\b"
        ),
        "relative": re.compile(
            rf", {_RELATIVE} (?:that )?(?P<who>[^,;:.]{{2,60}}?)"
            rf" (?:(?:has|have|had) )?(?:[\"'“‘]?\w+ly )?[\"'“‘]?{_any('denies_it')}[\"'”’]?{_END}"
        ),
        "contrary": re.compile(
            rf"\b{_any('says_contrary')} (?:it |that |this |them |events )?{_any('contrary')}[\"'”’]?(?=[.;]|$)"
        ),
    }


def _verdicts(lookup: Lookup, sentence: Span, text: str) -> Iterator[Found]:
    """ "That is false", "Not so", "He had not", "no evidence for such claims": a sentence; "called it rubbish"."""
    patterns = _patterns()
    whole = text.strip()
    found = patterns["verdict"].match(text) or _NOT_SO.match(text) or _ELLIPSIS.fullmatch(whole)
    if found is None:
        fault = patterns["fault"].match(text)
        found = fault if fault is not None and not lookup.quoted(sentence.start, sentence.start + fault.end()) else None
    if found is not None:
        accused = has("alleged", found.group()) is not None
        yield Found(sentence.start, sentence.start + len(text.rstrip()), whose(lookup, sentence.start), accused=accused)
    for bare in patterns["unproven"].finditer(text):
        at = sentence.start + bare.start()
        if patterns["given"].search(text[: bare.start()]) is None:  # "gave no evidence for this" denies nothing
            yield Found(sentence.start, sentence.start + len(text.rstrip()), whose(lookup, at), back=2, firm=True)
    for called in patterns["called"].finditer(text):
        start = sentence.start + called.start()
        speaker = _subject(lookup, sentence.start, start)
        accused = has("alleged", called.group()) is not None
        yield Found(sentence.start, sentence.start + called.end(), speaker, back=2, accused=accused)


def _passives(lookup: Lookup, sentence: Span, text: str) -> Iterator[Found]:
    """ "The allegations are denied by the ministry"."""
    for passive in _patterns()["passive"].finditer(text):
        by = _BY.match(text, passive.end())
        if by is None or _AFTER.search(text[: passive.start()]) is not None:
            continue
        named = lookup.mentions(sentence.start + by.end(), min(sentence.end, sentence.start + by.end() + 60))
        if named:
            end = named[0].mention.span.end
            entity = named[0].entity
            accused = has("alleged", passive["what"]) is not None
            at = sentence.start + passive.start("what")
            yield Found(at, end, _speaker(entity, entity.name), back=4 if accused else 2, accused=accused)


def _relatives(lookup: Lookup, sentence: Span, text: str) -> Iterator[Found]:
    """ ", which the ministry denies": of what stands right before it."""
    for relative in _patterns()["relative"].finditer(text):
        start = sentence.start + relative.start()
        who = sentence.start + relative.start("who"), sentence.start + relative.end("who")
        speaker = _subject(lookup, *who, alone=True)
        if speaker is not None:
            yield Found(start, sentence.start + relative.end(), speaker, back=0)


def _contrary(lookup: Lookup, sentence: Span, text: str) -> Iterator[Found]:
    """ "The ministry says the opposite"."""
    for contrary in _patterns()["contrary"].finditer(text):
        start = sentence.start + contrary.start()
        if _SUPPOSING.search(text[: contrary.start()]) is None:
            speaker = _subject(lookup, sentence.start, start)
            yield Found(sentence.start, sentence.start + contrary.end(), speaker, denial_too=True)


def _falsely(lookup: Lookup, a: Attribution) -> Iterator[Found]:
    """ "falsely claimed that the dam had broken", "contrary to her claim that": so says whoever tells of it."""
    if a.cue is None or a.stance not in ("asserts", "hedges", "demands") or a.negated:
        return
    told = told_as_false(lookup, a) or told_contrary_to(lookup, a)
    if told is not None:
        yield Found(told.start, told.end, whose(lookup, a.cue.start), told=a)


def _pointing(lookup: Lookup, a: Attribution) -> Iterator[Found]:
    """ "disputes that: ...", "denied that such a talk took place", "denied that there was any call"."""
    if not a.content:
        return
    start, end = hull(a)
    if _AFTER.search(lookup.report.text[max(0, start - 20) : start]) is not None:
        return
    content = plain(lookup.report.text[a.content[0].start : a.content[-1].end]).strip('"“” .,')
    denies = a.stance == "denies" and has("denies_it", lookup.report.text[start:end]) is not None
    back = has("back_at", content)
    such = _NO_SUCH.match(content)
    firm = a.stance == "asserts" and such is not None
    if denies and has("alleged", content) is not None and is_pointer(content):
        if owner_of(lookup, Span(lookup.report.id, start, end)) is None:
            yield Found(start, end, speaker_of(lookup, a), back=2, firm=True, named=True)
        return
    if firm or (denies and (_BACK.match(content) or back is not None or _NO_CALL.fullmatch(content))):
        yield Found(start, end, speaker_of(lookup, a), back=2, what=such["what"] if such is not None else None)


def whose(lookup: Lookup, at: int) -> Speaker:
    """Whose words stand at a place: the innermost speaker's, else the outlet's."""
    while lookup.report.text[at : at + 1] in _MARKS:
        at += 1
    around = [a for a in lookup.reading.attributions if any(s.start <= at < s.end for s in a.content)]
    if not around:
        return Speaker(lookup.report.name, lookup.report.name)
    return speaker_of(lookup, min(around, key=lambda a: hull(a)[1] - hull(a)[0]))


def _subject(lookup: Lookup, start: int, end: int, *, alone: bool = False) -> Speaker | None:
    """Who is named last in ``start``..``end``; with ``alone`` only where hardly anything else stands there."""
    named = lookup.mentions(start, end)
    if not named:
        return None
    last = named[-1]
    if alone and last.mention.span.end < end - 1:
        return None
    return _speaker(last.entity, last.entity.name)
