"""Where it is not sure whom a speaker's pronoun or short name stands for, so that the position has a low confidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from counterclaim.claims.propositions.traits import Lookup, Named
from counterclaim.identity.people import gender, parse_person
from counterclaim.identity.records import Entity
from counterclaim.text import Span

_PRONOUNS = frozenset(("he", "she", "it", "they", "who", "which", "him", "her", "them", "we", "i"))
_GENDERS = {"he": "male", "him": "male", "she": "female", "her": "female"}
_IS = re.compile(r"\b(?:is|was|be|been|being|as|becomes?|became)\s$")
_BY_FAR = 3
_NEAR = 2  # others named since the speaker
DOUBT = 0.49
"""What is left of an attribution's confidence: it falls under the mark of a brief."""


def confidence(lookup: Lookup, source: Span | None, entity: Entity | None, given: float) -> float:
    """``given``, or less where ``source`` is a pronoun, a surname or a role that another one near it may bear too."""
    if source is None or entity is None:
        return given
    word = lookup.report.quote(source).lower()
    doubtful = _pronoun(lookup, source, word, entity) if word in _PRONOUNS else _shared(lookup, source, entity)
    return round(given * DOUBT, 4) if doubtful else given


def _pronoun(lookup: Lookup, source: Span, word: str, entity: Entity) -> bool:
    if word in ("who", "which", "we", "i"):
        return _unnamed_before(lookup, source, word, entity)
    return (
        _unnamed_before(lookup, source, word, entity)
        or _other_subject(lookup, source, word, entity)
        or _several_since(lookup, source, word, entity)
        or _in_passing(lookup, source, word, entity)
        or _one_for_many(lookup, source, word, entity)
        or _said_of_another(lookup, source, word, entity)
        or _no_gender(lookup, source, word, entity)
    )


def _unnamed_before(lookup: Lookup, source: Span, word: str, entity: Entity) -> bool:
    """Whether it is not named before the pronoun in its sentence or the one before, while another of its kind is.

    Also where it is a thing or a group.
    """
    sentence = lookup.sentence(source.start)
    start = lookup.sentence(max(0, sentence.start - 1)).start
    named = [n.entity for n in lookup.mentions(start, source.start) if n.mention.kind != "pronoun"]
    if any(e.id == entity.id for e in named):
        return False
    return entity.type != "person" or any(_alike(e, entity, word) for e in named)


def _other_subject(lookup: Lookup, source: Span, word: str, entity: Entity) -> bool:
    """Whether the pronoun's sentence names another before it, and not whom it is taken for."""
    start = lookup.sentence(source.start).start
    here = list(_told(lookup, start, source, entity))
    return not any(n.entity.id == entity.id for n in here) and any(
        _alike(n.entity, entity, word) for n in here if n.mention.kind != "pronoun"
    )


def _several_since(lookup: Lookup, source: Span, word: str, entity: Entity) -> bool:
    """Whether several of its kind are named since it was mentioned last."""
    start = lookup.sentence(max(0, lookup.sentence(source.start).start - 1)).start
    told = list(_told(lookup, start, source, entity))
    last = max((n.mention.span.end for n in told if n.entity.id == entity.id), default=start)
    since = {n.entity.id for n in told if n.mention.span.start >= last and _alike(n.entity, entity, word)}
    return len(since) >= _NEAR


def _in_passing(lookup: Lookup, source: Span, word: str, entity: Entity) -> bool:
    """Whether the sentence before alone has it, says nothing by it, and begins with another of its kind."""
    start = lookup.sentence(source.start).start
    if any(n.entity.id == entity.id for n in lookup.mentions(start, source.start)):
        return False
    before = lookup.sentence(max(0, start - 1))
    here = [n for n in _told(lookup, before.start, source, entity) if n.mention.span.end <= before.end]
    first = next((n for n in here if n.entity.id == entity.id or _alike(n.entity, entity, word)), None)
    if first is None or first.entity.id == entity.id:
        return False
    sources = [a.source for a in lookup.reading.attributions if a.source is not None and before.contains(a.source)]
    return not any((e := lookup.speaks(s)) is not None and e.id == entity.id for s in sources)


def _one_for_many(lookup: Lookup, source: Span, word: str, entity: Entity) -> bool:
    """Whether "they" is taken for one body where several stand in the sentence, or "it" for a town."""
    if word == "it":
        return entity.type == "place" and (entity.place is None or not entity.place.wide)
    if word != "they" or entity.type not in ("organisation", "place") or entity.name.endswith("s"):
        return False
    here = lookup.mentions(lookup.sentence(source.start).start, source.start)
    return any(n.entity.type in ("group", "organisation") and n.entity.name.endswith("s") for n in here)


def _said_of_another(lookup: Lookup, source: Span, word: str, entity: Entity) -> bool:
    """Whether it was last mentioned as what another one is: "years before she was a candidate"."""
    if word not in _GENDERS or not entity.name[:1].islower():
        return False
    start = lookup.sentence(max(0, lookup.sentence(source.start).start - 1)).start
    last = [n.mention.span for n in lookup.mentions(start, source.start) if n.entity.id == entity.id]
    return bool(last) and _IS.search(lookup.report.text[max(0, last[-1].start - 12) : last[-1].start]) is not None


def _no_gender(lookup: Lookup, source: Span, word: str, entity: Entity) -> bool:
    """Whether nothing says that it is a man or a woman, while one who is stands in the sentence or may be outside of
    the quotation."""
    wanted = _GENDERS.get(word)
    if wanted is None or entity.type != "person" or gender(parse_person(entity.name)) is not None:
        return False
    start = lookup.sentence(source.start).start
    if lookup.quoted(source.start, source.end):
        return True
    named = lookup.mentions(start, source.start)
    return any(gender(parse_person(n.entity.name)) == wanted for n in named if n.entity.type == "person")


def _told(lookup: Lookup, start: int, source: Span, entity: Entity) -> Iterator[Named]:
    """The mentions from ``start`` to the source, without those in the speaker's own words and in quotations."""
    own: list[Span] = []
    for said in lookup.reading.attributions:
        near = said.source is not None and start <= said.source.start <= source.start
        speaker = lookup.speaks(said.source) if near else None
        if said.source == source or (speaker is not None and speaker.id == entity.id):
            own.extend(said.content)
    for named in lookup.mentions(start, source.start):
        span = named.mention.span
        if not lookup.quoted(span.start, span.end) and not any(c.contains(span) for c in own):
            yield named


def _alike(other: Entity, entity: Entity, word: str) -> bool:
    """Whether the pronoun may stand for the other one as well."""
    if other.id == entity.id or other.type == "place" or (other.type == "person") != (entity.type == "person"):
        return False
    wanted = _GENDERS.get(word)
    return wanted is None or gender(parse_person(other.name)) in (None, wanted)


def _of_a_kind(lookup: Lookup, words: list[str], entity: Entity) -> bool:
    """Whether "the police" alone stands for one that is named where the report names another police."""
    plain = [w.lower() for w in words if w.lower() != "the"]
    if len(plain) != 1 or plain[0] == entity.name.lower() or words[-1].isupper():
        return False
    named = [n.entity for n in lookup.named if n.entity.name[:1].isupper() and n.entity.type == "organisation"]
    return any(e.id != entity.id and plain[0] in e.name.lower().split()[-2:] for e in named)


def _shared(lookup: Lookup, source: Span, entity: Entity) -> bool:
    """Whether a surname alone is that of several people of the report, the last of them named in full another one."""
    words = lookup.report.quote(source).split()
    if entity.type == "organisation":
        return _of_a_kind(lookup, words, entity)
    if len(words) != 1 or entity.type != "person" or not words[0][:1].isupper():
        return False
    surname = parse_person(words[0]).parts[-1:]
    if not surname:
        return False
    bearers = [n for n in lookup.named if n.entity.type == "person" and parse_person(n.entity.name).surname == surname]
    counts = Counter(n.entity.id for n in bearers)
    others = sum(counts.values()) - counts[entity.id]
    if others == 0:
        return False
    before = [n for n in bearers if n.mention.span.end <= source.start]
    full = [n for n in before if lookup.report.quote(n.mention.span) != words[0] and n.mention.kind == "name"]
    apart = bool(full) and full[-1].entity.id != entity.id
    return apart and counts[entity.id] < _BY_FAR * others
