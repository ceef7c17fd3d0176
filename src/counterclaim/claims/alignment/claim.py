"""A claim made of the propositions that say one thing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.claims.alignment.features import Space
from counterclaim.claims.alignment.fold import status_of, supersede
from counterclaim.claims.alignment.headings import heading, loosely_joined
from counterclaim.claims.alignment.joined import beside as reasons_beside
from counterclaim.claims.alignment.joined import joined
from counterclaim.claims.alignment.order import importance, kind_of, shared_prominence
from counterclaim.claims.language.nots import contrary, says_not
from counterclaim.claims.origins.carried import Carrying
from counterclaim.claims.origins.counting import origins_of, quoted_in
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.records import Claim, Joined, Position, Reason
from counterclaim.identity.records import Identities
from counterclaim.text import Span

_SAME_WORDS = 0.45
DENIES_ELSE = "denies what is beside the claim"
DENIES_IT = "who says it denies the claim in the same report"


@dataclass(frozen=True, slots=True)
class Sources:
    """What origins are told by.

    ``words_of`` gives by report whose words it has, ``passages`` what it shares with others; ``described`` gives by
    entity how it is introduced, ``bodies`` the body that it heads or speaks for, ``states`` the side that it is of.
    ``argued`` are reports that argue, ``people`` entities that are people. ``carrying`` has what reports share and who
    publishes them; ``moments`` gives by report the instant of its publication.
    """

    words_of: Mapping[str, str]
    passages: Mapping[str, Sequence[tuple[Span, str]]]
    described: Mapping[str, str]
    argued: frozenset[str]
    bodies: Mapping[str, str]
    states: Mapping[str, str]
    people: frozenset[str]
    carrying: Carrying
    moments: Mapping[str, str]


def position_of(proposition: Proposition, *, stance: str | None = None, against: str | None = None) -> Position:
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
        value=proposition.value,
        side=proposition.side,
        chain=proposition.chain,
        addressee=proposition.addressee,
        confidence=proposition.confidence,
        implied=proposition.implied if against is None else against,
    )


def make_claim(
    space: Space,
    cluster: list[int],
    answering: list[Proposition],
    *,
    conceding: set[int],
    opposed: Collection[tuple[int, int]] = (),
    sources: Sources,
    reports: int,
    meets: Mapping[str, bool],
    overtaken: Mapping[str, str],
) -> Claim:
    """The claim of a ``cluster`` of rows, of the replies to it and of denials that stand elsewhere (``answering``).

    ``conceding`` are rows that grant a part of it; of ``opposed`` rows the first says that the second is not so;
    ``reports`` is how many the story has. ``meets``: denials by position id, and whether they deny what is claimed or
    are beside it, whatever their words. ``overtaken``: by position id what overtook it, in whichever claim.
    """
    propositions = space.propositions
    turned = _turned(space, cluster, opposed)
    row_of = {propositions[i].id: i for i in cluster}
    turning = {row_of[p.id]: p.implied for p in answering if p.id in row_of}
    turned |= {i: row_of[told] for i, told in turning.items() if told in row_of}
    answering = [p for p in answering if p.id not in row_of]
    positions = []
    for i in cluster:
        stance = "partial" if i in conceding else "denies" if i in turned else None
        against = propositions[turned[i]].id if stance == "denies" else None
        positions.append(position_of(propositions[i], stance=stance, against=against))
    positions += [position_of(p) for p in answering]
    everyone = [propositions[i] for i in cluster] + answering
    days = {p.id: p.at for p in everyone}
    positions.sort(key=lambda p: (days[p.id], p.report, p.span))
    stated = [i for i in cluster if i not in conceding and i not in turned] or cluster
    stated = [i for i in stated if propositions[i].stance != "denies"] or stated
    stated = [i for i in stated if propositions[i].id not in overtaken] or stated
    headed = heading(space, stated)
    loose = loosely_joined(space, cluster, headed, conceding=conceding)
    beside = loose.difference(k for k, met in meets.items() if met) | {k for k, met in meets.items() if not met}
    beside = beside.difference(propositions[i].id for i in turning)
    both = _of_deniers(positions, beside) - {propositions[headed].id}
    beside |= both
    positions = supersede(positions, days, beside, moments=sources.moments)
    positions = [
        replace(p, superseded_by=overtaken[p.id]) if p.superseded_by is None and p.id in overtaken else p
        for p in positions
    ]
    why = {propositions[i].id: how for i, how in joined(space, cluster, conceding).items()}
    why |= {p.id: Joined("reply", None) for p in answering}
    why |= {i: replace(why[i], beside=told) for i, told in _beside(space, cluster, headed, loose, meets).items()}
    why |= {i: replace(why[i], beside=(Reason(DENIES_IT, "", 0.0),)) for i in both}
    positions = [replace(p, joined=why[p.id]) for p in positions]
    holding = [p for p in positions if p.id not in beside]
    status, told = status_of(
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
        states=sources.states,
        people=sources.people,
        carrying=sources.carrying,
    )
    prominence = shared_prominence((p.report, p.prominence) for p in everyone if p.id not in beside)
    reasons = importance(
        holding,
        status,
        independent=independent,
        prominence=prominence,
        depths=[(p.report, p.depth) for p in everyone if p.id not in beside],
        reports=reports,
        statement=propositions[headed].text,
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
        status_reasons=(*told, *collapses),
        evidence=tuple(sorted({p.span for p in everyone})),
        beside=tuple(p.id for p in positions if p.id in beside),
    )


def _of_deniers(positions: Sequence[Position], beside: Collection[str]) -> set[str]:
    """The ids of what is said by whoever denies the claim in the same report: "we gave it up; nothing was seized"."""
    denying = {
        (p.report, p.holder_entity or p.holder) for p in positions if p.stance == "denies" and p.id not in beside
    }
    return {
        p.id
        for p in positions
        if p.stance in ("asserts", "hedges")
        and p.id not in beside
        and (p.report, p.holder_entity or p.holder) in denying
    }


def _beside(
    space: Space, cluster: list[int], headed: int, loose: Collection[str], meets: Mapping[str, bool]
) -> dict[str, tuple[Reason, ...]]:
    """By id why a position is on the matter alone: its own words, or what it denies."""
    ids = {space.propositions[i].id: i for i in cluster}
    made = {
        p: reasons_beside(space, ids[p], headed, size=len(cluster))
        for p in sorted(loose)
        if p in ids and not meets.get(p)
    }
    return made | {p: (Reason(DENIES_ELSE, "", 0.0),) for p, met in meets.items() if not met and p not in made}


def place_of(space: Space, cluster: Sequence[int], identities: Identities) -> str | None:
    """The name of the one place that members were split for, None where there is none."""
    places = sorted({f for f in (space.propositions[i].focus for i in cluster) if f is not None})
    return identities.entity(places[0]).name if len(places) == 1 else None


def _turned(space: Space, cluster: list[int], opposed: Collection[tuple[int, int]]) -> dict[int, int]:
    """By row, the row that it says is not so.

    They are members worded with a negation among members without one (or the other way round where those are fewer).

    Of two wordings that exclude each other the one that more reports carry is the proposition, else the plain one. A
    negation may deny something else in the clause, so only a member that shares its words and a known predicate with
    one of the others, or all but all its words, turns, or that is ``opposed`` to it; and only against what another
    party says, by a negation that denies something (``says_not``).
    """
    firm = [i for i in cluster if space.propositions[i].stance == "asserts" and not space.propositions[i].settled]
    plain = [i for i in firm if not space.about[i].negated]
    denying = [i for i in firm if space.about[i].negated and says_not(space.propositions[i].text)]
    if not denying or not plain:
        return {}
    carried = [len({space.propositions[i].report for i in rows}) for rows in (plain, denying)]
    fewer, more = (denying, plain) if carried[0] >= carried[1] else (plain, denying)
    return {i: j for i in fewer if (j := _denied(space, i, more, opposed)) is not None}


def _denied(space: Space, i: int, more: list[int], opposed: Collection[tuple[int, int]]) -> int | None:
    """The first of ``more`` that ``i`` says is not so; copies of one party are looked at once."""
    met = {b if a == i else a for a, b in opposed if i in (a, b)}
    looked: set[tuple[int, str, frozenset[str]]] = set()
    for j in more:
        if j in met:
            return j
        kind = (space.twin[j], space.propositions[j].party, space.about[j].groups)
        if kind not in looked and _of_one(space, i, j):
            return j
        looked.add(kind)
    return None


def _of_one(space: Space, i: int, j: int) -> bool:
    if space.propositions[i].party == space.propositions[j].party:
        return False
    if contrary(space.propositions[i].standalone, space.propositions[j].standalone):
        return True
    one, other = space.about[i].groups, space.about[j].groups
    return space.wording(i, j) >= _SAME_WORDS and bool(one & other)
