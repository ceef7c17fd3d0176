"""One person, organisation or place under several spellings, or under a former name: never a conflict."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz

from counterclaim.claims.matter import Matter, difference, evidence
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.identity.lexicon import nation
from counterclaim.identity.records import Entity
from counterclaim.text import Span

_LIKE = 55.0


def names(matter: Matter) -> Iterable[Difference]:
    """Entities that different reports spell differently, each spelling with where it stands."""
    spelled: dict[str, dict[str, list[Span]]] = {}
    for id in sorted(matter.lookups):
        lookup = matter.lookups[id]
        for named in lookup.named:
            span = named.mention.span
            if named.mention.kind != "name" or lookup.report.part_at(span.start, span.end) in ("related", "notice"):
                continue
            surface = re.sub(r"[’']s?$", "", " ".join(matter.quote(span).split()))
            spelled.setdefault(named.entity.id, {}).setdefault(surface, []).append(span)
    for id in sorted(spelled):
        made = _variants(matter, matter.identities.entity(id), spelled[id])
        if made is not None:
            yield made


def _plain(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z]+", folded)


def _variants(matter: Matter, entity: Entity, spelled: dict[str, list[Span]]) -> Difference | None:
    former = {a.text for a in entity.aliases if a.former}
    by_key: dict[str, dict[str, list[Span]]] = {}
    for surface, spans in sorted(spelled.items()):
        words = _plain(surface)
        if not words:
            continue
        key = words[-1] if entity.type == "person" else " ".join(words)
        by_key.setdefault(key, {}).setdefault(surface, []).extend(spans)
    keys = sorted(by_key)
    kept = sorted(
        {
            k
            for a in keys
            for b in keys
            for k in (a, b)
            if a < b
            and (_spelled_apart(a, b) or any((s in former) != (t in former) for s in by_key[a] for t in by_key[b]))
        }
    )
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
    return difference(matter, "name-variant", entity.name, sides, reasons, conflict=False)


def _spelled_apart(a: str, b: str) -> bool:
    """Whether two names look like spellings of one: alike, but neither is a part or the initials of the other."""
    if a in b or b in a or a[0] != b[0] or nation(a) is not None or nation(b) is not None:
        return False
    return len(a.split()) == len(b.split()) and fuzz.ratio(a, b) >= _LIKE
