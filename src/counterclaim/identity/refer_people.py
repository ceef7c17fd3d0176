"""Whom a report calls by an office or a trade: "the mayor", "the gunman", "officials"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.identity.courts import the_court
from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.fits import gender_of, matches
from counterclaim.identity.lexicon import fold, nation
from counterclaim.identity.phrases import POSSESSIVE, bare_phrase
from counterclaim.identity.pronouns import FAR, RECENT
from counterclaim.identity.refer_bodies import Bodies
from counterclaim.identity.roles import Role, is_leader, office, offices
from counterclaim.reading.roles import roles

_TOLD = 3
_STATE = re.compile(r"(?:[Tt]he )?[Hh]ead of (?:the )?(?:([A-Z]\w+) )?[Ss]tate\b")
_SHORT = 3  # "the alleged gunman"; "the suspect held in another town" may be another


@dataclass(slots=True, eq=False)
class People(Bodies):
    """Gives descriptions of people and of groups their drafts."""

    def _group(self, unit: Unit, role: Role) -> None:
        if not unit.source and (unit.type != "group" or unit.text.split()[0].lower() in POSSESSIVE):
            return
        if role.definite and role.plain:
            court = the_court(self.drafts) if role.office == "judge" and unit.source else None
            if court is not None:
                court.take(unit.span, unit.text, "the one court of the story")
                unit.draft = court
                return
            for past in reversed(self.past):
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
            elif unit.source:
                self._own(unit, role, "person")
            return
        local = [p for p in fits if p in self.here]
        if len(local) > 1:
            recent = {
                d
                for u in self.past
                if (d := u.draft) is not None and d in local and unit.sentence - u.sentence <= RECENT
            }
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

    def _named_later(self, unit: Unit, role: Role) -> Draft | None:
        """``A lawyer for X said``, in the first sentence: the only lawyer whom the report then names as a speaker."""
        lists = offices()
        if unit.sentence > 0 or not unit.source or not role.of or role.office not in (*lists["serves"], "lawyer"):
            return None
        speaking = {u.draft for _, units in self.said for u in units if u.draft in self.persons}
        fits = [
            p
            for p in self.persons
            if p in speaking and {r.iso for r in p.roles if r.office == role.office} == {role.iso}
        ]
        return fits[0] if len(fits) == 1 else None

    def _member(self, unit: Unit, role: Role) -> Draft | None:
        """``the Ohio Democrat``: the politician named last, if he is of that party and that state as far as is told."""
        letter = {"democrat": "D", "republican": "R"}.get(role.office)
        if letter is None or not role.definite or role.many or not role.of:
            return None
        near = [u.draft for u in self.past if unit.sentence - u.sentence <= FAR and u.draft in self.persons]
        for draft in reversed(near):
            if draft is None or draft.member is None:
                continue
            party, state = draft.member
            return draft if party == letter and _is_state(role.of, state) else None
        return None

    def _main(self, holders: list[Draft], role: Role) -> list[Draft]:
        """Of several holders of an office the one in it whom the report is about by far."""
        now = [h for h in holders if not any(r.office == role.office and r.of & {"former", "ex"} for r in h.roles)]
        found = self._by_far(set(now))
        return [found] if found is not None else []

    def _sole(self, role: Role) -> list[Draft]:
        """``the mayor of Port X`` where the story has one mayor, introduced by the plain title."""
        if role.plain or role.office not in offices()["sole"] or role.of & set(offices()["ranks"]):
            return []
        if is_leader(role.office) and not self._at_home(role.of - set(offices()["of_the_holder"])):
            return []
        held = [p for p in self.persons if any(r.office == role.office for r in p.roles)]
        return held if len(held) == 1 and any(r.plain and r.office == role.office for r in held[0].roles) else []

    def _at_home(self, words: frozenset[str]) -> bool:
        """Whether a leader's land is named time and again: not ``the President of X``, of another one."""
        text = fold(self.document.report.text)
        return all(len(re.findall(rf"\b{re.escape(w)}\b", text)) >= _TOLD for w in words)

    def _commands(self, unit: Unit) -> list[Draft]:
        """``the commander in chief``: the one president in the report, else the one of a state that calls him so."""
        said = unit.text.lower().removeprefix("the ")
        state = offices()["of_president"].get(said)
        after = _STATE.match(self.document.report.text, unit.span.start)
        if after is not None:
            found = nation(after.group(1) or "")
            state = found.iso if found is not None else None
        elif said not in offices()["of_president"]:
            return []
        held = [p for p in self.persons if p in self.here and any(r.office == "president" for r in p.roles)]
        return held if len(held) == 1 else [p for p in held if any(r.iso == state for r in p.roles)]

    def _suspect(self, role: Role) -> list[Draft]:
        """``the gunman``: the one person whom the story names as the one who did it."""
        words = {office(w) for w in offices()["suspects"]}
        if role.office not in words or role.iso is not None or role.many:
            return []
        held = [p for p in self.persons if any(r.office in words for r in p.roles)]
        return held if len(held) == 1 else []

    def _again(self, unit: Unit, role: Role, kind: str) -> None:
        """``the official`` after ``a senior official``; else somebody of their own, in this report only."""
        if role.definite:
            for past in reversed(self.past):
                known = past.draft
                if known is None or past.kind != "description" or known.many or known.type != kind:
                    continue
                if not _of_gender(known, role):
                    continue
                if any(
                    r.office == role.office and (role.iso in (None, r.iso)) and role.of <= r.of for r in known.roles
                ):
                    known.take(unit.span, unit.text, f"the last {role.office} mentioned")
                    unit.draft = known
                    return
            told = self._only_spokesperson(role)
            if told is not None:
                told.take(unit.span, unit.text, "the only spokesperson of the report so far")
                unit.draft = told
                return
        if unit.source or role.iso is not None:
            self._own(unit, role, kind)

    def _only_spokesperson(self, role: Role) -> Draft | None:
        """``the hospital spokesman`` after ``a spokesman for the Vex Health System``; not after a police spokesman."""
        if not _speaks(role) or role.phrase.partition(" ")[2] != role.phrase.partition(" ")[2].lower():
            return None
        told = {u.draft for u in self.past if u.draft is not None and any(_speaks(r) for r in u.draft.roles)}
        if len(told) != 1:
            return None
        found = told.pop()
        if not _of_gender(found, role):
            return None
        bodies = [of & roles().heads.keys() for of in (role.of, frozenset(w for r in found.roles for w in r.of))]
        return found if not all(bodies) or bodies[0] & bodies[1] else None


def _of_gender(draft: Draft, role: Role) -> bool:
    """Whether a role may be hers or his: no woman is "the spokesman"."""
    told = gender_of([role])
    return told is None or (draft.gender or gender_of(draft.roles)) in (None, told)


def _speaks(role: Role) -> bool:
    return role.office == "spokesperson" and not role.many


def _is_state(words: frozenset[str], short: str) -> bool:
    """``new york``, ``N.Y.``; ``ohio``, ``Ohio``; ``california``, ``Calif.``"""
    letters = fold(short).replace(" ", "")
    initials = {w[0] for w in words}
    return any(
        w.startswith(letters) or (len(letters) == 2 and w[0] == letters[0] and letters[1] in w) for w in words
    ) or (len(words) > 1 and set(letters) <= initials)
