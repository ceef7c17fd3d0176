"""What a report calls by a description, in reading order. Where more than one fits: unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.identity.courts import name_ruling
from counterclaim.identity.document import speakers
from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.fits import headed, suits
from counterclaim.identity.owners import Owners
from counterclaim.identity.pronouns import in_quotes
from counterclaim.identity.roles import Role, offices, parse_role

_FRONTED = re.compile(
    r"\W*(?:(?:And|But|Yet)\s)?"
    r"(?:Despite|In|After|Before|With|Contrary to|For all|Following|During|In spite of|Notwithstanding)\s",
    re.IGNORECASE,
)
_AFTER_COMMA = re.compile(r",[”\"]?\s(?:(?:Mr|Ms|Mrs)\.?\s)?$")
_COUNTED = re.compile(r"(?:many|some|several|most|few|others|all) (?:in|on|at|from|within|inside) ", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"(?:[Aa]n?|[Tt]he|[Oo]ne) [a-z]+ of ")


@dataclass(slots=True, eq=False)
class Reader(Owners):
    """Goes through one report, gives every description and pronoun its draft."""

    def read(self) -> None:
        """Give every description and pronoun its draft, if it can be told."""
        self.said = speakers(self.document)
        self.here = {u.draft for u in self.document.units if u.draft is not None}
        self.known = frozenset(self.persons)
        for unit in self.document.units:
            if unit.draft is None and unit.kind == "description":
                self._describe(unit)
                self._owned(unit)
            elif unit.draft is None and unit.kind == "pronoun" and unit.label not in ("speaker", "speakers"):
                self._pronoun(unit)
            elif unit.kind == "name" and unit.draft is not None:
                self._bare_body(unit)
            if (unit.draft is not None or unit.role is not None) and not self.document.aside(unit):
                self.past.add(unit)
        for unit in self.document.units:
            if unit.draft is None and unit.label in ("speaker", "speakers"):
                self._pronoun(unit)

    def _by_rule(self, unit: Unit) -> tuple[Unit | None, str]:
        """What it stands for where it opens a sentence before the one it is about, else what was named before."""
        fronted = self._fronted(unit)
        return (fronted, "whom the sentence that it opens is about") if fronted else Owners._by_rule(self, unit)

    def _fronted(self, unit: Unit) -> Unit | None:
        """``Despite his claims that..., the mayor``: who comes right after the comma, where that may be meant."""
        if not unit.source or unit.text.lower() not in ("his", "her", "its", "their"):
            return None
        text = self.document.report.text
        sentence = self.document.reading.sentence_at(unit.span.start)
        if _FRONTED.fullmatch(text, sentence.start, unit.span.start) is None:
            return None
        for other in self.document.units_in(unit.span.end + 1, sentence.end):
            if other.kind == "pronoun":
                continue
            gap = text[max(0, other.span.start - 10) : other.span.start]
            if _AFTER_COMMA.search(gap) is None or in_quotes(self.document, other):
                continue
            if other.draft is None and other.kind == "description" and other.role is not None:
                self._describe(other)
            return other if other.draft is not None and suits(other, unit.label) else None
        return None

    def _describe(self, unit: Unit) -> None:
        role = unit.role
        whose = self._issuer(unit) if unit.source else None
        if whose is None and unit.source and role is not None and role.kind == "organisation":
            whose = self._voice(unit)  # "Roads Board and Canal Trust spokespeople"
        if whose is not None:
            whose.spans.add(unit.span)
            whose.reasons.add("whose statement or story it is")
            unit.draft = whose
            return
        if role is None:
            if unit.source and not self._called_anew(unit, None):
                self._called(unit)
            return
        if role.kind == "organisation" and _COUNTED.match(unit.text) is not None:
            if unit.source:
                self._own(unit, None, "group")  # "many on the committee"
            return
        if role.kind == "organisation" and _OF_ANOTHER.match(unit.text) is not None and not _before_of(unit.text, role):
            if unit.source:
                self._own(unit, None, "other")
            return
        beside = self._apposed(unit, role) if role.kind == "person" else None
        if beside is not None:
            beside.take(unit.span, unit.text, f"introduced as {role.phrase}")
            unit.draft = beside
        elif unit.type == "organisation" or role.office in offices()["bodies"]:
            self._body(unit, role)
        elif role.many:
            self._group(unit, role)
        elif unit.type == "person":
            self._person(unit, role)
        elif unit.source or role.definite:
            self._again(unit, role, "other")
            if unit.draft is not None:
                name_ruling(unit.draft, unit.text, self.drafts)

    def _called(self, unit: Unit) -> None:
        """``the constabulary``: the one body of the story whose name ends so; else somebody of their own."""
        opener, _, noun = unit.text.partition(" ")
        called = opener.lower() == "the" and noun.isalpha() and noun.islower()
        if called and noun not in offices()["no_short_form"]:
            fits = [d for k, d in sorted(self.drafts.items()) if k.startswith("body:") and d.type == "organisation"]
            fits = [d for d in fits if headed(d, noun) and any(n[:1].isupper() for n in d.names)]
            if len(fits) == 1:
                fits[0].take(unit.span, unit.text, f"the one body of the story whose name ends in {noun}")
                unit.draft = fits[0]
                return
        self._own(unit, None, "group")
        if unit.draft is not None:
            name_ruling(unit.draft, unit.text, self.drafts)

    def _apposed(self, unit: Unit, role: Role) -> Draft | None:
        """The person named beside the description."""
        for other in self.document.units_around(unit.span.start - 2, unit.span.end + 2):
            if other.draft is None or other.type != "person" or other.kind != "name":
                continue
            gap = min(abs(other.span.start - unit.span.end), abs(unit.span.start - other.span.end))
            if gap <= 2 and any(role.phrase in r.phrase or r.phrase in role.phrase for r in other.draft.roles):
                return other.draft
        return None


def _before_of(text: str, role: Role) -> bool:
    """Whether the noun of the body heads the phrase: not in ``a clerk of the court``."""
    found = parse_role(text[: text.index(" of ")])
    return found is not None and found.office == role.office
