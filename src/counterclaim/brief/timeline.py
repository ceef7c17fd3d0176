"""What is dated: the most important days of the story, the rest, and what lies before it."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from counterclaim.brief.claims import background
from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import own_voice, says, shown_name
from counterclaim.brief.phrases import phrase
from counterclaim.brief.standing import told_in
from counterclaim.brief.view import DayView
from counterclaim.claims.alignment.order import is_worded
from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.records import Claim, Position, TimelineEntry
from counterclaim.text import Span

MAIN_DAYS = 10
OF_ONE_DAY, OF_BACKGROUND = 6, 3
"""Entries of one day, and of what lies before the story, while other days have some."""
_DISPUTED = ("disputed", "denied", "retracted")
_WORDS = 180
_DAY = len("2031-05-06")
_BACKGROUND = timedelta(days=14)  # before the first report

Days = tuple[DayView, ...]


def timeline(desk: Desk) -> tuple[Days, Days, Days]:
    """The background, the most important entries, the rest, each by date. Without a day of the story the background
    stands for it; the most important of it is shown where the story's entries are all of one day or two."""
    first = desk.dossier.story.first
    since = (date.fromisoformat(first[:10]) - _BACKGROUND).isoformat() if first is not None else ""
    entries = sorted((e for e in desk.dossier.comparison.timeline if e.evidence), key=lambda e: e.date)
    # A value of less precision sorts before the days in it, so a bare year or month is background.
    earlier = [e for e in entries if e.date < since]
    dated = [e for e in entries if e.date >= since]
    if not dated:
        earlier, dated = [], earlier
    main = _most_important([*earlier, *dated], len(earlier), desk)
    every = list(enumerate([*earlier, *dated]))
    return (
        tuple(_view(e, desk) for n, e in every if n not in main and n < len(earlier)),
        tuple(_view(e, desk) for n, e in every if n in main),
        tuple(_view(e, desk) for n, e in every if n not in main and n >= len(earlier)),
    )


def _most_important(entries: list[TimelineEntry], earlier: int, desk: Desk) -> frozenset[int]:
    """Which to show: by their claims' importance, one entry a claim and speaker before a second of any.

    What happened comes before what was said, what cannot be read by itself last. Of one day there are at most
    ``OF_ONE_DAY`` while other days have any; what happened before the story (the first ``earlier`` entries) fills
    what is then free.
    """
    rank = {c.id: n for n, c in enumerate(sorted(desk.dossier.comparison.claims, key=background))}
    seen: Counter[tuple[str, object]] = Counter()
    order = []
    for n, entry in enumerate(entries):
        best = min((rank[c] for c in entry.claims if c in rank), default=len(rank))
        span = _span(entry, desk)
        said = _said(entry, span, desk)
        shown = told_in(said, desk) if said is not None and entry.kind == "said" else span
        keys: list[tuple[str, object]] = [("claim", best)]
        if said is not None:
            keys.append(("holder", said.holder))
        order.append((not stands_alone(desk.line(shown)), sum(seen[k] for k in keys) - (entry.kind != "said"), best, n))
        seen.update(keys)
    ranked = [n for fragment, *_, n in sorted(order) if n >= earlier and not fragment]
    first, seen_on = [], Counter[str]()
    for n in ranked:
        seen_on[entries[n].date[:_DAY]] += 1
        if seen_on[entries[n].date[:_DAY]] <= OF_ONE_DAY:
            first.append(n)
    before = [n for fragment, *_, n in sorted(order) if n < earlier and not fragment and entries[n].kind == "happened"]
    rest = [n for fragment, *_, n in sorted(order) if n >= earlier and fragment]
    return frozenset([*dict.fromkeys([*first, *before[:OF_BACKGROUND], *ranked, *rest])][:MAIN_DAYS])


def _span(entry: TimelineEntry, desk: Desk) -> Span:
    """Where the words of an entry stand."""
    return next((s for s in entry.evidence if desk.report(s.report).quote(s) == entry.text), entry.evidence[0])


def _view(entry: TimelineEntry, desk: Desk) -> DayView:
    span = _span(entry, desk)
    also = [desk.cite(s) for s in entry.evidence if s != span]
    said = _said(entry, span, desk)
    shown = told_in(said, desk) if said is not None and entry.kind == "said" else span
    words = desk.words(shown, _WORDS, also=also)
    told = said is not None and entry.kind == "said" and _told(said, shown, desk)
    named = said is not None and not (told and is_worded(words.full))
    who = shown_name(said.holder) if said is not None and named else None
    label = phrase("words_tell") if told and not named else _label(entry, said, shown, desk)
    return DayView(day(entry.date, year=True) or "", entry.kind, label, who, words)


def _label(entry: TimelineEntry, said: Position | None, shown: Span, desk: Desk) -> str:
    if entry.kind == "said":
        if said is None or said.stance == "asserts":
            return phrase("timeline", "said")
        return says(said, shown, desk)
    label = phrase("timeline" if said is None else "tells_of", entry.kind)
    disputed = any(_disputed(desk.claims[c], shown) for c in entry.claims if c in desk.claims)
    return f"{label} {phrase('contested')}" if disputed else label


def _disputed(claim: Claim, shown: Span) -> bool:
    """Whether others dispute what stands there: the claim is, and it is not only on the same matter."""
    at = [p.id for p in claim.positions if p.span == shown]
    return claim.status in _DISPUTED and (not at or any(p not in claim.beside for p in at))


def _told(position: Position, shown: Span, desk: Desk) -> bool:
    """Whether the words that are shown tell themselves who says it: "Ranger Poll said that..."."""
    attribution = desk.attributions.get((position.report, position.attribution or ""))
    source = attribution.source if attribution is not None else None
    cue = attribution.cue if attribution is not None else None
    return source is not None and cue is not None and shown.contains(source) and shown.contains(cue)


def _said(entry: TimelineEntry, span: Span, desk: Desk) -> Position | None:
    """Whose words ``span`` is; None where an outlet tells it in its own voice."""
    held = (p for c in entry.claims if c in desk.claims for p in desk.claims[c].positions)
    return next((p for p in held if p.span == span and not own_voice(p, desk)), None)
