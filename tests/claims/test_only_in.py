"""What one report alone carries: not what another tells in its own words."""

from __future__ import annotations

import pytest

from tests.claims.test_claims_compare import Said, compared, told


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
