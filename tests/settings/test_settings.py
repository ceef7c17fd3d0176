"""Settings: read from the environment, checked, and every one documented."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from counterclaim.errors import SettingsError
from counterclaim.settings import Settings, variable

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_documented(field: object) -> None:
    name = getattr(field, "name", "")
    row = next((line for line in PAGE.read_text().splitlines() if f"`{variable(name)}`" in line), None)
    assert row is not None, f"{variable(name)} is not in docs/settings.md"
    assert f"`{getattr(field, 'default', '')}`" in row


def test_defaults_and_environment() -> None:
    assert Settings.from_environment({}) == Settings()
    found = Settings.from_environment(
        {"COUNTERCLAIM_LEDGER": "a.db", "COUNTERCLAIM_MAX_REPORT_BYTES": "1_000_000", "COUNTERCLAIM_THREADS": ""}
    )
    assert found == Settings(ledger="a.db", max_report_bytes=1_000_000)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COUNTERCLAIM_THREADS", "many"),
        ("COUNTERCLAIM_THREADS", "0"),
        ("COUNTERCLAIM_THREADS", "9" * 400),
        ("COUNTERCLAIM_MAX_REPORT_BYTES", "-5"),
        ("COUNTERCLAIM_LEDGER", "mysql://host/base"),
        ("COUNTERCLAIM_LEDGER", "  "),
    ],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment({name: value})
    assert caught.value.where == name
    assert value[:20] in str(caught.value)
    assert "allowed:" in str(caught.value)


def test_a_password_is_not_shown() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings(ledger="mysql://me:hidden-word@host/base")
    assert "hidden-word" not in str(caught.value)
