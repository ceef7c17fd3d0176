"""What a stretch of a report is about: entities, places, predicates, numbers, days; and its standalone wording."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from counterclaim.claims.language.possessed import owners_end, placed_end
from counterclaim.claims.language.quantities import quantities
from counterclaim.claims.language.unspoken import spoken
from counterclaim.claims.language.words import (
    cue_in,
    groups_in,
    is_negated,
    is_verb,
    part_in,
    predicates,
    stems,
    tokens,
)
from counterclaim.claims.propositions.records import Proposition, Traits
from counterclaim.identity.lexicon import lexicon, nation, nation_name
from counterclaim.identity.records import Entity, Identities
from counterclaim.models.encoding import quotation_states
from counterclaim.reading.records import Mention, Reading, TimeExpression
from counterclaim.text import Report, Span

_POSSESSIVE = frozenset(("his", "her", "its", "their", "my", "our", "your", "whose"))
_FIRST_PERSON = frozenset(("i", "me", "my", "we", "us", "our"))
_LONGEST_NAME = 60
_NAMED_IN = 2
_SET_OFF = re.compile(r"[,;:()–—“”\"]|\b(?:that|who|which|of|in|on|at|to|for|by|with|from|and|or)\b")
_BACK_TO_TOWNS = 4
_TOWN = r"(?:city|town|village|settlement|port)"
_THE_TOWN = re.compile(rf"\b(?:the|this|that)\s+{_TOWN}\b", re.IGNORECASE)
_THE_TOWNS = re.compile(
    r"\b(?:(?:the|these|those|both)\s+(?:two\s+|three\s+|four\s+)?)(?:cities|towns|villages|settlements|ports)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with the entity it stands for."""

    mention: Mention
    entity: Entity


class Lookup:
    """The mentions, times and sentences of one report, by place in the text."""

    def __init__(self, report: Report, reading: Reading, identities: Identities) -> None:
        self.report = report
        self.reading = spoken(report, reading)
        self.identities = identities
        named: list[Named] = []
        for mention in sorted(reading.mentions, key=lambda m: (m.span.start, -m.span.end)):
            entity = identities.of(mention.span)
            if entity is not None and (not named or mention.span.start >= named[-1].mention.span.end):
                named.append(Named(mention, entity))
        self.named = named
        self.names = [(n.mention.span.start, n.mention.span.end) for n in named if n.mention.kind == "name"]
        self._starts = [n.mention.span.start for n in named]
        self.times = sorted(reading.times, key=lambda t: t.span)
        self._quotation = quotation_states(report.text)

    def mentions(self, start: int, end: int) -> list[Named]:
        """The mentions that lie in ``start``..``end``, in order; of mentions inside each other the outer one."""
        at = bisect_left(self._starts, start)
        found = []
        while at < len(self.named) and self.named[at].mention.span.start < end:
            if self.named[at].mention.span.end <= end:
                found.append(self.named[at])
            at += 1
        return found

    def quoted(self, start: int, end: int) -> bool:
        """Whether most of ``start``..``end`` stands inside quotation marks."""
        inside = sum(state > 0 for state in self._quotation[start:end])
        return inside * 2 > end - start

    def wondered(self, start: int) -> bool:
        """Whether the sentence, before ``start``, leaves open what follows: "it is unclear whether"."""
        sentence = self.sentence(start)
        return cue_in("open", self.report.text[sentence.start : start]) is not None

    def speaks(self, source: Span | None) -> Entity | None:
        """The entity behind a source span, looked up also by the mention that fills most of it."""
        if source is None:
            return None
        only = self._only_whose(source)
        direct = self.identities.of(source)
        if direct is not None and (only is None or direct.id != only.id):
            return direct
        inside = [n for n in self.mentions(source.start, source.end) if only is None or n.entity.id != only.id]
        ends = [n for n in inside if n.mention.span.end >= source.end - 2 and n.mention.kind != "pronoun"]
        people = [n for n in inside if n.entity.type == "person"]
        picked = people or ends
        return picked[-1].entity if picked else None

    def _only_whose(self, source: Span) -> Entity | None:
        """Of "Holt's father" the person, of "the Norland-based works" the place: who is named and does not speak."""
        text = self.report.text[source.start : source.end]
        for end, kind in ((owners_end(text), "person"), (placed_end(text), "place")):
            named = (
                self.identities.of(m.span) for m in self.reading.mentions if m.span.end == source.start + (end or -1)
            )
            found = next((e for e in named if e is not None and e.type == kind), None) if end is not None else None
            if found is not None:
                return found
        return None

    def towns(self, start: int, end: int) -> list[Named]:
        """The places named in ``start``..``end`` that are no country or region, in order."""
        return [
            n
            for n in self.mentions(start, end)
            if n.entity.type == "place" and n.mention.kind == "name" and nation(n.entity.name) is None
            if n.entity.place is None or not n.entity.place.wide
        ]

    def town_meant(self, start: int, end: int) -> Entity | None:
        """What "the city" in ``start``..``end`` is: the last town named before it in its sentence, else the only one in
        the sentence before; None where that cannot be told."""
        found = _THE_TOWN.search(self.report.text, start, end)
        if found is None:
            return None
        sentence = self.sentence(found.start())
        here = self.towns(sentence.start, found.start())
        if here:
            return here[-1].entity
        before = self.sentence(max(0, sentence.start - 1))
        earlier = {n.entity.id: n.entity for n in self.towns(before.start, before.end)}
        return next(iter(earlier.values())) if len(earlier) == 1 else None

    def towns_meant(self, start: int, end: int) -> list[Named]:
        """What "the cities" in ``start``..``end`` are: the towns of the last sentence before it that names several."""
        found = _THE_TOWNS.search(self.report.text, start, end)
        if found is None:
            return []
        sentence = self.sentence(found.start())
        for _ in range(_BACK_TO_TOWNS):
            named = {n.entity.id: n for n in self.towns(sentence.start, min(sentence.end, found.start()))}
            if len(named) > 1:
                return sorted(named.values(), key=lambda n: n.mention.span)
            sentence = self.sentence(max(0, sentence.start - 1))
        return []

    def body(self, *, titled: bool = False) -> Iterator[Span]:
        """The sentences of the body, ``titled`` also of the title; captions, notices and the like are left out."""
        for sentence in self.reading.sentences:
            part = self.report.part_at(sentence.start, sentence.end)
            if part is None or (titled and part == "title"):
                yield sentence

    def around(self, sentence: Span) -> Span:
        """From the sentence before to the one after."""
        before = self.sentence(max(0, sentence.start - 2))
        after = self.sentence(min(len(self.report.text) - 1, sentence.end + 2))
        return Span(self.report.id, before.start, after.end)

    def times_in(self, sentence: Span) -> list[TimeExpression]:
        """The times that begin in ``sentence``."""
        return [t for t in self.times if sentence.start <= t.span.start < sentence.end]

    def by_sentence(self, start: int, end: int) -> list[tuple[int, int]]:
        """``start``..``end`` cut where sentences begin."""
        cuts = [s.start for s in self.reading.sentences if start < s.start < end]
        return list(pairwise([start, *cuts, end]))

    def sentence(self, offset: int) -> Span:
        """The sentence at ``offset``; the whole text where there are none."""
        if not self.reading.sentences:
            return Span(self.report.id, 0, len(self.report.text))
        return self.reading.sentence_at(offset)


def standalone(lookup: Lookup, start: int, end: int, *, speaker: Entity | None = None) -> str:
    """``text[start:end]`` with pronouns and descriptions replaced by the names they stand for.

    First-person pronouns become the speaker. Only a replacement that is known is made; the rest stays as it is.
    """
    text = lookup.report.text
    made = []
    at = start
    for named in lookup.mentions(start, end):
        span, entity = named.mention.span, named.entity
        surface = text[span.start : span.end]
        if named.mention.kind == "name" or len(entity.name) > _LONGEST_NAME:
            continue
        lowered = surface.lower()
        name = speaker.name if speaker is not None and lowered in _FIRST_PERSON else entity.name
        made.append(text[at : span.start])
        made.append(name + ("’s" if lowered in _POSSESSIVE or lowered.endswith(("'s", "’s")) else ""))
        at = span.end
    made.append(text[at:end])
    return " ".join("".join(made).split())


def traits(
    lookup: Lookup,
    start: int,
    end: int,
    wording: str,
    *,
    without: frozenset[str] = frozenset(),
    also: Sequence[Entity] = (),
) -> Traits:
    """The traits of ``text[start:end]``; ``wording`` is its standalone form, ``without`` entities to leave out."""
    named = [n.entity for n in lookup.mentions(start, end)] + list(also)
    if not any(e.type == "place" and nation(e.name) is None for e in named):
        meant = lookup.town_meant(start, end)
        named += [meant] if meant is not None else []
    entities = frozenset(e.id for e in named) - without
    places = frozenset(e.id for e in named if e.type == "place" and nation(e.name) is None) - without
    words = tokens(wording)
    groups = groups_in(words)
    opposes = frozenset(o for g in groups for o in predicates().opposes.get(g, ()))
    days = frozenset(
        t.value
        for t in lookup.times
        if t.value is not None and start <= t.span.start < end and t.type in ("DATE", "TIME")
    )
    return Traits(
        entities=entities,
        places=places,
        people=frozenset(e.id for e in named if e.type == "person") - without,
        stems=stems(words),
        groups=groups,
        quantities=tuple(quantities(lookup.report.text[start:end])),
        days=days,
        part=part_in(wording),
        where=tuple(
            sorted({(p.lat, p.lon) for e in named if e.id in places and (p := e.place) is not None and not p.wide})
        ),
        subject_side=_subject_side(lookup, start, end),
        unreal=cue_in("unreal", wording) is not None,
        negated=is_negated(wording),
        opposes=opposes - groups,
    )


def _subject_side(lookup: Lookup, start: int, end: int) -> str | None:
    """The side, or else the state, of whoever a clause's first verb is of: the one named before it, alone and with
    nothing set off ("the Norland army held", "Velt's troops"); None where that cannot be told."""
    text = lookup.report.text[start:end]
    verb = next((t for t in tokens(text) if t.start and is_verb(t.lower)), None)
    named = lookup.mentions(start, start + verb.start) if verb is not None else []
    if verb is None or len(named) != 1 or text[verb.end :].startswith(","):
        return None
    span, entity = named[0].mention.span, named[0].entity
    beside = (lookup.report.text[start : span.start], lookup.report.text[span.end : start + verb.start])
    if any(_SET_OFF.search(words) is not None for words in beside):
        return None
    state = nation(entity.name)
    iso = state.iso if state is not None else entity.place.country if entity.place is not None else ""
    return entity.side or (nation_name(iso) if iso in lexicon().names else None)


def name_places(propositions: Sequence[Proposition], about: Sequence[Traits]) -> list[Traits]:
    """``about`` with the place added where one is spoken of without its name ("a strategic city had fallen").

    It is the place that most reports of the story name under the same predicate, at least two of them.
    """
    named: dict[tuple[str, str], set[str]] = {}
    for proposition, own in zip(propositions, about, strict=True):
        for group in own.groups:
            for place in own.places:
                named.setdefault((group, place), set()).add(proposition.report)
    made = []
    for proposition, own in zip(propositions, about, strict=True):
        if not own.where and cue_in("places", proposition.text) is not None:
            seen = sorted(((g, p) for g, p in named if g in own.groups), key=lambda k: (-len(named[k]), k))
            if seen and len(named[seen[0]]) >= _NAMED_IN:
                known = frozenset((seen[0][1],))
                own = replace(own, entities=own.entities | known, places=own.places | known)
        made.append(own)
    return made
