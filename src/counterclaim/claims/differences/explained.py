"""Two causes for one happening, and a cause that another report rules out: what brought it about, as each has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.alignment.near import keys_of
from counterclaim.claims.differences.because import Because, statements_of_cause
from counterclaim.claims.differences.matching import Rarity, grouped, rarity_of
from counterclaim.claims.language.kin import akin, content_words
from counterclaim.claims.language.lists import listed
from counterclaim.claims.language.words import groups_in, stem, tokens
from counterclaim.claims.propositions.traits import standalone
from counterclaim.claims.records import Difference, Reason, Relation, Side
from counterclaim.models.runtime import embed
from counterclaim.text import Span

Likeness = Callable[[Iterable[str], Iterable[str]], float]
MOST = 3
_ALIKE, _REASONED, _NEAR = 0.55, 0.65, 0.45
_SHARED, _SHARED_FAR = 0.8, 1.5
_ANOTHER = 0.45
_RARE = 0.45
_CAUSE_WORDS, _LONGEST_CAUSE = 3, 14
_NEGATED = re.compile(r"\b(?:no|not|never|without|nor|n't|n’t)\b", re.IGNORECASE)
_WITHIN = 5


@dataclass(frozen=True, slots=True)
class _Effect:
    """What a cause is given for: its ``wordings``, sentence by sentence where it stands before the statement."""

    why: Because
    wordings: tuple[str, ...]
    keys: frozenset[str]
    predicates: frozenset[str]
    cause: tuple[str, ...]
    near: bool


def explanations(matter: Matter) -> Iterable[Difference]:
    """For each happening the causes that reports give it, where they are not one, or one is ruled out elsewhere.

    A conflict only where another report says in so many words that it was not that cause; two causes may both hold.
    """
    effects = [_effect(matter, why) for lookup in matter.lookups.values() for why in statements_of_cause(lookup)]
    if not effects:
        return
    rarity = rarity_of(matter)
    wordings = sorted({w for e in effects for w in (*e.wordings, matter.quote(e.why.cause))})
    vectors = dict(zip(wordings, embed(wordings), strict=True))

    def likeness(one: Iterable[str], other: Iterable[str]) -> float:
        return max(float(vectors[a] @ vectors[b]) for a in one for b in other)

    pairs = []
    for i, one in enumerate(effects):
        for j, other in enumerate(effects[:i]):
            if one.why.span.report == other.why.span.report or one.why.rejected or other.why.rejected:
                continue
            if _of_one(one, other, likeness, rarity):
                pairs.append((i, j))
    made = []
    negated = _negated(matter)
    for members in grouped(len(effects), pairs):
        held = [effects[i] for i in members]
        causes = _causes(matter, held, likeness)
        doubts = _doubts(matter, held, rarity, negated)
        if (len(causes) > 1 and len({e.why.span.report for e in held}) > 1) or (causes and doubts):
            made.append(_difference(matter, causes, doubts, firm=_firmly(held, doubts, negated)))
    yield from sorted(made, key=lambda d: (-d.score, d.id))[:MOST]


def _effect(matter: Matter, why: Because) -> _Effect:
    lookup = matter.lookups[why.span.report]
    near = why.effect.end <= why.span.end and why.effect.start >= why.span.start
    parts = [why.effect] if near else _sentences(matter, why.effect)
    wordings = [standalone(lookup, p.start, p.end) for p in parts]
    if near:
        wordings = [f"{wordings[0]} {why.joint.split()[0]}"]
    run = [t for w in wordings for t in tokens(w)]
    keys = keys_of(lookup, why.effect, " ".join(wordings))
    cause = tuple(content_words(matter.quote(why.cause)))
    return _Effect(why, tuple(wordings), keys, groups_in(run), cause, near)


def _sentences(matter: Matter, span: Span) -> list[Span]:
    inside = [s for s in matter.lookups[span.report].reading.sentences if span.start <= s.start and s.end <= span.end]
    return inside or [span]


def _of_one(one: _Effect, other: _Effect, likeness: Likeness, rarity: Rarity) -> bool:
    """Whether two effects are one: alike in meaning, with rare words and a predicate in common."""
    reasoned = "because" in (one.why.joint.lower(), other.why.joint.lower())
    told_alike = bool(one.predicates & other.predicates)
    near = one.near and other.near
    if (near and not told_alike) or (not near and reasoned):
        return False
    shared = sum(rarity.of(k) for k in one.keys & other.keys)
    if near:
        return shared >= _SHARED and likeness(one.wordings, other.wordings) >= (_REASONED if reasoned else _ALIKE)
    if shared < _SHARED_FAR and not told_alike:
        return False
    return likeness(one.wordings, other.wordings) >= (_NEAR if shared >= _SHARED_FAR else _ALIKE)


def _causes(matter: Matter, held: list[_Effect], likeness: Likeness) -> list[list[_Effect]]:
    """Statements that name one cause together: a word in common, or alike in meaning."""
    firm = [e for e in held if not e.why.rejected]
    pairs = [
        (i, j)
        for i, one in enumerate(firm)
        for j, other in enumerate(firm[:i])
        if any(akin(a, b) for a in one.cause for b in other.cause)
        or likeness([matter.quote(one.why.cause)], [matter.quote(other.why.cause)]) >= _ANOTHER
    ]
    made = [[firm[i] for i in g] for g in grouped(len(firm), pairs)]
    return sorted(made, key=lambda g: (-len({e.why.span.report for e in g}), g[0].why.span))


def _negated(matter: Matter) -> list[tuple[Span, list[list[str]]]]:
    """The sentences with a negation, and the words after each."""
    made = []
    for lookup in matter.lookups.values():
        for span in lookup.reading.sentences:
            text = matter.quote(span)
            after = [[t.lower for t in tokens(text[m.end() :])][:_WITHIN] for m in _NEGATED.finditer(text)]
            if after:
                made.append((span, after))
    return made


def _doubts(
    matter: Matter, held: list[_Effect], rarity: Rarity, negated: list[tuple[Span, list[list[str]]]]
) -> list[Span]:
    """Sentences of other reports that put a negation before a word of the cause, near a word of the effect."""
    found = []
    for effect in held:
        if effect.why.joint.lower() == "because" or not effect.cause or len(effect.cause) > _LONGEST_CAUSE:
            continue
        rare = [w for w in effect.cause[:_CAUSE_WORDS] if w.isalpha() and rarity.of(stem(w)) >= _RARE]
        for span, after in negated if rare else ():
            elsewhere = span.report != effect.why.span.report
            if elsewhere and _rules_out(after, rare) and _about(matter, span, effect, rarity):
                found.append(span)
    return sorted(set(found))


def _rules_out(after: list[list[str]], words: list[str]) -> bool:
    return any(akin(w, a) for run in after for w in words for a in run)


def _firmly(held: list[_Effect], doubts: list[Span], negated: list[tuple[Span, list[list[str]]]]) -> bool:
    """Whether a doubt turns a cause with nothing between that says something else: "not from whey",
    "no longer speaks of a storm", but not "not able to stop the storm"."""
    runs = dict(negated)
    causes = [e.cause[:_CAUSE_WORDS] for e in held if not e.why.rejected]
    return any(_turns(run, cause) for span in doubts for run in runs.get(span, ()) for cause in causes)


def _turns(run: list[str], cause: tuple[str, ...]) -> bool:
    for word in run:
        if any(akin(word, c) for c in cause):
            return True
        if word not in listed("before_a_cause"):
            return False
    return False


def _about(matter: Matter, span: Span, effect: _Effect, rarity: Rarity) -> bool:
    """Whether the sentence or one beside it tells of what the effect tells."""
    lookup = matter.lookups[span.report]
    around = lookup.around(span)
    told = keys_of(lookup, around, matter.quote(around))
    return sum(rarity.of(k) for k in told & effect.keys) >= _RARE


def _difference(matter: Matter, causes: list[list[_Effect]], doubts: list[Span], *, firm: bool) -> Difference:
    sides = [_side(matter, group) for group in causes]
    if doubts:
        sides.append(Side(matter.quote(doubts[0]), (), evidence(doubts)))
    reports = {e.why.span.report for g in causes for e in g} | {s.report for s in doubts}
    ids = [c.id for c in matter.claims_under(sides)]
    reasons = [
        Reason("causes", str(len(causes)), round(0.5 * len(causes), 4)),
        Reason("reports", str(len(reports)), round(0.2 * len(reports), 4)),
    ]
    if doubts:
        reasons.append(Reason("ruled out in", str(len({s.report for s in doubts})), 0.5))
    topic = causes[0][0].wordings[-1]
    relation: Relation = "unknown" if doubts else "together"
    return difference(matter, "cause", topic, sides, reasons, conflict=firm, relation=relation, claims=ids)


def _side(matter: Matter, group: list[_Effect]) -> Side:
    spans = [e.why.span for e in group]
    ids = {p for s in spans for p in matter.standing_on(s)}
    return Side(matter.quote(group[0].why.cause), tuple(sorted(ids)), evidence(spans))
