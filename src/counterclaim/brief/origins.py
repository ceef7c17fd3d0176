"""The way from an origin to the reports: whose copy, which publishers, which outlets."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import shown_name
from counterclaim.brief.phrases import count, phrase
from counterclaim.brief.view import Branch
from counterclaim.brief.wording import name, plain
from counterclaim.claims.records import Claim, Copy, Origin, Outlet, Position, Publisher

_REASONS = 3


def origin_tree(claim: Claim, desk: Desk) -> tuple[Branch, ...]:
    """Every origin of a claim with what leads from it to the reports; where none is shown it says so."""
    held = {p.id: p for p in claim.positions}
    return tuple(_origin(origin, held, desk) for origin in claim.origins)


def through(origin: Origin, positions: Collection[Position]) -> str:
    """``through Hill Wire copy in 3 outlets``; "" where no text that several outlets print carries ``positions``."""
    ids = {p.id for p in positions}
    told = []
    for copy in origin.copies:
        outlets = sum(any(ids & {*leaf.positions} for leaf in o.reports) for o in _outlets(copy))
        if copy.kind != "own" and outlets > 1:
            told.append(f"{phrase('through')} {_copy_name(copy)} {phrase('in')} {count(outlets, 'outlet')}")
    return ", ".join(told)


def unshown(origin: Origin) -> str:
    """What stands for an origin that is not shown: the copy of an agency, else the outlet or source that has it."""
    copies = [c for c in origin.copies if c.kind == "agency" and c.name == origin.name]
    return _copy_name(copies[0]) if copies else shown_name(origin.name)


def _outlets(copy: Copy) -> Iterator[Outlet]:
    return (outlet for publisher in copy.publishers for outlet in publisher.outlets)


def _copy_name(copy: Copy) -> str:
    if copy.kind == "shared":
        return phrase("shared_text")
    return f"{name(copy.name or '')} {phrase('agency_copy')}"


def _origin(origin: Origin, held: dict[str, Position], desk: Desk) -> Branch:
    below: list[Branch] = []
    for copy in origin.copies:
        branches = tuple(b for p in copy.publishers for b in _publisher(p, held, desk))
        if copy.kind == "own":
            below += branches
        else:
            note = phrase("first_in") + f" {name(copy.name)}" if copy.kind == "shared" and copy.name else ""
            below.append(Branch(_copy_name(copy), note or plain(copy.reason or ""), (), branches))
    shown = shown_name(origin.name) if origin.known else f"{phrase('origin_unknown')}: {shown_name(origin.name)}"
    return Branch(shown, plain("; ".join(origin.reasons[:_REASONS])), (), tuple(below))


def _publisher(publisher: Publisher, held: dict[str, Position], desk: Desk) -> tuple[Branch, ...]:
    outlets = tuple(_outlet(o, held, desk) for o in publisher.outlets)
    return (Branch(name(publisher.name), publisher.reason or "", (), outlets),) if publisher.name else outlets


def _outlet(outlet: Outlet, held: dict[str, Position], desk: Desk) -> Branch:
    cites = desk.cites(held[i] for leaf in outlet.reports for i in leaf.positions if i in held)
    spelt = ", ".join(map(name, (outlet.name, *outlet.also)))
    return Branch(spelt, outlet.reason or "", cites, ())
