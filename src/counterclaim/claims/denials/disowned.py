"""Words that one report gives to somebody, and that the same party disowns in another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.language.hulls import hull
from counterclaim.claims.language.kin import content
from counterclaim.claims.language.lists import has, places
from counterclaim.claims.language.words import cue_words, stem
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

_FEWEST_SHARED = 2
_THAT = re.compile(r"\s+(?:\w+\s+){0,3}that\b")
_ORDERED = re.compile(r"never told\b(?:\s+[\w.’'-]+){1,4}?\s+to\b", re.IGNORECASE)
"""Not told to do something: no words that could be disowned."""
_MOST = 3


def disowned(matter: Matter) -> Iterable[Difference]:
    """One difference for each party that disowns words: where another report has the party say such a thing."""
    made = 0
    for lookup in matter.lookups.values():
        for sentence in lookup.body():
            text = lookup.report.quote(sentence)
            for start, end in places("disowning", text)[:1]:
                if _ORDERED.match(text, start) is not None:
                    continue
                parties = _who(lookup, sentence, sentence.start + start)
                told = _told(lookup, sentence, sentence.start + end)
                said = _said_by(matter, lookup, told, parties)
                if said:
                    made += 1
                    yield _difference(matter, sentence, said)
                if made == _MOST:
                    return


def _who(lookup: Lookup, sentence: Span, at: int) -> list[str]:
    """The ids of those who may disown: whoever speaks there, and whoever is named before it in the sentence."""
    speakers = [a for a in lookup.reading.attributions if hull(a)[0] <= at < max(hull(a)[1], sentence.start)]
    ids = [e.id for a in speakers if (e := lookup.speaks(a.source)) is not None]
    ids += [n.entity.id for n in lookup.mentions(sentence.start, at) if n.entity.type in ("person", "organisation")]
    return list(dict.fromkeys(ids))


def _told(lookup: Lookup, sentence: Span, end: int) -> set[str]:
    """The words that are disowned: those after "never said that", else those of the sentence and of both beside it."""
    if _THAT.match(lookup.report.text, end) is not None:
        return _keys(lookup, end, sentence.end)
    around = lookup.around(sentence)
    return _keys(lookup, around.start, around.end)


def _said_by(matter: Matter, lookup: Lookup, told: set[str], parties: list[str]) -> list[tuple[int, Attribution, Span]]:
    """What other reports have one of the parties say in two and more of the words that are disowned."""
    asserted = {(p.report, p.attribution) for p in matter.space.propositions}
    related = set(parties) | {b for p in parties if (b := matter.bodies.get(p)) is not None}
    found = []
    for other in matter.lookups.values():
        if other.report.id == lookup.report.id or matter.before(lookup.report.id, other.report.id):
            continue
        for attribution in other.reading.attributions:
            speaker = other.speaks(attribution.source)
            if speaker is None or speaker.id not in related or not attribution.content:
                continue
            if attribution.stance not in ("asserts", "hedges") or attribution.negated:
                continue
            start, end = attribution.content[0].start, attribution.content[-1].end
            said = Span(other.report.id, start, max(start, end))
            if (other.report.id, attribution.id) not in asserted or has("disowning", other.report.quote(said)):
                continue
            shared = len(_keys(other, said.start, said.end) & told)
            if shared >= _FEWEST_SHARED:
                found.append((shared, attribution, said))
    return sorted(found, key=lambda f: (-f[0], f[2]))[:_MOST]


def _keys(lookup: Lookup, start: int, end: int) -> set[str]:
    """The stems of the words in ``start``..``end`` that say something and stand in no name."""
    named = [n.mention.span for n in lookup.mentions(start, end) if n.mention.kind == "name"]
    idle = cue_words("pointers")
    return {
        stem(t.lower)
        for t in content(lookup.report.text[start:end])
        if t.lower not in idle and not any(s.start <= start + t.start < s.end for s in named)
    }


def _difference(matter: Matter, sentence: Span, said: list[tuple[int, Attribution, Span]]) -> Difference:
    spans = [s for _, _, s in said]
    held = sorted({p for s in spans for p in matter.standing_on(s)})
    sides = [
        Side(matter.quote(spans[0]), tuple(held), evidence(spans)),
        Side(matter.quote(sentence), (), (sentence,)),
    ]
    reasons = [Reason("words disowned", str(said[0][0]), 1.0)]
    claims = [c.id for c in matter.claims_under(sides)]
    topic = matter.quote(spans[0])
    return difference(matter, "attribution", topic, sides, reasons, conflict=True, claims=claims)
