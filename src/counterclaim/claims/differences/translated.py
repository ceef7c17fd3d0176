"""One quotation in two translations: few words in common, one meaning, one speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.language.kin import content_words
from counterclaim.claims.language.words import tokens
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.models.runtime import embed
from counterclaim.reading.records import Attribution
from counterclaim.stories.reuse import MOST_LINKED
from counterclaim.text import Span

_ALIKE, _ALIKE_LONG = 0.55, 0.85
"""Least cosine of the quotations' own words; of two of more than ``_LONG`` words, that often only share a subject."""
_SHORTEST, _LONG, _LONGEST = 4, 18, 60
_LENGTH = 0.6
_INTRODUCED = 2
_MOST = 200
_MARKS = " \t\n\"“”'‘’.,"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A direct quotation: ``span`` from its first to its last character, ``text`` its words without marks.

    ``speaker`` is an entity's id; ``described`` the words of a speaker who is not named; ``around`` those of the
    sentence and of the one before, ``present`` the people of both.
    """

    span: Span
    text: str
    words: int
    speaker: str | None
    described: frozenset[str]
    around: frozenset[str]
    present: frozenset[str]


def translations(matter: Matter) -> Iterable[tuple[tuple[Span, Span], float]]:
    """Pairs of direct quotations of two reports, each the other's nearest there, that one speaker may have said.

    One speaker: one entity, or somebody not named whom the other report introduces so, or who is named just before. Of
    very many reports, each wording of the others is met once by each quotation: copies are met through that.
    """
    found = [q for lookup in matter.lookups.values() for q in _quotations(lookup)]
    if not found:
        return
    texts = {text: k for k, text in enumerate(dict.fromkeys(q.text for q in found))}
    text_of = np.array([texts[q.text] for q in found])
    vectors = embed(list(texts))
    alike = vectors @ vectors.T
    rows: dict[str, list[int]] = {}
    for i, one in enumerate(found):
        rows.setdefault(one.span.report, []).append(i)
    reports = sorted(rows)
    number = {report: k for k, report in enumerate(reports)}
    # By report, for each text which quotation there is the nearest.
    nearest = np.array([np.array(rows[r])[alike[:, text_of[rows[r]]].argmax(axis=1)] for r in reports])
    for i, one in enumerate(found):
        mine = number[one.span.report]
        there = nearest[mine + 1 :, text_of[i]]
        met: set[int] = set()
        for j in there[nearest[mine, text_of[there]] == i].tolist():
            k = int(text_of[j])
            likeness = float(alike[text_of[i], k])
            if (k not in met or len(reports) <= MOST_LINKED) and _same(one, found[j], likeness):
                met.add(k)
                yield (one.span, found[j].span), round(likeness, 4)


def tell_one_thing(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """For each pair of quotations whether their words alone, apart from the story, are near enough to be one."""
    if not pairs:
        return []
    vectors = embed([text.strip(_MARKS) for pair in pairs for text in pair])
    cosines = np.einsum("ij,ij->i", vectors[0::2], vectors[1::2])
    return [float(c) >= _least(*(len(tokens(t)) for t in pair)) for pair, c in zip(pairs, cosines, strict=True)]


def _least(*words: int) -> float:
    return _ALIKE if max(words) <= _LONG else _ALIKE_LONG


def _quotations(lookup: Lookup) -> list[Quotation]:
    made = []
    for attribution in lookup.reading.attributions:
        if attribution.quote != "direct" or not attribution.content:
            continue
        quotation = _quotation(lookup, attribution)
        if _SHORTEST <= quotation.words <= _LONGEST:
            made.append(quotation)
    return sorted(made, key=lambda q: q.span)[:_MOST]


def _quotation(lookup: Lookup, attribution: Attribution) -> Quotation:
    text = " ".join(lookup.report.quote(s).strip(_MARKS) for s in attribution.content)
    first, last = attribution.content[0], attribution.content[-1]
    start, end = _trimmed(lookup.report.text, first.start, max(last.end, first.end))
    sentence = lookup.sentence(first.start)
    before = lookup.sentence(max(0, sentence.start - 2))
    around = Span(lookup.report.id, min(before.start, sentence.start), max(sentence.end, last.end))
    speaker = lookup.speaks(attribution.source)
    source = lookup.report.quote(attribution.source) if attribution.source is not None else ""
    named = speaker is not None and any(n.entity.id == speaker.id and n.mention.kind == "name" for n in lookup.named)
    return Quotation(
        span=Span(lookup.report.id, start, end),
        text=text,
        words=len(tokens(text)),
        speaker=speaker.id if speaker is not None else None,
        described=frozenset() if named else frozenset(content_words(source if speaker is None else speaker.name)),
        around=frozenset(content_words(lookup.report.quote(around))),
        present=frozenset(n.entity.id for n in lookup.mentions(around.start, around.end) if n.entity.type == "person"),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """``start``..``end`` without marks and spaces around it."""
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _same(a: Quotation, b: Quotation, alike: float) -> bool:
    short, long = sorted((a.words, b.words))
    if alike < _least(long) or short < _LENGTH * long:
        return False
    return (a.speaker is not None and a.speaker == b.speaker) or _may_be(a, b) or _may_be(b, a)


def _may_be(described: Quotation, named: Quotation) -> bool:
    """Whether one who is not named may be the speaker of the other quotation."""
    if not described.described or named.speaker is None:
        return False
    introduced = len(described.described) >= _INTRODUCED and described.described <= named.around
    return introduced or named.speaker in described.present
