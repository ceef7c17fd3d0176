"""When things happened: happenings with a day, the same happening dated differently, and the timeline."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from counterclaim.claims.clauses import split
from counterclaim.claims.matter import Matter, difference, evidence
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.claims.traits import Lookup, Named, standalone
from counterclaim.claims.words import Token, predicates, stem, stems, tokens
from counterclaim.models.runtime import embed
from counterclaim.reading.records import TimeExpression
from counterclaim.text import Span

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TAIL = re.compile(r"\s+(?:on|in|at|by|late|early|since|until|from|an?|the)$", re.IGNORECASE)
_REACH = 9
_WINDOW = 8
_ALIKE = 0.55
_ALIKE_SAME_WORD = 0.25
_WITHIN_DAYS = 7
_OBJECT = 30
_OPENING, _BARE = 2, 3
_BY_WORDS, _IN_COMMON = 0.66, 2
"""Likeness and shared words by which two happenings without a person are one."""
_SUBJECT = re.compile(r"[a-z]{3,}s?\s*$")
_POINTS = re.compile(r"(?:that|this|the|same|next)\b.*\b(?:day|night|time)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:to|would|could|should|might|may|if|ready to|next)\s+(?:\w+\s+)?$", re.IGNORECASE)
_PRONOUNS = frozenset(("he", "she", "they", "his", "her", "their", "it", "its"))
_NO_HAPPENING = frozenset(("place", "part"))
_SKIPPED = frozenset(
    ("say", "communicate", "publish", "believe", "plan", "know", "threaten", "accuse", "deny", "confirm")
)


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening with its day: ``group`` of its predicate, ``phrase`` from it to the time, standing alone,
    ``wording`` its verbatim words, ``span`` the clause.

    ``company`` are the people of its sentence; ``joint`` where it is theirs together ("their meeting"): the two people
    of the sentence before, if there are just two.
    """

    report: str
    time: TimeExpression
    span: Span
    head: Span
    group: str
    phrase: str
    wording: Span
    agents: frozenset[str]
    near: frozenset[str]
    places: frozenset[str]
    company: frozenset[str]
    joint: bool


def day_of(value: str | None) -> str | None:
    """The day in a TIMEX3 value, None where it is coarser or vague."""
    found = _DAY.match(value) if value is not None else None
    return found.group() if found is not None else None


def happenings(lookup: Lookup) -> list[Happening]:
    """The dated happenings of a report's body, in order."""
    report = lookup.report
    found = []
    for time in lookup.times:
        if time.type not in ("DATE", "TIME") or day_of(time.value) is None:
            continue
        if report.part_at(time.span.start, time.span.end) is not None:
            continue
        sentence = lookup.sentence(time.span.start)
        clause = next(
            ((s, e) for s, e in split(report.text, sentence.start, sentence.end) if s <= time.span.start < e),
            (sentence.start, sentence.end),
        )
        head = _head(report.text, clause, time.span)
        if head is None or _POINTS.match(report.quote(time.span)) is not None:
            continue
        if _TO_COME.search(report.text[max(clause[0], head[0].start - 20) : head[0].start]) is not None:
            continue
        made = _happening(lookup, time, clause, head, sentence)
        if made is not None:
            found.append(made)
    return found


def _head(text: str, clause: tuple[int, int], time: Span) -> tuple[Token, str] | None:
    """The predicate word nearest to the time in its clause: before it, or after it where the time opens the clause."""
    words = [Token(t.start + clause[0], t.end + clause[0], t.lower) for t in tokens(text[clause[0] : clause[1]])]
    table = predicates().group_of
    before = [t for t in words if t.end <= time.start][-_REACH:]
    after = [t for t in words if t.start >= time.end][:_REACH]
    opens = sum(t.end <= time.start for t in words) <= _OPENING
    for sequence in (list(reversed(before)), after if opens else []):
        for token in sequence:
            known = table.get(token.lower, ())
            groups = [g for g in known if g not in _SKIPPED]
            follows = next((t.lower for t in words if t.start >= token.end), "")
            if groups and follows not in _NO_HAPPENING:
                return token, groups[0]
            if known and not groups and sequence is not after:
                return None  # "announced on Monday": the day is that of the saying
    return None


def _happening(
    lookup: Lookup, time: TimeExpression, clause: tuple[int, int], head: tuple[Token, str], sentence: Span
) -> Happening | None:
    token, group = head
    text = lookup.report.text
    words = tokens(text[sentence.start : sentence.end])
    at = next((k for k, t in enumerate(words) if t.start + sentence.start >= token.start), 0)
    start = sentence.start + words[max(0, at - _WINDOW)].start
    end = sentence.start + words[min(len(words) - 1, at + _WINDOW)].end
    named = lookup.mentions(sentence.start, sentence.end)
    close = lookup.mentions(start, end)
    last = max(token.end, min(end, time.span.start))
    wording = _TAIL.sub("", text[token.start : last].strip()) or text[token.start : token.end]
    phrase = standalone(lookup, token.start, last)
    phrase = _TAIL.sub("", phrase) or token.lower
    together = _together(lookup, token, sentence)
    return Happening(
        report=lookup.report.id,
        time=time,
        span=Span(lookup.report.id, *clause),
        head=Span(lookup.report.id, token.start, token.end),
        group=group,
        phrase=phrase,
        wording=Span(lookup.report.id, token.start, token.start + len(wording)),
        agents=together or _agents(lookup, named, clause, token),
        near=frozenset(n.entity.id for n in close if n.entity.type == "person"),
        places=frozenset(n.entity.id for n in lookup.mentions(token.start, end) if n.entity.type == "place"),
        company=together or _people(named),
        joint=bool(together),
    )


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


def dates(matter: Matter, found: list[Happening]) -> Iterable[Difference]:
    """The same happening dated to days that exclude each other, by different reports.

    The same: one predicate group, people in common, no other place, and wording alike; or one that two people had
    together ("their meeting"), and one of a sentence that names both.
    """
    if not found:
        return
    vectors = embed([h.phrase for h in found])
    alike = vectors @ vectors.T
    groups: list[list[int]] = []
    for i, one in enumerate(found):
        for members in groups:
            if any(_same(one, found[j], float(alike[i, j])) for j in members):
                members.append(i)
                break
        else:
            groups.append([i])
    for members in groups:
        by_day: dict[str, list[Happening]] = {}
        for i in members:
            by_day.setdefault(day_of(found[i].time.value) or "", []).append(found[i])
        reports = {d: {h.report for h in hs} for d, hs in by_day.items()}
        if len(by_day) < 2 or not any(reports[a].isdisjoint(reports[b]) for a in reports for b in reports):
            continue
        first = found[members[0]]
        sides = []
        for _, held in sorted(by_day.items()):
            value = matter.quote(held[0].time.span)
            claims = _claims_at(matter, held)
            sides.append(Side(value, claims, evidence(h.span for h in held)))
        closest = float(np.max([alike[i, j] for i in members for j in members if i < j]))
        reasons = [
            Reason("same happening by wording", f"{closest:.2f}", round(closest, 4)),
            Reason("days exclude each other", " / ".join(sorted(by_day)), 1.0),
        ]
        ids = [matter.claim_of[p].id for s in sides for p in s.positions]
        yield difference(matter, "date", _topic(matter, first), sides, reasons, conflict=True, claims=ids)


def _topic(matter: Matter, happening: Happening) -> str:
    people = [matter.identities.entity(e).name for e in sorted(happening.agents)][:1]
    words = matter.quote(happening.wording)
    return f"{people[0]}, {words}" if people else words


def _same(a: Happening, b: Happening, alike: float) -> bool:
    if a.group != b.group or abs((_date(a) - _date(b)).days) > _WITHIN_DAYS:
        return False
    if a.joint or b.joint:
        return (not a.joint or a.agents <= b.company) and (not b.joint or b.agents <= a.company)
    same_word = stem(a.phrase.split()[0].lower()) == stem(b.phrase.split()[0].lower())
    if alike < (_ALIKE_SAME_WORD if same_word else _ALIKE):
        return False
    others = (a.near - b.near, b.near - a.near)
    if a.near and b.near and others[0] and others[1]:
        return False
    if a.places and b.places and not a.places & b.places:
        return False
    if a.agents and b.agents:
        return bool(a.agents & (b.agents | b.near) and b.agents & (a.agents | a.near))
    shared = stems(tokens(a.phrase)) & stems(tokens(b.phrase))
    return alike >= _BY_WORDS and len(shared) >= _IN_COMMON and a.agents <= b.company and b.agents <= a.company


def _date(happening: Happening) -> date:
    return date.fromisoformat(day_of(happening.time.value) or "1970-01-01")


def _claims_at(matter: Matter, held: list[Happening]) -> tuple[str, ...]:
    spans = [h.head for h in held]
    return tuple(
        sorted(
            p.id
            for p in matter.space.propositions
            if p.id in matter.claim_of and any(p.span.overlaps(s) for s in spans)
        )
    )
