"""One quotation, word for word, that reports give to different people, each named at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.differences.matching import connected
from counterclaim.claims.language.words import cue_words, tokens
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

_FEWEST = 4
_LIKE = 0.8
_NEAR = 60
_SPEAKERS = 2


@dataclass(frozen=True, slots=True)
class Given:
    """A direct quotation with the person named at it: the words that say something, in order."""

    span: Span
    words: tuple[str, ...]
    speaker: str
    name: str


def credited(matter: Matter) -> Iterable[Difference]:
    """A conflict for each quotation of at least four words that say something, given to two people by two reports.

    Nothing where a report gives it to both of them.
    """
    found = [g for lookup in matter.lookups.values() for g in _given(matter, lookup.report.id)]
    by_word: dict[str, list[int]] = {}
    for i, given in enumerate(found):
        for word in set(given.words):
            by_word.setdefault(word, []).append(i)
    pairs = []
    for i, given in enumerate(found):
        rarest = min(sorted(set(given.words)), key=lambda w: len(by_word[w]))
        pairs += [(i, j) for j in by_word[rarest] if i != j and _alike(given, found[j])]
    for members in connected(len(found), pairs):
        by_speaker: dict[str, list[Given]] = {}
        for i in members:
            by_speaker.setdefault(found[i].speaker, []).append(found[i])
        if len(by_speaker) == _SPEAKERS and _apart(*by_speaker.values()):
            yield _difference(matter, sorted(by_speaker.values(), key=lambda held: (-len(held), held[0].span)))


def _given(matter: Matter, report: str) -> list[Given]:
    lookup = matter.lookups[report]
    stop = cue_words("stop")
    made = []
    for attribution in lookup.reading.attributions:
        if attribution.quote != "direct" or not attribution.content or not _is_named(attribution, lookup.report.text):
            continue
        speaker = lookup.speaks(attribution.source)
        if speaker is None or speaker.type != "person":
            continue
        for span in attribution.content:
            words = tuple(t.lower for t in tokens(lookup.report.quote(span)) if t.lower not in stop)
            if len(words) >= _FEWEST and lookup.report.part_at(span.start, span.end) is None:
                made.append(Given(span, words, speaker.id, speaker.name))
    return made


def _is_named(attribution: Attribution, text: str) -> bool:
    """Whether a name of two words, or one after a title, stands as the source next to the quotation."""
    source, content = attribution.source, attribution.content
    if source is None or attribution.within is not None:
        return False
    gap = max(source.start - content[-1].end, content[0].start - source.end)
    upper = [t for t in tokens(text[source.start : source.end]) if text[source.start + t.start].isupper()]
    return gap <= _NEAR and len(upper) > 1


def _alike(a: Given, b: Given) -> bool:
    one, other = set(a.words), set(b.words)
    return len(one & other) >= _LIKE * len(one | other)


def _apart(one: list[Given], other: list[Given]) -> bool:
    """Whether no report gives it to both, and the two do not share a name."""
    if {g.span.report for g in one} & {g.span.report for g in other}:
        return False
    return not {w.lower() for w in one[0].name.split()} & {w.lower() for w in other[0].name.split()}


def _difference(matter: Matter, sides_of: list[list[Given]]) -> Difference:
    sides = [
        Side(held[0].name, tuple(p for g in held for p in matter.standing_on(g.span)), evidence(g.span for g in held))
        for held in sides_of
    ]
    reasons = [
        Reason("the same words", str(len(set(sides_of[0][0].words))), 0.5),
        Reason("two people named", " / ".join(s.value for s in sides), 0.5),
    ]
    ids = [c.id for c in matter.claims_under(sides)]
    words = matter.quote(sides_of[0][0].span)
    return difference(matter, "attribution", words, sides, reasons, conflict=True, claims=ids)
