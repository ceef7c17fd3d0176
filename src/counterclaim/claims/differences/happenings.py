"""Happenings with a day: what a report dates, its predicates, who and what takes part, and whether it is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.claims.language.clauses import split
from counterclaim.claims.language.heads import BEFORE, SAYING, predicates_near, to_come
from counterclaim.claims.language.lists import has, listed
from counterclaim.claims.language.periods import Period, period_of
from counterclaim.claims.language.words import Token, cue_words, is_negated, predicates, stem, tokens
from counterclaim.claims.propositions.traits import Lookup, Named, standalone
from counterclaim.reading.records import TimeExpression
from counterclaim.text import Span

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TAIL = re.compile(r"\s+(?:on|in|at|by|late|early|since|until|from|an?|the)$", re.IGNORECASE)
_WINDOW, _OBJECT, _BARE = 8, 30, 3
_SUBJECT = re.compile(r"[a-z]{3,}s?\s*$")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_TOLD_DAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening)"
    rf"|last night|\b{_MONTH} \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|\d{{1,2}}[./-]\d{{1,2}}",
    re.IGNORECASE,
)
_UP_TO = re.compile(r"\b(?:as of|by|since|until|till|from|between|after|before)\s+(?:the\s+)?$", re.IGNORECASE)
_SUBORDINATE = re.compile(r"\b(?:after|before|since|when|while|until|because|if|although|though)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:before|after|earlier|later|ago|since|until|from now)\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:to|would|could|should|might|may|can|if|ready to|next)\s+(?:\w+\s+)?(?:be\s+)?$", re.IGNORECASE
)
_PRONOUNS = frozenset(("he", "she", "they", "his", "her", "their", "it", "its"))
_WEEKDAYS = frozenset(f"{d}day" for d in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening with its day: ``keys`` are the stems of its predicates, the nearest first, ``groups`` what they tell.

    ``phrase`` leads from the predicate to the time, standing alone, ``wording`` is its verbatim words, ``span`` the
    clause. ``objects`` are the stems of the words around it, ``named`` who takes part. ``company`` are the people of
    its sentence; ``joint`` where it is theirs together ("their meeting"): the two people of the sentence before, if
    there are just two. ``planned`` where it was to come when it was written.
    """

    report: str
    time: TimeExpression
    day: str
    span: Span
    head: Span
    keys: tuple[str, ...]
    groups: frozenset[str]
    phrase: str
    wording: Span
    objects: frozenset[str]
    agents: frozenset[str]
    near: frozenset[str]
    named: frozenset[str]
    places: frozenset[str]
    company: frozenset[str]
    joint: bool
    planned: bool


def day_of(value: str | None) -> str | None:
    """The day in a TIMEX3 value, None where it is coarser or vague."""
    found = _DAY.match(value) if value is not None else None
    return found.group() if found is not None else None


def days_apart(a: Happening, b: Happening) -> int:
    """How many days lie between two happenings."""
    return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days)


def happenings(lookup: Lookup) -> list[Happening]:
    """The dated happenings of a report's body, in order; none that are denied, recur, or might have been."""
    told = (t for t in lookup.times if day_of(t.value) is not None)
    return _at(lookup, [t for t in told if _TOLD_DAY.search(lookup.report.quote(t.span)) is not None])


def loosely_dated(lookup: Lookup) -> list[tuple[Happening, Period]]:
    """As ``happenings`` those that are dated to more than a day ("in late November"), with their periods.

    Their ``day`` is the first of these.
    """
    periods = {t.span: period_of(t.value, lookup.report.quote(t.span)) for t in lookup.times if day_of(t.value) is None}
    held = {span: period for span, period in periods.items() if period is not None}
    found = _at(lookup, [t for t in lookup.times if t.span in held])
    return [(replace(h, day=held[h.time.span].first.isoformat()), held[h.time.span]) for h in found]


def _at(lookup: Lookup, times: Sequence[TimeExpression]) -> list[Happening]:
    """The happenings of a report's body that ``times`` date."""
    report = lookup.report
    cues = [a.cue for a in lookup.reading.attributions if a.cue is not None]
    found = []
    for time in times:
        if time.type not in ("DATE", "TIME") or _COUNTED.search(report.quote(time.span)) is not None:
            continue
        if report.part_at(time.span.start, time.span.end) is not None:
            continue
        if _UP_TO.search(report.text[max(0, time.span.start - 12) : time.span.start]) is not None:
            continue
        sentence = lookup.sentence(time.span.start)
        clause = next(
            ((s, e) for s, e in split(report.text, sentence.start, sentence.end) if s <= time.span.start < e),
            (sentence.start, sentence.end),
        )
        heads = predicates_near(report.text, clause, time.span, cues)
        if not heads or _left_out(report.text, clause, heads, time.span):
            continue
        found.append(_happening(lookup, time, clause, heads, sentence))
    return found


def _left_out(text: str, clause: tuple[int, int], heads: list[Token], time: Span) -> bool:
    """Whether a clause denies what it dates, tells that it recurs, or leaves open whether it will be."""
    for head in heads:
        before = text[max(clause[0], head.start - BEFORE) : head.start]
        if _UNREAL.search(before) is not None and to_come(text, clause[0], head.start) is None:
            return True
        if is_negated(before):
            return True
    between = text[min(heads[0].start, time.start) : time.start]
    return "between" in between or has("recurring", text[clause[0] : clause[1]]) is not None


def _happening(
    lookup: Lookup, time: TimeExpression, clause: tuple[int, int], heads: list[Token], sentence: Span
) -> Happening:
    token = heads[0]
    text = lookup.report.text
    words = tokens(text[sentence.start : sentence.end])
    at = next((k for k, t in enumerate(words) if t.start + sentence.start >= token.start), 0)
    start = sentence.start + words[max(0, at - _WINDOW)].start
    end = sentence.start + words[min(len(words) - 1, at + _WINDOW)].end
    named = lookup.mentions(sentence.start, sentence.end)
    close = lookup.mentions(start, end)
    last = max(token.end, min(end, time.span.start))
    wording = _TAIL.sub("", text[token.start : last].strip()) or text[token.start : token.end]
    together = _together(lookup, token, sentence)
    planned = to_come(text, clause[0], token.start) is not None
    return Happening(
        report=lookup.report.id,
        time=time,
        day=_day(lookup, time, planned=planned),
        span=Span(lookup.report.id, *clause),
        head=Span(lookup.report.id, token.start, token.end),
        keys=tuple(dict.fromkeys(stem(h.lower) for h in heads)),
        groups=_groups(token.lower),
        phrase=_TAIL.sub("", standalone(lookup, token.start, last)) or token.lower,
        wording=Span(lookup.report.id, token.start, token.start + len(wording)),
        objects=_objects(
            text, _near(text, clause, token, time.span), [(token.start, token.end), *_times(lookup, sentence)]
        ),
        agents=together or _agents(lookup, named, clause, token),
        near=_people(close),
        named=frozenset(n.entity.id for n in lookup.mentions(*clause) if n.entity.type in ("person", "organisation")),
        places=frozenset(n.entity.id for n in lookup.mentions(token.start, end) if n.entity.type == "place"),
        company=together or _people(named),
        joint=bool(together),
        planned=planned,
    )


def _day(lookup: Lookup, time: TimeExpression, *, planned: bool) -> str:
    """The day of a time; the last such weekday where what has happened is dated to one after the report."""
    day, published = day_of(time.value) or "", (lookup.report.published or "")[:10]
    words = lookup.report.quote(time.span).lower().split()
    if not planned and published and day > published and _WEEKDAYS.intersection(words):
        return (date.fromisoformat(day) - timedelta(days=7)).isoformat()
    return day


def _times(lookup: Lookup, sentence: Span) -> list[tuple[int, int]]:
    return [(t.span.start, t.span.end) for t in lookup.times if sentence.start <= t.span.start < sentence.end]


def _groups(word: str) -> frozenset[str]:
    """The groups of a predicate, and whether something changes hands by it ("gave", "received")."""
    known = frozenset(predicates().group_of.get(word, ())) - SAYING
    return known | {"transfer"} if word in listed("transfer") else known


def _near(text: str, clause: tuple[int, int], head: Token, time: Span) -> tuple[int, int]:
    """The clause without what a subordinate conjunction sets before or after predicate and time."""
    first, last = min(head.start, time.start), max(head.end, time.end)
    start = max((clause[0] + m.end() for m in _SUBORDINATE.finditer(text[clause[0] : first])), default=clause[0])
    cut = _SUBORDINATE.search(text[last : clause[1]])
    return start, clause[1] if cut is None else last + cut.start()


def _objects(text: str, clause: tuple[int, int], without: list[tuple[int, int]]) -> frozenset[str]:
    """Stems of what the clause is about, without ``without`` (predicates, times) and words that only lay out time."""
    stop = cue_words("stop") | _WEEKDAYS | frozenset(listed("of_time"))
    kept = [
        t.lower
        for t in tokens(text[clause[0] : clause[1]])
        if not any(s <= t.start + clause[0] < e for s, e in without) and not t.lower[0].isdigit()
    ]
    return frozenset(stem(w) for w in kept if w not in stop and len(w) > 2)


def _people(named: list[Named]) -> frozenset[str]:
    return frozenset(n.entity.id for n in named if n.entity.type == "person")


def _together(lookup: Lookup, head: Token, sentence: Span) -> frozenset[str]:
    """The two people of the sentence before, where "their" stands before the predicate; else nobody."""
    text = lookup.report.text
    if re.search(r"\btheir\s+(?:\w+\s+)?$", text[sentence.start : head.start], re.IGNORECASE) is None:
        return frozenset()
    before = lookup.sentence(max(0, sentence.start - 1))
    people = _people(lookup.mentions(before.start, before.end)) if before != sentence else frozenset()
    return people if len(people) == 2 else frozenset()


def _agents(lookup: Lookup, named: list[Named], clause: tuple[int, int], head: Token) -> frozenset[str]:
    """The last person named before the predicate in its clause, else one right after it ("the death of X").

    Nobody where a pronoun before it is not told, nor where somebody else stands before it.
    """
    text = lookup.report.text[clause[0] : head.start].lower()
    told = {t for n in named if n.mention.kind == "pronoun" for t in [lookup.report.quote(n.mention.span).lower()]}
    if any(t.lower in _PRONOUNS and t.lower not in told for t in tokens(text)):
        return frozenset()
    people = [n for n in named if n.entity.type == "person" and not _owns(lookup, n)]
    before = [n for n in people if clause[0] <= n.mention.span.start < head.start]
    after = [n for n in people if head.end <= n.mention.span.start <= head.end + _OBJECT]
    start = lookup.report.text[clause[0] : head.start]
    if not before and len(tokens(start)) <= _BARE:
        before = [n for n in people if n.mention.span.start < clause[0]]  # "told X during a visit"
    picked = before[-1:] or ([] if _SUBJECT.search(start) else after[:1])
    return frozenset(n.entity.id for n in picked)


def _owns(lookup: Lookup, named: Named) -> bool:
    """Whether somebody is named only as whose a thing is: "the president's council"."""
    end = named.mention.span.end
    text = lookup.report.text
    return text[end - 2 : end] in ("'s", "’s") or text[end : end + 2] in ("'s", "’s")
