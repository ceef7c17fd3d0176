"""What a position says how many, when or where, normalised: the values on which positions may differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from counterclaim.claims.language.lists import families
from counterclaim.claims.language.measured import measures
from counterclaim.claims.language.numbers import Bound, bound_before, number_at
from counterclaim.claims.language.quantities import Quantity, quantities
from counterclaim.claims.language.units import noun_end
from counterclaim.claims.language.words import tokens
from counterclaim.claims.propositions.records import Proposition, Traits
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.reading.records import TimeExpression
from counterclaim.text import Span

MOST = 4
"""Values of one sort that are given."""
_REACH = 24
_SIGNS = {"exact": "", "at-least": ">=", "at-most": "<=", "about": "~", "nearly": "~"}


def value_of(lookup: Lookup, proposition: Proposition, about: Traits) -> str | None:
    """The numbers, days, durations and places of a proposition, "; " between them; None where it has none.

    Each as a word for its sort and the value, in this order, at most ``MOST`` of a sort, in the order of the text:
    "number >=8 miners", "date 2031-03-04TEV", "duration >=P20M", "place Port Selwyn". Numbers are bounded by ">=",
    "<=", "~" (about) or given as a range ("24..99"), with the counted noun as it stands or the unit of the measure.
    """
    span = proposition.span
    times = [t for t in lookup.times if span.start <= t.span.start < span.end]
    parts = [
        *_of_sort("number", _numbers(lookup, span, times)),
        *_of_sort("date", (t.value for t in times if t.type in ("DATE", "TIME") and t.value is not None)),
        *_of_sort("duration", _durations(lookup, times)),
        *_of_sort("place", _places(lookup, proposition, about)),
    ]
    return "; ".join(parts) or None


def _of_sort(sort: str, values: Iterable[str]) -> list[str]:
    return [f"{sort} {value}" for value in dict.fromkeys(values)][:MOST]


def _numbers(lookup: Lookup, span: Span, times: list[TimeExpression]) -> Iterator[str]:
    text = lookup.report.quote(span)
    told = [(t.span.start - span.start, t.span.end - span.start) for t in times]
    for quantity in sorted((*measures(text), *quantities(text)), key=lambda q: (q.start, -q.end)):
        if any(quantity.start < end and start < quantity.end for start, end in told):
            continue
        told.append((quantity.start, quantity.end))
        if quantity.unit == "duration":
            continue  # told by its time expression
        yield f"{_bounded(quantity)} {_unit(text, quantity)}"


def _bounded(quantity: Quantity) -> str:
    low, high = quantity.stated
    if quantity.bound == "about":
        low = high = round((low + high) / 2, 6)
    elif quantity.bound == "nearly":
        low = high
    return f"{_SIGNS[quantity.bound]}{low:.12g}" + ("" if low == high else f"..{high:.12g}")


def _unit(text: str, quantity: Quantity) -> str:
    """The last word of what is counted, as it stands; of a measure the unit that its number is in."""
    if quantity.words:
        return text[quantity.start : noun_end(text, quantity.end)].split()[-1].lower()
    return _written().get(quantity.unit, quantity.unit)


@lru_cache(maxsize=1)
def _written() -> dict[str, str]:
    """How the unit of each dimension is written."""
    return {dimension: unit for unit, (dimension,) in families("written_units")["units"].items()}


def _durations(lookup: Lookup, times: list[TimeExpression]) -> Iterator[str]:
    for time in times:
        if time.type == "DURATION" and time.value is not None:
            yield f"{_SIGNS[bound_of(lookup.report.text, time.span)]}{time.value}"


def bound_of(text: str, span: Span) -> Bound:
    """What bounds the number that a time expression begins with, inside it or before it."""
    words = tokens(text[span.start : span.end])
    numbers = (w.start for k, w in enumerate(words) if number_at(text[span.start : span.end], words, k)[0] is not None)
    start = span.start + next(numbers, 0)
    return bound_before(text, max(0, start - _REACH), start)[0]


def _places(lookup: Lookup, proposition: Proposition, about: Traits) -> list[str]:
    """The places named, or meant, the one that a list was cut for alone."""
    ids = [proposition.focus] if proposition.focus is not None else []
    if not ids:
        named = lookup.mentions(proposition.span.start, proposition.span.end)
        ids = [n.entity.id for n in named if n.entity.id in about.places]
        ids += sorted(about.places.difference(ids))
    entities = (lookup.identities.entity(e) for e in ids)
    return [e.name for e in entities if e.type == "place"]
