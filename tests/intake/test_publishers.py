"""Outlets of one publisher, and names of one outlet: shipped, the user's own, and what a report says itself."""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest

from counterclaim.errors import SettingsError
from counterclaim.intake import Article, load, to_report
from counterclaim.intake.publishers import known_publishers, outlet_key, publishers_with
from counterclaim.settings import Settings
from counterclaim.text import Report
from counterclaim.text.data_files import parsed

OWN = """
- publisher: Lake Media
  outlets: [Lake Gazette, [Hill Wire, The Wire of the Hill]]
- outlets: [[Quay Post, QP]]
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "families.yml"
    path.write_text(OWN, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("name", "other", "same"),
    [
        ("The Lake Gazette", "lake gazette", True),
        ("lakegazette.com", "Lake Gazette", True),
        ("LGN", "LGN News", True),
        ("Lake", "Lake News", False),
        ("Lake Gazette", "Lake Gazette Sunday", False),
        ("Lake Gazette", "Hill Gazette", False),
    ],
)
def test_spellings_of_one_outlet(name: str, other: str, same: bool) -> None:
    assert (outlet_key(name) == outlet_key(other)) == same


def test_no_spelling_is_listed_for_two_outlets_and_no_outlet_twice() -> None:
    entries = parsed(files("counterclaim.intake").joinpath("data", "publishers.yml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for outlet in entry["outlets"]:
            spellings = [outlet] if isinstance(outlet, str) else outlet
            for spelling in spellings:
                found[outlet_key(spelling)].add(spellings[0])
    assert len(found) > 150
    assert {key: names for key, names in found.items() if len(names) > 1} == {}


def test_families_of_the_user_go_before_the_shipped(own: str) -> None:
    made = publishers_with(own)
    assert made.of("the lake gazette") == made.of("The Wire of the Hill") == "Lake Media"
    assert made.outlet("QP") == made.outlet("Quay Post")
    assert made.of("Quay Post") is None
    assert made.of(None) is None
    assert len(made.owners) == len(known_publishers().owners) + 2


def test_a_report_has_its_publisher(own: str) -> None:
    lines = (
        b'{"text": "The lock was opened.", "outlet": "Hill Wire"}\n'
        b'{"text": "The lock was shut.", "outlet": "Hill Wire", "publisher": "Quay House"}\n'
        b'{"text": "The lock is dry.", "outlet": "Nobody Knows"}\n'
    )
    found = load(["-"], settings=Settings(publishers=own), stdin=BytesIO(lines))
    assert [r.publisher for r in found if isinstance(r, Report)] == ["Lake Media", "Quay House", None]


def test_the_publisher_does_not_change_the_id() -> None:
    one, _ = to_report(Article(text="The lock was opened.", source_file="a", outlet="Hill Wire"))
    other, _ = to_report(Article(text="The lock was opened.", source_file="a", outlet="Hill Wire", publisher="Lake"))
    assert (one.publisher, other.publisher) == (None, "Lake")
    assert one.id == other.id


@pytest.mark.parametrize(
    "text",
    [
        "publisher: Lake",
        "- [Lake]",
        "- {outlets: Lake}",
        "- {publisher: 4, outlets: [Lake]}",
        "- {outlets: [4]}",
        "{",
        "- {publisher: Lake}",
    ],
)
def test_a_file_of_another_form_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "families.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="holds no families") as caught:
        publishers_with(str(path))
    assert caught.value.where == "COUNTERCLAIM_PUBLISHERS"


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        publishers_with(str(tmp_path / "none.yml"))
    (tmp_path / "bytes.yml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(SettingsError, match="cannot be read"):
        publishers_with(str(tmp_path / "bytes.yml"))
