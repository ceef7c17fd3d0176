"""The tagger's kinds put right by all the reports together: what one name is, it is everywhere in the story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Unit
from counterclaim.identity.gazetteer import gazetteer
from counterclaim.identity.lexicon import fold, nation, nations_in
from counterclaim.identity.people import parse_person
from counterclaim.identity.roles import offices
from counterclaim.reading.mentions import main_head
from counterclaim.reading.records import EntityType
from counterclaim.reading.roles import Word, head_at, roles, words

_SMALLEST_TOWN = 20_000
_LONGEST = 4
_FEWEST, _MOST = 4, 7
_TOLD = 3  # votes of a text that says what a name is
_OUTLET_BEFORE = re.compile(
    r"\b(?:newspapers?|tabloid|daily|weekly|magazine|website|broadcaster|news agency|channel|outlet|portal)\s[\"“]?$"
)
_OUTLET_AFTER = re.compile(r"[\"”]?\s(?:newspaper|tabloid|magazine|website|news agency|news site|news outlet)\b")

_INSIDE = re.compile(r"\b(?:in|of|at|near|from|to|into|across|inside|outside) $")
_WORD = re.compile(r"\S+")

_Shapes = dict[tuple[int, int], set[str]]
"""Names by their length and by where in them a word stands."""


def relabel(documents: list[Document]) -> None:
    """Set ``type`` of the names that the tagger took for something else; run before entities are made."""
    _whole(documents)
    _things(documents)
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    full: set[str] = set()
    firsts: set[str] = set()
    for document in documents:
        for unit in _names(document):
            key = fold(unit.text)
            if unit.type == "person" and " " in key and _ends_in_a_state(unit):
                unit.type = "place"  # "Nor did X ask Utopia, or X Utopia": two, a verb left out
            if unit.type == "place" and _ends_in_a_body(key):
                unit.type = "organisation"  # "Port Vex Police Department"
            if unit.type in ("person", "place") and key.split()[-1:] and key.split()[-1] in offices()["members"]:
                unit.type = "organisation"  # "Utopia Republicans"
            if unit.type is not None:
                votes[key][unit.type] += 1
            if _is_body(document, unit):
                votes[key]["organisation"] += _TOLD
            parts = key.split()
            if unit.type == "person" and len(parts) > 1:
                of_state = len(parts) > 2 and document.report.text.endswith(" of ", 0, unit.span.start)
                full |= set(parts[1:] if of_state and nation(unit.text.split()[0]) is not None else parts)
            if unit.type == "organisation" and len(parts) > 1 and parts[-1] not in offices()["led"]:
                firsts.add(parts[0])
    outlets = {fold(d.report.outlet).removeprefix("the ") for d in documents if d.report.outlet is not None}
    firms = _firms(documents) | outlets
    for document in documents:
        titled = {fold(u.text) for u in _names(document) if u.type == "person" and _titled(document, u)}
        bearers = _bearers(document) - firms
        lands = _lands(document)
        for unit in _names(document):
            key = fold(unit.text)
            if nation(unit.text) is None and unit.type != "person" and _is_bearer(document, unit, bearers, lands):
                unit.type = "person"
                continue
            if nation(unit.text) is not None:
                if unit.type == "person" and key not in full and not _titled(document, unit):
                    unit.type = "place"
                continue
            most = max(votes[key].values())
            best = sorted(t for t, n in votes[key].items() if n == most)
            if unit.type == "person" and key in full:
                continue  # "a website Holt used", "to force Holt to speak": no website, no force
            if unit.type not in best and len(best) == 1:
                unit.type = best[0]
            if key in outlets or _is_outlet(document, unit):
                unit.type = "organisation"
            elif unit.type != "person" or key in titled:
                continue  # "President Holt", and later "Holt", though there is a "Holt campaign"
            elif (" " not in key and key in firsts) or _articled(document, unit):
                unit.type = "organisation"
    _towns(documents, full)
    surnames = {fold(u.text).split()[-1] for d in documents for u in _names(d) if u.type == "person"}
    for document in documents:
        for unit in document.units:
            if unit.kind == "description" and unit.source:
                _missed(document, unit, votes, surnames)


def _firms(documents: list[Document]) -> set[str]:
    """First words of the names of companies and outlets, which may be somebody's name too: ``Holt Motors``."""
    ends = {*offices()["company_words"], *offices()["outlet_words"]}
    names = {fold(u.text) for d in documents for u in _names(d) if u.type == "organisation"}
    return {n.split()[0] for n in names if " " in n and n.split()[-1] in ends}


def _bearers(document: Document) -> set[str]:
    """The surnames of the people whom a report names in full, or by a title and a surname, folded."""
    made = set()
    for unit in _names(document):
        parts = parse_person(unit.text).parts
        if (unit.type == "person" and len(parts) > 1) or (len(parts) == 1 and _titled(document, unit, alone=True)):
            made.add(fold(parts[-1]))
    return made - {""}


def _lands(document: Document) -> set[str]:
    """Single words, folded, that stand after ``in`` or ``of`` one time in three or more, as a place's name does."""
    text, told = document.report.text, Counter[str]()
    for unit in _names(document):
        if unit.type == "place" and " " not in unit.text:
            inside = _INSIDE.search(text, max(0, unit.span.start - 8), unit.span.start) is not None
            told[fold(unit.text)] += 2 if inside else -1
    return {key for key, more in told.items() if more >= 0}


def _is_bearer(document: Document, unit: Unit, bearers: set[str], lands: set[str]) -> bool:
    """``Mr. NAME``; a surname alone that the tagger took for a body, a people or a place that nobody knows."""
    if " " in unit.text or fold(unit.text) not in bearers:
        return False
    if _titled(document, unit, alone=True):
        return True
    if unit.type == "place":
        return fold(unit.text) not in lands and not gazetteer().named(unit.text)
    return not _is_body(document, unit) and not _is_outlet(document, unit) and not _articled(document, unit)


def _ends_in_a_state(unit: Unit) -> bool:
    """Whether the last word is the name of a state that only the reports show to be one; other states' are people's."""
    found = nation(unit.text.split()[-1])
    return found is not None and found.form == "name" and found.iso.startswith("x-")


def _whole(documents: list[Document]) -> None:
    """Where the tagger took a part of a name of several words that the story has, the mention is all of it, and of its
    kind; not where that is of two, or holds a place ("Utopia Greens", of which the tagger took both words)."""
    longer: dict[str, _Shapes] = defaultdict(lambda: defaultdict(set))
    kinds: dict[str, Counter[EntityType]] = defaultdict(Counter)
    for unit in (u for d in documents for u in _names(d) if 1 < len(u.text.split()) <= _LONGEST):
        kinds[unit.text][unit.type or "other"] += 1
    for name in kinds:
        for word in set(name.split()):
            longer[word][len(name), name.index(word)].add(name)
    for document in documents:
        begun = {u.span.start for u in _names(document) if u.type == "place"}
        for unit in _names(document):
            found = None
            if " " not in unit.text and unit.text in longer:
                found = _name_around(document.report.text, unit, longer[unit.text])
            if found is None or " and " in found or any(at in begun for at in _others(document, unit, found)):
                continue
            unit.text, unit.type = found, _most(kinds[found])


def _things(documents: list[Document]) -> None:
    """``Hurricane Mira``, ``USS Holt``: no person and no place, nor is "Mira" alone where nobody has that name."""
    called: dict[str, str] = {}
    borne: set[str] = set()
    for unit in (u for d in documents for u in _names(d)):
        parts = fold(unit.text).split()
        if len(parts) > 1 and parts[0] in offices()["things"]:
            unit.type = "other"
            called[parts[-1]] = unit.text
        elif len(parts) > 1 or (nation(unit.text) is not None):
            borne |= set(parts)
    for unit in (u for d in documents for u in _names(d)):
        whole = called.get(fold(unit.text))
        if whole is not None and fold(unit.text) not in borne:
            unit.text, unit.type = whole, "other"


def _most(counted: Counter[EntityType]) -> EntityType:
    return min(counted, key=lambda t: (-counted[t], t))


def _others(document: Document, unit: Unit, name: str) -> list[int]:
    """Where the other words begin of a name that stands around the unit."""
    text = document.report.text
    at = text.find(name, max(0, unit.span.start - name.rindex(unit.text)), unit.span.end + len(name))
    starts = [at + m.start() for m in _WORD.finditer(name)]
    return [s for s in starts if s != unit.span.start]


def _name_around(text: str, unit: Unit, shapes: _Shapes) -> str | None:
    """The longest of the names that stands in the text around a word of it."""
    found = set()
    for (length, before), names in shapes.items():
        start = unit.span.start - before
        name = text[max(0, start) : start + length]
        if name in names and not text[start + length : start + length + 1].isalnum():
            found.add(name)
    return min(found, key=lambda n: (-len(n), n), default=None)


def _ends_in_a_body(key: str) -> bool:
    found = key.split()
    while len(found) > 1 and found[-1] in offices()["of_bodies"]:
        found = found[:-1]
    return len(found) > 1 and (found[-1] in offices()["bodies"] or found[-1] in offices()["no_places"])


def _is_body(document: Document, unit: Unit) -> bool:
    """``the environment group NAME``; ``its operator, NAME``: said to be a body."""
    text = document.report.text
    before = words(text, max(0, unit.span.start - 30), unit.span.start)
    if len(before) > 1 and text[before[-1].end : unit.span.start] == ", " and " " not in unit.text:
        return before[-1].lower in offices()["company_nouns"] and before[-2].lower in roles().determiners
    if not before or text[before[-1].end : unit.span.start] != " " or not before[-1].text.islower():
        return False
    head = head_at(before, len(before) - 1)
    return head is not None and roles().heads[head[0]] == "organisation"


def _missed(document: Document, unit: Unit, votes: dict[str, Counter[EntityType]], surnames: set[str]) -> None:
    """A source that is a bare name which the tagger passed over: ``the CIA``, ``Mr. NAME``."""
    found = words(document.report.text, unit.span.start, unit.span.end)
    body = _called(found) if unit.type in (None, "organisation", "group", "person") else None
    body = body or _said_to_be(document, found)
    if body is not None:
        unit.text = document.report.text[body[0].start : body[-1].end]
        unit.kind, unit.type, unit.role = "name", "organisation", None
        return
    if unit.role is None and unit.text[:4].lower() == "the " and _is_title(found[1:]):
        unit.text = document.report.text[found[1].start : found[-1].end]
        unit.kind, unit.type = "name", "organisation"
        return
    titled = False
    while len(found) > 1 and (found[0].lower in roles().titles or found[0].lower == "the"):
        titled = titled or found[0].lower != "the"
        found = found[1:]
    if not found or len(found) > _LONGEST or not all(w.text[0].isupper() for w in found):
        return
    text = document.report.text[found[0].start : found[-1].end]
    key = fold(text)
    known = votes.get(key)
    if unit.type not in (None, "person"):
        return
    if unit.type == "person" and (not titled or head_at(found, len(found) - 1) is not None or nation(text) is not None):
        return  # "The Prime Minister"
    if titled or (key in surnames and known is None):
        kind: EntityType = "person"
    elif known is not None:
        kind = min(known, key=lambda t: (-known[t], t))
    elif nation(text) is not None:
        kind = "place"
    elif text.isupper() and len(text) > 1 and len(found) == 1:
        kind = "organisation"
    else:
        return
    unit.kind, unit.type, unit.text, unit.role = "name", kind, text, None


def _said_to_be(document: Document, found: list[Word]) -> list[Word] | None:
    """``Countwell, a company that...``, ``Bergen Post newspaper``: the words of the name, before what it is."""
    at = 0
    found = found[1:] if found and found[0].lower == "the" else found
    while at < len(found) and found[at].text[0].isupper() and (at == 0 or _beside(document, found, at) == " "):
        at += 1
    plain = {*roles().modifiers, *roles().heads}
    if at in (0, len(found)) or at > _LONGEST or all(w.lower in plain for w in found[:at]):
        return None
    if _beside(document, found, at) == " ":
        last = at == len(found) - 1 and found[at].lower in offices()["media_nouns"]
        return found[:at] if last and nation(" ".join(w.text for w in found[:at])) is None else None
    if _beside(document, found, at) != ", " or found[at].lower not in ("a", "an", "the"):
        return None
    head = main_head(document.report.text, found[at:])
    return found[:at] if head is not None and roles().heads[head] == "organisation" else None


def _is_title(found: list[Word]) -> bool:
    """``Port Vex County Harbour Warden-Pilot``: the words of an office that the tagger knew the place of alone."""
    return _FEWEST <= len(found) <= _MOST and all(w.text[0].isupper() for w in found)


def _beside(document: Document, found: list[Word], at: int) -> str:
    return document.report.text[found[at - 1].end : found[at].start]


def _called(found: list[Word]) -> list[Word] | None:
    """``the support group Wheels For All``: the name, after a body's noun; ``the broker Holt & Vey``, a firm's."""
    at = len(found)
    while at > 0 and (found[at - 1].text[0].isupper() or found[at - 1].text.isdigit()):
        at -= 1
    if at in (0, len(found)) or len(found) - at > _LONGEST:
        return None
    head = head_at(found[:at], at - 1)
    return found[at:] if head is not None and roles().heads[head[0]] == "organisation" else None


def _names(document: Document) -> list[Unit]:
    return [u for u in document.units if u.kind == "name"]


def _titled(document: Document, unit: Unit, *, alone: bool = False) -> bool:
    """Whether a title stands before it; ``alone``: one that no body's or place's name has before it (``Mr.``)."""
    text = document.report.text
    before = words(text, max(0, unit.span.start - 14), unit.span.start)
    if not before or before[-1].lower not in roles().titles:
        return False
    title = before[-1].lower
    if not alone:
        return True
    personal = title in roles().abbreviations or title in offices()["sole"] or title in ("mr", "mrs", "ms")
    return personal and before[-1].text[0].isupper() and text[before[-1].end : unit.span.start] in (" ", ". ")


def _is_outlet(document: Document, unit: Unit) -> bool:
    """By its last word, or by what stands right beside it: ``the newspaper NAME``."""
    if unit.type not in ("person", "place"):
        return False
    parts = fold(unit.text).split()
    if len(parts) > 1 and parts[-1] in offices()["outlet_words"]:
        return True
    text = document.report.text
    return (
        _OUTLET_BEFORE.search(text, max(0, unit.span.start - 20), unit.span.start) is not None
        or _OUTLET_AFTER.match(text, unit.span.end, unit.span.end + 16) is not None
    )


def _articled(document: Document, unit: Unit) -> bool:
    """``told the NAME``: a person has no article, unless the name only says whose ("the NAME campaign")."""
    text = document.report.text
    if " " in unit.text or re.search(r"\b[Tt]he $", text[max(0, unit.span.start - 4) : unit.span.start]) is None:
        return False
    after = words(text, unit.span.end, unit.span.end + 30)[:2]
    if not after or text[unit.span.end : after[0].start] != " ":
        return True
    return after[0].text.islower() and head_at(after, 0) is None and after[0].lower not in roles().modifiers


def _towns(documents: list[Document], full: set[str]) -> None:
    """A single word taken for a person's that is a town of a state that the story names: a place.

    Not where a full name in the story has it as a part, nor after a title.
    """
    lands: set[str] | None = None
    for document in documents:
        for unit in _names(document):
            key = fold(unit.text)
            if unit.type != "person" or " " in unit.text or key in full or _titled(document, unit):
                continue
            if lands is None:
                lands = {w.iso for d in documents for _, _, w in nations_in(d.report.text[:20_000])}
            if any(c.country in lands for c, _ in gazetteer().candidates(unit.text) if c.population > _SMALLEST_TOWN):
                unit.type = "place"
