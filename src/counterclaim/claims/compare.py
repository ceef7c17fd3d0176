"""Compare the reports of one story: propositions, claims, differences, timeline, and what one report alone has."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from counterclaim.claims.alignment.align import align
from counterclaim.claims.alignment.claim import Sources, position_of
from counterclaim.claims.alignment.decisions import NOTHING, Decisions, judged, ruled, stances
from counterclaim.claims.alignment.features import Space
from counterclaim.claims.alignment.making import Making
from counterclaim.claims.denials.denied import told_by_denials
from counterclaim.claims.denials.head_on import met_head_on
from counterclaim.claims.denials.implied import implied_denials
from counterclaim.claims.denials.met import brought
from counterclaim.claims.denials.replies import attach_concessions, attach_replies
from counterclaim.claims.denials.unbacked import unbacked
from counterclaim.claims.differences.differing import differences
from counterclaim.claims.language.in_office import in_office, seats
from counterclaim.claims.only_in import only_in
from counterclaim.claims.origins.carried import carrying
from counterclaim.claims.origins.counting import judging, shared_passages, shared_text
from counterclaim.claims.overtaken import overtaken
from counterclaim.claims.propositions.affiliated import bodies_of
from counterclaim.claims.propositions.attributed import attributed
from counterclaim.claims.propositions.owned import owner_of
from counterclaim.claims.propositions.records import Proposition, Traits
from counterclaim.claims.propositions.traits import Lookup, name_places, standalone
from counterclaim.claims.propositions.values import value_of
from counterclaim.claims.propositions.voice import own_voice
from counterclaim.claims.records import Claim, Comparison, Position
from counterclaim.claims.timeline import timeline
from counterclaim.identity.records import Identities
from counterclaim.reading.records import Reading
from counterclaim.settings import in_force, using
from counterclaim.stories.records import Reuse, Story
from counterclaim.text import Report, by_publication, instant

_LEAD = 600


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
    with using(in_force()):  # asked for at every outlet's name
        return _compare(story, reports, readings, identities, reuse, decisions)


def _compare(
    story: Story,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    identities: Identities,
    reuse: Sequence[Reuse],
    decisions: Decisions,
) -> Comparison:
    kept, lookups = lookups_of(story, reports, readings, identities)
    space, pointers = _space(lookups, decisions)
    propositions = space.propositions
    clusters = align(space, decisions)
    moved = attach_concessions(space, clusters)
    owners = {p.id: who for p in pointers if (who := owner_of(lookups[p.report], p.span)) is not None}
    holders = {p.entity for p in (*propositions, *pointers) if p.entity is not None}
    sources = sources_of(kept, lookups, identities, reuse, holders)
    replies = attach_replies(pointers, space, clusters, owners, sources.states)
    members = [[i for i in cluster if i not in moved] for cluster in clusters]
    for i, home in sorted(moved.items()):
        members[home].append(i)
    names_of = {r.id: r.name for r in kept}
    making = Making(lookups, names_of, identities, reuse, space, pointers, sources, frozenset(moved))
    matter = making.matter(making.claims(members, replies), members)
    opposed = met_head_on(matter)
    members, replies = brought(matter, members, replies, judged(decisions, propositions) | set(moved))
    found = making.claims(members, replies, opposed=opposed)
    denials = told_by_denials(making.matter(found, members))
    meets = {k: denials[c.id] for k, c in found.items() if c.id in denials}
    found = making.claims(members, replies, opposed=opposed, meets=meets)
    matter = making.matter(found, members)
    against, doubted = implied_denials(matter), unbacked(matter)
    also = {k: [*against.get(c.id, ()), *doubted.get(c.id, ())] for k, c in found.items()}
    implied = {k: made for k, made in also.items() if made}
    matter = making.matter(making.claims(members, replies, opposed=opposed, meets=meets, implied=implied), members)
    later = overtaken(matter)
    if later:
        found = making.claims(members, replies, opposed=opposed, meets=meets, implied=implied, later=later)
        matter = making.matter(found, members)
    told = tuple(matter.claims)
    return Comparison(
        told,
        ruled(decisions, differences(matter)),
        timeline(matter),
        only_in(kept, told, space, lookups),
        _unattached(pointers, told),
    )


def _unattached(pointers: Sequence[Proposition], claims: Sequence[Claim]) -> tuple[Position, ...]:
    """The replies that are of none of ``claims``."""
    attached = {p.id for c in claims for p in c.positions}
    left = sorted((p for p in pointers if p.id not in attached), key=lambda p: (p.at, p.report, p.span, p.id))
    return tuple(position_of(p) for p in left)


def sources_of(
    reports: Sequence[Report],
    lookups: Mapping[str, Lookup],
    identities: Identities,
    reuse: Sequence[Reuse],
    holders: Collection[str],
) -> Sources:
    """What the origins of positions of ``holders`` (entities) are told by; ``lookups`` by report id."""
    return Sources(
        shared_text(reports, reuse),
        shared_passages(reuse, {r.id: r.name for r in reports}),
        {e.id: e.description for e in identities.entities if e.description is not None},
        judging(reports),
        bodies_of(lookups, identities, holders),
        {
            **seats(reports, identities),
            **in_office(reports, identities),
            **{e.id: e.side for e in identities.entities if e.side is not None},
        },
        frozenset(e.id for e in identities.entities if e.type == "person"),
        carrying(reports, reuse),
        {r.id: instant(r.published) for r in reports if r.published is not None},
    )


def space_of(
    story: Story,
    reports: Sequence[Report],
    readings: Sequence[Reading],
    identities: Identities,
    *,
    decisions: Decisions = NOTHING,
) -> Space:
    """All that ``compare`` aligns, before it does."""
    return _space(lookups_of(story, reports, readings, identities)[1], decisions)[0]


def lookups_of(
    story: Story, reports: Sequence[Report], readings: Sequence[Reading], identities: Identities
) -> tuple[list[Report], dict[str, Lookup]]:
    """The reports of ``story`` in order, and those of them that were read."""
    kept = sorted({r.id: r for r in reports if r.id in story.reports}.values(), key=by_publication)
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
            depth = round(proposition.span.start / max(1, len(lookup.report.text)), 4)
            proposition = replace(
                proposition,
                prominence=_prominence(lookup, proposition),
                depth=depth,
                value=value_of(lookup, proposition, about),
            )
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
