"""The ranking of antecedents."""

from __future__ import annotations

import math

import pytest

from counterclaim.identity.antecedents import KINDS, Antecedents, enough, score
from counterclaim.identity.document import Document, prepare, speakers
from counterclaim.identity.drafts import Unit
from counterclaim.identity.lexicon import data
from counterclaim.identity.resolve import named
from counterclaim.identity.said import Past
from tests.identity.test_identity import build


def ready(marked: str) -> tuple[Document, Antecedents, Past, Unit]:
    """A report with one pronoun to rank, and all that stands before it."""
    document = prepare(*build(marked))
    named([document])
    pronoun = next(u for u in document.units if u.kind == "pronoun")
    past = Past(u for u in document.units if u.span.start < pronoun.span.start and u.draft is not None)
    return document, Antecedents(document, speakers(document)), past, pronoun


CASES = {
    "the one spoken of": ("[P:Mira Holt] opened the bridge. Crowds came to see her.", "Mira Holt"),
    "by gender": ("[P:Anna Holt] met [P:Peter Lund] on Monday. Crowds cheered him.", "Peter Lund"),
    "the subject, not who is spoken of": ("[P:Peter Lund] spoke about [P:Jonas Vey] before he left.", "Peter Lund"),
    "nobody": ("The bridge was shut. Crowds came to see her.", None),
}


@pytest.mark.parametrize(("marked", "expected"), CASES.values(), ids=CASES)
def test_choice(marked: str, expected: str | None) -> None:
    _, ranking, past, pronoun = ready(marked)
    choice = ranking.choose(past, pronoun, None, "")
    assert (choice.unit.text if choice.unit is not None else None) == expected
    assert 0.0 <= choice.probability <= 1.0


def test_the_probability_is_of_the_scores() -> None:
    _, ranking, past, pronoun = ready("[P:Mira Holt] met [P:Anna Vey] on Monday. Crowds cheered her.")
    found = ranking.candidates(past, pronoun)
    scores = [score("person", r) for r in ranking.rows(past, pronoun, found, None, "")]
    shares = [math.exp(s) / sum(math.exp(x) for x in scores) for s in scores]
    assert len(shares) == 3
    assert ranking.choose(past, pronoun, None, "").probability == pytest.approx(max(shares))


def test_every_kind_has_weights_and_a_least() -> None:
    for kind in set(KINDS.values()):
        assert 0.5 <= enough(kind) < 1.0
        assert score(kind, {"none": 1.0}) != 0.0


def test_words_of_syntax_are_lower_case_and_unique() -> None:
    for words in data("syntax.yml").values():
        assert all(isinstance(w, str) and w == w.lower() for w in words)
        assert len(words) == len(set(words))
