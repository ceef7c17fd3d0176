"""A denial that some reports carry and another, which tells of the same, does not: what its readers miss."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.claims.alignment.matter import Matter, difference, evidence, weight_of_heaviest
from counterclaim.claims.differences.lines import Line, lines_of, weight
from counterclaim.claims.differences.matching import rarity_of
from counterclaim.claims.language.kin import content_words, tells
from counterclaim.claims.language.lists import has, listed, places
from counterclaim.claims.language.words import is_negated, stem
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.identity.lexicon import nation, nation_name
from counterclaim.text import Span

MOST = 2
_SHARED, _ENOUGH = 2, 1.1
"""Words besides the name of who denies that a report must share with the denial, and how much they must tell."""
_NEAR = 50
"""Code points before a word of denying in which whoever denies is named."""
_NAMED = 2
"""Sentences that name whoever denies, of a report that has none of its words where all others have its denial."""
_AHEAD = 5
_TELLING = 0.3
"""How rare a word must be that shows that two sentences are on one thing."""
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|neither|nor|without)\b|n't\b")
_THAT = re.compile(r"(?:that|this|it)\b", re.IGNORECASE)
_TO = re.compile(r"\bto\s+\w", re.IGNORECASE)
_PASSED = re.compile(
    r"(?:\b(?:is|are|was|were|as|be|been|being|call(?:s|ed|ing)?)|['’](?:s|re))\s"
    r"(?:(?:\S+ly|all|both|just|it|them|(?:the|those|these|such)\s\S+)\s){0,2}$",
    re.IGNORECASE,
)
"""What stands before a verdict that is passed: "are completely", "called it"."""
_IMPORTANCE = 0.5


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies something in which sentence: ``who`` the entities of the party, ``keys`` and ``heads`` what it is."""

    span: Span
    sentence: Span
    holder: str
    who: frozenset[str]
    keys: frozenset[str]
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Index:
    """By entity the sentences that name it and what it says; by stem the reports that negate it."""

    naming: dict[str, list[Line]]
    quoting: dict[str, list[Proposition]]
    negating: dict[str, set[str]]


def undenied(matter: Matter) -> Iterable[Difference]:
    """For each party that denies something the reports that tell of it and have no denial by the party; at most two."""
    denials = list(_denials(matter))
    if not denials:
        return
    rarity, index = rarity_of(matter), _index(matter)
    by_party: dict[frozenset[str], list[Denial]] = {}
    for denial in denials:
        key = next((k for k in by_party if k & denial.who), denial.who)
        by_party.setdefault(key, []).append(denial)
    made = []
    for who, held in by_party.items():
        parties = frozenset(e for d in held for e in d.who) | who
        own = sorted({n for e in parties for n in index.naming.get(e, ())}, key=lambda n: n.span)
        having = {d.sentence.report for d in denials if d.who & parties}
        having |= {n.span.report for n in own if _denied_in(matter, n, parties)}
        having |= {r for d in held for h in d.heads for r in index.negating.get(stem(h), ())}
        said = [p for e in parties for p in index.quoting.get(e, ())]
        quoted = {p.report for p in said}
        telling = {k for d in held for k in d.keys - parties if rarity.of(k) >= _TELLING}
        having |= {p.report for p in said if _denies_too(matter, p, telling)}
        carrying = {d.sentence.report for d in held}
        worded: dict[frozenset[str], Denial] = {}  # of copies the first
        for d in held:
            worded.setdefault(d.keys, d)
        for report in matter.lookups:
            if report in having or matter.came_first(report, {d.sentence.report for d in held}):
                continue
            lines = [n for n in own if n.span.report == report]
            told = [(weight(rarity, (n.keys & d.keys) - parties), n, d) for n in lines for d in worded.values()]
            silent = len(lines) >= _NAMED and report not in quoted and len(matter.lookups) > 2
            if not silent or len(carrying - {report}) < len(matter.lookups) - 1:
                told = [t for t in told if len((t[1].keys & t[2].keys) - parties) >= _SHARED and t[0] >= _ENOUGH]
            if told:
                value, line, denial = max(told, key=lambda t: (t[0] / len(t[1].keys) ** 0.5, -t[1].span.start))
                made.append(_difference(matter, held, denial, line, value))
    yield from sorted(made, key=lambda d: (-d.score, d.id))[:MOST]


def _denials(matter: Matter) -> Iterator[Denial]:
    """Every denial by a party that is told: by a word of denying, or that something said is false."""
    keys = _keys(matter)
    for p in (*matter.space.propositions, *matter.pointers):
        if p.attribution is None or p.holder == "unknown" or p.chain or p.text.startswith("to "):
            continue
        attribution = matter.lookups[p.report].reading.attribution(p.attribution)
        cue = attribution.cue
        if not (p.disputes or p.pointer) or (cue is not None and wanted(matter, cue)):
            continue
        content = " ".join(matter.quote(s) for s in attribution.content)
        words = f"{matter.quote(cue) if cue is not None else ''} {content}"
        if p.stance == "denies":
            said = has("meant_said", words) is not None or has("alleged", words) is not None
            told_what = said or not (p.pointer and _THAT.match(content))  # "disputed that" may answer anything
            denying = bool(told_what) and has("denying_facts", words) is not None
            denying |= said and (has("denying", words) is not None or has("verdicts", words) is not None)
            denying &= has("proposals", words) is None
        else:
            judged = has("meant_said", p.text) is not None and _is_judged(p.text)
            denying = p.stance == "asserts" and judged
        who = _party(matter, p)
        if not denying or not who:
            continue
        sentence = matter.lookups[p.report].sentence(p.span.start)
        told = [w for w in content_words(content) if has("meant_said", w) is None and has("alleged", w) is None]
        heads = frozenset(w for w in told if tells(w)) or frozenset(told[:_AHEAD])
        if heads & set(listed("knowing")):
            heads |= set(listed("knowing"))
        yield Denial(p.span, sentence, p.holder, who, keys.get(sentence, frozenset()), heads)


def _is_judged(text: str) -> bool:
    """Whether a verdict is passed in ``text``, not only stands before a noun: "investigating false statements"."""
    found = places("verdicts", text)
    return any(_PASSED.search(text[:start]) is not None for start, _ in found)


def wanted(matter: Matter, cue: Span) -> bool:
    """Whether what somebody wants or has to do is told: "a chance to refute"."""
    text = matter.lookups[cue.report].report.text
    return _TO.search(text, max(0, cue.start - 3), cue.end) is not None


def _party(matter: Matter, p: Proposition) -> frozenset[str]:
    """The entities of whoever denies: itself, those its source names, the body that it speaks for, its nation's."""
    lookup = matter.lookups[p.report]
    assert p.attribution is not None
    source = lookup.reading.attribution(p.attribution).source
    named = {n.entity.id for n in lookup.mentions(source.start, source.end)} if source is not None else set()
    named |= {p.entity} if p.entity is not None else set()
    named |= {matter.bodies[e] for e in sorted(named) if e in matter.bodies}
    if p.side is not None and any(
        (n := nation(w)) is not None and nation_name(n.iso) == p.side for w in p.holder.split()
    ):
        named |= {e.id for e in matter.identities.entities if e.name == p.side}
    return frozenset(named)


def _keys(matter: Matter) -> dict[Span, frozenset[str]]:
    """By sentence what it and the one before it tell of."""
    lines = lines_of(matter)
    made = {n.span: n.keys for n in lines}
    made |= {n.span: n.keys | b.keys for b, n in pairwise(lines) if b.span.report == n.span.report}
    return made


def _denied_in(matter: Matter, line: Line, parties: frozenset[str]) -> bool:
    """Whether one of ``parties`` is named right before a word of denying, or right after it."""
    lookup = matter.lookups[line.span.report]
    judging = places("verdicts", line.text) if has("calling", line.text) is not None else []
    for start, end in (*places("denying_facts", line.text), *judging):
        near = lookup.mentions(line.span.start + max(0, start - _NEAR), line.span.start + end + _NEAR // 2)
        if any(n.entity.id in parties for n in near):
            return True
    return False


def _denies_too(matter: Matter, p: Proposition, telling: set[str]) -> bool:
    """Whether the party says of the same in its own words that something is not so."""
    if has("verdicts", p.text) is not None:
        return True
    about = matter.space.about[matter.index_of[p.id]]
    return (about.negated or is_negated(p.text)) and len(about.stems & telling) >= _SHARED


def _index(matter: Matter) -> _Index:
    made = _Index({}, {}, {})
    for line in lines_of(matter):
        for entity in line.named:
            made.naming.setdefault(entity, []).append(line)
        for m in _NOT.finditer(line.text):
            for word in content_words(line.text[m.end() :])[:_AHEAD]:
                made.negating.setdefault(stem(word), set()).add(line.span.report)
    for p in matter.space.propositions:
        if p.attribution is not None and p.entity is not None:
            for entity in {p.entity, matter.bodies.get(p.entity, p.entity)}:
                made.quoting.setdefault(entity, []).append(p)
    return made


def _difference(matter: Matter, held: list[Denial], denial: Denial, line: Line, value: float) -> Difference:
    spans = evidence(d.span for d in held)
    ids = tuple(sorted({p for d in held for p in matter.standing_on(d.span)}))
    sides = [
        Side(matter.quote(denial.sentence).rstrip(" ."), ids, spans),
        Side(matter.quote(line.span).rstrip(" ."), matter.standing_on(line.span), (line.span,)),
    ]
    who = ", ".join(dict.fromkeys(d.holder for d in held))
    touched = matter.claims_under(sides)
    reasons = [
        weight_of_heaviest(touched, _IMPORTANCE),
        Reason("told of without the denial", f"{value:.2f}", round(0.1 * value, 4)),
    ]
    return difference(
        matter,
        "omission",
        f"denial by {who}",
        sides,
        reasons,
        conflict=False,
        relation="left-out",
        claims=[c.id for c in touched],
    )
