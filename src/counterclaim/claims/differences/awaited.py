"""What one report has as not known or not done yet and another tells: evolution, never a conflict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from counterclaim.claims.alignment.matter import Matter, difference, evidence, later
from counterclaim.claims.alignment.near import keys_of
from counterclaim.claims.language.kin import akin, answering, content, content_words, tells
from counterclaim.claims.language.lists import has, listed, places
from counterclaim.claims.language.words import cue_in, cue_places, stem, stems, tokens
from counterclaim.claims.propositions.traits import Lookup, standalone
from counterclaim.claims.records import Difference, Reason, Relation, Side
from counterclaim.models.runtime import embed
from counterclaim.text import Span

MOST = 5
_AHEAD, _BEHIND, _HEADS = 7, 3, 2
_NEAR, _ENOUGH = 0.4, 1.15
_PER_SHARED, _MOST_SHARED = 0.15, 4
_FEWEST_SHARED = 2
_MOST_LOOKED_AT = 400
_EDGE = re.compile(r";|,\s+(?:\w+ing|but|which|who|although|though|as|while)\b")
_WHO_WAS = r"(?:who|that|which)\s(?:was|were|is|are|had\sbeen|has\sbeen|have\sbeen)\s\w+"
_COMMA = re.compile(r"[,;:]")
_NOUN = re.compile(r"\b(?:the|an?|its|their|his|her)\s+$", re.IGNORECASE)
_SPEAKS = re.compile(r"(?:comment|respon[ds]|repl[iy]|answer)")
_REACH = 25
"""Code points after "will", "wants to", "not" in which a word tells of nothing done."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: ``words`` in order, lower case, without those of what is to come or not so.

    ``keys`` are its stems and entities, with those of the sentence before where it points to it.
    """

    span: Span
    wording: str
    words: tuple[str, ...]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Awaited:
    """What is open in a sentence: ``heads`` are the words that an answer must tell of, ``of`` stems of its subject."""

    told: Told
    heads: tuple[str, ...]
    of: frozenset[str]


def pending(matter: Matter) -> Iterable[Difference]:
    """Each thing that one report has open and another tells, published no earlier; the likeliest first."""
    open_, told = _collected(matter)
    likely = ((k, t) for k, one in enumerate(open_) for t in told if _may_answer(matter, one, t))
    pairs = list(islice(likely, _MOST_LOOKED_AT))
    if not pairs:
        return
    wordings = sorted({open_[k].told.wording for k, _ in pairs} | {t.wording for _, t in pairs})
    vectors = dict(zip(wordings, embed(wordings), strict=True))
    best: dict[tuple[int, str], tuple[float, Told]] = {}
    for k, other in pairs:
        one = open_[k].told
        likeness = float(vectors[one.wording] @ vectors[other.wording])
        value = likeness + _PER_SHARED * min(len(one.keys & other.keys), _MOST_SHARED)
        key = (k, other.span.report)
        if likeness >= _NEAR and value >= _ENOUGH and (key not in best or value > best[key][0]):
            best[key] = (round(value, 4), other)
    yield from _shown(matter, open_, best)


def _shown(
    matter: Matter, open_: list[Awaited], best: dict[tuple[int, str], tuple[float, Told]]
) -> Iterator[Difference]:
    answers: dict[int, list[tuple[float, Told]]] = {}
    for (k, _), found in sorted(best.items()):
        answers.setdefault(k, []).append(found)
    used: set[Span] = set()
    made = 0
    for k in sorted(answers, key=lambda k: (-max(v for v, _ in answers[k]), open_[k].told.span)):
        fresh = [t for _, t in sorted(answers[k], key=lambda a: (-a[0], a[1].span)) if t.span not in used]
        if not fresh or made == MOST:
            continue
        used |= {t.span for t in fresh}
        made += 1
        span = open_[k].told.span
        held = [matter.standing_on(s) for s in (span, *(t.span for t in fresh))]
        sides = [
            Side(_plain(matter, span), held[0], (span,)),
            Side(
                _plain(matter, fresh[0].span), tuple(p for ps in held[1:] for p in ps), evidence(t.span for t in fresh)
            ),
        ]
        claims = [c.id for c in matter.claims_under(sides)]
        value = max(v for v, _ in answers[k])
        reasons = [Reason("open in one report, told in another", f"{value:.2f}", value)]
        relation: Relation = "evolution" if later(matter, [span], sides[1].evidence) else "open"
        topic = _plain(matter, span)
        yield difference(
            matter, "comment-status", topic, sides, reasons, conflict=False, relation=relation, claims=claims
        )


def _plain(matter: Matter, span: Span) -> str:
    """A sentence without its full stop."""
    return matter.quote(span).rstrip(" .")


def _collected(matter: Matter) -> tuple[list[Awaited], list[Told]]:
    """What is open, and what is told, in the bodies of the reports."""
    open_: list[Awaited] = []
    told: list[Told] = []
    for lookup in matter.lookups.values():
        before: Told | None = None
        for span in lookup.body():
            one = _told(lookup, span, before)
            text = lookup.report.quote(span)
            heads = _heads(text)
            if heads:
                open_.append(Awaited(one, heads, _subject(text, heads)))
            elif heads is not None and not _left_open(text):
                told.append(one)
            before = one
    return open_, told


def _told(lookup: Lookup, span: Span, before: Told | None) -> Told:
    wording = standalone(lookup, span.start, span.end)
    text = lookup.report.quote(span)
    unreal = [end for kind in ("to_come", "pending") for _, end in places(kind, text)]
    unreal += [end for name in ("unreal", "negations") for _, end in cue_places(name, text)]
    known = [(start, _clause_end(text, start)) for start, _ in places("told_before", text)]
    words = tuple(
        t.lower
        for t in content(text)
        if not any(0 <= t.start - end <= _REACH for end in unreal)
        and not any(start <= t.start < end for start, end in known)
        and text[max(0, t.start - 4) : t.start].lower() != " to "
        and (_NOUN.search(text[: t.start]) is None or _answerable(t.lower))  # "a leaked film", "the leak"
    )
    keys = keys_of(lookup, span, wording)
    points_back = has("points_back", text) is not None
    if before is not None and points_back:
        keys |= before.keys
        wording = f"{before.wording} {wording}"
    return Told(span, wording, words, keys)


def _clause_end(text: str, start: int) -> int:
    """Where what begins at ``start`` ends: at a comma or the like, else with the sentence."""
    found = _COMMA.search(text, start)
    return found.start() if found is not None else len(text)


def _heads(text: str) -> tuple[str, ...] | None:
    """The words that tell what is open; () where nothing is, None where something is that cannot be told from words."""
    found = places("pending", text)
    if not found:
        return ()
    start, end = found[0]
    if places("asked_how", text):
        return None
    after = _said_of(_light().sub(" ", _EDGE.split(text[end:])[0]))[:_AHEAD]
    before = content_words(text[:start])[-_BEHIND:]
    telling = [w for w in after if tells(w)][:_HEADS]
    if has("done_to", text[start:end]) is not None and not (telling and after and telling[0] == after[0]):
        return None
    named = [w for w in before if _answerable(w)]
    return tuple(dict.fromkeys(telling + named)) or None


def _subject(text: str, heads: Iterable[str]) -> frozenset[str]:
    """The stems of what stands before the words that leave it open, besides what is asked for: "his body"."""
    return stems(tokens(text[: places("pending", text)[0][0]])) - {stem(h) for h in heads}


@lru_cache(maxsize=1)
def _light() -> re.Pattern[str]:
    """What tells nothing of what is open: "ended up helping", "the clerk who was fired"."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed('ends_up')))}|{_WHO_WAS})\b", re.IGNORECASE)


def _said_of(text: str) -> list[str]:
    """The words that may tell what is open: no names, nothing after an article ("the deal"), no word of speaking.

    Who is silent is told by party, elsewhere.
    """
    return [
        t.lower
        for t in content(text)
        if not text[t.start].isupper() and _NOUN.search(text[: t.start]) is None and _SPEAKS.match(t.lower) is None
    ]


def _answerable(word: str) -> bool:
    """Whether a word names something that is asked for."""
    return any(akin(word, w) for w in listed("asked_for"))


def _left_open(text: str) -> bool:
    """Whether a sentence asserts nothing that could be an answer."""
    left = any(has(words, text) is not None for words in ("wondering", "leaves_open"))
    return left or text.rstrip().endswith("?") or cue_in("hedges", text) is not None


def _may_answer(matter: Matter, one: Awaited, other: Told) -> bool:
    if other.span.report == one.told.span.report:
        return False
    if matter.before(other.span.report, one.told.span.report):
        return False
    shared = one.told.keys & other.keys
    if one.of and not one.of & other.keys:
        return False  # "his body has not been found", "those found responsible"
    return len(shared) >= _FEWEST_SHARED and any(answering(h, w) for h in one.heads for w in other.words)
