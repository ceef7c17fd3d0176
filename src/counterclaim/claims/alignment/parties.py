"""Whether two who speak are one party: the same, one who heads or speaks for the other, or of one side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.language.lists import has, listed_pattern, plain
from counterclaim.claims.language.words import cue_words
from counterclaim.claims.origins.one_origin import named_words
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.records import Position

_REACH = 40
_IN = re.compile(r"\b(?:in|at|from|across)\s+(?:the\s+)?$")
_GENERAL = 3
"""Letters that a name of one word must exceed to be told by its words alone."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks or is silent: the ``name`` shown, its ``words``, its ``entity``, the ``side`` it speaks for."""

    name: str
    words: frozenset[str]
    entity: str | None
    side: str | None

    @property
    def key(self) -> str:
        """The same for the same words of a name."""
        return " ".join(sorted(self.words)) or self.name


def party_of(matter: Matter, held: Position | Proposition) -> Party | None:
    """Who holds a position; whoever was to be reached in "efforts to reach him"; None where that is not known."""
    lookup = matter.lookups[held.report]
    sentence = lookup.sentence(held.span.start)
    if held.stance == "no-comment":
        for m in listed_pattern("reached").finditer(plain(lookup.report.text), sentence.start, sentence.end):
            named = [n.entity for n in lookup.mentions(m.end(), m.end() + _REACH)][:1]
            for entity in named:
                return Party(entity.name, named_words(entity.name), entity.id, entity.side)
    if held.holder == "unknown":
        return None
    entity_id = held.entity if isinstance(held, Proposition) else held.holder_entity
    return Party(held.holder, named_words(held.holder), entity_id, held.side)


def speaks_as(matter: Matter, position: Position, who: Party) -> Literal["itself", "for it", "side"] | None:
    """Whether a position is ``who``'s own, or of whoever heads it, speaks for it or is headed by it, or of its side."""
    entity = position.holder_entity
    words = named_words(position.holder)
    if entity is not None and entity == who.entity:
        return "itself"
    if words and words == who.words and position.holder[:1].isupper() and len(" ".join(words)) > _GENERAL:
        return "itself"
    if entity is not None and who.entity is not None:
        if matter.bodies.get(entity) == who.entity or matter.bodies.get(who.entity) == entity:
            return "for it"
        described = matter.identities.entity(entity).description or ""
        said = named_words(described)
        if who.words and who.words < said and has("speaks_for", described) and not has("no_longer", described):
            return "for it"
    if _by_its_noun(matter, words, who):
        return "for it"
    if who.side is None or who.side != position.side:
        return None
    return None if who.entity is not None and matter.identities.entity(who.entity).type == "person" else "side"


def _by_its_noun(matter: Matter, words: frozenset[str], who: Party) -> bool:
    """Whether a speaker is called by a word of the name of the body that the other one heads ("the mission")."""
    name = matter.entity_names.get(matter.bodies.get(who.entity or "", ""))
    said = words - cue_words("negations") - {"nor", "neither"}
    return bool(said) and name is not None and said <= frozenset(w for w in named_words(name) if w.islower())


def names_party(matter: Matter, row: int, entity: str | None, side: str | None) -> bool:
    """Whether a proposition names an entity, or one of its side."""
    entities = matter.space.about[row].entities
    return entity in entities or (side is not None and side in {matter.identities.entity(e).side for e in entities})


def charges_party(matter: Matter, row: int, entity: str | None, side: str | None) -> bool:
    """Whether a proposition names an entity, or one of its side, not only as the place where it happened ("in X")."""
    if not names_party(matter, row, entity, side):
        return False
    span = matter.space.propositions[row].span
    text = matter.lookups[span.report].report.text
    named = [
        n.mention.span.start
        for n in matter.lookups[span.report].mentions(span.start, span.end)
        if n.entity.id == entity or (side is not None and n.entity.side == side)
    ]
    return not named or any(_IN.search(text[max(span.start, at - 12) : at]) is None for at in named)
