"""Who is the subject of a verb that stands inside somebody's words: the phrase that ends right before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.reading.attributions import Interval
from counterclaim.reading.roles import phrase_start, roles, touching, words
from counterclaim.reading.speakers import speaks

_REACH = 170  # code points before a verb in which its subject begins
_ADVERB = (
    r"(?:also|just|now|then|later|still|even|already|once|again|both|all|not|never|n['’]t|since|long|only|further|first"
    r"|more|less|very|quite|too|so|\w{2,}ly)"
)
_AUXILIARY = r"(?:has|have|had|having|is|are|was|were|am|been|be|do|does|did)"
_BEFORE = re.compile(
    rf"(?:(?<=\s)|(?<=n['’]t)|(?<=\w))(?P<word>\b(?:{_ADVERB}|(?:has|have|had|is|are|was|were|do|does|did)n['’]t|{_AUXILIARY}"
    r"|continue[sd]?\sto|keeps?|kept)|(?:(?<=\bhe)|(?<=\bshe)|(?<=\bit)|(?<=\bwho))['’]s|['’](?:ve|d|re|m))\s+$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s(?:according\sto\s[^,“”\"]{3,90}|[^,“”\"]{2,60}\s(?:said|says|added|believed?)),\s+$")
_OPENED_MARK = re.compile(r"(?<=\s)[“\"‘]$")  # "the envoy “regards it as settled”"
_CAN = re.compile(r"\bcan\s+$")
_PRONOUN = re.compile(r"\b(?:he|she|they|it|we|I|who|which|everybody|everyone)$", re.IGNORECASE)
_OPENING = re.compile(
    r"[.!?…;:—–][”\"’')\]]*\s+|[“\"‘«(]|\s[-–—]\s|\b(?:that|and|but|because|while|whereas|when|after|before|as|since|although|though|if|whether|where"
    r"|until|so|said|says|told|how|why|what)\s+|,\s+"
)
_NOT_IN = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must|not|"
    r"he|she|they|it|we|I|you|him|them|me|us|if|because|while|although|though|when|that|which|what|whether|how|why|there|"
    r"said|says|told|asked|made|took|went|came|got)\b|n['’]t\b|['’](?:re|ve|ll|d|m)\b|[;:!?“”\"—–\n]|\s-\s|(?<=[a-z]{4})\.\s"
)
_NO_HEAD = re.compile(
    r"(?:of|in|on|at|for|from|with|without|to|by|against|about|after|before|during|under|over|since|until|through|into|like|despite|"
    r"among|amid|between|as|if|so|then|than|there|here|yes|no|nobody|none|nothing|what|when|if|where|while|because|although|though|who|how|why|this|these|those|that|such|and|or|but|you|your|him|himself|herself|itself|themselves|"
    r"later|earlier|yesterday|today|now|once|\w+ly|\w{2,}ing)\b",
    re.IGNORECASE,
)
_AFTER_THAT = re.compile(
    r"\b(?:of|in|on|at|for|from|with|to|by|about|against|than|as)\s+(?:that|so|since|as)\s+$", re.IGNORECASE
)
_CUT = re.compile(r"\b(?:of|in|on|at|for|from|with|to|by|into|about|over|under|and|or|the|an?|most)$")
_RELATIVE = re.compile(r",?\s+who\s+(?:\w+ly\s+)?\w+\b[^,;:.]*,?$")
_PREPOSITION = re.compile(
    r"\b(?:of|in|on|at|for|from|with|to|by|against|about|over|into|near|behind|under|between|than|as|nothing|['’]s?)\s+(?:(?:that|this|these|those|such)\s+)?$",
    re.IGNORECASE,
)
_FIRST_PHRASE = re.compile(
    r"\s(?:of|in|from|for|at|on|with|to|by|about|against|regarding|near|behind|within|close)\s|,\s"
)


class Subject(NamedTuple):
    """Who it is, and the auxiliaries and adverbs between him and the verb, in lower case."""

    span: Interval
    between: str


def subject(
    text: str, low: int, verb: int, names: Sequence[Interval], *, open_to_all: bool, before: Interval | None = None
) -> Subject | None:
    """The subject of the verb at ``verb``, which begins at ``low`` or later; code points of ``text``.

    Where nothing stands between, it is what ends the passage ``before``: "The envoy, the ministry said, had warned".

    ``open_to_all`` where whoever is the verb's subject speaks; else it must be a name, a role or a pronoun.
    """
    at = verb
    if (opened := _OPENED_MARK.search(text, max(low, at - 2), at)) is not None:
        at = opened.start()
    while (passed := _BEFORE.search(text, max(low, at - 24), at)) is not None:
        at = passed.start("word")
    if text.startswith("confirm", verb) and (able := _CAN.search(text, low, at)) is not None:
        at = able.start()
    between = text[at:verb].lower()
    if (aside := _ASIDE.search(text, max(low, at - 120), at)) is not None:
        at = aside.start()
    while at > low and text[at - 1].isspace():
        at -= 1
    if at == verb and verb > low:
        return None
    if at == low and before is not None:
        low, at = before
    low = max(low, at - _REACH)
    pronoun = _PRONOUN.search(text, low, at)
    if pronoun is not None:
        return Subject((pronoun.start(), at), between)
    starts = sorted({low, *(m.end() for m in _OPENING.finditer(text, low, at))}) if at > low else []
    for start in starts:
        if start < at and _is_phrase(text, start, at, names, open_to_all=open_to_all):
            return Subject((start, _trimmed(text, start, at)), between)
    near = _near(text, low, at, names)
    return Subject(near, between) if near is not None else None


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(" ,"))


def _is_phrase(text: str, start: int, end: int, names: Sequence[Interval], *, open_to_all: bool) -> bool:
    """Whether a whole passage is one noun phrase with a head that speaks: "the envoy in Velsk, Ada Tarr,"."""
    said = text[start:end]
    relative = _RELATIVE.search(said)
    head = said[: relative.start()] if relative is not None else said
    if _AFTER_THAT.search(text, max(0, start - 16), start) or _CUT.search(said):
        return False
    if _NO_HEAD.match(said) is not None or _NOT_IN.search(head) is not None or len(head.split()) > 20:
        return False
    if ", " in head.rstrip(" ,") and not head.endswith(",") and re.search(r"\s(?:and|or)\s", head) is None:
        return False
    first = _FIRST_PHRASE.search(head)
    last = start + (first.start() if first is not None else len(head.rstrip(" ,")))
    if open_to_all and re.match(
        r"(?:[A-Z]|the\b|an?\b|his\b|her\b|their\b|its\b|our\b|my\b|some\b|many\b|most\b|several\b|two\b|three\b)", said
    ):
        return True
    return speaks(text, (start, last), names)


def _near(text: str, low: int, at: int, names: Sequence[Interval]) -> Interval | None:
    """The name or role that ends at ``at``, with what belongs before it, where no preposition makes it another's."""
    name = next((n for n in touching(names, low, at) if n[1] == at and n[0] >= low), None)
    before = words(text, low, at)
    if name is None and not (before and before[-1].end == at and before[-1].lower in roles().lasts):
        return None
    if not before or before[-1].end != at:
        return None
    first = before[phrase_start(text, before, len(before) - 1, touching(names, low, at))].start
    start = min(first, name[0]) if name is not None else first
    return (start, at) if _PREPOSITION.search(text, low, start) is None else None
