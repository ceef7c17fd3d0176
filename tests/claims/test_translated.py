"""One quotation in two translations, told by its own words and by who may have said it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.claims.records import Comparison, Difference
from tests.claims.invented import Said, Told, compared, told


def quoted(outlet: str, text: str, source: str, content: str) -> Told:
    """A report with one direct quotation."""
    made = told(outlet, text, Said(source, "said", content))
    attributions = tuple(replace(a, quote="direct") for a in made.reading.attributions)
    return replace(made, reading=replace(made.reading, attributions=attributions))


def _translations(comparison: Comparison) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == "translation"]


def test_one_sentence_in_two_translations() -> None:
    (found,) = _translations(
        compared(
            quoted("Post", "“A ferry is not a toy,” Ilse Varga said.", "Ilse Varga", "“A ferry is not a toy,”"),
            quoted("Mail", "“A boat is no plaything,” Ilse Varga said.", "Ilse Varga", "“A boat is no plaything,”"),
        )
    )
    assert not found.conflict
    assert {s.value for s in found.sides} == {"A ferry is not a toy", "A boat is no plaything"}


def test_who_is_not_named_may_be_whom_the_other_report_introduces_so() -> None:
    one = "“It was as if the hill had lain down on us,” said Ilse Varga, a baker with two sons."
    other = "“It felt like a hill lying down over all of us,” a baker with two sons said."
    (found,) = _translations(
        compared(
            quoted("Post", one, "Ilse Varga, a baker with two sons", "“It was as if the hill had lain down on us,”"),
            quoted("Mail", other, "a baker with two sons", "“It felt like a hill lying down over all of us,”"),
        )
    )
    assert len(found.sides) == 2


@pytest.mark.parametrize(
    ("other", "speaker"),
    [
        ("“The harvest was the worst in years,” Ilse Varga said.", "Ilse Varga"),
        ("“A boat is no plaything,” Tavo Orrin said.", "Tavo Orrin"),
    ],
)
def test_other_matter_and_other_speakers_are_no_translations(other: str, speaker: str) -> None:
    found = compared(
        quoted("Post", "“A ferry is not a toy,” Ilse Varga said.", "Ilse Varga", "“A ferry is not a toy,”"),
        quoted("Mail", other, speaker, other[: other.index("”") + 1]),
    )
    assert _translations(found) == []
