"""What one report leaves open and another tells: silence and statement, pending and done, a denial left out."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.claims.denied import meets_denial
from counterclaim.claims.fold import party
from counterclaim.claims.kin import akin, answering, content, cosine, telling_alike, tells
from counterclaim.claims.lists import has, listed, places
from counterclaim.claims.matter import Matter, difference, evidence, side_of, weight_of
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.records import Claim, Difference, Position, Reason, Side
from counterclaim.claims.words import cue_places
from counterclaim.text import Span

MOST_PENDING = 5
_SPEAKS = ("asserts", "denies", "partial", "hedges")
_AHEAD = 7
_NEAR = 0.35
_PER_SHARED = 0.15
_ENOUGH = 0.75
_SILENCE_SHOWN = 0.6
_MOST_SAID = 3


def silences(matter: Matter) -> Iterable[Difference]:
    """A party is silent in one report and speaks in another: a comment that came later, or that one did not have.

    One difference for each party; what answers the silence is a denial before a statement, and the nearer by meaning to
    what the silence is about the better.
    """
    silent: dict[str, list[Position | Proposition]] = {}
    seen = set()
    for claim in matter.claims:
        for position in claim.positions:
            if position.stance == "no-comment":
                silent.setdefault(party(position), []).append(position)
                seen.add(position.id)
    for pointer in matter.pointers:
        if pointer.stance == "no-comment" and pointer.id not in seen:
            silent.setdefault(pointer.party, []).append(pointer)
    for who in sorted(silent):
        held = [p for p in silent[who] if p.holder != "unknown" and _of_speaking(matter, p)]
        if not held:
            continue
        first = min(held, key=lambda p: (matter.published(p.report), p.report, p.span))
        spoken = _spoken(matter, who, held, first)
        if not spoken:
            continue
        claim = spoken[0][1]
        answers = [p for p, _ in spoken]
        own = {p.id for c in matter.claims for p in c.positions}
        mute = tuple(sorted(p.id for p in held if p.id in own))
        sides = [Side(_said(matter, first), mute, evidence(p.span for p in held)), side_of(answers[0].text, answers)]
        reasons = [
            weight_of(claim, _SILENCE_SHOWN),
            Reason("silent in one report, speaks in another", answers[0].holder, 0.5),
        ]
        claims = [c.id for _, c in spoken]
        yield difference(matter, "comment-status", first.holder, sides, reasons, conflict=False, claims=claims)


def _said(matter: Matter, silent: Position | Proposition) -> str:
    """The words of the silence from whoever is silent on."""
    sentence = matter.lookups[silent.report].sentence(silent.span.start)
    return matter.quote(Span(silent.report, min(sentence.start, silent.span.start), silent.span.end))


def _of_speaking(matter: Matter, silent: Position | Proposition) -> bool:
    """Whether it is comment that is refused: "declined to intervene" is no silence."""
    return has("speaking", _said(matter, silent)) is not None


def _spoken(
    matter: Matter, who: str, silent: list[Position | Proposition], first: Position | Proposition
) -> list[tuple[Position, Claim]]:
    """The party's best answers in each report, published no earlier, where it is not silent; at most ``_MOST_SAID``."""
    mute = {p.report for p in silent}
    asked = {t.lower for t in content(matter.quote(first.span))} - set(listed("speaking"))
    asked = {w for w in asked if not any(akin(w, t.lower) for t in content(first.holder))}
    waits = has("waits", _said(matter, first)) is not None
    said: dict[str, list[tuple[tuple[float, str], Position, Claim]]] = {}
    for claim in matter.claims:
        about = any(p.stance == "no-comment" and party(p) == who for p in claim.positions)
        for position in claim.positions:
            if position.report in mute or position.stance not in _SPEAKS or party(position) != who:
                continue
            if position.attribution is None or matter.published(position.report) < matter.published(first.report):
                continue
            words = [t.lower for t in content(position.text)]
            met = sum(any(telling_alike(a, w) for w in words) for a in asked)
            if len(asked) > 1 and not met and not about and not waits:
                continue
            value = claim.score + (3.0 if position.stance == "denies" else 0.0) + 1.0 * met + (3.0 if about else 0.0)
            key = (round(value, 4), position.id)
            said.setdefault(position.report, []).append((key, position, claim))
    best = [sorted(rows, key=lambda row: row[0], reverse=True)[:_MOST_SAID] for rows in said.values()]
    ordered = sorted((row for rows in best for row in rows), key=lambda row: row[0], reverse=True)
    return [(position, claim) for _, position, claim in ordered]


def pending(matter: Matter) -> Iterable[Difference]:
    """One report has a thing as not known or not done yet, another tells it: evolution, no conflict."""
    found: list[tuple[float, int, Span, list[int]]] = []
    propositions = matter.space.propositions
    near: dict[int, set[int]] = {}
    for i, j in matter.space.candidates:
        near.setdefault(i, set()).add(j)
        near.setdefault(j, set()).add(i)
    for i, proposition in enumerate(propositions):
        waiting = _awaited(matter, proposition)
        if waiting is None:
            continue
        told: dict[str, tuple[float, int]] = {}
        for j in sorted(near.get(i, ())):
            other = propositions[j]
            if other.report == proposition.report or other.stance != "asserts" or _awaited(matter, other) is not None:
                continue
            if matter.published(other.report) < matter.published(proposition.report):
                continue
            value = _answers(matter, i, j, waiting)
            if value >= _ENOUGH and (other.report not in told or value > told[other.report][0]):
                told[other.report] = (value, j)
        if told:
            rows = [j for _, j in sorted(told.values(), reverse=True)]
            found.append((max(v for v, _ in told.values()), i, proposition.span, rows))
    used: set[int] = set()
    made = 0
    for value, i, span, rows in sorted(found, key=lambda f: (-f[0], f[2])):
        fresh = [j for j in rows if j not in used]
        if not fresh or made == MOST_PENDING:
            continue
        used |= set(fresh)
        made += 1
        ids = tuple(sorted(propositions[j].id for j in fresh))
        own = (propositions[i].id,)
        sides = [
            Side(matter.quote(span), own, (span,)),
            Side(propositions[fresh[0]].text, ids, evidence(propositions[j].span for j in fresh)),
        ]
        claims = [matter.claim_of[p].id for p in (*own, *ids) if p in matter.claim_of]
        reasons = [Reason("open in one report, told in another", f"{value:.2f}", round(value, 4))]
        topic = matter.quote(span)
        yield difference(matter, "comment-status", topic, sides, reasons, conflict=False, claims=claims)


def _awaited(matter: Matter, proposition: Proposition) -> list[str] | None:
    """The words after "not yet", "unclear whether"... in the sentence; None where nothing is pending."""
    text = proposition.text
    found = places("pending", text)
    end = found[0][1] if found else None
    if end is None:
        before = matter.quote(Span(proposition.report, proposition.sentence.start, proposition.span.start))[-40:]
        wondered = [e for _, e in places("pending", before)]
        if not wondered or len(before) - wondered[-1] > 12:
            return None
        end = 0
    after = [t.lower for t in content(text[end:])][:_AHEAD]
    return after or None


def _answers(matter: Matter, i: int, j: int, waiting: list[str]) -> float:
    """How well j tells what i leaves open, by words in common and meaning; 0 where the predicate is another."""
    words = [t.lower for t in content(matter.space.propositions[j].text)]
    heads = [w for w in waiting if tells(w)][:2] or waiting[:1]
    if not any(answering(h, w) for h in heads for w in words):
        return 0.0
    likeness = cosine(matter, i, j)
    a, b = matter.space.about[i], matter.space.about[j]
    shared = len(a.stems & b.stems) + len(a.entities & b.entities)
    return likeness + _PER_SHARED * min(shared, 4) if likeness >= _NEAR else 0.0


def left_out(matter: Matter) -> Iterable[Difference]:
    """A claim that some reports carry with its denial and others without: what the others leave out."""
    denied_in: dict[str, set[str]] = {}
    for claim in matter.claims:
        for p in claim.positions:
            if p.stance == "denies":
                denied_in.setdefault(party(p), set()).add(p.report)
    for pointer in matter.pointers:
        if pointer.stance == "denies":
            denied_in.setdefault(pointer.party, set()).add(pointer.report)
    told: set[str] = set()
    for claim in matter.claims:
        asserting = [p for p in claim.positions if p.stance in ("asserts", "hedges")]
        denying = [p for p in meets_denial(matter, claim) if p.attribution is not None and party(p) not in told]
        if not denying:
            continue
        with_it = {r for p in denying for r in denied_in.get(party(p), ())} | {p.report for p in denying}
        bare = [p for p in asserting if p.report not in with_it and not _speaks_of_denial(matter, p.report)]
        if not bare:
            continue
        told |= {party(p) for p in denying}
        who = ", ".join(sorted({p.holder for p in denying}))
        sides = [side_of(denying[0].text, denying), side_of(bare[0].text, bare)]
        reasons = [weight_of(claim, 0.5), Reason("denial not in", str(len({p.report for p in bare})), 0.3)]
        yield difference(matter, "omission", f"denial by {who}", sides, reasons, conflict=False, claims=[claim.id])


def _speaks_of_denial(matter: Matter, report: str) -> bool:
    """Whether the report has a word of denying in somebody's mouth at all: then it may carry the denial."""
    text = matter.lookups[report].report.text
    return bool(cue_places("denies", text))
