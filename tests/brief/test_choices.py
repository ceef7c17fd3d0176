"""What a brief shows first, whose words it shows, and how it counts who stands behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.brief.backing import backing
from counterclaim.brief.build import build
from counterclaim.brief.changes import changes, order_reasons
from counterclaim.brief.claims import statement_span
from counterclaim.brief.desk import Desk
from counterclaim.brief.differences import telling_first
from counterclaim.brief.documents import story_document
from counterclaim.brief.holders import acted, says, shown_name
from counterclaim.brief.html import to_html
from counterclaim.brief.markdown import to_markdown
from counterclaim.brief.phrases import phrase
from counterclaim.brief.standing import told_in
from counterclaim.brief.timeline import MAIN_DAYS, timeline
from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.records import (
    Claim,
    Difference,
    DifferenceKind,
    Dossier,
    Origin,
    Position,
    Reason,
    Side,
    Status,
    TimelineEntry,
    TimelineKind,
)
from counterclaim.reading.records import Attribution
from counterclaim.text import Report, sentences
from tests.brief.conftest import make_report


def with_claims(dossier: Dossier, *claims: Claim) -> Dossier:
    return replace(dossier, comparison=replace(dossier.comparison, claims=claims, only_in=()))


def with_attribution(dossier: Dossier, n: int, attribution: Attribution) -> Dossier:
    readings = list(dossier.readings)
    readings[n] = replace(readings[n], attributions=(*readings[n].attributions, attribution))
    return replace(dossier, readings=tuple(readings))


def rejected(dossier: Dossier) -> tuple[Report, Position, Attribution]:
    """The union's denial of "the ministry's account" in the second report: its words alone, and the act."""
    report = dossier.reports[1]
    start = report.text.index("The Dockers' Union on")
    content = report.span(report.text.index("the ministry's account"), report.text.index(". “Ships"))
    cue = report.span(report.text.index("rejected"), report.text.index(" the ministry's account"))
    denial = Attribution("denial", report.span(start, start + 18), cue, (content,), "indirect", "denies")
    position = replace(
        dossier.comparison.claims[0].positions[4], span=content, text=report.quote(content), attribution="denial"
    )
    return report, position, denial


def test_a_denial_of_the_words_is_shown_with_its_denier(dossier: Dossier) -> None:
    report, position, denial = rejected(dossier)
    content = position.span
    desk = Desk(with_attribution(dossier, 1, denial))
    whole = "The Dockers' Union on Wednesday rejected the ministry's account"
    assert report.quote(acted(position, desk)) == whole
    # Words that say the contrary themselves stand alone, and so do those of one who claims.
    said = replace(denial, stance="asserts")
    assert acted(position, Desk(with_attribution(dossier, 1, said))) == content
    assert acted(replace(position, stance="asserts"), desk) == content


def test_as_many_origins_are_named_as_are_counted(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    told = backing(claim, Desk(dossier))
    assert [b.support for b in told] == ["stated by 3 outlets, 1 independent origin"]
    assert told[0].names == ": Ilse Brandt"
    ships = next(c for c in dossier.comparison.claims if c.id == "c-ships")
    part = backing(ships, Desk(dossier))
    assert part[0].support + part[0].names == (
        "stated by 2 outlets, 1 independent origin: Tomas Vael; origin not shown: the log"
    )
    hidden = tuple(replace(o, known=False) for o in ships.origins)
    none = backing(replace(ships, origins=hidden), Desk(dossier))
    assert none[0].support + none[0].names == "stated by 2 outlets, no origin shown: Tomas Vael, the log"


def test_an_origin_of_claim_and_denial_is_named_by_those_who_claim(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    every = Origin("Harbour Ministry, Dockers' Union", tuple(p.id for p in claim.positions[:5]))
    told = backing(replace(claim, origins=(every,)), Desk(dossier))
    assert told[0].names == ": Tomas Vael, Ilse Brandt"


def test_several_deniers_of_one_side_are_one_origin(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    denial = claim.positions[4]
    other = replace(denial, id="p-union", holder="Dockers' Union", holder_entity="e-union")
    side = Origin("Dockers' Union (Marit Oskarsen)", (denial.id, other.id))
    found = backing(replace(claim, positions=(*claim.positions, other), origins=(side,)), Desk(dossier))
    assert [b.support for b in found][1] == "denied in 1 outlet, 1 independent origin"
    assert found[1].names == ": Dockers' Union (Marit Oskarsen)"


def test_who_hedges_is_counted_with_those_who_state_it(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    alone = [p for p in claim.positions if p.stance == "asserts"][:1]
    elsewhere = next(p for p in claim.positions if p.report != alone[0].report)
    hedged = replace(elsewhere, id="p-hedged", holder="Ole Brun", stance="hedges")
    origins = tuple(Origin(p.holder, (p.id,)) for p in (*alone, hedged))
    (told,) = backing(replace(claim, positions=(*alone, hedged), origins=origins), Desk(dossier))
    assert told.support.startswith("stated by 2 outlets, 2 independent origins")


def test_why_a_claim_stands_where_it_does_counts_the_origins_that_are_shown(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    said = [p for p in claim.positions if p.stance == "asserts"]
    denied = next(p for p in claim.positions if p.stance == "denies")
    apart = tuple(Origin(f"origin {k}", (p.id,)) for k, p in enumerate((*said[:2], denied)))
    reasons = (Reason("independent origins", "3", 0.9),)
    every = replace(claim, positions=(*said[:2], denied), origins=apart, reasons=reasons)
    assert order_reasons(every) == "independent origins 2"
    assert backing(every, Desk(dossier))[0].support.endswith("2 independent origins")
    one = replace(claim, positions=(said[0], denied), origins=(apart[0], apart[2]), reasons=reasons)
    assert order_reasons(one) == ""


def test_what_nobody_says_in_one_report_comes_last(dossier: Dossier) -> None:
    spoken = dossier.comparison.claims[1]
    outlet = dossier.reports[1].name
    visit = next(c for c in dossier.comparison.claims if c.id == "c-visit").positions[1]
    alone = replace(spoken, id="c-alone", positions=(replace(visit, holder=outlet),), statement=visit.text)
    view = build(with_claims(dossier, alone, spoken))
    assert [c.id for c in view.claims] == [spoken.id, "c-alone"]
    assert [c.background for c in view.claims] == [False, True]


def test_evidence_is_told_once_and_by_name(dossier: Dossier) -> None:
    first = dossier.comparison.claims[0]
    view = build(with_claims(dossier, first, replace(first, id="c-again")))
    assert [(e.thing, e.who) for e in view.claims[0].evidence] == [("Satellite pictures", "Delta Broadcasting")]
    assert view.claims[1].evidence == ()


def test_a_speaker_whom_nobody_names(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[4]
    nobody = replace(claim.positions[0], holder="unknown", holder_entity=None, confidence=0.2)
    view = build(with_claims(dossier, replace(claim, positions=(nobody,))))
    held = view.claims[0].held[0].holders[0]
    assert (held.name, held.unsure) == (phrase("no_speaker"), False)
    assert [s.name for p in view.parties for s in p.speakers] == [phrase("no_speaker")]


@pytest.mark.parametrize(
    ("kinds", "order"),
    [
        (("scope", "scope", "date"), (0, 2, 1)),
        (("scope", "scope", "date", "date", "place"), (0, 2, 4, 1, 3)),
        (("date",), (0,)),
        ((), ()),
    ],
)
def test_one_of_each_kind_first(kinds: tuple[DifferenceKind, ...], order: tuple[int, ...]) -> None:
    given = [Difference(str(n), kind, False, "", ()) for n, kind in enumerate(kinds)]
    assert tuple(int(d.id) for d in telling_first(given)) == order


def test_names_show_each_spelling_with_its_outlets(dossier: Dossier) -> None:
    spellings = build(dossier).names[0].spellings
    assert [(s.text, s.outlets, len(s.cites)) for s in spellings] == [
        ("Port Selwyn", "The Selwyn Courier", 1),
        ("Fort Amalia", "Estuary Times", 1),
    ]


def test_the_most_important_days_are_shown_in_order_of_date(dossier: Dossier) -> None:
    entry = dossier.comparison.timeline[0]
    days = tuple(
        TimelineEntry(f"2031-03-{n + 1:02}", "", "said", ("c-ships",), entry.evidence) for n in range(MAIN_DAYS + 2)
    )
    told = replace(dossier.comparison, timeline=(*days, replace(entry, date="2031-03-30")))
    view = build(replace(dossier, comparison=told))
    assert (len(view.days), len(view.later)) == (MAIN_DAYS, 3)
    assert view.days[-1].date == "30 Mar 2031"  # of the main claim, so shown although it comes last
    assert view.days[-1].who == "Tomas Vael"


def test_words_that_tell_who_says_them_are_not_told_by_the_name_again(dossier: Dossier) -> None:
    claim = next(c for c in dossier.comparison.claims if c.id == "c-shut")
    spoken = next(p for p in claim.positions if p.holder == "Tomas Vael")
    found = next(a for r in dossier.readings for a in r.attributions if a.id == spoken.attribution)
    parts = [s for s in (found.source, found.cue, *found.content) if s is not None]
    whole = replace(parts[0], start=min(s.start for s in parts), end=max(s.end for s in parts))
    report = next(r for r in dossier.reports if r.id == whole.report)
    told = replace(spoken, span=whole, text=report.quote(whole))
    claims = tuple(
        replace(c, positions=tuple(told if p.id == spoken.id else p for p in c.positions))
        for c in dossier.comparison.claims
    )
    entry = TimelineEntry("2031-03-04", "", "said", (claim.id,), (whole,))
    view = build(replace(dossier, comparison=replace(dossier.comparison, claims=claims, timeline=(entry,))))
    assert [(d.who, d.kind_label) for d in view.days] == [(None, "told")]


def test_what_is_told_of_a_day_has_its_teller_and_that_it_is_disputed(dossier: Dossier) -> None:
    claim = next(c for c in dossier.comparison.claims if c.id == "c-shut")
    spoken = next(p for p in claim.positions if p.holder == "Tomas Vael")
    entry = TimelineEntry("2031-03-04", spoken.text, "happened", (claim.id,), (spoken.span,))
    told: tuple[tuple[Status, str], ...] = (
        ("asserted", "tells of that time"),
        ("disputed", "tells of that time (disputed)"),
    )
    for status, label in told:
        beside = replace(claim, status=status, beside=(spoken.id,))
        made = with_claims(dossier, beside)
        view = build(replace(made, comparison=replace(made.comparison, timeline=(entry,))))
        assert [d.kind_label for d in view.days] == ["tells of that time"]  # nobody disputes what is only beside it
        claims = tuple(replace(c, status=status) if c is claim else c for c in dossier.comparison.claims)
        view = build(replace(dossier, comparison=replace(dossier.comparison, claims=claims, timeline=(entry,))))
        assert [(d.who, d.kind_label) for d in view.days] == [("Tomas Vael", label)]


def test_a_day_whose_words_name_the_speaker_by_a_pronoun_is_said(dossier: Dossier) -> None:
    claim = next(c for c in dossier.comparison.claims if c.id == "c-shut")
    spoken = next(p for p in claim.positions if p.holder == "Tomas Vael")
    text = "He told the town that the barrier is shut.\n"
    report = make_report("Fen Post", None, text)
    source, cue, content = (report.span(s, e) for s, e in ((0, 2), (3, 7), (17, 41)))
    act = Attribution("act", source, cue, (content,), "indirect", "asserts")
    whole = report.span(0, 41)
    held = replace(spoken, report=report.id, span=whole, text=text[:41], attribution="act")
    told = replace(claim, positions=(held,), statement=held.text, evidence=())
    entry = TimelineEntry("2031-03-04", held.text, "said", (claim.id,), (whole,))
    made = with_claims(dossier, told)
    made = replace(
        made,
        reports=(report,),
        readings=(replace(made.readings[0], report=report.id, attributions=(act,)),),
        comparison=replace(made.comparison, timeline=(entry,), differences=()),
    )
    earlier, days, later = timeline(Desk(made))
    assert [(d.who, d.kind_label) for d in (*earlier, *days, *later)] == [("Tomas Vael", "said")]


def test_what_is_denied_on_a_day_is_not_shown_as_said(dossier: Dossier) -> None:
    entry = dossier.comparison.timeline[2]
    view = build(replace(dossier, comparison=replace(dossier.comparison, timeline=(entry,))))
    assert [(d.who, d.kind_label) for d in view.days] == [("Marit Oskarsen", phrase("says", "denies"))]


def test_the_quotation_mark_that_a_span_leaves_out_is_shown(dossier: Dossier) -> None:
    report = dossier.reports[0]
    start = report.text.index("“The barrier is shut")
    end = report.text.index("” Vael told")
    desk = Desk(dossier)
    assert report.quote(desk.closed(report.span(start, end))).endswith("shut,”")
    assert report.quote(desk.closed(report.span(start + 1, end + 1))).startswith("“The")
    assert report.quote(desk.closed(report.span(start, end - 1))).endswith("shut,”")
    assert desk.closed(report.span(start, end + 1)) == report.span(start, end + 1)
    assert desk.closed(report.span(start + 1, end)) == report.span(start + 1, end)


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ("It is unclear whether or not ", "whether or not the dam broke"),
        ("Whether or not ", "Whether or not the dam broke"),
        ("They asked if the bridge fell or not ", "the dam broke"),
        ("The town stays even if ", "even if the dam broke"),
        ("Only if ", "Only if the dam broke"),
        ("It was not ", "not the dam broke"),
        ("If ", "If the dam broke"),
        ("They left after ", "the dam broke"),
    ],
)
def test_the_words_before_that_make_something_else_of_it_are_shown(dossier: Dossier, before: str, shown: str) -> None:
    report = make_report("Fen Post", None, f"{before}the dam broke.\n")
    desk = Desk(replace(dossier, reports=(report,)))
    assert desk.line(report.span(len(before), len(before) + 13)) == shown


def test_no_condition_heads_a_claim(dossier: Dossier) -> None:
    text = "If the ministry says the dam broke, the town leaves."
    report = make_report("Fen Post", None, text)
    at = text.index
    source, cue, scrap = (report.span(at(w), at(w) + len(w)) for w in ("the ministry", "says", "the dam broke"))
    act = Attribution("act", source, cue, (scrap,), "indirect", "asserts")
    first = dossier.comparison.claims[0]
    broken = report.span(at("dam broke"), at("dam broke") + 3)
    held = replace(first.positions[0], report=report.id, span=broken, text="dam", attribution="act")
    claim = replace(first, statement="dam", positions=(held,), evidence=())
    reading = replace(dossier.readings[0], attributions=(act,), report=report.id)
    desk = Desk(replace(with_claims(dossier, claim), reports=(report,), readings=(reading,)))
    assert statement_span(claim, desk) == broken


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("the barrier at Port Selwyn is shut", True),
        ("ships are moving through the channel that pilots use", True),
        ("the ministry from closing the port that feeds the town", False),
        ("reports suggesting it had closed the port", False),
        ("Selwyn's claims of having closed the port", False),
        ("Selwyn's pilots have closed the port", True),
        ("it's closed to all shipping", True),
        ("which would close the port", False),
        ("what the ministry wanted to hear", False),
        ("that during Sunday's visit", False),
    ],
)
def test_what_stands_alone_as_a_heading(words: str, alone: bool) -> None:
    assert stands_alone(words) is alone


def test_a_fragment_does_not_head_a_claim(dossier: Dossier) -> None:
    first = dossier.comparison.claims[0]
    position = first.positions[0]
    report = next(r for r in dossier.reports if r.id == position.report)
    start = report.text.index("closed to all shipping")
    scrap = report.span(start, start + 22)
    held = replace(position, id="scrap", span=scrap, text=report.quote(scrap))
    told = replace(first, statement=held.text, positions=(held, *first.positions))
    headed = Desk(with_claims(dossier, told))
    assert stands_alone(headed.line(statement_span(told, headed)))
    # Where nobody words it in a clause what is there stands.
    alone = replace(told, positions=(held,))
    assert statement_span(alone, Desk(with_claims(dossier, alone))) == scrap


def test_a_fragment_is_headed_from_its_speaker_on(dossier: Dossier) -> None:
    report = dossier.reports[0]
    at = report.text.index
    source = report.span(at("The Dockers' Union"), at(" had not commented"))
    cue = report.span(at("had not commented"), at(" by Tuesday evening"))
    scrap = report.span(at("by Tuesday evening"), at(" evening.") + 8)
    act = Attribution("act", source, cue, (scrap,), "indirect", "asserts")
    first = dossier.comparison.claims[0]
    held = replace(first.positions[0], span=scrap, text=report.quote(scrap), attribution="act")
    claim = replace(first, statement=held.text, positions=(held, *first.positions[1:]))
    desk = Desk(with_attribution(with_claims(dossier, claim), 0, act))
    assert desk.line(statement_span(claim, desk)) == "The Dockers' Union had not commented by Tuesday evening"
    assert told_in(held, desk) == statement_span(claim, desk)
    assert told_in(first.positions[0], desk) == first.positions[0].span


@pytest.mark.parametrize("holder", ["its", "they", "Not one of them", "neither", "unknown"])
def test_a_pronoun_is_no_name(holder: str) -> None:
    assert shown_name(holder) == phrase("no_speaker")


@pytest.mark.parametrize(
    ("holder", "shown"),
    [
        ("you go in there", "no speaker named"),
        ("of those people", "those people"),
        ("details of the contract were", "details of the contract"),
        ("the paper's", "the paper"),
        ("the ministry and", "the ministry"),
        ("The Estuary Times", "The Estuary Times"),
    ],
)
def test_what_hangs_on_a_name_where_a_source_was_cut_is_not_shown(holder: str, shown: str) -> None:
    assert shown_name(holder) == shown


def test_a_claim_shows_how_its_status_changed(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    steps = changes(claim, Desk(dossier))
    assert [(s.status, s.day) for s in steps] == [("asserted", "4 Mar"), ("disputed", "5 Mar")]
    for step, stance in zip(steps, ("asserts", "denies"), strict=True):
        assert step.cites[0].span in {p.span for p in claim.positions if p.stance == stance}
    assert changes(replace(claim, positions=claim.positions[:1], status="asserted"), Desk(dossier)) == ()
    # Within one day without a time of day, and where a report is undated, nothing tells what came first.
    for published in ("2031-03-05", None):
        reports = tuple(replace(r, published=published) for r in dossier.reports)
        assert changes(claim, Desk(replace(dossier, reports=reports))) == ()


def test_a_claim_says_why_it_stands_where_it_does(dossier: Dossier) -> None:
    told = order_reasons(
        replace(
            dossier.comparison.claims[0],
            reasons=(
                Reason("positions", "3", 0.2),
                Reason("early in two reports", "0.85", 0.65),
                Reason("contested", "disputed", 2.0),
                Reason("reports", "3 of 4", 1.5),
                Reason("chain", "2", 0.6),
                Reason("in a title or a lead", "0.10", 0.0),
            ),
        )
    )
    assert told == "disputed, reports 3 of 4, early in two reports"
    one = replace(dossier.comparison.claims[0], reasons=(Reason("early in two reports", "0.45", 0.3),))
    assert order_reasons(one) == ""


def test_what_is_left_out_comes_last(dossier: Dossier) -> None:
    one = dossier.comparison.differences[0]
    kinds: tuple[DifferenceKind, ...] = ("omission", "number", "omission", "number", "framing")
    held = [replace(one, kind=k) for k in kinds]
    assert [d.kind for d in telling_first(held)] == ["number", "framing", "number", "omission", "omission"]


def test_all_who_leave_something_out_are_named_with_a_link(dossier: Dossier) -> None:
    one, nothing_near, having = dossier.reports[1], dossier.reports[3], dossier.reports[0]
    sides = (
        Side("closed", (), (having.span(0, 12),)),
        Side("elsewhere", (), (one.span(0, 12),)),
    )
    why = (Reason("not in", f"{one.name}, {nothing_near.name}", 0.1),)
    made = Difference("d", "omission", False, "", sides, reasons=why)
    told = replace(dossier, comparison=replace(dossier.comparison, differences=(made,)))
    (view,) = build(told).others
    assert view.summary == "Estuary Times [2], Le Courant [4]"
    assert 'Le Courant <a class="cite" href="#text-4">4</a>' in to_html(told)


@pytest.mark.parametrize(("near", "shown"), [("The barrier is shut", 2), ("About 20 ships lay at anchor", 1)])
def test_what_comes_nearest_to_what_is_left_out_is_shown_only_where_it_is_near(
    dossier: Dossier, near: str, shown: int
) -> None:
    having = dossier.reports[0]
    told = having.text.index("The barrier is shut and will remain shut")
    lacking = next(r for r in dossier.reports if near in r.text)
    start = lacking.text.index(near)
    sides = (
        Side("shut", (), (having.span(told, told + 40),)),
        Side("near", (), (lacking.span(start, start + len(near)),)),
    )
    made = Difference("d", "omission", False, "", sides, relation="left-out")
    held = replace(dossier, comparison=replace(dossier.comparison, differences=(made,)))
    (view,) = build(held).others
    assert len(view.sides) == shown
    assert view.why == phrase("why_not_conflict", "left-out")


def test_a_number_is_headed_by_a_claim_only_if_the_claim_tells_it(dossier: Dossier) -> None:
    (ships,) = [d for d in dossier.comparison.differences if d.id == "d-ships"]
    headed = []
    for claim in ("c-ships", "c-shut"):
        made = replace(ships, claims=(claim,))
        held = replace(dossier, comparison=replace(dossier.comparison, differences=(made,)))
        headed += [view.about is not None for view in build(held).others]
    assert headed == [True, False]


def test_only_a_heading_that_stands_in_one_above_comes_last(dossier: Dossier) -> None:
    first = dossier.comparison.claims[0]
    report = dossier.reports[0]
    start = report.text.index("The tidal barrier at Port Selwyn")
    whole = report.span(start, report.text.index(", ministry spokesman"))
    part = report.span(start, report.text.index(" to all shipping, ministry"))
    claims = {
        name: replace(
            first,
            id=name,
            statement=report.quote(span),
            positions=(replace(first.positions[0], id=name, span=span, text=report.quote(span)),),
            evidence=(),
        )
        for name, span in (("whole", whole), ("part", part))
    }
    other = dossier.comparison.claims[1]
    for order in (("part", "whole"), ("whole", "part")):
        shown = [c.id for c in build(with_claims(dossier, *(claims[n] for n in order), other)).claims]
        last = ["part", "whole", other.id] if order[0] == "part" else ["whole", other.id, "part"]
        assert shown == last


def test_a_holder_is_shown_by_words_that_stand_alone(dossier: Dossier) -> None:
    report = dossier.reports[0]
    at = report.text.index
    scrap = report.span(at("waiting outside the harbour"), at(" harbour.\n") + 8)
    clause = report.span(at("Brandt visited"), at(" on Monday, the"))
    first = dossier.comparison.claims[0]
    one = replace(
        first.positions[0], id="one", holder="Jan Oor", holder_entity="x", span=scrap, text=report.quote(scrap)
    )
    two = replace(one, id="two", span=clause, text=report.quote(clause), confidence=0.4)
    claim = replace(first, positions=(one, two, *first.positions[1:]), evidence=())
    view = build(with_claims(dossier, claim)).claims[0]
    shown = [h.words.full for held in view.held for h in held.holders if h.words is not None]
    assert "Brandt visited the control tower" in shown
    assert report.quote(scrap) not in shown


def test_a_silence_names_what_overtook_it(dossier: Dossier) -> None:
    first = dossier.comparison.claims[0]
    denial = next(p for p in first.positions if p.stance == "denies")
    silent = replace(denial, id="silent", stance="no-comment", superseded_by=denial.id)
    for by, told in ((denial.id, f"{denial.holder}, 5 Mar"), (None, None), ("elsewhere", None)):
        held = replace(first, positions=(*first.positions, replace(silent, superseded_by=by)))
        view = build(with_claims(dossier, held)).claims[0]
        silences = [h for group in view.held if group.stance == "no-comment" for h in group.holders]
        quiet = next(h for h in silences if h.name == denial.holder)
        assert quiet.overtaken == told


def test_fragments_come_last_among_the_claims_of_one_line(dossier: Dossier) -> None:
    report = dossier.reports[0]
    at = report.text.index
    scrap = report.span(at("waiting outside"), at(" the harbour.\n") + 12)
    first = dossier.comparison.claims[0]
    spans = [r.span(s, e) for r in dossier.reports for s, e in sentences(r.text) if stands_alone(r.text[s:e])][:7]
    texts = [next(r for r in dossier.reports if r.id == s.report).quote(s) for s in spans]
    clauses = tuple(
        replace(first, id=f"c{n}", statement=text, positions=(replace(p, report=s.report, span=s, text=text),))
        for n, (s, text, p) in enumerate(zip(spans, texts, [first.positions[0]] * 7, strict=True))
    )
    held = replace(first.positions[0], span=scrap, text=report.quote(scrap), attribution=None)
    fragment = replace(first, id="scrap", statement=held.text, positions=(replace(held, attribution="a"),))
    brief = build(with_claims(dossier, *clauses[:6], fragment, clauses[6]))
    assert [c.id for c in brief.more] == ["c6", "scrap"]


def test_what_is_only_on_the_same_matter_is_shown_apart(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    loose = next(p for p in claim.positions if p.stance == "partial")
    told = with_claims(dossier, replace(claim, beside=(loose.id,)))
    shown = build(told).claims[0]
    assert "partial" not in {h.stance for h in shown.held}
    assert [(h.stance, [x.name for x in h.holders]) for h in shown.beside] == [("partial", ["Marit Oskarsen"])]
    assert phrase("beside") in to_html(told)
    assert f"{phrase('beside')}: **Marit Oskarsen**" in to_markdown(told)
    assert build(with_claims(dossier, claim)).claims[0].beside == ()


def test_who_is_only_on_the_same_matter_stands_behind_nothing(dossier: Dossier) -> None:
    ships = next(c for c in dossier.comparison.claims if c.id == "c-ships")
    told = with_claims(dossier, replace(ships, beside=(ships.positions[1].id,)))
    assert build(told).claims[0].backing[0].support == "stated by 1 outlet, 1 independent origin"


def test_a_heading_that_names_several_places_says_which_it_is_about(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    other = replace(dossier.comparison.claims[1], about="northern channel")
    both = with_claims(dossier, replace(claim, about="Port Selwyn"), other)
    desk = Desk(both)
    heading = statement_span(claim, desk)
    assert "Port Selwyn" in desk.names_in(heading)
    assert build(both).claims[0].about is None  # it names no other
    ships = next(p for p in claim.positions if "northern channel" in p.text)
    named = replace(claim, about="Port Selwyn", statement=ships.text, positions=(ships,))
    assert build(with_claims(dossier, named, other)).claims[0].about == "Port Selwyn"


def test_words_that_tell_of_a_denial_are_not_said_to_be_denied(dossier: Dossier) -> None:
    _, position, denial = rejected(dossier)
    content = position.span
    desk = Desk(with_attribution(dossier, 1, denial))
    assert says(position, content, desk) == phrase("says", "denies")
    assert says(position, acted(position, desk), desk) == phrase("tells_itself")


def of_days(dossier: Dossier, *days: str, kind: TimelineKind = "happened") -> Dossier:
    entry = dossier.comparison.timeline[0]
    made = tuple(replace(entry, date=d, kind=kind) for d in days)
    return replace(dossier, comparison=replace(dossier.comparison, timeline=made))


def shown(dossier: Dossier) -> tuple[list[str], list[str], list[str]]:
    earlier, days, later = timeline(Desk(dossier))
    return [d.date for d in earlier], [d.date for d in days], [d.date for d in later]


def test_one_day_leaves_room_for_the_others(dossier: Dossier) -> None:
    days = ["2031-03-04"] * 12 + ["2031-03-05", "2031-03-06"]
    earlier, main, later = shown(of_days(dossier, *days))
    assert earlier == []
    assert main == ["4 Mar 2031"] * (MAIN_DAYS - 2) + ["5 Mar 2031", "6 Mar 2031"]
    assert len(later) == 4
    full = shown(of_days(dossier, *["2031-03-04"] * 5, *["2031-03-05"] * 8))
    assert (full[1].count("4 Mar 2031"), full[1].count("5 Mar 2031")) == (5, 5)


def test_what_happened_before_the_story_fills_what_one_day_leaves(dossier: Dossier) -> None:
    old = ("2029-05", "2030", "2030-06-01", "2030-06-02", "2030-06-03")
    earlier, main, later = shown(of_days(dossier, *old, *["2031-03-04"] * 12))
    assert main[:3] == ["May 2029", "2030", "1 Jun 2030"]
    assert main[3:] == ["4 Mar 2031"] * (MAIN_DAYS - 3)
    assert (earlier, len(later)) == (["2 Jun 2030", "3 Jun 2030"], 5)
    said = shown(of_days(dossier, *old, *["2031-03-04"] * 12, kind="said"))
    assert said[0] == ["May 2029", "2030", "1 Jun 2030", "2 Jun 2030", "3 Jun 2030"]
    spread = [f"2031-03-{n:02}" for n in range(4, 16)]
    assert shown(of_days(dossier, *old, *spread))[0] == said[0]


def test_what_another_claim_overtook_is_named_with_it_and_changes_the_status(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    first, denial = claim.positions[0], claim.positions[4]
    early = replace(claim, id="c-early", positions=(replace(first, superseded_by=denial.id),), status="superseded")
    late = replace(claim, id="c-late", positions=(denial,), statement=denial.text, status="denied")
    made = with_claims(dossier, replace(early, evidence=()), replace(late, evidence=()))
    (shown,) = build(made).superseded
    assert (shown.holder, shown.words.full, shown.by_holder) == ("Tomas Vael", first.text, "Marit Oskarsen")
    assert shown.by is not None
    assert denial.text in shown.by.full
    steps = changes(early, Desk(made))
    assert [(s.status, s.day) for s in steps] == [("asserted", "4 Mar"), ("superseded", "5 Mar")]
    document = story_document(made)
    told = [(h["what"], h["report"], h["by"]) for h in document["claims"][0]["history"]]
    assert told == [
        ("told", first.report, None),
        ("superseded", denial.report, denial.id),
        ("status", denial.report, None),
    ]


def test_a_line_of_what_is_denied_names_those_who_deny_it(dossier: Dossier) -> None:
    first = dossier.comparison.claims[0]
    told = [replace(p, stance="reports-neutrally") for p in first.positions[:1]]
    denials = [p for p in first.positions if p.stance == "denies"]
    claim = replace(first, status="denied", positions=(*told, *denials))
    (view,) = build(with_claims(dossier, claim)).claims
    assert view.who == ", ".join(dict.fromkeys(shown_name(p.holder) for p in denials))


@pytest.mark.parametrize("reason", ["the beginning fits the length", "the beginning does not fit"])
def test_a_length_of_time_and_a_beginning_say_whether_they_fit(dossier: Dossier, reason: str) -> None:
    told = dossier.comparison.differences[0]
    lasting = replace(told, kind="date", conflict=False, relation="unknown", reasons=(Reason(reason, "", 0.1),))
    story = replace(dossier, comparison=replace(dossier.comparison, differences=(lasting,)))
    assert phrase("why_told", reason) in to_markdown(story)
