from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import ModelError
from counterclaim.models import decoding, reader
from counterclaim.models.decoding import viterbi
from counterclaim.models.encoding import encode
from counterclaim.models.network import TASKS
from counterclaim.models.runtime import card, embed, embed_within, read_within, session, weights_folder


def by_hand(scores: np.ndarray, transitions: np.ndarray) -> float:
    """The best path's score, one piece after another."""
    best = scores[0].copy()
    best[2::2] = -1e4
    for row in scores[1:]:
        best = (best[:, None] + transitions).max(0) + row
    return float(best.max())


def worth(path: np.ndarray, scores: np.ndarray, transitions: np.ndarray) -> float:
    total = scores[np.arange(len(path)), path].sum()
    return float(total + transitions[path[:-1], path[1:]].sum())


@pytest.mark.parametrize("task", TASKS)
@settings(max_examples=60, deadline=None)
@given(length=st.integers(1, 120), seed=st.integers(0, 10_000), lead=st.sampled_from([0.0, 2.0, 5.0, 9.0, 25.0]))
def test_decoding_in_stretches_finds_the_best_path(task: str, length: int, seed: int, lead: float) -> None:
    rng = np.random.default_rng(seed)
    transitions = np.array(card("reader")["transitions"][task], dtype=np.float32)
    scores = rng.normal(size=(length, len(transitions))).astype(np.float32) * 2
    scores[rng.random(length) < 0.7, 0] += lead
    path = viterbi(scores, transitions)
    assert worth(path, scores, transitions) == pytest.approx(by_hand(scores, transitions), abs=1e-2)


@pytest.mark.parametrize("task", TASKS)
def test_no_best_path_has_a_tag_where_a_piece_is_surely_outside(task: str) -> None:
    transitions = np.array(card("reader")["transitions"][task], dtype=np.float32)
    rng = np.random.default_rng(7)
    found = 0
    for _ in range(40):
        scores = rng.normal(size=(12, len(transitions))).astype(np.float32) * 3
        scores[rng.random(12) < 0.7, 0] += 9.0
        best = by_hand(scores, transitions)
        for k in np.flatnonzero(decoding._outside(scores, transitions)):
            other = scores.copy()
            other[k, 0] = -1e6  # made impossible
            assert by_hand(other, transitions) < best
            found += 1
    assert found > 40


def test_a_text_reads_the_same_whatever_was_read_before() -> None:
    text = "The minister said that the bridge was closed. “We saw no damage,” the engineer told reporters."
    first = reader.score(text)
    reader.score("Something else altogether, said nobody. " * 20)
    again = reader.score(text)
    assert first.spans == again.spans
    assert np.array_equal(first.link, again.link)


def test_scores_of_a_long_text_are_whole_and_keep_no_window() -> None:
    pieces = encode("The minister said on Monday that the bridge was closed. " * 60)
    for scores, width in zip(reader.run(pieces), (7, 19, 3, 384), strict=True):
        assert scores.shape == (len(pieces), width)
        assert scores.base is None  # a part of a window's output would hold the whole of it


def test_spans_are_those_of_the_text() -> None:
    text = "The minister said that the bridge was closed."
    found = {(s.label, text[s.start : s.end]) for s in reader.score(text).spans["attribution"]}
    assert ("source", "The minister") in found
    assert ("cue", "said") in found


def test_nothing_in_nothing_out() -> None:
    assert reader.score("").spans == {"attribution": (), "names": (), "times": ()}


def test_like_sentences_have_like_vectors() -> None:
    near, same, far = embed(["The army took the town.", "The town was captured by the army.", "Prices rose in May."])
    assert near @ same > 0.6 > 0.2 > near @ far
    assert np.linalg.norm(near) == pytest.approx(1.0, abs=1e-3)


def test_vectors_are_the_same_to_the_bit_in_any_company() -> None:
    texts = ["The ferry sank off Tarno.", "The mayor left by car.", "Nobody was hurt, said Holt.", ""]
    texts += [f"Crew number {k} of the ferry was saved that night." for k in range(20)]  # all of one length, and more
    spans = [(0, min(9, len(t))) for t in texts]
    together, within = embed(texts), read_within(texts, spans)
    for k, (text, span) in enumerate(zip(texts, spans, strict=True)):
        assert np.array_equal(embed([text])[0], together[k])
        for one, every in zip(read_within([text], [span]), within, strict=True):
            assert np.array_equal(one[0], every[k])
    assert embed([]).shape == (0, 384)


def test_a_stretch_is_read_in_its_surroundings() -> None:
    text = "The bank was closed on Monday, and the river rose over the bank."
    whole, money, river = embed_within([text] * 3, [(0, len(text)), (4, 8), (59, 63)])
    assert text[4:8] == text[59:63] == "bank"
    assert 0.3 < money @ river < 0.99
    assert whole == pytest.approx(embed([text])[0], abs=0.2)
    long = "word " * 600 + "The ferry sank. " + "word " * 600
    at = long.index("The ferry")
    far, near = embed_within([long, "The ferry sank."], [(at, at + 14), (0, 14)])
    assert far @ near > 0.5
    assert embed_within(["", "..."], [(0, 0), (5, 9)]).shape == (2, 384)


@pytest.mark.parametrize("name", ["reader", "sentences"])
def test_the_card_is_of_the_weights(name: str) -> None:
    assert session(weights_folder() / f"{name}.onnx", sha256=card(name)["sha256"]) is not None


def test_damaged_weights_are_named(tmp_path: Path) -> None:
    damaged = tmp_path / "reader.onnx"
    damaged.write_bytes(b"not a model")
    with pytest.raises(ModelError, match="damaged") as error:
        session(damaged, sha256=card("reader")["sha256"])
    assert str(damaged) in str(error.value)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        session(tmp_path / "reader.onnx", sha256="")


def test_likeness_is_of_what_answers_one_question() -> None:
    told = "The ferry company said that the engine had failed before the ferry left Tarno."
    denied = "Nothing was wrong with the engine when we sailed, said the captain."
    other = "The ferry company said that it would lower its fares in the spring."
    texts = [told, denied, other]
    spans = [(27, len(told) - 1), (0, 47), (27, len(other) - 1)]
    meaning, likeness = read_within(texts, spans)
    assert np.array_equal(meaning, embed_within(texts, spans))
    assert np.allclose(np.linalg.norm(likeness, axis=1), 1.0, atol=1e-5)
    assert likeness[0] @ likeness[1] > likeness[0] @ likeness[2]
    alone = read_within(texts[:1], spans[:1])[1]
    assert np.array_equal(alone[0], likeness[0])
