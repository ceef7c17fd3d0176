"""How the sides of a difference go together: one relation each, told by what already tells a conflict. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.records import Difference, Relation
from tests.claims.invented import STORY, Said, Told, compared, told
from tests.claims.test_translated import quoted


def _of(kind: str, *reports: Told, has: str = "", former: str | None = None) -> Difference:
    (found,) = [
        d
        for d in compared(*reports, former=former).differences
        if d.kind == kind and (not has or any(has in s.value for s in d.sides))
    ]
    return found


POST, MAIL = "Post", "Mail"


@pytest.mark.parametrize(
    ("one", "other", "days", "relation"),
    [
        ("left nine people dead", "left 14 people dead", ("2031-03-04", "2031-03-04"), "exclude"),
        ("left nine people dead", "left 14 people dead", ("2031-03-04", "2031-03-05"), "evolution"),
        ("left nine people dead so far", "left 14 people dead", ("2031-03-04", "2031-03-04"), "evolution"),
        ("left at least nine people dead", "left 14 people dead", ("2031-03-04", "2031-03-04"), "bounds"),
        (
            "left nine people dead, not including the crew",
            "left 14 people dead",
            ("2031-03-04", "2031-03-04"),
            "count-basis",
        ),
    ],
)
def test_two_figures_of_one_thing(one: str, other: str, days: tuple[str, str], relation: Relation) -> None:
    reports = [
        told(name, f"The flood at Kassala {words}, the warden said.\n", published=day)
        for name, words, day in zip((POST, MAIL), (one, other), days, strict=True)
    ]
    found = _of("number", *reports)
    assert (found.relation, found.conflict) == (relation, relation == "exclude")


def test_a_silence_that_is_broken_later_evolves_and_one_of_the_same_day_is_open() -> None:
    silent = "The flood at Kassala came on Sunday.\nThe Interior Ministry has not commented on the flood at Kassala.\n"
    speaks = "The Interior Ministry said that the flood at Kassala was over.\n"
    waits = Said("The Interior Ministry", "has not commented", "the flood at Kassala", "no-comment")
    for day, relation in (("2031-03-05", "evolution"), ("2031-03-04", "open")):
        reports = (
            told(POST, silent, waits),
            told(MAIL, speaks, Said("The Interior Ministry", "said", "the flood at Kassala was over"), published=day),
        )
        assert _of("comment-status", *reports).relation == relation


def test_a_whole_story_has_a_relation_for_every_difference() -> None:
    found = compared(*STORY).differences
    assert {(d.kind, d.relation) for d in found} >= {
        ("date", "exclude"),
        ("denial", "exclude"),
        ("attribution", "one-side"),
        ("scope", "scope"),
    }
    assert all(d.conflict is (d.relation == "exclude") for d in found)


def test_two_spellings_of_one_name() -> None:
    reports = [told(n, f"{who} opened the mill.\n") for n, who in ((POST, "Ilse Varga"), (MAIL, "Ilze Varga"))]
    assert _of("name-variant", *reports).relation == "spelling"


@pytest.mark.parametrize(
    ("one", "other", "kind", "relation"),
    [
        ("A ferry is not a toy", "A boat is no plaything", "translation", "translation"),
        (
            "I never asked the council for a second ferry to Gedaref",
            "I hardly ever asked the council for a second ferry to Gedaref",
            "wording-of-quote",
            "wording",
        ),
    ],
)
def test_one_quotation_in_two_wordings(one: str, other: str, kind: str, relation: Relation) -> None:
    reports = [
        quoted(name, f"“{words},” Ilse Varga said.", "Ilse Varga", f"“{words},”")
        for name, words in ((POST, one), (MAIL, other))
    ]
    assert _of(kind, *reports).relation == relation


def test_two_causes_may_both_hold_and_one_that_is_ruled_out_cannot() -> None:
    two = (
        told(POST, "The regatta at Kassala was cancelled because of a broken lock gate."),
        told(MAIL, "The regatta at Kassala was cancelled due to a quarrel among the judges."),
    )
    ruled_out = (
        told(POST, "The lights in the hall at Kassala went out due to a thunderbolt."),
        told(MAIL, "Ilse Varga lives beside the hall at Kassala. There was no thunderbolt over the hall that night."),
    )
    assert [_of("cause", *reports).relation for reports in (two, ruled_out)] == ["together", "exclude"]


def test_what_happened_and_was_put_off_evolves() -> None:
    early = told(POST, "Tavo Orrin will visit the camp at Kassala on Monday.\n", published="2031-03-02")
    late = told(MAIL, "Tavo Orrin will visit the camp at Kassala on Tuesday.\n", published="2031-03-03")
    assert _of("date", early, late).relation == "evolution"


def test_how_a_crowd_is_named_is_framing() -> None:
    one = told(POST, "The protesters reached the bridge. Some protesters sang.")
    other = told(MAIL, "Rioters reached the bridge. The rioters broke a window.")
    assert _of("framing", one, other).relation == "framing"


def test_a_denial_that_one_report_lacks_is_left_out() -> None:
    claim = "the River League had shelled the mill in Kassala"
    text = f"Ilse Varga said {claim}.\n"
    accusing = Said("Ilse Varga", "said", claim)
    denying = Said("The River League", "denied", "shelling the mill in Kassala", "denies")
    with_it = told(POST, text + "The River League denied shelling the mill in Kassala.\n", accusing, denying)
    assert _of("omission", with_it, told(MAIL, text, accusing)).relation == "left-out"
