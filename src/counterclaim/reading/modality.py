"""The stance that what is said gives: a claim called false, a thing undertaken, asked for, left open or asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.reading.lemmas import data, listed, tokens
from counterclaim.reading.records import Stance

_LEAD = r"^\W*(?:that\s{1,3})?"
_FEW = r"(?:[^\s,;:.!?\"“”]+\s{1,3})"
_QUOTE = r"[\"“”‘’']?"


@cache
def _phrases(section: str, *, file: str = "cues.yml") -> str:
    entries = [re.escape(p).replace("'", "['’]").replace(r"\ ", r"\s{1,3}") for p in listed(data(file)[section])]
    return "|".join(sorted(entries, key=lambda p: (-len(p), p)))


def _more(section: str) -> str:
    return _phrases(section, file="modality.yml")


@cache
def judging() -> frozenset[str]:
    """The cues by which a speaker calls something something."""
    return frozenset(listed(data("modality.yml")["judging"]))


@cache
def evaluating() -> frozenset[str]:
    """The cues whose content is what they judge or hold, whatever its head says."""
    return frozenset(listed(data("modality.yml")["evaluating"]))


_OF_A_CLAUSE = re.compile(r"\W*(?:how|why|what|when|where|whether)\b", re.IGNORECASE)
"""What is described so is no claim: "described how they spread false news"."""
_RELATIVE = re.compile(r"\s(?:that|which|who|whose)\s", re.IGNORECASE)


@cache
def _called_false() -> tuple[re.Pattern[str], ...]:
    thing = rf"(?!{_QUOTE}\s{{1,3}}(?!(?:{_more('claims')}|{_more('after_untruths')}|[a-z]+ly)\b)[a-z])"
    return (
        re.compile(rf"\b(?:{_more('untruths')})\b{thing}", re.IGNORECASE),
        re.compile(rf"\b(?:{_more('scorn')})\b", re.IGNORECASE),
        re.compile(rf"{_LEAD}{_FEW}{{0,2}}(?:{_more('claims')})\b", re.IGNORECASE),
        re.compile(rf"{_LEAD}{_FEW}{{0,2}}(?:{_more('claims_so')})\b", re.IGNORECASE),
    )


def calls_false(content: str) -> bool:
    """Whether what a judging cue tells of says that a claim is false: "the report “baseless”".

    Not where the word is of a thing ("a man with a false beard"), or of what is told of something else ("a site that
    spreads lies").
    """
    false, scorn, claim, this = _called_false()
    head = content[:120]
    if claim.match(head) is not None:
        return false.search(head) is not None or scorn.search(head) is not None
    if _OF_A_CLAUSE.match(head) is not None:
        return False
    head = _RELATIVE.split(head, maxsplit=1)[0]
    return false.search(head) is not None or (this.match(head) is not None and scorn.search(head) is not None)


@cache
def _modality() -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    """What the head of a content may be besides a claim, in the order of trying."""
    ready = rf"(?:{_more('ready')})\s{{1,3}}to\b"
    adverb = rf"(?:{_QUOTE}(?:also|now|indeed|still|just|\w+ly){_QUOTE}\s{{1,3}})?"
    do = rf"\s{{1,3}}(?:never\s|not\s)?{_QUOTE}(?!(?:{_phrases('foreseen')})\b)[a-z]"
    who = rf"(?P<who>{_phrases('resolve_subjects')})"
    going = r"['’](?:re|m|s)\s{1,3}(?:not\s)?going\s{1,3}to"
    will = (
        rf"{who}(?:(?:['’]ll|{going}|\s{{1,3}}{adverb}(?:{_phrases('resolve_verbs')})){do}"
        rf"|(?:['’](?:re|m|s)|\s{{1,3}}{adverb}(?:is|are|am|was|were|would\s{{1,3}}be)|\s{{1,3}}will\s{{1,3}}be)"
        rf"\s{{1,3}}{adverb}{ready})"
    )
    so = r"(?:is|are|was|were|['’]s)\s{1,3}(?:[a-z]+ly\s{1,3}|all\s{1,3}|just\s{1,3})?"
    false = (
        rf"(?:{_more('claims')})\s{{1,3}}{_FEW}{{0,8}}?{so}{_QUOTE}(?:{_more('untruths')})"
        rf"|(?:{_more('claims_so')})\s{{0,3}}{so}{_QUOTE}(?:{_more('untruths_so')})"
    )
    return (
        (
            "denies",
            re.compile(rf"{_LEAD}{_FEW}{{0,2}}(?:{false})\b", re.IGNORECASE),
        ),
        ("hedges", re.compile(rf"{_LEAD}(?:{_phrases('open_content')})\b", re.IGNORECASE)),
        ("intends", re.compile(rf"{_LEAD}{will}|^\W*{ready}", re.IGNORECASE)),
        (
            "demands",
            re.compile(rf"^[\"“‘']{{1,2}}(?:just\s|now\s|please\s)?(?:{_more('imperatives')})\b(?!ing)", re.IGNORECASE),
        ),
        (
            "demands",
            re.compile(
                rf"{_LEAD}(?:we\s|i\s|(?:(?-i:[A-Z])[\w’'.-]*\s){{1,4}}|the\s(?:[\w’'-]+\s){{1,2}})(?:{_more('performing')})\b",
                re.IGNORECASE,
            ),
        ),
        (
            "demands",
            re.compile(
                rf"{_LEAD}(?!I\s(?:must|should|need|have|ought)\b){_FEW}{{0,6}}{_QUOTE}(?:{_phrases('duty')})\b",
                re.IGNORECASE,
            ),
        ),
        ("hedges", re.compile(rf"{_LEAD}{_FEW}{{0,4}}{_QUOTE}(?-i:{_phrases('modal')})\s", re.IGNORECASE)),
    )


def by_modality(content: str, speaker: str) -> Stance:
    """The stance of a content that a neutral cue tells of; asserts where nothing in its head says otherwise.

    What somebody is to do is an intention only where the speaker says it of himself: a pronoun that can be his, or
    the word that the speaker is called by ("the company", of a company's spokesman).
    """
    for name, pattern in _modality():
        found = pattern.match(content)
        if found is None:
            continue
        who = found.groupdict().get("who") if name == "intends" else None
        if who is None or _is_speaker(who.lower(), speaker):
            return name
    return "asserts"


def _is_speaker(who: str, speaker: str) -> bool:
    if who == "they":
        # Of one named person, "they" are others.
        words = speaker.split(",")[0].split()
        return not (
            len(words) >= 1 and words[-1][:1].isupper() and not words[-1].endswith("s") and " and " not in speaker
        )
    if who in listed(data("modality.yml")["pronouns"]):
        return True
    named = set(tokens(speaker)) & set(tokens(who)) - {"the", "his", "her", "their"}
    return bool(named) or who.startswith(("his ", "her ", "their "))


def is_question(said: Sequence[str]) -> bool:
    """Whether all that is said is a question."""
    if not said:
        return False
    if (
        re.match(
            r"\s*[\"“‘']|\s*(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|who|what|when|where|why|how|which)\b",
            said[0],
            re.IGNORECASE,
        )
        is None
    ):
        return False
    last = said[-1].rstrip().rstrip("\"”’' ,")
    sentences = re.split(r"[.!]\s", last)
    return last.endswith("?") and (len(sentences) == 1 or said[0].count("?") > len(sentences) - 1)
