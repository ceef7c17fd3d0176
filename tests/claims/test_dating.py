"""What a time in somebody's words dates: what happened, what was to come, or nothing that can be told."""

from __future__ import annotations

import pytest

from tests.claims.invented import Said, compared, told


def dated(text: str, *said: Said, published: str | None = "2031-03-04") -> list[tuple[str, str, str]]:
    made = compared(told("Post", text, *said, published=published)).timeline
    return [(e.date, e.kind, e.text) for e in made]


@pytest.mark.parametrize(
    ("text", "date", "kind"),
    [
        ("The old ferry sank off Port Sudan on Monday", "2031-03-03", "happened"),
        ("The council of Kassala will vote on the dam on Tuesday", "2031-03-04", "expected"),
        ("The council of Kassala is expected to close the dam on Tuesday", "2031-03-04", "expected"),
        ("The old ferry to Hope sank off Port Sudan on Monday", "2031-03-03", "happened"),
        ("Clerks at the claims office closed the harbour on Monday", "2031-03-03", "happened"),
        ("Captain Will Tarr closed the harbour of Gedaref on Monday", "2031-03-03", "happened"),
        ("The captain was shot by police Monday", "2031-03-03", "happened"),
    ],
)
def test_the_time_of_a_predicate_dates_what_it_tells(text: str, date: str, kind: str) -> None:
    assert dated(text + ".") == [(date, kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry had carried far too many people before Sunday's storm.",
        "The harbour has mourned the victims of the Sunday sinking.",
        "The harbour of Gedaref is far quieter than on Monday.",
        "The harbour of Gedaref has been closed since Monday.",
        "The harbour police did not close the bridge on Monday.",
        "The trial of the captain would begin on Tuesday if the council agreed.",
        "She closed the harbour of Gedaref on Monday.",
        "The ferry sank off the harbour on Monday, officials said.",
    ],
)
def test_other_times_date_nothing(text: str) -> None:
    assert dated(text) == []


def test_what_has_happened_lies_not_after_its_report() -> None:
    assert dated("The old ferry sank off Port Sudan on Tuesday.", published="2031-03-03") == []


def test_what_is_said_of_its_own_day_stands_once() -> None:
    text = "Tavo Orrin said the old ferry sank off Port Sudan on Monday."
    content = "the old ferry sank off Port Sudan on Monday"
    said = Said("Tavo Orrin", "said", content, said_on="2031-03-03")
    assert dated(text, said) == [("2031-03-03", "said", content)]
    later = Said("Tavo Orrin", "said", content, said_on="2031-03-04")
    assert [e[:2] for e in dated(text, later)] == [("2031-03-03", "happened"), ("2031-03-04", "said")]


def test_what_is_said_in_the_month_of_its_report_is_not_later() -> None:
    said = Said("Tavo Orrin", "said", "the old ferry sank off Port Sudan", said_on="2031-03-03")
    text = "Tavo Orrin said the old ferry sank off Port Sudan."
    assert [e[:2] for e in dated(text, said, published="2031-03")] == [("2031-03-03", "said")]
    assert dated(text, said, published="2031-02") == []


@pytest.mark.parametrize(("count", "days"), [("Two", 1), ("Two more", 0), ("2 more", 0)])
def test_what_comes_on_top_is_another_happening(count: str, days: int) -> None:
    a = told("Post", "Two ferries sank in the storm off Port Sudan on Monday.", published="2031-03-03")
    b = told("Mail", f"{count} ferries sank in the storm off Port Sudan on Tuesday.", published="2031-03-04")
    assert len([d for d in compared(a, b).differences if d.kind == "date"]) == days


def test_the_month_of_may_leaves_nothing_open() -> None:
    text = "On May 3 the ferry of Gedaref sank off Port Sudan"
    assert dated(text + ".", published="2031-05-04") == [("2031-05-03", "happened", text)]
    assert dated("The ferry of Gedaref may have sunk off Port Sudan on May 3.", published="2031-05-04") == []
