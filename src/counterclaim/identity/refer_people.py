"""Whom a report calls by an office or a trade: "the mayor", "the gunman", "officials"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.identity.courts import the_court
from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.fits import gender_of, matches
from counterclaim.identity.in_office import SEATS, InOffice
from counterclaim.identity.phrases import POSSESSIVE, bare_phrase
from counterclaim.identity.pronouns import RECENT
from counterclaim.identity.roles import Role, offices
from counterclaim.identity.voices import speaks_for
from counterclaim.reading.roles import roles

_PARAGRAPHS = 2
_SHORT = 3  # "the alleged gunman"; "the suspect held in another town" may be another


@dataclass(slots=True, eq=False)
class People(InOffice):
    """Gives descriptions of people and of groups their drafts."""

    def _group(self, unit: Unit, role: Role) -> None:
        if not unit.source and (unit.type != "group" or unit.text.split()[0].lower() in POSSESSIVE):
            return
        if self._voiced(unit, role):
            return
        if role.definite and role.plain:
            court = the_court(self.drafts) if role.office == "judge" and unit.source else None
            if court is not None:
                court.take(unit.span, unit.text, "the one court of the story")
                unit.draft = court
                return
            for past in self.past.last_of_each():
                if (
                    past.draft is not None
                    and past.draft.many
                    and any(r.office == role.office for r in past.draft.roles)
                ):
                    past.draft.take(unit.span, unit.text, f"the last {role.office}s mentioned")
                    unit.draft = past.draft
                    return
        words = " ".join(sorted(role.of | {role.office}))
        key = f"group:{role.iso or ''}:{words}"
        if role.iso is None:
            key += f":{self.document.report.id}"
        draft = self.drafts.setdefault(key, Draft(key, "group", iso=role.iso, many=True))
        draft.take(unit.span, unit.text, "described alike" if draft.spans else None)
        draft.names[bare_phrase(unit.text)] += 1
        draft.roles.add(role)
        unit.draft = draft

    def _person(self, unit: Unit, role: Role) -> None:
        opener = unit.text.split()[0].lower()
        if self._called_anew(unit, gender_of([role])):
            return
        member = self._member(unit, role)
        if member is not None:
            member.take(unit.span, unit.text, "the last politician named who may be it")
            unit.draft = member
            return
        fits = self._commands(unit) if role.definite else []
        fits = fits or [p for p in self.persons if any(matches(role, r, iso=p.iso) for r in p.roles)]
        fits = [p for p in fits if _of_gender(p, role)]
        if not fits and role.definite and opener not in POSSESSIVE:
            fits = self._sole(role)
            if not fits and len(unit.text.split()) <= _SHORT:
                fits = self._suspect(role)
        if opener in ("a", "an", "one", "another", "some"):
            named = self._named_later(unit, role)
            if named is not None:
                named.take(unit.span, unit.text, f"the only {role.office} whom the report then names")
                unit.draft = named
            elif unit.source and not self._voiced(unit, role):
                self._own(unit, role, "person")
            return
        local = [p for p in fits if p in self.here]
        if len(local) > 1:
            recent = {d for u in self.past.since(unit.sentence - RECENT) if (d := u.draft) is not None and d in local}
            local = list(recent) if len(recent) == 1 else self._main(local, role)
            if not local:
                return
        elif not local and (not role.plain or (role.definite and role.office in offices()["sole"] and len(fits) == 1)):
            local = fits
        if len(local) == 1:
            local[0].take(unit.span, unit.text, f"the only one introduced as {role.office}: {role.phrase}")
            unit.draft = local[0]
        elif len(local) > 1 or (not unit.source and not role.plain and not role.definite):
            return
        else:
            self._again(unit, role, "person")

    def _called_anew(self, unit: Unit, gender: str | None) -> bool:
        """Whether it is ``the mother of two``, ``the 71-year-old``, ``the singer``: who spoke last by name.

        In this paragraph or the one before.
        """
        found = self._spoke_by_name(unit) if unit.source and _called_anew().match(unit.text) is not None else None
        if found is None or (found.gender or gender_of(found.roles)) not in (None, gender or found.gender):
            return False
        found.take(unit.span, unit.text, "who spoke last by name")
        unit.draft = found
        return True

    def _spoke_by_name(self, unit: Unit) -> Draft | None:
        text = self.document.report.text
        for attribution, units in self.said.back_from(unit.span.start):
            if attribution.source is None or attribution.within is not None or attribution.source.end > unit.span.start:
                continue
            if text.count("\n\n", attribution.source.end, unit.span.start) >= _PARAGRAPHS:
                return None
            found = units[0].draft if len(units) == 1 else None
            if found in self.known:
                return found
        return None

    def _named_later(self, unit: Unit, role: Role) -> Draft | None:
        """``A lawyer for X said``, in the first sentence: the only lawyer whom the report then names as a speaker.

        ``A prominent senator``, anywhere: whoever speaks next, in the sentence after, if he is introduced as one.
        """
        if unit.source and role.office in SEATS and role.iso is None and unit.text.split()[0] in ("A", "One"):
            after = [units for a, units in self.said if a.source is not None and a.source.start > unit.span.end]
            found = after[0][0] if after and len(after[0]) == 1 else None
            if found is not None and found.kind == "name" and found.sentence == unit.sentence + 1:
                held = found.draft
                return held if held in self.known and any(r.office == role.office for r in held.roles) else None
        lists = offices()
        if unit.sentence > 0 or not unit.source or not role.of or role.office not in (*lists["serves"], "lawyer"):
            return None
        fits = [p for p in self.persons if {r.iso for r in p.roles if r.office == role.office} == {role.iso}]
        speaking = {u.draft for _, units in self.said for u in units} if fits else set()
        fits = [p for p in fits if p in speaking]
        return fits[0] if len(fits) == 1 else None

    def _voiced(self, unit: Unit, role: Role) -> bool:
        """Whether it is a spokesman without a name whose body is told: he is that body."""
        found = self._voice(unit) if unit.source and speaks_for(role) else None
        if found is not None:
            found.spans.add(unit.span)
            found.reasons.add("who speaks for it is not named")
            unit.draft = found
        return found is not None

    def _again(self, unit: Unit, role: Role, kind: str) -> None:
        """``the official`` after ``a senior official``; else somebody of their own, in this report only."""
        if role.definite:
            for past in self.past.last_of_each():
                known = past.draft
                if known is None or past.kind != "description" or (known.many and not known.members):
                    continue
                told = [past.role] if known.type != kind and past.role is not None else known.roles
                if known.type != kind and (past.role is None or not (past.source and _speaks(past.role))):
                    continue
                if not any(r.office == role.office and role.iso in (None, r.iso) and role.of <= r.of for r in told):
                    continue
                if gender_of([role]) is not None and gender_of(told) not in (None, gender_of([role])):
                    continue
                if _of_gender(known, role):
                    known.take(unit.span, unit.text, f"the last {role.office} mentioned")
                    unit.draft = known
                    return
            told_one = self._only_spokesperson(role)
            if told_one is not None:
                told_one.take(unit.span, unit.text, "the only spokesperson of the report so far")
                unit.draft = told_one
                return
        if self._voiced(unit, role):
            return
        if unit.source or role.iso is not None:
            self._own(unit, role, kind)

    def _only_spokesperson(self, role: Role) -> Draft | None:
        """``the hospital spokesman`` after ``a spokesman for the Vex Health System``; not after a police spokesman."""
        if not _speaks(role) or role.phrase.partition(" ")[2] != role.phrase.partition(" ")[2].lower():
            return None
        told = {
            d: [r for r in (*d.roles, u.role) if r is not None]
            for u in reversed(list(self.past.last_of_each()))
            if (d := u.draft) is not None
            and (any(_speaks(r) for r in d.roles) or (u.source and u.role is not None and _speaks(u.role)))
        }
        if len(told) != 1:
            return None
        found, held = told.popitem()
        if not _of_gender(found, role):
            return None
        bodies = [of & roles().heads.keys() for of in (role.of, frozenset(w for r in held for w in r.of))]
        return found if not all(bodies) or bodies[0] & bodies[1] else None


@cache
def _called_anew() -> re.Pattern[str]:
    known = "|".join(sorted(offices()["known_for"]))
    return re.compile(
        r"[Tt]he (?:(?:mother|father|mom|mum|dad|parent)[ -]of[ -](?:\d|one|two|three|four|five|six|seven)\b"
        rf"|\d\d-year-old$|(?:{known})$)"
    )


def _of_gender(draft: Draft, role: Role) -> bool:
    """Whether a role may be hers or his: no woman is "the spokesman"."""
    told = gender_of([role])
    return told is None or (draft.gender or gender_of(draft.roles)) in (None, told)


def _speaks(role: Role) -> bool:
    return role.office == "spokesperson" and not role.many
