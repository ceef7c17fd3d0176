"""Who says in so many words that what was said just before is not so, and whose words are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.claims.alignment.matter import Matter, difference, evidence, weight_of
from counterclaim.claims.denials.answered import accuses
from counterclaim.claims.denials.rejoinder_forms import Found, Speaker, denying_forms, speaker_of
from counterclaim.claims.language.hulls import hull
from counterclaim.claims.language.kin import akin, content_words
from counterclaim.claims.language.lists import plain
from counterclaim.claims.propositions.pointed import REACH
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

_POINTS = re.compile(r"[\"“]?(?:that|it|this)(?:'s| is| was) (?:what|how|why)\b")
_NOBODY = re.compile(r"(?:neither|nobody|no one|none|no)\b", re.IGNORECASE)
"""A speaker who is none: "neither side disputed this"."""
_SOURCE = re.compile(r"according to\b")
"""A clause that tells where what stands before it comes from, and nothing that could be answered."""
_TO_ALL = re.compile(
    r"\b(?:in (?:response|reply|answer|reaction) to|responding to|replying to|reacting to|when asked about)\b"
    r"[^.;]{0,60}?\b(?:tweets|remarks|comments|claims|statements|posts|words|allegations|accusations)\b"
)
"""All that somebody said is answered, not the last of it alone."""
_WITHIN = 15
"""Code points of what somebody says that must stand before a rejoinder inside it."""
_LEADING = 30
"""Code points before what is told in which it is called something: "the date on which she says"."""
_WHOM = re.compile(r"(?:one another|each other|him|her|them|us|me|you)(?:sel(?:f|ves))?\W*")
_WORDED = 0.3
"""Words that what another report tells has in common with what is answered."""


@dataclass(frozen=True, slots=True)
class Rejoinder:
    """Where a text says that something is not so, who says it, and whose words before it are meant."""

    span: Span
    speaker: Speaker
    told: Attribution
    by: Speaker
    rows: tuple[int, ...]


def rejoinders(matter: Matter) -> list[Rejoinder]:
    """Every rejoinder of the reports of which it can be told what it answers, in order."""
    made: dict[Span, Rejoinder] = {}
    for lookup in matter.lookups.values():
        rows: dict[str, list[int]] = {}
        for p in matter.of_report(lookup.report.id):
            if p.attribution is not None:
                rows.setdefault(p.attribution, []).append(matter.index_of[p.id])
        for found in denying_forms(lookup):
            if found.speaker is None or found.speaker.name == "unknown" or _NOBODY.match(found.speaker.name):
                continue
            told = found.told if found.told is not None else _answered(lookup, found, found.speaker.party)
            if (
                told is None
                or speaker_of(lookup, told).party == found.speaker.party
                or _is_scrap(lookup, told)
                or _of_another(lookup, found, told)
            ):
                continue
            span = Span(lookup.report.id, found.start, found.end)
            if found.told is not None:
                rows_told = tuple(rows.get(told.id, ()) or _of_outer(lookup, told, rows))
                made.setdefault(span, Rejoinder(span, found.speaker, told, speaker_of(lookup, told), rows_told))
                continue
            near = _nearest(matter, rows.get(told.id, ()), found.start)
            if _TO_ALL.search(plain(lookup.report.quote(lookup.sentence(found.end - 1)))) is not None:
                near = _run(matter, lookup, told, rows, found)
            made.setdefault(span, Rejoinder(span, found.speaker, told, speaker_of(lookup, told), tuple(near)))
    return [made[s] for s in sorted(made)]


def _of_outer(lookup: Lookup, told: Attribution, rows: dict[str, list[int]]) -> Sequence[int]:
    """What the attribution around ``told`` has, where both name one speaker ("repeated his claim that")."""
    if told.within is None:
        return ()
    outer = lookup.reading.attribution(told.within)
    same = told.source is None or speaker_of(lookup, outer).party == speaker_of(lookup, told).party
    return rows.get(outer.id, ()) if same else ()


def _nearest(matter: Matter, rows: Sequence[int], at: int) -> list[int]:
    """Of the propositions of what is answered those of its last sentence."""
    told = matter.space.propositions
    before = [i for i in rows if told[i].span.end <= at + 1 and _SOURCE.match(plain(told[i].text)) is None]
    if not before:
        return []
    last = max(told[i].sentence.start for i in before)
    return [i for i in before if told[i].sentence.start == last]


def _run(matter: Matter, lookup: Lookup, told: Attribution, rows: dict[str, list[int]], found: Found) -> list[int]:
    """Of the party that is answered all that it says before the rejoinder, as far as nobody else speaks between."""
    party = speaker_of(lookup, told).party
    before = [a for a in lookup.reading.attributions if a.content and a.content[-1].end <= found.start]
    run: list[int] = []
    for a in sorted(before, key=lambda a: -a.content[-1].end):
        if speaker_of(lookup, a).party != party or found.start - a.content[-1].end > 2 * REACH:
            break
        run.extend(rows.get(a.id, ()))
    return [i for i in sorted(run) if _SOURCE.match(plain(matter.space.propositions[i].text)) is None]


def _answered(lookup: Lookup, found: Found, party: str) -> Attribution | None:
    """The last that another than ``party`` says before a rejoinder, within its reach; of nested ones the innermost."""
    sentence = lookup.sentence(found.start)
    low = sentence.start
    for _ in range(found.back):
        low = lookup.sentence(max(0, low - 1)).start
    low = max(low, found.start - REACH)
    best: tuple[int, int, Attribution] | None = None
    for a in lookup.reading.attributions:
        stances = ("asserts", "hedges", *(() if found.firm else ("demands", "intends")))
        stances += ("denies",) if found.denial_too else ()
        if not a.content or a.stance not in stances or a.negated:
            continue
        start, end = a.content[0].start, a.content[-1].end
        if not (low < end <= found.start + 1 or (low <= start < found.start - _WITHIN and found.start < end)):
            continue
        by = speaker_of(lookup, a)
        if by.name == "unknown" or by.party == party or _POINTS.match(plain(lookup.report.text[start:end])):
            continue
        if found.accused and not accuses(lookup.report.text[slice(*hull(a))]):
            continue
        if found.named and not _of(lookup, a, party):
            continue
        if best is None or (min(end, found.start), start) > best[:2]:
            best = (min(end, found.start), start, a)
    return best[2] if best is not None else None


def _is_scrap(lookup: Lookup, told: Attribution) -> bool:
    """Whether what is told only names whom somebody speaks of: "praised one another"."""
    text = " ".join(lookup.report.quote(s) for s in told.content)
    return _WHOM.fullmatch(plain(text).strip()) is not None


def _of_another(lookup: Lookup, found: Found, told: Attribution) -> bool:
    """Whether the thing of which there was "no such" is not named by what is ``told``, but by other words before."""
    if found.what is None:
        return False
    start, end = hull(told)
    start = max(lookup.sentence(start).start, start - _LEADING)
    text = lookup.report.text
    around = text[max(0, found.start - REACH) : start], text[min(end, found.start) : found.start]
    if any(akin(found.what, w) for w in content_words(text[start : min(end, found.start)])):
        return False
    return any(akin(found.what, w) for part in around for w in content_words(part))


def _of(lookup: Lookup, attribution: Attribution, party: str) -> bool:
    """Whether what somebody says names ``party``."""
    named = (n.entity for s in attribution.content for n in lookup.mentions(s.start, s.end))
    return any(party in (e.id, e.side) for e in named)


def answers(matter: Matter) -> Iterable[tuple[Rejoinder, Difference]]:
    """A conflict for each rejoinder: whose words are meant against who says that they are not so."""
    positions = {p.id: p for c in matter.claims for p in c.positions}
    for found in rejoinders(matter):
        told = [matter.space.propositions[i] for i in found.rows]
        told += same_told(matter, found)
        ids = tuple(sorted(p.id for p in told if p.id in positions))
        spans = [p.span for p in told] or list(found.told.content)
        names = ", ".join(dict.fromkeys([found.by.name, *sorted(p.holder for p in told)]))
        replying = tuple(
            sorted(p.id for p in positions.values() if p.stance == "denies" and p.span.overlaps(found.span))
        )
        sides = [
            Side(names, ids, evidence(spans)),
            Side(found.speaker.name, replying, evidence([found.span])),
        ]
        claims = [matter.claim_of[p.id] for p in told if p.id in matter.claim_of]
        reasons = [weight_of(claims[0])] if claims else []
        reasons.append(Reason("says that what was said is not so", found.speaker.name, 1.5))
        topic = told[0].text if told else matter.quote(found.told.content[0])
        touched = [c.id for c in claims]
        yield found, difference(matter, "denial", topic, sides, reasons, conflict=True, claims=touched)


def same_told(matter: Matter, rejoinder: Rejoinder) -> Iterable[Proposition]:
    """What other reports have of that which a rejoinder answers: firm members of its claims, of another party."""
    seen = set()
    for i in rejoinder.rows:
        claim = matter.claim_of.get(matter.space.propositions[i].id)
        for p in claim.positions if claim is not None else ():
            j = matter.index_of.get(p.id)
            if j is None or j in seen or p.report == rejoinder.span.report or p.stance not in ("asserts", "hedges"):
                continue
            other = matter.space.propositions[j]
            if other.party != rejoinder.speaker.party and matter.space.wording(i, j) >= _WORDED:
                seen.add(j)
                yield other
