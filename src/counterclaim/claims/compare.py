"""Compare the reports of one story: propositions, claims, differences, timeline, and what one report alone has."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.claims.affiliated import bodies_of
from counterclaim.claims.align import align
from counterclaim.claims.attributed import attributed
from counterclaim.claims.decisions import NOTHING, Decisions, ruled, stances
from counterclaim.claims.differing import differences
from counterclaim.claims.features import Space
from counterclaim.claims.fold import status_of, supersede
from counterclaim.claims.headings import heading, loosely_joined
from counterclaim.claims.matter import Matter
from counterclaim.claims.order import importance, is_worded, kind_of, shared_prominence
from counterclaim.claims.origins import judging, origins_of, quoted_in, shared_passages, shared_text
from counterclaim.claims.propositions import Proposition, Traits
from counterclaim.claims.records import Claim, Comparison, OnlyIn, Position
from counterclaim.claims.replies import attach_concessions, attach_replies
from counterclaim.claims.timeline import timeline
from counterclaim.claims.traits import Lookup, name_places, standalone
from counterclaim.claims.voice import own_voice
from counterclaim.identity.records import Identities
from counterclaim.reading.records import Reading
from counterclaim.stories.records import Reuse, Story
from counterclaim.text import Report, Span

MOST_ONLY_IN = 8
_LEAD = 600
SAME_WORDS = 0.45


@dataclass(frozen=True, slots=True)
class _Sources:
    """What origins are told by: whose words a report has and its name, by its id; what is shared; introductions."""

    words_of: Mapping[str, str]
    names: Mapping[str, str]
    passages: Mapping[str, Sequence[tuple[Span, str]]]
    described: Mapping[str, str]
    argued: frozenset[str]
    bodies: Mapping[str, str]


def compare(
    story: Story,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    identities: Identities,
    reuse: Sequence[Reuse],
    *,
    decisions: Decisions = NOTHING,
) -> Comparison:
    """What the reports of ``story`` claim and how they differ, the most important first.

    ``readings`` may be in any order and may cover more than the story; reports outside it are left out. The result does
    not depend on the order of anything given. ``decisions`` of people go before what is found.
    """
    kept, lookups = _lookups(story, reports, readings, identities)
    space, pointers = _space(lookups, decisions)
    propositions = space.propositions
    clusters = align(space, decisions)
    moved = attach_concessions(space, clusters)
    replies = attach_replies(pointers, propositions, clusters)
    members = [[i for i in cluster if i not in moved] for cluster in clusters]
    for i, home in sorted(moved.items()):
        members[home].append(i)
    names_of = {r.id: r.name for r in kept}
    sources = _Sources(
        shared_text(kept, reuse),
        names_of,
        shared_passages(reuse, names_of),
        {e.id: e.description for e in identities.entities if e.description is not None},
        judging(kept),
        bodies_of(lookups, identities, {p.entity for p in (*propositions, *pointers) if p.entity is not None}),
    )
    claims = []
    made_of: dict[str, list[int]] = {}
    for k, cluster in enumerate(members):
        answering = [p for p in pointers if replies.get(p.id) == k]
        if cluster:
            claim = _claim(space, sorted(cluster), answering, conceding=set(moved), sources=sources, reports=len(kept))
            claim = replace(claim, about=_about(space, cluster, identities))
            claims.append(claim)
            made_of[claim.id] = sorted(cluster)
    claims.sort(key=lambda c: (-c.score, c.id))
    by_id = {c.id: c for c in claims}
    matter = Matter(
        lookups=lookups,
        names=sources.names,
        identities=identities,
        reuse=reuse,
        space=space,
        claims=claims,
        claim_of={propositions[i].id: by_id[key] for key, rows in made_of.items() for i in rows},
        index_of={p.id: i for i, p in enumerate(propositions)},
        pointers=sorted(pointers, key=lambda p: (p.span, p.id)),
        bodies=sources.bodies,
    )
    return Comparison(tuple(claims), ruled(decisions, differences(matter)), timeline(matter), _only_in(kept, claims))


def space_of(
    story: Story,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    identities: Identities,
    *,
    decisions: Decisions = NOTHING,
) -> Space:
    """All that ``compare`` aligns, before it does."""
    return _space(_lookups(story, reports, readings, identities)[1], decisions)[0]


def _lookups(
    story: Story, reports: Sequence[Report], readings: Sequence[Reading], identities: Identities
) -> tuple[list[Report], dict[str, Lookup]]:
    """The reports of ``story`` in order, and those of them that were read."""
    kept = sorted({r.id: r for r in reports if r.id in story.reports}.values(), key=lambda r: (r.published or "", r.id))
    by_report = {r.report: r for r in readings}
    return kept, {r.id: Lookup(r, by_report[r.id], identities) for r in kept if r.id in by_report}


def _space(lookups: dict[str, Lookup], decisions: Decisions) -> tuple[Space, list[Proposition]]:
    propositions, about, pointers = _propositions(lookups)
    for i, stance in stances(decisions, propositions).items():
        propositions[i] = replace(propositions[i], stance=stance, settled=True)
    return Space(propositions, about, [_context(lookups[p.report], p) for p in propositions]), pointers


def _propositions(lookups: dict[str, Lookup]) -> tuple[list[Proposition], list[Traits], list[Proposition]]:
    propositions: dict[str, tuple[Proposition, Traits]] = {}
    pointers: dict[str, Proposition] = {}
    for lookup in lookups.values():
        for proposition, about in (*attributed(lookup), *own_voice(lookup)):
            proposition = replace(proposition, prominence=_prominence(lookup, proposition))
            if proposition.pointer:
                pointers.setdefault(proposition.id, proposition)
            else:
                propositions.setdefault(proposition.id, (proposition, about))
    rows = list(propositions.values())
    made = [p for p, _ in rows]
    return made, name_places(made, [t for _, t in rows]), list(pointers.values())


def _prominence(lookup: Lookup, proposition: Proposition) -> float:
    """1 in a title, falling from 0.8 at the start of the body to 0 after its lead."""
    if lookup.report.part_at(proposition.span.start, proposition.span.end) == "title":
        return 1.0
    return round(0.8 * max(0.0, 1.0 - proposition.span.start / _LEAD), 4)


def _context(lookup: Lookup, proposition: Proposition) -> str:
    end = max(proposition.sentence.end, proposition.span.end)
    return standalone(lookup, min(proposition.sentence.start, proposition.span.start), end)


def _position(proposition: Proposition, *, stance: str | None = None) -> Position:
    return Position(
        id=proposition.id,
        report=proposition.report,
        holder=proposition.holder,
        holder_entity=proposition.entity,
        stance=proposition.stance if stance is None else "partial" if stance == "partial" else "denies",
        span=proposition.span,
        text=proposition.text,
        attribution=proposition.attribution,
        said_on=proposition.said_on,
        side=proposition.side,
        chain=proposition.chain,
        addressee=proposition.addressee,
        confidence=proposition.confidence,
    )


def _claim(
    space: Space,
    cluster: list[int],
    answering: list[Proposition],
    *,
    conceding: set[int],
    sources: _Sources,
    reports: int,
) -> Claim:
    propositions = space.propositions
    turned = _turned(space, cluster)
    positions = []
    for i in cluster:
        stance = "partial" if i in conceding else "denies" if i in turned else None
        positions.append(_position(propositions[i], stance=stance))
    positions += [_position(p) for p in answering]
    everyone = [propositions[i] for i in cluster] + answering
    days = {p.id: p.at for p in everyone}
    positions = supersede(positions, days)
    positions.sort(key=lambda p: (days[p.id], p.report, p.span))
    stated = [i for i in cluster if i not in conceding and i not in turned] or cluster
    stated = [i for i in stated if propositions[i].stance != "denies"] or stated
    headed = heading(space, stated)
    beside = loosely_joined(space, [i for i in cluster if i not in conceding], headed)
    holding = [p for p in positions if p.id not in beside]
    status, why = status_of(
        holding,
        confirming=[p.id for p in everyone if p.confirms],
        retracting=[p.id for p in everyone if p.retracts],
    )
    origins, independent, collapses = origins_of(
        holding,
        words_of=sources.words_of,
        shared=quoted_in(holding, sources.passages),
        described=sources.described,
        argued=sources.argued,
        bodies=sources.bodies,
    )
    prominence = shared_prominence((p.report, p.prominence) for p in everyone if p.id not in beside)
    reasons = importance(
        holding,
        status,
        independent=independent,
        prominence=prominence,
        reports=reports,
        worded=is_worded(propositions[headed].text),
    )
    material = "\0".join(sorted(p.id for p in positions))
    return Claim(
        id="c" + hashlib.sha256(material.encode()).hexdigest()[:12],
        statement=propositions[headed].text,
        kind=kind_of([(propositions[i], space.about[i]) for i in cluster]),
        status=status,
        positions=tuple(positions),
        origins=origins,
        independent_origins=independent,
        score=round(sum(r.weight for r in reasons), 4),
        reasons=reasons,
        status_reasons=(*why, *collapses),
        evidence=tuple(sorted({p.span for p in everyone})),
        beside=tuple(p.id for p in positions if p.id in beside),
    )


def _about(space: Space, cluster: Sequence[int], identities: Identities) -> str | None:
    """The name of the one place that members were split for, None where there is none."""
    places = sorted({f for f in (space.propositions[i].focus for i in cluster) if f is not None})
    return identities.entity(places[0]).name if len(places) == 1 else None


def _turned(space: Space, cluster: list[int]) -> set[int]:
    """Members worded with a negation among members without one (or the other way round where those are fewer).

    Of two wordings that exclude each other the one that more reports carry is the proposition, else the plain one. A
    negation may deny something else in the clause, so only a member that shares its words, and where both tell known
    predicates one of them, with one of the others turns.
    """
    firm = [i for i in cluster if space.propositions[i].stance == "asserts" and not space.propositions[i].settled]
    negated = [i for i in firm if space.about[i].negated]
    plain = [i for i in firm if not space.about[i].negated]
    if not negated or not plain:
        return set()
    carried = [len({space.propositions[i].report for i in rows}) for rows in (plain, negated)]
    fewer, more = (negated, plain) if carried[0] >= carried[1] else (plain, negated)
    return {i for i in fewer if any(_of_one(space, i, j) for j in more)}


def _of_one(space: Space, i: int, j: int) -> bool:
    one, other = space.about[i].groups, space.about[j].groups
    return space.wording(i, j) >= SAME_WORDS and bool(one & other or not one or not other)


def _only_in(reports: Sequence[Report], claims: Sequence[Claim]) -> tuple[OnlyIn, ...]:
    """The most important claims that one report alone carries, at most ``MOST_ONLY_IN`` of each report."""
    if len(reports) < 2:
        return ()
    alone: dict[str, list[str]] = {}
    for claim in claims:
        carrying = {p.report for p in claim.positions}
        if len(carrying) == 1:
            alone.setdefault(carrying.pop(), []).append(claim.id)
    return tuple(OnlyIn(r.id, tuple(alone[r.id][:MOST_ONLY_IN])) for r in reports if r.id in alone)
