"""One person, organisation or place under several spellings, or under a former name: never a conflict."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.identity.lexicon import lexicon, nation
from counterclaim.identity.records import Entity
from counterclaim.text import Span

_LIKE = 55.0
_FULL, _SURNAME, _SHORT = 2, 3, 3
"""Words of a full name; letters of what is no "Jr.", and of the start of a given name that is short for it."""


def names(matter: Matter) -> Iterable[Difference]:
    """Entities that different reports spell differently, each spelling with where it stands."""
    spelled: dict[str, dict[str, list[Span]]] = {}
    for report in sorted(matter.lookups):
        lookup = matter.lookups[report]
        for named in lookup.named:
            span = named.mention.span
            if named.mention.kind != "name" or lookup.report.part_at(span.start, span.end) in ("related", "notice"):
                continue
            surface = re.sub(r"[’']s?$", "", " ".join(matter.quote(span).split()))
            spelled.setdefault(named.entity.id, {}).setdefault(surface, []).append(span)
    for entity in sorted(spelled):
        made = _variants(matter, matter.identities.entity(entity), spelled[entity])
        if made is not None:
            yield made


def _plain(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z]+", folded)


def _variants(matter: Matter, entity: Entity, spelled: dict[str, list[Span]]) -> Difference | None:
    former = {a.text for a in entity.aliases if a.former}
    for short in (True, False) if entity.type == "person" else (False,):
        by_key = _by_spelling(spelled, short=short)
        kept = _apart(by_key, former)
        if len(kept) > 1:
            break
    if len(kept) < 2:
        return None
    reports = [{s.report for spans in by_key[k].values() for s in spans} for k in kept]
    if all(r == reports[0] for r in reports) and not former:
        return None
    sides = []
    for key in kept:
        held = by_key[key]
        value = max(sorted(held), key=lambda s: (len(held[s]), len(s)))
        sides.append(Side(value, (), evidence(s for spans in held.values() for s in spans)))
    is_former = any(s in former for k in kept for s in by_key[k])
    reasons = [Reason("former name" if is_former else "spelling", entity.name, 0.3)]
    return difference(matter, "name-variant", entity.name, sides, reasons, conflict=False, relation="spelling")


def _short_of(one: list[str], other: list[str]) -> bool:
    """Whether two full names differ only by a given name's usual short form or its initial: "Jim", "James"; "J."."""
    if one[1:] != other[1:] or len(one) < _FULL or len(one[-1]) < _SURNAME:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    forms = lexicon().nicknames
    if long in forms.get(short, ()) or short in forms.get(long, ()) or forms.get(short, set()) & forms.get(long, set()):
        return True
    return long.startswith(short) and (len(short) == 1 or len(short) >= _SHORT)


def _by_spelling(spelled: dict[str, list[Span]], *, short: bool) -> dict[str, dict[str, list[Span]]]:
    """Surfaces by how they are spelled, marks and case aside; ``short``: by the last word, else only of full names."""
    made: dict[str, dict[str, list[Span]]] = {}
    for surface, spans in sorted(spelled.items()):
        words = _plain(surface)
        if words:
            made.setdefault(words[-1] if short else " ".join(words), {}).setdefault(surface, []).extend(spans)
    return made


def _apart(by_key: dict[str, dict[str, list[Span]]], former: set[str]) -> list[str]:
    """The spellings that differ from some other, or that are an older name of it."""
    keys = sorted(by_key)
    old = {k for k in keys if any(surface in former for surface in by_key[k])}
    pairs = [(a, b) for a in keys for b in keys if a < b and (_spelled_apart(a, b) or (a in old) != (b in old))]
    return sorted({k for pair in pairs for k in pair})


def _of_two_languages(one: list[str], other: list[str]) -> bool:
    """Whether two full names differ by a given name as two languages have it: "Oleksandr", "Alexander"."""
    return len(one) >= _FULL and one[1:] == other[1:] and other[0] in lexicon().counterparts.get(one[0], ())


def _is_state(name: str) -> bool:
    """Whether a name is a state's, which has many; the seat of one is spelled as other towns are."""
    found = nation(name)
    return found is not None and found.form != "seat"


def _spelled_apart(a: str, b: str) -> bool:
    """Whether two names look like spellings of one: alike, but neither is a part or the initials of the other."""
    if _of_two_languages(a.split(), b.split()):
        return True
    if a in b or b in a or a[0] != b[0] or _is_state(a) or _is_state(b):
        return False
    if _short_of(a.split(), b.split()):
        return False
    return len(a.split()) == len(b.split()) and fuzz.ratio(a, b) >= _LIKE
