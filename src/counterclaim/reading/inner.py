"""What somebody inside another's words says, holds, wants or plans, found by its clause: subject, verb, complement.

"The mayor said the board had concluded that the dam would hold and wants to close it": the network, which never saw
an attribution inside a content, passes over many of these. A verb of ``data/inner.yml`` is one where its subject stands
before it (``subjects.py``) and what it takes after it (``complements.py``): a clause, "to do", whom to do it, a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.complements import LEAST, Complement, Frame, Verb, complement, ending, verbs, words
from counterclaim.reading.lemmas import data
from counterclaim.reading.subjects import Subject, subject

_SURE = 0.6
_LESS_SURE = 0.5  # wishes, plans and what is held of a thing: annotators differ on them more often
_HEAD = 12  # code points from the head of a denied clause in which its subject stands
_WORD = re.compile(r"[a-z]{3,}")
_OPEN_QUESTION = re.compile(r"(?<![\w’'])(?:if|unless|whether|until|lest|should|what|all)\s+$", re.IGNORECASE)
_PRESENT = re.compile(r"(?<![\w’'])(?:when|whenever|where|wherever|once|as)\s+$", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:do|does|did|are|is|was|were|has|have|had|can|could|would|will|should)\s+$", re.IGNORECASE)
_NOUN_BEFORE = re.compile(
    r"(?:['’]s?|\b(?:his|her|their|its|my|our|your|the|an?|this|these|those|any|no|some|such|of|for|and|or|in|on|at|to|by"
    r"|with))\s+$",
    re.IGNORECASE,
)
_POLITE = re.compile(r"to\s(?:thank|say|congratulate|apologi[sz]e|express|stress|emphasi[sz]e|reiterate|add|note)\b")
_LINKED = re.compile(r"\s(that|of|about|to)\s+(?=\S)")
_BE = re.compile(r"\b(?:is|are|was|were|been|be|am)\b|['’](?:re|m)\b|\b(?:is|are|was|were)n['’]t")
_HAVE = re.compile(r"\b(?:has|have|had|having)\b|['’](?:ve|d|s)\b|\b(?:has|had|have)n['’]t")
_DO = re.compile(r"\b(?:do|does|did)\b|\b(?:do|does|did)n['’]t|\bto\s+$|\bcan\b")
_GOES_ON = re.compile(r"['’]s\b|\b(?:keeps?|kept)\b")
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t")
_PLURAL = re.compile(
    r"(?:\band\b.*|s|\b(?:they|we|I|who|which|police|people|men|women|staff|media|some|many|others))$", re.IGNORECASE
)
_AND = re.compile(r",?\s+(?:and|but)\s+(?:(?:also|now|then|later|still|even|\w{2,}ly)\s+)?[“\"‘]?$")
#: Between a verb and the next of the same subject: another subject, or another sentence.
_NEXT = re.compile(
    r"[.!?;:—]\s|\b(?:that|who|which|he|she|they|it|we|I|you|there|is|are|was|were|has|have|had|will|would|can|could|said|says)\b",
    re.IGNORECASE,
)
_FAR = 100  # code points from what a subject does first to what it does next
_HEAD_OF = re.compile(r"[.!?…][”\"’')\]]*\s+")
_SKIPPED = re.compile(r"(?:that\s+)?[“\"‘]?")
_DOES = {"s": re.compile(r"\s(?:is|has|[a-z]{2,}s)\b"), "past": re.compile(r"\s(?:was|had|did|[a-z]{2,}ed)\b")}
_NEXT_OF = re.compile(
    r"[.!?;:—]\s|\b(?:that|who|which|he|she|they|it|we|I|you|there|whether|if|because|while|said|says|and\s(?:the|an?|[A-Z]))\b"
)
_INITIALS = re.compile(r"(?:[A-Z]\.)+")  # cut at the stop of a number: "H.R. 12"
_SHORT = re.compile(  # "the port union"
    r"(?:(?!(?:of|in|on|at|for|from|with|to|by|about|against|as)\b)[\w.’'&-]+\s){0,4}[\w.’'&-]+"
)
_BARE = re.compile(
    r"(?!(?:the|an?|his|her|its|their|our|my|this|that|these|those|any|no|some|all|every|more|it|them|him|\w{2,}ing)\b)\w"
)


def inner(
    text: str, within: Interval, *, names: Sequence[Interval], before: Interval | None = None, denied: bool = False
) -> Iterator[Linked]:
    """What is attributed inside the content ``within``, in order; code points of ``text``.

    What stands in the content of one of them may come too. ``before`` is what the same speaker says right before it,
    his name and cue between; ``denied`` where the content is what somebody denies: then its first clause reports
    nothing.
    """
    start, end = within
    last: tuple[Linked, Verb] | None = None
    for word in _WORD.finditer(text, start, end):
        verb = verbs().get(word[0])
        found = _clause(text, within, word.span(), verb, names, before) if verb is not None else None
        if found is None and last is not None and verb is not None:
            found = _second(text, end, word.span(), verb, *last)
        if found is None and verb is not None:
            found = _also(text, within, word.span(), verb, names)
        if found is None and word[0] in _adjectives():
            found, verb = _held(text, within, word.span(), names), None
        if found is None or (denied and found.source is not None and found.source[0] < start + _HEAD):
            continue
        if last is not None:
            yield _up_to(text, last[0], found)
        last = (found, verb) if verb is not None else None
        if last is None:
            yield found
    if last is not None:
        yield last[0]


def _second(text: str, end: int, at: Interval, verb: Verb, first: Linked, before: Verb) -> Linked | None:
    """What the subject of ``first`` does next: "backs the board and wants the lock closed"."""
    assert first.cue is not None
    joined = _AND.search(text, first.cue[1], at[0])
    if joined is None or verb.form != before.form or verb.form not in ("s", "past"):
        return None
    if _NEXT.search(text, first.cue[1], joined.start()) is not None:
        return None
    taken = complement(text, verb.lemma, at[1], end)
    if taken is None or _is_loose(text, verb, taken, ""):
        return None
    stop = ending(text, taken.start, end, taken.frame)
    return (
        Linked(first.source, (at[0], taken.cue_end), ((taken.start, stop),), _LESS_SURE)
        if stop - taken.start >= LEAST
        else None
    )


def _also(text: str, within: Interval, at: Interval, verb: Verb, names: Sequence[Interval]) -> Linked | None:
    """What a name or pronoun at the head of a sentence does second: "Tarr is tired and wants to sleep"."""
    if verb.form not in ("s", "past"):
        return None
    joined = _AND.search(text, max(within[0], at[0] - _FAR), at[0])
    if joined is None:
        return None
    head = max((m.end() for m in _HEAD_OF.finditer(text, within[0], joined.start())), default=within[0])
    skipped = _SKIPPED.match(text, head)
    head = skipped.end() if skipped is not None else head
    named = next((n for n in names if n[0] == head and n[1] < joined.start()), None)
    pronoun = re.compile(r"(?:[Hh]e|[Ss]he)\b").match(text, head)
    who = pronoun.span() if pronoun is not None else named
    if who is None or _DOES[verb.form].match(text, who[1]) is None or _NEXT_OF.search(text, who[1], joined.start()):
        return None
    taken = complement(text, verb.lemma, at[1], within[1])
    if taken is None or taken.frame == "thing" or _is_loose(text, verb, taken, ""):
        return None
    if verb.lemma == "want" and (verb.form == "past" or _POLITE.match(text, taken.start) is not None):
        return None
    stop = ending(text, taken.start, within[1], taken.frame)
    return Linked(who, (at[0], taken.cue_end), ((taken.start, stop),), _LESS_SURE)


def _up_to(text: str, first: Linked, second: Linked) -> Linked:
    """``first`` without what its subject does next."""
    ((low, high),) = first.content
    if second.source != first.source or second.cue is None or not low < second.cue[0] < high:
        return first
    joined = _AND.search(text, low, second.cue[0])
    return replace(first, content=((low, joined.start()),)) if joined is not None else first


def _is_loose(text: str, verb: Verb, taken: Complement, between: str) -> bool:
    """Whether the act is none in this form: "considered a ban" has no end, "is considering a ban" is a thought."""
    if verb.lemma in words("mulled") and taken.frame == "thing":
        return verb.form != "ing" and _HAVE.search(between) is None
    if verb.lemma not in words("knowing"):
        return False
    plain = verb.form != "past" or _NOT.search(between) is not None
    return plain or (taken.frame == "clause" and re.search(r"\bthat\s+$", text[taken.cue_end : taken.start]) is None)


def _clause(
    text: str, within: Interval, at: Interval, verb: Verb, names: Sequence[Interval], before: Interval | None
) -> Linked | None:
    (start, end), (first, last) = within, at
    if text[max(start, first - 1)] in "-’'" or text.startswith(("-", "’", "'"), last):
        return None
    taken = complement(text, verb.lemma, last, end)
    if taken is None:
        return None
    who = subject(text, start, first, names, open_to_all=verb.lemma in words("open"), before=before)
    if verb.lemma in ("want", "wish") and _POLITE.match(text, taken.start) is not None:
        return None
    if who is None or not _agrees(text, first, verb, who) or not _may_speak(text, who, verb, taken.frame):
        return None
    if _is_loose(text, verb, taken, who.between):
        return None
    if _is_free(text, who, verb, start) or (
        taken.frame == "thing" and _is_participle(text, who, verb, taken.start, names)
    ):
        return None
    stop = ending(text, taken.start, end, taken.frame)
    if (
        _INITIALS.fullmatch(text, taken.start, stop)
        or stop - taken.start < LEAST
        or _is_asked(text, who.span[0], start, stop, end)
    ):
        return None
    sure = _SURE if taken.frame in ("clause", "told", "question") else _LESS_SURE
    return Linked(who.span, (first, taken.cue_end), ((taken.start, stop),), sure)


@cache
def _adjectives() -> dict[str, frozenset[str]]:
    """By adjective, what links it to what is held."""
    raw = data("data/inner.yml")["adjectives"]
    every = sorted({word for entries in raw.values() for word in entries})
    return {word: frozenset(link for link, entries in raw.items() if word in entries) for word in every}


def _held(text: str, within: Interval, at: Interval, names: Sequence[Interval]) -> Linked | None:
    """ "was adamant that", "were critical of": what somebody is said to hold."""
    start, end = within
    link = _LINKED.match(text, at[1], end)
    if link is None or link[1] not in _adjectives()[text[slice(*at)]]:
        return None
    who = subject(text, start, at[0], names, open_to_all=True)
    if who is None or (_BE.search(who.between) is None and _HAVE.search(who.between) is None):
        return None
    if re.search(r"\bso\b", who.between) is not None or _OPEN_QUESTION.search(
        text, max(start, who.span[0] - 16), who.span[0]
    ):
        return None  # "so afraid that he fled"
    if link[1] == "to" and _NOT.search(who.between) is not None:
        return None  # who is not afraid to close it need not want to
    if re.match(r"(?:i|we|it|who|which)$|(?:my|our)\s", text[slice(*who.span)].lower()) is not None:
        return None
    frame: Frame = "clause" if link[1] == "that" else "thing"
    said = link.end() if frame == "clause" else link.start(1)
    stop = ending(text, said, end, frame)
    return Linked(who.span, at, ((said, stop),), _LESS_SURE) if stop - said >= LEAST else None


def _agrees(text: str, first: int, verb: Verb, who: Subject) -> bool:
    """Whether the form of a verb goes with its subject and the auxiliaries between them, and the act is done."""
    be, have, do = (found.search(who.between) is not None for found in (_BE, _HAVE, _DO))
    nominal = who.between == "" and _NOUN_BEFORE.search(text, max(0, first - 12), first) is not None
    if verb.form == "ing":
        return be or _GOES_ON.search(who.between) is not None
    if verb.form == "past":
        return not do and not be and (have or not nominal)
    if do:
        return verb.form == "base"
    said = text[slice(*who.span)]
    if be or have or nominal or (verb.form == "base" and _PLURAL.search(said) is None):
        return False
    return verb.lemma not in words("nominal") or _SHORT.fullmatch(said) is not None


def _may_speak(text: str, who: Subject, verb: Verb, frame: Frame) -> bool:
    """Whether it is another's act, or the outer speaker's own at another time; his present wish is no second act."""
    said = text[slice(*who.span)].lower()
    if said in ("i", "we"):
        to_somebody = frame in ("told", "question", "made_do")
        done = verb.form == "past" and (to_somebody or _HAVE.search(who.between) is None)
        return done and verb.lemma in words("of_oneself")
    if said.startswith(("my ", "our ")):
        return frame not in ("deed", "thing")
    if said in ("who", "which"):
        return re.search(r",\s*$", text[max(0, who.span[0] - 3) : who.span[0]]) is not None
    if said in ("everybody", "everyone"):
        return False  # nobody in particular: it would be a party to what is denied
    if verb.lemma == "want" and frame == "deed":
        # A motive of the tale: of nine "wanted to" and "did not want to" in the annotated stories two are marked.
        return verb.form != "past" and _NOT.search(who.between) is None
    return said != "it" or verb.lemma in words("open")


def _is_free(text: str, who: Subject, verb: Verb, low: int) -> bool:
    """Whether it is supposed, not told: "if he says", "when the council asks for"."""
    start = who.span[0]
    return _OPEN_QUESTION.search(text, max(low, start - 16), start) is not None or (
        verb.form in ("base", "s") and _PRESENT.search(text, max(low, start - 10), start) is not None
    )


def _is_participle(text: str, who: Subject, verb: Verb, said: int, names: Sequence[Interval]) -> bool:
    """Whether a past form stands with the noun after it: "other alleged leaks"."""
    if verb.form != "past" or who.between != "" or _BARE.match(text, said) is None:
        return False
    start, end = who.span
    pronoun = re.fullmatch(r"(?:he|she|they|who|which|it)", text[start:end], re.IGNORECASE) is not None
    return not pronoun and not any(high == end and low - start < 16 for low, high in names)


def _is_asked(text: str, who: int, low: int, stop: int, end: int) -> bool:
    """Whether it is asked and not told."""
    if re.match(r".?[”\"’\s]*\?", text[stop - 1 : end + 2]) is None:
        return False
    return _ASKED.search(text, max(low, who - 10), who) is not None
