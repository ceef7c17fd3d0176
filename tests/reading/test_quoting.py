"""Where quotations run in text as it comes."""

from __future__ import annotations

import time

import pytest

from counterclaim.reading.quoting import quotations

CASES = [
    ('He said "we go." They went.', ['"we go."']),
    (
        '"Whether as an order or as mere “pier work” or “bridge work,” it falls," Tarr argues.',
        ['"Whether as an order or as mere “pier work” or “bridge work,” it falls,"'],
    ),
    ('“He said "no" and left,” she said. “It "fell" then.”', ['“He said "no" and left,”', '“It "fell" then.”']),
    (
        '"They know that words like "closed," "shut" or "barred" are loaded," Tarr said. "It tells."',
        ['"They know that words like "closed," "shut" or "barred" are loaded,"', '"It tells."'],
    ),
    ('"It rained. "It poured," he said.', ['"It rained. ', '"It poured,"']),
    ('"It rained," he said. "It poured."', ['"It rained,"', '"It poured."']),
    ('The "pier" and “bridge” fell.', ['"pier"', "“bridge”"]),
    (
        '"They said that help was there, but in talks of another kind\n\nabout the bridge," the report said.',
        ['"They said that help was there, but in talks of another kind\n\nabout the bridge,"'],
    ),
    ('"They said that help was there, but in talks of another kind.\n\n"It fell," he said.', None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_known_quotations(text: str, expected: list[str] | None) -> None:
    found = [text[start:end] for start, end in quotations(text)]
    assert found == (
        ['"They said that help was there, but in talks of another kind.', '"It fell,"']
        if expected is None
        else expected
    )


@pytest.mark.parametrize("unit", ['"a ', '"a b" ', '“a "', '"a “', 'A: "b." ', '"', "“"])
def test_time_is_bounded(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begin = time.perf_counter()
    quotations(text)
    assert time.perf_counter() - begin < 60
