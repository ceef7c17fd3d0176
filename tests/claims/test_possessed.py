"""Who speaks where a source names also somebody or somewhere else. Invented sentences."""

from __future__ import annotations

import pytest

from counterclaim.claims.language.possessed import owners_end, placed_end
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.identity.records import Entity, Identities
from counterclaim.reading.records import Mention, Reading
from counterclaim.text import Report, Span


@pytest.mark.parametrize(
    ("source", "owner"),
    [
        ("Holts’ father", "Holts"),
        ("Ada Tarr's former lawyer", "Ada Tarr"),
        ("Ada Tarr's", None),
        ("Tarr's lawyer, Nils Holt", None),
        ("Ada Tarr", None),
    ],
)
def test_whose_is_not_who(source: str, owner: str | None) -> None:
    end = owners_end(source)
    assert (source[:end] if end is not None else None) == owner


@pytest.mark.parametrize(
    ("source", "place"), [("Norland-based Keel Works", "Norland"), ("Keel Works of Norland", None)]
)
def test_where_from_is_not_who(source: str, place: str | None) -> None:
    end = placed_end(source)
    assert (source[:end] if end is not None else None) == place


def test_a_person_named_as_whose_lawyer_does_not_speak() -> None:
    text = "Ada Holts’ lawyer said the fees had risen."
    report = Report(id="r1", text=text, sha256="", outlet="Northern Mail")
    owner, source = Span("r1", 0, 9), Span("r1", 0, 17)
    mentions = (Mention(owner, "name", "person"), Mention(source, "description", "person"))
    reading = Reading("r1", "reader-1", "read", (Span("r1", 0, len(text)),), (), mentions, ())
    ada = Entity(id="e1", name="Ada Holts", type="person", side=None, place=None)
    lookup = Lookup(report, reading, Identities((ada,), {owner: "e1", source: "e1"}))
    assert lookup.speaks(source) is None
    assert lookup.speaks(owner) == ada
