"""Folders: with a manifest ``reports.json`` what it names, else every file of a known kind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from counterclaim.errors import BadManifest, IntakeError
from counterclaim.intake.decoding import read_file
from counterclaim.intake.json_records import metadata, parse
from counterclaim.intake.records import Notice, Refusal
from counterclaim.settings import Settings

MANIFEST = "reports.json"
KINDS = frozenset({".txt", ".html", ".htm", ".json", ".jsonl", ".ndjson"})


def files_of(folder: Path, settings: Settings) -> Iterator[tuple[Path, dict[str, object]] | Refusal | Notice]:
    """Every report's file under ``folder`` with what its manifest says of it, sorted by path.

    A folder below that has a manifest of its own follows that one. No link is followed out of ``folder``, and no
    link to a folder at all; hidden files are left out.
    """
    left = settings.max_files
    for found in _walk(folder, folder.resolve(), settings.max_folder_depth):
        if not isinstance(found, tuple):
            yield found
            continue
        if left == 0:
            what = f"more than {settings.max_files} files; the rest was left out"
            yield Notice(str(folder), "shortened", what, "give fewer, or set COUNTERCLAIM_MAX_FILES")
            return
        left -= 1
        yield found


def _walk(folder: Path, root: Path, depth: int) -> Iterator[tuple[Path, dict[str, object]] | Refusal | Notice]:
    manifest = folder / MANIFEST
    if manifest.exists() or manifest.is_symlink():
        yield from _named(folder, manifest)
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problem = IntakeError("the folder cannot be read", where=str(folder), hint="change its permissions")
        problem.__cause__ = error
        yield Refusal(str(folder), problem)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth > 0:
                yield from _walk(path, root, depth - 1)
            else:
                what = "lies deeper than folders are read and was left out"
                yield Notice(str(path), "shortened", what, "give it by itself, or set COUNTERCLAIM_MAX_FOLDER_DEPTH")
        elif path.suffix.lower() in KINDS:
            if entry.is_symlink() and not path.resolve().is_relative_to(root):
                problem = IntakeError("is a link out of the folder", where=str(path), hint="give its target by itself")
                yield Refusal(str(path), problem)
            elif entry.is_file() or entry.is_symlink():
                yield path, {}


def _named(folder: Path, manifest: Path) -> Iterator[tuple[Path, dict[str, object]] | Refusal | Notice]:
    try:
        if not manifest.resolve().is_relative_to(folder.resolve()):
            raise BadManifest("is a link out of the folder", where=str(manifest), hint="copy it into the folder")
        value = parse(read_file(manifest, most=100_000_000), where=str(manifest))
    except IntakeError as error:
        yield Refusal(str(manifest), error)
        return
    entries = value.get("reports") if isinstance(value, dict) else value
    if not isinstance(entries, list):
        problem = BadManifest("is no list of reports", where=str(manifest), hint='write [{"file": "a.txt", ...}, ...]')
        yield Refusal(str(manifest), problem)
        return
    for number, entry in enumerate(entries, start=1):
        place = f"{manifest}#{number}"
        name = entry.get("file") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(name, str) or not name or "\0" in name:
            problem = BadManifest("names no file", where=place, hint='give it a field "file"')
            yield Refusal(place, problem)
            continue
        path = folder / name
        if not _inside(path, folder):
            problem = BadManifest(f"names a file outside the folder: {name[:200]}", where=place, hint="move it inside")
            yield Refusal(place, problem)
        elif not path.is_file():
            problem = BadManifest(
                f"names {name[:200]}, which is not there", where=place, hint="add it, or drop the entry"
            )
            yield Refusal(place, problem)
        else:
            details, notices = metadata(entry, where=place)
            yield from notices
            yield path, details


def _inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False
