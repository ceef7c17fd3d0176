"""The same quotation in other words: a translation, a cut, a slip. Never a conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.alignment.near import cosine, likeliest
from counterclaim.claims.differences.foreign import may_be_foreign
from counterclaim.claims.differences.recut import way_of
from counterclaim.claims.differences.translated import tell_one_thing, translations
from counterclaim.claims.language.kin import akin, content, content_words
from counterclaim.claims.language.words import tokens
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.records import Difference, DifferenceKind, Reason, Relation, Side
from counterclaim.stories.quotations import quoted_at
from counterclaim.text import Span

_ONE_SPEAKER = 0.55, 1, 0.0
_LIKE_NAMED = 0.5, 2, 0.3
_ANY = 0.5, 2, 0.5
_RETOLD = 0.6, 2, 0.5
"""Least meaning, words in common and their share of the shorter: of one speaker, of like names, of anybody; and where
one speaker is quoted in one report and retold in the other."""
_OTHER_WORDS = 0.6
_SHORTEST = 4
_CUT = 4
"""Words that one of two quotations must have besides those they share."""
_FEWEST_RETOLD, _RETELLS = 4, 0.5
"""Words that tell something, and their share of the shorter, by which one text retells another."""
_MARKS = '"“”'


def _words(text: str) -> tuple[str, ...]:
    return tuple(t.lower for t in tokens(text))


def _overlap(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    one, other = set(a), set(b)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def wordings(matter: Matter) -> Iterable[Difference]:
    """Quotations that reports share but word differently: those found as reuse, and a speaker's alike in meaning.

    Passages that belong together by either become one difference, one side for each wording.
    """
    pairs: dict[tuple[Span, Span], float] = {}
    copies: dict[Span, list[Span]] = {}
    for reuse in matter.reuse:
        alike: dict[tuple[str, ...], list[Span]] = {}
        for p in sorted(reuse.passages) if reuse.kind == "quotation" else ():
            if p.report in matter.lookups and _in_marks(matter, p):
                alike.setdefault(_words(matter.quote(p)), []).append(p)
        passages = sorted(same[0] for same in alike.values())
        copies.update({same[0]: same for same in alike.values()})
        for k, one in enumerate(passages):
            pairs.update({(one, other): 1.0 for other in passages[k + 1 :] if one.report != other.report})
    of_reports: dict[tuple[str, str], list[tuple[Span, Span]]] = {}
    for one, other in pairs:
        of_reports.setdefault((one.report, other.report), []).append((one, other))
    for i, first in enumerate(matter.space.twin):
        if i != first:
            copies.setdefault(matter.space.propositions[first].span, []).append(matter.space.propositions[i].span)
    for pair, likeness in (*translations(matter), *_likely(matter)):
        one, other = sorted(pair)
        known = of_reports.setdefault((one.report, other.report), [])
        if not any(one.overlaps(s) and other.overlaps(t) for s, t in known):
            pairs[one, other] = round(likeness, 4)
            known.append((one, other))
    for passages, value in _together(pairs):
        every = {s for p in passages for s in (p, *copies.get(p, ()))}
        made = _difference(matter, sorted(every), value)
        if made is not None:
            yield made


def _in_marks(matter: Matter, span: Span) -> bool:
    """Whether all is quoted: where a post stands without marks, or words between two quotations, they are not."""
    return quoted_at(matter.lookups[span.report].report.text, span.start, span.end) is not None


def _likely(matter: Matter) -> list[tuple[tuple[Span, Span], float]]:
    """Propositions alike; of quotations in other words only those whose own words tell one thing."""
    spans = [p.span for p in matter.space.propositions]
    found = [((spans[i], spans[j]), likeness) for i, j, likeness in _alike(matter)]
    apart = [k for k, (pair, _) in enumerate(found) if _is_translation(matter, *pair)]
    texts = [(matter.quote(found[k][0][0]), matter.quote(found[k][0][1])) for k in apart]
    dropped = {k for k, kept in zip(apart, tell_one_thing(texts), strict=True) if not kept}
    return [one for k, one in enumerate(found) if k not in dropped]


def _is_translation(matter: Matter, one: Span, other: Span) -> bool:
    """Whether two passages are quotations as a whole, and in other words."""
    whole = all(matter.lookups[s.report].quoted(s.start, s.end) for s in (one, other))
    return whole and _overlap(_words(matter.quote(one)), _words(matter.quote(other))) < _OTHER_WORDS


def _alike(matter: Matter) -> list[tuple[int, int, float]]:
    """Pairs of propositions with quotations of two reports that are each other's nearest and tell one thing; no copies.

    One speaker's need not share many words; where the speakers are not told apart, or are two, more words must agree.
    """
    propositions = matter.space.propositions
    told = [i for i in matter.space.firsts if propositions[i].attribution is not None]
    quoting = [i for i in told if len(_words(propositions[i].text)) >= _SHORTEST]
    marked = {i for i in quoting if _has_quotation(matter, propositions[i])}
    by_report: dict[str, list[int]] = {}
    for i in quoting:
        by_report.setdefault(propositions[i].report, []).append(i)
    made = []
    for i, j in _mutual(matter, quoting, by_report):
        a, b = propositions[i], propositions[j]
        quoted = (i in marked) + (j in marked)
        one = a.entity is not None and a.entity == b.entity
        if not quoted or (quoted == 1 and not one):
            continue
        least = _RETOLD if quoted == 1 else _ONE_SPEAKER if one else _LIKE_NAMED if _of_one_name(a, b) else _ANY
        likeness = cosine(matter, i, j)
        if likeness >= least[0] and _shares(a, b, words=least[1], share=least[2]):
            made.append((i, j, likeness))
    return made


def _mutual(matter: Matter, rows: list[int], by_report: Mapping[str, list[int]]) -> list[tuple[int, int]]:
    """The pairs of ``rows`` of two reports that are each other's nearest there, i < j, by i and the other's report."""
    nearest: dict[str, dict[int, int]] = {}
    for report, own in by_report.items():
        likely = likeliest(matter, rows, own)
        first = likely.argmax(axis=1).tolist()
        nearest[report] = {i: own[k] for i, k in zip(rows, first, strict=True)}
        for at in np.flatnonzero(likely.sum(axis=1) > 1).tolist():
            i, ties = rows[at], [own[k] for k in np.flatnonzero(likely[at]).tolist()]
            nearest[report][i] = -max((cosine(matter, i, k), -k) for k in ties)[1]
    report_of = {i: report for report, own in by_report.items() for i in own}
    found = [
        (i, report, j)
        for report, chosen in nearest.items()
        for i, j in chosen.items()
        if i < j and report_of[i] != report and nearest[report_of[i]][j] == i
    ]
    return [(i, j) for i, _, j in sorted(found)]


def _shares(a: Proposition, b: Proposition, *, words: int, share: float) -> bool:
    """Whether two texts have so many words in common, the speakers' names aside, and such a share of the shorter."""
    names = {t.lower for p in (a, b) for t in content(p.holder)}
    one, other = ([t.lower for t in content(p.text) if t.lower not in names] for p in (a, b))
    met = sum(any(akin(x, y) for y in other) for x in one)
    return met >= words and met >= share * min(len(one), len(other))


def _of_one_name(a: Proposition, b: Proposition) -> bool:
    """Whether two holders share a word of their names, or one is not named."""
    if "unknown" in (a.holder, b.holder):
        return True
    return any(akin(x.lower, y.lower) for x in content(a.holder) for y in content(b.holder))


def _has_quotation(matter: Matter, proposition: Proposition) -> bool:
    """Whether a quotation is all of it, or begins, ends or stands in it."""
    text, span = matter.lookups[proposition.report].report.text, proposition.span
    return proposition.quoted or any(c in _MARKS for c in text[max(0, span.start - 1) : span.end + 1])


def _together(pairs: dict[tuple[Span, Span], float]) -> list[tuple[list[Span], float]]:
    """The passages that pairs connect, overlapping ones among them, with the weakest link."""
    spans = sorted({s for pair in pairs for s in pair})
    root = {s: s for s in spans}

    def first(span: Span) -> Span:
        while root[span] != span:
            root[span] = span = root[root[span]]
        return span

    reach: Span | None = None  # of those before, the one that ends last
    for span in spans:
        if reach is not None and span.overlaps(reach):
            root[first(span)] = first(reach)
        if reach is None or span.report != reach.report or span.end > reach.end:
            reach = span
    for one, other in pairs:
        root[first(one)] = first(other)
    groups: dict[Span, list[Span]] = {}
    for span in spans:
        groups.setdefault(first(span), []).append(span)
    weakest: dict[Span, float] = {}
    for (one, _), value in pairs.items():
        weakest[first(one)] = min(value, weakest.get(first(one), value))
    return sorted((told, weakest[top]) for top, told in groups.items())


def _difference(matter: Matter, passages: list[Span], value: float) -> Difference | None:
    worded: dict[tuple[str, ...], list[Span]] = {}
    for span in passages:
        worded.setdefault(_words(matter.quote(span)), []).append(span)
    if len(worded) < 2 and len({s.report for s in passages}) > 1:
        worded = {}
        for span in passages:  # the same words, cut otherwise out of what was said
            whole_of = _quotation(matter, span)
            worded.setdefault(_words(matter.quote(whole_of)), []).append(whole_of)
        if max(map(len, worded)) - min(map(len, worded)) < _CUT:
            return None
    if len(worded) < 2 or len({s.report for s in passages}) < 2:
        return None
    passages = sorted({s for spans in worded.values() for s in spans})
    texts = sorted(worded, key=lambda w: worded[w][0])
    overlap = max(_overlap(a, b) for k, a in enumerate(texts) for b in texts[k + 1 :])
    whole = all(matter.lookups[s.report].quoted(s.start, s.end) for s in passages)
    kind: DifferenceKind = "translation" if whole and overlap < _OTHER_WORDS else "wording-of-quote"
    sides = [
        Side(
            matter.quote(worded[w][0]), tuple(p for s in worded[w] for p in _positions(matter, s)), evidence(worded[w])
        )
        for w in texts
    ]
    sides = _worth_showing(matter, sides, kind)
    if not sides:
        return None
    if kind == "translation" and not may_be_foreign(matter, sides):
        kind = "wording-of-quote"
    relation: Relation = "translation" if kind == "translation" else "wording"
    held = [p for s in sides for p in s.positions]
    ids = [c.id for c in matter.claims_under(sides)]
    speakers = [matter.space.propositions[matter.index_of[p]].holder for p in held]
    topic = max(sorted(set(speakers)), key=speakers.count) if speakers else "quotation"
    return difference(
        matter,
        kind,
        topic,
        sides,
        [Reason("alike", f"{value:.2f}", value)],
        conflict=False,
        relation=relation,
        claims=ids,
    )


def _worth_showing(matter: Matter, sides: Sequence[Side], kind: DifferenceKind) -> list[Side]:
    """The sides that differ in more than where they were cut; none where nothing is left to compare.

    Of wordings those with other words within what they share with another report's; else all of a translation, where
    its speaker may not have spoken English, and of what three reports and more cut otherwise.
    """
    ways: dict[tuple[int, int], str] = {}
    for k, one in enumerate(sides):
        for m, other in enumerate(sides[:k]):
            if one.evidence[0].report != other.evidence[0].report:
                ways[k, m] = way_of(matter.quote(one.evidence[0]), matter.quote(other.evidence[0]))
    reworded = {k for pair, way in ways.items() if way == "reworded" for k in pair}
    if reworded:
        retold = {k for (i, j), way in ways.items() if way == "loose" and _retells(sides[i], sides[j]) for k in (i, j)}
        return [side for k, side in enumerate(sides) if k in reworded | retold]
    if kind == "translation":
        told = set(ways.values()) <= {"same", "cut"} or not may_be_foreign(matter, sides)
        return [] if told else list(sides)
    cut = len({s.report for side in sides for s in side.evidence}) > 2 and {"cut", "same"} & set(ways.values())
    return list(sides) if cut else []


def _retells(one: Side, other: Side) -> bool:
    """Whether most words of the shorter stand in the other, in whatever order."""
    a, b = content_words(one.value), content_words(other.value)
    met = min(sum(any(akin(x, y) for y in b) for x in a), sum(any(akin(x, y) for y in a) for x in b))
    return met >= _FEWEST_RETOLD and met >= _RETELLS * min(len(a), len(b))


def _quotation(matter: Matter, span: Span) -> Span:
    """The part of what is quoted, in one pair of marks, that holds ``span``; the span itself where nothing does."""
    for a in matter.lookups[span.report].reading.attributions:
        for part in a.content if a.quote == "direct" else ():
            if part.start <= span.start and span.end <= part.end:
                return part
    return span


def _positions(matter: Matter, span: Span) -> tuple[str, ...]:
    return matter.standing_on(span)
