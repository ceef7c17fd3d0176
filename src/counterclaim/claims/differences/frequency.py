"""How often one thing is done: now and then in one report, regularly in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.claims.alignment.matter import Matter, difference, side_on, weight_of
from counterclaim.claims.differences.matching import rarity_of
from counterclaim.claims.language.kin import content
from counterclaim.claims.language.lists import families, pattern_of, plain
from counterclaim.claims.language.words import stem
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.records import Difference, Reason
from counterclaim.text import Span

MOST = 3
_NEAR = 3
"""Words on either side of "often" that tell what is done often."""
_RARE = 0.45
_IMPORTANCE = 0.6


@dataclass(frozen=True, slots=True)
class Told:
    """``what`` is told, by its stems, and ``how`` often."""

    span: Span
    what: frozenset[str]
    how: str


def frequencies(matter: Matter) -> Iterable[Difference]:
    """Within one claim what two reports have done more and less often: scope, no conflict; at most three."""
    made = []
    for claim in matter.claims:
        held = (matter.proposition(p) for p in claim.positions)
        told = [t for p in held if p is not None for t in _often(matter, p)]
        if len({t.how for t in told}) < 2:
            continue
        met = (
            (a, b)
            for k, a in enumerate(told)
            for b in told[k + 1 :]
            if a.span.report != b.span.report and a.what & b.what and a.how != b.how
        )
        pair = next(met, None)
        if pair is None:
            continue
        sides = [side_on(matter, [t.span]) for t in pair]
        shared = " ".join(sorted(pair[0].what & pair[1].what))
        reasons = [weight_of(claim, _IMPORTANCE), Reason("told of more or less often", shared, 0.3)]
        made.append(
            difference(
                matter, "scope", claim.statement, sides, reasons, conflict=False, relation="scope", claims=[claim.id]
            )
        )
    yield from sorted(made, key=lambda d: (-d.score, d.id))[:MOST]


def _often(matter: Matter, p: Proposition) -> Iterator[Told]:
    """A word of how often, with the rare words right beside it that tell what."""
    rarity = rarity_of(matter)
    for how, words in families("often")["how"].items():
        for m in pattern_of(words).finditer(plain(p.text)):
            run = content(p.text[: m.start()])[-_NEAR:] + content(p.text[m.end() :])[:_NEAR]
            what = frozenset(stem(t.lower) for t in run if rarity.of(stem(t.lower)) >= _RARE)
            if what:
                yield Told(p.span, what, how)
