"""Whose a thing or a person is said to be: "his office", "Holt's lawyer", "one of them"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.lexicon import nation
from counterclaim.identity.people import PersonName, parse_person
from counterclaim.identity.phrases import POSSESSIVE
from counterclaim.identity.pronouns import FAR
from counterclaim.identity.refer_people import People
from counterclaim.identity.roles import offices, parse_role
from counterclaim.reading.roles import roles
from counterclaim.text import Span

_OF_HOLDER = re.compile(
    r"([Tt]he [a-z-]+(?: [a-z-]+)?)['’]s? (?:[a-z-]+ )?(?:lawyers?|attorneys?|legal team|defen[cs]e team)"
)
_SERVED = re.compile(
    r"(?:[Tt]he )?(?:[Ll]awyers?|[Aa]ttorneys?|[Ll]egal team) (?:for|of) (?:Mr\.? |Ms\.? |Mrs\.? |President )?([A-Z].*)"
)
_OWNED = re.compile(r"((?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w-]+)['’]s? [a-z]")


@dataclass(slots=True, eq=False)
class Owners(People):
    """Gives descriptions with an owner the one that is meant."""

    def _owned(self, unit: Unit) -> None:
        """``his office``: the name says whose, where that can be told; a body or a group is of its owner's state."""
        draft = unit.draft
        first, _, rest = unit.text.partition(" ")
        if draft is not None and rest == "of them":
            self._one_of_them(unit, draft)
            return
        if draft is not None and _OWNED.match(unit.text) is not None and unit.text in draft.texts:
            draft.owner = self._named_owner(unit)
            return
        if draft is not None and draft.owner is None and unit.source and unit.text in draft.texts:
            draft.owner = self._described_owner(unit)
        if draft is None or first.lower() not in POSSESSIVE or not rest or unit.text not in draft.texts:
            return
        label = roles().pronouns.get(first.lower())
        if label is None:  # "your office": whoever is spoken to
            return
        end = unit.span.start + len(first)
        pronoun = Unit(Span(unit.span.report, unit.span.start, end), first, "pronoun", None, label, unit.sentence)
        pronoun.source = unit.source
        self._pronoun(pronoun)
        owner = pronoun.draft
        if owner is None or owner is draft:
            return
        owner.spans.discard(pronoun.span)
        owner.texts[first] -= 1
        named = owner.fixed_name is not None or any(n[:1].isupper() for n in owner.names)
        if not named or owner.type == "other" or (label == "plural" and not owner.many):
            return
        served = self._who_serves(unit) if draft.type == "person" and owner.type == "person" else None
        if served is not None:
            draft.spans.discard(unit.span)
            draft.texts[unit.text] -= 1
            served.take(unit.span, unit.text, "the only one of the story whom somebody calls so")
            unit.draft = served
            return
        draft.owner = owner
        if owner.type in ("place", "organisation") or (draft.iso is None and draft.type != "person"):
            draft.iso = owner.iso

    def _described_owner(self, unit: Unit) -> Draft | None:
        """``the president's lawyers``, ``lawyers for Holt``: the one whose they are, where he has a name."""
        begun, served = _OF_HOLDER.match(unit.text), _SERVED.fullmatch(unit.text)
        if begun is not None:
            role = parse_role(begun[1])
            span = Span(unit.span.report, unit.span.start, unit.span.start + len(begun[1]))
            holder = Unit(span, begun[1], "description", "person", "", unit.sentence, role=role)
            if role is None or role.kind != "person" or role.many:
                return None
            self._person(holder, role)
            found = holder.draft
            if found is not None:
                found.spans.discard(span)
                found.texts[holder.text] -= 1
            return found if found in self.known else None
        if served is not None:
            start = unit.span.start + served.start(1)
            named = {u.draft for u in self.document.units_in(start, unit.span.end) if u.kind == "name"}
            inside = {
                d
                for d in named
                if d in self.known and any(s.start >= start and s.end <= unit.span.end for s in d.spans)
            }
            return inside.pop() if len(inside) == 1 else None
        return None

    def _named_owner(self, unit: Unit) -> Draft | None:
        """``Holt's office``: the one person whom the description begins with the name of."""
        begun = _OWNED.match(unit.text)
        name = parse_person(begun[1]) if begun is not None and nation(begun[1]) is None else None
        fits = [p for p in self.persons if name is not None and any(_may_be(n, name) for n in p.names)]
        return fits[0] if len(fits) == 1 and fits[0] is not unit.draft else None

    def _who_serves(self, unit: Unit) -> Draft | None:
        """``his lawyer``, where one lawyer is named in the story, introduced as ``his lawyer``."""
        if unit.role is None or not unit.source or unit.role.office not in offices()["serves_one"]:
            return None
        held = [p for p in self.persons if any(r.office == unit.role.office for r in p.roles)]
        told = [p for p in held if any(r.phrase.split()[0].lower() in POSSESSIVE for r in p.roles)]
        return told[0] if len(held) == 1 and told else None

    def _one_of_them(self, unit: Unit, draft: Draft) -> None:
        """``One of them``, after ``Western diplomats``: one of the last group that spoke or was named."""
        near = [u.draft for u in self.past.since(unit.sentence - FAR) if u.draft is not None]
        past = next((d for d in reversed(near) if d.many), None)
        if past is not None and past is not draft:
            draft.owner, draft.iso = past, draft.iso or past.iso
            draft.roles |= past.roles


def _may_be(full: str, name: PersonName) -> bool:
    """Whether a name is the surname of a full one."""
    known = parse_person(full)
    return known.full and known.surname == name.parts
