"""Acts of saying and holding that are nobody's. All sentences are invented."""

from __future__ import annotations

import pytest

from counterclaim.reading.unnamed import unnamed


def read(text: str) -> list[tuple[str, ...]]:
    return [
        tuple(text[slice(*span)] for span in (one.cue or (0, 0), *one.content))
        for one in unnamed(text, (0, len(text)), names=[])
        if one.source is None
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was reported that the lock would open", ("reported", "the lock would open")),
        ("it has been widely reported that the dam leaks", ("reported", "the dam leaks")),
        ("he dismissed allegations of neglect", ("allegations", "of neglect")),
        ("amid reports that the dam leaks", ("reports", "the dam leaks")),
        ("there is growing concern about the dam", ("concern", "about the dam")),
        ("the diver is alleged to have shut the lock", ("alleged", "the diver", "to have shut the lock")),
    ],
)
def test_what_nobody_in_particular_says(text: str, found: tuple[str, ...]) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "the mayor's claims of neglect",
        "Velsk allegations of neglect",
        "allegations of neglect by the board were dropped",
        "insurance claims of the port",
        "there is no concern about the dam",
        "It was agreed that the lock would open",
        "the diver is believed to have shut the lock",
        "reports of shots at the dam",
        "the diver agreed that it leaks",
    ],
)
def test_what_is_somebodys_or_denied_is_not(text: str) -> None:
    assert read(text) == []
