"""Folders, with a manifest and without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.errors import BadManifest
from counterclaim.intake import Notice, Refusal, load
from counterclaim.settings import Settings
from counterclaim.text import Report

TEXT = "The bridge at Oldmere was closed on Tuesday, the city said, after engineers found a crack. Number {}.\n"


def everything(folder: Path, settings: Settings | None = None) -> list[Report | Refusal | Notice]:
    return list(load([folder], settings=Settings() if settings is None else settings))


def write(folder: Path, *names: str) -> None:
    for number, name in enumerate(names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT.format(f"{number} {name}"))


def names(found: list[Report | Refusal | Notice], folder: Path) -> list[str]:
    paths = [Path(item.source_file or "") for item in found if isinstance(item, Report)]
    return [path.relative_to(folder).as_posix() for path in paths]


def test_without_a_manifest_every_known_kind_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.txt", "sub/c.txt", "image.png", ".hidden.txt", "z.md")
    assert names(everything(tmp_path), tmp_path) == ["a.txt", "b.txt", "sub/c.txt"]


def test_a_manifest_names_the_reports(tmp_path: Path) -> None:
    write(tmp_path, "0.txt", "1.txt", "2.txt", "summary.txt")
    entries = [
        {"file": "1.txt", "outlet": "The Oldmere Post", "published": "2021-05-06", "title": "T", "credit": "Reuters"},
        {"file": "gone.txt", "outlet": "X"},
        {"file": "0.txt", "published": "2031-02-30"},
        {"outlet": "no file"},
        "no entry",
        {"file": "../outside.txt"},
        {"file": "/etc/hostname"},
        {"file": "2.txt", "published": "May 6, 2021", "language": "en"},
    ]
    (tmp_path / "reports.json").write_text(json.dumps(entries))
    write(tmp_path.parent, "outside.txt")
    found = everything(tmp_path)
    assert names(found, tmp_path) == ["1.txt", "0.txt", "2.txt"]
    first, second, third = [item for item in found if isinstance(item, Report)]
    assert (first.outlet, first.published, first.credits) == ("The Oldmere Post", "2021-05-06", ("Reuters",))
    assert (second.published, third.published) == (None, "2021-05-06")
    assert [item.code for item in found if isinstance(item, Notice)] == ["bad-date"]
    refused = [item for item in found if isinstance(item, Refusal)]
    assert [item.where.rpartition("#")[2] for item in refused] == ["2", "4", "5", "6", "7"]
    assert "gone.txt" in str(refused[0])
    assert all(isinstance(item.error, BadManifest) for item in refused)


@pytest.mark.parametrize("broken", ["{", '{"a": 1}', "5", "", '"x"'])
def test_a_broken_manifest_refuses_its_folder_only(tmp_path: Path, broken: str) -> None:
    write(tmp_path, "bad/a.txt", "good/b.txt")
    (tmp_path / "bad" / "reports.json").write_text(broken)
    found = everything(tmp_path)
    assert [type(item) for item in found] == [Refusal, Report]
    assert "reports.json" in str(found[0])


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt", "out/secret.txt")
    inside = tmp_path / "in"
    (inside / "link.txt").symlink_to(tmp_path / "out" / "secret.txt")
    (inside / "loop").symlink_to(inside, target_is_directory=True)
    found = everything(inside)
    assert names(found, inside) == ["a.txt"]
    assert [type(item) for item in found] == [Report, Refusal]
    (inside / "reports.json").write_text(json.dumps([{"file": "link.txt"}]))
    assert [type(item) for item in everything(inside)] == [Refusal]


def test_depth_and_number_are_bounded(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt", "one/two/c.txt")
    shallow = everything(tmp_path, Settings(max_folder_depth=1))
    assert names(shallow, tmp_path) == ["a.txt", "b.txt"]
    assert [item.code for item in shallow if isinstance(item, Notice)] == ["shortened"]
    few = everything(tmp_path, Settings(max_files=1))
    assert names(few, tmp_path) == ["a.txt"]
    assert [item.code for item in few if isinstance(item, Notice)] == ["shortened"]
