"""Names put right, descriptions and pronouns found."""

from __future__ import annotations

import pytest

from counterclaim.reading.mentions import find_mentions
from counterclaim.reading.roles import plural, roles
from counterclaim.text import Report, Span


def mentions(text: str, names: dict[str, str], source: str = "") -> list[tuple[str, str, str | None]]:
    """(text, kind, type) of each mention; every place where a name of ``names`` stands is tagged."""
    report = Report(id="r", text=text, sha256="")
    tagged = []
    for name, label in names.items():
        at = text.find(name)
        while at >= 0:
            tagged.append((at, at + len(name), label))
            at = text.find(name, at + 1)
    at = text.find(source)
    sources = [Span("r", at, at + len(source))] if source else []
    return [(report.quote(m.span), m.kind, m.type) for m in find_mentions(report, tagged, sources)]


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("President Mira Holt left.", {"President Mira Holt": "Person"}, ("Mira Holt", "name", "person")),
        ("It cost 5 euros in Oslo.", {"Oslo": "Location"}, ("Oslo", "name", "place")),
        ("The Danish envoy left.", {"Danish": "NORP"}, ("The Danish envoy", "description", "person")),
        ("Danish officials left.", {"Danish": "NORP"}, ("Danish officials", "description", "group")),
        ("The foreign ministry said so.", {}, ("The foreign ministry", "description", "organisation")),
        ("Then she left.", {}, ("she", "pronoun", "person")),
        ("NEWS Mira Holt, R-Iowa, left.", {"Mira Holt, R-Iowa": "Person"}, ("Mira Holt", "name", "person")),
        ("A photo/AP\n\nMira Holt left.", {"AP\n\nMira Holt": "Person"}, ("Mira Holt", "name", "person")),
        ("Then Pete Jr. left.", {"Pete Jr.": "Organization"}, ("Pete Jr.", "name", "person")),
        ("Trade with the U.S. grew.", {"U.S": "Location"}, ("U.S.", "name", "place")),
    ],
)
def test_found(text: str, names: dict[str, str], wanted: tuple[str, str, str]) -> None:
    assert wanted in mentions(text, names)


def test_money_and_dates_are_no_mentions() -> None:
    assert mentions("It cost 5 euros on Monday.", {"5 euros": "Money", "Monday": "Date"}) == [("It", "pronoun", None)]


def test_a_title_is_no_description() -> None:
    found = mentions("Danish President Mira Holt left.", {"Mira Holt": "Person", "Danish": "NORP"})
    assert [m for m in found if m[1] == "description"] == []


def test_a_surname_follows_the_full_name() -> None:
    found = mentions("Mira Holtby left. Holtby spoke.", {"Mira Holtby": "Person"})
    assert found.count(("Holtby", "name", "person")) == 1
    found = mentions("Mira Holtby left. Then Holtby spoke.", {"Mira Holtby": "Person", "Then Holtby": "Location"})
    assert ("Mira Holtby", "name", "person") in found


def test_a_source_without_a_name_is_a_mention() -> None:
    found = mentions("Two people close to the talks said so.", {}, source="Two people close to the talks")
    assert ("Two people close to the talks", "description", "group") in found


def test_sorted_and_unique() -> None:
    report = Report(id="r", text="She met Mira Holt, the Danish envoy, and the ministry.", sha256="")
    found = find_mentions(report, [(8, 17, "Person"), (8, 17, "Person"), (23, 29, "NORP")], [Span("r", 0, 3)])
    spans = [m.span for m in found]
    assert spans == sorted(set(spans))


def test_word_lists() -> None:
    lists = roles()
    assert plural("spokesman") == "spokesmen"
    assert plural("ministry") == "ministries"
    assert lists.heads["officials"] == "group"
    assert lists.singular["officials"] == "official"
    assert set(lists.titles.values()) <= {"male", "female", "any"}
    assert not lists.determiners & lists.modifiers
