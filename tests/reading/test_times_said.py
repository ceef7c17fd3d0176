"""The day on which invented words were said, read on Tuesday 2 December 2025. «source» {cue} <content>."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reading.times import find, normalise, said_on
from tests.reading.marks import marked


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("«The mayor» {said} on Monday that <the dam had held>.", "2025-12-01"),
        ("“<The dam held>,” «the mayor» {said} late Monday.", "2025-12-01"),
        ("On Nov. 30, «officials» {refuted} <the report of a breach>.", "2025-11-30"),
        ("«The mayor» {said} <the dam had held on Monday>.", None),
        ("«The mayor», who was elected in 2021, {said} <the dam had held>.", None),
        ("«The mayor» {said} <the dam had held>.", None),
        ("The dam broke on Monday. «The mayor» {said} <the dam had held>.", None),
        ("It broke on Monday. «She» {wrote} in an earlier post the same morning that <it had held>.", "2025-12-01"),
        ("«The mayor» {told} reporters on Sunday evening that <the dam broke on Friday>.", "2025-11-30"),
        ("«The mayor» {said Monday} that <the dam had held>.", "2025-12-01"),
        ("The council on Tuesday blocked the adoption of «a motion» {calling} for <a new dam>.", None),
        ("«The mayor» {called} for <a new dam> in a Christmas Day speech.", "2024-12-25"),
        ("It broke when it rained.\n\nIn a Christmas Day speech, «the mayor» {called} for <a new dam>.", "2024-12-25"),
        ("The dam, said «the warden, who» on Monday had flatly {denied} <the report>, is old.", "2025-12-01"),
        ("«The warden», who was born on May 3, {denied} <the report>.", None),
        ("«The loser» of Sunday's vote {said} <it was void>.", None),
        ("«The mayor» {said} in Sunday's speech that <it was void>.", "2025-11-30"),
        ("It was last checked on Nov. 30, and «the report» {found} <no defects>.", None),
        ("«The memo, dated Nov. 30 and signed by nobody,» {says} <the dam held>.", "2025-11-30"),
        ("«The order published late on Monday» {says} <the dam held>.", "2025-12-01"),
        ("«The keeper» {told} her <of the breach> in person on Nov. 30.", "2025-11-30"),
        ("Crowds marched on Monday because «the firm» {says} <it is broke>.", None),
    ],
)
def test_said_on(sentence: str, expected: str | None) -> None:
    text, source, cue, content = marked(sentence)
    times = normalise(text, find(text), anchor=date(2025, 12, 2))
    got = said_on(text, source=source, cue=cue, content=content, times=times)
    assert got == expected


def test_of_an_attribution_inside_another_only_what_stands_in_it_counts() -> None:
    text = "On Monday, the mayor said the warden had told her the dam held."
    times = normalise(text, find(text), anchor=date(2025, 12, 2))
    cue = (text.index("told"), text.index("told") + 4)
    inner, outer = [(text.index("the dam"), len(text) - 1)], [(text.index("the warden"), len(text) - 1)]
    source = (text.index("the warden"), text.index("the warden") + 10)
    assert said_on(text, source=source, cue=cue, content=inner, times=times, within=outer) is None


def test_no_cue_no_day() -> None:
    assert said_on("On Monday", source=None, cue=None, content=[], times=()) is None
