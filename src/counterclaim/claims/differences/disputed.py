"""Two parties' figures for one thing, told side by side in one report: "the union put it at 900, police at 400"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise, takewhile

from counterclaim.claims.alignment.matter import Matter, difference, evidence, weight_of_heaviest
from counterclaim.claims.differences.figures import PEOPLE, Figure
from counterclaim.claims.differences.told_figures import figures_of, holding, qualified, together
from counterclaim.claims.language.lists import has
from counterclaim.claims.records import Difference, Reason, Side

_REACH = 450
_OTHERS = re.compile(
    r"(?:but |while |however, )?(?:the )?(?:others|some|critics|opponents|rivals|activists|witnesses|residents|locals|"
    r"police|officials|organisers|organizers)\b",
    re.IGNORECASE,
)
_AT = re.compile(
    r"(?:^|[;,.]|\band|\bbut|\bwhile)\s*(?:the\s+)?(?P<who>[^\W\d_][\w’'-]*(?:\s[\w’'-]+){0,3}?)"
    r"(?:\s(?:say|says|said)\b[^.;]{0,20}?)?\s(?:at|to)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_FAR = 10.0
_SHARE = 0.4


def disputed(matter: Matter) -> Iterable[Difference]:
    """Figures that one report gives side by side from two parties; a conflict where neither is of another basis."""
    pairs = figures_of(matter)
    by_report: dict[str, list[Figure]] = {}
    for k in range(len(pairs.figures)):
        for figure in pairs.copies[k]:
            by_report.setdefault(figure.span.report, []).append(figure)
    for report in sorted(by_report):
        told = sorted(by_report[report], key=lambda f: f.span)
        chains: list[list[Figure]] = []
        for k, second in enumerate(told):
            near = takewhile(partial(_within, second), (told[i] for i in range(k - 1, -1, -1)))
            first = next((f for f in near if _beside(matter, f, second)), None)
            chain = next((c for c in chains if c[-1] is first), None)
            if chain is not None:
                chain.append(second)
            elif first is not None:
                chains.append([first, second])
        for chain in chains:
            yield _difference(matter, chain)


def _within(second: Figure, first: Figure) -> bool:
    return second.span.start - first.span.end <= _REACH


def _beside(matter: Matter, first: Figure, second: Figure) -> bool:
    """Whether the second is another party's figure for what the first counts."""
    if first.quantity.agrees(second.quantity):
        return False
    if first.measured != second.measured or first.partial != second.partial or first.each != second.each:
        return False
    if first.measured and first.what != second.what:
        return False
    if not first.measured and not _of_one_kind(first, second):
        return False
    low, high = sorted(f.quantity.low or f.quantity.high for f in (first, second))
    if not low or high > _FAR * low or first.quantity.compatible(second.quantity):
        return False
    text = matter.lookups[first.span.report].report.text
    if first.sentence == second.sentence:
        between = text[first.span.end : second.span.start]
        before = text[first.sentence.start : first.span.start]
        if has("rivalling", between) is not None and has("set_against", f"{before} {between}") is not None:
            return True
        return has("rival", before) is not None and (
            has("rival", between) is not None or _AT.search(between) is not None
        )
    before = text[second.sentence.start : second.span.start]
    if has("rival", before) is None:
        return False
    return _holders(matter, first).isdisjoint(_holders(matter, second)) or _OTHERS.match(before) is not None


def _holders(matter: Matter, figure: Figure) -> frozenset[str]:
    return frozenset(p.holder for p in holding(matter, figure))


def _of_one_kind(first: Figure, second: Figure) -> bool:
    """Whether the second counts what the first does, or does not say what."""
    if first.what == second.what == PEOPLE:
        return first.happened == second.happened
    return bool(first.named & second.named) or second.what in ("", "number")


def _difference(matter: Matter, chain: Sequence[Figure]) -> Difference:
    firm = any(not qualified(matter, a) and not qualified(matter, b) for a, b in pairwise(chain))
    sides = []
    for figure in chain:
        ids = tuple(sorted({p.id for p in holding(matter, figure)}))
        sides.append(Side(matter.quote(figure.span), ids, evidence([figure.span])))
    touched = matter.claims_under(sides)
    reasons = [
        Reason("two parties' figures side by side", chain[0].what or "figures", 0.5),
        weight_of_heaviest(touched, _SHARE),
        Reason("ranges exclude each other" if firm else "another time or basis", "", 1.0 if firm else 0.0),
    ]
    topic = matter.quote(chain[0].clause)
    relation, claims = together(matter, list(pairwise(chain))), [c.id for c in touched]
    return difference(matter, "number", topic, sides, reasons, conflict=firm, relation=relation, claims=claims)
