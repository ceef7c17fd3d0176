"""What an attribution takes from those around it, in invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.reading.carry import carried
from counterclaim.reading.records import Attribution
from counterclaim.reading.times import find, normalise
from counterclaim.text import Report, Span, report_id

Part = tuple[str, str, str, str | None]


def built(text: str, parts: tuple[Part, ...], published: str | None) -> tuple[Attribution, ...]:
    """Attributions given as (source, cue, content, said_on), found in their order, after carrying."""
    report = Report(report_id(text, outlet=None, published=published), text, "", published=published)
    at = 0
    found = []
    for i, (source, cue, content, said_on) in enumerate(parts):
        at = text.index(cue, at)
        near = max(0, at - 60)
        spans = [Span(report.id, at, at + len(cue))]
        for piece in (source, content):
            start = text.index(piece, near)
            spans.append(Span(report.id, start, start + len(piece)))
        found.append(Attribution(str(i), spans[1], spans[0], (spans[2],), "indirect", "asserts", said_on=said_on))
        at += len(cue)
    times = normalise(text, find(text), anchor=report.published_on, report_id=report.id)
    return carried(report, tuple(found), times=times)


def made(text: str, *parts: Part, published: str | None = None) -> list[str | None]:
    return [a.said_on for a in built(text, parts, published)]


FIRST = ("Ora Lind", "said", "it fell", "2031-05-05")


@pytest.mark.parametrize(
    ("text", "second", "day"),
    [
        ("Ora Lind said it fell. She added it burned.", ("She", "added", "it burned", None), "2031-05-05"),
        ("Ora Lind said it fell.\n\nLind added it burned.", ("Lind", "added", "it burned", None), "2031-05-05"),
        ("Ora Lind said it fell. She added it burned.", ("She", "added", "it burned", "2031-05-07"), "2031-05-07"),
        ("Ora Lind said it fell. Mr Vane added it burned.", ("Mr Vane", "added", "it burned", None), None),
        (
            "Ora Lind said it fell.\n\nIt is old.\n\nShe added it burned.",
            ("She", "added", "it burned", None),
            "2031-05-05",
        ),
        ("Ora Lind said it fell. She has warned it burned.", ("She", "warned", "it burned", None), None),
        ("Ora Lind said it fell.\n\nA\n\nB\n\nC\n\nShe added it burned.", ("She", "added", "it burned", None), None),
    ],
)
def test_the_day_goes_with_the_speaker(text: str, second: Part, day: str | None) -> None:
    assert made(text, FIRST, second) == ["2031-05-05", day]


def test_a_name_goes_on_behind_a_pronoun() -> None:
    text = "Ora Lind said it fell. She added it burned. Ms Lind warned it sank."
    parts = (FIRST, ("She", "added", "it burned", None), ("Ms Lind", "warned", "it sank", None))
    assert made(text, *parts) == ["2031-05-05"] * 3


def test_a_spokeswoman_goes_on_for_her_ministry() -> None:
    text = "The Water Ministry said it fell. Water Ministry spokeswoman Ora Lind added it burned."
    first = ("The Water Ministry", "said", "it fell", "2031-05-05")
    assert made(text, first, ("Water Ministry spokeswoman Ora Lind", "added", "it burned", None))[1] == "2031-05-05"


def test_what_is_no_day_is_not_carried() -> None:
    text = "Ora Lind said it fell. She added it burned."
    assert made(text, ("Ora Lind", "said", "it fell", "2030"), ("She", "added", "it burned", None)) == ["2030", None]


SAID = ("The mayor", "said", "the dam had held", None)


@pytest.mark.parametrize(
    ("text", "part", "day"),
    [
        ("A dam broke on Monday. The mayor said the dam had held.", SAID, "2031-05-05"),
        ("A dam broke on Sunday. The mayor said the dam had held.", SAID, None),
        ("A dam broke on Monday, after Sunday's rain. The mayor said the dam had held.", SAID, None),
        ("A dam broke. The mayor said the dam had held.", SAID, None),
        ("A dam broke on Monday. The mayor has said the dam had held.", SAID, None),
        (
            "A dam broke on Monday. The mayor hopes the dam had held.",
            ("The mayor", "hopes", "the dam had held", None),
            None,
        ),
        (
            "A dam broke on Monday. It had leaked this morning. Today the mayor hopes the dam had held.",
            ("the mayor", "hopes", "the dam had held", None),
            None,
        ),
        (
            "Today, Monday, a dam broke. Monday, this morning, it leaked. Today the mayor hopes the dam had held.",
            ("the mayor", "hopes", "the dam had held", None),
            "2031-05-05",
        ),
        (
            "Today, Monday, a dam broke. Monday, this morning, it leaked. Today the mayor has ordered a watch.",
            ("the mayor", "ordered", "a watch", None),
            "2031-05-05",
        ),
        (
            "Today, Monday, a dam broke. Monday, this morning, it leaked. Today the mayor has long demanded a watch.",
            ("the mayor", "demanded", "a watch", None),
            None,
        ),
        ("A dam broke on Monday. Last week it leaked. The mayor said the dam had held.", SAID, None),
        ("Old " * 300 + "A dam broke on Monday. The mayor said the dam had held.", SAID, None),
    ],
)
def test_in_a_report_of_one_day_all_is_said_on_it(text: str, part: Part, day: str | None) -> None:
    assert made(text, part, published="2031-05-05") == [day]


LEDE = ("The port", "said", "it fell", "2031-05-04")
AFTER = ("Ora Lind", "told", "it burned", None)


@pytest.mark.parametrize(
    ("text", "first", "second", "day"),
    [
        ("The port said on Sunday it fell.\n\nOra Lind told a meeting it burned.", LEDE, AFTER, "2031-05-04"),
        ("The port said on Sunday it fell.\n\nOra Lind has told us it burned.", LEDE, AFTER, None),
        ("The port said it fell.\n\nOra Lind told us it burned.", (*LEDE[:3], "2031-04-04"), AFTER, None),
        ("The port said it fell.\n\nOra Lind told us it burned.", (*LEDE[:3], "2031-05"), AFTER, None),
        ("The port said it fell.\n\nA\n\nB\n\nC\n\nOra Lind told us it burned.", LEDE, AFTER, None),
        ("Old " * 120 + "The port said it fell.\n\nOra Lind told us it burned.", LEDE, AFTER, None),
        ("The port said it fell.\n\nOra Lind hopes it burned.", LEDE, ("Ora Lind", "hopes", "it burned", None), None),
    ],
)
def test_the_paragraphs_after_a_lede_are_of_its_day(text: str, first: Part, second: Part, day: str | None) -> None:
    assert made(text, first, second, published="2031-05-06")[1] == day


def test_another_day_ends_the_ledes() -> None:
    text = "The port said it fell. The mayor said it stood. Ora Lind told us it burned."
    assert made(text, LEDE, ("The mayor", "said", "it stood", "2031-05-05"), AFTER, published="2031-05-06")[2] is None


def test_nothing_is_said_after_publication() -> None:
    part = ("The mayor", "tells", "the dam held", "2031-05-06")
    assert made("The mayor tells us the dam held.", part, published="2031-05-05") == [None]


def test_who_of_the_press_listens_goes_on_listening_but_others_may_not() -> None:
    report = Report("r", "Ora Lind said it fell. She added it burned.", "")
    second = Attribution("b", Span("r", 23, 26), Span("r", 27, 32), (Span("r", 33, 42),), "indirect", "asserts")
    for hearer, expected in (
        ("reporters", "reporters"),
        ("the Halden Gazette", "the Halden Gazette"),
        ("the crew", None),
    ):
        first = Attribution(
            "a",
            Span("r", 0, 8),
            Span("r", 9, 13),
            (Span("r", 14, 21),),
            "indirect",
            "asserts",
            channel="an interview",
            addressee=hearer,
        )
        got = carried(report, (first, second))[1]
        assert (got.channel, got.addressee) == ("an interview", expected)


def test_what_is_said_after_a_tweet_is_no_tweet() -> None:
    report = Report("r", "Ora Lind said it fell. She said it burned.", "")
    first = Attribution(
        "a", Span("r", 0, 8), Span("r", 9, 13), (Span("r", 14, 21),), "indirect", "asserts", channel="Twitter"
    )
    second = Attribution("b", Span("r", 23, 26), Span("r", 27, 31), (Span("r", 32, 41),), "indirect", "asserts")
    assert carried(report, (first, second))[1].channel is None


@pytest.mark.parametrize(
    ("channel", "kept", "heard"),
    [
        ("Gazette", None, None),
        ("the Halden Gazette", None, None),
        ("Halden Radio", "Halden Radio", None),
        ("a telephone interview", "a telephone interview", "The Halden Gazette"),
        ("an interview with Halden Radio", "an interview with Halden Radio", None),
    ],
)
def test_the_reports_own_outlet_is_no_channel_and_hears_interviews(
    channel: str, kept: str | None, heard: str | None
) -> None:
    text = "Ora Lind said it fell."
    report = Report("r", text, "", outlet="The Halden Gazette")
    said = Attribution("0", Span("r", 0, 8), Span("r", 9, 13), (Span("r", 14, 21),), "indirect", "asserts")
    (got,) = carried(report, (replace(said, channel=channel),))
    assert (got.channel, got.addressee) == (kept, heard)


@pytest.mark.parametrize(
    ("outer", "pronoun", "heard"),
    [("Ora Lind", "her", "Ora Lind"), ("She", "her", None), ("Ora Lind", "reporters", None)],
)
def test_a_pronoun_that_is_told_is_the_outer_speaker(outer: str, pronoun: str, heard: str | None) -> None:
    text = f"{outer} said the mayor had told {pronoun} it fell."
    report = Report("r", text, "")

    def span(words: str) -> Span:
        return Span("r", text.index(words), text.index(words) + len(words))

    whole = (span(f"the mayor had told {pronoun} it fell"),)
    around = Attribution("0", span(outer), span("said"), whole, "indirect", "asserts")
    inner = Attribution("1", span("the mayor"), span("told"), (span("it fell"),), "indirect", "asserts", within="0")
    assert carried(report, (around, inner))[1].addressee == heard
