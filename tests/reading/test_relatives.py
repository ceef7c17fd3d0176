"""Nouns whose words "who says" or "saying" gives. All sentences are invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.relatives import relatives


def read(text: str) -> list[tuple[str, ...]]:
    return [
        tuple(text[slice(*span)] for span in (one.source or (0, 0), one.cue or (0, 0), one.content[0]))
        for one in relatives(text, (0, len(text)), names=[])
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("about scientists who say the dam will crack", ("scientists", "say", "the dam will crack")),
        ("a leaked memo alleging that the dam was cracked", ("a leaked memo", "alleging", "the dam was cracked")),
        ("he saw the mayor's tweet saying the day was set", ("the mayor's tweet", "saying", "the day was set")),
    ],
)
def test_who_says_and_saying(text: str, found: tuple[str, str, str]) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "anyone who says that it leaks is wrong",
        "any official who says that it leaks is wrong",
        "the lock that says it all",
        "the mayor, saying that it leaks",
        "officials who want less noise",
    ],
)
def test_nobody_in_particular_and_no_speaker_is_none(text: str) -> None:
    assert read(text) == []
