"""Quotations after one whose speaker is told: whose they are."""

from __future__ import annotations

import pytest

from counterclaim.reading.attributions import Linked
from counterclaim.reading.unclaimed import gone_on, passed_on


def contents(text: str, cue: str = "said") -> list[str]:
    at, end = text.index(cue), text.index("”") + 1
    told = Linked((end + 1, at), (at, at + len(cue)), ((text.index("“"), end),), 0.9)
    (a,) = gone_on(text, [told])
    return [text[slice(*c)] for c in a.content]


FIRST = "“The pier fell,” Ada Tarr said"


@pytest.mark.parametrize(
    ("text", "more"),
    [
        (f"{FIRST}.\n\n“We shall build it up again.”", ["“We shall build it up again.”"]),
        (f"{FIRST}, a clerk of the town. “Nobody saw it. It was dark.”", ["“Nobody saw it. It was dark.”"]),
        (f"{FIRST}.\n\n“One day it will stand.\n\n“It will.”", ["“One day it will stand."]),
        (
            f"{FIRST}.\n\n“One day it will stand.\n\n“Then we shall dance.”",
            ["“One day it will stand.", "“Then we shall dance.”"],
        ),
        (f"{FIRST}.\n\nThe town is quiet now.\n\n“We shall build it up again.”", []),
        (f"{FIRST}.\n\n“We shall build it up again,” Bo Ode says.", []),
        (f"{FIRST}.\n\n“We shall build it up again”", []),
        (f"{FIRST}.\n\n“We shall.”", []),
        ("“Did the pier fall?” Ada Tarr said.\n\n“It did, and so did the bank.”", []),
        ("“Tell us of the pier,” Ada Tarr asked.\n\n“It fell, and so did the bank.”", []),
    ],
)
def test_whose_they_are(text: str, more: list[str]) -> None:
    cue = "asked" if "asked" in text else "said"
    assert contents(text, cue)[1:] == more


def test_what_another_content_covers_is_left_to_it() -> None:
    text = f"{FIRST}.\n\n“We shall build it up again.”"
    second = text.index("“We")
    told = Linked((18, 26), (27, 31), ((0, 17),), 0.9)
    other = Linked(None, (27, 31), ((second, len(text)),), 0.9)
    assert gone_on(text, [told, other]) == [told, other]


def test_whoever_else_speaks_after_it_in_the_sentence_may_go_on() -> None:
    text = f"{FIRST}, but the council denied it.\n\n“We shall build it up again.”"
    denied = text.index("the council")
    told = Linked((18, 26), (27, 31), ((0, 17),), 0.9)
    other = Linked((denied, denied + 11), (denied + 12, denied + 18), ((denied + 19, denied + 21),), 0.9)
    assert gone_on(text, [told, other]) == [told, other]


@pytest.mark.parametrize(
    ("text", "cue", "goes_on"),
    [
        ("Ada Tarr said the pier fell.\n\n“We shall build it up again.”", "said", True),
        ("Ada Tarr said the pier fell. “We shall build it up again.”", "said", False),
        ("Ada Tarr blamed the town for it.\n\n“We shall build it up again.”", "blamed", True),
        ("Ada Tarr quoted the town on it.\n\n“We shall build it up again.”", "quoted", False),
        ("Ada Tarr saw the pier fall.\n\n“We shall build it up again.”", "saw", False),
        ("Ada Tarr never said the pier fell.\n\n“We shall build it up again.”", "never said", False),
        ("Ada Tarr said the pier fell.\n\nIt rained.\n\n“We shall build it up again.”", "said", False),
    ],
)
def test_a_paragraph_in_quotation_marks_after_what_somebody_said(text: str, cue: str, *, goes_on: bool) -> None:
    at, end = text.index(cue), text.index(".")
    told = Linked((0, 8), (at, at + len(cue)), ((at + len(cue) + 1, end),), 0.9)
    (a,) = gone_on(text, [told])
    assert [text[slice(*c)] for c in a.content[1:]] == (["“We shall build it up again.”"] if goes_on else [])


@pytest.mark.parametrize("inner", ["Bo Ode", None])
def test_a_quotation_goes_on_behind_according_to(inner: str | None) -> None:
    text = "“It fell,” Bo Ode said, according to the Mail. “It was dark.”"

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    outer = Linked(at("the Mail"), at("according to"), (at("“It fell,” Bo Ode said"), at("“It was dark.”")), 0.9)
    told = Linked(at(inner) if inner else None, at("said"), (at("“It fell,”"),), 0.9, parent=0)
    kept, made = passed_on(text, [outer, told])
    assert kept == outer
    assert [text[slice(*c)] for c in made.content] == ["“It fell,”", "“It was dark.”"][: 2 if inner else 1]
