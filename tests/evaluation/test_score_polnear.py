"""PolNeAR scored: one text with the attributions of gold and found given."""

from __future__ import annotations

import pytest

from evaluation.polnear import Counts, annotated, by_passage, counted
from evaluation.relations import Relation
from evaluation.scores import Count
from evaluation.spans import Interval
from training.corpora import Attributed, Labelled

TEXT = "Varga said the lock was shut.\n\n“It was open,” Holt told Tarr."
VARGA, SAID, SHUT = (0, 5), (6, 10), (11, 28)
HOLT, TOLD, OPEN = (47, 51), (52, 56), (32, 43)


def told(
    name: str, source: Interval | None, cue: Interval | None, *content: Interval, within: str | None = None
) -> Relation:
    sources, cues = ((source,) if source else ()), ((cue,) if cue else ())
    return Relation(name, sources, cues, content, core=bool(content), within=within)


GOLD = [told("0", VARGA, SAID, SHUT), told("1", HOLT, TOLD, OPEN)]


def test_all_that_is_found_and_right_counts_fully() -> None:
    assert set(counted(TEXT, GOLD, GOLD).figures().values()) == {1.0}


def test_a_cut_content_is_near_and_not_exact() -> None:
    found = [told("a", VARGA, SAID, (15, 28)), GOLD[1]]
    got = counted(TEXT, found, GOLD).figures()
    assert (got["content exact F1"], got["content overlap F1"], got["content begin F1"]) == (0.5, 1.0, 0.5)
    assert got["content Jaccard"] == pytest.approx((13 + 11) / (17 + 11))
    assert (got["relation exact F1"], got["relation F1"]) == (0.5, 1.0)


def test_what_is_read_inside_a_content_is_left_out() -> None:
    inside = told("b", (11, 19), (20, 23), (24, 28), within="a")
    assert counted(TEXT, [*GOLD, inside], GOLD) == counted(TEXT, GOLD, GOLD)


def test_a_span_that_two_attributions_share_counts_once() -> None:
    twice = [*GOLD, told("2", VARGA, SAID, OPEN)]
    made = counted(TEXT, twice, twice)
    assert made.spans["source"].exact == Count(2, 2, 2)
    assert made.near == Count(3, 3, 3)


def test_nothing_found_nothing_annotated_and_no_article_at_all() -> None:
    missed, vain = counted(TEXT, [], GOLD), counted(TEXT, GOLD, [])
    assert (missed.near, vain.near) == (Count(0, 0, 2), Count(0, 2, 0))
    assert {*missed.figures().values(), *vain.figures().values(), *Counts().figures().values()} == {0.0}
    assert (missed + vain).near == Count(0, 2, 2, 0)


def test_what_the_corpus_gives_no_content_is_off_the_core() -> None:
    article = Labelled("x", TEXT, [Attributed([VARGA], [SAID], [SHUT]), Attributed([HOLT], [TOLD], [])])
    gold = annotated(article)
    assert [g.core for g in gold] == [True, False]
    assert counted(TEXT, gold, gold).near == Count(1, 2, 1)
    assert annotated(Labelled("y", TEXT)) == []


def test_spans_end_with_their_passage() -> None:
    text = "“One.\n\nTwo,” she said.\n"
    assert by_passage(text, [(0, 12), (17, 21)]) == {(0, 5), (7, 12), (17, 21)}
    assert by_passage(text, [(5, 7)]) == set()
    across = [told("0", None, None, (11, 43))]
    made = counted(TEXT, across, [told("1", None, None, (11, 29), (31, 43))])
    assert (made.spans["content"].exact.right, made.passages["content"].exact) == (0, Count(2, 2, 2))
