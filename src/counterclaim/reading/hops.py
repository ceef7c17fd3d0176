"""What makes an attribution found inside somebody's words a hop: another's act of saying, reported as done.

"The minister said the general had denied it" has a second speaker. "I deny it", "if the general denies it", "the
general should deny it", "fans are not afraid" have none. The word lists lie in ``data/private.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.lemmas import data, lemmas, tokens
from counterclaim.reading.roles import phrase_start, roles, words
from counterclaim.reading.stance import cue_stance, cues

_POSSESSIVE = re.compile(r"(?:['’]s|s['’]|['’])\s*$|^(?:his|her|their)$", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:would|will|wo|ca|can|could|may|might|must|should|shall|ought|let|['’]ll|['’]d)\b"
    r"|\b(?:going|set|plans?|planned|planning|able|about|due|expected|likely|ready|supposed|ha[sd]|have|needs?|wants?|"
    r"wanted|try|tries|tried|trying|attempts?|attempted|opportunity|chance|right|order|used)\s+to\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:would|will|wo|ca|can|could)(?:\s?not|\s+never|n['’]t)\b", re.IGNORECASE)
_FREE = re.compile(
    r"\b(?:if|unless|whether|until|lest|in case|suppose|imagine|why|how many|how)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_WHENEVER = re.compile(r"\b(?:when|whenever|where)\s+$", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:do|does|did|are|is|was|were|has|have|had|can|could|would|will|should)\s+$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…][”\"’')]*\s|\n|^")
_COPULA = re.compile(r"^(?:is|are|was|were|be|been|being|am|['’]s|['’]re|['’]m)\b.*\b(?:an?|the|no)\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|got|['’]s|['’]re)\s+(?:\w+ly\s+|also\s+|not\s+|never\s+)*(\w+)", re.IGNORECASE
)
_CAPITALS = re.compile(r"[A-Z][\w.’'-]+\s+[A-Z]|[a-z]\s+[A-Z]\w|@\w")
_TOPIC = re.compile(r"(,?\s+)(?:of|about|that|how)\s")
_TOLD_TO = re.compile(r"\s+to\s+(?:(?:the|its|his|her|their)\s+)?(?:[A-Za-z-]+\s+){0,2}$")
_AGENT = re.compile(r"\s*by\s+(?=\S)", re.IGNORECASE)
_AGENT_END = re.compile(r"\s+(?:that|to|of|on|in|at|about|and|but|not)\b|[,;:()]|(?<=\w{4})\.", re.IGNORECASE)
_WENT_ON = re.compile(
    r"\b(?:went|goes|going|gone|appear\w*|seem\w*|continu\w*|took|taken|turned|rang|called|wrote)\b", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"\w+ing$", re.IGNORECASE)


class _Lists(NamedTuple):
    """``data/private.yml``."""

    lemmas: frozenset[str]
    seldom: frozenset[str]
    acts: frozenset[str]
    nobody: frozenset[str]
    speakers: frozenset[str]
    nouns: frozenset[str]
    before: frozenset[str]
    light: frozenset[str]
    tells: frozenset[str]


@cache
def lists() -> _Lists:
    """The word lists, read once."""
    raw = data("data/private.yml")
    nouns = [noun for group in raw["nouns"].values() for noun in group]
    sets = {key: frozenset(str(w) for w in raw[key]) for key in _Lists._fields if key != "nouns"}
    return _Lists(nouns=frozenset(nouns), **sets)


@cache
def cue_words() -> frozenset[str]:
    """Single words that may be the cue of a hop."""
    return frozenset(entry[0] for entry in cues() if len(entry) == 1) - lists().lemmas


def worth_reading(passage: str) -> bool:
    """Whether some word of a content may be the cue of a hop."""
    return any(is_likely_cue(word) for word in tokens(passage))


def is_likely_cue(word: str) -> bool:
    """Whether a word, in lower case, may be the cue of a hop."""
    return word not in lists().seldom and any(lemma in cue_words() for lemma in lemmas(word))


def hop(text: str, found: Linked, *, within: Interval, names: Sequence[Interval]) -> Linked | None:
    """``found`` as a hop, its source put right where a passive or a participle hides it; None where it is none.

    ``within`` is the content that was read again, ``names`` what the tagger found; all in code points of ``text``.
    """
    if found.cue is None:
        return None
    cue = text[slice(*found.cue)]
    after = text[found.cue[1] : found.cue[1] + 40]
    lemma = cue_stance(cue, after=re.split(r"[,;:.!?\"“”‘]", after)[0]).lemma
    if lemma == "" or lemma in lists().lemmas or not _leads(cue) or _COPULA.match(cue) or _is_purpose(cue, lemma):
        return None
    found = _with_source(text, found, names)
    found = replace(found, content=_without_addressee(text, found, lemma, names))
    if found.source is None:
        told = _passive(cue) in ("tell", "inform", "warn", "notify", "assure")
        return found if told and _is_done(text, found, within) else None
    if not _speaks(text, found.source, names) or not _is_done(text, found, within):
        return None
    if text[slice(*found.source)].lower() == "it" and _PASSIVE.search(cue) is not None:
        return None
    if _POSSESSIVE.search(text[slice(*found.source)]) is not None and not _is_told(text, found):
        return None
    return found


def _leads(cue: str) -> bool:
    """Whether a cue's first full word is one of saying, or a light verb before a noun of saying."""
    said = tokens(cue)
    while said and (said[0] in lists().before or (said[0].endswith("ly") and len(said[0]) > 4)):
        said = said[1:]
    if not said:
        return False
    light = any(lemma in lists().light for lemma in lemmas(said[0]))
    return (
        light
        or _WENT_ON.search(cue) is not None
        or any(entry[0] in lemmas(said[0]) and (len(entry) == 1 or entry[1] in said[1:2]) for entry in cues())
    )


def _is_purpose(cue: str, lemma: str) -> bool:
    """Whether the act is only aimed at or put off: "worked to identify", "his reluctance to criticise"."""
    said = [w for m in re.finditer(r"\bto\s+([a-z]+)", cue, re.IGNORECASE) for w in lemmas(m[1])]
    return lemma.split(" ")[0] in said and _WENT_ON.search(cue) is None


def _is_told(text: str, found: Linked) -> bool:
    """Whether a noun of saying is followed by what is said: "her claim that", "its request for"."""
    assert found.cue is not None
    said = text[found.cue[0] : found.cue[1] + 8].lower()
    if re.search(r"\b(?:that|for|to|of)\b", said) is None and text[found.content[0][0]] not in "“\"‘'":
        return False
    cue = tokens(text[slice(*found.cue)])
    return any(w.endswith("ing") or any(lemma in lists().nouns for lemma in lemmas(w)) for w in cue)


def _passive(cue: str) -> str | None:
    """The verb of saying that stands in the passive in ``cue``, or None."""
    for verb in _PASSIVE.finditer(cue):
        if re.search(r"(?:ed|told|said|written|seen|known)$", verb[1]) is not None:
            for lemma in lemmas(verb[1]):
                if (lemma,) in cues() and lemma not in ("quote", "cite"):
                    return lemma
    return None


def _with_source(text: str, found: Linked, names: Sequence[Interval]) -> Linked:
    """With the agent of a passive for its source, and the noun before a participle ("a resolution calling for")."""
    assert found.cue is not None
    start, end = found.cue
    cue = text[start:end]
    if _passive(cue) is not None:
        content = tuple(c for c in found.content if c[0] > start) or found.content
        if found.source is not None and found.source[0] >= end:
            return replace(found, content=content)
        agent = _agent(text, end, found.content[-1][1])
        return replace(found, source=agent, content=content)
    if found.source is None and _PARTICIPLE.match(tokens(cue)[0]) is not None:
        before = words(text, max(0, start - 80), start)
        if before and text[before[-1].end : start].strip() == "":
            first = phrase_start(text, before, len(before) - 1, list(names))
            if before[first].lower in roles().determiners:
                return replace(found, source=(before[first].start, before[-1].end))
    return found


def _without_addressee(text: str, found: Linked, lemma: str, names: Sequence[Interval]) -> tuple[Interval, ...]:
    """The content without whom it was told: "the mayor of the leak", "the leak to the mayor"."""
    (start, end), *rest = found.content
    if lemma.split(" ")[0] in lists().tells:
        topic = _TOPIC.search(text, start, min(end, start + 90))
        if topic is not None and _speaks(text, (start, topic.start()), names):
            return ((topic.start() + len(topic[1]), end), *rest)
        return found.content
    start, end = found.content[-1]
    for low, high in names:
        told = _TOLD_TO.search(text, start, low) if start < low < end and high >= end - 1 else None
        if told is not None and told.start() - start > 4:
            return (*found.content[:-1], (start, told.start()))
    return found.content


def _agent(text: str, at: int, limit: int) -> Interval | None:
    """Who stands after "by", from ``at`` on."""
    by = _AGENT.match(text, at)
    if by is None:
        return None
    end = _AGENT_END.search(text, by.end(), min(limit, by.end() + 80))
    return (by.end(), end.start() if end is not None else min(limit, by.end() + 80))


def _speaks(text: str, source: Interval, names: Sequence[Interval]) -> bool:
    """Whether a source is somebody, a body or a document: a name, a role or a pronoun of the third person."""
    said = text[slice(*source)]
    plain = [w for w in tokens(said) if w != "s"]
    if plain in (["who"], ["which"]):
        return re.search(r",\s*$", text[max(0, source[0] - 3) : source[0]]) is not None
    if plain == ["it"]:
        return True
    if not plain or plain[0] in lists().nobody or " ".join(plain[:2]) in ("no one", "any one") or plain == ["one"]:
        return False
    if any(s < source[1] and source[0] < e for s, e in names) or _CAPITALS.search(said) is not None:
        return True
    head = re.split(r"\s(?:of|in|from|for|at|on|with|who|that|which|to|by|among)\s|[,(—–-]\s", said)[0]
    last = tokens(re.sub(r"['’]s?$", "", head.strip()))
    return bool(last) and (
        last[-1] in roles().heads or last[-1] in lists().speakers or last[-1] in roles().abbreviations
    )


def _refused(cue: str) -> bool:
    """ "would not comment", "could not rule it out": saying no is said."""
    return _REFUSED.search(cue) is not None and cue_stance(cue).stance in ("no-comment", "hedges")


def _is_done(text: str, found: Linked, within: Interval) -> bool:
    """Whether the act is reported as done: no "would", "to", "if", no question."""
    assert found.cue is not None
    start, end = found.cue
    cue = text[start:end]
    subject = found.source if found.source is not None and found.source[1] <= start else found.cue
    between = text[subject[1] : start] if subject is not found.cue else ""
    if _NOT_DONE.search(between + cue) is not None and not _refused(between + cue):
        return False
    if re.match(r"(?:to|from)\b", cue, re.IGNORECASE) or re.search(
        r"\bto\s+(?:\w+ly\s+)?$", text[max(within[0], start - 16) : start]
    ):
        return False
    opening = max((m.end() for m in _SENTENCE.finditer(text, within[0], subject[0])), default=within[0])
    before = text[max(opening, subject[0] - 40) : subject[0]]
    if _FREE.search(before) is not None:
        return False
    if _WHENEVER.search(before) is not None and re.search(r"(?:ed|said|told|wrote)\b", cue) is None:
        return False
    stop = re.search(r"[.!?]", text[end : within[1] + 1])
    return not (_ASKED.search(before) is not None and stop is not None and stop[0] == "?")
