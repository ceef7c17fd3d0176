"""The figures of a report: every number that counts or measures something, and what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.claims.differences.asides import (
    NO_MOMENT,
    Moment,
    each,
    is_rate,
    moment_of,
    moved_on,
    of_what,
    when,
)
from counterclaim.claims.language.fates import FATES, counts_together, fates_of
from counterclaim.claims.language.heads import SAYING
from counterclaim.claims.language.kin import content
from counterclaim.claims.language.lists import has, listed, plain
from counterclaim.claims.language.measured import measures
from counterclaim.claims.language.named_numbers import is_address, is_age, is_called, is_name, is_years_old
from counterclaim.claims.language.numbers import word_values
from counterclaim.claims.language.quantities import Quantity, quantities
from counterclaim.claims.language.unharmed import unharmed
from counterclaim.claims.language.units import noun_end
from counterclaim.claims.language.words import groups_in, predicates, stem, tokens
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.text import Span

PEOPLE = "people"
MOST = 400
"""Figures of one report."""
_AROUND, _BESIDE = 7, 3
_REACH, _CLAUSE = 60, 90
_WHOLE = 1000.0
"""Below it people are counted in whole numbers."""
_BEFORE, _OPENING = 6, 30
_LINKS = frozenset(
    ("at", "as", "to", "of", "is", "was", "were", "are", "stands", "stood", "reached", "hit", "be", "been")
)
_COUNTS = re.compile(
    r"\b(?:number|count|total|tally|estimate|toll|figure|share)s?\s+of\s+(?:the\s+|those\s+|all\s+)?((?:[a-z’'-]+\s+){0,3})"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in a sentence: ``what`` is counted ("people", a stem) or measured (a dimension), "" where not told.

    ``named`` are the stems of the counted noun, ``happened`` what befell those counted, ``around`` and ``beside`` stems
    of the seven and the three words on either side. ``partial`` where it counts some besides others ("two others"),
    ``when`` an earlier year or month than the report's that its sentence names; ``clause`` is the stretch it stands in.
    ``day`` is the day of the week of what rose or fell, ``of`` what a figure is the size of ("an office of 20 people")
    or a share of, ``separate`` where its sentence sets it apart from what was told before, ``as_of`` the TIMEX3 moment
    of which its paragraph says that it tells ("As of 2 p.m."), ``together`` where two fates are counted in one ("nine
    dead or wounded").
    """

    span: Span
    sentence: Span
    clause: Span
    quantity: Quantity
    what: str
    happened: str = ""
    named: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    partial: bool = False
    when: str = ""
    predicates: frozenset[str] = frozenset()
    each: str = ""
    day: str = ""
    of: str = ""
    separate: bool = False
    together: bool = False
    as_of: str = ""

    @property
    def measured(self) -> bool:
        """Whether it is a share, speed, length, duration, weight or sum of money, no count."""
        return bool(self.quantity.unit) and not self.quantity.words


def figures(lookup: Lookup) -> list[Figure]:
    """The figures of a report's title and body, in order; of two that overlap the first found, at most ``MOST``."""
    report = lookup.report
    found: list[Figure] = []
    moment = NO_MOMENT
    body = [report.quote(s) for s in lookup.body()]
    rarely = 2 * (sum(t.isupper() for t in body) - 1) < len(body) - 1
    for sentence in lookup.body(titled=True):
        text = report.quote(sentence)
        if rarely and text.isupper() and report.part_at(sentence.start, sentence.end) != "title":
            continue  # a link to another report
        if plain(_rest_of_line(report.text, sentence.start)).rstrip(" .:…>»").endswith(listed("link_ends")):
            continue
        moment = moment_of(lookup, sentence, moment)
        seen: list[tuple[int, int]] = []
        for quantity in (*measures(text), *quantities(text, bare=True)):
            if any(quantity.start < e and s < quantity.end for s, e in seen):
                continue
            made = _figure(lookup, sentence, text, quantity, moment)
            if made is not None:
                seen.append((quantity.start, quantity.end))
                found.append(made)
        for none, fate in unharmed(text):
            span = Span(sentence.report, sentence.start + none.start, sentence.start + none.end)
            found.append(_made(lookup, sentence, text, none, span, PEOPLE, fate, none.words, moment))
        if len(found) >= MOST:
            break
    return sorted(found[:MOST], key=lambda f: f.span)


def _counts_nothing(text: str, quantity: Quantity) -> bool:
    """Whether a number is part of a name, an address or an age."""
    before = text[: quantity.start]
    if is_name(before) or is_address(text[quantity.start :]) or is_years_old(text, quantity.end):
        return True
    return text[quantity.start].isdigit() and not quantity.words & _people() and is_called(before)


def _rest_of_line(text: str, start: int) -> str:
    """What stands on a line from ``start`` on."""
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _figure(lookup: Lookup, sentence: Span, text: str, quantity: Quantity, moment: Moment) -> Figure | None:
    end = quantity.end if quantity.unit and not quantity.words else noun_end(text, quantity.end)
    span = Span(sentence.report, sentence.start + quantity.start, sentence.start + end)
    measured = not quantity.words and bool(quantity.unit)
    if quantity.high == 1.0 and quantity.unit != "duration":
        return None  # "one tin", "a crown" count nothing
    if any(t.span.overlaps(span) for t in lookup.times if t.type in ("DATE", "TIME")) and not measured:
        return None
    if text[max(0, quantity.start - 1) : quantity.start] in ("+", "−"):
        return None  # a table of prices
    if measured and is_rate(text[: quantity.start], quantity):
        return None
    if not measured and _counts_nothing(text, quantity):
        return None
    first, last = _clause(text, quantity)
    words = quantity.words
    if not quantity.unit:
        words = _counted_before(text[first : quantity.start])
        if not words and is_age(text[: quantity.start], quantity.high):
            return None
    happened, direct = ("", False) if measured else _happened(text, first, last, quantity, words)
    if measured:
        what = "fill" if quantity.unit == "share" and has("filled", text[first:last]) is not None else quantity.unit
    elif words & _people() or direct or (happened and (not words or words & _fates())):
        what = PEOPLE
    else:
        what, happened = quantity.unit or min(words, default=""), ""
    if what == PEOPLE and quantity.bound == "exact" and quantity.low % 1 and quantity.low < _WHOLE:
        return None  # "magnitude 6.1 killed"
    return _made(lookup, sentence, text, quantity, span, what, happened, words, moment)


def _made(
    lookup: Lookup,
    sentence: Span,
    text: str,
    quantity: Quantity,
    span: Span,
    what: str,
    happened: str,
    words: frozenset[str],
    moment: Moment,
) -> Figure:
    """The figure at ``span``, with all that its sentence tells of it."""
    first, last = _clause(text, quantity)
    return Figure(
        span=span,
        sentence=sentence,
        clause=Span(sentence.report, sentence.start + first, sentence.start + last),
        quantity=quantity,
        what=what,
        happened=happened,
        named=words,
        around=_around(text, quantity, _AROUND),
        beside=_around(text, quantity, _BESIDE),
        partial=_PARTIAL.search(text[max(0, quantity.start - 9) : quantity.end + 6]) is not None
        or _summed(text, quantity.end),
        when=when(lookup, sentence, span),
        each=each(text, first, last, quantity),
        day=moved_on(lookup, sentence, text[first:last]),
        of=of_what(text, quantity),
        as_of=moment.value,
        together=bool(happened) and counts_together(text, quantity.start, quantity.end, first, last),
        separate=has("set_apart", text[: min(quantity.start, _OPENING)]) is not None,
        predicates=groups_in(tokens(text[first:last])) - SAYING,
    )


def _clause(text: str, quantity: Quantity) -> tuple[int, int]:
    """The stretch about a figure: as far as a semicolon, colon, dash or bracket, at most ``_CLAUSE`` on either side."""
    first = max((m.end() for m in _EDGE.finditer(text, 0, quantity.start)), default=0)
    found = _EDGE.search(text, quantity.end)
    last = found.start() if found is not None else len(text)
    if quantity.start - first > _CLAUSE:
        first = max(first, text.find(" ", quantity.start - _CLAUSE, quantity.start))
    if last - quantity.end > _CLAUSE:
        last = max(quantity.end, text.rfind(" ", quantity.end, quantity.end + _CLAUSE))
    while first < last and text[first].isspace():
        first += 1
    return first, max(last, quantity.end)


_STRAIGHT = re.compile(
    r"(?:\s*(?:was|were|are|is|have|had|has|been|being|be|also|others?|more|another|as many as|left))*\s*"
)
_PARTIAL = re.compile(r"\b(?:others?|(?<!or )more|another|additional|further)\b(?! than)", re.IGNORECASE)
_SUMMED = re.compile(r",?\s+and\s+(?:\d|an?\b|one\b|two\b|three\b|four\b|five\b|six\b)")
_FALLEN = re.compile(
    r"(?:(?!were\b|was\b|and\b)[^\s,;.]+\s+){0,3}?(?:dead|killed|injured|wounded|hurt|missing|arrested|detained|injuries|wounds|rescued)\b"
)
_EDGE = re.compile(r"[;:—()]|\s[-–]\s")


def _summed(text: str, end: int) -> bool:
    """Whether others are counted besides: "nine pupils and a teacher", not "nine dead and 12 injured"."""
    found = _SUMMED.match(text, end)
    if found is None or _FALLEN.match(text, text.rfind(" ", 0, end) + 1) is not None:
        return False
    return _FALLEN.match(text, text.rfind(" ", 0, found.end()) + 1) is None


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(stem(w) for w in listed("people"))


@lru_cache(maxsize=1)
def _fates() -> frozenset[str]:
    return frozenset(stem(w) for w, groups in predicates().group_of.items() if set(groups) & set(FATES))


def _counted_before(before: str) -> frozenset[str]:
    """What a number without a noun counts: "the number of marchers at 15,000", "arrests rose to 31"."""
    lowered = before.lower()
    named = list(_COUNTS.finditer(lowered))
    if named and len(lowered) - named[-1].start() <= _REACH:
        return frozenset(stem(w) for w in re.findall(r"[a-z’'-]+", named[-1].group(1)) if w not in _LINKS)
    words = content(before)[-_BEFORE:]
    link = [t.lower for t in tokens(before)][-2:]
    if words and set(link) & _LINKS:
        held = [t for t in words if t.lower in listed("people") or t.lower in listed("totals") or fates_of(t.lower)]
        if held:
            return frozenset((stem(held[-1].lower),))
    return frozenset()


def _happened(text: str, first: int, last: int, quantity: Quantity, words: frozenset[str]) -> tuple[str, bool]:
    """What befell those counted, the fate nearest to the figure in its clause; whether it is told of them straight."""
    table = predicates().group_of
    best: tuple[int, str, bool] | None = None
    for token in tokens(text[first:last]):
        start, end = token.start + first, token.end + first
        for group in table.get(token.lower, ()):
            distance = max(0, max(start - quantity.end, quantity.start - end))
            if group in FATES and distance < _REACH and (best is None or distance < best[0]):
                between = text[quantity.end : start] if start >= quantity.end else text[end : quantity.start]
                best = (distance, group, _STRAIGHT.fullmatch(between) is not None)
    if best is None and words & frozenset((stem("toll"),)):
        return "kill", True
    return (best[1], best[2]) if best is not None else ("", False)


def _around(text: str, quantity: Quantity, reach: int) -> frozenset[str]:
    """Stems of up to ``reach`` words on either side of a quantity, as far as the next number."""
    made: set[str] = set()
    for words in (reversed(content(text[: quantity.start])), content(text[quantity.end :])):
        for k, token in enumerate(words):
            if k == reach or token.lower[0].isdigit() or token.lower in word_values():
                break
            made.add(stem(token.lower))
    return frozenset(made)
