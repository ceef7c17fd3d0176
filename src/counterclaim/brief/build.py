"""From a Dossier to what a brief shows: chosen, ordered, cut and cited, never reworded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from counterclaim.brief.alike import told_alike
from counterclaim.brief.claims import background, claim_view, heads, leading
from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.differences import difference_view, name_view, superseded_views, telling_first
from counterclaim.brief.figures import figures
from counterclaim.brief.holders import named, own_voice, shown_name
from counterclaim.brief.open import left_open
from counterclaim.brief.outliers import outliers
from counterclaim.brief.people import parties
from counterclaim.brief.phrases import count, phrase
from counterclaim.brief.places import places
from counterclaim.brief.standing import told_in
from counterclaim.brief.timeline import timeline
from counterclaim.brief.title import title_of
from counterclaim.brief.view import Alone, Brief, ClaimView, OnlyInView, Party, ReportView, ReuseView, Words
from counterclaim.brief.wording import name, plain, visible
from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.language.words import cue_in, is_negated, stems, tokens
from counterclaim.claims.records import Claim, Dossier
from counterclaim.text import Span

Copies = Mapping[str, Sequence[str]]
NO_COPIES: Copies = MappingProxyType({})
MAIN_CLAIMS = 6
_WORDING = ("translation", "wording-of-quote")
_COMPARED = 100
_CUE = 25  # code points in which a cue begins what tells who says it
_TELLING = 4  # stems from which on two headings can be the same
_NEARLY = 0.85  # the share of a heading's stems that one before it has: what is left adds nothing
_ONLY_IN = 150
_SPEAKING, _TURNS, _TELLS = 4, 2, 25  # lines, speakers of a party, code points under which words tell little
_REUSE = 160


def build(dossier: Dossier, copies: Copies = NO_COPIES) -> Brief:
    """All that a brief on ``dossier`` shows; ``copies`` are the files that hold a report once more, by its id. Raises
    SpanError where a record does not prove its text."""
    desk = Desk(dossier)
    found = dossier.comparison
    told: set[Span] = set()
    # What a report says of itself in its own voice is background, however much it weighs.
    claims = _repeated_last([claim_view(c, desk, told) for c in _in_order(found.claims)])
    superseded, overtaken = superseded_views(found, desk)
    kept = [d for d in found.differences if d.id not in overtaken]
    names = [d for d in kept if d.kind == "name-variant" and not d.conflict]
    rest = [d for d in kept if not d.conflict and d.kind not in (*_WORDING, "name-variant")]
    wording = tuple(difference_view(d, desk) for d in kept if d.kind in _WORDING and not d.conflict)
    conflicts = tuple(difference_view(d, desk) for d in kept if d.conflict)
    others = tuple(difference_view(d, desk) for d in telling_first(rest))
    spellings = tuple(name_view(d, desk) for d in names)
    earlier, days, later = timeline(desk)
    people = parties(desk)
    only = _only_in(desk)
    where = places(desk)
    reuse = _reuse(desk)
    unsure = any(h.unsure for c in claims for held in c.held for h in held.holders) or any(
        s.unsure for p in people for speaker in p.speakers for s in speaker.said
    )
    outlets = len({r.name for r in dossier.reports})
    return Brief(
        title=title_of(desk),
        dates=_dates(dossier),
        counts=", ".join(
            (
                count(len(dossier.reports), "report"),
                count(outlets, "outlet"),
                count(len(found.claims), "claim"),
                count(len(conflicts), "conflict"),
            )
        ),
        reports=_reports(desk, copies),
        claims=tuple(claims[:MAIN_CLAIMS]),
        alike=told_alike(desk),
        # In a line of its own a fragment tells nothing, however much it weighs.
        more=tuple(sorted(claims[MAIN_CLAIMS:], key=lambda c: (c.background, not stands_alone(c.statement.full)))),
        conflicts=conflicts,
        others=others,
        speaking=_speaking(people) if not conflicts and not others else (),
        superseded=superseded,
        names=spellings,
        outliers=outliers(desk),
        wording=wording,
        figures=figures(desk),
        earlier=earlier,
        days=days,
        later=later,
        parties=people,
        only_in=only,
        open=left_open(desk),
        places=where,
        reuse=reuse,
        cited=desk.cited,
        unsure=unsure,
    )


def _dates(dossier: Dossier) -> str:
    first, last = day(dossier.story.first, year=True), day(dossier.story.last, year=True)
    if first is None or last is None:
        return first or last or phrase("undated")
    return first if first == last else f"{first} – {last}"


def _in_order(claims: Sequence[Claim]) -> list[Claim]:
    """What two reports lead with, then the order given; what stands deep in every report is never the first of all,
    be it disputed, where another claim stands early in two."""
    ordered = sorted(claims, key=leading)
    first = next((n for n, c in enumerate(ordered[:_COMPARED]) if heads(c)), 0)
    return [*ordered[first : first + 1], *ordered[:first], *ordered[first + 1 :]]


def _repeated_last(claims: Sequence[ClaimView]) -> list[ClaimView]:
    """The claims in order, those last whose heading stands in one before them, or shares nearly all of its words.

    Only the first of them are looked at: what stands far below repeats little that is seen.
    """
    kept: list[ClaimView] = []
    again: list[ClaimView] = []
    words: list[frozenset[str]] = []
    for claim in claims:
        told = stems(tokens(claim.statement.full))
        pairs = zip(kept[:_COMPARED], words, strict=False)
        if any(_told_before(claim, told, c, w) for c, w in pairs):
            again.append(claim)
        else:
            kept.append(claim)
            words.append(told)
    return kept + again


def _told_before(claim: ClaimView, told: frozenset[str], before: ClaimView, words: frozenset[str]) -> bool:
    if claim.statement.full in before.statement.full or _told_again(claim.statement.full, before.statement.full):
        return True
    # Two that differ in who denies them, in a number or a "not" are two, however alike they read.
    if claim.about != before.about or claim.status != before.status or _figures(claim) != _figures(before):
        return False
    same = len(told) >= _TELLING and len(told & words) >= _NEARLY * len(told)
    return same and is_negated(claim.statement.full) == is_negated(before.statement.full)


def _told_again(text: str, before: str) -> bool:
    """Whether it is what stands before with no more than who says so: "The port is shut, said a guard"."""
    rest = text[len(before) :].lstrip()
    begins = text.casefold().startswith(before.casefold().rstrip("."))
    return begins and rest[:1] in (",", "”", '"') and cue_in("carriers", rest[:_CUE]) is not None


def _figures(claim: ClaimView) -> frozenset[str]:
    return frozenset(t.lower for t in tokens(claim.statement.full) if t.lower[:1].isdigit())


def _once(said: Sequence[Alone]) -> list[Alone]:
    """Without what stands in words before it, or has them in it."""
    kept: list[Alone] = []
    for alone in said:
        if not any(_repeats(alone.words, k.words) for k in kept):
            kept.append(alone)
    return kept


def _repeats(one: Words, other: Words) -> bool:
    return one.full in other.full or other.full in one.full


def _speaking(people: Sequence[Party]) -> tuple[Alone, ...]:
    """What the first speakers of each party say, where nothing was found to differ: one of each before a second."""
    named = [p for p in people if not p.own_voice]
    turns = [p.speakers[n] for n in range(_TURNS) for p in named if n < len(p.speakers)]
    said = (
        (
            s,
            next(
                (x for x in s.said if not x.unsure and len(x.words.full) >= _TELLS and stands_alone(x.words.full)), None
            ),
        )
        for s in turns
        if s.name != phrase("no_speaker")
    )
    return tuple(Alone(s.name, x.words) for s, x in said if x is not None)[:_SPEAKING]


def _only_in(desk: Desk) -> tuple[OnlyInView, ...]:
    """By report, what somebody says in it first, each in the order of the claims."""
    rank = {c.id: (background(c), n) for n, c in enumerate(desk.dossier.comparison.claims)}
    made = []
    for only in sorted(desk.dossier.comparison.only_in, key=lambda o: desk.numbers[o.report]):
        said: list[Alone] = []
        for claim in sorted(only.claims, key=lambda c: rank[c]):
            position = next((p for p in desk.claims[claim].positions if p.report == only.report), None)
            if position is not None:
                desk.cite_position(position)
                who = "" if own_voice(position, desk) else named(position, desk)
                said.append(Alone(who, desk.words(told_in(position, desk), _ONLY_IN)))
        said = _once(sorted(said, key=lambda a: (a.who == phrase("no_speaker"), not stands_alone(a.words.full))))
        said = [a for a in said if stands_alone(a.words.full)] or said[:1]
        if said:
            made.append(OnlyInView(desk.numbers[only.report], desk.label(desk.report(only.report)), tuple(said)))
    return tuple(made)


def _reuse(desk: Desk) -> tuple[ReuseView, ...]:
    made = []
    for reuse in desk.dossier.reuse:
        passages = sorted(
            (s for s in reuse.passages if s.report in desk.numbers), key=lambda s: (desk.numbers[s.report], s.start)
        )
        if len(passages) < 2:
            continue
        words = tuple(desk.words(s, _REUSE) for s in passages)
        same = all(w.full == words[0].full for w in words)
        if same:
            words = (desk.words(passages[0], _REUSE, also=chain.from_iterable(w.cites for w in words)),)
        speaker = _speaker(passages, desk) if reuse.kind == "quotation" else None
        origin = name(reuse.origin) if reuse.origin is not None else None
        made.append(ReuseView(phrase("reuse", reuse.kind), speaker or origin, words))
    return tuple(made)


def _speaker(passages: Sequence[Span], desk: Desk) -> str | None:
    """The full name of the one to whom most positions in ``passages`` belong."""
    held = Counter(
        p.holder for p in desk.positions.values() if p.holder_entity is not None for s in passages if s.overlaps(p.span)
    )
    return shown_name(min(held, key=lambda n: (-held[n], n))) if held else None


def _reports(desk: Desk, copies: Copies) -> tuple[ReportView, ...]:
    made = []
    for report, reading in zip(desk.dossier.reports, desk.dossier.readings, strict=True):
        positions = sum(p.report == report.id for p in desk.positions.values())
        made.append(
            ReportView(
                number=desk.numbers[report.id],
                id=report.id,
                outlet=plain(report.name),
                label=desk.label(report),
                date=day(report.published, year=True),
                title=plain(report.title) if report.title is not None else None,
                url=plain(report.url) if report.url is not None else None,
                source_file=plain(report.source_file) if report.source_file is not None else None,
                credits=tuple(plain(c) for c in report.credits),
                outcome=phrase("outcome", reading.outcome),
                copies=tuple(plain(c) for c in copies.get(report.id, ())),
                read=reading.outcome != "other-language",
                counts=", ".join(
                    (
                        count(len(reading.attributions), "attribution"),
                        count(positions, "position"),
                    )
                ),
                text=visible(report.text),
            )
        )
    return tuple(made)
