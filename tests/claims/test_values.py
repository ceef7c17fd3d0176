"""What positions say how many, when and where, normalised, on the whole chain. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.propositions.traits import Lookup, standalone, traits
from counterclaim.claims.propositions.values import MOST, value_of
from counterclaim.identity import identify
from counterclaim.pipeline import dossiers
from counterclaim.reading import read
from counterclaim.text import Report, Span, report_id


def _value(text: str) -> str | None:
    key = report_id(text, outlet="Post", published="2031-03-05")
    report = Report(id=key, text=text, sha256="", outlet="Post", published="2031-03-05")
    reading = read(report)
    lookup = Lookup(report, reading, identify([report], [reading]))
    span = Span(key, 0, len(text))
    words = standalone(lookup, 0, len(text))
    proposition = Proposition(key, key, span, text, words, span, "Post", "asserts")
    return value_of(lookup, proposition, traits(lookup, 0, len(text), words))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("At least eight miners were killed in Kassala.", "number >=8 miners; place Kassala"),
        ("Up to 12 barges sank.", "number <=12 barges"),
        ("About 40 farmers were there.", "number ~40 farmers"),
        ("Dozens of boats sank.", "number 24..99 boats"),
        ("The wind reached 100 km/h and cost $2 million.", "number 100 km/h; number 2000000 $"),
        ("He came on Monday evening.", "date 2031-03-03TEV"),
        ("The gate has been shut for more than 20 months.", "duration >=P20M"),
        ("It was first tried in July 2024.", "date 2024-07"),
        ("The barge was old.", None),
    ],
)
def test_values(text: str, value: str | None) -> None:
    assert _value(text) == value


def test_at_most_so_many_of_a_sort() -> None:
    told = ", ".join(f"{n} barges" for n in range(20, 40))
    assert (_value(f"They counted {told}.") or "").count("number") == MOST


def test_positions_of_a_story_have_their_values() -> None:
    texts = {
        "Post": "KASSALA — At least eight miners were killed in Kassala on Monday, warden Ilse Varga said.\n",
        "Mail": "KASSALA — Nine miners were killed in Kassala on Monday, the council said.\n",
    }
    reports = [
        Report(
            id=report_id(text, outlet=outlet, published="2031-03-05"),
            text=text,
            sha256="",
            outlet=outlet,
            published="2031-03-05",
        )
        for outlet, text in texts.items()
    ]
    positions = [p for d in dossiers(reports) for c in d.comparison.claims for p in c.positions]
    values = {p.value for p in positions if "miners were killed" in p.text}
    assert any(v is not None and v.startswith("number >=8 miners; date 2031-03-03") for v in values)
    assert any(v is not None and v.startswith("number 9 miners; date 2031-03-03") for v in values)
