"""The title of a brief: of a disputed story one that tells who says so, where a report has one."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from counterclaim.brief.desk import Desk
from counterclaim.brief.wording import plain
from counterclaim.claims.lists import pattern_of
from counterclaim.claims.lists import plain as lowered
from counterclaim.claims.words import stems, tokens
from counterclaim.text import Report
from counterclaim.text.data_files import parsed

_CONTESTED = ("disputed", "denied", "retracted")
_COLON = re.compile(r"^[\w .’'&-]{2,40}: |\?\s*$")


def title_of(desk: Desk) -> str:
    """The story's title; where that is a report's and would assert what others dispute, one that attributes it.

    Of several the one that has most words in common with the claim. Always verbatim.
    """
    given = plain(desk.dossier.story.title)
    titles = list(dict.fromkeys(t for t in map(_headline, desk.dossier.reports) if t))
    claims = desk.dossier.comparison.claims
    if given not in titles or attributes(given) or not claims or claims[0].status not in _CONTESTED:
        return given
    words = stems(tokens(claims[0].statement))
    fit = [t for t in titles if attributes(t) and words & stems(tokens(t))]
    return max(fit, key=lambda t: (len(words & stems(tokens(t))), -titles.index(t)), default=given)


def attributes(title: str) -> bool:
    """Whether a headline tells who says it ("Ministry: ...", "... , officials say"), or leaves it open."""
    return _said().search(lowered(title)) is not None or _COLON.search(title) is not None


def _headline(report: Report) -> str:
    if report.title is not None and report.title.strip():
        return plain(report.title)
    part = next((p for p in report.parts if p.kind == "title"), None)
    return plain(report.text[part.start : part.end]) if part is not None else ""


@cache
def _said() -> re.Pattern[str]:
    words = parsed((files("counterclaim.brief") / "titles.yml").read_text("utf-8"))
    return pattern_of(tuple(map(str, words)))
