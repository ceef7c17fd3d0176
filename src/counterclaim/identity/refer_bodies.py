"""What a report calls by the description of a body: "the ministry", "the paper", "the court"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.identity.body_words import body_key, is_generic, role_body, words_of
from counterclaim.identity.courts import the_court
from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.fits import body_words, headed, is_a, is_business, is_called
from counterclaim.identity.lexicon import fold, nation
from counterclaim.identity.phrases import bare_phrase
from counterclaim.identity.pronouns import FAR, RECENT, Pronouns
from counterclaim.identity.roles import Role, offices

_BY_FAR = 3
_IN_SEAT = re.compile(r" in ([A-Z][\w.-]+(?: [A-Z][\w.-]+)?)$")


@dataclass(slots=True, eq=False)
class Bodies(Pronouns):
    """Gives descriptions of bodies their drafts."""

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
        seat = _IN_SEAT.search(unit.text)
        at_home = seat is not None and iso is not None and (home := nation(seat[1])) is not None and home.iso == iso
        draft.names[bare_phrase(unit.text[: seat.start()] if seat is not None and at_home else unit.text)] += 1
        draft.roles.add(role)
        unit.draft = draft

    def _last_body(self, words: frozenset[str], role: Role, *, speaks: bool) -> Draft | None:
        """The last one mentioned, by its name or what it is said to be; where both sides have such a body, unknown.

        Of several the last that spoke, for one that ``speaks``.
        """
        found: list[Draft] = []
        for unit in self.past.last_of_each():
            draft = unit.draft
            if draft is None or draft.type != "organisation" or unit.kind == "pronoun":
                continue
            if role.office in offices()["bodies"] and role.plain and not headed(draft, role.office):
                continue
            if words <= body_words(draft) or (role.plain and any(is_a(r, role.office) for r in draft.roles)):
                found.append(draft)
        if not found or len({d.iso for d in found}) > 1:
            return None
        return next((d for d in found if speaks and d in self.past.speakers), found[0])

    def _of_kind(self, unit: Unit, role: Role) -> Draft | None:
        """``the paper``, ``the company``: the only body near that is one, though its name does not say so."""
        lists = offices()
        if role.office in lists["media_nouns"]:
            near = self.past.since(unit.sentence - FAR)
            told = [d for u in near if (d := u.draft) is not None and d.type == "organisation" and self._outlet(d)]
            spoke = [d for u in near if u.source and u.sentence >= unit.sentence - RECENT and (d := u.draft) in told]
            fits = {spoke[-1]} if spoke and spoke[-1] is not None else set(told)
        elif role.office in lists["company_nouns"]:
            fits = {d for d in self.here if d.key.startswith("body::") and d.names and not self._outlet(d)}
            fits = {d for d in fits if d.type == "organisation" and is_business(d)}
            recent = {d for u in self.past.since(unit.sentence - RECENT) if (d := u.draft) is not None and d in fits}
            if len(recent) == 1 and not all(n.isupper() for d in recent for n in d.names):
                return recent.pop()
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


def _is_union(draft: Draft) -> bool:
    """Whether a body's name ends as a union's does: ``United Crane Workers``."""
    last = {found[-1] for n in draft.names if n[:1].isupper() and len(found := fold(n).split()) > 1}
    return draft.key.startswith("body::") and bool(last & set(offices()["union_words"]))
