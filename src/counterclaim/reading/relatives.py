"""Whose words stand after him without a verb of the sentence: "the scientists who say that ...", "a memo alleging ...".

The word lists lie in ``data/inner.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.complements import LEAST, Complement, complement, ending, verbs, words
from counterclaim.reading.private import lists
from counterclaim.reading.roles import phrase_start, roles, touching
from counterclaim.reading.roles import words as phrase_words

_SURE = 0.5
_REACH = 90  # code points before a verb in which whose words they are stands
_WHO = re.compile(r"\s(?:who|that)\s+(?:(?:also|now|still|even|have|has|had|\w{2,}ly)\s+){0,2}$")
#: What belongs before a noun that is no role: "the mayor's leaked", "a long".
_OPENED = re.compile(
    r"(?<![\w’'-])(?P<from>(?:the|an?|his|her|its|their|our|my|this|that|some|many|several|two|three"
    r"|(?:[A-Z][\w.-]*\s){0,3}[A-Z][\w.-]*(?:['’]s|(?<=s)['’]))\s(?:(?!and\b|or\b|of\b)[\w’'-]+\s){0,2})$"
)
_CLAUSE = re.compile(r"\s(?=(?:the|an?|his|her|its|their|our|my|this|these|no|some)\s|[A-Z“\"‘])")
_NOBODY = re.compile(
    r"(?:any|some|every|no)\s?(?:one|body)$|\b(?:any|every|each|no|if|whether)\s[\w\s]+$", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\b(?:any|every|each|no|if|whether|like|such\sas)\s+$", re.IGNORECASE)


def relatives(text: str, within: Interval, *, names: Sequence[Interval]) -> Iterator[Linked]:
    """What is said in the content ``within`` by a noun that "who says" or "saying" follows; code points of ``text``."""
    start, end = within
    for word in _forms().finditer(text, start, end):
        verb = verbs()[word[0]]
        taken = complement(text, verb.lemma, word.end(), end)
        if taken is None and word[0] == "saying" and _CLAUSE.match(text, word.end(), end) is not None:
            taken = Complement("clause", word.end(), word.end() + 1)
        if taken is None:
            continue
        who = _before(text, start, word.start(), names, participle=verb.form == "ing")
        if who is None or (taken.frame in ("thing", "deed") and verb.form != "ing"):
            continue
        stop = ending(text, taken.start, end, taken.frame)
        if stop - taken.start >= LEAST:
            yield Linked(who, (word.start(), taken.cue_end), ((taken.start, stop),), _SURE)


@cache
def _forms() -> re.Pattern[str]:
    by_participle = {entry.split(" ")[0] for entry in words("participle")}
    forms = [
        form
        for form, verb in verbs().items()
        if (verb.form == "ing" and verb.lemma in by_participle)
        or (verb.form != "ing" and verb.lemma in words("relative"))
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(forms))})(?![\w-])")


def _before(text: str, low: int, verb: int, names: Sequence[Interval], *, participle: bool) -> Interval | None:
    """The noun phrase before "who says" or "saying"."""
    low = max(low, verb - _REACH)
    if participle:
        at = low + len(text[low:verb].rstrip())
    else:
        who = _WHO.search(text, low, verb)
        if who is None:
            return None
        at = who.start()
    before = phrase_words(text, low, at)
    if not before or before[-1].end != at or at == verb:
        return None
    if not _speaks(before[-1].lower, participle=participle):
        return None
    first = before[phrase_start(text, before, len(before) - 1, touching(names, low, at))].start
    opened = _OPENED.search(text, low, first)
    first = opened.start("from") if opened is not None else first
    if _NOBODY.match(text, first, at) is not None or _SUPPOSED.search(text, max(low, first - 10), first) is not None:
        return None
    return (first, at)


def _speaks(noun: str, *, participle: bool) -> bool:
    """Whether a noun is of people, a body, or, before a participle, of a document."""
    if participle and (noun in words("documents") or noun.removesuffix("s") in words("documents")):
        return True
    if noun in ("he", "she", "they", "him", "her", "them", "his", "their"):
        return False
    return noun in roles().heads or noun in roles().lasts or noun in lists().speakers
