"""Quotation marks, in invented sentences."""

from __future__ import annotations

import time

import pytest

from counterclaim.reading.stance import quotations, quote_type


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "it burns" twice.', ['"it burns"']),
        ("She said “it burns” twice.", ["“it burns”"]),
        ("She said ‘it burns’ twice.", ["‘it burns’"]),
        ("The crew’s boat didn’t burn.", []),
        ("The crew's boat didn't burn, the captains' said.", []),
        ("“It burns.\n\n“It still burns,” she said.", ["“It burns.", "“It still burns,”"]),
        ("“They shouted ‘fire’ at us,” she said.", ["“They shouted ‘fire’ at us,”"]),
        ("«Feuer», she said.", ["«Feuer»"]),
        ('A 6" pipe burst.', []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[s:e] for s, e in quotations(text)] == expected


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“The quay is lost,” she said.", "“The quay is lost,”", "direct"),
        ("She said the quay is lost.", "the quay is lost", "indirect"),
        ("She said the quay is “lost for good”.", "the quay is “lost for good”", "mixed"),
        ("She called the quay ‘lost’.", "the quay ‘lost’", "mixed"),
        ("“He said the quay is lost,” she added.", "the quay is lost", "indirect"),
        ("“I have said the quay is lost,” she added.", "the quay is lost", "direct"),
    ],
)
def test_quote_type(text: str, content: str, expected: str) -> None:
    start = text.index(content)
    word = "called" if "called" in text else "said"
    cue = (text.index(word), text.index(word) + len(word))
    assert quote_type(text, [(start, start + len(content))], cue=cue) == expected


def test_a_post_is_direct() -> None:
    assert quote_type("Smoke over the quay", [(0, 19)]) == "direct"


def test_many_marks_are_quick() -> None:
    began = time.perf_counter()
    quotations("'a \"b ‘c “d " * 20_000)
    assert time.perf_counter() - began < 10
