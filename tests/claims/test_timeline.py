"""What the timeline lists once, and which sayings have a day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.text import Span
from tests.claims.invented import Said, Told, compared, told

WHOLE = "the old ferry sank off Port Sudan in a storm that the crew of the tug had seen from Kassala"


@pytest.mark.parametrize(
    ("part", "listed"),
    [
        ("The old ferry sank off Port Sudan in a storm", 1),
        ("the old ferry sank off Port Sudan", 1),
        ("the old ferry sank off Gedaref in a storm", 2),
    ],
)
def test_a_part_of_what_is_listed_is_not_listed_again(part: str, listed: int) -> None:
    made = compared(
        told("Post", f"Ilse Varga said “{WHOLE}”.", Said("Ilse Varga", "said", f"“{WHOLE}”", said_on="2031-03-03")),
        told("Mail", f"Tavo Orrin said “{part}”.", Said("Tavo Orrin", "said", f"“{part}”", said_on="2031-03-03")),
    ).timeline
    assert len(made) == listed
    assert any("seen from Kassala" in e.text for e in made)


@pytest.mark.parametrize(
    ("source", "cue", "rest", "days"),
    [
        ("Ilse Varga", "told", "", ["2031-03-04"]),
        ("Ilse Varga", "has told", "", []),
        ("Ilse Varga has", "told", "", []),
        ("Ilse Varga has since", "told", "", []),
        ("Ilse Varga", "has told", " on Tuesday", ["2031-03-04"]),
        ("Ilse Varga, who has a boat,", "told", "", ["2031-03-04"]),
    ],
)
def test_what_somebody_has_said_has_only_the_day_that_it_is_told_with(
    source: str, cue: str, rest: str, days: list[str]
) -> None:
    content = "the ferry to Port Sudan sank in the night"
    text = f"{source} {cue} the council{rest} that {content}."
    made = compared(told("Post", text, Said("Ilse Varga", cue, content, said_on="2031-03-04"))).timeline
    assert [e.date for e in made if e.kind == "said"] == days


def test_what_goes_on_from_what_somebody_has_said_has_no_day_either() -> None:
    first, second = "the ferry to Port Sudan was sound", "the crew of the ferry knew the rocks"
    for between, days in ((" ", []), ("\n", ["2031-03-04"])):
        text = f"Ilse Varga has told the council that {first}.{between}Varga said that {second}."
        made = told("Post", text, Said("Ilse Varga", "has told", first, said_on="2031-03-04"))
        start = text.index("Varga said")
        spoken = replace(
            made.reading.attributions[0],
            id="second",
            source=Span(made.report.id, start, start + 5),
            cue=Span(made.report.id, start + 6, start + 10),
            content=(Span(made.report.id, text.index(second), text.index(second) + len(second)),),
        )
        reading = replace(made.reading, attributions=(*made.reading.attributions, spoken))
        spans = {**made.by_span, Span(made.report.id, start, start + 5): "e-mayor"}
        entries = compared(Told(made.report, reading, spans)).timeline
        assert [e.date for e in entries if e.kind == "said"] == days
