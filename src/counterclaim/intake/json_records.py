"""JSON and JSON Lines to Articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from counterclaim.errors import BadManifest, EmptyReport, IntakeError
from counterclaim.intake.decoding import too_large
from counterclaim.intake.records import Article, Found, Notice, Refusal

TEXT_FIELDS = ("outlet", "published", "title", "url", "language", "retrieved", "publisher")
_UNSTORABLE = re.compile("[\ud800-\udfff\0]")


def from_lines(lines: Iterable[bytes], *, where: str, most: int) -> Iterator[Found]:
    """One Article a line; a broken line is a Refusal that names it, and the others go on."""
    for number, line in enumerate(lines, start=1):
        place = f"{where}:{number}"
        if len(line) > most:
            yield Refusal(place, too_large(place, None, most))
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not line.strip():
            continue
        try:
            value = parse(line, where=place)
        except IntakeError as error:
            yield Refusal(place, error)
            continue
        yield from from_value(value, where=place)


def from_document(data: bytes | str, *, where: str) -> Iterator[Found]:
    """A JSON file: one article, a list of them, or an object whose ``reports`` is such a list."""
    try:
        value = parse(data, where=where)
    except IntakeError as error:
        yield Refusal(where, error)
        return
    if isinstance(value, dict) and isinstance(value.get("reports"), list):
        value = value["reports"]
    if not isinstance(value, list):
        yield from from_value(value, where=where)
        return
    if not value:
        yield Refusal(where, EmptyReport("is an empty list", where=where, hint="leave it out"))
    for number, item in enumerate(value, start=1):
        yield from from_value(item, where=f"{where}#{number}")


def parse(data: bytes | str, *, where: str) -> Any:
    """The JSON value. Raises BadManifest, with the place, where it is none."""
    try:
        return json.loads(data.decode("utf-8-sig") if isinstance(data, bytes) else data)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise BadManifest(f"is not JSON: {error.msg} at {place}", where=where, hint="correct it there") from error
    except UnicodeDecodeError as error:
        raise BadManifest(f"is not UTF-8 at byte {error.start}", where=where, hint="save it as UTF-8") from error
    except (RecursionError, ValueError) as error:
        raise BadManifest("is JSON that cannot be read", where=where, hint="nest it less, shorten numbers") from error


def from_value(value: object, *, where: str) -> Iterator[Found]:
    """One parsed record to an Article, with Notices about what in it was not usable."""
    if not isinstance(value, dict):
        yield Refusal(where, BadManifest("is not an object", where=where, hint='give {"text": "...", ...}'))
        return
    text = value.get("text")
    if not isinstance(text, str):
        known = ", ".join(sorted(str(key) for key in value)[:8]) or "none"
        problem = f"has no field text (fields: {known[:200]})"
        yield Refusal(where, BadManifest(problem, where=where, hint="put the report's words in text"))
        return
    if not text.strip():
        yield Refusal(where, EmptyReport("has an empty text", where=where, hint="leave it out, or fetch it again"))
        return
    text, replaced = _UNSTORABLE.subn("\ufffd", text)
    if replaced:
        what = f"{replaced} characters that no file can hold were replaced by U+FFFD"
        yield Notice(where, "replaced-characters", what)
    details, notices = metadata(value, where=where)
    yield from notices
    given = value.get("id")
    name = f"{where.rpartition(':')[0] or where}#{given}" if isinstance(given, str) and given else where
    yield Article(text=text, source_file=name, **details)


def metadata(value: dict[str, Any], *, where: str) -> tuple[dict[str, Any], list[Notice]]:
    """The fields of an Article that a record or a manifest's entry gives; a field of a wrong type is left out."""
    details: dict[str, Any] = {}
    notices: list[Notice] = []
    for name in TEXT_FIELDS:
        found = value.get(name)
        if found is None or found == "":
            continue
        if isinstance(found, str):
            details[name] = _UNSTORABLE.sub("\ufffd", found.strip())[:4_000] or None
        else:
            notices.append(Notice(where, "ignored-field", f"{name} is not text and was left out", "write it as text"))
    for name, singular in (("authors", "author"), ("credits", "credit")):
        found = value.get(name, value.get(singular))
        many = [found] if isinstance(found, str) else found
        if isinstance(many, list) and all(isinstance(item, str) for item in many):
            details[name] = tuple(_UNSTORABLE.sub("\ufffd", item.strip())[:400] for item in many if item.strip())
        elif many is not None:
            notices.append(Notice(where, "ignored-field", f"{name} is no list of texts and was left out"))
    return details, notices
