"""Figures: what a number counts, and whether two are of one thing. All texts are our own, about invented events."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.claims.differences.figure_pairs import FEATURES
from counterclaim.claims.differences.figures import Figure, figures
from counterclaim.claims.differences.told_figures import figure_pairs
from counterclaim.claims.language.measured import measures
from counterclaim.claims.language.quantities import quantities
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Comparison, Difference
from counterclaim.identity import identify
from counterclaim.reading import read
from counterclaim.text import Part, Report, report_id
from tests.claims.invented import compared, told


def lookup(text: str, outlet: str = "Post") -> Lookup:
    report = Report(
        report_id(text, outlet=outlet, published="2031-03-04"), text, "", outlet, "2031-03-04", language="en"
    )
    reading = read(report)
    return Lookup(report, reading, identify([report], [reading]))


def found(text: str) -> list[Figure]:
    return figures(lookup(text))


@pytest.mark.parametrize(
    ("text", "low", "high", "what", "happened"),
    [
        ("The police put the crowd at 250.", 250, 250, "people", ""),
        ("The union put the number of marchers at 15,000.", 15000, 15000, "people", ""),
        ("Arrests rose to 31 on Tuesday.", 31, 31, "people", "detain"),
        ("The number of dead stands at 17.", 17, 17, "people", "kill"),
        ("Dozens were killed in the harbour.", 24, 99, "people", "kill"),
        ("Tens of thousands of people marched.", 20_000, 99_000, "people", ""),
        ("The storm left dozens of sailors dead.", 24, 99, "people", "kill"),
        ("Several dozen followers blocked the gate.", 24, 108, "people", ""),
        ("Two-thirds of the dam is finished.", 200 / 3, 200 / 3, "share", ""),
        ("At least nine dockers were injured.", 9, float("inf"), "people", "injure"),
        ("The ferry carried 41 crates.", 41, 41, "crat", ""),
        ("The wall fell, wounding about a dozen.", 10.2, 13.8, "people", "injure"),
        ("Five of the company's cranes were idle.", 5, 5, "cran", ""),
        ("The silo was almost empty.", 0, 10, "fill", ""),
        ("The hold was about two-thirds full.", 200 / 3 - 2, 200 / 3 + 2, "fill", ""),
    ],
)
def test_what_a_number_counts(text: str, low: float, high: float, what: str, happened: str) -> None:
    (figure,) = found(text)
    assert (figure.quantity.low, figure.quantity.high) == pytest.approx((low, high))
    assert (figure.what, figure.happened) == (what, happened)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Moss, 41, said so.",
        "The vote is on 12 May 2031.",
        "Signal 17 stood at the bend.",
        "Line 4 gave way at noon.",
        "One ferry sank.",
        "A woman of 71 waited at the quay.",
        "Her son is 24 and unhurt.",
        "The firm raised Category 4 on the board.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert found(text) == []


def test_a_figure_knows_its_clause_its_time_and_whether_it_is_of_some_besides_others() -> None:
    text = "The dam broke on Monday; two others were injured. In 2019, 40 people were killed there."
    first, second = found(text)
    assert first.partial
    assert not second.partial
    assert (first.when, second.when) == ("", "2019")
    assert text[first.clause.start : first.clause.end] == "two others were injured."


def test_the_other_side_of_a_share_needs_no_unit() -> None:
    shares = [f for f in found("Orrin had 50.3 percent to Belkim's 49.7, the clerk said.") if f.what == "share"]
    assert [f.quantity.low for f in shares] == [50.3, 49.7]


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("The mill makes 40 carts a week.", "week"),
        ("Deaths per day are running at 31.", "day"),
        ("The mill made 40 carts.", ""),
    ],
)
def test_a_rate_is_told(text: str, each: str) -> None:
    (figure,) = found(text)
    assert figure.each == each


def test_a_time_that_another_figure_stands_nearer_to_is_not_its_own() -> None:
    text = "Nine thousand people marched because the mill, which made 31 carts in 2019, cut wages."
    assert [f.when for f in found(text)] == ["", "2019"]


def test_two_durations_are_one_where_the_second_is_of_smaller_units() -> None:
    assert [q.low for q in measures("seven years and six months")] == [7 * 525600 + 6 * 43800]
    assert [q.low for q in measures("in a minute, one minute")] == [1, 1]


def test_one_number_may_round_another() -> None:
    one, other = (measures(t)[0] for t in ("a 2 million crown loan", "a 2.2 million crown loan"))
    assert one.agrees(other)
    assert not one.compatible(other)
    nine, ten = (quantities(t)[0] for t in ("nine dockers", "10 dockers"))
    assert not nine.agrees(ten)
    assert quantities("at least 40 dockers")[0].agrees(quantities("about 40 dockers")[0])
    assert not quantities("at least 40 dockers")[0].agrees(quantities("at least 70 dockers")[0])


def test_the_features_of_a_pair_add_up_to_its_score() -> None:
    one = lookup("Turnout reached 71 percent, the commission said.", "Post")
    other = lookup("Turnout was 68 percent, the observers said.", "Mail")
    pairs = figure_pairs({x.report.id: x for x in (one, other)})
    (pair,) = pairs.candidates()
    reasons = pairs.reasons(*pair)
    assert [r.feature for r in reasons] == ["bias", *FEATURES]
    total = sum(r.weight for r in reasons)
    assert pairs.probability(*pair) == pytest.approx(1 / (1 + 2.718281828**-total), abs=1e-3)


def _numbers(comparison: Comparison) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == "number"]


def test_a_toll_and_an_older_one_are_two_things() -> None:
    one = lookup("At least 12 people were killed when the dam at Kassala broke.", "Post")
    other = lookup("In 2019, 40 people were killed when a dam broke at Kassala.", "Mail")
    assert figure_pairs({x.report.id: x for x in (one, other)}).candidates() == []


def test_turnout_given_twice_is_a_conflict_and_a_bound_of_the_same_number_no_difference() -> None:
    post = told("Post", "Turnout in the vote reached 71 percent, the commission said.")
    mail = told("Mail", "Turnout in the vote reached 58 percent, the commission said.")
    (difference,) = _numbers(compared(post, mail))
    assert difference.conflict
    assert [s.value for s in difference.sides] == ["58 percent", "71 percent"]
    some = told("Mail", "Turnout in the vote reached about 71 percent, the commission said.")
    assert _numbers(compared(post, some)) == []


def test_a_part_of_all_against_all_is_a_conflict() -> None:
    post = told("Post", "Three of the company's nine kilns were closed on Tuesday.")
    mail = told("Mail", "All nine of the company's kilns are closed.")
    (difference,) = _numbers(compared(post, mail))
    assert difference.conflict


@pytest.mark.parametrize(("kind", "conflict"), [("About 400 supporters", True), ("About 90 supporters", False)])
def test_some_of_a_crowd_are_not_more_than_the_crowd(kind: str, conflict: bool) -> None:
    post = told("Post", f"{kind} of the mayor stood outside the court at Kassala.")
    mail = told("Mail", "Police put the crowd outside the court at Kassala at 250.")
    assert [d.conflict for d in _numbers(compared(post, mail))] == [conflict]


def test_rounding_is_no_conflict_nor_is_what_one_report_tells_in_two_numbers() -> None:
    post = told("Post", "The council passed a 2 million crown loan for the harbour wall.")
    mail = told("Mail", "The council passed a 2.2 million crown loan for the harbour wall.")
    assert not any(d.conflict for d in _numbers(compared(post, mail)))


def test_more_deaths_are_no_toll() -> None:
    one = lookup("At least 12 people were killed when the dam at Kassala broke.", "Post")
    other = lookup("Two more people were killed when the dam at Kassala broke.", "Mail")
    assert figure_pairs({x.report.id: x for x in (one, other)}).candidates() == []


def test_copies_of_one_text_are_one_figure() -> None:
    text = "At least 12 people were killed when the dam at Kassala broke."
    copies = [told(f"Paper {k}", text) for k in range(4)]
    made = compared(*copies, told("Mail", "The dam at Kassala broke and killed 15 people."))
    (difference,) = _numbers(made)
    assert sorted(len(s.evidence) for s in difference.sides) == [1, 4]


CAPITALS = "12 PEOPLE WERE KILLED IN THE FERRY FIRE."
AROUND = "The ferry burned in the harbour at noon. The quay was closed. The mayor was told."


@pytest.mark.parametrize(
    ("text", "title", "count"),
    [
        (f"{AROUND}\n\n{CAPITALS}", 0, 0),  # a link to another report
        (f"{CAPITALS}\n\n{AROUND}", len(CAPITALS), 1),
        (f"{CAPITALS}\n\n{AROUND.upper()}", 0, 1),
    ],
)
def test_figures_in_capitals_are_left_out_only_in_a_body_of_others(text: str, title: int, count: int) -> None:
    held = lookup(text)
    held.report = replace(held.report, parts=(Part("title", 0, title),) if title else ())
    assert len(figures(held)) == count
