"""Propositions into claims: linkage over a sparse graph, under constraints, whatever the order of the input."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence
from math import cos, hypot, radians

from counterclaim.claims.alignment.decisions import NOTHING, Decisions, groups, kept_apart
from counterclaim.claims.alignment.features import Space, weights
from counterclaim.claims.language.nots import contrary
from counterclaim.claims.propositions.records import Proposition, Traits

_NEAR_KM = 80.0
_ROUNDING = 1e-9


def linkage(
    count: int,
    likeness: Mapping[tuple[int, int], float],
    *,
    apart: Callable[[int, int], bool],
    threshold: float,
    together: Sequence[Sequence[int]] = (),
) -> list[list[int]]:
    """Clusters of 0..count-1, each sorted, in order of their first member.

    Two clusters are merged while the mean likeness over the likelier pairs between them, just more than half (a pair
    not in ``likeness`` counts as 0), is at least ``threshold`` and no pair must stay ``apart``: what is told in two
    ways need not be told alike each time. Ties go to the lower numbers. The rows of ``together`` are merged first,
    whatever else holds.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    links: dict[int, dict[int, list[float]]] = {i: {} for i in range(count)}
    for (i, j), value in likeness.items():
        links[i][j] = links[j][i] = [value]

    def merge(a: int, b: int) -> None:
        members[a] += members.pop(b)
        for other, values in links.pop(b).items():
            del links[other][b]
            if other != a:
                links[a][other] = links[other][a] = sorted([*links[a].get(other, ()), *values], reverse=True)

    def likely(a: int, b: int, values: Sequence[float]) -> float:
        most = len(members[a]) * len(members[b]) // 2 + 1
        if values[0] * min(most, len(values)) < (threshold - _ROUNDING) * most:
            return 0.0  # as many as its likeliest pair would not do
        return sum(values[:most]) / most

    for row in together:
        for other in row[1:]:
            merge(row[0], other)
    heap = []
    for a, near in links.items():
        for b, values in near.items():
            mean = likely(a, b, values)
            if a < b and mean >= threshold:
                heap.append((-mean, a, b, len(members[a]), len(members[b])))
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if len(members.get(a, ())) != size_a or len(members.get(b, ())) != size_b:
            continue
        if any(apart(i, j) for i in members[a] for j in members[b]):
            continue
        merge(a, b)
        for other, values in links[a].items():
            mean = likely(a, other, values)
            if mean >= threshold:
                first, second = min(a, other), max(a, other)
                heapq.heappush(heap, (-mean, first, second, len(members[first]), len(members[second])))
    return sorted(sorted(m) for m in members.values())


def must_stay_apart(a: Proposition, b: Proposition, about_a: Traits, about_b: Traits) -> bool:
    """Whether no claim may hold both.

    One party's assertion and denial in one report or of one day ("was told", "denied having been told"; not "was not
    told"), or what it says and the contrary in the same words; contents split for different places; different places
    under one predicate; a part against the whole; a happening and one that excludes it.
    """
    if a.party == b.party and a.holder != "unknown":
        opposed = {a.stance, b.stance} == {"asserts", "denies"} and about_a.negated == about_b.negated
        granted = a.concedes or b.concedes  # who grants a part and denies the whole speaks of one thing
        if opposed and (a.report == b.report or (a.at == b.at != "" and not granted)):
            return True
        if a.stance == b.stance and about_a.negated != about_b.negated and contrary(a.standalone, b.standalone):
            return True
    if a.focus != b.focus and a.focus is not None and b.focus is not None:
        return True
    shared = about_a.groups & about_b.groups
    for one, mine, other in ((a, about_a, about_b), (b, about_b, about_a)):
        if one.focus is None:
            continue
        if one.focus not in mine.people and other.places and one.focus not in other.places:
            return True
        if one.focus in mine.people and shared and other.people and one.focus not in other.people:
            return True
    if shared and not about_a.places & about_b.places and far_apart(about_a, about_b):
        return True
    if shared and about_a.unreal != about_b.unreal:
        return True
    if about_a.part != about_b.part and (shared or about_a.groups & about_b.opposes):
        return True
    return bool(about_a.groups & about_b.opposes) and not shared and about_a.negated == about_b.negated


def far_apart(a: Traits, b: Traits) -> bool:
    """Whether every place of one lies farther than ``_NEAR_KM`` from every place of the other; False where unknown."""
    if not a.where or not b.where:
        return False
    return all(_distance(p, q) > _NEAR_KM for p in a.where for q in b.where)


def _distance(p: tuple[float, float], q: tuple[float, float]) -> float:
    """Kilometres on a sphere, near enough for telling cities apart."""
    north = radians(q[0] - p[0])
    east = radians(q[1] - p[1]) * cos(radians((p[0] + q[0]) / 2))
    return 6371.0 * hypot(north, east)


def align(space: Space, decisions: Decisions = NOTHING) -> list[list[int]]:
    """Indices of ``space.propositions`` by claim; pointers are left out. What people decided goes before all else."""
    propositions, about = space.propositions, space.about
    likeness = space.likely

    twin, firsts = space.twin, space.firsts
    split = kept_apart(decisions, propositions)
    decided = {(min(twin[i], twin[j]), max(twin[i], twin[j])) for i, j in split}

    def apart(a: int, b: int) -> bool:
        i, j = firsts[a], firsts[b]
        return (i, j) in decided or must_stay_apart(propositions[i], propositions[j], about[i], about[j])

    row_of = {i: k for k, i in enumerate(firsts)}
    together = [sorted({row_of[twin[i]] for i in row}) for row in groups(decisions, propositions)]
    made = linkage(
        len(firsts),
        {(row_of[i], row_of[j]): value for (i, j), value in likeness.items()},
        apart=apart,
        threshold=weights().threshold,
        together=together,
    )
    copies: dict[int, list[int]] = {}
    for i, first in enumerate(twin):
        copies.setdefault(first, []).append(i)
    clusters = [sorted(i for k in row for i in copies[firsts[k]]) for row in made]
    return sorted(part for cluster in clusters for part in _parted(cluster, split))


def _parted(cluster: list[int], split: frozenset[tuple[int, int]]) -> list[list[int]]:
    """``cluster`` without those that a person set apart from a member before them: each of these alone."""
    kept: list[int] = []
    alone: list[list[int]] = []
    for i in cluster:
        if any((j, i) in split for j in kept):
            alone.append([i])
        else:
            kept.append(i)
    return [kept, *alone]
