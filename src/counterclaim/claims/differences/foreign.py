"""Whether words may have been said in another language than English: only then are two English texts translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.language.lists import listed
from counterclaim.claims.records import Side
from counterclaim.identity.lexicon import nation, nation_name


def may_be_foreign(matter: Matter, sides: Sequence[Side]) -> bool:
    """Whether one speaker may have said what ``sides`` have: no two who are told apart, nobody of an English state.

    Who is of no state that is told is of the one that the story names most.
    """
    held = [matter.space.propositions[matter.index_of[p]] for side in sides for p in side.positions]
    if len({p.entity for p in held if p.entity is not None and not p.holder[:1].islower()}) > 1:
        return False
    states = {p.side.lower() for p in held if p.side is not None} or {_most_named(matter).lower()}
    return states.isdisjoint(listed("english_speaking"))


def _most_named(matter: Matter) -> str:
    """The state that the story's reports name most, "" where they name none."""
    known = matter.memo.get("most named state")
    if isinstance(known, str):
        return known
    count: Counter[str] = Counter()
    for lookup in matter.lookups.values():
        for named in lookup.named:
            state = nation(named.entity.name)
            name = nation_name(state.iso) if state is not None else named.entity.side
            if name is not None:
                count[name] += 1
    most = min(count, key=lambda name: (-count[name], name)) if count else ""
    matter.memo["most named state"] = most
    return most
