"""Which speakers of a claim are one origin: pairs that depend on each other, joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.claims.dependence import dependent, told_apart
from counterclaim.claims.records import Position
from counterclaim.claims.unnamed import body_without_name


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
) -> Merged:
    """The speakers with what each ``held``, in order, as origins (see ``origins_of``).

    Who may be anybody joins one origin, after the others: what holds of it does not make two others one. A body without
    its name ("the ministry") joins where one origin alone can be meant.
    """
    made = Merged({name: name for name in held}, {name: [] for name in held})
    anybody = {name for name in held if not told_apart(name)}
    order = sorted(held, key=lambda name: name in anybody)
    for n, name in enumerate(order):
        fits: dict[str, tuple[str, str]] = {}
        for other in order[:n]:
            reason = dependent(name, other, held[name], held[other], described, bodies, states)
            if reason is None or head_of(made.head, name) == head_of(made.head, other):
                continue
            if name in anybody:
                fits.setdefault(head_of(made.head, other), (other, reason))
            else:
                _join(made, name, other, reason, order)
        if fits and (len(fits) == 1 or not body_without_name(name)):
            other, reason = next(iter(fits.values()))
            _join(made, name, other, reason, order)
    return made


def _join(made: Merged, name: str, other: str, reason: str, order: Sequence[str]) -> None:
    first, last = sorted((head_of(made.head, name), head_of(made.head, other)), key=order.index)
    made.head[last] = first
    made.reasons[name].append(reason)
    made.why.append(f"{name} and {other}: {reason}")
