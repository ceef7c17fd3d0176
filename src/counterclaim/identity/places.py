"""Mentions of places to drafts: states and cities with coordinates, told apart by what else the story names.

A place is where its qualifier says ("Springfield, Ohio"), else where the other places of the story are,
else the largest that bears the name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from math import log10

from counterclaim.identity.document import Document, Draft, Unit
from counterclaim.identity.gazetteer import City, Gazetteer, country_of, distance, gazetteer
from counterclaim.identity.lexicon import fold, nation, nation_name, nations_in, party
from counterclaim.identity.spelling import likeness

_NEAR_KM = 400.0
_QUALIFIER = re.compile(r",? ?(?:in )?((?:[A-Z][\w.'’-]*\s?){1,4})")
_CAPITALISED = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?")
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
    if not text[: unit.span.start].lower().endswith("the "):
        return False
    return (
        re.match(
            r"\s(?:said|say|are|were|have|had|will|would|want|did|do|also)\b|[.,;]",
            text[unit.span.end : unit.span.end + 8],
        )
        is not None
    )


def _towns(documents: list[Document], towns: dict[str, list[tuple[Document, Unit]]], drafts: dict[str, Draft]) -> None:
    book = gazetteer()
    lands = _lands(documents, book)
    options = {name: book.candidates(name) for name in sorted(towns)}
    sure = [c for found in options.values() for c, main in found if main and len(found) == 1]
    chosen: dict[str, City] = {}
    for name in sorted(options, key=lambda n: (len(options[n]), n)):
        city = _pick(options[name], towns[name], lands, [*sure, *chosen.values()], book)
        if city is not None:
            chosen[name] = city
    other_names = _other_names(documents, towns)
    for name in sorted(towns, key=lambda n: (n in other_names, n)):
        city = chosen.get(name)
        state = book.states.get(name)
        if state is not None and (city is None or not _is_city(towns[name])):
            key, label, place = f"state:{state[0]}", None, state[1]
            city = None
        elif city is not None:
            key, label, place = f"city:{city.id}", None, city.place
        elif name in other_names and (known := towns[other_names[name][0]][0][1].draft) is not None:
            key, label, place = known.key, None, None
            known.reasons.add(f"the text says that {towns[name][0][1].text} is another name of it")
            if other_names[name][1]:
                known.former.add(towns[name][0][1].text)
        else:
            key, label, place = _unlisted(name, drafts), None, None
        draft = drafts.setdefault(key, Draft(key, "place", fixed_name=label, place=place))
        if city is not None:
            draft.reasons.add(f"GeoNames {city.id}, {city.name}, {city.country}")
        for _, unit in towns[name]:
            draft.take(unit.span, unit.text)
            draft.names[unit.text] += 1
            unit.draft = draft
        if city is not None and fold(city.name) != name:
            draft.reasons.add(f"{towns[name][0][1].text} is another name of {city.name} in GeoNames")
    _former(documents, drafts)


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


def _unlisted(name: str, drafts: dict[str, Draft]) -> str:
    """A place that the gazetteer does not have: one with another by spelling only."""
    for key, draft in sorted(drafts.items()):
        if (
            draft.type == "place"
            and not key.startswith("country:")
            and any(likeness(name, fold(t)) == 1.0 for t in draft.names)
        ):
            return key
    return f"place:{name}"


def _lands(documents: list[Document], book: Gazetteer) -> Counter[str]:
    """How often the story names each state or US state, its people or its seat."""
    lands: Counter[str] = Counter()
    for document in documents:
        for _, _, word in nations_in(document.report.text[:20_000]):
            lands[word.iso] += 1
        for match in _CAPITALISED.finditer(document.report.text[:20_000]):
            found = match.group().split()
            for phrase in (match.group(), *found):
                state = book.states.get(fold(phrase)) if len(phrase) > 4 else None
                if state is not None:
                    lands[f"US.{state[0]}"] += 1
                    lands["US"] += 1
                    break
    return lands


def _pick(
    options: tuple[tuple[City, bool], ...],
    units: list[tuple[Document, Unit]],
    lands: Counter[str],
    others: list[City],
    book: Gazetteer,
) -> City | None:
    if not options:
        return None
    country, state = _qualifier(units, book)
    most = max(lands.values(), default=1)
    best: list[tuple[float, int, City]] = []
    for city, main in options:
        if country is not None and city.country != country:
            continue
        if state is not None and (city.country != "US" or city.region != state):
            continue
        score = log10(city.population + 1000) + (1.0 if main else 0.0)
        score += 2.5 * lands[city.country] / most + (
            2.0 if lands[f"US.{city.region}"] and city.country == "US" else 0.0
        )
        near = sum(1 for o in others if o.id != city.id and distance(o, city) < _NEAR_KM)
        score += min(1.5, 0.5 * near)
        if any(o.id == city.id for o in others):
            score += 2.0
        best.append((score, -city.id, city))
    if not best:
        return None
    score, _, city = max(best)
    main = dict(options)[city]
    if not main and lands[city.country] == 0 and not any(o.id == city.id for o in others):
        return None  # an alternate name in a land that the story does not speak of
    return city


def _qualifier(units: list[tuple[Document, Unit]], book: Gazetteer) -> tuple[str | None, str | None]:
    """The state that stands beside the name: ``NAME, Texas``, ``NAME in Ukraine``."""
    for document, unit in units:
        after = document.report.text[unit.span.end : unit.span.end + 50]
        match = _QUALIFIER.match(after)
        if match is None or not after.startswith((",", " in ", " (")):
            continue
        found = match.group(1).split()
        for size in range(len(found), 0, -1):
            phrase = " ".join(found[:size]).rstrip(",.")
            state = book.states.get(fold(phrase))
            if state is not None:
                return "US", state[0]
            country = country_of(phrase)
            if country is not None:
                return country, None
    return None, None


def _is_city(units: list[tuple[Document, Unit]]) -> bool:
    """A state's name is the state, but where "City" or the state itself follows (``New York, N.Y.``)."""
    return any(
        re.match(r" City\b|, [A-Z]\.?[A-Z]\b", d.report.text[u.span.end : u.span.end + 8]) is not None for d, u in units
    )


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
