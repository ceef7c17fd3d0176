"""Leaders of states whom no report introduces as such: by name and day of publication."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.identity.leaders import leaders
from counterclaim.identity.lexicon import fold, nation_name
from counterclaim.identity.records import Identities
from counterclaim.identity.roles import is_leader
from counterclaim.text import Report


def in_office(reports: Sequence[Report], identities: Identities) -> dict[str, str]:
    """By entity id the state that a person leads on the days on which all dated reports were published."""
    days = sorted({r.published[:10] for r in reports if r.published is not None})
    if not days:
        return {}
    held = {
        fold(x.name): nation_name(x.iso)
        for x in leaders()
        if is_leader(x.office) and x.first <= days[0] and days[-1] < x.end
    }
    return {e.id: held[fold(e.name)] for e in identities.entities if e.type == "person" and fold(e.name) in held}
