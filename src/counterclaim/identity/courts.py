"""Courts: in a story with one court its judges speak for it, and the judgment is its own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from counterclaim.identity.drafts import Draft
from counterclaim.identity.fits import headed

_RULING = re.compile(r"[Tt]he (judge?ment|ruling|verdict|decision)")


def the_court(drafts: Mapping[str, Draft]) -> Draft | None:
    """The only court that the story names; None where it names several or none."""
    named = [d for k, d in sorted(drafts.items()) if k.startswith("body:") and d.type == "organisation"]
    fits = [d for d in named if headed(d, "court") and any(n[:1].isupper() for n in d.names)]
    return fits[0] if len(fits) == 1 else None


def name_ruling(draft: Draft, text: str, drafts: Mapping[str, Draft]) -> None:
    """Say of ``the judgment`` which court's it is."""
    ruling, court = _RULING.fullmatch(text), the_court(drafts)
    if ruling is not None and court is not None and draft.owner is None:
        best = max(sorted(n for n in court.names if n[:1].isupper()), key=len)
        draft.fixed_name = f"{ruling[1]} of the {best}"
