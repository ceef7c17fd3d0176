"""One happening dated to days that exclude each other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.claims.happenings import Happening
from counterclaim.claims.lists import has
from counterclaim.claims.matter import Matter, difference, evidence
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.claims.words import cue_words, stem, tokens
from counterclaim.models.runtime import embed

_NEAR_DAYS, _FAR_DAYS = 7, 31
_STEM, _GROUP, _MEMBER = 1.5, 0.75, 0.75
_MOST_OBJECTS = 3.0
_OTHERS = -1.5
_SAME, _SAME_FAR = 2.75, 3.25
_ALIKE = 0.25
_TURNED = 1.25
_MET, _WIDEST = 2, 120
_NIGHT = re.compile(r"T(?:NI|EV|2[0-3]|0[0-5])")
_EARLY = re.compile(r"T(?:NI|MO|0\d|00)")


class Rarity:
    """How much a stem or an entity tells in a story: 1 for what stands in one sentence, near 0 for the commonest."""

    def __init__(self, matter: Matter) -> None:
        stop = cue_words("stop")
        self._count: dict[str, int] = {}
        self._all = 2
        for lookup in matter.lookups.values():
            for span in lookup.reading.sentences:
                self._all += 1
                words = {stem(t.lower) for t in tokens(lookup.report.quote(span)) if t.lower not in stop}
                for key in words | {n.entity.id for n in lookup.mentions(span.start, span.end)}:
                    self._count[key] = self._count.get(key, 0) + 1

    def of(self, key: str) -> float:
        return max(0.0, 1.0 - math.log(max(1, self._count.get(key, 1))) / math.log(self._all))


@dataclass(frozen=True, slots=True)
class Match:
    """Two happenings that seem to be one, and why."""

    one: int
    other: int
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        return sum(r.weight for r in self.reasons)


def dates(matter: Matter, found: Sequence[Happening]) -> Iterable[Difference]:
    """The same happening dated to days that exclude each other, by different reports.

    No conflict where it was to come and was put off, or where midnight lies between the two; nothing where one report
    dates what seems to be it to several days.
    """
    matches = _matches(matter, found)
    for members in _together(len(found), matches):
        by_day: dict[str, list[Happening]] = {}
        for i in members:
            by_day.setdefault(found[i].day, []).append(found[i])
        reports = {d: {h.report for h in hs} for d, hs in by_day.items()}
        days = sorted(by_day)
        if len(days) != 2 or reports[days[0]] & reports[days[1]]:
            continue
        best = max((m for m in matches if {m.one, m.other} <= set(members)), key=lambda m: (m.score, -m.one, -m.other))
        held = [h for d in days for h in by_day[d]]
        why_not = _goes_together(matter, [by_day[d] for d in days])
        sides = [
            Side(matter.quote(hs[0].time.span), _claims_at(matter, hs), evidence(h.span for h in hs))
            for hs in (by_day[d] for d in days)
        ]
        reasons = [
            *best.reasons,
            Reason(why_not or "days exclude each other", " / ".join(days), 0.0 if why_not else 1.0),
        ]
        ids = [matter.claim_of[p].id for s in sides for p in s.positions]
        yield difference(matter, "date", _topic(matter, held[0]), sides, reasons, conflict=why_not is None, claims=ids)


def _matches(matter: Matter, found: Sequence[Happening]) -> list[Match]:
    """The pairs of happenings of two reports, dated apart, that seem to be one; only those with something in common."""
    rarity = Rarity(matter)
    by_key: dict[str, list[int]] = {}
    for i, happening in enumerate(found):
        for key in {*happening.keys, *happening.groups, *happening.objects}:
            by_key.setdefault(key, []).append(i)
    met: dict[tuple[int, int], int] = {}
    for rows in by_key.values():
        for k, i in enumerate(rows[:_WIDEST]):
            for j in rows[k + 1 : _WIDEST]:
                if found[i].report != found[j].report:
                    met[i, j] = met.get((i, j), 0) + 1
    near = [pair for pair, count in met.items() if count >= _MET or found[pair[0]].joint or found[pair[1]].joint]
    rows = sorted({i for pair in near for i in pair})
    vectors = dict(zip(rows, embed([found[i].phrase for i in rows]), strict=True)) if rows else {}
    made = []
    for i, j in sorted(near):
        reasons = _reasons(found[i], found[j], float(vectors[i] @ vectors[j]), rarity)
        match = Match(i, j, tuple(r for r in reasons if r.weight))
        if match.score >= (_SAME if _apart(found[i], found[j]) <= _NEAR_DAYS else _SAME_FAR):
            made.append(match)
    return made


def _reasons(a: Happening, b: Happening, alike: float, rarity: Rarity) -> list[Reason]:
    """What speaks for two happenings being one; nothing where something rules it out."""
    if _apart(a, b) > _FAR_DAYS or (a.places and b.places and not a.places & b.places):
        return []
    if a.joint or b.joint:
        both = (not a.joint or a.agents <= b.company) and (not b.joint or b.agents <= a.company)
        return [Reason("of two people together", "yes", _SAME)] if both and a.groups & b.groups else []
    reasons = []
    keys, groups = [k for k in a.keys if k in b.keys], sorted(a.groups & b.groups)
    if keys:
        reasons.append(Reason("one predicate", " ".join(keys), _STEM))
    elif groups:
        reasons.append(Reason("predicates of one group", " ".join(groups), _GROUP))
    shared = sorted(a.objects & b.objects, key=lambda s: (-rarity.of(s), s))
    weight = min(_MOST_OBJECTS, sum(rarity.of(s) for s in shared))
    reasons.append(Reason("words in common", " ".join(shared[:5]), round(weight, 4)))
    named = sorted((a.named | a.agents | a.near) & (b.named | b.agents | b.near))
    weight = min(1.0, sum(rarity.of(e) for e in named)) * _MEMBER
    reasons.append(Reason("who takes part", str(len(named)), round(weight, 4)))
    if a.agents and b.agents and not (a.agents & (b.agents | b.near) and b.agents & (a.agents | a.near)):
        reasons.append(Reason("other people", "yes", _OTHERS))
    if a.day[:8] == b.day[:8] and a.day[8:] == b.day[:7:-1] and a.day != b.day:
        reasons.append(Reason("digits turned round", f"{a.day[8:]} / {b.day[8:]}", _TURNED))
    reasons.append(Reason("alike", f"{alike:.2f}", round(alike - _ALIKE, 4)))
    return reasons


def _apart(a: Happening, b: Happening) -> int:
    return abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days)


def _together(count: int, matches: Iterable[Match]) -> list[list[int]]:
    """What matches connect, in order."""
    root = list(range(count))

    def top(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for match in matches:
        one, other = sorted((top(match.one), top(match.other)))
        root[other] = one
    groups: dict[int, list[int]] = {}
    for i in range(count):
        groups.setdefault(top(i), []).append(i)
    return [g for g in groups.values() if len(g) > 1]


def _goes_together(matter: Matter, sides: Sequence[Sequence[Happening]]) -> str | None:
    """Why two days do not exclude each other: put off in between, or midnight between them; None where they do."""
    earlier, later = sides
    night = any(_NIGHT.search(h.time.value or "") for h in earlier)
    morning = any(_EARLY.search(h.time.value or "") for h in later)
    if night and morning and _apart(earlier[0], later[0]) == 1:
        return "midnight lies between"
    held = [h for side in sides for h in side]
    if not any(h.planned for h in held):
        return None
    if not all(h.planned for h in held):
        return "planned for one, done on another"
    moved = any(has("moved", matter.quote(matter.lookups[h.report].sentence(h.head.start))) for h in held)
    written = [{matter.published(h.report) for h in side} for side in sides]
    return "put off" if moved or max(written[0]) < min(written[1]) else None


def _topic(matter: Matter, happening: Happening) -> str:
    people = [matter.identities.entity(e).name for e in sorted(happening.agents)][:1]
    words = matter.quote(happening.wording)
    return f"{people[0]}, {words}" if people else words


def _claims_at(matter: Matter, held: Sequence[Happening]) -> tuple[str, ...]:
    spans = [h.head for h in held]
    return tuple(
        sorted(
            p.id
            for p in matter.space.propositions
            if p.id in matter.claim_of and any(p.span.overlaps(s) for s in spans)
        )
    )
