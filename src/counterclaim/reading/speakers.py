"""Who speaks in an attribution found inside a content, and whether it is somebody who may."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.lemmas import lemmas, tokens
from counterclaim.reading.private import lists
from counterclaim.reading.roles import phrase_start, roles, touching, words
from counterclaim.reading.stance import cues

SENTENCE = re.compile(r"[.!?…][”\"’')]*\s|\n|^")
_SECOND = re.compile(r"\s(?:and|but)\s+(?:(?:also|now|then|later|still|even|\w+ly)\s+)?$")
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|got|['’]s|['’]re)\s+(?:\w+ly\s+|also\s+|not\s+|never\s+)*(\w+)", re.IGNORECASE
)
_CAPITALS = re.compile(r"[A-Z][\w.’'-]+\s+[A-Z]|[a-z]\s+[A-Z]\w|@\w")
_AGENT = re.compile(r"\s*by\s+(?=\S)", re.IGNORECASE)
_AGENT_END = re.compile(r"\s+(?:that|to|of|on|in|at|about|and|but|not)\b|[,;:()]|(?<=\w{4})\.", re.IGNORECASE)
_WHO = frozenset(["who", "which", "all", "both", "each", "that"])
_DETERMINERS = frozenset(["its", "this", "these", "my", "our", "your", "one", "any"])
_PARTICIPLE = re.compile(r"\w+ing$", re.IGNORECASE)


def passive(cue: str) -> str | None:
    """The verb of saying that stands in the passive in ``cue``, or None."""
    for verb in PASSIVE.finditer(cue):
        if re.search(r"(?:ed|told|said|written|seen|known)$", verb[1]) is not None:
            for lemma in lemmas(verb[1]):
                if (lemma,) in cues() and lemma not in ("quote", "cite", "convinced"):
                    return lemma
    return None


def with_source(text: str, found: Linked, within: Interval, names: Sequence[Interval]) -> Linked:
    """With the agent of a passive for its source, the noun before a participle ("a resolution calling for"), or the
    subject at the head of the sentence for a second verb ("it has counted anew and now thinks")."""
    assert found.cue is not None
    start, end = found.cue
    cue = text[start:end]
    if passive(cue) is not None:
        content = tuple(c for c in found.content if c[0] > start) or found.content
        if found.source is not None and found.source[0] >= end:
            return replace(found, content=content)
        agent = _agent(text, end, found.content[-1][1])
        return replace(found, source=agent, content=content)
    if found.source is None and _PARTICIPLE.match(next(iter(tokens(cue)), "")) is not None:
        before = words(text, max(0, start - 80), start)
        if before and text[before[-1].end : start].strip() == "":
            first = phrase_start(text, before, len(before) - 1, touching(names, before[0].start, start))
            if before[first].lower in roles().determiners:
                return replace(found, source=(before[first].start, before[-1].end))
    if found.source is None and _SECOND.search(text, within[0], start) is not None:
        return replace(found, source=_subject(text, within, start, names))
    return found


def _subject(text: str, within: Interval, at: int, names: Sequence[Interval]) -> Interval | None:
    """The pronoun or name at the head of the sentence of ``within`` in which ``at`` stands."""
    opening = max((m.end() for m in SENTENCE.finditer(text, within[0], at)), default=within[0])
    pronoun = re.compile(r"(?:he|she|it|they|I|we)\b", re.IGNORECASE).match(text, opening)
    return pronoun.span() if pronoun is not None else next((n for n in names if n[0] == opening), None)


def _agent(text: str, at: int, limit: int) -> Interval | None:
    """Who stands after "by", from ``at`` on."""
    by = _AGENT.match(text, at)
    if by is None:
        return None
    end = _AGENT_END.search(text, by.end(), min(limit, by.end() + 80))
    return (by.end(), end.start() if end is not None else min(limit, by.end() + 80))


def is_of_oneself(text: str, found: Linked) -> bool:
    """Whether the outer speaker tells of what he has said himself: "I told the mayor", "we are asking for"."""
    assert found.source is not None
    assert found.cue is not None
    if text[slice(*found.source)].lower() not in ("i", "we"):
        return False
    said = [w for w in tokens(text[slice(*found.cue)]) if w not in lists().before and not w.endswith("ly")]
    return " ".join(said) in lists().of_oneself and not re.search(r"not|n['’]t|never", text[slice(*found.cue)])


def speaks(text: str, source: Interval, names: Sequence[Interval], *, outright: bool = False) -> bool:
    """Whether a source is somebody, a body or a document: a name, a role or a pronoun of the third person.

    With a verb of ``outright`` saying any noun is.
    """
    said = text[slice(*source)]
    plain = [w for w in tokens(said) if w != "s"]
    if outright and plain and (plain[0] in lists().before - _WHO or plain[0].endswith("ly") or plain[0] == "to"):
        return False
    if plain in (["who"], ["which"]):
        return (
            re.search(r",\s*$" if not outright else r"[\w,”]\s*$", text[max(0, source[0] - 3) : source[0]]) is not None
        )
    if plain == ["it"]:
        return True
    if outright and len(plain) > 1 and plain[0] in _DETERMINERS:
        return True
    if not plain or plain[0] in lists().nobody or " ".join(plain[:2]) in ("no one", "any one") or plain == ["one"]:
        return False
    if outright or touching(names, *source) or _CAPITALS.search(said) is not None:
        return True
    head = re.split(r"\s(?:of|in|from|for|at|on|with|who|that|which|to|by|among)\s|[,(—–-]\s", said)[0]
    last = tokens(re.sub(r"['’]s?$", "", head.strip()))
    return bool(last) and (
        last[-1] in roles().heads or last[-1] in lists().speakers or last[-1] in roles().abbreviations
    )
