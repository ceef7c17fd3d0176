"""The patterns of ``data/parts.yml`` and the names of ``data/agencies.yml``, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from counterclaim.text import PartKind
from counterclaim.text.data_files import parsed

_U = "A-ZÀ-ÖØ-ÞĆČĎĐĘĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽ"
_PARTICLE = r"(?:(?:van|von|der|de|del|da|di|du|dos|la|el|al|bin|bint) ){0,2}"
_NAME = rf"[{_U}][\w.’'-]*(?: {_PARTICLE}[{_U}][\w.’'-]*){{1,3}}"
_NAMES = rf"{_NAME}(?:(?:,? and|,|;|,? &) {_NAME}){{0,12}}"
_PLACE = rf"[{_U}][{_U}.’'-]+(?:[ /][{_U}][{_U}.’'-]+){{0,4}}"
_MIXED_PLACE = rf"[{_U}][\w.’'-]*(?:[ /][{_U}][\w.’'-]*){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"


@dataclass(frozen=True, slots=True)
class Patterns:
    """``agencies``: written form to name; the rest is described in ``data/parts.yml``."""

    agencies: dict[str, str]
    agency: re.Pattern[str]
    lines: tuple[tuple[PartKind, re.Pattern[str]], ...]
    head_lines: tuple[tuple[PartKind, re.Pattern[str]], ...]
    sentences: tuple[tuple[PartKind, re.Pattern[str]], ...]
    picture_credit: re.Pattern[str]
    link_heads: re.Pattern[str]
    person: re.Pattern[str]
    datelines: tuple[re.Pattern[str], ...]
    not_places: frozenset[str]
    closing_credit: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """Compiled on first use."""
    raw = _read("parts.yml")
    agencies = {
        form: entry["name"] for entry in _read("agencies.yml") if not entry.get("pictures") for form in entry["forms"]
    }
    pictures = [form for entry in _read("agencies.yml") for form in entry["forms"]]
    pieces = {
        "agency": _either(agencies),
        "picture": _either(pictures),
        "names": _NAMES,
        "name": _NAME,
        "place": _PLACE,
        "Place": _MIXED_PLACE,
        "day": _DAY,
    }

    def compiled(found: Iterable[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{_fill(pattern, pieces)})" for pattern in found))

    def by_kind(found: dict[PartKind, list[str]]) -> tuple[tuple[PartKind, re.Pattern[str]], ...]:
        return tuple((kind, compiled(several)) for kind, several in found.items())

    return Patterns(
        agencies=agencies,
        agency=re.compile(rf"(?<![\w/]){_either(agencies)}(?!\w)"),
        lines=by_kind(raw["lines"]),
        head_lines=by_kind(raw["head_lines"]),
        sentences=by_kind(raw["sentences"]),
        picture_credit=compiled(raw["picture_credits"]),
        link_heads=compiled(raw["link_heads"]),
        person=re.compile(_NAME),
        datelines=tuple(re.compile(_fill(pattern, pieces)) for pattern in raw["datelines"]),
        not_places=frozenset(raw["not_places"]),
        closing_credit=re.compile(rf"(?:{_fill('|'.join(raw['closing_credits']), pieces)})$"),
    )


def _read(name: str) -> Any:
    return parsed(files("counterclaim.intake").joinpath(f"data/{name}").read_text(encoding="utf-8"))


def _fill(pattern: str, pieces: dict[str, str]) -> str:
    for name, piece in pieces.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return pattern


def _either(forms: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))})(?!\\w)"
