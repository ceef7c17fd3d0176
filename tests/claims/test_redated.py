"""Days that are corrected or were never agreed, and when a body learned. All texts are our own."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.claims.records import Comparison, Difference
from counterclaim.reading.records import TimeExpression
from counterclaim.text import Span
from tests.claims.invented import Said, Told, compared, told
from tests.claims.test_happenings import dated


def _dates(comparison: Comparison) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == "date"]


def test_a_day_that_another_report_corrects_is_a_conflict() -> None:
    post = dated("Post", "The boiler of the mill was inspected on May 3.", {"May 3": "2031-05-03"})
    text = "The inspectors saw the boiler on 13 May.\nThe date of May 3 that was given in one report was of a letter."
    mail = dated("Mail", text, {"13 May": "2031-05-13", "May 3": "2031-05-03"})
    (found,) = _dates(compared(post, mail))
    assert found.conflict
    assert [s.value for s in found.sides] == [
        "May 3",
        "The date of May 3 that was given in one report was of a letter.",
    ]
    other = dated("Post", "A circus opened in the park on May 3.", {"May 3": "2031-05-03"})
    assert _dates(compared(other, mail)) == []


def test_a_day_to_come_of_which_another_says_that_none_was_agreed() -> None:
    text = "Tavo Orrin said that the bridge will open on May 1.\nHadda Belkim said that no date had been agreed."
    said = (
        Said("Tavo Orrin", "said", "the bridge will open on May 1"),
        Said("Hadda Belkim", "said", "no date had been agreed"),
    )
    mail = told("Mail", "The talks about the bridge are over.")
    made = told("Post", text, *said)
    to_come = replace(made, reading=replace(made.reading, times=_times(made, "2031-05-01")))
    (found,) = _dates(compared(to_come, mail))
    assert found.conflict
    assert [s.value for s in found.sides] == ["May 1", "Hadda Belkim said that no date had been agreed."]
    past = replace(made, reading=replace(made.reading, times=_times(made, "2031-01-01")))
    assert _dates(compared(past, mail)) == []


def _times(made: Told, day: str) -> tuple[TimeExpression, ...]:
    at = made.report.text.index("May 1")
    return (TimeExpression(Span(made.report.id, at, at + len("May 1")), day, "DATE"),)


def test_who_learned_of_it_after_it_was_told() -> None:
    post = dated(
        "Post",
        "The Interior Ministry learned of cracks in the dam only on March 2, it said.",
        {"March 2": "2031-03-02"},
    )
    mail = dated(
        "Mail",
        "Ruso Mandel wrote to the Interior Ministry about cracks in the dam on January 9.",
        {"January 9": "2031-01-09"},
    )
    (found,) = [d for d in _dates(compared(post, mail)) if "learned" in d.summary]
    assert {s.value for s in found.sides} == {"March 2", "January 9"}
    after = dated(
        "Mail",
        "Ruso Mandel wrote to the Interior Ministry about cracks in the dam on March 9.",
        {"March 9": "2031-03-09"},
    )
    assert [d for d in _dates(compared(post, after)) if "learned" in d.summary] == []
    plain = dated("Post", "The Interior Ministry learned of cracks in the dam on March 2.", {"March 2": "2031-03-02"})
    assert [d for d in _dates(compared(plain, mail)) if "learned" in d.summary] == []


def test_a_body_that_was_told_on_two_earlier_days_did_not_learn_of_it_later() -> None:
    post = dated(
        "Post", "The Interior Ministry learned of a problem only on March 2, it said.", {"March 2": "2031-03-02"}
    )
    mail = dated(
        "Mail", "Ruso Mandel wrote to the Interior Ministry about the dam on January 9.", {"January 9": "2031-01-09"}
    )
    news = dated("News", "Engineers warned the Interior Ministry of leaks on February 4.", {"February 4": "2031-02-04"})

    def conflicts(*reports: Told) -> list[bool]:
        return [d.conflict for d in _dates(compared(*reports)) if "learned" in d.summary]

    assert conflicts(post, mail) == [False]
    assert conflicts(post, mail, news) == [True]
