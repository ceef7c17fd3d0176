"""Whose words an attribution gives, and who was told, by name."""

from __future__ import annotations

from counterclaim.claims.language.hulls import hull
from counterclaim.claims.propositions.records import bare_name
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.identity.phrases import bare_phrase
from counterclaim.identity.records import Entity
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

_PRONOUNS = frozenset(("he", "she", "it", "they", "who", "which", "that", "this", "those", "these", "we", "i", "you"))


def source_of(lookup: Lookup, attribution: Attribution) -> Span | None:
    """The source; None also where it stands in a caption or a byline and what is said does not."""
    source = attribution.source
    if source is None or not attribution.content:
        return source
    part = lookup.report.part_at(source.start, source.end)
    first = attribution.content[0]
    return source if part is None or part == lookup.report.part_at(first.start, first.end) else None


def holder_name(lookup: Lookup, attribution: Attribution, entity: Entity | None) -> str:
    """The entity's name, else the source as it stands, else ``unknown``."""
    source = source_of(lookup, attribution)
    if source is None:
        return "unknown"
    if entity is not None:
        return entity.name
    name = " ".join(lookup.report.quote(source).split())
    return "unknown" if not name or name.lower() in _PRONOUNS else name


def called(lookup: Lookup, words: str) -> tuple[str, Entity | None]:
    """The name of whoever ``words`` of prose call, and the entity where one alone of those that speak is called so.

    That is one that the report names or describes so; else one whose name it is in the story ("ministry").
    """
    name = bare_phrase(words.rpartition(",")[2] or words)
    wanted = bare_name(name)
    if not wanted:
        return "unknown", None
    here = {n.entity.id: n.entity for n in lookup.named}
    told = [e for e in here.values() if wanted in {bare_name(e.name), *(bare_name(a.text) for a in e.aliases)}]
    told = told or [e for e in lookup.identities.entities if bare_name(e.name) == wanted]
    found = [e for e in told if e.type != "place"]
    return (found[0].name, found[0]) if len(found) == 1 else (name, None)


def addressee_name(lookup: Lookup, attribution: Attribution) -> str | None:
    """The name of whoever was told, by the mention in the attribution's sentence that reads like it."""
    told = attribution.addressee
    if told is None:
        return None
    start, end = hull(attribution)
    for named in lookup.mentions(max(0, start - 200), end + 200):
        surface = lookup.report.text[named.mention.span.start : named.mention.span.end]
        if surface and (surface in told or told in surface):
            return named.entity.name
    return told
