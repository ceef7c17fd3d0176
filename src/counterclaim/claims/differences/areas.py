"""Places as reports write them: towns, and areas ("the Donetsk region", "eastern Ardania") that towns lie in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.claims.differences.happenings import Happening
from counterclaim.claims.propositions.traits import Lookup, Named
from counterclaim.identity.containment import entry_of, in_division, in_part, outside_divisions
from counterclaim.identity.gazetteer import Entry, divisions
from counterclaim.identity.lexicon import fold, nation
from counterclaim.text import Span

_WAY = r"(?:north|south)?[\s-]?(?:east|west)|north|south|cent(?:re|er)|middle"
_PART_BEFORE = re.compile(rf"\b(?P<part>(?:{_WAY})(?:ern)?|central)\s$", re.IGNORECASE)
_PART_OF = re.compile(rf"(?:the\s)?(?P<part>{_WAY})(?:ern\spart)?\sof\s(?:the\s)?(?P<whole>.+)", re.IGNORECASE)
_OF_THE_COUNTRY = re.compile(
    rf"\bin\s(?:the\s(?P<part>{_WAY})(?:ern\spart)?\sof\sthe\scountry|the\scountry['’]s\s(?P<other>{_WAY}))\b",
    re.IGNORECASE,
)
_WORD_AFTER = re.compile(r"\s(?P<word>[a-z]+)\b")
AREA_WORDS = ("area", "county", "district", "governorate", "oblast", "prefecture", "province", "region")
"""After a name these make it that of an area."""


@dataclass(frozen=True, slots=True)
class Area:
    """A stretch of land as a report writes it: a division by its ``name``, else a ``part`` of the state ``iso``.

    ``iso`` is None where it is a part of "the country", whichever that is; ``entity`` is the id of what the mention
    stands for, which of "the Kharkiv region" is the town.
    """

    span: Span
    name: str
    part: str = ""
    iso: str | None = None
    entity: str | None = None

    def holds(self, town: Entry) -> bool:
        """Whether the gazetteer puts ``town`` in it."""
        if self.part:
            return in_part(town, self.iso if self.iso is not None else town.country, self.part)
        return in_division(town, self.name)

    def excludes(self, town: Entry) -> bool:
        """Whether it is another division of the town's state."""
        return not self.part and outside_divisions(town, self.name)


@dataclass(frozen=True, slots=True)
class Town:
    """A place of the gazetteer where a report names it."""

    span: Span
    entity: str
    entry: Entry


def area_of(lookup: Lookup, named: Named) -> Area | None:
    """The area that a mention is, or begins or ends: "Texas", "Kharkiv" of "the Kharkiv region", "eastern Ardania"."""
    span, text = named.mention.span, lookup.report.text
    name, entity = text[span.start : span.end], named.entity.id
    state = nation(name)
    if state is not None:
        before = _PART_BEFORE.search(text, max(0, span.start - 20), span.start)
        if before is None:
            return None
        return Area(Span(span.report, before.start(), span.end), name, _way(before["part"]), state.iso, entity)
    inside = _PART_OF.fullmatch(name)
    if inside is not None:
        whole = nation(inside["whole"])
        return Area(span, name, _way(inside["part"]), whole.iso, entity) if whole is not None else None
    after = _WORD_AFTER.match(text, span.end)
    if after is not None and after["word"] in AREA_WORDS:
        return Area(Span(span.report, span.start, after.end()), name, entity=entity)
    last = fold(name).rpartition(" ")[2]
    place = named.entity.place
    if (place is not None and place.wide) or (" " in name.strip() and last in divisions().said and last in AREA_WORDS):
        return Area(span, name, entity=entity)
    return None


def areas(lookup: Lookup, happening: Happening) -> Iterator[Area]:
    """The areas in which a happening is put."""
    for named in _placed(lookup, happening):
        found = area_of(lookup, named)
        if found is not None:
            yield found
    told = _OF_THE_COUNTRY.search(lookup.report.text, happening.head.start, happening.span.end)
    if told is not None:
        span = Span(happening.report, told.start(), told.end())
        yield Area(span, lookup.report.quote(span), _way(told["part"] or told["other"]))


def towns(lookup: Lookup, happening: Happening) -> Iterator[Town]:
    """The towns of the gazetteer in which a happening is put, no areas among them."""
    for named in _placed(lookup, happening):
        place = named.entity.place
        if place is None or place.wide or area_of(lookup, named) is not None:
            continue
        spellings = (
            named.entity.name,
            lookup.report.quote(named.mention.span),
            *(a.text for a in named.entity.aliases),
        )
        entry = entry_of((n for s in spellings for n in (s, s.partition(",")[0])), place)
        if entry is not None:
            yield Town(named.mention.span, named.entity.id, entry)


def _placed(lookup: Lookup, happening: Happening) -> list[Named]:
    held = lookup.mentions(happening.head.start, happening.span.end)
    return [n for n in held if n.entity.id in happening.places]


def _way(words: str) -> str:
    """A part of a state in one word: "south-eastern" is "southeast"."""
    told = re.sub(r"[\s-]|ern\b", "", words.lower())
    return "centre" if told in ("central", "centre", "center", "middle") else told
