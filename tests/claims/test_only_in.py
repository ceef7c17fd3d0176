"""What one report alone carries: not what another tells in its own words."""

from __future__ import annotations

import random

import pytest

from counterclaim.claims.only_in import _COVERED, _told
from tests.claims.invented import Said, compared, told


def alone(*texts: str) -> list[str]:
    reports = [told(f"Post {n}", text) for n, text in enumerate(texts)]
    made = compared(*reports)
    claims = {c.id: c.statement for c in made.claims}
    return [claims[c] for only in made.only_in for c in only.claims if only.report == reports[0].report.id]


FIRST = "The harbour master of Gedaref closed the old bridge to lorries."


def test_what_no_other_report_tells_is_its_own() -> None:
    assert alone(FIRST, "A storm broke two windows of the town hall at Kassala.") == [FIRST[:-1]]


@pytest.mark.parametrize(
    "other",
    [
        "Traders were angry when the old bridge was closed to lorries by the harbour master of Gedaref.",
        "It was the harbour master, of Gedaref, who had closed that old bridge to all lorries.",
    ],
)
def test_what_a_sentence_of_another_report_tells_is_not(other: str) -> None:
    assert alone(FIRST, other) == []


def test_whoever_says_it_there() -> None:
    text = "The harbour master of Gedaref had closed the old bridge to lorries, Tavo Orrin said."
    said = Said("Tavo Orrin", "said", "The harbour master of Gedaref had closed the old bridge to lorries")
    made = compared(told("Post", FIRST), told("Mail", text, said))
    assert all(
        claim not in {c.id for c in made.claims if FIRST[:-1] == c.statement}
        for o in made.only_in
        for claim in o.claims
    )


def test_the_sentences_of_the_rarest_words_are_all_that_can_tell_it() -> None:
    chance = random.Random(7)
    weight = {word: chance.uniform(0.5, 5) for word in ("dam", "fog", "port", "mill", "lock", "pier", "salt", "brim")}
    held = [("other", frozenset(chance.sample(sorted(weight), chance.randint(1, 6)))) for _ in range(9)]
    by_stem = {word: [s for s in held if word in s[1]] for word in weight}
    found = set()
    for _ in range(200):
        words = chance.sample(sorted(weight), chance.randint(1, 6))
        least = _COVERED * sum(weight[w] for w in words)
        every = any(sum(weight[w] for w in s & set(words)) >= least for _, s in held)
        assert _told(" ".join(words), "own", by_stem, weight) is every
        assert not _told(" ".join(words), "other", by_stem, weight)
        found.add(every)
    assert found == {True, False}
