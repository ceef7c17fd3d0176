"""One quotation given to two people."""

from __future__ import annotations

import pytest

from counterclaim.claims.records import Comparison, Difference
from tests.claims.invented import compared
from tests.claims.test_translated import quoted

_WORDS = "“The old bridge fell because nobody looked,”"


def _conflicts(comparison: Comparison) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == "attribution" and d.conflict]


def test_the_same_words_of_two_people_are_a_conflict() -> None:
    one = quoted("Post", f"{_WORDS} Ilse Varga said.", "Ilse Varga", _WORDS)
    other = quoted("Mail", f"{_WORDS} Tavo Orrin said.", "Tavo Orrin", _WORDS)
    (found,) = _conflicts(compared(one, other))
    assert {s.value for s in found.sides} == {"Ilse Varga", "Tavo Orrin"}
    assert found.score == pytest.approx(sum(r.weight for r in found.reasons))
    assert [d.id for d in _conflicts(compared(other, one))] == [found.id]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (f"{_WORDS} Ilse Varga said.", "Ilse Varga", _WORDS),
        (f"{_WORDS} the mayor said.", "the mayor", _WORDS),
        ("“We shall see,” Tavo Orrin said.", "Tavo Orrin", "“We shall see,”"),
        ("“The new road will cost too much,” Tavo Orrin said.", "Tavo Orrin", "“The new road will cost too much,”"),
    ],
)
def test_one_speaker_no_name_few_words_or_other_words_are_none(text: str, source: str, words: str) -> None:
    one = quoted("Post", f"{_WORDS} Ilse Varga said.", "Ilse Varga", _WORDS)
    assert _conflicts(compared(one, quoted("Mail", text, source, words))) == []
