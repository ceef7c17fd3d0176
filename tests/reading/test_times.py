"""TIMEX3 values of expressions in invented sentences, read on Tuesday 2 December 2025."""

from __future__ import annotations

import time
from datetime import date

import pytest

from counterclaim.reading.times import find, normalise
from counterclaim.reading.times.grammar import forms
from counterclaim.reading.times.values import readers
from counterclaim.reading.times.words import words

ANCHOR = date(2025, 12, 2)


def values(text: str, anchor: date | None = ANCHOR) -> list[tuple[str, str | None]]:
    return [(text[t.span.start : t.span.end], t.value) for t in normalise(text, find(text), anchor=anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on Tuesday.", "2025-12-02"),
        ("The bridge fell on Wednesday.", "2025-11-26"),
        ("The council will meet on Wednesday.", "2025-12-03"),
        ("The council meets next Tuesday.", "2025-12-09"),
        ("The council met last Tuesday.", "2025-11-25"),
        ("The bridge fell late Monday.", "2025-12-01"),
        ("The bridge fell on Monday evening.", "2025-12-01TEV"),
        ("The bridge fell on Tuesday night.", "2025-12-02TNI"),
        ("The bridge fell on Tuesday morning.", "2025-12-02TMO"),
        ("The bridge fell on Tuesday afternoon.", "2025-12-02TAF"),
        ("The bridge fell last night.", "2025-12-01TNI"),
        ("The bridge fell last week.", "2025-W48"),
        ("The bridge fell last month.", "2025-11"),
        ("The bridge fell last year.", "2024"),
        ("The bridge fell on October 14th.", "2025-10-14"),
        ("The bridge fell on Oct. 14.", "2025-10-14"),
        ("The bridge fell on Dec. 1.", "2025-12-01"),
        ("The bridge fell on Dec. 20.", "2025-12-20"),
        ("The fine is due on Jan. 9.", "2026-01-09"),
        ("The bridge fell on 14 October 2024.", "2024-10-14"),
        ("The bridge fell on Friday, October 14, 2022.", "2022-10-14"),
        ("The bridge fell in July 2024.", "2024-07"),
        ("The bridge fell in August.", "2025-08"),
        ("The bridge fell earlier on December 1.", "2025-12-01"),
        ("The bridge fell in the autumn 2022.", "2022-FA"),
        ("It was the 2022 autumn flood.", "2022-FA"),
        ("The siege took more than 20 months.", "P20M"),
        ("The siege took nearly two years.", "P2Y"),
        ("The siege lasted for a year.", "P1Y"),
        ("It moved twice over the past day.", "P1D"),
        ("It moved in the preceding 24 hours.", "PT24H"),
        ("It took 2 1/2 hours.", "PT2H30M"),
        ("A three-day strike began.", "P3D"),
        ("The bridge fell two days ago.", "2025-11-30"),
        ("The bridge fell ten years ago.", "2015"),
        ("It shook in recent weeks.", "PXW"),
        ("The ferry sails every Monday.", "XXXX-WXX-1"),
        ("The ferry sails daily.", "P1D"),
        ("The ferry is now empty.", "PRESENT_REF"),
        ("The ferry sails today.", "2025-12-02"),
        ("The ferry sails tomorrow.", "2025-12-03"),
        ("It was built in the 1990s.", "199"),
        ("It was built in the 19th century.", "18"),
        ("Profit fell in the third quarter of 1998.", "1998-Q3"),
        ("Profit fell in the third quarter.", "2025-Q3"),
        ("Profit fell in fiscal 2023.", "2023"),
        ("It closed at 10:30 a.m. Tuesday.", "2025-12-02T10:30"),
        ("It closed at noon Monday.", "2025-12-01T12:00"),
        ("The log says 2025-11-30 for that.", "2025-11-30"),
        ("The 2012-13 winter was mild.", "2012/2013"),
        ("It happened recently.", "PAST_REF"),
        ("It fell over the weekend.", "2025-W48-WE"),
        ("It fell on Christmas Eve.", "2024-12-24"),
        ("The envoy would travel there on Thursday.", "2025-12-04"),
        ("The court, which sat for weeks, will be heard again in March.", "2026-03"),
        ("The fair opens in the old harbour on Friday.", "2025-12-05"),
        ("The council says that talks resume on Friday.", "2025-12-05"),
        ("Since it was announced Wednesday, they have said they will sue.", "2025-11-26"),
        ("“It would look for ways to go on,” the port warned Wednesday.", "2025-11-26"),
        ("The council meets this Sunday.", "2025-12-07"),
        ("It seems to be a war, a poll released on Thursday says.", "2025-11-27"),
        ("She was held, but by Thursday, the sites were full of rumours.", "2025-11-27"),
        ("A man opens fire at a festival Sunday evening.", "2025-11-30TEV"),
        ("Profit was flat for the year ended March 31.", "P1Y"),
        ("It fell on Memorial Day.", "2025-05-26"),
        ("It fell on Election Day 2024.", "2024-11-05"),
        ("It fell on Easter Monday 2025.", "2025-04-21"),
        ("It fell in March nineteen ninety-seven.", "1997-03"),
        ("It fell on June twenty-first, two thousand and five.", "2005-06-21"),
        ("It was the year two thousand.", "2000"),
        ("They stayed for another year.", "P1Y"),
        ("Sales in last year's quarter fell.", "2024-Q3"),
        ("The mill closed in the 80s.", "198"),
        ("The mill closed a decade ago.", "201"),
        ("The mill closed a fortnight ago.", "2025-W47"),
        ("The mill closed a year and a half ago.", "2024"),
        ("The mill stood for a year and a half.", "P1Y6M"),
        ("The mill stood for two thousand years.", "P2000Y"),
        ("The mill stood for a quarter of a century.", "P25Y"),
        ("The mill stood for two centuries.", "P200Y"),
        ("The mill was built two centuries ago.", "18"),
        ("The mill lost money in the past two quarters.", "P2Q"),
        ("The mill lost money in recent quarters.", "PXQ"),
        ("The mill lost money for four straight quarters.", "P4Q"),
        ("The mill pays every quarter.", "P1Q"),
        ("Profit was flat for the year to March 31.", "P1Y"),
        ("Profit fell in the 2024 fiscal year.", "2024"),
        ("It will be over by year’s end.", "2025"),
        ("They fish each July.", "XXXX-07"),
        ("They fish every summer.", "XXXX-SU"),
        ("They fish every July 4.", "XXXX-07-04"),
        ("They fish every morning.", "XXXX-XX-XXTMO"),
        ("They dance on Friday nights.", "XXXX-WXX-5TNI"),
        ("They dance every Friday night.", "XXXX-WXX-5TNI"),
        ("They met the day before yesterday.", "2025-11-30"),
        ("They meet the day after tomorrow.", "2025-12-04"),
        ("They meet a week from Friday.", "2025-12-12"),
        ("They met in the week of Nov. 10.", "2025-W46"),
        ("They met on the weekend of Nov. 15.", "2025-W46-WE"),
        ("They met in mid-afternoon.", "2025-12-02TAF"),
        ("They met at mid-morning yesterday.", "2025-12-01TMO"),
        ("They met at 1800 GMT on Monday.", "2025-12-01T18:00"),
        ("They met last Nov. 28.", "2025-11-28"),
        ("They met in the early summer.", "2025-SU"),
        ("They met on Oct. 3 last year.", "2024-10-03"),
        ("In July and August 2021 they met.", "2021-07"),
        ("From December to March 2021 they met.", "2020-12"),
        ("From Nov. 3 to Dec. 5, 2021 they met.", "2021-11-03"),
        ("They met this past May.", "2025-05"),
        ("They met this past Friday.", "2025-11-28"),
        ("They meet this coming Tuesday.", "2025-12-09"),
        ("They met in the winter of nineteen ninety-four.", "1994-WI"),
        ("They agree for the near term.", "FUTURE_REF"),
        ("The port has scheduled a hearing Thursday.", "2025-12-04"),
        ("They planned a march on Sunday.", "2025-12-07"),
        ("The two ministers meet Friday.", "2025-12-05"),
        ("The two ministers did not meet Friday.", "2025-11-28"),
        ("Ahead of the fair, the port on Sunday hired guards.", "2025-11-30"),
        ("The port, which will close, on Sunday issued a warning.", "2025-11-30"),
        ("The fair in January is off.", "2026-01"),
        ("The fair in February was dull.", "2025-02"),
    ],
)
def test_value(text: str, expected: str) -> None:
    assert expected in [value for _, value in values(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell in July 2024. The following month it rose.", "2024-08"),
        ("It fell on Oct. 14. The same day it rose.", "2025-10-14"),
        ("It fell on Oct. 14. The next day it rose.", "2025-10-15"),
        ("It fell on Oct. 14. It rose two days later.", "2025-10-16"),
        ("It fell on Oct. 14. It rose the day before.", "2025-10-13"),
        ("It fell in 2019. That year it rose.", "2019"),
        ("It fell in 2019. In August of that year it rose.", "2019-08"),
        ("It fell in May 2019. On Oct. 3 that year it rose.", "2019-10-03"),
        ("It fell on Oct. 14. The next morning it rose.", "2025-10-15TMO"),
        ("Net fell in the third quarter. A year earlier it rose.", "2024-Q3"),
        ("Net fell in the third quarter. For the nine months it doubled from a year earlier.", "2024"),
        ("Net fell in the third quarter. It rose in 2019. Costs in that year's quarter fell.", "2019-Q3"),
        ("Net for the nine months fell. In the third quarter it doubled from a year ago.", "2024-Q3"),
    ],
)
def test_counted_from_the_expression_before(text: str, expected: str) -> None:
    assert values(text)[-1][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained on Nov. 5 and 6.", ["2025-11-05", "2025-11-06"]),
        ("It rained on Nov. 3, 4 and 5, 2021.", ["2021-11-03", "2021-11-04", "2021-11-05"]),
        ("The poll of Nov. 3-5 was fair.", ["2025-11-03", "2025-11-05"]),
        ("It rained on Nov. 5 and 6 people left.", ["2025-11-05"]),
        ("On Nov. 3, 4 people left.", ["2025-11-03"]),
        ("It rained on Nov. 30 and 31.", ["2025-11-30", None]),
        ("A few days later it rained.", ["PXD"]),
        ("Three quarters of the town said no.", []),
        ("It fell by a quarter (10:30 local time).", ["2025-12-02T10:30"]),
    ],
)
def test_values(text: str, expected: list[str | None]) -> None:
    assert [value for _, value in values(text)] == expected


def test_a_holiday_at_hand_is_meant() -> None:
    assert values("Shops shut on Christmas.", date(2025, 12, 18)) == [("Christmas", "2025-12-25")]


def test_that_quarter_is_the_one_named() -> None:
    assert values("Sales rose in the second quarter of 2021. Costs fell in that quarter.")[-1][1] == "2021-Q2"


def test_a_coarse_date_gives_no_day() -> None:
    assert values("It fell in July 2024. The same day it rose.")[-1][1] is None


@pytest.mark.parametrize(
    "text", ["It fell on Tuesday.", "It fell last week.", "It fell on Oct. 14.", "It fell two days ago."]
)
def test_without_an_anchor_what_is_relative_is_unknown(text: str) -> None:
    assert [value for _, value in values(text, None)] == [None]


def test_without_an_anchor_what_is_absolute_is_known() -> None:
    assert [value for _, value in values("From 3 March 2021 it took two years.", None)] == ["2021-03-03", "P2Y"]


@pytest.mark.parametrize(
    "text",
    [
        "A 6-year-old boy came.",
        "It may fall and rise.",
        "She had a second look.",
        "Come as soon as possible.",
        "It cost $2000.",
        "The index closed at 2082.1 points.",
        "It pays $300 a month.",
        "The Halden Today report was late.",
        "She spoke on the Today show.",
        "It raised its quarterly dividend.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find(text) == []


def test_spans_and_types() -> None:
    text = "On Tuesday, crews worked for two days."
    got = normalise(text, find(text), anchor=ANCHOR, report_id="r")
    assert [(text[t.span.start : t.span.end], t.type, t.span.report) for t in got] == [
        ("Tuesday", "DATE", "r"),
        ("two days", "DURATION", "r"),
    ]


def test_a_modifier_stands_without_the_article() -> None:
    text = "They broke the 14-day truce over the weekend after about two hours, for weeks or months, in the first days."
    expected = ["14-day", "the weekend", "two hours", "weeks or months", "the first days"]
    assert [text[s:e] for s, e in find(text)] == expected


def test_a_couple_stands_with_its_article() -> None:
    text = "It was shut for a couple of years."
    assert [text[s:e] for s, e in find(text)] == ["a couple of years"]


def test_a_span_with_its_preposition_is_read_too() -> None:
    text = "on Tuesday"
    assert normalise(text, [(0, 10)], anchor=ANCHOR)[0].value == "2025-12-02"


def test_nonsense_spans_have_no_value() -> None:
    assert normalise("the bridge", [(0, 10)], anchor=ANCHOR)[0].value is None


@pytest.mark.parametrize("text", ["February 30", "2025-13-40", "31/31/2025", "at 99:99"])
def test_a_day_that_does_not_exist(text: str) -> None:
    assert normalise(text, [(0, len(text))], anchor=ANCHOR)[0].value is None


def test_words_are_all_there() -> None:
    assert len(words()["months"]) == 12
    assert len(words()["weekdays"]) == 7


@pytest.mark.parametrize(
    "piece",
    [
        "the the early ",
        "one two three ",
        "1 1/2 ",
        "late the end of the ",
        "a" * 50,
        "\n\n ",
        "11:11:11",
        "19-",
        "to to ",
    ],
)
def test_hostile_text_is_quick(piece: str) -> None:
    # Four times the text may take four times as long, and little more: no repetition runs away.
    took = []
    for size in (20_000, 80_000):
        text = piece * (size // len(piece))
        began = time.process_time()
        spans = find(text)
        took.append(time.process_time() - began)
        assert all(s < e for s, e in spans)
    assert took[1] < max(0.5, took[0] * 10)


def test_every_form_has_its_reader() -> None:
    assert {name for name, _ in forms()} == readers()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The book comes out Tuesday, the publisher said.", "2031-05-13"),
        ("The interview airs Sunday on the harbour channel.", "2031-05-11"),
        ("Her memoir hits shelves on Monday.", "2031-05-12"),
        ("The ticket goes on sale Monday.", "2031-05-12"),
        ("The book came out Tuesday, the publisher said.", "2031-05-06"),
        ("The interview aired Sunday on the harbour channel.", "2031-05-04"),
        ("She did not say what was on the air on Sunday.", "2031-05-04"),
    ],
)
def test_what_comes_out_on_a_day_is_to_come(text: str, day: str) -> None:
    found = normalise(text, find(text), anchor=date(2031, 5, 8))
    assert [t.value for t in found] == [day]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He told “Kessel News Sunday” that the dam would hold.", []),
        ('She spoke on "The Lisset Hour Sunday."', []),
        ("He was on “Kessel News Sunday Morning” again.", []),
        ("“See you in Oldmere Sunday” was all he wrote.", ["Sunday"]),
        ("“The vote will be on Sunday,” he said.", ["Sunday"]),
        ("The council met in Kessel Sunday.", ["Sunday"]),
    ],
)
def test_a_weekday_in_the_name_of_a_programme_is_no_date(text: str, words: list[str]) -> None:
    assert [text[s:e] for s, e in find(text)] == words
