"""Who is shown as making a claim says what its heading says; what is only near the matter is beside it."""

from __future__ import annotations

import json
from importlib import resources

from counterclaim.claims.alignment.features import Space
from counterclaim.claims.alignment.says import FEATURES, likelihood, row, weights
from counterclaim.claims.language.words import stems, tokens
from counterclaim.claims.propositions.records import Proposition, Traits
from counterclaim.text import Span

HEADING = "The Keel bridge was closed on Monday after a barge struck it"
SAME = "Police shut the Keel bridge on Monday when a barge ran into it"
NEAR = "The council of Orle wants a toll for the Keel bridge"


def space(*texts: str) -> Space:
    propositions, about = [], []
    for k, text in enumerate(texts):
        span = Span(f"r{k}", 0, len(text))
        propositions.append(Proposition(f"p{k}", f"r{k}", span, text, text, span, f"speaker {k}", "asserts"))
        about.append(Traits(stems=stems(tokens(text))))
    return Space(propositions, about, list(texts))


def test_the_same_in_other_words_is_likelier_than_what_is_near_the_matter() -> None:
    made = space(HEADING, SAME, NEAR)
    same, near = (likelihood(made, k, 0, size=3) for k in (1, 2))
    assert near < weights().threshold <= same


def test_the_row_is_of_the_member_and_its_claim() -> None:
    made = space(HEADING, SAME, NEAR)
    told = dict(zip(FEATURES, row(made, 1, 0, size=1), strict=True))
    assert (told["same-report"], told["same-sentence"], told["size"]) == (0.0, 0.0, 0.0)
    assert 0 < told["alike"] <= 1
    assert likelihood(made, 1, 0, size=2) > likelihood(made, 1, 0, size=40)


def test_the_shipped_weights_stand_beside_the_features() -> None:
    text = resources.files("counterclaim.claims").joinpath("data", "says.json").read_text(encoding="utf-8")
    assert set(json.loads(text)["weights"]) == set(FEATURES)
    assert 0 < weights().threshold < 1
