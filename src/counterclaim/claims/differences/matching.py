"""Which happenings of two reports seem to be one: by predicate, words, who takes part and meaning."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.differences.happenings import Happening, days_apart
from counterclaim.claims.language.lists import has
from counterclaim.claims.language.words import cue_words, stem, tokens
from counterclaim.claims.records import Reason
from counterclaim.models.runtime import embed

_NEAR_DAYS, _FAR_DAYS = 7, 31
_STEM, _GROUP, _MEMBER = 1.5, 0.75, 0.75
_MOST_OBJECTS = 3.0
_OTHERS = -1.5
_SAME, _SAME_FAR = 2.75, 3.25
_ALIKE = 0.25
_TURNED = 1.25
_MET, _WIDEST = 2, 120
_DIGITS = re.compile(r"\d[\d,]*")


class Rarity:
    """How much a stem or an entity tells in a story: 1 for what stands in one sentence, near 0 for the commonest."""

    def __init__(self, matter: Matter) -> None:
        stop = cue_words("stop")
        count: dict[str, int] = {}
        every = 2
        for lookup in matter.lookups.values():
            for span in lookup.reading.sentences:
                every += 1
                words = {stem(t.lower) for t in tokens(lookup.report.quote(span)) if t.lower not in stop}
                for key in words | {n.entity.id for n in lookup.mentions(span.start, span.end)}:
                    count[key] = count.get(key, 0) + 1
        self._of = {key: max(0.0, 1.0 - math.log(times) / math.log(every)) for key, times in count.items()}

    def of(self, key: str) -> float:
        return self._of.get(key, 1.0)


def rarity_of(matter: Matter) -> Rarity:
    """How rare words and entities are in the story, counted once."""
    found = matter.memo.get("rarity")
    if not isinstance(found, Rarity):
        found = matter.memo["rarity"] = Rarity(matter)
    return found


@dataclass(frozen=True, slots=True)
class Match:
    """Two happenings that seem to be one, and why; ``elsewhere`` where they name places and none in common."""

    one: int
    other: int
    elsewhere: bool
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        return sum(r.weight for r in self.reasons)


def matches_of(matter: Matter, found: Sequence[Happening]) -> list[Match]:
    """The pairs of happenings of two reports that seem to be one; only those with something in common."""
    known = matter.memo.get("happenings")
    if isinstance(known, list):
        return known
    rarity = rarity_of(matter)
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
        match = Match(i, j, _elsewhere(found[i], found[j]), tuple(r for r in reasons if r.weight))
        if match.score >= (_SAME if days_apart(found[i], found[j]) <= _NEAR_DAYS else _SAME_FAR):
            made.append(match)
    matter.memo["happenings"] = made
    return made


def pairs_between(
    matter: Matter, ones: Sequence[Happening], others: Sequence[Happening]
) -> list[tuple[int, int, tuple[Reason, ...]]]:
    """The pairs of one of ``ones`` and one of ``others``, of two reports, that seem to be one whatever the days.

    Rows of both with the reasons, which add up to ``_SAME_FAR`` or more; none that are put in two places.
    """
    near = _with_words_in_common(ones, others)
    phrases = sorted({h.phrase for i, j in near for h in (ones[i], others[j])})
    vectors = dict(zip(phrases, embed(phrases), strict=True)) if phrases else {}
    made = []
    for i, j in near:
        a, b = ones[i], others[j]
        alike = float(vectors[a.phrase] @ vectors[b.phrase])
        reasons = tuple(r for r in _reasons(replace(a, day=b.day), b, alike, rarity_of(matter)) if r.weight)
        if sum(r.weight for r in reasons) >= _SAME_FAR:
            made.append((i, j, reasons))
    return made


def _with_words_in_common(ones: Sequence[Happening], others: Sequence[Happening]) -> list[tuple[int, int]]:
    """The rows of pairs of two reports that share ``_MET`` words or predicates, of the commonest the first only."""
    by_key: dict[str, list[int]] = {}
    for j, other in enumerate(others):
        for key in _told_of(other):
            by_key.setdefault(key, []).append(j)
    made = []
    for i, one in enumerate(ones):
        met = Counter(j for key in _told_of(one) for j in by_key.get(key, ())[:_WIDEST])
        for j, count in sorted(met.items()):
            other = others[j]
            if count >= _MET and one.report != other.report and not _elsewhere(one, other):
                made.append((i, j))
    return made


def goes_on(matter: Matter, happening: Happening) -> bool:
    """Whether what happened is told to come on top of what did before: "two more were hurt on Tuesday"."""
    return has("on_top", _DIGITS.sub("two", matter.quote(happening.span))) is not None


def _elsewhere(a: Happening, b: Happening) -> bool:
    """Whether two happenings name places, and none in common."""
    return bool(a.places and b.places) and not a.places & b.places


def _told_of(happening: Happening) -> frozenset[str]:
    return happening.groups | happening.objects | frozenset(happening.keys)


def _reasons(a: Happening, b: Happening, alike: float, rarity: Rarity) -> list[Reason]:
    """What speaks for two happenings being one; nothing where something rules it out."""
    if days_apart(a, b) > _FAR_DAYS:
        return []
    if a.joint or b.joint:
        if a.places and b.places and not a.places & b.places:
            return []
        both = (not a.joint or a.agents <= b.company) and (not b.joint or b.agents <= a.company)
        return [Reason("of two people together", "yes", _SAME)] if both and a.groups & b.groups else []
    reasons = []
    keys, groups = [k for k in a.keys if k in b.keys], sorted(a.groups & b.groups)
    if keys:
        nearest = a.keys[0] == b.keys[0]
        reasons.append(Reason("one predicate", " ".join(keys), _STEM if nearest else _GROUP))
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


def connected(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Groups of two and more that pairs connect, in order."""
    root = list(range(count))

    def top(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i, j in pairs:
        one, other = sorted((top(i), top(j)))
        root[other] = one
    groups: dict[int, list[int]] = {}
    for i in range(count):
        groups.setdefault(top(i), []).append(i)
    return [g for g in groups.values() if len(g) > 1]


def grouped(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """As ``connected``, and after them each that no pair connects by itself."""
    groups = connected(count, pairs)
    joined = {i for g in groups for i in g}
    return groups + [[i] for i in range(count) if i not in joined]
