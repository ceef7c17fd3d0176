"""How reports account for one thing otherwise: causes, silences, what is open, alleged, disowned. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.differences.because import statements_of_cause
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Comparison, Difference
from tests.claims.invented import Said, compared, identities, told


def _of(comparison: Comparison, kind: str) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == kind]


def _why(text: str) -> list[tuple[str, str]]:
    one = told("Post", text)
    lookup = Lookup(one.report, one.reading, identities([one]))
    return [
        (" ".join(lookup.report.quote(b.effect).split()), lookup.report.quote(b.cause))
        for b in statements_of_cause(lookup)
    ]


@pytest.mark.parametrize(
    ("text", "effect", "cause"),
    [
        (
            "The regatta was called off because of a broken lock gate.",
            "The regatta was called off",
            "a broken lock gate",
        ),
        ("The flood was due to a blocked culvert, said the warden.", "The flood was", "a blocked culvert"),
        ("A loose cable caused the blackout in Kassala.", "the blackout in Kassala", "A loose cable"),
        ("The well had been contaminated by paint.", "The well had been", "paint"),
        ("The dam gave way. The engineer blamed a cracked pipe.", "The dam gave way.", "cracked pipe"),
    ],
)
def test_statements_of_cause(text: str, effect: str, cause: str) -> None:
    assert _why(text) == [(effect, cause)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry is due to resume on Friday.",
        "A clerk spoke on condition of anonymity because he feared for his post.",
        "The ferry sailed at noon.",
        "",
    ],
)
def test_no_statement_of_cause(text: str) -> None:
    assert _why(text) == []


def test_two_causes_of_one_happening() -> None:
    found = compared(
        told("Post", "The regatta at Kassala was cancelled because of a broken lock gate."),
        told("Mail", "The regatta at Kassala was cancelled due to a quarrel among the judges."),
    )
    (difference,) = _of(found, "cause")
    assert {s.value for s in difference.sides} == {"a broken lock gate", "a quarrel among the judges"}
    assert not difference.conflict


@pytest.mark.parametrize(
    "other",
    [
        "The regatta at Kassala was cancelled due to the lock gate, which had broken.",
        "The theatre in Gedaref was closed due to a quarrel among the judges.",
    ],
)
def test_one_cause_or_another_happening_is_no_difference(other: str) -> None:
    found = compared(
        told("Post", "The regatta at Kassala was cancelled because of a broken lock gate."), told("Mail", other)
    )
    assert not _of(found, "cause")


def test_a_cause_that_another_report_rules_out() -> None:
    found = compared(
        told("Post", "The lights in the hall at Kassala went out due to a thunderbolt."),
        told("Mail", "Ilse Varga lives beside the hall at Kassala. There was no thunderbolt over the hall that night."),
    )
    (difference,) = _of(found, "cause")
    assert difference.sides[-1].value.startswith("There was no thunderbolt")
    assert difference.conflict


@pytest.mark.parametrize(
    ("doubt", "conflict"),
    [
        ("The lights in the hall failed, and not from a thunderbolt.", True),
        ("The warden had not heard the thunderbolt over the hall.", False),
    ],
)
def test_only_a_cause_that_is_itself_negated_cannot_hold(doubt: str, conflict: bool) -> None:
    found = compared(
        told("Post", "The lights in the hall at Kassala went out due to a thunderbolt."),
        told("Mail", f"Ilse Varga lives beside the hall at Kassala. {doubt}"),
    )
    assert [d.conflict for d in _of(found, "cause")] == [conflict]


def test_what_is_alleged_in_one_and_a_fact_in_another() -> None:
    found = compared(
        told("Post", "Police spoke of an alleged poison attack in Kassala."),
        told("Mail", "The poison attack in Kassala shook the valley."),
    )
    (difference,) = [d for d in _of(found, "framing") if d.reasons[0].feature == "alleged in"]
    assert {s.value for s in difference.sides} == {"alleged poison attack", "poison attack"}


@pytest.mark.parametrize(
    "other",
    [
        "Whether the poison attack took place is open.",
        "The snow attack of the season came early.",
        "The “poison attack” is on everybody’s lips.",
    ],
)
def test_what_is_left_open_or_quoted_is_told_as_no_fact(other: str) -> None:
    found = compared(told("Post", "Police spoke of an alleged poison attack in Kassala."), told("Mail", other))
    assert not [d for d in _of(found, "framing") if d.reasons[0].feature == "alleged in"]


def _disowning(text: str, source: str, words: str) -> list[Difference]:
    found = compared(
        told(
            "Post",
            "Ilse Varga promised that the river tolls would fall by half.",
            Said("Ilse Varga", "promised", "the river tolls would fall by half"),
            published="2031-03-03",
        ),
        told("Mail", text, Said(source, "said", words)),
    )
    return _of(found, "attribution")


def test_words_that_the_speaker_disowns() -> None:
    text = "Ilse Varga said she had never said that the river tolls would fall."
    (difference,) = _disowning(text, "Ilse Varga", "she had never said that the river tolls would fall")
    assert difference.sides[0].value == "the river tolls would fall by half"
    assert difference.conflict


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (
            "Tavo Orrin said he had never said that the river tolls would fall.",
            "Tavo Orrin",
            "he had never said that the river tolls would fall",
        ),
        (
            "Ilse Varga said she had never said that the mill was for sale.",
            "Ilse Varga",
            "she had never said that the mill was for sale",
        ),
    ],
)
def test_another_speaker_or_other_words_disown_nothing(text: str, source: str, words: str) -> None:
    assert not _disowning(text, source, words)


def _silence(silent: str, *said: Said, other: str = "", spoken: Said | None = None) -> list[Difference]:
    answers = (spoken,) if spoken is not None else ()
    return _of(
        compared(told("Post", silent, *said, published="2031-03-03"), told("Mail", other, *answers)), "comment-status"
    )


def test_who_could_not_be_reached_is_the_one_who_is_silent() -> None:
    (difference,) = _silence(
        "Attempts to reach Ilse Varga through the Interior Ministry were unsuccessful.",
        other="Ilse Varga said that the mill in Kassala was hers.",
        spoken=Said("Ilse Varga", "said", "the mill in Kassala was hers"),
    )
    assert difference.summary.startswith("Ilse Varga:")


def test_who_would_not_say_one_thing_and_says_another_is_not_set_against_himself() -> None:
    assert not _silence(
        "Ilse Varga declined to say whether she owned the mill.",
        Said("Ilse Varga", "declined", "to say whether she owned the mill", "no-comment"),
        other="Ilse Varga said that the harvest was good.",
        spoken=Said("Ilse Varga", "said", "the harvest was good"),
    )


def test_names_not_released_and_named_elsewhere() -> None:
    (difference,) = _silence(
        "Two men drowned in the flood at Kassala. Their names have not yet been released.",
        other="The coroner identified the two men who drowned in the flood at Kassala as Jem and Tol Harrod.",
    )
    assert difference.sides[0].value == "Their names have not yet been released"


@pytest.mark.parametrize(
    "other",
    [
        "The coroner will identify the two men who drowned in the flood at Kassala on Friday.",
        "The coroner has not identified the two men who drowned in the flood at Kassala.",
        "Nobody asked who had identified the bridge at Gedaref.",
    ],
)
def test_what_is_to_come_or_of_another_thing_answers_nothing(other: str) -> None:
    silent = "Two men drowned in the flood at Kassala. Their names have not yet been released."
    assert not _silence(silent, other=other)


def test_a_queue_that_waits_is_nothing_open() -> None:
    assert not _silence(
        "People were waiting to see the coroner in Kassala.", other="People saw the coroner in Kassala on Sunday."
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("The River League allegedly captured the old bridge of Kassala on Sunday.", True),
        ("The River League captured the old bridge of Kassala, apparently its last, on Sunday.", False),
    ],
)
def test_a_hedge_counts_where_it_is_on_what_the_other_tells(words: str, shown: bool) -> None:
    found = compared(
        told("Post", "The River League captured the old bridge of Kassala on Sunday."), told("Mail", words)
    )
    assert bool([d for d in _of(found, "framing") if d.reasons[-1].feature == "firm against"]) == shown


def test_a_noun_before_the_one_that_is_alleged_is_none() -> None:
    found = compared(
        told("Post", "Police in Kassala look into alleged ballot tampering by two clerks."),
        told("Mail", "The ballot in Kassala is held again. The ballot was held in May."),
    )
    assert not [d for d in _of(found, "framing") if d.reasons[0].feature == "alleged in"]


def test_why_a_thing_happened_is_not_answered_by_that_it_did() -> None:
    asked = "It is unclear why the two men who drowned in the flood at Kassala were not identified sooner."
    assert not _silence(asked, other="The coroner identified the two men who drowned in the flood at Kassala.")
    asked = "It is unclear who identified the two men who drowned in the flood at Kassala."
    assert _silence(asked, other="The coroner identified the two men who drowned in the flood at Kassala.")
