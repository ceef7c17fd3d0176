"""A party that is silent in one report and speaks in another, and a denial that some reports leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.claims.alignment.fold import party
from counterclaim.claims.alignment.matter import Matter, difference, evidence, later, side_of, weight_of
from counterclaim.claims.alignment.near import cosine
from counterclaim.claims.alignment.parties import Party, party_of, speaks_as
from counterclaim.claims.denials.denied import meets_denial
from counterclaim.claims.differences.undenied import wanted
from counterclaim.claims.language.kin import akin, answering, content_words
from counterclaim.claims.language.lists import has, listed
from counterclaim.claims.language.words import cue_places, stems, tokens
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.records import Claim, Difference, Position, Reason, Relation, Side
from counterclaim.text import Span

_SPEAKS = ("asserts", "denies", "partial", "hedges")
_SILENCE_SHOWN = 0.6
_MOST_SAID = 3
_FULLY_ASKED = 3
"""From so many words on that tell what was asked an answer must have two."""
_DENIED_BY = re.compile(r"\b(?:denied|rejected|disputed|dismissed|refuted)\s+by\s+", re.IGNORECASE)
_AGENT = 40
_HOW = re.compile(r"\W*(?:how|why)\b(?!\s(?:many|much|long|often|far|old)\b)", re.IGNORECASE)
_OF_ONE = 0.3

Silent = Position | Proposition


def silences(matter: Matter) -> Iterable[Difference]:
    """A party is silent in one report and speaks in another: a comment that came later, or that one did not have.

    One difference for each party; what answers the silence is a denial before a statement, and what is about the same.
    A silence that waits for no answer ("would not say whether") is answered only by a word on its matter.
    """
    silent: dict[str, tuple[Party, list[Silent]]] = {}
    for held in _all_silent(matter):
        who = party_of(matter, held)
        if who is not None and _of_speaking(matter, held):
            silent.setdefault(who.key, (who, []))[1].append(held)
    for key in sorted(silent):
        who, ones = silent[key]
        first = min(ones, key=lambda p: (matter.instant(p.report), p.report, p.span))
        spoken = _spoken(matter, who, ones, first)
        if not spoken:
            continue
        claim = spoken[0][1]
        answers = [p for p, _ in spoken]
        own = {p.id for c in matter.claims for p in c.positions}
        mute = tuple(sorted(p.id for p in ones if p.id in own))
        sides = [
            Side(_said(matter, first), mute, evidence(p.span for p in ones)),
            side_of(_answer(matter, answers[0]), answers),
        ]
        reasons = [
            weight_of(claim, _SILENCE_SHOWN),
            Reason("silent in one report, speaks in another", answers[0].holder, 0.5),
        ]
        claims = [c.id for _, c in spoken]
        relation: Relation = "evolution" if later(matter, sides[0].evidence, sides[1].evidence) else "open"
        yield difference(
            matter, "comment-status", who.name, sides, reasons, conflict=False, relation=relation, claims=claims
        )


def _all_silent(matter: Matter) -> Iterator[Silent]:
    seen = set()
    for claim in matter.claims:
        for position in claim.positions:
            if position.stance == "no-comment":
                seen.add(position.id)
                yield position
    yield from (p for p in matter.pointers if p.stance == "no-comment" and p.id not in seen)


def _said(matter: Matter, silent: Silent) -> str:
    """The words of the silence from whoever is silent on."""
    sentence = matter.lookups[silent.report].sentence(silent.span.start)
    return matter.quote(Span(silent.report, min(sentence.start, silent.span.start), silent.span.end))


def _answer(matter: Matter, position: Position) -> str:
    """The words of an answer; of a denial the whole sentence, which alone says that it is one."""
    if position.stance != "denies":
        return position.text
    return matter.quote(matter.lookups[position.report].sentence(position.span.start)).rstrip(" .")


def _of_speaking(matter: Matter, silent: Silent) -> bool:
    """Whether it is comment that is refused: "declined to intervene" is no silence.

    "Refused to say how" is answered by no words that tell only that it was done.
    """
    return has("speaking", _said(matter, silent)) is not None and _HOW.match(matter.quote(silent.span)) is None


def _earlier(matter: Matter, report: str, other: str) -> bool:
    """Whether a report appeared more than a day before another one: then its words were known."""
    days = [matter.lookups[r].report.published_on for r in (report, other)]
    return days[0] is not None and days[1] is not None and (days[1] - days[0]).days > 1


def _idle() -> set[str]:
    """What tells nothing of what a silence is about."""
    return {w for kind in ("speaking", "of_silence", "speaks_for") for w in listed(kind)}


def _spoken(matter: Matter, who: Party, silent: Sequence[Silent], first: Silent) -> list[tuple[Position, Claim]]:
    """The party's best answers in each report, published no earlier, where it is not silent; at most ``_MOST_SAID``."""
    mute = {p.report for p in silent}
    asked = set(content_words(matter.quote(first.span))) - _idle()
    asked = {w for w in asked if not any(akin(w, n) for n in content_words(who.name))}
    least = 1 if len(asked) < _FULLY_ASKED else 2
    waits = has("waits", _said(matter, first)) is not None
    ids = {p.id for p in silent}
    said: dict[str, list[tuple[tuple[float, str], Position, Claim]]] = {}
    for claim in matter.claims:
        about = any(p.id in ids for p in claim.positions)
        for position in claim.positions:
            if position.report in mute or position.stance not in _SPEAKS or position.attribution is None:
                continue
            how = speaks_as(matter, position, who)
            if how is None or _earlier(matter, position.report, first.report):
                continue
            words = content_words(position.text)
            met = sum(any(answering(a, w) for w in words) for a in asked)
            if met < least and not (waits and (about or how != "side")):
                continue
            value = claim.score + (3.0 if position.stance == "denies" else 0.0) + 1.0 * met + (3.0 if about else 0.0)
            key = (round(value, 4), position.id)
            said.setdefault(position.report, []).append((key, position, claim))
    best = [sorted(rows, key=lambda row: row[0], reverse=True)[:_MOST_SAID] for rows in said.values()]
    ordered = sorted((row for rows in best for row in rows), key=lambda row: row[0], reverse=True)
    return [(position, claim) for _, position, claim in ordered]


def left_out(matter: Matter) -> Iterable[Difference]:
    """A claim that some reports carry with its denial and others without: what the others leave out.

    Not those that appeared before any of the denial.
    """
    denied_by: dict[str, list[Silent]] = {}
    for claim in matter.claims:
        for p in claim.positions:
            if p.stance == "denies":
                denied_by.setdefault(party(p), []).append(p)
    for pointer in matter.pointers:
        if pointer.stance == "denies":
            denied_by.setdefault(pointer.party, []).append(pointer)
    told: set[str] = set()
    for claim in matter.claims:
        meeting = [p for p in meets_denial(matter, claim) if p.attribution is not None and party(p) not in told]
        denying = [p for p in meeting if not _to_come(matter, p)]
        if not denying:
            continue
        passive = [s for who in sorted({party(p) for p in denying}) for s in _denied_by(matter, who)]
        with_it = {d.report for p in denying for d in denied_by.get(party(p), ())} | {s.report for s in passive}
        with_it |= {p.report for p in denying}
        missing = {p.report for p in claim.positions if p.stance in ("asserts", "hedges")} - with_it
        missing = {r for r in missing if not matter.came_first(r, with_it)}
        bare = _nearest(matter, claim, denying, {r for r in missing if not _speaks_of_denial(matter, r)})
        if not bare:
            continue
        told |= {party(p) for p in denying}
        also = [d for who in sorted({party(p) for p in denying}) for d in denied_by[who] if _of_one(d, denying)]
        who = ", ".join(sorted({p.holder for p in denying}))
        spans = evidence([*(p.span for p in denying), *(d.span for d in also), *passive])
        own = tuple(sorted({p.id for p in denying}))
        bare = [p for p in bare if p.report not in {s.report for s in spans}]
        if not bare:
            continue
        without = Side(bare[0].text, tuple(sorted(p.id for p in bare)), evidence(p.span for p in bare))
        sides = [Side(denying[0].text, own, spans), without]
        reasons = [weight_of(claim, 0.5), Reason("denial not in", str(len({p.report for p in bare})), 0.3)]
        yield difference(
            matter,
            "omission",
            f"denial by {who}",
            sides,
            reasons,
            conflict=False,
            relation="left-out",
            claims=[claim.id],
        )


def _to_come(matter: Matter, denial: Position) -> bool:
    """Whether somebody only may, has or is asked to deny it: "a chance to refute"."""
    assert denial.attribution is not None
    cue = matter.lookups[denial.report].reading.attribution(denial.attribution).cue
    return cue is not None and wanted(matter, cue)


def _nearest(matter: Matter, claim: Claim, denying: Sequence[Position], reports: set[str]) -> list[Proposition]:
    """What each of ``reports`` has that comes nearest to the claim and what is denied, the nearest first."""
    denied = [matter.index_of[p.id] for p in denying if p.id in matter.index_of]
    asserted = [
        matter.index_of[p.id] for p in claim.positions if p.stance == "asserts" and p.id in matter.index_of
    ] or denied
    found = []
    for report in sorted(reports):
        rows = [matter.index_of[p.id] for p in matter.of_report(report) if p.stance in ("asserts", "hedges")]
        scored = [(round(_mean(matter, i, denied) + _mean(matter, i, asserted), 6) / 2, -i) for i in rows]
        if denied and scored and max(scored)[0] >= _OF_ONE:
            found.append(max(scored))
    return [matter.space.propositions[-i] for _, i in sorted(found, reverse=True)]


def _mean(matter: Matter, i: int, rows: Sequence[int]) -> float:
    return sum(cosine(matter, i, j) for j in rows) / len(rows) if rows else 0.0


def _of_one(denial: Silent, denying: Sequence[Position]) -> bool:
    """Whether another denial of the same party seems to be of the same."""
    if isinstance(denial, Proposition) and denial.pointer:
        return True
    words = stems(tokens(denial.text))
    return any(words & stems(tokens(p.text)) for p in denying)


def _denied_by(matter: Matter, who: str) -> list[Span]:
    """Sentences that have something "denied by" the party."""
    found = []
    for lookup in matter.lookups.values():
        for m in _DENIED_BY.finditer(lookup.report.text):
            agents = [n.entity for n in lookup.mentions(m.end(), m.end() + _AGENT)][:1]
            if any(who in (e.side, e.id, e.name) for e in agents):
                found.append(lookup.sentence(m.start()))
    return found


def _speaks_of_denial(matter: Matter, report: str) -> bool:
    """Whether the report has a word of denying in somebody's mouth at all: then it may carry the denial."""
    text = matter.lookups[report].report.text
    return bool(cue_places("denies", text))
