"""Mentions of places to drafts: states, and towns, divisions and regions with coordinates (see ``geography.py``)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import replace

from counterclaim.identity.asking import resolve
from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.gazetteer import Entry, gazetteer, is_no_place, undisputed
from counterclaim.identity.geography import Placed
from counterclaim.identity.lexicon import fold, nation, nation_name, party
from counterclaim.identity.spelling import likeness, skeleton
from counterclaim.identity.toponyms import named_places
from counterclaim.text import Span

_LIKELY = 0.4  # below it, more than half of the places chosen were wrong on LGL and TR-News
_REASONS = 3
_OLD_NAME = re.compile(
    r"\b(?:old|older|former|previous|earlier|soviet|soviet-era|russian-era|colonial|pre-war)\s(?:\w+\s)?name\s(?:for|of)\s"
    r"((?:[A-Z][\w'’-]*\s?){1,3})",
    re.IGNORECASE,
)
_FORMERLY = re.compile(
    r"\b(?:formerly|previously|once)\s(?:known\sas|called|named)?\s?(?:the\s)?((?:[A-Z][\w'’-]*\s?){1,3})"
)
_NAME = r"\b([A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){0,2})"
_ALSO_CALLED = re.compile(
    rf"{_NAME}(?:,\s|\s\()(?P<once>(?:formerly|previously|once|then|until\s[\w\s]{{1,20}})\s)?(?:also\s|better\s)?"
    rf"(?:known\s(?:\w+\s){{0,3}}as|called|named)\s{_NAME}(?P<until>\suntil\b)?"
)
_LOCATIVE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "of",
        "outside",
        "inside",
        "into",
        "around",
        "through",
        "toward",
        "towards",
        "across",
        "over",
        "via",
        "for",
    ]
)


def country_draft(drafts: dict[str, Draft], iso: str) -> Draft:
    """The draft of a state, made where there is none."""
    key = f"country:{iso}"
    if key not in drafts:
        drafts[key] = Draft(key, "place", iso=iso, fixed_name=nation_name(iso))
    return drafts[key]


def places(documents: list[Document], drafts: dict[str, Draft]) -> None:
    """Give every mention of a place its draft; ``drafts`` is added to."""
    units = [(d, u) for d in documents for u in d.units if u.kind == "name" and u.type in ("place", "group", "other")]
    towns: dict[str, list[tuple[Document, Unit]]] = defaultdict(list)
    for document, unit in units:
        if unit.draft is not None:
            continue
        found = nation(unit.text)
        if found is None and party(unit.text) is not None:
            unit.type = "organisation"
            continue
        if found is not None and (found.form in ("name", "word") or (found.form == "seat" and acts(document, unit))):
            if found.form == "name" and found.iso == "GE" and _in_us(document):
                towns[fold(unit.text)].append((document, unit))
                continue
            if found.plural or (found.form == "word" and unit.type == "group" and _people(document, unit)):
                key = f"people:{found.iso}:{fold(unit.text)}"
                draft = drafts.setdefault(key, Draft(key, "group", iso=found.iso, many=True))
                draft.take(unit.span, unit.text, "people of that nationality")
            else:
                draft = country_draft(drafts, found.iso)
                why = {"word": "a nationality word", "seat": "the seat of government, as one that acts"}.get(found.form)
                draft.take(unit.span, unit.text, why and f"{why}: {unit.text}")
            unit.draft = draft
        elif unit.type == "place" and (found is None or found.form != "metonym"):
            towns[fold(unit.text)].append((document, unit))
    if towns:
        _towns(documents, towns, drafts)
    for draft in drafts.values():
        if draft.key.startswith("country:") and draft.place is None and draft.iso is not None:
            draft.place = gazetteer().countries.get(draft.iso)


def _in_us(document: Document) -> bool:
    """Georgia the US state: the report speaks of the United States and not of the other's capital."""
    text = document.report.text
    return "Tbilisi" not in text and bool(re.search(r"\b(?:U\.S\.|Atlanta|United States|American)", text))


def acts(document: Document, unit: Unit) -> bool:
    """Whether a capital stands for the state: it is a source, has something, or opens a sentence before a verb."""
    if unit.source:
        return True
    text = document.report.text
    after = text[unit.span.end : unit.span.end + 2]
    before = re.search(r"(\w+)\W*$", text[max(0, unit.span.start - 30) : unit.span.start])
    word = before.group(1).lower() if before is not None else ""
    if word in _LOCATIVE:
        return False
    if after in ("'s", "’s"):
        return True
    if document.reading.sentences and unit.span.start == document.reading.sentences[unit.sentence].start:
        return after[:1] == " " and text[unit.span.end + 1 : unit.span.end + 2].islower()
    return word in (
        "that",
        "while",
        "but",
        "as",
        "if",
        "between",
        "because",
        "although",
        "and",
        "with",
        "against",
        "by",
    )


def _people(document: Document, unit: Unit) -> bool:
    """Whether a nationality word is a noun by itself: ``the French said``, but not ``French troops``."""
    text = document.report.text
    if text[max(0, unit.span.start - 4) : unit.span.start].lower() != "the ":
        return False
    return (
        re.match(
            r"\s(?:said|say|are|were|have|had|will|would|want|did|do|also)\b|[.,;]",
            text[unit.span.end : unit.span.end + 8],
        )
        is not None
    )


def _towns(documents: list[Document], towns: dict[str, list[tuple[Document, Unit]]], drafts: dict[str, Draft]) -> None:
    chosen = _chosen(documents, towns, drafts)
    other_names = _other_names(documents, towns)
    unlisted = _Unlisted(drafts)
    for name in sorted(towns, key=lambda n: (n in other_names, n)):
        placed = chosen.get(name)
        if placed is not None and placed.entry.kind == "country":
            key, place = country_draft(drafts, placed.entry.country).key, None
        elif placed is not None:
            key, place = _key(placed.entry), undisputed(placed.entry.place)
        elif name in other_names and (known := towns[other_names[name][0]][0][1].draft) is not None:
            key, place = known.key, None
            known.reasons.add(f"the text says that {towns[name][0][1].text} is another name of it")
            if other_names[name][1]:
                known.former.add(towns[name][0][1].text)
        else:
            key, place = unlisted.key(name), None
        draft = drafts.setdefault(key, Draft(key, "place", place=place))
        if placed is not None:
            entry = placed.entry
            draft.reasons.add(f"GeoNames {entry.id}, {entry.name}, {entry.country}".removesuffix(", "))
            for feature, weighed in placed.reasons[:_REASONS]:
                draft.reasons.add(f"{towns[name][0][1].text}: {feature} {weighed:+.1f}")
            if fold(entry.name) != name:
                draft.reasons.add(f"{towns[name][0][1].text} is another name of {entry.name} in GeoNames")
        for _, unit in towns[name]:
            draft.take(unit.span, unit.text)
            draft.names[unit.text] += 1
            unit.draft = draft
        unlisted.add(draft)
    _former(documents, drafts)


def _chosen(
    documents: list[Document], towns: dict[str, list[tuple[Document, Unit]]], drafts: dict[str, Draft]
) -> dict[str, Placed]:
    """The place of each name: of its mentions' places the one that most have, where it is likely enough."""
    found = [named_places(d.report, d.reading.mentions, also=_spans(d, towns)) for d in documents]
    placed = resolve([d.report for d in documents], found)
    chosen: dict[str, Placed | None] = {}
    for name, units in towns.items():
        votes: Counter[Entry] = Counter()
        best: dict[Entry, Placed] = {}
        for document, unit in units if not is_no_place(name) else ():
            one = placed.get(_parts(document, unit)[0])
            if one is not None and one.confidence >= _LIKELY:
                votes[one.entry] += 1
                best[one.entry] = max(one, best.get(one.entry, one), key=lambda p: p.confidence)
        most = min(votes, key=lambda e: (-votes[e], -best[e].confidence, e.id)) if votes else None
        chosen[name] = best[most] if most is not None else None
    named = {(p.entry.country, p.entry.region) for p in chosen.values() if p is not None and p.entry.kind == "1"}
    made = {name: _seat(name, one, drafts, named) for name, one in chosen.items()}
    return {name: one for name, one in made.items() if one is not None}


def _seat(
    name: str, placed: Placed | None, drafts: dict[str, Draft], divisions: Collection[tuple[str, str]]
) -> Placed | None:
    """The seat of a state that the reports name, before a smaller namesake in another; not where a text says which land
    it is in, or one of the ``divisions`` named, as country and region, is the namesake's."""
    found = nation(name)
    if found is None or found.form != "seat" or f"country:{found.iso}" not in drafts:
        return placed
    if placed is not None and (
        placed.entry.country == found.iso
        or (placed.entry.country, placed.entry.region) in divisions
        or any(feature.startswith("beside") for feature, _ in placed.reasons)
    ):
        return placed
    known = [e for e, main in gazetteer().candidates(name) if main and e.country == found.iso]
    largest = max(known, key=lambda e: (e.population, -e.id), default=None)
    if largest is None or (placed is not None and placed.entry.population >= largest.population):
        return placed
    return Placed(largest, 1.0, (("the seat of a state that is named", 1.0),))


def _parts(document: Document, unit: Unit) -> list[Span]:
    """Of "Port Selwyn, Ardania" the town and what it is in, else all, as they stand in the text."""
    first, comma, rest = document.report.quote(unit.span).partition(", ")
    if not first or not rest:
        return [unit.span]
    end = unit.span.start + len(first)
    return [replace(unit.span, end=end), replace(unit.span, start=end + len(comma))]


def _spans(document: Document, towns: dict[str, list[tuple[Document, Unit]]]) -> list[Span]:
    """Spans that the story takes for places, whatever the tagger said of them; of "town, state" both."""
    return sorted(span for units in towns.values() for d, unit in units if d is document for span in _parts(d, unit))


def _key(entry: Entry) -> str:
    """``city:`` and ``state:`` as in earlier ledgers; ``area:`` for the rest."""
    if entry.kind == "town":
        return f"city:{entry.id}"
    if entry.kind == "1" and entry.country == "US":
        return f"state:{entry.region}"
    return f"area:{entry.id}"


def _other_names(documents: list[Document], towns: Collection[str]) -> dict[str, tuple[str, bool]]:
    """``X, called Y until 1992``: Y is another name of X, and whether it is a former one."""
    made: dict[str, tuple[str, bool]] = {}
    for document in documents:
        for match in _ALSO_CALLED.finditer(document.report.text):
            name, other = fold(match.group(1).strip()), fold(match.group(3).strip())
            if name in towns and other in towns and name != other and name not in made:
                former = match["once"] is not None or match["until"] is not None
                made.setdefault(other, (name, former))
    return made


class _Unlisted:
    """The places of the story by their spellings, for those that the gazetteer does not have."""

    def __init__(self, drafts: dict[str, Draft]) -> None:
        self._keys: dict[tuple[str, int], str] = {}
        for draft in drafts.values():
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """``draft`` under all its names."""
        if draft.type != "place" or draft.key.startswith("country:"):
            return
        for name in draft.names:
            spelt = (skeleton(fold(name)), name.count(" "))
            self._keys[spelt] = min(draft.key, self._keys.get(spelt, draft.key))

    def key(self, name: str) -> str:
        """The key of one with another by spelling only, of several the first; else one of its own."""
        spelt = skeleton(name)
        found = self._keys.get((spelt, name.count(" "))) if spelt else None
        return found if found is not None else f"place:{name}"


def _former(documents: list[Document], drafts: dict[str, Draft]) -> None:
    """Mark aliases that a text calls old names, or that stand beside such words."""
    for document in documents:
        text = document.report.text
        for pattern in (_OLD_NAME, _FORMERLY):
            for match in pattern.finditer(text):
                name = fold(match.group(1).strip())
                for draft in drafts.values():
                    if draft.type != "place" or draft.iso is not None:
                        continue
                    known = {fold(t): t for t in draft.texts}
                    if pattern is _FORMERLY and name in known and len(known) > 1:
                        draft.former.add(known[name])
                        draft.reasons.add(f"the text says that {known[name]} is its former name")
                    elif pattern is _OLD_NAME and name in known:
                        _mark(draft, known[name])


def _mark(draft: Draft, current: str) -> None:
    for other in sorted(draft.texts):
        if likeness(other, current) == 0.0 and fold(other) != fold(current):
            draft.former.add(other)
            draft.reasons.add(f"the text speaks of an old name of {current}; {other} is another name of that place")
