"""Cues without a source of their own whose subject the sentence has named: "Holt closed the pier, saying ...".

A participle after a comma and a verb after "and" have the subject of the verb before them. It is the source of the
attribution before in the sentence, else for a participle what the sentence begins with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.lemmas import data, lemmas, tokens
from counterclaim.reading.speakers import passive, speaks
from counterclaim.reading.stance import cue_stance
from counterclaim.text import sentences
from counterclaim.text.overlap import Intervals

_ADVERB = r"(?:(?:also|even|only|just|then|later|now|still|instead|once again|again|\w{2,}ly)\s+)?"
_PARTICIPLE = re.compile(rf"{_ADVERB}\w{{2,}}ing\b", re.IGNORECASE)
_BEFORE_PARTICIPLE = re.compile(r"(?:,[”\"]?|,[”\"]?\s+(?:and|while|but)|\sby|\swhile)\s+$")
_BEFORE_SECOND = re.compile(r"[”\"]?\s(?:and|but)\s+$")
_BEFORE_VERB = re.compile(rf"(?:\s(?:and|but)|,)\s+{_ADVERB}$")
_FRONTED = re.compile(r"(?:[A-Z]\w+(?:\s[^\s,.;:“”\"]+){1,9},\s+|(?:And|But|Yet|Still|Meanwhile|However),?\s+)")
_PRONOUN = re.compile(r"(?:He|She|They|We|It|he|she|they|we|it)(?=\s)")
_FINITE = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|do|also|then|later|now|again|made|took|gave)"
    r"(?:n['’]t)?"
)
_NOT_IN = re.compile(r"[;:“”\"]|\b(?:if|when|while|because|although|though|after|before|as|since)\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?:\w+\s)?(?:is|are|was|were|be|been|being)\s|(?:asked|called|dubbed|titled|known|named)\b(?! on| for| upon)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"(?<!,)\s(?:who|which)\s|,\s(?:who|which)\s[^,]*$|,\swith\s")
_LONGEST = 130
_AFTER_OPENING = re.compile(r"(?:[”\"]?,[”\"]?|(?<=,)|(?<=,[”\"]))\s+")
_TITLE = 60  # code points of titles before a name


def with_subjects(text: str, found: Sequence[Linked], names: Sequence[Interval]) -> list[Linked]:
    """``found`` with the source of every cue that lacks one and whose subject the sentence gives; code points."""
    bounds = sentences(text)
    starts = [start for start, _ in bounds]
    made = list(found)
    contents = Intervals(c for a in found for c in a.content)
    for i, a in sorted(enumerate(found), key=lambda pair: pair[1].cue or (0, 0)):
        if a.source is not None or a.cue is None or not _active(text, a.cue):
            continue
        start = starts[bisect_right(starts, a.cue[0]) - 1]
        if contents.overlapping(a.cue[0], a.cue[0] + 1):
            continue
        participle = _PARTICIPLE.match(text, *a.cue) is not None
        if participle and a.cue[0] == start:
            made[i] = replace(a, source=_main(text, a, made, names))
            continue
        low = max(start, a.cue[0] - 24)
        ahead = (_BEFORE_PARTICIPLE if participle else _BEFORE_VERB).search(text, low, a.cue[0])
        second = participle and ahead is None and _BEFORE_SECOND.search(text, low, a.cue[0]) is not None
        if ahead is None and not second:
            continue
        source = _spoke(made, start, a.cue[0], after=not participle)
        if source is None and participle and not second:
            source = _subject(text, start, a.cue[0], names)
        if source is not None and _ANOTHER.search(text, source[1], a.cue[0]) is None:
            made[i] = replace(a, source=source)
    return made


def _main(text: str, opening: Linked, found: Sequence[Linked], names: Sequence[Interval]) -> Interval | None:
    """ "Blaming the tide, Holt said": who stands right after the comma that ends what is said in such an opening."""
    end = opening.content[-1][1]
    comma = _AFTER_OPENING.match(text, end)
    if comma is None or opening.content[0][0] < (opening.cue or (0, 0))[1]:
        return None
    at = comma.end()
    named = [n for n in names if at <= n[0] <= at + _TITLE and all(w[0].isupper() for w in text[at : n[0]].split())]
    return next((a.source for a in found if a.source is not None and a.source[0] == at), next(iter(named), None))


def _active(text: str, cue: Interval) -> bool:
    """Whether a cue is a verb of saying or of acting by words in the active."""
    said = text[slice(*cue)]
    told = cue_stance(said)
    first = tokens(said)[0] if tokens(said) else ""
    other = first in ("the", "a", "an", "his", "her", "its", "their", "according")
    likely = told.stance in ("hedges", "no-comment") and not set(lemmas(first)) & {"predict", "estimate", "suggest"}
    active = passive(said) is None and _PASSIVE.match(said) is None
    return told.lemma != "" and active and not other and not likely


def _spoke(found: Sequence[Linked], start: int, at: int, *, after: bool) -> Interval | None:
    """The source of the last attribution before in the sentence whose subject stands before its verb.

    ``after`` where what it says must stand behind it: in "Holt, she told us, left and said" the clerk only tells so.
    """
    before = [
        a
        for a in found
        if a.source is not None and a.cue is not None and start <= a.source[0] and a.source[1] <= a.cue[0] < at
    ]
    last = max(before, key=lambda a: a.cue or (0, 0)) if before else None
    if last is None or last.source is None or (after and any(low < last.source[0] for low, _ in last.content)):
        return None
    return last.source


def _subject(text: str, start: int, at: int, names: Sequence[Interval]) -> Interval | None:
    """What a sentence begins with up to its verb, where that may speak; past an opening adverbial."""
    openings = [start]
    fronted = _FRONTED.match(text, start, at)
    if fronted is not None:
        openings.insert(0, fronted.end())
    for opening in openings:
        pronoun = _PRONOUN.match(text, opening)
        if pronoun is not None:
            return pronoun.span()
        verb = _verb(text, opening, min(at, opening + _LONGEST))
        if verb is None:
            continue
        end = opening + len(text[opening:verb].rstrip(" ,"))
        phrase = text[opening:end]
        if phrase and _NOT_IN.search(phrase) is None and phrase.count(",") <= 2 and speaks(text, (opening, end), names):
            return opening, end
    return None


def _verb(text: str, start: int, end: int) -> int | None:
    """Where the first finite verb after ``start`` is likely to stand."""
    irregular = data("cues.yml")["irregular"]
    for word in re.finditer(r"(?<=\s)[a-z’']+", text[start:end]):
        if (
            _FINITE.fullmatch(word[0]) is not None
            or word[0] in irregular
            or (len(word[0]) > 3 and word[0].endswith("ed"))
        ):
            return start + word.start()
    return None
