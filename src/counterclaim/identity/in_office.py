"""Who alone holds an office: "the mayor of Port Vex", "the commander in chief", "the Ohio Democrat", "the gunman"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.lexicon import fold, nation
from counterclaim.identity.pronouns import FAR
from counterclaim.identity.roles import Role, is_leader, office, offices
from counterclaim.identity.voices import Voices

SEATS = frozenset(("senator", "lawmaker", "governor"))
_TOLD = 3
_STATE = re.compile(r"(?:[Tt]he )?[Hh]ead of (?:the )?(?:([A-Z]\w+) )?[Ss]tate\b")
_PARTIES = frozenset(("democrat", "republican"))
_OF_DIVISION = re.compile(r"[Tt]he (?:[A-Z][a-z]+ ){1,2}(?:Democrat|Republican|congress|senator|governor|lawmaker)")
_SEATED = re.compile(
    r"\b(?:sen(?:ator|ate)?|rep(?:resentative)?|congress\w*|(?<!white )house|gov(?:ernor)?|lawmaker)\b", re.I
)


@dataclass(slots=True, eq=False)
class InOffice(Voices):
    """Finds the one person of the story, or of the report, who may be meant by an office."""

    def _member(self, unit: Unit, role: Role) -> Draft | None:
        """``the Ohio Democrat``, ``the Ohio senator``: the politician named last, if party and state may be his."""
        letter = {"democrat": "D", "republican": "R"}.get(role.office)
        begun = _OF_DIVISION.match(role.phrase)
        if not role.definite or role.many or not role.of or (letter is None and role.office not in SEATS):
            return None
        near = [u.draft for u in self.past.since(unit.sentence - FAR) if u.draft in self.known]
        for draft in reversed(near):
            if draft is None:
                continue
            if draft.member is not None:
                party, state = draft.member
                return draft if letter in (None, party) and _is_state(role.of, state) else None
            if begun is not None and any(_SEATED.search(r.phrase) is not None for r in draft.roles):
                told = {r.office for r in draft.roles if r.office in _PARTIES}
                return draft if not told or role.office in told or letter is None else None
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
        if role.iso is not None and any(p.iso not in (None, role.iso) for p in held):
            return []  # "Utopia's president" is no president of another state
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


def _is_state(words: frozenset[str], short: str) -> bool:
    """``new york``, ``N.Y.``; ``ohio``, ``Ohio``; ``california``, ``Calif.``"""
    letters = fold(short).replace(" ", "")
    initials = {w[0] for w in words}
    return any(
        w.startswith(letters) or (len(letters) == 2 and w[0] == letters[0] and letters[1] in w) for w in words
    ) or (len(words) > 1 and set(letters) <= initials)
