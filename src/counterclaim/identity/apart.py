"""Names that the tagger ran together, or took for a name where they describe: put right before heads are found."""

from __future__ import annotations

import re
from collections.abc import Mapping

from counterclaim.identity.drafts import Unit
from counterclaim.identity.gazetteer import gazetteer
from counterclaim.identity.lexicon import nation, nations_in
from counterclaim.identity.phrases import POSSESSIVE
from counterclaim.reading.mentions import source_mention
from counterclaim.reading.records import EntityType
from counterclaim.reading.roles import roles
from counterclaim.text import Report, Span

_PARTS = re.compile(r"(?:,\s(?:and\s)?|\s(?:and|&)\s)(?:[Tt]he\s)?")
_AND_THE = re.compile(r"\s(?:and|&)\s[Tt]he\s")
_MORE = re.compile(r",?\s(?:and|or|&)\s(?:the\s)?[A-Z]|,\s(?:[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s)+(?:and|or)\s")
_HALVES = re.compile(r"\sand\s")
_SHARED = re.compile(r"(?P<names>[A-Z].*) (?P<noun>[a-z]+)")
_LETTERS = re.compile(r"[A-Z](?:[A-Z.&]{1,6})")
_MEMBER = re.compile(r"(?:[A-Z][\w.]+ ){1,3}(?:Democrat|Republican|[Cc]ongress(?:man|woman))")
_ABROAD = re.compile(r"\b(?:Chamber(?: of [A-Z]\w+)?|Business Council|Society|Club)$")
_IN = re.compile(r" in (?:[A-Z][\w-]+)(?: [A-Z][\w-]+)?")
_AND_THEN = re.compile(
    r"(?:['’]s)?(?: \([^()]*\))?(?P<said>, [^,]{1,60},)?,? (?:and|or|nor|as well as) "
    r"(?P<rest>(?:[a-z]+|U\.S\.) [^,“”\"]{2,60}),?"
)
_AND_BEFORE = re.compile(
    r"(?:[Bb]oth |[Nn]either )?(?P<rest>[^,“”\"]{3,60}?) (?:and|nor|or) (?:[A-Z][a-z]+\.? ){0,3}(?:the )?"
)
_PAIR = 2


def take_apart(report: Report, units: dict[Span, Unit]) -> None:
    """Put two units in the place of one that names two bodies; make a description of ``the Ohio Democrat``.

    ``the Roads and Canals departments`` are the Roads Department and the Canals Department; ``NRB and PVA``, and two
    names that the report has each by itself, are two.
    """
    known = {u.text: u.type for u in units.values() if u.kind == "name"}
    for span, unit in [(s, u) for s, u in units.items() if u.kind == "name"]:
        article = report.text[max(0, span.start - 4) : span.start].lower() == "the "
        if article and _MEMBER.fullmatch(unit.text) is not None:
            del units[span]
            whole = report.span(span.start - 4, span.end)
            kept = units.setdefault(whole, Unit(whole, report.quote(whole), "description", "person", "", unit.sentence))
            kept.kind, kept.type = "description", "person"
        elif _ABROAD.search(unit.text) is not None and nations_in(unit.text):
            after = _IN.match(report.text, span.end)
            unit.text += after.group() if after is not None else ""  # the "Norwegian Chamber of Trade in Utopia"
        elif unit.type in ("organisation", "other", "place"):
            parts = _parts(report, span, unit, known) or _several(report, span, unit, known)
            if parts:
                del units[span]
                units.update({p.span: p for p in parts})


def _several(report: Report, span: Span, unit: Unit, known: Mapping[str, EntityType | None]) -> list[Unit]:
    """``Congress and the White House``, ``Utopia, Erewhon and Freedonia``, ``Guild of Smiths and Millers Council``."""
    text = unit.text
    if nation(text) is not None or not any(mark in text for mark in (" and ", " & ", ", ")):
        return []
    if unit.type == "place":
        edges = _edges(text, _PARTS)
        told = [text[s:e] for s, e in edges]
        if " and " in text or " & " in text:
            several = all(t in known or _is_land(t) for t in told)
        else:  # no "Port Vex, Utopia"
            several = _MORE.match(report.text, span.end) is not None and all(_is_land(t) for t in told)
        return _made(report, unit, edges, known, "place") if several and not gazetteer().named(text) else []
    for pattern in (_AND_THE, _HALVES):
        for cut in pattern.finditer(text):
            left, right = text[: cut.start()], text[cut.end() :]
            if _is_body(left, known) and _is_body(right, known):
                edges = [(0, cut.start()), (cut.end(), len(text))]
                return _made(report, unit, edges, known, "organisation")
    return []


def _is_land(name: str) -> bool:
    """Whether a state or a first-order division has the name."""
    found = nation(name)
    if found is not None:
        return found.form == "name"
    return any(main and e.kind == "1" for e, main in gazetteer().named(name))


def _is_body(name: str, known: Mapping[str, EntityType | None]) -> bool:
    """A body by itself elsewhere in the report, one of a state, or called one by its first or last word."""
    if known.get(name) == "organisation" or _LETTERS.fullmatch(name) is not None:
        return True
    found = nation(name)
    if found is not None:
        return found.form == "metonym"
    of = name.split()
    if len(of) < _PAIR or not name[:1].isupper():
        return False
    heads = roles().heads
    return heads.get(of[-1].lower()) == "organisation" or (
        of[1] in ("of", "for") and heads.get(of[0].lower()) == "organisation"
    )


def _edges(text: str, between: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where what stands between the matches begins and ends."""
    ends = [m.span() for m in between.finditer(text)]
    return list(zip([0, *(e for _, e in ends)], [*(s for s, _ in ends), len(text)], strict=True))


def _made(
    report: Report,
    unit: Unit,
    edges: list[tuple[int, int]],
    known: Mapping[str, EntityType | None],
    kind: EntityType,
) -> list[Unit]:
    at = unit.span.start
    named = [(report.span(at + s, at + e), unit.text[s:e]) for s, e in edges]
    return [Unit(s, t, "name", known.get(t) or kind, unit.label, unit.sentence) for s, t in named]


def _parts(report: Report, span: Span, unit: Unit, known: Mapping[str, EntityType | None]) -> list[Unit]:
    """The bodies that a name of several is made of; none where it is one."""
    shared = _SHARED.fullmatch(unit.text)
    noun = roles().singular.get(shared["noun"]) if shared is not None else None
    both = shared is not None and noun is not None and roles().heads[noun] == "organisation"
    names = shared["names"] if both and shared is not None else unit.text
    edges = _edges(names, _PARTS)
    told = [names[s:e] for s, e in edges]
    if len(told) < _PAIR or (" and " not in names and " & " not in names):
        return []
    if both and noun is not None:
        if not all(t[:1].isupper() and " " not in t for t in told):
            return []
        titles = [f"{t} {noun.title()}" for t in told]
    elif all(t in known or _LETTERS.fullmatch(t) is not None for t in told):
        titles = told
    else:
        return []
    edges[-1] = (edges[-1][0], span.end - span.start)  # with the noun that they share
    spans = [report.span(span.start + s, span.start + e) for s, e in edges]
    people = not both and all(known.get(t) == "person" for t in titles)
    return [
        Unit(s, title, "name", "person" if people else "organisation", unit.label, unit.sentence)
        for s, title in zip(spans, titles, strict=True)
    ]


def joined_with(report: Report, source: Span, heads: list[Unit]) -> list[Span]:
    """The descriptions that speak with the names of a source: ``NAME and his wife``, ``the two unions and NAME``."""
    text, made = report.text, []
    first, last = heads[0].span, heads[-1].span
    after = _AND_THEN.fullmatch(text, last.end, source.end)
    if after is not None and (after["said"] is None or after["rest"].partition(" ")[0] in POSSESSIVE):
        made.append(report.span(after.start("rest"), after.end("rest")))
    before = _AND_BEFORE.fullmatch(text, source.start, first.start)
    if before is not None:
        made.append(report.span(before.start("rest"), before.end("rest")))
    return [s for s in made if _describes(report, s)]


def _describes(report: Report, span: Span) -> bool:
    """Whether a part of a source is a body or several people by description, or somebody's relative or aide."""
    mention = source_mention(report, span)
    opener = report.quote(span).partition(" ")[0].lower()
    return mention.type in ("group", "organisation") or (mention.type == "person" and opener in POSSESSIVE)
