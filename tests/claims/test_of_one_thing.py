"""What two reports say of unlike things, or in one way, is no difference between them. All invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.claims.alignment.fold import supersede
from counterclaim.claims.differences import foreign
from counterclaim.claims.differences.figure_pairs import ANOTHER_UNIT, OFTEN_OTHERS, _least
from counterclaim.claims.differences.figures import Figure, figures
from counterclaim.claims.differences.recut import way_of
from counterclaim.claims.differences.undenied import _is_judged
from counterclaim.claims.language.quantities import quantities
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Comparison, Difference, Position
from counterclaim.text import Span
from tests.claims.invented import Said, Told, compared, identities, told


def _of(comparison: Comparison, kind: str) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == kind]


def _figures(text: str) -> list[Figure]:
    made = told("Post", text)
    return figures(Lookup(made.report, made.reading, identities([made])))


def _quoted(outlet: str, text: str, source: str, content: str) -> Told:
    made = told(outlet, text, Said(source, "said", content))
    attributions = tuple(replace(a, quote="direct") for a in made.reading.attributions)
    return replace(made, reading=replace(made.reading, attributions=attributions))


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("The protesters reached the bridge of Kassala.", "Rioters reached the bridge of Kassala.", True),
        ("The protesters reached the bridge of Kassala.", "“Rioters reached the bridge of Kassala,” he said.", False),
        ("Gunmen shot at the bridge of Kassala.", "A terrorist attack shook the bridge of Kassala.", False),
        ("The Tarric rebels shot at the bridge of Kassala.", "Terrorists shot at the bridge of Kassala.", False),
        ("The French government shut the bridge.", "The French regime shut the bridge.", True),
        ("The French government shut the bridge.", "The Italian regime shut the bridge.", False),
        ("The government shut the bridge.", "The French regime shut the bridge.", False),
    ],
)
def test_words_of_framing_are_the_outlets_own_and_of_one_thing(one: str, other: str, shown: bool) -> None:
    found = _of(compared(told("Post", one), told("Mail", other)), "framing")
    assert bool([d for d in found if d.reasons[0].feature == "named differently"]) is shown


def test_each_outlet_is_named_for_the_word_that_it_uses() -> None:
    found = compared(
        told("Post", "The protesters reached the bridge of Kassala."),
        told("Mail", "Rioters reached the bridge of Kassala."),
        told("Wire", "Looters reached the bridge of Kassala."),
    )
    (difference,) = [d for d in _of(found, "framing") if d.reasons[0].feature == "named differently"]
    assert [(s.value, len(s.evidence)) for s in difference.sides] == [("Looters", 1), ("Rioters", 1), ("protesters", 1)]


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("the suspected use of gas", "The use of gas in Kassala was new.", True),
        ("the suspected use of gas", "The use of force in Kassala was right.", False),
        ("how the air force met the suspected use of gas", "The use of force in Kassala was right.", False),
        ("forty whose deaths are reported strikes of fate", "The strikes in Kassala went on.", False),
    ],
)
def test_what_is_suspected_is_of_what_another_tells(one: str, other: str, shown: bool) -> None:
    found = compared(told("Post", f"Ilse Varga spoke of {one} in Kassala."), told("Mail", other))
    assert bool([d for d in _of(found, "framing") if d.summary.startswith("alleged")]) is shown


def test_a_range_is_read_whole() -> None:
    (found,) = quantities("There were some 500 to 600 revellers inside.")
    assert (found.low, found.high, found.text) == (500.0, 600.0, "some 500 to 600 revellers")


@pytest.mark.parametrize("text", ["It rose from 500 to 600 people.", "They voted 5 to 4 judges out."])
def test_no_range_is_a_rise_or_a_score(text: str) -> None:
    assert all(q.low == q.high for q in quantities(text))


def test_what_a_figure_is_the_size_of_is_told() -> None:
    (size,) = _figures("Ilse Varga works in an office of about 20 people.")
    (share,) = _figures("She won 46% of the vote.")
    assert (size.of, share.of) == ("offic", "vot")


def test_a_sentence_may_set_its_figure_apart() -> None:
    assert [f.separate for f in _figures("Separately, five boats sank. Three boats burned.")] == [True, False]


def test_a_link_in_capitals_counts_nothing() -> None:
    assert _figures("The quay was closed. The mayor was told.\n\n34 DOCKERS HURT IN KASSALA") == []


def test_durations_in_two_units_are_seldom_of_one_thing() -> None:
    days, months, more = _figures("It took 28 days. It took two months. It took nine days.")
    assert _least(days, months) == ANOTHER_UNIT
    assert _least(days, more) == OFTEN_OTHERS["duration"]


def test_few_words_in_a_row_are_no_cut() -> None:
    one = "The harbour could have opened long ago if the council had kept its word"
    other = "Had they listened to the dockers, the old mill and weir would have burned long ago"
    assert way_of(one, other) != "cut"


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("we are investigating numerous false statements of the paper", False),
        ("the statements of the paper are completely false", True),
        ("she called the statements false", True),
    ],
)
def test_a_verdict_is_passed_not_only_named(text: str, judged: bool) -> None:
    assert _is_judged(text) is judged


@pytest.mark.parametrize(("state", "shown"), [("Ardania", True), ("United States", False)])
def test_english_is_not_translated(state: str, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "_most_named", lambda _: state)
    one, other = "“A ferry is not a toy,”", "“A boat is no plaything,”"
    found = compared(
        _quoted("Post", f"{one} Ilse Varga said.", "Ilse Varga", one),
        _quoted("Mail", f"{other} Ilse Varga said.", "Ilse Varga", other),
    )
    assert bool(_of(found, "translation")) is shown


def _position(name: str, report: str, stance: str) -> Position:
    return Position(
        id=name,
        report=report,
        holder="Ilse Varga",
        holder_entity="e1",
        stance=stance,  # type: ignore[arg-type]
        span=Span(report, 0, 5),
        text="words",
    )


@pytest.mark.parametrize(("report", "day", "overtaken"), [("a", "05", False), ("b", "05", True), ("a", "06", False)])
def test_words_of_the_same_report_overtake_no_silence(report: str, day: str, overtaken: bool) -> None:
    held = [_position("silent", "a", "no-comment"), _position("said", report, "asserts")]
    made = supersede(
        [replace(held[0]), replace(held[1], attribution="x")], {"silent": "2031-03-05", "said": f"2031-03-{day}"}
    )
    assert (made[0].superseded_by is not None) is overtaken


def test_one_who_blames_an_agency_and_its_head_blames_one_thing() -> None:
    one, other = (
        "accused the Water Board of hiding the leak at Kassala",
        "accused Jem Harrod of hiding the leak at Kassala",
    )
    found = compared(
        told("Post", f"Ilse Varga {one}.", Said("Ilse Varga", "accused", one.removeprefix("accused "))),
        told("Mail", f"Ilse Varga {other}.", Said("Ilse Varga", "accused", other.removeprefix("accused "))),
    )
    assert not _of(found, "cause")


def test_a_body_that_was_not_found_is_not_found_responsible() -> None:
    found = compared(
        told("Post", "The keeper of Kassala drowned. His body has not been found.", published="2031-03-03"),
        told("Mail", "The court found the keeper of Kassala responsible.", published="2031-03-04"),
    )
    assert not _of(found, "comment-status")
