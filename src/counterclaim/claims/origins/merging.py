"""Which speakers of a claim are one origin: pairs that depend on each other, joined."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.claims.language.unnamed import body_without_name
from counterclaim.claims.origins.carried import NOTHING, Carrying, one_outlet, same_words
from counterclaim.claims.origins.dependence import dependent, told_apart
from counterclaim.claims.origins.one_name import named_together
from counterclaim.claims.origins.one_origin import likelihood, reasons, speaker, weights
from counterclaim.claims.records import Position
from counterclaim.intake.publishers import publishers_in_force


@dataclass(slots=True)
class Merged:
    """``head`` leads from a name towards that of its origin; ``reasons`` are by name, ``why`` for all."""

    head: dict[str, str]
    reasons: dict[str, list[str]]
    why: list[str] = field(default_factory=list)


def head_of(head: Mapping[str, str], name: str) -> str:
    """The last that ``head`` leads to from ``name``."""
    while head[name] != name:
        name = head[name]
    return name


def merge(
    held: Mapping[str, Sequence[Position]],
    *,
    described: Mapping[str, str],
    bodies: Mapping[str, str],
    states: Mapping[str, str],
    people: Collection[str] = (),
    carrying: Carrying = NOTHING,
) -> Merged:
    """The speakers with what each ``held``, in order, as origins (see ``origins_of``).

    Who may be anybody, or several of them, joins one origin after the others: what holds of it does not make two others
    one. A body without
    its name ("the ministry") joins where one origin alone can be meant. Last, what is likely one origin is joined.
    """
    made = Merged({name: name for name in held}, {name: [] for name in held})
    anybody = {n for n in held if not told_apart(n) or any(named_together(m, n) for m in held if m != n)}
    order = sorted(held, key=lambda name: name in anybody)
    one_text = _OneText(carrying, held)
    for n, name in enumerate(order):
        fits: dict[str, tuple[str, str]] = {}
        for other in order[:n]:
            reason = dependent(name, other, held[name], held[other], described, bodies, states)
            reason = reason or one_text.why(name, other)
            if reason is None or head_of(made.head, name) == head_of(made.head, other):
                continue
            if name in anybody:
                fits.setdefault(head_of(made.head, other), (other, reason))
            else:
                _join(made, name, other, reason, order)
        if fits and (len(fits) == 1 or not body_without_name(name)):
            other, reason = next(iter(fits.values()))
            _join(made, name, other, reason, order)
    _join_likely(made, {name: held[name] for name in order}, anybody, described, people)
    return made


class _OneText:
    """Why two speakers are one by what is printed: names of one outlet, outlets of one publisher, the same words."""

    def __init__(self, carrying: Carrying, held: Mapping[str, Sequence[Position]]) -> None:
        self.publishers = carrying.outlets()
        self.wordings = {name: carrying.wordings(positions) for name, positions in held.items()}
        self.denies = {name: {p.stance == "denies" for p in positions} for name, positions in held.items()}

    def why(self, name: str, other: str) -> str | None:
        """None where one denies what the other says, too."""
        if one_outlet(name, other):
            return "names of one outlet"
        if self.denies[name] != self.denies[other]:
            return None
        publishers = [self.publishers.get(publishers_in_force().outlet(n)) for n in (name, other)]
        if publishers[0] is not None and publishers[0] == publishers[1]:
            return f"outlets of one publisher, {publishers[0]}"
        if same_words(self.wordings[name], self.wordings[other]):
            return "the same words in a text that reports share"
        return None


def _join_likely(
    made: Merged,
    held: Mapping[str, Sequence[Position]],
    anybody: Collection[str],
    described: Mapping[str, str],
    people: Collection[str],
) -> None:
    """Joins origins of which the mean over the pairs of their speakers is likely to be one, the likeliest first.

    Who may be ``anybody`` and was joined with others is not asked.
    """
    order = list(held)
    rank = {name: n for n, name in enumerate(order)}
    speakers = {name: speaker(name, held[name], described, people) for name in order}
    pairs = {(a, b): likelihood(speakers[a], speakers[b]) for n, b in enumerate(order) for a in order[:n]}
    roots = [name for name in order if head_of(made.head, name) == name]
    joined = {name for name in order if head_of(made.head, name) != name}
    asked = [name for name in order if name not in joined or name not in anybody]
    members = {root: [name for name in asked if head_of(made.head, name) == root] for root in roots}

    def across(one: str, other: str) -> list[tuple[float, str, str]]:
        told = ((a, b) if (a, b) in pairs else (b, a) for a in members[one] for b in members[other])
        return [(pairs[pair], *pair) for pair in told]

    likely = {(a, b): _mean(across(a, b)) for n, b in enumerate(roots) for a in roots[:n]}
    while likely:
        first, last = max(likely, key=lambda pair: (likely[pair], -rank[pair[0]], -rank[pair[1]]))
        if likely[first, last] < weights().threshold:
            break
        _, one, other = max(across(first, last), key=lambda row: (row[0], -rank[row[1]], -rank[row[2]]))
        told = reasons(speakers[one], speakers[other])
        _join(made, other, one, f"likely one origin ({likely[first, last]:.2f}): {told}", order)
        members[first] += members.pop(last)
        likely = {pair: p for pair, p in likely.items() if last not in pair}
        for pair in [pair for pair in likely if first in pair]:
            likely[pair] = _mean(across(*pair))


def _mean(rows: Sequence[tuple[float, str, str]]) -> float:
    return sum(p for p, _, _ in rows) / len(rows)


def _join(made: Merged, name: str, other: str, reason: str, order: Sequence[str]) -> None:
    first, last = sorted((head_of(made.head, name), head_of(made.head, other)), key=order.index)
    made.head[last] = first
    made.reasons[name].append(reason)
    made.why.append(f"{name} and {other}: {reason}")
