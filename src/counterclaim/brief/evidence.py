"""Evidence that the reports mention on a claim: what is shown rather than said."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from counterclaim.claims.records import Claim
from counterclaim.text import Span
from counterclaim.text.data_files import parsed


def evidence(claim: Claim) -> tuple[Span, ...]:
    """The passages on ``claim`` that mention evidence: those of its positions that name a thing shown, or are held by
    one, and those that it lists beside its positions. One of several that overlap."""
    held = [p.span for p in claim.positions if shows(p.text) is not None or shows(p.holder) is not None]
    beside = [s for s in claim.evidence if not any(s.overlaps(p.span) for p in claim.positions)]
    made: list[Span] = []
    for span in (*held, *beside):
        if not any(span.overlaps(kept) for kept in made):
            made.append(span)
    return tuple(made)


def shows(text: str) -> str | None:
    """The thing shown that ``text`` names first ("satellite pictures"), None where it names none."""
    found = _pattern().search(text)
    return found[0] if found is not None else None


@cache
def _pattern() -> re.Pattern[str]:
    nouns = parsed((files("counterclaim.brief") / "evidence.yml").read_text("utf-8"))
    one = rf"(?:{'|'.join(sorted(nouns))})s?"
    return re.compile(rf"\b{one}(?:\s{one})?\b", re.IGNORECASE)
