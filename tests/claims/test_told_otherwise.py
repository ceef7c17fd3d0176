"""Told otherwise: moved, not done, verified, how often, how old, by rival words; denials left out. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.language.quantities import quantities
from counterclaim.claims.records import Comparison, Difference
from tests.claims.invented import Said, Told, compared, told
from tests.claims.test_translated import quoted


def _of(comparison: Comparison, kind: str, reason: str) -> list[Difference]:
    """The differences of a kind that a reason is given for."""
    return [d for d in comparison.differences if d.kind == kind and any(r.feature == reason for r in d.reasons)]


def _two(one: str, other: str) -> Comparison:
    return compared(told("Post", one), told("Mail", other))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The Kassala grain index rose 0.8 percent.", "Kassala’s grain index added 0.9%.", True),
        ("The Kassala grain index rose 0.8 percent.", "The Kassala grain index was down 0.8% at noon.", True),
        ("The Kassala grain index rose 0.8 percent.", "The Kassala grain index gained 0.8%.", False),
        ("The Kassala grain index rose 0.8 percent.", "The Gedaref timber price rose 3 percent.", False),
        ("Turnout in Kassala fell to 41 percent.", "Turnout in Kassala fell by 9 percent.", False),
    ],
)
def test_what_rose_or_fell_by_other_figures(one: str, other: str, differ: bool) -> None:
    found = _of(_two(one, other), "number", "rose or fell")
    assert bool(found) is differ
    assert not any(d.conflict for d in found)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The bank failed to report the transfers.", "The bank chose not to report the transfers.", True),
        ("The transfers were never reported to the mint.", "Bosses told the clerks not to report transfers.", True),
        ("The bank failed to report the transfers.", "The bank neglected to report the transfers.", False),
        ("The bank failed to report the transfers.", "The mayor chose not to paint the gate.", False),
        ("The bank declined to comment on the transfers.", "The bank did not comment on the transfers.", False),
    ],
)
def test_what_was_not_done_put_otherwise(one: str, other: str, differ: bool) -> None:
    assert bool(_of(_two(one, other), "framing", "not done, put otherwise")) is differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The harbour report was later verified by divers.", "Divers could not confirm the harbour report.", True),
        ("The harbour report was later verified.", "The harbour report of the divers was not credible.", True),
        ("The harbour report was later verified by divers.", "The harbour report was confirmed by divers.", False),
        ("The diver confirmed his wedding.", "The harbour report of the divers was not credible.", False),
    ],
)
def test_how_far_a_thing_is_verified(one: str, other: str, differ: bool) -> None:
    assert bool(_of(_two(one, other), "framing", "how far verified")) is differ


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        ("Tavo Orrin regularly attended prayers in Kassala", True),
        ("Tavo Orrin occasionally attended prayers in Kassala", False),
    ],
)
def test_how_often(other: str, differ: bool) -> None:
    one = "Tavo Orrin occasionally attended prayers in Kassala"
    found = compared(
        told("Post", f"Ilse Varga said that {one}.", Said("Ilse Varga", "said", one)),
        told("Mail", f"Ruso Mandel said that {other}.", Said("Ruso Mandel", "said", other)),
    )
    assert bool(_of(found, "scope", "told of more or less often")) is differ


_ACCUSED = "Ilse Varga said that the River League shelled the mill in Kassala."


def _accused(outlet: str, more: str = "", *said: Said) -> Told:
    content = "the River League shelled the mill in Kassala"
    return told(outlet, f"{_ACCUSED} {more}".strip(), Said("Ilse Varga", "said", content), *said)


@pytest.mark.parametrize(
    ("more", "left_out"),
    [
        ("", True),
        ("The river was low.", True),
        ("The River League denied it.", False),
        ("Nobody from the camp had shelled the mill, its scouts found.", False),
    ],
)
def test_a_denial_that_a_report_leaves_out(more: str, left_out: bool) -> None:
    denial = Said("The River League", "denied", "shelling the mill", "denies")
    found = compared(
        _accused("Post", "The River League denied shelling the mill in Kassala.", denial), _accused("Mail", more)
    )
    assert bool(_of(found, "omission", "told of without the denial") or _of(found, "omission", "denial not in")) is (
        left_out
    )


@pytest.mark.parametrize(("published", "left_out"), [("2031-03-03", False), ("2031-03-04", True), (None, True)])
def test_a_report_of_an_earlier_day_than_the_denial_leaves_nothing_out(published: str | None, left_out: bool) -> None:
    denial = Said("The River League", "denied", "shelling the mill", "denies")
    content = "the River League shelled the mill in Kassala"
    found = compared(
        _accused("Post", "The River League denied shelling the mill in Kassala.", denial),
        told("Mail", _ACCUSED, Said("Ilse Varga", "said", content), published=published),
    )
    assert any(d.kind == "omission" for d in found.differences) is left_out


def test_a_plan_rejected_is_no_denial_left_out() -> None:
    refused = Said("The River League", "rejected", "the offer of a truce in Kassala", "denies")
    found = compared(
        _accused("Post", "The River League rejected the offer of a truce in Kassala.", refused), _accused("Mail")
    )
    assert not _of(found, "omission", "told of without the denial")


def test_a_denial_by_the_same_predicate_soon_after() -> None:
    claim, denial = "the clerk was dismissed for speaking out", "the suggestion that anyone was dismissed is false"
    text = f"Ilse Varga said that {claim}. The mill reopened. Ruso Mandel said that {denial}."
    found = compared(
        told("Post", text, Said("Ilse Varga", "said", claim), Said("Ruso Mandel", "said", denial, "denies")),
        told("Mail", "The mill reopened in Kassala."),
    )
    assert any(d.conflict for d in found.differences if d.kind == "denial")


def _worded(one: str, other: str) -> list[Difference]:
    first, second = f"“{one},”", f"“{other},”"
    found = compared(
        quoted("Post", f"{first} Ilse Varga said.", "Ilse Varga", first),
        quoted("Mail", f"{second} Ilse Varga said.", "Ilse Varga", second),
    )
    return [d for d in found.differences if d.kind == "wording-of-quote"]


def test_a_quotation_that_one_report_words_otherwise() -> None:
    one, other = (f"I {ever} asked the council for a second ferry to Gedaref" for ever in ("never", "hardly ever"))
    (difference,) = _worded(one, other)
    assert len({s.value for s in difference.sides}) == 2


@pytest.mark.parametrize(
    "other",
    [
        "I did not ask for a second ferry to Gedaref, and nobody ever paid me a single crown for one",
        "I didn’t ask [the council] for a second ferry to Gedaref",
        "I did not ask for a second ferry,” Ilse Varga told the council. “to Gedaref",
    ],
)
def test_a_quotation_that_is_only_cut_is_no_difference(other: str) -> None:
    assert not _worded("I did not ask for a second ferry to Gedaref", other)


def test_who_answers_all_remarks_denies_more_than_the_last() -> None:
    first, second = "the mill was shelled on Sunday", "the guards had fled by then"
    text = (
        f"Ilse Varga said {first}. Ilse Varga added {second}. "
        "“That is not true,” Ruso Mandel said in response to the remarks by Ilse Varga."
    )
    told_first, told_second = Said("Ilse Varga", "said", first), Said("Ilse Varga", "added", second)
    answer = Said("Ruso Mandel", "said in response", "“That is not true,”")
    found = compared(told("Post", text, told_first, told_second, answer), told("Mail", "The river was low."))
    (difference,) = [d for d in found.differences if d.kind == "denial"]
    assert len(difference.sides[0].evidence) == 2


def test_what_one_stops_short_of_saying_another_tells() -> None:
    found = compared(
        told("Post", "The Interior Ministry stopped short of saying that the grain levy at Kassala was imposed."),
        told("Mail", "The Interior Ministry imposed the grain levy at Kassala on Monday."),
    )
    assert [d.kind for d in found.differences if d.kind == "comment-status"] == ["comment-status"]


@pytest.mark.parametrize(
    ("text", "unit"), [("two Port Sudan shops", "shop"), ("three Russians", "russian"), ("900 U.K. jobs", "job")]
)
def test_names_before_a_noun_are_not_what_is_counted(text: str, unit: str) -> None:
    assert [q.unit for q in quantities(text)] == [unit]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Tavo Orrin was sacked on Friday.", "Tavo Orrin resigned on Friday.", True),
        ("The governor fired Tavo Orrin.", "Tavo Orrin stepped down, the palace said.", True),
        ("Tavo Orrin was sacked on Friday.", "Critics said Tavo Orrin should have resigned.", False),
        ("Tavo Orrin was sacked on Friday.", "Ilse Varga resigned on Friday.", False),
        ("Guards fired at Tavo Orrin.", "Tavo Orrin resigned on Friday.", False),
        ("The Kassala regatta supper was cancelled.", "The Kassala regatta supper was postponed to May.", True),
        ("The Kassala regatta supper was cancelled.", "The grain sale was postponed to May.", False),
    ],
)
def test_rival_words_for_one_thing(one: str, other: str, differ: bool) -> None:
    found = _of(_two(one, other), "framing", "rival words")
    assert bool(found) is differ
    assert not any(d.conflict for d in found)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Tavo Orrin, 41, was at the mill.", "The diver, Tavo Orrin, 43, was at the mill.", True),
        ("Tavo Orrin, 41, was at the mill.", "The 43-year-old Tavo Orrin was at the mill.", True),
        ("Tavo Orrin, 41, was at the mill.", "Tavo Orrin, 41, was at the mill.", False),
        ("Tavo Orrin, 41, was at the mill.", "Ilse Varga, 43, was at the mill.", False),
        ("Tavo Orrin, 41, was at the mill.", "Orrin was at the mill, 43 miles away.", False),
        ("Tavo Orrin, 41, was at the mill.", "Tavo Orrin, 29, sang. Tavo Orrin, 41, wept.", False),
    ],
)
def test_ages_of_one_person(one: str, other: str, differ: bool) -> None:
    found = _of(_two(one, other), "number", "age of")
    assert [d.conflict for d in found] == [True] * differ


@pytest.mark.parametrize(("counted", "differ"), [("factories", True), ("orchards", False)])
def test_what_is_counted_by_another_noun_of_one_kind(counted: str, differ: bool) -> None:
    one = "The dockers' strike has closed 31 Kassala plants."
    other = f"The dockers' strike has closed 38 Kassala {counted}."
    assert bool(_of(_two(one, other), "number", "same thing counted")) is differ
