"""From the positions known to what stands: superseded silence, and the status of a claim. Never what is true.

What else is superseded, ``overtaken.py`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.claims.language.lists import listed
from counterclaim.claims.language.words import cue_words, stem, stems, tokens
from counterclaim.claims.propositions.records import bare_name
from counterclaim.claims.records import Position, Status

_ASKED = 2
_SPEAKS = ("asserts", "denies", "partial", "hedges")


def party(position: Position) -> str:
    """Who holds it, for telling parties apart: the side, else the entity, else the name."""
    return position.side or position.holder_entity or bare_name(position.holder)


_LISTED = re.compile(r",\s*(?:and\s+)?|\s+(?:and|as well as)\s+")


def camp(position: Position) -> frozenset[str]:
    """Everybody whose words a position is, by name: "Ardania and Berun" are two; with its side, entity or name."""
    names = (n.strip().casefold() for n in _LISTED.split(position.holder.replace("’", "'")))
    bare = (n.removeprefix("the ") for n in names)
    return frozenset({party(position).casefold(), *(n for n in bare if n and n not in listed("not_named"))})


def of_one_camp(one: Position, other: Position) -> bool:
    """Whether two are held by one party, or by somebody who is among those who hold the other together."""
    return bool(camp(one) & camp(other))


def supersede(
    positions: Sequence[Position],
    days: Mapping[str, str],
    beside: Collection[str] = (),
    *,
    moments: Mapping[str, str] | None = None,
) -> list[Position]:
    """``positions`` of one claim with every overtaken silence marked by what overtook it.

    A silence is overtaken by a comment of the same party on the same claim (none ``beside`` it) in another report,
    dated the same day or later; ``days`` gives the day to order a position by (ISO 8601, "" where unknown), by position
    id, ``moments`` the instant of publication by report id: of what is not said to be of a day the later published is
    later, whatever day it was where it was written.
    """
    told = moments or {}

    def no_earlier(p: Position, than: Position) -> bool:
        if days[p.id] >= days[than.id]:
            return True
        dated = p.said_on is not None or than.said_on is not None
        return not dated and told.get(p.report, "") >= told.get(than.report, "9999")

    spoken = [
        p
        for p in positions
        if p.stance in _SPEAKS and p.id not in beside and (p.attribution is not None or p.holder_entity is not None)
    ]
    made = []
    for position in positions:
        later = [
            p
            for p in spoken
            if position.stance == "no-comment" and position.id not in beside
            if p.report != position.report and party(p) == party(position) and no_earlier(p, position)
            if _on_its_matter(position, p)
        ]
        if later:
            first = min(later, key=lambda p: (days[p.id], p.id))
            position = replace(position, superseded_by=first.id)
        made.append(position)
    return made


def _on_its_matter(silence: Position, told: Position) -> bool:
    """Whether what is told answers what the silence was asked: it shares two words with it, where it says of what."""
    empty = (*listed("speaking"), *cue_words("pointers"), *cue_words("fillers"), *cue_words("negations"))
    idle = {stem(w) for w in empty} | stems(tokens(silence.holder))
    asked = stems(tokens(silence.text)) - idle
    return len(asked) < _ASKED or len(asked & stems(tokens(told.text))) >= _ASKED


def status_of(
    positions: Sequence[Position], *, confirming: Iterable[str] = (), retracting: Iterable[str] = ()
) -> tuple[Status, tuple[str, ...]]:
    """The status and its reasons. ``confirming`` and ``retracting``: ids of positions with such a cue."""
    standing = [p for p in positions if p.superseded_by is None]
    asserting = [p for p in standing if p.stance in ("asserts", "hedges")]
    denying = [p for p in standing if p.stance == "denies"]
    partial = [p for p in standing if p.stance == "partial"]
    waiting = [p for p in standing if p.stance == "no-comment"]
    silenced = [p for p in positions if p.superseded_by is not None and p.stance == "no-comment"]
    overtaken = [p for p in positions if p.superseded_by is not None and p.stance != "no-comment"]
    reasons = [
        f"{what} {_names(held)}"
        for what, held in (
            ("asserted by", asserting),
            ("denied by", denying),
            ("conceded in part by", partial),
            ("no comment from", waiting),
            ("silence overtaken:", silenced),
            ("statement overtaken:", overtaken),
        )
        if held
    ]
    for_it, in_part = ({party(p) for p in held} for held in (asserting, partial))
    withdrawn = [p for p in standing if p.id in set(retracting)]
    confirmed = [p for p in standing if p.id in set(confirming)]
    status: Status = "asserted"
    if withdrawn:
        status = "retracted"
        reasons.append(f"taken back by {withdrawn[0].holder}")
    elif any(not of_one_camp(p, q) for p in asserting for q in denying):
        status = "disputed"
    elif denying and not asserting:
        status = "denied"
    elif asserting and in_part - for_it:
        status = "conceded-in-part"
    elif len(for_it) > 1 and any(party(p) in for_it for p in confirmed):
        status = "confirmed-by"
        reasons.append(f"confirmed by {_names(confirmed)}")
    elif positions and not standing:
        status = "superseded"
    return status, tuple(reasons)


def _names(held: Sequence[Position]) -> str:
    return ", ".join(sorted({p.holder for p in held}))
