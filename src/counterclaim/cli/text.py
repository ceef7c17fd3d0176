"""What reports say, made safe to print: a terminal must not act on it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

# Control characters (C0, DEL, C1) drive a terminal; the bidirectional ones reorder what a reader sees; a lone
# surrogate cannot be written as UTF-8.
_DRIVING = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_UNSAFE = re.compile(f"[{_DRIVING}]")
_SPACE = re.compile(r"\s+")


def plain(text: str, *, keep_lines: bool = True) -> str:
    """``text`` without what a terminal would act on; on one line unless ``keep_lines``."""
    return _UNSAFE.sub("", text if keep_lines else _SPACE.sub(" ", text).strip())


def short(text: str, most: int) -> str:
    """``text`` on one line of at most ``most`` characters."""
    line = plain(text, keep_lines=False)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def to_json(value: Any, *, indent: int | None = None) -> str:
    """JSON in which such characters are escaped, so that it parses to the same value."""
    made = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", made)


def csv_row(values: Iterable[object]) -> str:
    """A line of CSV; text that a spreadsheet would run as a formula gets an apostrophe before it, as they have it."""
    page = io.StringIO()
    csv.writer(page, lineterminator="").writerow(_cell(v) for v in values)
    return page.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    text = plain(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
