"""Differences that claims show by themselves: who said it, certainty, scope."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.claims.alignment.matter import Matter, difference, side_of, weight_of
from counterclaim.claims.differences.wholes import HELD, wholes
from counterclaim.claims.language.kin import akin, content
from counterclaim.claims.language.lists import has
from counterclaim.claims.language.words import cue_places, is_negated
from counterclaim.claims.records import Claim, Difference, Position, Reason

_MARKS = '"“”'
MOST_SCOPES = 8
MOST_PARTS = 4
_SCOPE_LIKENESS = 0.55
_ALIKE = 0.15
_LIKELY = 0.84
_FEWEST_PEOPLE = 2
_FEWEST_WORDS, _MOST_WORDS, _NEARLY_ALL = 3, 0.5, 0.8


def attributions(matter: Matter) -> Iterable[Difference]:
    """The same content, in words alike, given to different speakers of one party by different reports."""
    for claim in matter.claims:
        held = [
            p
            for p in claim.positions
            if p.stance == "asserts" and p.holder_entity is not None and p.side is not None
            if p.holder != p.holder.lower() and not p.holder[:1].islower()
        ]
        by_side: dict[str, list[Position]] = {}
        for p in held:
            by_side.setdefault(p.side or "", []).append(p)
        for side in sorted(by_side):
            speakers: dict[str, list[Position]] = {}
            named: dict[str, set[str]] = {}
            for p in by_side[side]:
                others = [q for q in by_side[side] if q.report != p.report and _apart(matter, p, q)]
                if not any(_tell_one(matter, p, q, fewest=2) for q in others):
                    continue
                speakers.setdefault(p.holder, []).append(p)
                if p.holder != side:
                    named.setdefault(p.report, set()).add(p.holder)
            if not any(named[a].isdisjoint(named[b]) for a in named for b in named):
                continue
            if sum(_is_person(matter, ps) for ps in speakers.values()) < _FEWEST_PEOPLE:
                continue
            reports = {name: {p.report for p in ps} for name, ps in speakers.items()}
            sides = [side_of(name, speakers[name]) for name in sorted(speakers, key=lambda n: (-len(reports[n]), n))]
            reasons = [weight_of(claim), Reason("speakers of one party", side, 0.2)]
            yield difference(
                matter,
                "attribution",
                claim.statement,
                sides,
                reasons,
                conflict=False,
                relation="one-side",
                claims=[claim.id],
            )


def _apart(matter: Matter, a: Position, b: Position) -> bool:
    """Whether two speakers are two, and either may have said what the other did.

    Not where one is spelt otherwise ("U.S. official"), one sentence is copied, one tells of what the other does, or
    each is quoted in words of their own.
    """
    if _spelt(a.holder) == _spelt(b.holder):
        return False
    one, other = (_spelt(matter.quote(matter.lookups[p.report].sentence(p.span.start))) for p in (a, b))
    if one == other or (_spelt(a.text) == _spelt(b.text) and _spelt(a.text) not in (one, other)):
        return False
    rows = [matter.index_of.get(p.id) for p in (a, b)]
    named: list[frozenset[str]] = [matter.space.about[i].entities if i is not None else frozenset() for i in rows]
    if a.holder_entity in named[1] or b.holder_entity in named[0]:
        return False
    return not all(_quotes(matter, p) for p in (a, b))


def _spelt(text: str) -> str:
    """Letters and digits alone, in lower case, words apart."""
    return " ".join("".join(c for c in word if c.isalnum()) for word in text.lower().split())


def _quotes(matter: Matter, position: Position) -> bool:
    """Whether words of a position stand in quotation marks, or at one."""
    text, span = matter.lookups[position.report].report.text, position.span
    return any(c in _MARKS for c in text[max(0, span.start - 1) : span.end + 1])


def _is_person(matter: Matter, positions: Iterable[Position]) -> bool:
    """Whether whoever holds these is a person by name: no body, which speaks through whoever heads it."""
    held = {p.holder_entity for p in positions if p.holder_entity is not None}
    return any(matter.identities.entity(e).type == "person" for e in held)


def certainties(matter: Matter) -> Iterable[Difference]:
    """What one report has firmly and another hedges, or leaves to a speaker whom somebody denies, in words alike.

    What is only not known yet is left out.
    """
    for claim in matter.claims:
        firm = [p for p in claim.positions if p.stance == "asserts"]
        hedged = [p for p in claim.positions if p.stance == "hedges" and has("pending", p.text) is None]
        met = [(p, q) for p in firm for q in hedged if _tell_one(matter, p, q) and _hedges(q.text, p.text)]
        met = [(p, q) for p, q in met if is_negated(p.text) == is_negated(q.text)]
        met = [(p, q) for p, q in met if has("alleging", p.text) is None]  # "accused of it" is not firm
        how = "a hedge"
        if not met and claim.status in ("disputed", "conceded-in-part"):
            how = "a speaker"
            flat = [p for p in firm if p.attribution is None and p.holder_entity is None]
            spoken = [p for p in firm if p.attribution is not None]
            met = [(p, q) for p in flat for q in spoken if _tell_one(matter, p, q, most=_NEARLY_ALL)]
        met = [(p, q) for p, q in met if p.report != q.report]
        first = list({p.id: p for p, _ in met}.values())
        second = list({q.id: q for _, q in met}.values())
        second = [p for p in second if p.report not in {q.report for q in first}]
        if not first or not second:
            continue
        sides = [side_of(first[0].text, first), side_of(second[0].text, second)]
        reasons = [weight_of(claim), Reason("firm against", how, 0.1)]
        yield difference(
            matter, "framing", claim.statement, sides, reasons, conflict=False, relation="framing", claims=[claim.id]
        )


def _alike(matter: Matter, a: Position, b: Position) -> bool:
    """Whether two positions word one thing alike."""
    i, j = matter.index_of.get(a.id), matter.index_of.get(b.id)
    if i is None or j is None:
        return False
    return matter.space.wording(i, j) >= _ALIKE and matter.space.probability(i, j) >= _LIKELY


def _hedges(hedged: str, firm: str) -> bool:
    """Whether the hedge is on what the firm words tell: its next word is one of theirs."""
    known = content(firm)
    nexts = [content(hedged[end:])[:1] for _, end in cue_places("hedges", hedged)]
    return any(akin(a.lower, k.lower) for after in nexts for a in after for k in known)


def _tell_one(
    matter: Matter, a: Position, b: Position, *, fewest: int = _FEWEST_WORDS, most: float = _MOST_WORDS
) -> bool:
    """Whether two positions tell one thing: alike, with most words of the shorter one in common, a predicate too."""
    i, j = matter.index_of.get(a.id), matter.index_of.get(b.id)
    if i is None or j is None or not _alike(matter, a, b):
        return False
    if min(len(content(a.text)), len(content(b.text))) < fewest:
        return False  # "I don't know"
    one, other = matter.space.about[i], matter.space.about[j]
    shared = one.stems & other.stems
    if one.groups and other.groups and not one.groups & other.groups:
        return False
    return len(shared) >= fewest and len(shared) >= most * min(len(one.stems), len(other.stems))


def scopes(matter: Matter) -> Iterable[Difference]:
    """Parts against the whole: claims about one place, some of them about "the northern part of" it; some against all.

    One difference for each claim about the whole, with a side for each of its parts.
    """
    yield from wholes(matter)
    whole: list[tuple[Claim, list[int]]] = []
    parts: list[tuple[Claim, list[int]]] = []
    for claim in matter.claims:
        made_of = [q for q in (matter.proposition(p) for p in claim.positions) if q is not None]
        if not made_of:
            continue
        partial = sum(bool(matter.space.about[matter.index_of[q.id]].part) for q in made_of) * 2 > len(made_of)
        (parts if partial else whole).append((claim, [matter.index_of[q.id] for q in made_of]))
    narrower: dict[str, list[Claim]] = {}
    wider = {other.id: other for other, _ in whole}
    for part, rows in parts:
        best: tuple[float, Claim] | None = None
        for other, others in whole:
            value = max(_related(matter, i, j) for i in rows for j in others)
            if value >= _SCOPE_LIKENESS and (best is None or value + other.score > best[0]):
                best = (value + other.score, other)
        if best is not None and _said(part):
            narrower.setdefault(best[1].id, []).append(part)
    for key in sorted(narrower, key=lambda k: (-wider[k].score, k))[:MOST_SCOPES]:
        other = wider[key]
        theirs = [p for p in other.positions if p.stance in ("asserts", "hedges") and p.id not in other.beside]
        found = sorted(narrower[key], key=lambda c: (-c.score, c.id))[:MOST_PARTS]
        if not theirs or len({p.report for c in (other, *found) for p in c.positions}) < 2:
            continue
        sides = [side_of(other.statement, theirs)]
        sides += [side_of(c.statement, _said(c)) for c in found]
        reasons = [weight_of(other), Reason("parts of what the other is about", str(len(found)), 0.2)]
        claims = [other.id, *(c.id for c in found)]
        yield difference(
            matter, "scope", other.statement, sides, reasons, conflict=False, relation="scope", claims=claims
        )


def _said(part: Claim) -> list[Position]:
    """What is said of a part, by those who say what its heading says."""
    return [p for p in part.positions if p.stance in HELD and p.id not in part.beside]


def _long_past(matter: Matter, i: int) -> bool:
    """Whether all that a proposition dates is of a year before its report's."""
    days = {d[:4] for d in matter.space.about[i].days if d[:4].isdigit()}
    year = matter.published(matter.space.propositions[i].report)[:4]
    return bool(days) and bool(year) and max(days) < year


def _related(matter: Matter, i: int, j: int) -> float:
    a, b = matter.space.about[i], matter.space.about[j]
    if not (a.places & b.places) or a.part == b.part or not (a.groups & b.groups or a.groups & b.opposes):
        return 0.0
    if _long_past(matter, i) != _long_past(matter, j):
        return 0.0
    one, other = (matter.space.propositions[k].focus for k in (i, j))
    if (one is not None and one not in b.places) or (other is not None and other not in a.places):
        return 0.0
    return matter.space.probability(i, j)
