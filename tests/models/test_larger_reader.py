"""Readers of other widths, depths, windows and vocabularies than the shipped one read by path, behind one interface."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim import Read, Settings, read_paths
from counterclaim.errors import ModelError
from counterclaim.identity import identify
from counterclaim.models.reader import pair_scores, score
from counterclaim.reading import read
from counterclaim.settings import using
from counterclaim.text import Report
from tests.models.tiny_reader import write_reader

SENTENCE = "On Monday  Mayor\u00a0Tarr said that ferries had sunk. "
TEXT = SENTENCE * 60
REPORT = Report(id="a" * 12, text=TEXT, sha256=hashlib.sha256(TEXT.encode()).hexdigest(), language="en")

READERS: dict[str, dict[str, Any]] = {
    "narrow": {"width": 32, "layers": 1, "window": 64, "link": 4},
    "wide": {"width": 768, "layers": 4, "window": 510, "link": 128},
    "other vocabulary": {"width": 96, "layers": 2, "window": 128, "link": 16, "more": ("ferry", "quay", "pier")},
}


@pytest.mark.parametrize("kind", READERS)
def test_a_reader_of_another_size_reads_with_exact_offsets(kind: str, tmp_path: Path) -> None:
    write_reader(tmp_path / "tiny", **READERS[kind])
    with using(Settings(reader=str(tmp_path / "tiny"))):
        reading = read(REPORT)
    assert reading.model == f"tiny-{READERS[kind]['width']}"
    assert len(reading.attributions) == 60
    for k, a in enumerate(reading.attributions):
        assert a.source is not None
        assert a.cue is not None
        words = [TEXT[s.start : s.end] for s in (a.source, a.cue, *a.content)]
        assert words == ["Mayor\u00a0Tarr", "said", "that ferries had sunk"]
        assert a.cue.start == k * len(SENTENCE) + SENTENCE.index("said")
    assert {TEXT[t.span.start : t.span.end] for t in reading.times} == {"Monday"}
    assert "Tarr" in {TEXT[m.span.start : m.span.end] for m in reading.mentions if m.kind == "name"}
    assert identify([REPORT], [reading]).entities


def test_its_vectors_are_as_wide_as_its_card_says(tmp_path: Path) -> None:
    write_reader(tmp_path / "tiny", **READERS["wide"])
    with using(Settings(reader=str(tmp_path / "tiny"))):
        scored = score(SENTENCE)
        cues, sources = ([s for s in scored.spans["attribution"] if s.label == x] for x in ("cue", "source"))
        assert scored.link.shape == (len(scored.pieces), 6, 128)
        assert pair_scores(scored, cues, sources, kind=0).shape == (1, 1)


def test_files_are_read_by_it(tmp_path: Path) -> None:
    write_reader(tmp_path / "tiny", **READERS["narrow"])
    (tmp_path / "a.txt").write_text("Published 2031-05-06\n\n" + TEXT, encoding="utf-8")
    settings = Settings(reader=str(tmp_path / "tiny"))
    (found,) = [f for f in read_paths([tmp_path / "a.txt"], settings=settings) if isinstance(f, Read)]
    assert found.reading.model == "tiny-32"
    assert found.reading.attributions[0].said_on == "2031-05-05"


def rewritten(folder: Path, **changes: object) -> None:
    path = folder / "reader.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


@pytest.mark.parametrize(
    ("changes", "file", "what"),
    [
        ({"link": 5}, "reader.onnx", "output 'link' is float32 (1, 66, 24), not finite float32 (1, 66, 30)"),
        ({"tags": {"attribution": ["O"], "names": ["O"], "times": ["O"]}}, "reader.json", "'tags'"),
        ({"window": 32}, "reader.json", "'window' is not a whole number from 64"),
        ({"tokenizer_sha256": "0" * 64}, "tokenizer.json", "not the one that the card is of"),
        ({"distance": [[0.0] * 10] * 2}, "reader.json", "distance: not 2 rows of 12 numbers"),
    ],
)
def test_a_card_that_does_not_fit_the_network_is_named(
    tmp_path: Path, changes: dict[str, object], file: str, what: str
) -> None:
    write_reader(tmp_path / "tiny", **READERS["narrow"])
    rewritten(tmp_path / "tiny", **changes)
    with using(Settings(reader=str(tmp_path / "tiny"))), pytest.raises(ModelError) as error:
        read(REPORT)
    assert error.value.where == str(tmp_path / "tiny" / file)
    assert what in error.value.what


def test_a_vocabulary_larger_than_the_network_knows_is_named(tmp_path: Path) -> None:
    write_reader(tmp_path / "tiny", width=32, layers=1, window=64, link=4, more=("quay", "pier"), unknown=2)
    with using(Settings(reader=str(tmp_path / "tiny"))), pytest.raises(ModelError) as error:
        read(REPORT)
    assert error.value.where == str(tmp_path / "tiny" / "reader.onnx")
    assert "does not know piece 14 of the tokenizer ('pier')" in error.value.what
