"""Statements that look alike and are no difference, or another one than was shown. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.differences.awaited import _heads, _left_open
from counterclaim.claims.differences.because import statements_of_cause
from counterclaim.claims.records import Comparison, Difference
from tests.claims.invented import Said, Told, compared, told
from tests.claims.test_figures import found, lookup
from tests.claims.test_happenings import dated


def _of(comparison: Comparison, kind: str) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == kind]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("They warned of 10- to 15-foot waves at the pier.", 3.048, 4.572),
        ("The wall is between 40 and 60 metres long.", 40, 60),
        ("The wall is 40 to 60 metres long.", 40, 60),
        ("Between 200 and 300 dockers marched.", 200, 300),
        ("The share of the mill rose from 10 to 15 percent.", 15, 15),
        ("Ferries, 40 and 60 metres long, lay there.", 60, 60),
    ],
)
def test_a_range_is_read_whole(text: str, low: float, high: float) -> None:
    quantity = found(text)[-1].quantity
    assert (quantity.low, quantity.high) == pytest.approx((low, high))


@pytest.mark.parametrize(("end", "count"), [(" | Ilse Varga Read more", 0), (" He read more books.", 1)])
def test_the_figure_of_a_link_is_none(end: str, count: int) -> None:
    assert len(found(f"The council met.\n\nI ran the mill for 19 years.{end}\n\nThe council left.\n")) == count


def test_the_moment_that_a_paragraph_tells_of_holds_for_its_figures() -> None:
    text = "As of 2 p.m., the ship was drifting. It lay 90 miles off Kassala.\n\nThe pier is 40 metres long.\n"
    assert [bool(f.as_of) for f in found(text)] == [True, False]
    assert [bool(f.as_of) for f in found("It came at 2 p.m. It lay 90 miles off Kassala.")] == [False]


@pytest.mark.parametrize(("as_of", "relation"), [("As of 2 p.m.", "evolution"), ("It was 2 p.m. and", "unknown")])
def test_two_figures_of_two_hours_are_no_conflict(as_of: str, relation: str) -> None:
    words = "the ferry Orrin was located {} miles southeast of Port Sudan"
    one = dated("Post", f"{as_of} {words.format(90)}.", {"2 p.m.": "2031-03-19T14:00"})
    other = dated("Mail", f"It is late. {words.format(145).capitalize()}.", {})
    (difference,) = _of(compared(one, other), "number")
    assert difference.relation == relation


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("While residents say the march had at least 5,000 people, police put it closer to 3,600.", 1),
        ("The march had at least 5,000 people, and police put it closer to 3,600 streets away.", 0),
        ("The march had at least 5,000 people last year, and 3,600 this year.", 0),
    ],
)
def test_two_parties_figures_in_one_sentence(text: str, count: int) -> None:
    made = _of(compared(told("Post", text), told("Mail", "The march passed the mill at Kassala.")), "number")
    assert len(made) == count


@pytest.mark.parametrize(
    "text",
    [
        "The council knows the clerk but doesn’t know if he leaked the letter.",
        "It’s possible that the clerk leaked the letter.",
        "The clerk could have leaked the letter.",
    ],
)
def test_what_leaves_a_thing_open_itself_answers_nothing(text: str) -> None:
    assert _left_open(text)
    assert not _left_open("The clerk leaked the letter, the council said.")


def test_what_is_asked_is_neither_a_light_verb_nor_who_it_is() -> None:
    assert _heads("It is unclear whether the clerk who was fired leaked the letter.") == ("leaked",)
    assert _heads("It remains unclear whether the plan ended up helping anybody.") == ("helping",)


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("The council named a new harbour master of Kassala, Ilse Varga.", True),
        ("The harbour of Kassala has been watched since the council named a master in May.", False),
    ],
)
def test_what_was_known_before_answers_nothing(answer: str, shown: bool) -> None:
    asked = "The council has not yet named a new harbour master of Kassala."
    made = _of(compared(told("Post", asked), told("Mail", answer, published="2031-03-05")), "comment-status")
    assert bool(made) is shown


def test_how_a_thing_was_done_is_not_answered_by_that_it_was() -> None:
    for words, shown in (
        ("how it flooded the mill at Kassala", False),
        ("whether it flooded the mill at Kassala", True),
    ):
        silent = Said("The Interior Ministry", "declined to comment on", words, "no-comment")
        answer = "it flooded the mill at Kassala"
        made = compared(
            told("Post", f"The Interior Ministry declined to comment on {words}.", silent),
            told("Mail", f"The Interior Ministry said {answer}.", Said("The Interior Ministry", "said", answer)),
        )
        assert bool(_of(made, "comment-status")) is shown


def _spoken(one: str, other: str, first: str, second: str) -> Comparison:
    return compared(
        told("Post", f"{first} said that {one}.\n", Said(first, "said", one)),
        told("Mail", f"{second} said that {other}.\n", Said(second, "said", other)),
    )


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("League fighters had captured the city of Kassala", "League fighters had captured Kassala city", True),
        ("League fighters had captured the city of Kassala", "Tavo Orrin captured the city of Kassala", False),
        ("“League fighters captured the city of Kassala”", "“the fighters of Kassala captured their city”", False),
    ],
)
def test_who_said_it_is_asked_only_where_either_may_have(one: str, other: str, shown: bool) -> None:
    assert bool(_of(_spoken(one, other, "Tavo Orrin", "Hadda Belkim"), "attribution")) is shown


def test_one_denied_and_the_other_hedged_are_not_firm_against_hedged() -> None:
    hedged = "The River League allegedly captured the old bridge of Kassala on Sunday."
    for firm, shown in (("captured", True), ("did not capture", False)):
        made = compared(
            told("Post", f"The River League {firm} the old bridge of Kassala on Sunday."), told("Mail", hedged)
        )
        assert bool([d for d in _of(made, "framing") if d.reasons[-1].feature == "firm against"]) is shown


@pytest.mark.parametrize(
    ("cited", "count"),
    [
        ("a failure of the pumps", 1),
        ("the failure of the pumps as evidence of neglect", 0),
        ("a long letter by the mayor of Kassala about the mill, its owners and a failure of the pumps", 0),
    ],
)
def test_what_is_cited_as_evidence_is_no_cause(cited: str, count: int) -> None:
    assert len(list(statements_of_cause(lookup(f"The regatta was off. The club cited {cited}.")))) == count


def _governing(*texts: str) -> list[Difference]:
    made = compared(*(told(name, text) for name, text in zip(("Post", "Mail"), texts, strict=True)))
    return [d for d in _of(made, "framing") if d.reasons[0].feature == "named differently"]


def test_who_also_says_regime_elsewhere_chooses_no_word() -> None:
    government = "The Sudanese government sent barges. The Sudanese government sent boats."
    regime = "The Sudanese regime sent barges. The Sudanese regime sent boats."
    assert _governing(government, regime)
    assert not _governing(f"{government} Orrin fled from Varga’s regime.", f"{regime} He praised the government.")
    assert not _governing(f"{government} He left the regime of Ilse Varga.", f"{regime} The government paid.")


def test_words_in_what_somebody_is_reported_to_say_are_not_the_outlets_own() -> None:
    def made(*said: Said) -> list[Difference]:
        post = told("Post", "Ilse Varga said the rioters reached the bridge and that rioters sang.", *said)
        mail = told("Mail", "The protesters reached the bridge. Some protesters sang.")
        return [d for d in _of(compared(post, mail), "framing") if d.reasons[0].feature == "named differently"]

    assert made()
    assert not made(Said("Ilse Varga", "said", "the rioters reached the bridge and that rioters sang"))


def test_the_part_of_another_year_is_no_part_of_what_happened_now() -> None:
    whole = "The River League attacked the town of Kassala and killed dozens of people in Kassala."
    part = "The River League attacked the northern part of Kassala and killed dozens of people in Kassala{}."
    for when, shown in (("", True), (" in May 2021", False)):
        other: Told = dated("Mail", part.format(when), {"May 2021": "2021-05"} if when else {})
        assert bool(_of(compared(dated("Post", whole, {}), other), "scope")) is shown
