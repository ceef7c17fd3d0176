"""How far the content of a hop goes inside the words of the outer speaker.

The network reads a content as one sentence and lets what is said inside it run on to the end: over the next sentence,
over what the outer speaker goes on to say himself, over whom the hop was told to, when and why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.quoting import quotations
from counterclaim.text import sentences

_SHORTEST = 2  # code points
_BEFORE = 20
"""Code points before a speaker in which "although" may stand."""
_TOPIC = re.compile(r"(,?\s+)(?:of|about|that|how)\s")
_LINK = re.compile(r"(?:of|about|that|how|what|why|whether|to)\s")
_TOLD_TO = re.compile(r"\s+to\s+(?:(?:the|its|his|her|their)\s+)?(?:[A-Za-z-]+\s+){0,2}$")
_THEN = re.compile(r"\s*(?:$|[,;.:!?”\"]|(?:when|because|while|during|after|before|at|on|in|as|last|this|earlier)\b)")
_VERB = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|shall|should|must|do|does|did|\w{2,}ed)\b"
    r"|['’](?:re|m|ve|d|ll)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"['’]s?$|^(?:his|her|its|their)$", re.IGNORECASE)
_AUXILIARY = re.compile(r"\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|does|did)\b")
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|whom|where|when)\b")
_ADJUNCT = re.compile(
    r",?\s+(?:when|because|while|although|though|(?:and|but|so)\s+(?:it|he|she|they|I|we|there)"
    r"|in\s+person|in\s+writing|by\s+(?:tele)?phone|personally)\b"
)
_CLAUSE = re.compile(
    r"\W*(?:that|whether|if|what|how|why|who|where|when|to|he|she|it|they|I|we|you|there|so)\b", re.IGNORECASE
)
_SPEAKER = re.compile(r",?\s+(?:and|but|so)\s+(?:I|we)\b|;\s+(?:I|we)\b")
_HEARERS = {"him": "he", "her": "she", "them": "they", "me": "I", "us": "we"}
_OUGHT = r"(?!\s+(?:should|must|could|can|might|may|ought|needs?|needed|would|will|(?:had|has|have)\s+to)\b)"
_CONCEDED = re.compile(r"\b(?:although|though|while|whereas)\s+(?:the\s+)?$", re.IGNORECASE)
_MARKS = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»"}


def extent(
    text: str, hop: Linked, *, tells: bool, names: Sequence[Interval], speaks: Callable[[Interval], bool]
) -> tuple[Interval, ...]:
    """The contents of ``hop`` without what is not said in it; code points of ``text``.

    ``tells`` where its cue takes who is told for an object; ``speaks`` knows an interval that is somebody.
    """
    assert hop.cue is not None
    first, *rest = hop.content
    if tells:
        first = _after_hearer(text, first, speaks)
    *others, last = (first, *rest)
    return (*others, _cut(text, last, hop, names) if last[0] >= hop.cue[1] else last)


def _after_hearer(text: str, content: Interval, speaks: Callable[[Interval], bool]) -> Interval:
    """Without who was told: "the mayor of the leak"."""
    start, end = content
    if _LINK.match(text, start, end) is not None:
        return content
    topic = _TOPIC.search(text, start, min(end, start + 90))
    if topic is not None and speaks((start, topic.start())):
        return (topic.start() + len(topic[1]), end)
    return content


def _cut(text: str, content: Interval, hop: Linked, names: Sequence[Interval]) -> Interval:
    start, end = content
    mark = _MARKS.get(text[start])
    if mark is not None:
        closing = re.compile(rf"[.,!?…—-]{mark}(?!\w)").search(text, start + 1, end)
        return (start, closing.end() if closing is not None else end)
    end = start + sentences(text[start:end])[0][1]
    quoted = [(start + low, start + high) for low, high in quotations(text[start:end])]
    outside = (at for at in _ends(text, (start, end), hop, names) if not any(low < at < high for low, high in quoted))
    return (start, min((at for at in outside if at - start >= _SHORTEST), default=end))


def _ends(text: str, content: Interval, hop: Linked, names: Sequence[Interval]) -> Iterator[int]:
    """Where what is said may end."""
    start, end = content
    assert hop.cue is not None
    if text.startswith("so ", start):
        yield start + 2
    if text.startswith(("of ", "about "), start):
        yield from (found.start() for found in re.compile(r"\s+during\b").finditer(text, start, end))
    if hop.source is not None and _OWNER.search(text[slice(*hop.source)]) and not _LINK.match(text, start, end):
        verb = _AUXILIARY.search(text, start, end)
        if verb is not None and _RELATIVE.search(text, start, verb.start()) is None:
            yield verb.start()
    if _CLAUSE.match(text, start, end) is None:
        for found in _ADJUNCT.finditer(text, start, end):
            if _VERB.search(text, start, found.start()) is None:
                yield found.start()
        for low, high in names:
            told = _TOLD_TO.search(text, start, low) if start < low < end else None
            if (
                told is not None
                and _THEN.match(text, min(high, end), end)
                and not _VERB.search(text, start, told.start())
            ):
                yield told.start()
    if hop.source is not None and _CONCEDED.search(text, max(0, hop.source[0] - _BEFORE), hop.source[0]):
        yield from _main_clause(text, content)
    if hop.source is None or text[slice(*hop.source)].lower() not in ("i", "we"):
        yield from (found.start() for found in _SPEAKER.finditer(text, start, end))
    object_ = re.match(r"\s*(him|her|them|me|us)\b", text[hop.cue[1] : start])
    if object_ is not None:
        who = _HEARERS[object_[1]]
        went_on = re.compile(rf",?\s+(?:and\s+{who}\b{_OUGHT}|but\s+(?:that\s+)?{who}\b)")
        yield from (found.start() for found in went_on.finditer(text, start, end))


def _main_clause(text: str, content: Interval) -> Iterator[int]:
    """The comma behind which the main clause begins: "Although the council says it has paid, we are still waiting"."""
    start, end = content
    commas = [found.start() for found in re.compile(r",(?=\s)").finditer(text, start, end)]
    for at, after in zip(commas, [*commas[1:], end], strict=False):
        if _VERB.search(text, at, after) is not None:
            yield at
            return
