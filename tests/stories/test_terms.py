"""Words, their rarity, and the files that hold it."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from counterclaim.stories.pairs import FEATURES, weights
from counterclaim.stories.terms import likeness, normal, rarity, weigh, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S. envoy’s 12-day visit", ["the", "u.s", "envoy", "12-day", "visit"]),
        ("Straße, ÉLAN", ["strasse", "élan"]),
        ("", []),
        ("…—“”", []),
    ],
)
def test_words_in_their_normal_form(text: str, found: list[str]) -> None:
    assert [normal(text[a:b]) for a, b in words(text)] == found


def test_rarity_rises_from_the_article_to_the_unseen() -> None:
    order = ["the", "said", "minister", "reservoir", "zxqvallomere"]
    values = [rarity(w) for w in order]
    assert values == sorted(values)
    assert values[0] < 0.2
    assert values[-1] > 8


def test_weighing_is_of_length_one_and_keeps_the_weightiest() -> None:
    made = weigh(["the", "the", "reservoir", "minister"], most=2)
    assert set(made) == {"reservoir", "minister"}
    assert likeness(made, made) == pytest.approx(1.0)
    assert likeness(made, {}) == 0.0
    assert weigh([], most=5) == {}


@pytest.mark.parametrize("name", ["idf.json", "pairs.json"])
def test_the_data_files_say_how_and_from_what_they_were_made(name: str) -> None:
    made = json.loads(resources.files("counterclaim.stories").joinpath("data", name).read_text(encoding="utf-8"))
    assert made["how"].startswith("training/")
    assert made["from"]


def test_the_weights_are_those_of_the_features() -> None:
    made = weights()
    assert len(made.weights) == len(FEATURES)
    assert made.weights[FEATURES.index("meaning")] > 0 > made.weights[FEATURES.index("days")]
