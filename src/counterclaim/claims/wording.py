"""The same quotation in other words: a translation, a cut, a slip. Never a conflict."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.claims.matter import Matter, difference, evidence
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.records import Difference, DifferenceKind, Reason, Side
from counterclaim.claims.words import tokens
from counterclaim.text import Span

_SAME_MEANING = 0.72
_OTHER_WORDS = 0.6
_SHORTEST = 4
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
    for reuse in matter.reuse:
        passages = sorted(p for p in reuse.passages if p.report in matter.lookups) if reuse.kind == "quotation" else []
        for k, one in enumerate(passages):
            pairs.update({(one, other): 1.0 for other in passages[k + 1 :] if one.report != other.report})
    propositions = matter.space.propositions
    for i, j in matter.space.candidates:
        a, b = propositions[i], propositions[j]
        if a.report == b.report or a.entity is None or a.entity != b.entity:
            continue
        if not (_has_quotation(matter, a) and _has_quotation(matter, b)):
            continue
        likeness = float(matter.space.meaning[i] @ matter.space.meaning[j])
        if likeness >= _SAME_MEANING and min(len(_words(a.text)), len(_words(b.text))) >= _SHORTEST:
            one, other = sorted((a.span, b.span))
            if not any(one.overlaps(s) and other.overlaps(t) for s, t in pairs):
                pairs[one, other] = round(likeness, 4)
    for passages, value in _together(pairs):
        made = _difference(matter, passages, value)
        if made is not None:
            yield made


def _has_quotation(matter: Matter, proposition: Proposition) -> bool:
    """Whether a quotation is all of it, or begins, ends or stands in it."""
    text, span = matter.lookups[proposition.report].report.text, proposition.span
    return proposition.quoted or any(c in _MARKS for c in text[max(0, span.start - 1) : span.end + 1])


def _together(pairs: dict[tuple[Span, Span], float]) -> list[tuple[list[Span], float]]:
    """The passages that pairs connect, overlapping ones among them, with the weakest link."""
    groups: list[tuple[list[Span], float]] = []
    for pair, value in sorted(pairs.items()):
        touching = [g for g in groups if any(s.overlaps(p) for s in g[0] for p in pair)]
        merged = sorted({*pair, *(s for spans, _ in touching for s in spans)})
        weakest = min([value, *(v for _, v in touching)])
        groups = [g for g in groups if g not in touching] + [(merged, weakest)]
    return sorted(groups)


def _difference(matter: Matter, passages: list[Span], value: float) -> Difference | None:
    worded: dict[tuple[str, ...], list[Span]] = {}
    for span in passages:
        worded.setdefault(_words(matter.quote(span)), []).append(span)
    if len(worded) < 2 or len({s.report for s in passages}) < 2:
        return None
    texts = sorted(worded, key=lambda w: worded[w][0])
    overlap = max(_overlap(a, b) for k, a in enumerate(texts) for b in texts[k + 1 :])
    kind: DifferenceKind = "wording-of-quote" if overlap >= _OTHER_WORDS else "translation"
    sides = [
        Side(
            matter.quote(worded[w][0]), tuple(p for s in worded[w] for p in _positions(matter, s)), evidence(worded[w])
        )
        for w in texts
    ]
    held = [p for s in sides for p in s.positions]
    ids = [matter.claim_of[p].id for p in held]
    speakers = [matter.space.propositions[matter.index_of[p]].holder for p in held]
    topic = max(sorted(set(speakers)), key=speakers.count) if speakers else "quotation"
    return difference(matter, kind, topic, sides, [Reason("alike", f"{value:.2f}", value)], conflict=False, claims=ids)


def _positions(matter: Matter, span: Span) -> tuple[str, ...]:
    return tuple(sorted(p.id for p in matter.space.propositions if p.span.overlaps(span) and p.id in matter.claim_of))
