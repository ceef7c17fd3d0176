"""Whatever a text holds, it is read, and every span stands inside it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.intake import load
from counterclaim.models import reader
from counterclaim.models.decoding import viterbi
from counterclaim.models.encoding import quotation_states
from counterclaim.reading import read
from counterclaim.reading.overlooked import overlooked
from counterclaim.text import Report, sentences
from tests.reading.marks import every_span

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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hostile)
def test_every_span_stands_inside_the_text(text: str) -> None:
    reading = read(made(text))
    assert reading.outcome == ("read" if reading.attributions else "no-attribution")
    for span in every_span(reading):
        assert 0 <= span.start < span.end <= len(text)
    ids = {a.id for a in reading.attributions}
    assert all(a.content for a in reading.attributions)
    assert all(a.within is None or a.within in ids for a in reading.attributions)


NEWS = (
    "The harbour master said on Monday that the old pier had sunk. “We saw no cracks,” the port’s engineer told "
    "reporters.\n\nThe mayor of Ashby denied that divers were called. According to the council, work begins in May.\n"
)


def without_marks(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c == " ")


CHANGED: dict[str, Callable[[str], str]] = {
    "all capitals": str.upper,
    "no punctuation": without_marks,
    "control characters": lambda text: "\x00\x07\x1b".join(text.split(" ")),
    "emoji between words": lambda text: " 👩‍👧🇫🇷 ".join(text.split(" ")),
    "combining marks": lambda text: "".join(c + "\u0301" if c.isalpha() else c for c in text),
    "turned around": lambda text: "\u202e" + text + "\u2066 قال الوزير שר 市长 министр " + text,
    "lone surrogates": lambda text: text.replace(" ", "\ud800"),
    "thousands of quotation marks": lambda text: "“\"‘'„«»”’" * 400 + text + "”" * 2000,
    "one word": lambda text: "a" * 6000 + text,
    "line ends": lambda text: "\r\n".join(text.split(" ")),
}


@pytest.mark.parametrize("change", CHANGED.values(), ids=CHANGED.keys())
def test_news_made_hostile_reads_with_spans_inside_the_text(change: Callable[[str], str]) -> None:
    text = change(NEWS)
    found = list(every_span(read(made(text))))
    assert found
    assert all(0 <= span.start < span.end <= len(text) for span in found)


@settings(max_examples=30, deadline=None)
@given(hostile, st.integers(1, 40))
def test_sentences_stand_in_order_and_leave_out_white_space_only(text: str, times: int) -> None:
    text *= times
    at = 0
    for start, end in sentences(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("language", ["fr", "de-AT", "ar", "und"])
@settings(max_examples=10, deadline=None)
@given(text=hostile)
def test_another_language_is_a_typed_outcome_whatever_the_text(language: str, text: str) -> None:
    reading = read(made(text, language))
    assert reading.outcome == "other-language"
    assert (reading.attributions, reading.mentions, reading.times) == ((), (), ())


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
    path = viterbi(scores, transitions)
    assert path[10] == 1
    assert path[150_000] == 3


def test_another_language_is_said_and_nothing_is_read(tmp_path: Path) -> None:
    text = "Le ministre a déclaré lundi que le pont était fermé. La mairie a démenti que le pont soit dangereux. "
    (tmp_path / "a.txt").write_text(text * 5, encoding="utf-8")
    (report,) = [r for r in load([tmp_path / "a.txt"]) if isinstance(r, Report)]
    reading = read(report)
    assert reading.outcome == "other-language"
    assert (reading.attributions, reading.mentions, reading.times) == ((), (), ())


@pytest.mark.parametrize("filler", [" ", "\n", '"', "A", ", ", "the board "])
def test_a_long_run_of_anything_is_looked_through_in_step_with_its_length(filler: str) -> None:
    text = "a" + filler * (60_000 // len(filler)) + "b"
    started = time.process_time()
    assert overlooked(text, (0, len(text)), [], names=[]) == []
    assert time.process_time() - started < 5
