"""What a report calls by a description, in reading order. Where more than one fits: unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.identity.bodies import body_key, is_generic, role_body, words_of
from counterclaim.identity.courts import name_ruling, the_court
from counterclaim.identity.document import Draft, Unit, speakers
from counterclaim.identity.fits import body_words, headed, is_a, is_business, is_called, matches
from counterclaim.identity.lexicon import fold, nation
from counterclaim.identity.people import PersonName, parse_person
from counterclaim.identity.phrases import POSSESSIVE, bare_phrase
from counterclaim.identity.pronouns import FAR, RECENT, Pronouns
from counterclaim.identity.roles import Role, is_leader, office, offices, parse_role
from counterclaim.reading.roles import roles
from counterclaim.text import Span

_BY_FAR = 3
_TOLD = 3
_STATE = re.compile(r"(?:[Tt]he )?[Hh]ead of (?:the )?(?:([A-Z]\w+) )?[Ss]tate\b")
_OF_ANOTHER = re.compile(r"(?:[Aa]n?|[Tt]he|[Oo]ne) [a-z]+ of ")
_OWNED = re.compile(r"((?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w-]+)['’]s? [a-z]")
_SHORT = 3  # "the alleged gunman"; "the suspect held in another town" may be another


@dataclass(slots=True, eq=False)
class Reader(Pronouns):
    """Goes through one report, gives every description and pronoun its draft."""

    def read(self) -> None:
        """Give every description and pronoun its draft, if it can be told."""
        self.said = speakers(self.document)
        self.here = {u.draft for u in self.document.units if u.draft is not None}
        for unit in self.document.units:
            if unit.draft is None and unit.kind == "description":
                self._describe(unit)
                self._owned(unit)
            elif unit.draft is None and unit.kind == "pronoun" and unit.label not in ("speaker", "speakers"):
                self._pronoun(unit)
            elif unit.kind == "name" and unit.draft is not None:
                self._bare_body(unit)
            if (unit.draft is not None or unit.role is not None) and not self.document.aside(unit):
                self.past.append(unit)
        for unit in self.document.units:
            if unit.draft is None and unit.label in ("speaker", "speakers"):
                self._pronoun(unit)

    # Descriptions

    def _describe(self, unit: Unit) -> None:
        role = unit.role
        if role is None:
            if unit.source:
                self._called(unit)
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
        if opener.lower() == "the" and noun.isalpha() and noun.islower():
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
        for other in self.document.units:
            if other.draft is None or other.type != "person" or other.kind != "name":
                continue
            gap = min(abs(other.span.start - unit.span.end), abs(unit.span.start - other.span.end))
            if gap <= 2 and any(role.phrase in r.phrase or r.phrase in role.phrase for r in other.draft.roles):
                return other.draft
        return None

    def _body(self, unit: Unit, role: Role) -> None:
        iso, words = role_body(role, role.office)
        if iso is None and role.definite and is_generic(words):
            iso = self._side_here(unit, words)
        if iso is None:
            found = self._last_body(words, role, speaks=unit.source)
            found = found or (self._only_body(words) if not role.of else None)
            if found is None and role.definite and role.plain:
                found = self._of_kind(unit, role)
            if found is not None and (role.definite or role.office == "police"):
                found.take(unit.span, unit.text, f"the last one mentioned that is a {role.office}")
                unit.draft = found
                return
            if not unit.source and not role.of:
                return
        key = body_key(iso, words)
        if iso is None and role.office not in offices()["bodies"]:
            key += f":{self.document.report.id}"
        draft = self.drafts.setdefault(key, Draft(key, "organisation", iso=iso))
        draft.take(unit.span, unit.text, "described alike" if draft.spans else None)
        draft.names[bare_phrase(unit.text)] += 1
        draft.roles.add(role)
        unit.draft = draft

    def _last_body(self, words: frozenset[str], role: Role, *, speaks: bool) -> Draft | None:
        """The last one mentioned, by its name or what it is said to be; where both sides have such a body, unknown.

        Of several the last that spoke, for one that ``speaks``.
        """
        found: list[Draft] = []
        for unit in reversed(self.past):
            draft = unit.draft
            if draft is None or draft.type != "organisation" or unit.kind == "pronoun":
                continue
            if role.office in offices()["bodies"] and role.plain and not headed(draft, role.office):
                continue
            if words <= body_words(draft) or (role.plain and any(is_a(r, role.office) for r in draft.roles)):
                found.append(draft)
        if not found or len({d.iso for d in found}) > 1:
            return None
        told = {u.draft for u in self.past if u.source} if speaks else set()
        return next((d for d in found if d in told), found[0])

    def _of_kind(self, unit: Unit, role: Role) -> Draft | None:
        """``the paper``, ``the company``: the only body near that is one, though its name does not say so."""
        lists = offices()
        if role.office in lists["media_nouns"]:
            near = [u for u in self.past if u.sentence >= unit.sentence - FAR]
            fits = {d for u in near if (d := u.draft) is not None and d.type == "organisation" and self._outlet(d)}
        elif role.office in lists["company_nouns"]:
            fits = {d for d in self.here if d.key.startswith("body::") and d.names and not self._outlet(d)}
            fits = {d for d in fits if d.type == "organisation" and is_business(d)}
            fits = {d for d in fits if is_called(d, lists["company_nouns"])} or fits
            return self._by_far(fits)
        elif role.office == "union":
            fits = {d for d in self.here if d.type == "organisation" and _is_union(d)}
        elif role.office == "court":
            return the_court(self.drafts)
        else:
            return None
        return fits.pop() if len(fits) == 1 else None

    def _by_far(self, fits: set[Draft]) -> Draft | None:
        """The only one, or the one that the report has named several times as often as each other."""
        counts = {d: sum(s.report == self.document.report.id for s in d.spans) for d in fits}
        ranked = sorted(fits, key=lambda d: (-counts[d], d.key))
        if len(ranked) == 1 or (ranked and counts[ranked[0]] >= _BY_FAR * counts[ranked[1]]):
            return ranked[0]
        return None

    def _outlet(self, draft: Draft) -> bool:
        names = {fold(n).removeprefix("the ") for n in draft.names}
        last = {n.split()[-1] for n in names if n}
        media = set(offices()["media_nouns"])
        return bool(
            names & self.outlets
            or last & set(offices()["outlet_words"])
            or any(r.office.split()[-1] in media for r in draft.roles)
        )

    def _side_here(self, unit: Unit, words: frozenset[str]) -> str | None:
        """The state of a body named without one: that of the last speaker, if officials of it or such a body spoke."""
        last = self._last_speaker(unit)
        if last is None or last.iso is None:
            return None
        known = body_key(last.iso, words) in self.drafts
        return last.iso if last.many or (known and words <= body_words(last)) else None

    def _only_body(self, words: frozenset[str]) -> Draft | None:
        """``police`` in a story in which one police is named."""
        if not words <= set(offices()["bodies"]):
            return None
        fits = [d for k, d in sorted(self.drafts.items()) if k.startswith("body:") and words < body_words(d)]
        fits = [d for d in fits if headed(d, " ".join(sorted(words)))]
        here = [d for d in fits if d in self.here] or fits
        return here[0] if len(here) == 1 else None

    def _bare_body(self, unit: Unit) -> None:
        """``the Defense Ministry`` after ``the Russian Defense Ministry``; ``the General Staff`` after ``X officials``.

        Only where the last speaker is of the same side, else it may be the other side's.
        """
        draft = unit.draft
        if draft is None or draft.iso is not None or draft.type != "organisation" or not draft.key.startswith("body::"):
            return
        words = words_of(unit.text)
        if not is_generic(words):
            return
        iso = self._side_here(unit, words)
        if iso is None:
            return
        key = body_key(iso, words)
        made = self.drafts.setdefault(key, Draft(key, "organisation", iso=iso))
        if made is draft:
            return
        draft.spans.discard(unit.span)
        draft.texts[unit.text] -= 1
        draft.names[unit.text] -= 1
        made.take(unit.span, unit.text, "the last speaker before it is of that side")
        made.names[unit.text] += 1
        unit.draft = made

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
        if is_leader(role.office) and not self._at_home(role.of):
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
        bodies = [of & roles().heads.keys() for of in (role.of, frozenset(w for r in found.roles for w in r.of))]
        return found if not all(bodies) or bodies[0] & bodies[1] else None

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
        near = [u.draft for u in self.past if u.draft is not None and unit.sentence - u.sentence <= FAR]
        past = next((d for d in reversed(near) if d.many), None)
        if past is not None and past is not draft:
            draft.owner, draft.iso = past, draft.iso or past.iso
            draft.roles |= past.roles


def _may_be(full: str, name: PersonName) -> bool:
    """Whether a name is the surname of a full one."""
    known = parse_person(full)
    return known.full and known.surname == name.parts


def _is_union(draft: Draft) -> bool:
    """Whether a body's name ends as a union's does: ``United Crane Workers``."""
    last = {found[-1] for n in draft.names if n[:1].isupper() and len(found := fold(n).split()) > 1}
    return draft.key.startswith("body::") and bool(last & set(offices()["union_words"]))


def _speaks(role: Role) -> bool:
    return role.office == "spokesperson" and not role.many


def _before_of(text: str, role: Role) -> bool:
    """Whether the noun of the body heads the phrase: not in ``a clerk of the court``."""
    found = parse_role(text[: text.index(" of ")])
    return found is not None and found.office == role.office


def _is_state(words: frozenset[str], short: str) -> bool:
    """``new york``, ``N.Y.``; ``ohio``, ``Ohio``; ``california``, ``Calif.``"""
    letters = fold(short).replace(" ", "")
    initials = {w[0] for w in words}
    return any(
        w.startswith(letters) or (len(letters) == 2 and w[0] == letters[0] and letters[1] in w) for w in words
    ) or (len(words) > 1 and set(letters) <= initials)
