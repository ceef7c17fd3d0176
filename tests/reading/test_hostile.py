"""Whatever a text holds, it is read, and every span stands inside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.intake import load
from counterclaim.models import reader
from counterclaim.models.encoding import quotation_states
from counterclaim.reading import read
from counterclaim.reading.records import Reading
from counterclaim.text import Report, Span

PHRASES = (
    *("The minister said", " that ", "the dam was closed", ". ", "“", "”", '"', "'", "‘", "’", "«", "»", "\n", "\n\n"),
    *("denied", " on Monday", "May 4, 2031", "— Name (@handle) ", "THE MAYOR SAID", "😀", "👩‍👧", "\x00", "\x1b[2J"),
    *("\u202e", "\u200b", "قال الوزير", "שר", "министр", "市长", "é", "ﬁ", "İ", "\U0010ffff", "ß", "12.5", "...", " "),
)
hostile = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(PHRASES), max_size=120).map("".join),
    st.text("\"“”'‘’ a", max_size=300),
)


def made(text: str, language: str | None = "en") -> Report:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Report(id=digest[:12], text=text, sha256=digest, language=language, published="2031-05-06")


def spans(reading: Reading) -> Iterator[Span]:
    yield from reading.sentences
    yield from (m.span for m in reading.mentions)
    yield from (t.span for t in reading.times)
    for a in reading.attributions:
        yield from a.content
        yield from (s for s in (a.source, a.cue) if s is not None)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile)
def test_every_span_stands_inside_the_text(text: str) -> None:
    reading = read(made(text))
    assert reading.outcome == ("read" if reading.attributions else "no-attribution")
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
    ids = {a.id for a in reading.attributions}
    assert all(a.content for a in reading.attributions)
    assert all(a.within is None or a.within in ids for a in reading.attributions)


@pytest.mark.parametrize("unit", ["“\"‘'„«»”’ ", "'a ", "“", "'", "😀", "a", "\u202eab ", "\n", "x\n", "said said "])
def test_quotation_marks_by_the_hundred_thousand_take_linear_time(unit: str) -> None:
    states = quotation_states(unit * (400_000 // len(unit)))
    assert len(states) == 400_000 // len(unit) * len(unit)


def test_one_long_stretch_and_many_short_ones_decode_in_bounded_memory() -> None:
    # side by side in one table they would take some 80 GB
    scores = np.zeros((200_000, 7), dtype=np.float32)
    scores[100_000:, 0] = np.where(np.arange(100_000) % 5 == 0, 0.0, 30.0)
    transitions = np.array(reader._card()["transitions"]["attribution"], dtype=np.float32)
    scores[10, 1] = scores[150_000, 3] = 5.0
    path = reader.viterbi(scores, transitions)
    assert path[10] == 1
    assert path[150_000] == 3


def test_another_language_is_said_and_nothing_is_read(tmp_path: Path) -> None:
    text = "Le ministre a déclaré lundi que le pont était fermé. La mairie a démenti que le pont soit dangereux. "
    (tmp_path / "a.txt").write_text(text * 5, encoding="utf-8")
    (report,) = [r for r in load([tmp_path / "a.txt"]) if isinstance(r, Report)]
    reading = read(report)
    assert reading.outcome == "other-language"
    assert (reading.attributions, reading.mentions, reading.times) == ((), (), ())
