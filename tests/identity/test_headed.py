"""Ministries with and without their state, and a surname beside a campaign, a namesake and the noun of a body."""

from __future__ import annotations

import hashlib

import pytest

from counterclaim.identity import identify
from counterclaim.reading import read
from counterclaim.text import Report, report_id


def names(*texts: str) -> list[str]:
    """The names of all entities of invented reports, sorted."""
    reports = []
    for k, text in enumerate(texts):
        outlet = f"Outlet {k}"
        digest = hashlib.sha256(text.encode()).hexdigest()
        reports.append(Report(report_id(text, outlet=outlet, published=None), text, digest, outlet=outlet))
    return sorted(e.name for e in identify(reports, [read(r) for r in reports]).entities)


def test_a_department_is_one_with_and_without_its_state() -> None:
    found = names(
        "The U.S. Department of Harbors and Canals said on Monday that the lock would open. The Department of Harbors "
        "and Canals gave no date.",
        "The Department of Harbors and Canals said that the lock would open in May.",
    )
    assert len([n for n in found if "Harbors" in n]) == 1


def test_the_departments_of_two_provinces_are_two() -> None:
    found = names(
        "The Texas Department of Harbors and Canals said on Monday that the lock would open.",
        "The Ohio Department of Harbors and Canals said that the lock would stay shut.",
    )
    assert len([n for n in found if "Harbors" in n]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "President Mira Holtby spoke on Friday. The Holtby campaign said that it was pleased. Holtby denied the claim.",
        "Mira Holtby, a broker, went to court on Friday. The town wants to force Holtby to testify. Holtby denied it.",
    ],
)
def test_a_surname_beside_the_noun_of_a_body_is_the_persons(text: str) -> None:
    assert "Holtby" not in names(text)


def test_a_surname_stays_one_persons_where_a_namesake_is_named_in_full() -> None:
    text = (
        "Bren Holtby spoke on Friday. Holtby said that he was innocent. Holtby said he would stay. Holtby denied the "
        "charge. Anna Holtby sat beside him. Anna Holtby said that she knew him. Anna Holtby wept. Then Holtby left."
    )
    assert "Holtby" not in names(text)


def test_a_camp_before_a_name_is_no_part_of_it() -> None:
    found = names("New Jersey Democratic Sen. Bren Holtby said that the lock would open. Holtby gave no date.")
    assert "Bren Holtby" in found
    assert not any("Democratic" in n and "Holtby" in n for n in found)
