"""For which bodies speakers speak: as reports introduce them, "its chairman", "a doctor at the infirmary"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from counterclaim.claims.language.lists import has, listed
from counterclaim.claims.language.words import cue_words, tokens
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.identity.body_words import words_of
from counterclaim.identity.gazetteer import gazetteer
from counterclaim.identity.lexicon import nation_name
from counterclaim.identity.records import Identities
from counterclaim.identity.roles import Role, introductions, offices, parse_role
from counterclaim.reading.roles import roles
from counterclaim.text import Span

_ASIDE = 160


def bodies_of(lookups: Mapping[str, Lookup], identities: Identities, holders: Collection[str]) -> dict[str, str]:
    """By entity id, of ``holders`` and of bodies alone, the body that it heads, works in, is a part of or speaks for.

    Bodies by their ids; a house without a name by a phrase ("the infirmary").
    """
    names = {e.id: e.name for e in identities.entities}
    spans: dict[str, list[Span]] = defaultdict(list)
    forms: dict[str, dict[str, set[frozenset[str]]]] = defaultdict(lambda: defaultdict(set))
    kinds = {e.id: e.type for e in identities.entities}
    states = {e.id: e.side for e in identities.entities if e.side is not None}
    for span, entity in sorted(identities.by_span.items()):
        if span.report not in lookups:
            continue
        if entity in holders or kinds[entity] == "organisation":
            spans[entity].append(span)
        if kinds[entity] == "organisation":
            text = lookups[span.report].report.quote(span)
            if not gazetteer().candidates(text):
                forms[span.report][entity].add(words_of(text) - _IDLE)
    made: dict[str, str] = {}
    forces: dict[str, str | None] = {}
    for entity in sorted(spans):
        found: Counter[str] = Counter()
        for span in spans[entity]:
            lookup = lookups[span.report]
            for role, start in _introduced(lookup, span):
                body = _named_in(lookup, start, start + len(role.phrase)) or _by_words(role, forms[span.report], states)
                body = body or _last_speaker(lookup, role, start) or _plain(role)
                if body is not None and body != entity:
                    found[body] += 1
            head = _HEADS.match(lookup.report.text, span.end, span.end + _ASIDE)
            if head is not None and (body := _named_in(lookup, head.start(1), head.end())) is not None:
                found[body] += 1
            before = lookup.report.text[max(0, span.start - _RANK) : span.start]
            ranked = kinds[entity] == "person" and _ranked().search(before) is not None
            if ranked and span.report not in forces:
                forces[span.report] = _force(lookup)
            if ranked and (force := forces[span.report]) is not None:
                found[force] += 1
        best = [body for body, times in found.items() if times == max(found.values())]
        if len(best) == 1:
            made[entity] = best[0]
    people = [e for e in sorted(spans) if kinds[e] == "person"]
    for entity in sorted(spans):
        if entity in made:
            continue
        whose = _whose_part(entity, spans, names) or _administration(entity, people, names)
        if whose is not None:
            made[entity] = whose
    return made


_HEADS = re.compile(r",? who (?:heads|leads|runs|chairs|directs|manages|speaks for) ([^,.;\n]+)")
_NEAR = 400
_RANK = 40
_PART = re.compile(r"^(?:[Tt]he )?(.+?)['’]s? (?:(?:own|press|head|private) )?(\w+)(?: (?:for|of) .*)?$")
_IDLE = frozenset(("it", "its", "they", "their", "them", "who", "which", "that", "this", "we", "our", "us"))


@cache
def _ranked() -> re.Pattern[str]:
    """A rank of the police at the end of a text: what stands before a name."""
    return re.compile(r"\b(?:" + "|".join(sorted(cue_words("ranks"))) + r")\.? $", re.IGNORECASE)


def _force(lookup: Lookup) -> str | None:
    """The one police force that the report tells of."""
    told = {n.entity.id: n.entity for n in lookup.named if n.entity.type == "organisation"}
    forces = [e for e, entity in told.items() if cue_words("forces") & {t.lower for t in tokens(entity.name)}]
    return forces[0] if len(forces) == 1 else None


def _whose_part(entity: str, told: Collection[str], names: Mapping[str, str]) -> str | None:
    """``Mira Holt's office``, ``the laboratory's department``: the one speaker or body that it is a part of."""
    found = _PART.match(names[entity])
    if found is None or found.group(2) not in cue_words("parts"):
        return None
    said, last = words_of(found.group(1)) - _IDLE, found.group(1).split()[-1].lower()
    whose = [
        e for e in told if e != entity and said and said <= words_of(names[e]) and names[e].split()[-1].lower() == last
    ]
    return whose[0] if len(whose) == 1 else None


def _administration(entity: str, people: Collection[str], names: Mapping[str, str]) -> str | None:
    """``the Holt administration``: the one speaker of that surname."""
    found = _of_a_person().match(names[entity])
    last = found.group(1) if found is not None else None
    whose = [e for e in people if last is not None and e != entity and names[e].split()[-1] == last]
    return whose[0] if len(whose) == 1 else None


@cache
def _of_a_person() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, listed("of_a_person")))
    return re.compile(rf"^(?:[Tt]he )?(?:[A-Z][\w.’'-]* )?([A-Z][\w-]+)(?i: (?:{nouns}))$")


def _introduced(lookup: Lookup, span: Span) -> Iterator[tuple[Role, int]]:
    """What stands there, or is said beside it, that gives somebody an office in a body, and where."""
    text = lookup.report.text
    own = parse_role(text[span.start : span.end])
    if own is not None:
        yield from _in_service(own, span.start)
    first = bisect_left(lookup.names, (span.start - _ASIDE + 1, 0))
    near = lookup.names[first : bisect_left(lookup.names, (span.end + _ASIDE, 0))]
    if (span.start, span.end) not in near:
        return
    for role in introductions(text, span.start, span.end, near):
        at = text.rfind(role.phrase, max(0, span.start - _ASIDE), span.start)
        yield from _in_service(role, at if at >= 0 else text.find(role.phrase, span.end))


def _in_service(role: Role, start: int) -> Iterator[tuple[Role, int]]:
    if role.office in offices()["serves"] and has("no_longer", role.phrase) is None:
        yield role, start


def _named_in(lookup: Lookup, start: int, end: int) -> str | None:
    """The one body that the introduction names or points to."""
    by_span, report = lookup.identities.by_span, lookup.report.id
    inside = [m.span for m in lookup.reading.mentions if start <= m.span.start and m.span.end <= end]
    told = {by_span[s] for s in inside if s in by_span and s != Span(report, start, end)}
    found = {e for e in told if lookup.identities.entity(e).type == "organisation"}
    return found.pop() if len(found) == 1 else None


def _by_words(role: Role, forms: Mapping[str, set[frozenset[str]]], states: Mapping[str, str]) -> str | None:
    """``the commission's chairman``: the one body of the report that it calls so, by the most words."""
    fits: dict[str, int] = {}
    said = {nation_name(iso) for iso in (role.iso,) if iso is not None}
    for body, told in forms.items():
        if said and body in states and states[body] not in said:
            continue
        most = max((len(words) for words in told if words and words <= role.of), default=0)
        if most:
            fits[body] = most
    best = [body for body, words in fits.items() if words == max(fits.values())]
    return best[0] if len(best) == 1 else None


def _last_speaker(lookup: Lookup, role: Role, start: int) -> str | None:
    """``said its chairman``: the body that spoke last, shortly before."""
    if role.phrase.partition(" ")[0].lower() not in ("its", "their"):
        return None
    before = [
        (a.source.start, e)
        for a in lookup.reading.attributions
        if a.source is not None and start - _NEAR < a.source.start < start
        if (e := lookup.identities.by_span.get(a.source)) is not None
    ]
    last = max(before, default=None)
    return last[1] if last is not None and lookup.identities.entity(last[1]).type == "organisation" else None


def _plain(role: Role) -> str | None:
    """``a doctor at the infirmary``: a house without a name, called alike in every report."""
    found = _AT.search(role.phrase)
    noun = (found.group(1) or found.group(2)) if found is not None else ""
    return f"the {noun}" if noun and noun not in roles().heads and noun not in roles().modifiers else None


_AT = re.compile(r"\b(?:at|of|for) the ([a-z]{5,})$|^[Tt]he ([a-z]{5,})['’]s ")
