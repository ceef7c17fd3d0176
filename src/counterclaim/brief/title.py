"""The title of a brief: of a disputed story one that tells who says so, where a report has one."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from counterclaim.brief.desk import Desk
from counterclaim.brief.lists import listed, lists
from counterclaim.brief.wording import plain
from counterclaim.claims.language.lists import plain as lowered
from counterclaim.claims.language.words import stems, tokens
from counterclaim.identity.gazetteer import is_no_place
from counterclaim.identity.lexicon import fold
from counterclaim.identity.roles import office, offices
from counterclaim.text import Report

_CONTESTED = ("disputed", "denied", "retracted")
_COLON = re.compile(r"([\w .’'&-]{2,40}): ")
_ASKED = re.compile(r"\?\s*$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def title_of(desk: Desk) -> str:
    """The story's title; where that is a report's and would assert what others dispute, one that attributes it.

    Of several the one that has most words in common with the claim. Always verbatim.
    """
    given = plain(desk.dossier.story.title)
    titles = list(dict.fromkeys(t for t in map(_headline, desk.dossier.reports) if t))
    claims = desk.dossier.comparison.claims
    names = _names(desk)
    if given not in titles or attributes(given, names) or not claims or claims[0].status not in _CONTESTED:
        return given
    words = stems(tokens(claims[0].statement))
    fit = [t for t in titles if attributes(t, names) and words & stems(tokens(t))]
    return max(fit, key=lambda t: (len(words & stems(tokens(t))), -titles.index(t)), default=given)


def attributes(title: str, names: Collection[str] = ()) -> bool:
    """Whether a headline tells who says it ("Ministry: ...", "... , officials say"), or leaves it open.

    ``names`` are the last words, folded, of who can speak.
    """
    colon = _COLON.match(title)
    if _ASKED.search(title) is not None or (colon is not None and _speaks(colon.group(1), names)):
        return True
    text = lowered(title)
    if _pattern("said").search(_pattern("counting").sub(" ", text)) is not None:
        return True
    return any(
        _speaks(title[: m.start()], names) or text.startswith(" by ", m.end())
        for kind in ("of_speaker", "counting")
        for m in _pattern(kind).finditer(text)
    )


def _speaks(words: str, names: Collection[str]) -> bool:
    """Whether ``words`` end in a body, an office or one of ``names``."""
    found = _WORD.findall(words)
    if not found:
        return False
    last = fold(found[-1])
    told = offices()
    spoken = office(last) in (*told["speaks_for"], *told["serves"], *told["bodies"], *lists("titles")["speakers"])
    return spoken or last in names or is_no_place(fold(" ".join(found)))


def _names(desk: Desk) -> frozenset[str]:
    entities = desk.dossier.identities.entities
    return frozenset(fold(e.name).rpartition(" ")[2] for e in entities if e.type in ("person", "organisation"))


def _headline(report: Report) -> str:
    if report.title is not None and report.title.strip():
        return plain(report.title)
    part = next((p for p in report.parts if p.kind == "title"), None)
    return plain(report.text[part.start : part.end]) if part is not None else ""


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """The words of a list; ``counting``: those of ``of_number`` before a number."""
    if kind != "counting":
        return listed("titles", kind)
    words, number = listed("titles", "of_number").pattern, listed("titles", "number").pattern
    return re.compile(rf"{words}(?= (?:\d|{number}))")
