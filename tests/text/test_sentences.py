"""The sentence splitter: known cases, what always holds, and bounded time."""

from __future__ import annotations

import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.text import sentences

CASES = [
    ["The bridge is closed.", "Nobody was hurt."],
    ["Mayor Lena R. Okafor spoke.", "He left."],
    ["The U.S. Senate met on Dec. 1 in Washington, D.C.", "The vote failed."],
    ["He left at 5 p.m.", "The end came later."],
    ["It was No. 5 on the list.", "Rule no. 7 fell."],
    ["It works with Acme Inc. Chairman Ode.", "They agreed."],
    ["“We won!” Ann Tarr said.", "“Why?” he asked.", "Nobody knew."],
    ["She said “it is over.”", "Then she left."],
    ['He said "we go."', '"Now," she said.'],
    ["1. First point.", "Another one."],
    ["It cost 3.5 million dollars at www.Example.Com or a.b.c today.", "Fine."],
    ["Well ... I think so.", "They waited...", "Nothing came."],
    ["What?!", "No."],
    ["(He had left.)", "She stayed."],
    ["The minister, Gen. Ode, and Sgt. Ma left."],
    ["He and I.", "The rest."],
    ["He met Anton I. Vey in May.", "They spoke."],
    ["It was King Harold I.", "The crown went to him."],
    ["It was built c. 1871 and fell."],
    ["He met then-Gov. Tarr and ex-Sen. Ode.", "They spoke."],
    ["We went on . . . and on.", "Nobody came."],
    ["It was hard. . . .", "Then it rained."],
    ["“She said ‘no.’ ”", "He left."],
    ["(They had gone. )", "She stayed."],
    ["He met then-D.C. Mayor Ode.", "They left."],
    ["“Why me?” Tarr warns.", "“Who else?”", "Nobody knew."],
    ["ODE: [Rod J.] Tarr.", "He came."],
    ["[He left.]", "She stayed."],
]


@pytest.mark.parametrize("expected", CASES)
def test_known_sentences(expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They lost the war.Tarr said so.", ["They lost the war.", "Tarr said so."]),
        ('He said "we go."Then he left.', ['He said "we go."', "Then he left."]),
        ('They lost. "[Some] left," he said.', ["They lost.", '"[Some] left," he said.']),
        ('They lost."[Some] left," he said.', ["They lost.", '"[Some] left," he said.']),
        (
            "Water is here. — Ida Brenn (@ida_x) May 4, 2031 The council met.",
            ["Water is here.", "— Ida Brenn (@ida_x) May 4, 2031", "The council met."],
        ),
        ("“It is over.”Then he left.", ["“It is over.”", "Then he left."]),
        ("A headline\nA line of text\r\n\r\nAnother", ["A headline", "A line of text", "Another"]),
        (" date 2031-05-04 Two men walk.", ["date 2031-05-04", "Two men walk."]),
        ("Photo: Ann Tarr/AFP/Getty Images The bridge fell.", ["Photo: Ann Tarr/AFP/Getty Images", "The bridge fell."]),
        ("See a/AP Story now.", ["See a/AP Story now."]),
        ("A crack. Ann Tarr/Getty Images The pier.", ["A crack.", "Ann Tarr/Getty Images", "The pier."]),
        ("A crack. | Ann Tarr/AP Photo 2031 vote It is.", ["A crack.", "| Ann Tarr/AP Photo", "2031 vote It is."]),
        ("It is over. “\nHe left.", ["It is over. “", "He left."]),
        (
            "The council will meet on Friday to hear from\nits own engineers. It is late.",
            ["The council will meet on Friday to hear from\nits own engineers.", "It is late."],
        ),
        ("The council will meet on Friday to hear them\nThe mayor left.", None),
        ("The council will meet on Friday to hear them.\nor not.", None),
        ("The council:\nfour men", None),
        ("", []),
        (" \n\t ", []),
    ],
)  # fmt: skip
def test_dirty_text(text: str, expected: list[str] | None) -> None:
    assert [text[start:end] for start, end in sentences(text)] == (text.split("\n") if expected is None else expected)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aB .!?…\"“”'()\n\r\u2028\t1/|:é\x1c\u00a0A-"), max_size=120))
def test_intervals_cover_what_is_visible(text: str) -> None:
    _check(text)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_intervals_cover_any_text(text: str) -> None:
    _check(text)


def _check(text: str) -> None:
    covered: set[int] = set()
    end_before = 0
    for start, end in sentences(text):
        assert end_before <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert all(text[at:end].lstrip()[0].islower() for at in range(start, end) if text[at] == "\n")
        covered.update(range(start, end))
        end_before = end
    assert all(place in covered for place, char in enumerate(text) if not char.isspace())


@pytest.mark.parametrize("unit", ["a", "word ", ".", "a.", '."', "/AP A", "U.S. ", "“", "1. "])
def test_time_is_bounded(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    begin = time.perf_counter()
    assert sentences(text)
    assert time.perf_counter() - begin < 60


def test_word_lists_hold_words() -> None:
    """YAML reads a bare ``no`` or ``on`` as a truth value."""
    from importlib.resources import files

    raw = yaml.safe_load(files("counterclaim.text").joinpath("data/sentences.yml").read_text(encoding="utf-8"))
    assert all(isinstance(word, str) and word for words in raw.values() for word in words)
