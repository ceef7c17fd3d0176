"""What a later statement overtakes: a figure that grew, words taken back, what a party said before it turned round."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from counterclaim.claims.alignment.fold import of_one_camp
from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.differences.counted import growing
from counterclaim.claims.differences.figures import Figure
from counterclaim.claims.differences.told_figures import holding
from counterclaim.claims.language.nots import contrary, says_not
from counterclaim.claims.language.words import cue_in
from counterclaim.claims.records import Claim, Position
from counterclaim.text import instant

_SAYS = ("asserts", "hedges", "partial")
_SAME_WORDS, _ALL_WORDS = 0.45, 0.8
"""How far two share their words, most of them and nearly all."""
_A_DAY = 10
_MOST = 60
"""Positions of one claim and speaker, or copies of one text, that are looked at."""
_BEFORE_CUE = 60


def overtaken(matter: Matter) -> dict[str, str]:
    """By the id of an overtaken position the one that overtook it: the first later one where there are several.

    What was taken back goes before what its speaker turned round, and that before figures. A silence is not among them
    (``fold.supersede``), nor a position ``beside`` its claim, and nothing overtakes itself in a ring.
    """
    told = [*_taken_back(matter), *_turned(matter), *_excluded(matter), *_grown(matter)]
    made: dict[str, str] = {}
    for early, late in told:
        if early not in made and not _leads_to(made, late, early):
            made[early] = late
    return made


def _leads_to(made: Mapping[str, str], start: str, end: str) -> bool:
    """Whether following what overtook what from ``start`` comes to ``end``; ``made`` holds no ring yet."""
    at: str | None = start
    while at is not None and at != end:
        at = made.get(at)
    return at is not None


def _taken_back(matter: Matter) -> Iterator[tuple[str, str]]:
    """What somebody is told to have said before taking it back, in the claim that the retraction is of.

    Where others say it too the retraction is beside the claim, which is theirs still.
    """
    retracting = _retracting(matter)
    for claim in matter.claims:
        for late in (p for p in claim.positions if p.id in retracting):
            for early in claim.positions:
                if early.id in retracting or early.stance not in _SAYS or not of_one_camp(early, late):
                    continue
                if early.id not in claim.beside and not _later(matter, early, late):
                    yield early.id, late.id


def _retracting(matter: Matter) -> frozenset[str]:
    return frozenset(p.id for p in (*matter.space.propositions, *matter.pointers) if p.retracts)


def _turned(matter: Matter) -> Iterator[tuple[str, str]]:
    """What a speaker asserts, and the same speaker's earlier denial of it in the same claim, or the other way round."""
    retracting = _retracting(matter)
    for claim in matter.claims:
        for held in _by_speaker(claim, retracting):
            for early in held:
                others = [p for p in held if _excludes(matter, early, p) and _turns(matter, early, p)]
                if others:
                    yield early.id, _first(matter, others).id


def _by_speaker(claim: Claim, retracting: Collection[str]) -> Iterable[Sequence[Position]]:
    """The positions of each named speaker of a claim, one person or body, but retractions and those ``beside`` it."""
    made: dict[str, list[Position]] = {}
    left = {*claim.beside, *retracting}
    for p in claim.positions:
        if p.holder_entity is not None and p.attribution is not None and p.id not in left:
            made.setdefault(p.holder_entity, []).append(p)
    return [held[:_MOST] for _, held in sorted(made.items()) if len(held) > 1]


def _excludes(matter: Matter, one: Position, other: Position) -> bool:
    """Whether of two positions on one claim in most of the same words only one can hold: by stance or by a negation."""
    i, j = matter.index_of.get(one.id), matter.index_of.get(other.id)
    if i is None or j is None or matter.space.wording(i, j) < _SAME_WORDS:
        return False
    a, b = matter.space.about[i], matter.space.about[j]
    stances = {one.stance, other.stance}
    if "denies" in stances:
        return bool(stances & {"asserts", "partial"}) and a.negated == b.negated
    negative = one if a.negated else other
    turned = a.negated != b.negated and says_not(negative.text) and bool(a.groups & b.groups)
    return stances == {"asserts"} and turned


def _turns(matter: Matter, early: Position, late: Position) -> bool:
    """Whether ``early`` was over when ``late`` was said: it is of an earlier moment, or is told as what was first."""
    if _later(matter, late, early):
        return True
    return _at_first(matter, early) and not _at_first(matter, late) and not _later(matter, early, late)


def _at_first(matter: Matter, position: Position) -> bool:
    """Whether the words of saying tell that it was so at first: "initially denied"."""
    if "told as first" not in matter.memo:
        matter.memo["told as first"] = frozenset(_told_as_first(matter))
    found = matter.memo["told as first"]
    assert isinstance(found, frozenset)
    return (position.report, position.attribution) in found


def _told_as_first(matter: Matter) -> Iterator[tuple[str, str]]:
    for report, lookup in matter.lookups.items():
        for act in lookup.reading.attributions:
            if act.cue is not None:
                start = min(act.source.end, act.cue.start) if act.source is not None else act.cue.start
                start = max(start, act.cue.start - _BEFORE_CUE)
                if cue_in("at_first", lookup.report.text[start : act.cue.end]) is not None:
                    yield report, act.id


def _excluded(matter: Matter) -> Iterator[tuple[str, str]]:
    """What one speaker says in two claims of which only one can hold: a happening and one that excludes it, told in
    most of the same words, or what is denied in the words in which it is asserted."""
    propositions, left = matter.space.propositions, _retracting(matter)
    standing = {p.id: p for c in matter.claims for p in c.positions if p.id not in c.beside and p.id not in left}
    copies: dict[int, list[Position]] = {}
    for k, first in enumerate(matter.space.twin):
        held = standing.get(propositions[k].id)
        if held is not None and held.holder_entity is not None and held.attribution is not None:
            copies.setdefault(first, []).append(held)
    for i, j in matter.space.candidates:
        if i not in copies or j not in copies or not _of_one_matter(matter, i, j):
            continue
        for one in copies[i][:_MOST]:
            for other in copies[j][:_MOST]:
                if one.holder_entity != other.holder_entity or not _clash(matter, (i, one), (j, other)):
                    continue
                if _turns(matter, one, other):
                    yield one.id, other.id
                elif _turns(matter, other, one):
                    yield other.id, one.id


def _of_one_matter(matter: Matter, i: int, j: int) -> bool:
    """Whether two are told in most of the same words, of the same places, and both as done."""
    a, b = matter.space.about[i], matter.space.about[j]
    if a.unreal or b.unreal or a.places != b.places or a.part != b.part:
        return False
    return matter.space.wording(i, j) >= _SAME_WORDS


def _clash(matter: Matter, one: tuple[int, Position], other: tuple[int, Position]) -> bool:
    """Whether one speaker cannot hold both: an assertion and a denial of it, or happenings that exclude each other."""
    (i, first), (j, second) = one, other
    a, b = matter.space.about[i], matter.space.about[j]
    stances = {first.stance, second.stance}
    if a.negated != b.negated:
        one_text, other_text = (matter.space.propositions[k].standalone for k in (i, j))
        return stances == {"asserts"} and contrary(one_text, other_text)
    if stances in ({"asserts", "denies"}, {"partial", "denies"}):
        return bool(a.groups & b.groups) or matter.space.wording(i, j) >= _ALL_WORDS
    opposed = bool(a.groups & b.opposes or b.groups & a.opposes)
    return stances == {"asserts"} and opposed and not a.groups & b.groups


def _grown(matter: Matter) -> Iterator[tuple[str, str]]:
    """What tells an earlier and smaller figure of one toll, or of one party, and what tells the later and larger."""
    standing = {p.id: p for c in matter.claims for p in c.positions if p.id not in c.beside}
    by_figure: dict[str, list[Position]] = {}
    for early, late in growing(matter):
        for one in _stating(matter, early, standing):
            for other in _stating(matter, late, standing):
                if _later(matter, other, one) and _one_count(matter, one, other, late, toll=bool(early.happened)):
                    by_figure.setdefault(one.id, []).append(other)
    for key in sorted(by_figure):
        yield key, _first(matter, by_figure[key]).id


def _stating(matter: Matter, figure: Figure, standing: Mapping[str, Position]) -> list[Position]:
    """The positions that state a figure, not by the way ("the quake that killed nine")."""
    made = []
    for p in holding(matter, figure):
        before = p.text[: max(0, figure.span.start - p.span.start)]
        if p.id in standing and standing[p.id].stance == "asserts" and cue_in("asides", before) is None:
            made.append(standing[p.id])
    return made


def _one_count(matter: Matter, one: Position, other: Position, late: Figure, *, toll: bool) -> bool:
    """Whether two figures are one party's, or one toll: of the outlets themselves, or told to have risen."""
    if one.attribution is not None and of_one_camp(one, other):
        return True
    if not toll:
        return False
    own = one.attribution is None and other.attribution is None
    return own or cue_in("grown", matter.quote(late.clause)) is not None


def _later(matter: Matter, one: Position, other: Position) -> bool:
    """Whether ``one`` is of a later moment than ``other``: a later day, or a later hour where both have one.

    The day is the one on which it was said, else that of publication; unknown days are never later.
    """
    days = [(p.said_on or matter.published(p.report))[:_A_DAY] for p in (one, other)]
    if not all(len(d) == _A_DAY for d in days):
        return False
    told = [matter.lookups[p.report].report.published or "" for p in (one, other)]
    timed = all(len(t) > _A_DAY for t in told) and one.report != other.report
    if days[0] != days[1] and (one.said_on or other.said_on or not timed):
        return days[0] > days[1]
    return timed and instant(told[0]) > instant(told[1])


def _first(matter: Matter, held: Sequence[Position]) -> Position:
    """The earliest of several that overtake one; of one moment the one with the lowest id."""
    best = min(held, key=lambda p: p.id)
    for p in sorted(held, key=lambda p: p.id):
        if _later(matter, best, p):
            best = p
    return best
