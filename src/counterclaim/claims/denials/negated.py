"""What a plain negation turns, and who says just that: "does not believe that it is safe" / "it is safe"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.alignment.near import cosine
from counterclaim.claims.language.kin import akin, content_words
from counterclaim.claims.language.lists import has, listed, listed_pattern, places, plain
from counterclaim.claims.propositions.records import Proposition

Form = Literal["not", "none", "no proof", "no plan", "not thought"]

NOT = re.compile(
    r"\b(?:not|never|no|cannot)\b(?! (?:to|only|longer|later|more|less|least|yet|just|even)\b)(?! (?:have|need) to\b)|"
    r"n't\b(?! (?:have|need) to\b)(?! (?:only|just|even|merely|simply)\b)"
)
_NONE = re.compile(
    r"\W*(?:that |and |but )?(?:(?P<who>nobody|no one|no-one)|(?:no|none of (?:the|his|her|its|their)) (?:such )?"
    r"(?P<what>(?:[\w'-]+ ){1,3}?))(?P<at> ?)(?:has|have|had|was|were|is|are)(?: been| being)? "
)
"""A subject of which there is none: "no corridor had been opened", "nobody was killed"."""
_NO = re.compile(r"\bno$")
_THERE = re.compile(r"\b(?:is|are|was|were|be|been|has|have|had|with|make|made|see|saw|find|found|shows?) $")
_ENDS = re.compile(
    r"[;:—–(),]|\b(?:but|because|unless|if|when|while|which|who|until|after|before|since|as|"
    r"and (?:he|she|it|they|we|i|the))\b"
)
_OPENS = re.compile(r"[,;:—]|\b(?:that|and|but)\b")
_ASKS = re.compile(r"\W*(?:what|why|how|whether|when|where|who|if|is|are|do|does|did|can|could|will|would|should)\b")
_SUPPOSED = re.compile(r"\b(?:if|unless|only|whether|should|must|ought)\b")
_FEWEST = 3
_MOST = 7
"""Words that a negation turns."""
_SHARED, _SHARE, _NEARLY = 2, 0.6, 0.7
"""Of these the other has at least so many, and this share; more where a mere "not" turns them."""
_THOUGHT = 0.4, 0.15
_WORDED = 0.5, 0.2
_ALIKE = 0.7
"""Meaning and wording in common: where a clause of its own is turned, by a mere "not", and without a subject alike."""


@dataclass(frozen=True, slots=True)
class Turned:
    """What a negation turns: its ``words``, the first of them its ``head``; ``subject`` the words before it."""

    form: Form
    head: str
    words: tuple[str, ...]
    subject: tuple[str, ...]
    text: str


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    def any_of(kind: str) -> str:
        return listed_pattern(kind).pattern

    return (
        ("no proof", re.compile(rf"\bno (?:\w+ ){{0,2}}?{any_of('proofs')}(?: \w+)? (?:that|of|for)\b")),
        ("no plan", re.compile(rf"\bno (?:\w+ )?{any_of('aims')} (?:to|of|in|for)\b")),
        ("not thought", re.compile(rf"\b(?:do|does|did)(?: not|n't) (?:\w+ly )?{any_of('opining')}(?: that)?\b")),
        ("not", NOT),
    )


def negated(matter: Matter, denial: Proposition) -> Turned | None:
    """What a statement worded with one negation turns; None where it turns nothing that another could tell."""
    text = plain(denial.standalone)
    if _SUPPOSED.search(text) is not None or _ASKS.match(text) is not None or _negations(text) > 1:
        return None
    none = _NONE.match(text)
    if none is not None:
        return _of_none(none, text)
    for form, pattern in _forms():
        found = pattern.search(text)
        if found is None:
            continue
        if form == "not" and _NO.search(found.group()) is not None and _THERE.search(text[: found.start()]) is None:
            return None  # "no mayor has done so much": it turns no verb
        rest = text[found.end() :]
        end = _ENDS.search(rest, _FEWEST)
        words = content_words(rest[: end.start()] if end is not None else rest)[:_MOST]
        kept = [w for w in dict.fromkeys(words) if not w.endswith("ly") and w not in listed("vague")]
        if not kept or has("no_denial", kept[0]) is not None:
            return None
        names = _names(matter, denial)
        before = _OPENS.split(text[: found.start()])[-1]
        told = tuple(w for w in kept if w.removesuffix("'s") not in names)
        return Turned(form, kept[0], told, tuple(content_words(before)), text)
    return None


def _of_none(found: re.Match[str], text: str) -> Turned | None:
    """What is told of a subject of which there is none."""
    rest = text[found.end() :]
    end = _ENDS.search(rest)
    words = [w for w in content_words(rest[: end.start()] if end is not None else rest)[:_MOST] if not w.endswith("ly")]
    what = content_words(found["what"] or "")
    if not words or (not what and found["who"] is None) or has("awaited_things", found["what"] or "") is not None:
        return None
    return Turned("none", words[0], (*what, *words), tuple(what), text)


def _is_of_none(turned: Turned, told: list[str], text: str) -> bool:
    """Whether of a subject of which there is none it is told, by the same words: "four people were killed"."""
    if has("coming", text) is not None or has("scoping", turned.text) is not None:
        return False
    whole = all(any(akin(w, t) for t in told) for w in turned.words)
    return whole and (bool(turned.subject) or has("persons", text) is not None)


def _negations(text: str) -> int:
    return len(places("turning", text)) + len(re.findall(r"n't\b", text)) - len(re.findall(r"\bnot until\b", text))


def _names(matter: Matter, proposition: Proposition) -> frozenset[str]:
    """The words of the names that a proposition speaks of."""
    entities = matter.space.about[matter.index_of[proposition.id]].entities
    return frozenset(w for e in sorted(entities) for w in content_words(matter.entity_names.get(e, "")))


def turns(matter: Matter, i: int, j: int, turned: Turned) -> bool:
    """Whether row ``j`` says what the negation in row ``i`` turns: of the same, firmly, in like words."""
    a, b = matter.space.propositions[i], matter.space.propositions[j]
    text = plain(b.standalone)
    if a.party == b.party or a.span.overlaps(b.span) or (a.voice and b.voice and a.report == b.report):
        return False
    if _negations(text) or _ASKS.match(text) is not None or not _as_firm(turned, text):
        return False
    told = content_words(text)
    if turned.form == "none":
        near = cosine(matter, i, j) >= _THOUGHT[0] and matter.space.wording(i, j) >= _THOUGHT[1]
        return near and _is_of_none(turned, told, text)
    shared = [w for w in turned.words if any(akin(w, t) for t in told)]
    if len(shared) < _SHARED or len(shared) < _SHARE * len(turned.words):
        return False
    likeness, wording = cosine(matter, i, j), matter.space.wording(i, j)
    if turned.form == "no plan" and turned.head not in shared:
        return False
    if turned.form != "not":
        return likeness >= _THOUGHT[0] and wording >= _THOUGHT[1]
    if turned.head not in shared or len(shared) < _NEARLY * len(turned.words) or _infinitive(turned.head, told, text):
        return False
    if len(shared) == len(turned.words) and likeness >= _ALIKE and wording >= _WORDED[1]:
        return True
    one = any(akin(s, t) for s in turned.subject for t in told)
    return one and likeness >= _WORDED[0] and wording >= _WORDED[1]


def _as_firm(turned: Turned, text: str) -> bool:
    """Whether what is told is neither wished for nor only possible, and of what is to come where the negation is."""
    if turned.form != "no plan" and has("wished", text) is not None and has("wished", turned.text) is None:
        return False
    return has("coming", turned.text) is None or turned.form == "no plan" or has("coming", text) is not None


def _infinitive(head: str, told: list[str], text: str) -> bool:
    """Whether the other has the verb only after "to": something else is told of it."""
    verb = next(t for t in told if akin(head, t))
    return re.search(rf"\bto {re.escape(verb)}\b", text) is not None
