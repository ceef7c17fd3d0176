"""The same quotation in other words: a translation, a cut, a slip. Never a conflict."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.claims.matter import Matter, difference, evidence
from counterclaim.claims.records import Difference, DifferenceKind, Reason, Side
from counterclaim.claims.words import tokens
from counterclaim.text import Span

_SAME_MEANING = 0.72
_OTHER_WORDS = 0.6
_SHORTEST = 4


def _words(text: str) -> tuple[str, ...]:
    return tuple(t.lower for t in tokens(text))


def _overlap(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    one, other = set(a), set(b)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def wordings(matter: Matter) -> Iterable[Difference]:
    """Quotations that reports share but word differently: those found as reuse, and a speaker's alike in meaning."""
    pairs: dict[tuple[Span, Span], tuple[str, float, str | None]] = {}
    for reuse in matter.reuse:
        if reuse.kind != "quotation":
            continue
        passages = sorted(p for p in reuse.passages if p.report in matter.lookups)
        for k, one in enumerate(passages):
            for other in passages[k + 1 :]:
                if one.report != other.report:
                    pairs[one, other] = ("shared quotation", 1.0, reuse.origin)
    propositions = matter.space.propositions
    for i, j in matter.space.candidates():
        a, b = propositions[i], propositions[j]
        if a.report == b.report or not (a.quoted and b.quoted) or a.entity is None or a.entity != b.entity:
            continue
        likeness = float(matter.space.meaning[i] @ matter.space.meaning[j])
        if likeness >= _SAME_MEANING and min(len(_words(a.text)), len(_words(b.text))) >= _SHORTEST:
            one, other = sorted((a.span, b.span))
            if not any(one.overlaps(s) and other.overlaps(t) for s, t in pairs):
                pairs[one, other] = ("one speaker, alike in meaning", round(likeness, 4), a.holder)
    for (one, other), (why, value, origin) in sorted(pairs.items()):
        first, second = matter.quote(one), matter.quote(other)
        if _words(first) == _words(second):
            continue
        kind: DifferenceKind = (
            "wording-of-quote" if _overlap(_words(first), _words(second)) >= _OTHER_WORDS else "translation"
        )
        sides = [Side(t, _positions(matter, s), evidence([s])) for s, t in ((one, first), (other, second))]
        ids = [matter.claim_of[p].id for s in sides for p in s.positions]
        yield difference(
            matter, kind, origin or "quotation", sides, [Reason(why, f"{value:.2f}", value)], conflict=False, claims=ids
        )


def _positions(matter: Matter, span: Span) -> tuple[str, ...]:
    return tuple(sorted(p.id for p in matter.space.propositions if p.span.overlaps(span) and p.id in matter.claim_of))
