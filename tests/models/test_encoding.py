from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.models.encoding import CASE, GAP, QUOTE, encode, quotation_states, windows


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_pieces_stand_in_order_inside_the_text(text: str) -> None:
    pieces = encode(text)
    assert pieces.features.shape == (len(pieces), 3)
    last = 0
    for start, end in zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True):
        assert last <= start < end <= len(text)
        last = start


def test_a_long_text_reads_like_its_blocks() -> None:
    text = "The harbour was closed on Monday. " * 6000
    pieces = encode(text)
    assert text[pieces.starts[-2] : pieces.ends[-2]] == "Monday"
    assert len(pieces) == 6000 * len(encode("The harbour was closed on Monday. "))


@pytest.mark.parametrize(
    ("text", "word", "case"),
    [
        ("the dam", "dam", "lower"),
        ("the Dam", "Dam", "title"),
        ("the NATO line", "NATO", "upper"),
        ("the iPad", "iPad", "mixed"),
        ("at 72 places", "72", "digit"),
        ("a, b", ",", "mark"),
    ],
)
def test_case_of_a_word(text: str, word: str, case: str) -> None:
    pieces = encode(text)
    at = next(i for i, s in enumerate(pieces.starts.tolist()) if s == text.index(word))
    assert CASE[pieces.features[at, 0]] == case


def test_gaps_tell_words_lines_and_paragraphs() -> None:
    text = "One two\nthree\n\nfour-five"
    pieces = encode(text)
    rows = zip(pieces.starts, pieces.ends, pieces.features[:, 1], strict=True)
    found = {text[s:e]: GAP[g] for s, e, g in rows}
    gaps = ("paragraph", "space", "line", "paragraph", "none", "none")
    assert found == dict(zip(("One", "two", "three", "four", "-", "five"), gaps, strict=True))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("She said “no way” twice", "no way"),
        ('She said "no way" twice', "no way"),
        ("She said ‘no way’ twice", "no way"),
        ("She said ‘it’s over’ twice", "it’s over"),
        ("The workers’ strike isn’t over", ""),
        ("«non» he said", "non"),
    ],
)
def test_what_stands_in_a_quotation(text: str, inside: str) -> None:
    states = quotation_states(text)
    assert "".join(c for c, s in zip(text, states, strict=True) if QUOTE[s] == "inside") == inside


def test_an_unbalanced_mark_ends_with_its_line() -> None:
    states = quotation_states("He said “this\nand that")
    assert states[-1] == 0


@given(st.integers(0, 3000), st.integers(100, 300), st.integers(0, 60))
def test_windows_keep_every_piece_once(length: int, size: int, overlap: int) -> None:
    made = windows(length, size, overlap)
    kept = [i for _, _, a, b in made for i in range(a, b)]
    assert kept == list(range(length))
    for start, stop, keep_from, keep_to in made:
        assert 0 <= start <= keep_from <= keep_to <= stop <= length
        assert stop - start <= size
