"""What the pronouns of a report stand for, in reading order. Where more than one fits: unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from counterclaim.identity.antecedents import KINDS, Antecedents, Choice, enough
from counterclaim.identity.dialogue import ASKS, hearer, is_called, who_was_asked
from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.fits import gender_of, suits
from counterclaim.identity.lexicon import fold
from counterclaim.identity.phrases import POSSESSIVE, bare_phrase
from counterclaim.identity.roles import Role, parse_role
from counterclaim.identity.said import Past, Said
from counterclaim.reading.roles import roles, words
from counterclaim.reading.stance import cue_stance
from counterclaim.text import Span

RECENT = 2  # sentences
_LONGEST_PHRASE = 7  # words
_NEAR_HEAD = 30  # code points from the head of a sentence to the name that it begins with
_INTRODUCED = re.compile(r",\s(?:an?|the|one of the)\s[^,;:.“”\"]{3,80},?")
_PLACED = re.compile(r"\s(?:of|from)\s[^,;:.“”\"]{2,40},?|(?:,\s|\s\()[A-Z]{1,3}-[A-Z][\w. ]{1,12}\)?,?")
_NO_PART = re.compile(
    r"(?:of|in|with|from|to|by|on|at|for|and|or|as|than|that|is|are|was|were|be|been|being|has|have|had|not|also|about"
    r"|against|among|between|like|including|such|there|it|he|she|they|who|which|after|before|while|but|only|just|even)"
)
_NOBODY = re.compile(
    r"(?:those|any(?:one|body)|some(?:one|body)|every(?:one|body)|nobody|ones?|all|people|them|us|him|her)"
)
_WHEN = re.compile(r"\W*(?:When|After|As|Once)\s")
_DATELINE = re.compile(r"\(\w[\w ]{1,20}\)\s?(?:[—–-]\s?)?")
_APPOSITION = re.compile(r"(?:,\s[^,;.]{1,80},|\([^()]{1,60}\),?)(?:\s(?:all|some|many|most|one) of)?")
FAR = 3
SPEAKS = 0.8  # how likely, by ranking, who speaks as "he" or "she" must be where no rule tells


@dataclass(slots=True, eq=False)
class Pronouns:
    """The state of going through one report.

    ``persons`` are the story's people, ``known`` the same; ``drafts`` is added to.
    """

    document: Document
    persons: list[Draft]
    drafts: dict[str, Draft]
    known: frozenset[Draft] = frozenset()
    said: Said = field(default_factory=lambda: Said(()))
    past: Past = field(default_factory=Past)
    here: set[Draft] = field(default_factory=set)
    outlets: frozenset[str] = frozenset()
    ranking: Antecedents | None = None

    def _own(self, unit: Unit, role: Role | None, kind: str) -> None:
        name = bare_phrase(role.phrase if role is not None and len(role.phrase) > len(unit.text) else unit.text)
        key = f"unnamed:{self.document.report.id}:{fold(unit.text)}"
        if unit.text.endswith(" of them"):  # of others each time
            key += f":{unit.span.start}"
        draft = self.drafts.get(key)
        if draft is None:
            made_type = "person" if kind == "person" else "group" if kind == "group" else "other"
            draft = self.drafts[key] = Draft(key, made_type, iso=role.iso if role is not None else None)  # type: ignore[arg-type]
            draft.many = kind == "group"
        draft.take(unit.span, unit.text, "unnamed; known in this report only")
        draft.names[name] += 1
        if role is not None:
            draft.roles.add(role)
        unit.draft = draft

    def _pronoun(self, unit: Unit) -> None:
        label = unit.label
        if label in ("speaker", "speakers"):
            found = self._enclosing(unit)
            why = "the speaker of the quotation that it stands in"
        elif label == "relative":
            found, why = self._followed(unit), "what it follows"
        elif label == "addressed":
            return
        else:
            found, why = self._antecedent(unit)
        if found is None or (found.draft is None and not unit.source):
            return
        if found.draft is None:
            self._own(found, found.role, found.type or "other")
        if found.draft is not None:
            found.draft.take(unit.span, unit.text, f"pronoun: {why}")
            unit.draft = found.draft

    def _antecedent(self, unit: Unit) -> tuple[Unit | None, str]:
        """By rule where it speaks; any other is ranked among what was named before, taken where likely enough."""
        guess, why = self._by_rule(unit)
        if unit.source and (guess is not None or KINDS[unit.label] != "person"):
            return guess, why
        if self.ranking is None:
            self.ranking = Antecedents(self.document, self.said)
        choice = self._choice(self.ranking, unit, guess, why)
        least = SPEAKS if unit.source else enough(KINDS[unit.label])
        if choice.unit is None or choice.probability < least or is_called(choice.unit, self._hearer(unit)):
            return None, ""
        return choice.unit, why if choice.unit is guess else "the likeliest of those named before"

    def _choice(self, ranking: Antecedents, unit: Unit, guess: Unit | None, why: str) -> Choice:
        return ranking.choose(self.past, unit, guess, why)

    def _followed(self, unit: Unit) -> Unit | None:
        """What stands right before ``who`` or ``which``, with no more than an apposition between."""
        text = self.document.report.text
        beside = self._apposed_before(unit)
        if beside is not None:
            return beside
        for other in reversed(self.past.of_sentence(unit.sentence)):
            if other.span.end > unit.span.start:
                continue
            between = text[other.span.end : unit.span.start].strip()
            if unit.text.lower().startswith("who") and (_is_thing(other) or other.type == "place"):
                continue
            if between in ("", ",") or _APPOSITION.fullmatch(between) is not None:
                return other
            if other.kind == "name":
                break
        return self._phrase_before(unit) if unit.source else None

    def _apposed_before(self, unit: Unit) -> Unit | None:
        """``Ada Tarr, a friend of the port who``, ``Ada Tarr of Port Vex, who``, ``Ada Tarr, R-Vex., who``: who is
        introduced so, where no other name but a place's ends there."""
        text = self.document.report.text
        if unit.text.lower() != "who":
            return None
        for other in reversed(self.past.of_sentence(unit.sentence)):
            if other.span.end > unit.span.start or other.kind != "name":
                continue
            between = text[other.span.end : unit.span.start].rstrip()
            if between in ("", ",") and other.type != "place":
                return None
            told = _INTRODUCED.fullmatch(between) is not None or _PLACED.fullmatch(between) is not None
            if other.type == "person" and told:
                return other
        return None

    def _phrase_before(self, unit: Unit) -> Unit | None:
        """``drug makers, who``: the noun phrase before, which stands for itself; of ``which`` only what may speak."""
        text = self.document.report.text
        start = self.document.reading.sentence_at(unit.span.start).start
        end = start + len(text[start : unit.span.start].rstrip(" ,"))
        found = words(text, start, end)
        if not found or found[-1].end != end or _asks_who(found[-1].lower):
            return None
        at = len(found) - 1
        while at > 0 and len(found) - at < _LONGEST_PHRASE and found[at].lower not in roles().determiners:
            left = found[at - 1]
            if _NO_PART.fullmatch(left.lower) is not None or text[left.end : found[at].start] not in (
                " ",
                "’s ",
                "'s ",
                "’ ",
                "' ",
            ):
                break
            at -= 1
        phrase = text[found[at].start : end]
        role = parse_role(phrase)
        whose, placed = found[at].lower in POSSESSIVE, at > 0 and found[at - 1].lower in ("in", "at", "on", "near")
        thing = role is not None and role.kind in ("organisation", "document")
        near = self.document.units_around(end, end)
        land = any(u.kind == "name" and u.type == "place" and u.span.end == end for u in near)
        if unit.text.lower() == "who" and (placed or thing or land):
            return None  # "a clerk of the court, who": not the court
        if whose or _NOBODY.fullmatch(found[-1].lower) is not None or (role is None and unit.text.lower() != "who"):
            return None
        span = Span(unit.span.report, found[at].start, end)
        return Unit(span, phrase, "description", "group", "", unit.sentence, role=role)

    def _enclosing(self, unit: Unit) -> Unit | None:
        """The one whose reported words it stands in, the innermost."""
        inner = [
            (c.end - c.start, a.id, units)
            for c, a, units in self.said.telling(unit.span.start)
            if c.contains(unit.span) and a.source != unit.span
        ]
        for _, _, units in sorted(inner, key=lambda item: item[:2]):
            if len(units) == 1:
                return units[0]
        return None

    def _by_rule(self, unit: Unit) -> tuple[Unit | None, str]:
        """Backwards by sentence: in each who speaks, else whom it is about; where that is open, nobody."""
        quoted = in_quotes(self.document, unit)
        inside = self._enclosing(unit)
        if inside is not None and not quoted and inside.draft is not None:
            unnamed = inside.draft.key.startswith("unnamed:") and inside.draft.type == "person"
            if suits(inside, unit.label) or (unit.label == "plural" and unnamed):
                return inside, "the speaker whose words are reported"
        own = [c for a in self.said.of(unit) for c in a.content]
        for back, sentence in enumerate(self._sentences_before(unit)):
            here = [
                u for u in self.past.of_sentence(sentence) if u is not unit and in_quotes(self.document, u) == quoted
            ]
            if quoted:
                here = [u for u in here if u is not inside and (inside is None or u.draft is not inside.draft)]
                if back > 0:
                    return None, ""
            fit = [u for u in here if suits(u, unit.label) and not any(c.contains(u.span) for c in own)]
            if back == 0:
                fit = [u for u in fit if not self._asked_by(u, unit)]
            hearer = self._hearer(unit)
            fit = [u for u in fit if not is_called(u, hearer)]
            speaking = [u for u in fit if u.source and (u.kind != "pronoun" or u.draft is not None)]
            speaking = [u for u in speaking if _told_gender(u) == unit.label] or speaking
            if speaking:
                outer = [u for u in speaking if not self._told(u)] or speaking
                if back == 0:
                    outer = [u for u in outer if u.span.start > self._clause(unit)] or outer
                last = outer[-1 if back else 0]
                asked = who_was_asked(self.document, self.said, last, fit) if back else None
                if asked is not None:
                    return asked, "who was asked"
                if (
                    back
                    and _passing(last)
                    and here[0] in fit
                    and here[0].kind == "pronoun"
                    and here[0].draft is not None
                ):
                    return here[0], "who the sentence is about"
                return last, "who spoke last"
            if fit and self._clear(fit, here, back):
                return fit[0], "who the sentence is about"
            if fit:
                return None, ""
            if back == 0:
                continue
            if back == 1 and unit.source:
                begun = self._begun(unit)
                if begun is not None:
                    return begun, "who the sentence begins with"
        if unit.source and unit.sentence == 0 and not quoted and (begun := self._begun(unit)) is not None:
            return begun, "who the sentence begins with"
        ahead = self._ahead(unit)
        return ahead, "who is named next" if ahead is not None else ""

    def _told(self, unit: Unit) -> bool:
        """Whether it stands in somebody's reported words."""
        return any(c.contains(unit.span) for c, _, _ in self.said.telling(unit.span.start))

    def _asked_by(self, other: Unit, unit: Unit) -> bool:
        """Whether ``When NAME asked whether..., he said`` stands for another than who asked."""
        text, start = self.document.report.text, self.document.reading.sentence_at(unit.span.start).start
        if _WHEN.match(text, start, other.span.start) is None or text[start : unit.span.start].rstrip()[-1:] != ",":
            return False
        cues = [a.cue for a, units in self.said if a.cue is not None and any(u.draft is other.draft for u in units)]
        return any(start <= c.start < unit.span.start and ASKS.match(text, c.start) is not None for c in cues)

    def _hearer(self, unit: Unit) -> str | None:
        return hearer(self.document, self.said, unit)

    def _clause(self, unit: Unit) -> int:
        """Where the last semicolon before it in its sentence stands, else before the sentence."""
        start = self.document.reading.sentence_at(unit.span.start).start
        return max(start - 1, self.document.report.text.rfind(";", start, unit.span.start))

    def _ahead(self, unit: Unit) -> Unit | None:
        """A report that opens with ``he said``: the one with whose name a sentence soon begins."""
        if unit.label not in ("male", "female") or self.past.names_somebody:
            return None
        sentences = self.document.reading.sentences
        last = min(len(sentences) - 1, unit.sentence + FAR + 1)
        for other in self.document.units_in(unit.span.end, sentences[last].end if sentences else 0):
            if other.kind != "name":
                continue
            start = sentences[other.sentence].start
            if (
                suits(other, unit.label)
                and other.span.start - start < _NEAR_HEAD
                and not in_quotes(self.document, other)
            ):
                return other
            if other.type == "person":
                return None
        return None

    def _sentences_before(self, unit: Unit) -> list[int]:
        """This sentence and those before it, without what is all quotation."""
        return [unit.sentence, *self.document.open_sentences(unit.sentence, FAR)]

    def _clear(self, fit: list[Unit], here: list[Unit], back: int) -> bool:
        """Whether one stands out: it is alone, or comes first of all in its sentence."""
        one = len({u.draft or u for u in fit}) == 1
        return (one and (back < RECENT or fit[0] is here[0])) or fit[0] is here[0]

    def _begun(self, unit: Unit) -> Unit | None:
        """``NAME was at home when the roof fell, he said``: the one that the sentence opens with."""
        start = self.document.reading.sentence_at(unit.span.start).start
        dateline = _DATELINE.match(self.document.report.text, start)
        start = dateline.end() if dateline is not None else start
        opening = self.past.between(start, start + _NEAR_HEAD)
        first = next((u for u in opening if u.sentence == unit.sentence and u.kind == "name"), None)
        if first is None or in_quotes(self.document, first):
            return None
        return first if suits(first, unit.label) else None

    def _last_speaker(self, unit: Unit) -> Draft | None:
        """Who spoke last before this, in this sentence or the two before; None where two spoke together."""
        for attribution, units in self.said.back_from(unit.span.start):
            at = attribution.source.start if attribution.source is not None else 0
            if at >= unit.span.start or unit in units or attribution.within is not None:
                continue
            if any(u.draft is None for u in units) or len(units) != 1:
                return None
            end = max([c.end for c in attribution.content] + [at])
            near = unit.sentence - units[0].sentence <= RECENT or abs(unit.span.start - end) < 300
            return units[0].draft if near else None
        return None


def _asks_who(word: str) -> bool:
    """Whether what begins with ``who`` after ``word`` is a question: "depends on who writes it", "know who did"."""
    return _NO_PART.fullmatch(word) is not None or cue_stance(word).lemma != ""


def _told_gender(unit: Unit) -> str | None:
    return unit.draft.gender or gender_of(unit.draft.roles) if unit.draft is not None else None


def _passing(unit: Unit) -> bool:
    """``as a judge asked him``: somebody who is only mentioned."""
    return unit.kind == "description" and unit.text.partition(" ")[0].lower() in ("a", "an")


def _is_thing(unit: Unit) -> bool:
    """``a driver for the company, who``: not the company."""
    return unit.kind == "description" and unit.type in ("organisation", "other")


def in_quotes(document: Document, unit: Unit) -> bool:
    """Whether it stands inside a direct quotation."""
    return bool(document.quoted[unit.span.start])
