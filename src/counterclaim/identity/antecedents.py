"""Which mention a pronoun goes back to: a softmax over what was named before it, and over nothing of that.

Features are of position (distance, subject or object, as words around show), of speech (who speaks, whose words the
pronoun stands in) and of salience (how often named so far, what the last such pronoun stood for); what the rules of
``pronouns.py`` say is one too. The weights are fitted by ``training/fit_antecedents.py`` and lie in
``data/antecedents.json``: one set for ``he`` and ``she``, one for ``it``, one for ``they``. After Durrett and Klein
(2013), "Easy victories and uphill battles in coreference resolution": mentions are ranked, an entity is as likely as
its mentions together.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import islice
from typing import Any

from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.fits import gender_of, suits
from counterclaim.identity.said import MOST as OF_A_SENTENCE
from counterclaim.identity.said import Past, Said
from counterclaim.identity.surroundings import form, where

Row = dict[str, float]

KINDS = {"male": "person", "female": "person", "neuter": "neuter", "plural": "plural"}
FARTHEST = 8  # sentences
MOST = 40  # mentions looked at
_PLEONASTIC = re.compile(
    r"\s(?:(?:is|was|will be|would be|has been|may be|might be|seems|seemed|appears|appeared|remains|remained)\b|"
    r"['’]s\b|(?:turns|turned) out|takes|took)"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """``unit`` is the likeliest antecedent, None where nothing before is; ``probability`` that of its entity."""

    unit: Unit | None
    probability: float


class Antecedents:
    """What the ranking of one report's pronouns needs; ``said`` are its attributions with their speakers."""

    def __init__(self, document: Document, said: Said) -> None:
        self.document = document
        self.said = said
        self._place: dict[int, Row] = {}
        self._paragraphs = [m.start() for m in re.finditer("\n", document.report.text)]

    def candidates(self, past: Past, pronoun: Unit) -> list[Unit]:
        """Mentions before the pronoun that may be meant, nearest first."""
        made: list[Unit] = []
        for unit in islice(reversed(past), OF_A_SENTENCE):
            if pronoun.sentence - unit.sentence > FARTHEST or len(made) == MOST:
                break
            if unit is not pronoun and unit.span.start < pronoun.span.start and suits(unit, pronoun.label):
                made.append(unit)
        return made

    def rows(self, past: Past, pronoun: Unit, found: list[Unit], guess: Unit | None, why: str) -> list[Row]:
        """The features of every candidate, and last those of none of them; ``guess`` is what the rules say."""
        order: dict[object, int] = {}
        for unit in found:
            order.setdefault(unit.draft or unit, len(order))
        counts = past.counts
        most = max((counts.get(u.draft, 0) for u in found if u.draft is not None), default=0)
        around = _Around.of(self, past, pronoun)
        made = [self._row(pronoun, u, order[u.draft or u], counts, most, around) for u in found]
        made.append(self._none(pronoun, found))
        speaks = "speaks, " if pronoun.source else ""
        for unit, row in zip(found, made, strict=False):
            if guess is not None and _same(unit, guess):
                row["by rule"] = row[f"{speaks}by rule: {why}"] = 1.0
        if guess is None:
            made[-1][f"{speaks}no rule"] = 1.0
        return made

    def choose(self, past: Past, pronoun: Unit, guess: Unit | None, why: str) -> Choice:
        """The likeliest antecedent."""
        found = self.candidates(past, pronoun)
        scores = [score(KINDS[pronoun.label], r) for r in self.rows(past, pronoun, found, guess, why)]
        top = max(scores)
        shares = [math.exp(s - top) for s in scores]
        total = sum(shares)
        entities: dict[object, float] = {}
        for unit, share in zip(found, shares, strict=False):
            entities[unit.draft or unit] = entities.get(unit.draft or unit, 0.0) + share / total
        if not found:
            return Choice(None, 1.0)
        best = max(entities, key=lambda e: entities[e])
        if entities[best] <= shares[-1] / total:
            return Choice(None, shares[-1] / total)
        unit = next(u for u in found if (u.draft or u) is best)
        return Choice(unit, entities[best])

    def _row(self, pronoun: Unit, unit: Unit, rank: int, counts: Counter[Draft], most: int, around: _Around) -> Row:
        back = min(4, self._back(pronoun, unit))
        made: Row = {f"back {back}": 1.0, f"rank {min(3, rank)}": 1.0}
        here, there = self._where(pronoun), self._where(unit)
        paragraphs = bisect_left(self._paragraphs, pronoun.span.start) - bisect_left(self._paragraphs, unit.span.end)
        made[f"paragraphs {max(0, min(2, paragraphs))}"] = 1.0
        for name in there:
            made[name] = 1.0
            if back == 0:
                made[f"{name}, same sentence"] = 1.0
        for name in ("subject", "object", "governed", "owner"):
            if name in there:
                made[f"{around.form} to {name}"] = 1.0
                if back == 0:
                    made[f"{around.form} to {name}, same sentence"] = 1.0
        if "opens" in here and "opens" in there:
            made["both open"] = 1.0
        made[f"a {_kind(unit)}"] = 1.0
        draft = unit.draft
        count = counts.get(draft, 1) if draft is not None else 1
        made["often"] = math.log(count)
        if draft is not None and count == most and most > 1:
            made["most often"] = 1.0
        gender = (draft.gender or gender_of(draft.roles)) if draft is not None else None
        made["gender told" if gender is not None else "gender open"] = 1.0
        if draft is None:
            made["not known"] = 1.0
        same = draft is not None and draft is around.last
        if same:
            made["the last such pronoun"] = 1.0
        if draft is not None and draft is around.speaker:
            made["last speaker"] = 1.0
            if pronoun.source:
                made["last speaker, speaks again"] = 1.0
        if unit.source:
            made["speaks"] = 1.0
            if pronoun.source:
                made["both speak"] = 1.0
        quoted = bool(self.document.quoted[unit.span.start])
        if quoted != around.quoted:
            made["only one quoted" if around.quoted else "quoted, the pronoun not"] = 1.0
        for content, attribution, units in self.said.telling(pronoun.span.start, unit.span.start):
            start, end = content.start, content.end
            holds = start <= pronoun.span.start < end
            if holds and attribution.source != pronoun.span and any(_same(u, unit) for u in units):
                made["in whose quotation" if around.quoted else "in whose words"] = 1.0
            if holds and start <= unit.span.start < end:
                made["in the same words"] = 1.0
            if not holds and start <= unit.span.start < end:
                made["in others' words"] = 1.0
            if pronoun in units and start <= unit.span.start < end:
                made["in its own words"] = 1.0
        return made

    def _where(self, unit: Unit) -> Row:
        if id(unit) not in self._place:
            self._place[id(unit)] = where(self.document, unit)
        return self._place[id(unit)]

    def _none(self, pronoun: Unit, found: list[Unit]) -> Row:
        text = self.document.report.text
        made: Row = {"none": 1.0, f"none of {min(4, len({u.draft or u for u in found}))}": 1.0}
        if pronoun.source:
            made["none, speaks"] = 1.0
        if not found or self._back(pronoun, found[0]) > 1:
            made["none near"] = 1.0
        if pronoun.label == "neuter" and _PLEONASTIC.match(text, pronoun.span.end) is not None:
            made["none, it is"] = 1.0
        if "opens" in self._where(pronoun):
            made["none, opens"] = 1.0
        if self.document.quoted[pronoun.span.start]:
            made["none, quoted"] = 1.0
        made[f"none for {form(text, pronoun)}"] = 1.0
        return made

    def _back(self, pronoun: Unit, unit: Unit) -> int:
        """Sentences between, those that are all quotation not counted where the pronoun is outside quotations."""
        far = pronoun.sentence - unit.sentence
        if far <= 1 or self.document.quoted[pronoun.span.start]:
            return far
        return far - sum(self.document.quoted_sentence(i) for i in range(unit.sentence + 1, pronoun.sentence))


@dataclass(frozen=True, slots=True)
class _Around:
    """What of the pronoun and what went before is the same for all candidates."""

    form: str
    quoted: bool
    last: Draft | None
    speaker: Draft | None

    @classmethod
    def of(cls, found: Antecedents, past: Past, pronoun: Unit) -> _Around:
        last, speaker = past.last_pronoun(pronoun.label), past.last_speaking(pronoun.span.start)
        quoted = bool(found.document.quoted[pronoun.span.start])
        return cls(
            form(found.document.report.text, pronoun),
            quoted,
            last.draft if last is not None else None,
            speaker.draft if speaker is not None else None,
        )


def _same(unit: Unit, other: Unit) -> bool:
    return unit is other or (unit.draft is not None and unit.draft is other.draft)


def _kind(unit: Unit) -> str:
    if unit.kind == "name":
        return "full name" if " " in unit.text else "name"
    return unit.kind


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = resources.files("counterclaim.identity").joinpath("data", "antecedents.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def score(kind: str, row: Row) -> float:
    """The sum of the weights of what holds."""
    weights: dict[str, float] = _data()["weights"][kind]
    return sum(value * weights.get(name, 0.0) for name, value in row.items())


def enough(kind: str) -> float:
    """The probability from which an antecedent is taken."""
    least: float = _data()["least"][kind]
    return least
