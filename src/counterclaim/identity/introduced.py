"""People as a report names them: the parts of each name, and what stands beside it that says who that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Unit
from counterclaim.identity.lexicon import nation, nations_in
from counterclaim.identity.people import PersonName, gender, parse_person
from counterclaim.identity.roles import Role, introductions, office, offices
from counterclaim.intake.patterns import patterns
from counterclaim.reading.roles import roles, words

_OPENS = re.compile(r"(?:^|[.!?:\n“\"]\s?)([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2}) $")
_OF_STATE = re.compile(r" of (?:the )?((?:[A-Z][\w.]+ ?){1,3})")
_LIVES = re.compile(
    r"(?:, (?:aged )?\d{1,2})?, who (?:runs|owns|works|lives|sells|farms|keeps|drives|teaches|studies|grew up)\b"
)
_HONOUR = re.compile(r"\b(?:Sir|Dame) (?=\S*\s?$)")
_MEMBER = re.compile(
    r",?\s\(?(D|R|Democrat|Republican)(?:-|\sof\s|\sfrom\s)"
    r"((?:[A-Z]\.){2}|[A-Z]{2}\b|(?:(?:New|North|South|West|Rhode)\s)?[A-Z][a-z]+)"
)
_CHARGED = re.compile(
    r"(?:, (?:aged )?\d{1,3}(?:-year-old)?,?)? (?:was|is|has been) (?:being )?"
    r"(?:identified|charged|arrested|accused|held|"
    r"booked|arraigned|indicted)\b"
)


@dataclass(slots=True, eq=False)
class Named:
    """A unit with its parsed name, the gender and roles that stand beside it."""

    unit: Unit
    report: str
    name: PersonName
    roles: list[Role] = field(default_factory=list)
    gender: str | None = None
    member: tuple[str, str] | None = None
    honour: str = ""
    title: str = ""
    anew: bool = False


def _without_state(text: str, unit: Unit, name: PersonName) -> PersonName:
    """``the President of Utopia NAME``, all taken for the name; ``mum-of-two NAME``; a picture's ``AFP NAME``;
    ``Former NAME`` at the head of a sentence, a heading's ``White House NAME``."""
    name = _without_camp(name)
    first = name.parts[0] if len(name.parts) > 1 else ""
    state = len(name.parts) > 2 and nation(first) is not None and text.endswith(" of ", 0, unit.span.start)
    credit = len(name.parts) > 2 and first.rstrip(".") in patterns().agencies
    if state or credit or re.fullmatch(r"\w+(?:-of-\w+|-year-old)", first) is not None:
        return PersonName(name.parts[1:], name.suffix)
    before = " ".join(name.parts[:-1]).lower()
    if before in offices()["ranks"] or before in offices()["bodies"]:
        return PersonName(name.parts[-1:], name.suffix)
    return name


def _without_camp(name: PersonName) -> PersonName:
    """``New Jersey Democratic Sen. NAME``: what stands before a name up to the camp that its bearer is of."""
    camps = offices()["camps"]
    at = max((k + 1 for k, part in enumerate(name.parts[:-2]) if part.lower() in camps), default=0)
    return PersonName(name.parts[at:], name.suffix)


def named_in(document: Document) -> list[Named]:
    """The people whom a report names, in order, with what stands beside each name."""
    text = document.report.text
    spans = document.names()
    made = []
    for unit in document.units:
        if unit.kind != "name" or unit.type != "person":
            continue
        name = _without_state(text, unit, parse_person(unit.text))
        if not name.parts:
            continue
        item = Named(unit, document.report.id, name)
        item.roles = introductions(text, unit.span.start, unit.span.end, spans)
        item.roles += _accused(text, unit)
        item.roles = [_of_state(text, unit, r) for r in item.roles]
        tag = _MEMBER.match(text, unit.span.end, unit.span.end + 30)
        item.member = (tag.group(1)[0], tag.group(2)) if tag is not None else None
        item.gender = gender(name) if name.full else None
        honour = _HONOUR.search(text[max(0, unit.span.start - 5) : unit.span.start] + unit.text.split()[0] + " ")
        item.honour = honour.group() if honour is not None and name.parts else ""
        item.title = _title(text, unit.span.start)
        before = words(text, max(0, unit.span.start - 14), unit.span.start)
        if before and text[before[-1].end : unit.span.start].strip() in ("", "."):
            told = roles().titles.get(before[-1].lower)
            if told in ("male", "female"):
                item.gender = told
        item.anew = _anew(text, item)
        made.append(item)
    return made


def _anew(text: str, item: Named) -> bool:
    """Whether a bare surname is introduced as somebody's of no office: ``a fruit seller surnamed NAME``."""
    start, end = item.unit.span.start, item.unit.span.end
    if item.name.full or item.title or item.gender is not None:
        return False
    if text[max(0, start - 9) : start] == "surnamed ":
        return True
    trades = [r.office for r in item.roles if r.phrase.split()[0].lower() in ("a", "an")]
    public = set(offices()["speaks_for"])
    return _LIVES.match(text, end) is not None or (bool(trades) and not public & set(trades))


def _title(text: str, start: int) -> str:
    """The office with a capital right before a name, written out: ``Sheriff``, ``Vice President``; no ``Mr.``"""
    found = words(text, max(0, start - 30), start)
    made: list[str] = []
    end = start
    while found and found[-1].text[0].isupper() and text[found[-1].end : end] in (" ", ". "):
        word = found[-1].lower
        if word not in roles().titles or word in offices()["courtesy"]:
            break
        made.insert(0, roles().abbreviations.get(word, word).title())
        end = found.pop().start
    return " ".join(made)


def _of_state(text: str, unit: Unit, role: Role) -> Role:
    """``Ambassador NAME of Utopia``: the state stands after the name; or it opens the sentence, before the office."""
    before = text[max(0, unit.span.start - 140) : unit.span.start].rstrip()
    opening = _OPENS.search(before.removesuffix(role.phrase)) if before.endswith(role.phrase) else None
    opener = nation(opening.group(1)) if opening is not None and role.iso is None else None
    if opener is not None and opener.form in ("name", "word"):
        return replace(role, iso=opener.iso)
    after = _OF_STATE.match(text, unit.span.end, unit.span.end + 40)
    if after is None or not role.plain or role.office not in offices()["speaks_for"]:
        return role
    if role.office in offices()["of_divisions"]:
        return role  # "Senator NAME of Georgia" is of a division
    found = nations_in(after.group(1))
    return replace(role, iso=found[0][2].iso) if found and found[0][0] == 0 else role


def _accused(text: str, unit: Unit) -> list[Role]:
    """``the gunman, identified as NAME``; ``NAME, 40, was charged``: the suspect."""
    nouns = "|".join(offices()["suspects"])
    before = text[max(0, unit.span.start - 120) : unit.span.start]
    told = re.search(
        rf"\b({nouns})\b[^.\n]{{0,60}}\b(?:identified|named|known)\b[^.\n]{{0,40}}\bas (?:[\w-]+,? )?$", before
    )
    if told is None:
        told = re.search(
            rf"\b(?:identified|named)\b[^.\n]{{0,40}}\b({nouns})\b[^.\n]{{0,40}}\bas (?:[\w-]+,? )?$", before
        )
    if told is None:
        told = re.search(rf"\b(?:suspected|alleged|accused) ({nouns})\b,? $", before)
    after = text[unit.span.end : unit.span.end + 100]
    charged = _CHARGED.match(after)
    if told is None and charged is None:
        return []
    noun = told.group(1) if told is not None else "suspect"
    return [Role(office(noun), None, frozenset(), noun)]
