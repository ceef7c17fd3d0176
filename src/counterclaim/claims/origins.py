"""Where positions come from, and how many independent origins that makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.claims.records import Origin, Position
from counterclaim.stories.records import Reuse
from counterclaim.text import Report

_UNKNOWN = ("unknown",)


def shared_text(reports: Sequence[Report], reuse: Sequence[Reuse]) -> dict[str, str]:
    """By report id the head that its own words go back to: a credited agency, shared text, else itself."""
    head = {r.id: r.id for r in reports}
    names = {r.id: r.credits[0] for r in reports if r.credits}
    for passage in sorted(reuse, key=lambda u: (u.kind, u.passages)):
        if passage.kind != "near-duplicate":
            continue
        ids = sorted({s.report for s in passage.passages if s.report in head})
        for other in ids[1:]:
            _join(head, ids[0], other)
        if passage.origin is not None and ids:
            names.setdefault(_find(head, ids[0]), passage.origin)
    by_id = {r.id: r for r in reports}
    made = {}
    for r in sorted(reports, key=lambda r: r.id):
        root = _find(head, r.id)
        made[r.id] = names.get(r.id) or names.get(root) or by_id[root].name
    return made


def _find(head: dict[str, str], report: str) -> str:
    while head[report] != report:
        report = head[report]
    return report


def _join(head: dict[str, str], a: str, b: str) -> None:
    roots = sorted((_find(head, a), _find(head, b)))
    head[roots[1]] = roots[0]


def origins_of(
    positions: Sequence[Position], *, words_of: Mapping[str, str], quoted_in: Mapping[str, str]
) -> tuple[tuple[Origin, ...], int, tuple[str, ...]]:
    """The origins of a claim's positions, how many are independent, and why not more.

    ``words_of`` gives for a report whose words its own voice is (``shared_text``); ``quoted_in`` for a position the
    origin of a passage that it shares. Speakers of one side are listed apart and counted once; an outlet's own voice
    counts only where nobody else is named, for where it has it from is not shown.
    """
    grouped: dict[tuple[str, bool, str], list[Position]] = {}
    for p in positions:
        if p.stance in ("no-comment", "reports-neutrally"):
            continue
        if p.attribution is None and p.holder_entity is None:
            key = (quoted_in.get(p.id) or words_of.get(p.report, p.holder), False, "")
        else:
            known = p.holder not in _UNKNOWN and (p.holder_entity is not None or p.holder[:1].isupper())
            key = (p.holder, known, p.side or p.holder_entity or p.holder)
        grouped.setdefault(key, []).append(p)
    made: list[Origin] = []
    counted: dict[str, str] = {}
    why: list[str] = []
    for (name, known, behind), held in sorted(grouped.items()):
        outlets = sorted({words_of.get(p.report, p.report) for p in held})
        reasons = []
        if known and behind in counted:
            reasons.append(f"one side with {counted[behind]}: not an independent confirmation")
            why.append(f"{name} and {counted[behind]} speak for one side")
        elif known:
            counted[behind] = name
        if not known:
            reasons.append("own voice, source not shown" if not behind else "source not named")
        if known and len(outlets) > 1:
            reasons.append(f"{len(outlets)} outlets, one speaker")
            why.append(f"{name} is quoted by {', '.join(outlets)}")
        made.append(Origin(name, tuple(sorted(p.id for p in held)), known=known, reasons=tuple(reasons)))
    independent = len(counted)
    if not independent and made:
        independent = 1
        why.append("no origin is named: not shown to be independent")
    elif any(not o.known for o in made):
        why.append("unnamed sources and own voice are not counted")
    return tuple(made), independent, tuple(why)
