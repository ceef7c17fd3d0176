"""Words that an editor can read by themselves, and what to show of a position whose own words cannot be."""

from __future__ import annotations

from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import acted, whole_act
from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.language.lists import listed_pattern, plain
from counterclaim.claims.records import Position
from counterclaim.text import Span

_ACT = 220  # code points of an act that is shown instead of a fragment


def told_in(position: Position, desk: Desk) -> Span:
    """What to show of a position: its own words (``acted``), or where they are a fragment all of the act, from the
    speaker on, if that is short and can be read by itself."""
    shown = acted(position, desk)
    if stands_alone(desk.line(shown)) and not hangs_on_cue(position, desk):
        return shown
    act = whole_act(position, desk)
    readable = act is not None and act.end - act.start <= _ACT and stands_alone(desk.line(act))
    return act if act is not None and readable else shown


def hangs_on_cue(position: Position, desk: Desk) -> bool:
    """Whether it is the object of what somebody wants or sees: "they want {the captain summoned}"."""
    attribution = desk.attributions.get((position.report, position.attribution or ""))
    cue = attribution.cue if attribution is not None else None
    if cue is None or not 0 <= position.span.start - cue.end <= 1:
        return False
    words = plain(desk.report(position.report).quote(cue))
    return any(found.end() == len(words) for found in listed_pattern("takes_an_object").finditer(words))
