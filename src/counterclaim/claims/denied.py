"""One says what another denies: by a word of denying, by a reply, or by a plain "not"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from counterclaim.claims.clauses import is_finite
from counterclaim.claims.fold import party
from counterclaim.claims.kin import akin, content, cosine, telling_alike, tells
from counterclaim.claims.lists import has, places, plain
from counterclaim.claims.matter import Matter, difference, side_of, weight_of
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.records import Claim, Difference, Position, Reason
from counterclaim.claims.rejoinders import answers
from counterclaim.claims.words import cue_in, stem
from counterclaim.text import Span

_BACK = 450
"""Code points before a reply in which what it answers must end."""
_HEAD = 3
"""Words at the head of a denial that tell what is denied."""
_AHEAD = 5
"""Words that a negation may turn."""
_ENOUGH = 0.95
_LEAST = 0.3
_MOST_MET = 60
_SHARED, _WORDED, _MEANT = 2, 0.4, 0.7
"""What a plain "not" needs in common with what it turns: other stems, wording, or meaning."""
_NOT = re.compile(r"\b(?:not|never|no|cannot)\b(?! (?:to|only|longer|later|more|less|least|yet|just|even)\b)|n't\b")
_SENT_AWAY = re.compile(r"\b(?:dismiss(?:es|ed)?|rule[ds]? out)\s+(?:the |an? )?$", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:against|oppos\w+|unlikely|doubt\w*)\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:if|unless|until|only way|would|should|could|must)\b")
_LINKED = 0.25, 0.55
"""Wording or meaning, where one denies that a thing caused what the other says it caused."""
_FIRM = ("asserts", "partial")


def denials(matter: Matter) -> Iterable[Difference]:
    """One party says what another denies, head on: both cannot hold as written.

    One difference for each claim that is denied, with the positions that the denials meet.
    """
    answered = list(answers(matter))
    yield from (made for _, made in answered)
    said = [found.span for found, _ in answered]
    met: dict[str, dict[str, Position]] = {}
    claims = {c.id: c for c in matter.claims}
    home = {p.id: c for c in matter.claims for p in c.positions}
    against: dict[str, dict[str, Position]] = {}
    for claim in matter.claims:
        for denying in claim.positions:
            if matter.proposition(denying) is None and denying.stance == "denies":
                if any(denying.span.overlaps(span) for span in said):
                    continue
                for told in _answered(matter, claim, denying):
                    met.setdefault(claim.id, {})[told.id] = told
                    against.setdefault(claim.id, {})[denying.id] = denying
    positions = {p.id: p for c in matter.claims for p in c.positions}
    propositions = matter.space.propositions
    for i, j in _opposed(matter):
        one, other = positions.get(propositions[i].id), positions.get(propositions[j].id)
        if one is None or other is None:
            continue
        claim = home[other.id]
        met.setdefault(claim.id, {})[other.id] = other
        against.setdefault(claim.id, {})[one.id] = one
    shown: set[str] = set()
    for key in sorted(met, key=lambda k: (-claims[k].score, k)):
        fresh = [against[key][p] for p in sorted(against[key]) if p not in shown]
        if not fresh:
            continue
        shown |= {p.id for p in fresh}
        claim = claims[key]
        asserting = sorted(met[key].values(), key=lambda p: (p.report, p.span))
        against_it = sorted(fresh, key=lambda p: (p.report, p.span))
        asserting += _with_them(claim, asserting, against_it)
        sides = [side_of(_names(asserting), asserting), side_of(_names(against_it), against_it)]
        reasons = [weight_of(claim), Reason("denied by another party", sides[1].value, 1.5)]
        touched = [key, *(home[p.id].id for p in against_it)]
        topic = _worded(claim, asserting)
        yield difference(matter, "denial", topic, sides, reasons, conflict=True, claims=touched)


def _names(held: Sequence[Position]) -> str:
    return ", ".join(dict.fromkeys(sorted(p.holder for p in held)))


def _worded(claim: Claim, asserting: Sequence[Position]) -> str:
    """The claim's statement where one of them words it so, else the first of theirs."""
    texts = [p.text for p in asserting]
    return claim.statement if claim.statement in texts else texts[0]


def _with_them(claim: Claim, met: Sequence[Position], denying: Sequence[Position]) -> list[Position]:
    """Other firm positions on the claim by those who are met."""
    parties, ids = {party(p) for p in met}, {p.id for p in (*met, *denying)}
    return [p for p in claim.positions if party(p) in parties and p.id not in ids and p.stance in _FIRM]


def meets_denial(matter: Matter, claim: Claim) -> list[Position]:
    """The denials on ``claim`` that meet an assertion of it head on."""
    rows = {matter.space.propositions[i].id for i, _ in _opposed(matter)}
    found = []
    for p in claim.positions:
        if p.stance != "denies":
            continue
        if matter.proposition(p) is None:
            if _answered(matter, claim, p):
                found.append(p)
        elif p.id in rows:
            found.append(p)
    return found


def _answered(matter: Matter, claim: Claim, reply: Position) -> list[Position]:
    """What a reply without content ("denied the claim") answers: said shortly before it in its report by another party.

    Where it answers an allegation, the claim must speak of alleging, or name whoever denies it.
    """
    sentence = matter.lookups[reply.report].sentence(reply.span.start)
    words = matter.quote(Span(reply.report, min(sentence.start, reply.span.start), reply.span.end))
    if has("denying", words) is None or reply.holder == "unknown":
        return []
    near = []
    for other in claim.positions:
        if other.stance not in ("asserts", "hedges") or party(other) == party(reply) or other.holder == "unknown":
            continue
        gap = reply.span.start - other.span.end
        if other.report == reply.report and -_BACK < gap <= _BACK:
            near.append(other)
    nearest = _said_before(matter, reply)
    if nearest is not None and all(p.span.end < nearest.start for p in near if p.span.start < reply.span.start):
        return []
    if has("alleged", words) is not None:
        near = [p for p in near if has("alleging", p.text) is not None or _named(matter, p, reply)]
    if not near:
        return []
    reports = {p.report for p in near}
    return near + [
        p
        for p in claim.positions
        if p.stance == "asserts" and p.report not in reports and party(p) in {party(q) for q in near}
    ]


def _said_before(matter: Matter, reply: Position) -> Span | None:
    """The last that another party holds before a reply in its report, within reach."""
    best: Span | None = None
    for p in matter.space.propositions:
        if p.report != reply.report or p.stance not in ("asserts", "hedges") or p.party == party(reply):
            continue
        if 0 < reply.span.start - p.span.end <= _BACK and (best is None or p.span.start > best.start):
            best = p.span
    return best


def _named(matter: Matter, position: Position, who: Position) -> bool:
    """Whether a position's words name ``who``, or somebody of the same side."""
    row = matter.index_of.get(position.id)
    return row is not None and _is_of(matter, row, who.holder_entity, who.side)


def _is_of(matter: Matter, row: int, entity: str | None, side: str | None) -> bool:
    """Whether a proposition names an entity, or one of its side."""
    entities = matter.space.about[row].entities
    return entity in entities or (side is not None and side in {matter.identities.entity(e).side for e in entities})


def negative(matter: Matter, i: int) -> bool:
    """Whether a proposition says that something is not so: by its stance or its words, not by both."""
    proposition, negated = matter.space.propositions[i], matter.space.about[i].negated
    if has("neither", proposition.text) is not None and has("nor", proposition.text) is not None:
        negated = not negated
    return (proposition.stance == "denies") != negated


def turned(matter: Matter, i: int) -> list[str]:
    """The words that a negative proposition turns: its predicates where it is a denial, else what follows the "not"."""
    proposition = matter.space.propositions[i]
    words = [t.lower for t in content(proposition.text)]
    if proposition.stance == "denies":
        return [w for w in words if tells(w)] or words[:_AHEAD]
    found = _NOT.search(plain(proposition.text))
    if found is None or _SUPPOSED.search(plain(proposition.text)) is not None:
        return []
    after = [t.lower for t in content(proposition.text[found.end() :])]
    if not after or has("no_denial", after[0]) is not None:
        return []  # "does not know the cause" denies no cause
    return after[:1] if (tells(after[0]) or has("causes", after[0]) is not None) else []


def _opposed(matter: Matter) -> list[tuple[int, int]]:
    """(denial, assertion) rows that meet head on, in order."""
    if "opposed" not in matter.memo:
        matter.memo["opposed"] = sorted(_pairs(matter))
    found = matter.memo["opposed"]
    assert isinstance(found, list)
    return found


def _pairs(matter: Matter) -> Iterable[tuple[int, int]]:
    propositions = matter.space.propositions
    near: dict[int, set[int]] = {}
    for i, j in matter.space.candidates:
        near.setdefault(i, set()).add(j)
        near.setdefault(j, set()).add(i)
    for i, proposition in enumerate(propositions):
        if not negative(matter, i) or not _denies(matter, proposition):
            continue
        heads = turned(matter, i)
        if not heads:
            continue
        others = sorted(near.get(i, ()), key=lambda j: (-cosine(matter, i, j), j))[:_MOST_MET]
        for j in others:
            told = not negative(matter, j) and _says(matter, propositions[j])
            if told and (_head_on(matter, i, j, heads) or _accused(matter, i, j)):
                yield i, j


def _accused(matter: Matter, i: int, j: int) -> bool:
    """Whether one is accused, in so many words, of what one denies within some sentences of it."""
    a, b = matter.space.propositions[i], matter.space.propositions[j]
    if a.stance != "denies" or b.stance != "asserts" or b.voice or a.party == b.party or a.report != b.report:
        return False
    if not 0 < a.span.start - b.span.end <= _BACK:
        return False
    words = matter.quote(Span(b.report, min(b.sentence.start, b.span.start), b.span.end))
    if has("accusing", words) is None:
        return False
    return cosine(matter, i, j) >= _LEAST


def _denies(matter: Matter, proposition: Proposition) -> bool:
    """Whether it is a denial of a fact: not open, not of a plan, not put as a question."""
    if proposition.stance not in ("denies", "asserts") or proposition.holder == "unknown":
        return False
    if proposition.text.startswith("that:") or proposition.holder.lower().startswith("not "):
        return False  # "not everybody has said that": nobody denies it
    if proposition.stance == "denies" and (not proposition.disputes or has("proposals", proposition.text) is not None):
        return False
    before = matter.quote(Span(proposition.report, proposition.sentence.start, proposition.span.start))[-60:]
    if _SENT_AWAY.search(before) is not None and not is_finite(proposition.text):
        return cue_in("pointers", proposition.text) is not None  # "dismissed the director", "ruled out talks"
    return not places("pending", proposition.text) and has("wondering", before) is None


def _says(matter: Matter, proposition: Proposition) -> bool:
    """Whether it tells a fact: firmly or hedged, no mere infinitive, not open."""
    if proposition.stance not in ("asserts", "hedges") or proposition.holder == "unknown":
        return False
    before = matter.quote(Span(proposition.report, proposition.sentence.start, proposition.span.start))[-60:]
    if proposition.text[:3].lower() == "to " or has("wondering", before) is not None:
        return False
    return not places("pending", proposition.text)


def _head_on(matter: Matter, i: int, j: int, heads: Sequence[str]) -> bool:
    a, b = matter.space.propositions[i], matter.space.propositions[j]
    about, other = matter.space.about[i], matter.space.about[j]
    if a.party == b.party or (a.span.overlaps(b.span) and a.stance != "denies"):
        return False
    if about.unreal != other.unreal or about.part != other.part:
        return False
    if (
        a.stance == "denies"
        and has("own_part", " ".join(a.text.split()[:_HEAD]))
        and not _is_of(matter, j, a.entity, a.side)
    ):
        return False
    likeness, wording = cosine(matter, i, j), matter.space.wording(i, j)
    if likeness < _LEAST or (a.voice and b.voice and a.report == b.report):
        return False
    words = [t.lower for t in content(b.text)]
    entities = len(about.entities & other.entities)
    if a.stance == "denies":
        if _AGAINST.search(b.text) is not None and _AGAINST.search(a.text) is None:
            return False  # who denies a swap and who speaks against it are of one mind
        told = any(telling_alike(h, w) for h in heads for w in words)
        return told and likeness + wording + 0.1 * min(entities, 2) >= _ENOUGH
    same = [h for h in heads if any(akin(h, w) for w in words)]
    linked = has("causes", " ".join(heads)) is not None and has("causes", b.text) is not None
    if not same and not linked:
        return False
    shared = {s for s in about.stems & other.stems if not any(stem(h) == s for h in heads)}
    worded, meant = _LINKED if linked else (_WORDED, _MEANT)
    return len(shared) >= _SHARED and (wording >= worded or likeness >= meant)
