"""What a report calls by a description or a pronoun, in reading order. Where more than one fits: unknown."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.identity.bodies import body_key, is_generic, role_body, words_of
from counterclaim.identity.document import Document, Draft, Unit, speakers
from counterclaim.identity.lexicon import fold
from counterclaim.identity.roles import Role, is_leader, office, offices
from counterclaim.reading.records import Attribution
from counterclaim.reading.roles import roles

_RECENT = 2
_FAR = 3


@dataclass(slots=True, eq=False)
class Reader:
    """Goes through one report. ``persons`` are the story's people; ``drafts`` is added to."""

    document: Document
    persons: list[Draft]
    drafts: dict[str, Draft]
    said: list[tuple[Attribution, list[Unit]]] = field(default_factory=list)
    past: list[Unit] = field(default_factory=list)
    here: set[Draft] = field(default_factory=set)

    def read(self) -> None:
        """Give every description and pronoun its draft, if it can be told."""
        self.said = speakers(self.document)
        self.here = {u.draft for u in self.document.units if u.draft is not None}
        for unit in self.document.units:
            if unit.draft is None and unit.kind == "description":
                self._describe(unit)
            elif unit.draft is None and unit.kind == "pronoun":
                self._pronoun(unit)
            elif unit.kind == "name" and unit.draft is not None:
                self._bare_body(unit)
            if unit.draft is not None:
                self.past.append(unit)

    # Descriptions

    def _describe(self, unit: Unit) -> None:
        role = unit.role
        if role is None:
            if unit.source:
                self._own(unit, None, "group")
            return
        beside = self._apposed(unit, role)
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
        if iso is None:
            found = self._last_body(words)
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

    def _last_body(self, words: frozenset[str]) -> Draft | None:
        for unit in reversed(self.past):
            draft = unit.draft
            if draft is None or draft.type != "organisation" or unit.kind == "pronoun":
                continue
            have = set().union(*(words_of(n) for n in draft.names)) if draft.names else set()
            if words <= have:
                return draft
        return None

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
        last = self._last_speaker(unit)
        if last is None or last.iso is None or self.document.units[0] is unit:
            return
        same = self.drafts.get(body_key(last.iso, words))
        before = {d for u in self.past if (d := u.draft) is not None and d.type == "organisation" and words <= _words(d)}
        if same is None and not last.many:
            return
        if same is not None and before and before != {same}:
            if not last.many:
                return
        key = body_key(last.iso, words)
        made = self.drafts.setdefault(key, Draft(key, "organisation", iso=last.iso))
        draft.spans.discard(unit.span)
        draft.texts[unit.text] -= 1
        draft.names[unit.text] -= 1
        made.take(unit.span, unit.text, f"the last speaker before it is of that side: {_label(last)}")
        made.names[unit.text] += 1
        unit.draft = made

    def _group(self, unit: Unit, role: Role) -> None:
        if unit.type != "group" and not unit.source:
            return
        if role.definite and role.plain:
            for past in reversed(self.past):
                if past.draft is not None and past.draft.many and any(r.office == role.office for r in past.draft.roles):
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
        fits = [p for p in self.persons if any(matches(role, r) for r in p.roles)]
        if opener in ("a", "an", "one", "another", "some"):
            if unit.source:
                self._own(unit, role, "person")
            return
        local = [p for p in fits if p in self.here]
        if len(local) > 1:
            recent = {u.draft for u in self.past if unit.sentence - u.sentence <= _RECENT} & set(local)
            local = list(recent) if len(recent) == 1 else []
            if not local:
                return
        elif not local and not role.plain:
            local = fits
        if len(local) == 1:
            local[0].take(unit.span, unit.text, f"the only one introduced as {role.office}: {role.phrase}")
            unit.draft = local[0]
        elif len(local) > 1 or (not unit.source and not role.plain and not role.definite):
            return
        else:
            self._again(unit, role, "person")

    def _again(self, unit: Unit, role: Role, kind: str) -> None:
        """``the official`` after ``a senior official``; else somebody of their own, in this report only."""
        if role.definite:
            for past in reversed(self.past):
                known = past.draft
                if known is None or past.kind != "description" or known.many or known.type != kind:
                    continue
                if any(r.office == role.office and (role.iso in (None, r.iso)) and role.of <= r.of for r in known.roles):
                    known.take(unit.span, unit.text, f"the last {role.office} mentioned")
                    unit.draft = known
                    return
        if unit.source or role.iso is not None:
            self._own(unit, role, kind)

    def _own(self, unit: Unit, role: Role | None, kind: str) -> None:
        name = bare_phrase(unit.text)
        key = f"unnamed:{self.document.report.id}:{fold(name)}"
        draft = self.drafts.get(key)
        if draft is None:
            made_type = "person" if kind == "person" else "group" if kind == "group" else "other"
            draft = self.drafts[key] = Draft(key, made_type, iso=role.iso if role is not None else None)  # type: ignore[arg-type]
        draft.take(unit.span, unit.text, "unnamed; known in this report only")
        draft.names[name] += 1
        if role is not None:
            draft.roles.add(role)
        unit.draft = draft

    # Pronouns

    def _pronoun(self, unit: Unit) -> None:
        label = unit.label
        if label in ("speaker", "speakers"):
            found = self._enclosing(unit)
            why = "the speaker of the quotation that it stands in"
        elif label == "relative":
            found = next((u.draft for u in reversed(self.past) if u.sentence == unit.sentence), None)
            why = "what it follows"
        else:
            found, why = self._antecedent(unit)
        if found is not None:
            found.take(unit.span, unit.text, f"pronoun: {why}")
            unit.draft = found

    def _enclosing(self, unit: Unit) -> Draft | None:
        inner = [
            (c.end - c.start, units)
            for a, units in self.said
            for c in a.content
            if c.contains(unit.span) and a.source != unit.span
        ]
        for _, units in sorted(inner, key=lambda pair: pair[0]):
            if len(units) == 1 and units[0].draft is not None:
                return units[0].draft
        return None

    def _antecedent(self, unit: Unit) -> tuple[Draft | None, str]:
        own = [a for a, units in self.said if unit in units]
        inside = self._enclosing(unit)
        quoted = any(_in_quotes(self.document, unit) for _ in (0,))
        if inside is not None and not quoted and suits(inside, unit.label):
            return inside, "the speaker whose words are reported"
        same = [
            u
            for u in self.past
            if u.sentence == unit.sentence
            and u.draft is not None
            and suits(u.draft, unit.label)
            and not any(c.contains(u.span) for a in own for c in a.content)
            and (quoted or not _in_quotes(self.document, u))
        ]
        if same:
            speaking = [u for u in same if u.source]
            return (speaking or same)[0].draft, "who the sentence is about"
        last = self._last_speaker(unit)
        if last is not None and suits(last, unit.label):
            return last, "the last speaker"
        for back in range(1, _FAR + 1):
            before = [
                u
                for u in self.past
                if u.sentence == unit.sentence - back and u.draft is not None and not _in_quotes(self.document, u)
            ]
            fit = [u for u in before if u.draft is not None and suits(u.draft, unit.label)]
            if fit:
                drafts = {u.draft for u in fit}
                if len(drafts) == 1 or fit[0] is before[0] or fit[0].kind == "pronoun":
                    return fit[0].draft, "the subject of the sentence before"
                return None, ""
        return None, ""

    def _last_speaker(self, unit: Unit) -> Draft | None:
        """Who spoke last before this, in this sentence or the two before; None where two spoke together."""
        for attribution, units in reversed(self.said):
            at = attribution.source.start if attribution.source is not None else 0
            if at >= unit.span.start or unit in units or attribution.within is not None:
                continue
            if any(u.draft is None for u in units) or len(units) != 1:
                return None
            end = max([c.end for c in attribution.content] + [at])
            near = unit.sentence - units[0].sentence <= _RECENT or abs(unit.span.start - end) < 300
            return units[0].draft if near else None
        return None


def _in_quotes(document: Document, unit: Unit) -> bool:
    """Whether it stands inside a direct quotation."""
    text = document.report.text
    start = text.rfind("\n", 0, unit.span.start) + 1
    before = text[start : unit.span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _words(draft: Draft) -> frozenset[str]:
    return frozenset().union(*(words_of(n) for n in draft.names)) if draft.names else frozenset()


def _label(draft: Draft) -> str:
    return draft.fixed_name or max(draft.names or draft.texts, key=lambda t: (draft.texts[t], t))


def suits(draft: Draft, label: str) -> bool:
    """Whether a pronoun of this kind may stand for it."""
    if label in ("male", "female"):
        if draft.type != "person" or draft.many:
            return False
        told = draft.gender or _gender_by_role(draft)
        return told in (None, label)
    if label == "plural":
        return draft.many or draft.type in ("group", "organisation")
    if label == "neuter":
        return not draft.many and draft.type in ("organisation", "place", "other")
    return False


def _gender_by_role(draft: Draft) -> str | None:
    found = {g for r in draft.roles for w in r.phrase.lower().split() if (g := roles().titles.get(w)) in ("male", "female")}
    told = {"female" for r in draft.roles if r.phrase.lower().endswith(("woman", "girl", "mother", "daughter", "sister", "wife", "mom"))}
    told |= {"male" for r in draft.roles if r.phrase.lower().split()[-1] in ("man", "boy", "father", "son", "brother", "husband")}
    found |= told
    return found.pop() if len(found) == 1 else None


def matches(wanted: Role, held: Role) -> bool:
    """Whether a description may name the holder of an office."""
    if wanted.office != held.office and not (wanted.office == "leader" and is_leader(held.office)):
        return False
    if wanted.iso is not None and wanted.iso != held.iso:
        return False
    ranks = set(offices()["ranks"])
    return wanted.of <= held.of and not ((held.of - wanted.of) & ranks)


def bare_phrase(text: str) -> str:
    """A description without its determiner, in lower case where only a sentence's start made it upper."""
    found = " ".join(text.split()).strip(" ,.;:\"“”")
    first, _, rest = found.partition(" ")
    if first.lower() in roles().determiners and rest and first.lower() not in ("no", "every", "each", "his", "her", "their", "its", "my", "our"):
        found = rest
        first = found.split(" ")[0]
    lower = first.lower()
    if first != lower and (lower in roles().modifiers or lower in roles().heads or office(lower) != lower):
        found = lower + found[len(first) :]
    return found
