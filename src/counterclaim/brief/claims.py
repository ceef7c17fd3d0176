"""A claim as an editor wants it: who claims, who denies, who told whom, what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.evidence import evidence
from counterclaim.brief.phrases import count, phrase
from counterclaim.brief.view import ClaimView, Held, Holder, Link, Words
from counterclaim.brief.wording import name, plain
from counterclaim.claims.records import Claim, Position
from counterclaim.text import Span

STANCES = ("asserts", "denies", "partial", "hedges", "no-comment", "reports-neutrally")
UNSURE = 0.5  # under this confidence a position carries the mark
_STATEMENT = 240
_WORDS = 150
_EVIDENCE = 160
_CHAINS = 3
_PASSAGES = 3


def claim_view(claim: Claim, desk: Desk) -> ClaimView:
    statement = desk.words(statement_span(claim, desk), _STATEMENT)
    return ClaimView(
        id=claim.id,
        statement=statement,
        status=claim.status,
        status_label=phrase("status", claim.status),
        held=tuple(
            Held(stance, phrase("held", stance), holders)
            for stance in STANCES
            if (holders := _holders([p for p in claim.positions if p.stance == stance], statement, desk))
        ),
        chains=_chains(claim, desk),
        support=_support(claim, desk),
        origins=_origins(claim),
        evidence=tuple(desk.words(s, _EVIDENCE) for s in evidence(claim)[:_PASSAGES]),
    )


def own_voice(position: Position, desk: Desk) -> bool:
    """Whether it is the outlet itself that says so."""
    return position.attribution is None and position.holder == desk.report(position.report).name


def holder_key(position: Position, desk: Desk) -> tuple[str, bool]:
    """Whose position it is: an entity, else a name; apart where an outlet speaks in its own voice."""
    return (position.holder_entity or plain(position.holder), own_voice(position, desk))


def statement_span(claim: Claim, desk: Desk) -> Span:
    """Where the statement stands: in the position that words it, else all of the first position's words."""
    for position in claim.positions:
        at = position.text.find(claim.statement)
        if at >= 0:
            desk.cite_position(position)
            start = position.span.start + at
            return desk.report(position.report).span(start, start + len(claim.statement))
    desk.cite_position(claim.positions[0])
    return claim.positions[0].span


def _holders(positions: list[Position], statement: Words, desk: Desk) -> tuple[Holder, ...]:
    groups: dict[tuple[str, bool], list[Position]] = {}
    for position in positions:
        groups.setdefault(holder_key(position, desk), []).append(position)
    made = []
    for group in groups.values():
        group.sort(key=lambda p: (desk.numbers[p.report], p.span))
        best = max(group, key=lambda p: p.confidence)
        words = desk.words(best.span, _WORDS, text=best.text, also=desk.cites(group))
        shown = None if any(plain(p.text) == statement.full for p in group) else words
        made.append(
            Holder(
                name=name(best.holder),
                side=plain(best.side) if best.side is not None and best.side != best.holder else None,
                said_on=day(next((p.said_on for p in group if p.said_on is not None), None)),
                own_voice=own_voice(best, desk),
                unsure=best.confidence < UNSURE,
                words=shown,
                cites=desk.cites(group),
            )
        )
    # Named speakers before outlets in their own voice, then those whom the most reports carry.
    return tuple(sorted(made, key=lambda h: (h.own_voice, -len(h.cites), h.cites[0].number, h.name)))


def chain_of(position: Position, desk: Desk) -> tuple[str, ...]:
    """The names from outside in, the outlet left out, the holder last."""
    outlet = desk.report(position.report).name
    names = [name(n) for n in (*position.chain, position.holder)]
    return tuple(names[1:] if len(names) > 1 and names[0] == plain(outlet) else names)


def _chains(claim: Claim, desk: Desk) -> tuple[Link, ...]:
    carried: dict[tuple[str, ...], list[Position]] = {}
    for position in claim.positions:
        names = chain_of(position, desk)
        if len(names) > 1:
            carried.setdefault(names, []).append(position)
    made = []
    for names, positions in carried.items():
        cites = desk.cites(positions)
        outlets = dict.fromkeys(plain(desk.reports[c.span.report].name) for c in cites)
        made.append(Link((", ".join(outlets), *names), cites))
    return tuple(sorted(made, key=lambda link: (-len(link.names), -len(link.cites), link.names))[:_CHAINS])


def _support(claim: Claim, desk: Desk) -> str:
    claiming = [p for p in claim.positions if p.stance == "asserts"] or list(claim.positions)
    outlets = _outlets(claiming, desk)
    return f"{phrase('stated')} {count(outlets, 'outlet')}, {count(claim.independent_origins, 'independent origin')}"


def _outlets(positions: Iterable[Position], desk: Desk) -> int:
    return len({desk.report(p.report).name for p in positions})


def _origins(claim: Claim) -> str:
    """The origins of those who claim it: the known, then those behind which none is shown."""
    claiming = {p.id for p in claim.positions if p.stance == "asserts"}
    origins = [o for o in claim.origins if not claiming or claiming.intersection(o.positions)]
    known = [name(o.name) for o in origins if o.known]
    unknown = [name(o.name) for o in origins if not o.known]
    shown = f": {', '.join(known)}" if known else ""
    return shown + (f"; {phrase('origin_unknown')}: {', '.join(unknown)}" if unknown else "")
