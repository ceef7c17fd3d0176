"""Replies and concessions: to which claim "denied the claim", "has not commented" or "acknowledged" belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.claims.alignment.features import Space, weights
from counterclaim.claims.denials.negated import NOT
from counterclaim.claims.language.clauses import points_back
from counterclaim.claims.language.kin import akin, content, content_words, tells_of
from counterclaim.claims.language.lists import has, listed, plain
from counterclaim.claims.language.verdicts import verdict_words
from counterclaim.claims.language.words import cue_in, cue_places, cue_words
from counterclaim.claims.propositions.records import Proposition, Traits

_PER_SENTENCE = 0.2
_PER_REPORT = 0.5
_NEXT, _ADJACENT = 5, 1.0
"""Code points after what is told within which a denial stands right behind it, and what that adds."""
_WORDED, _NAMED, _CHARGED = 1.5, 1.0, 0.5
"""What a denial's own words, found in what is told, add; that this names who denies; that it accuses somebody."""
_LEADING = 1.2
"""What a title or lead adds to be what somebody has not commented on ("the claim")."""
_CONCEDED = 0.05
_FARTHEST, _SHORTLY = 4000, 600
_ANSWERED = ("asserts", "hedges")
_ANSWERED_LAST = (*_ANSWERED, "reports-neutrally")


def attach_replies(
    pointers: Sequence[Proposition],
    space: Space,
    clusters: Sequence[Sequence[int]],
    owners: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
) -> dict[str, int]:
    """For every pointer that can be told the cluster it replies to, by the pointer's id.

    That is a claim which another party is reported to make in the same report, before the reply where there is one; the
    nearer the better, and the more reports carry it the better; of a denial also what it stands right behind, what has
    its own words ("denied the affair"), names who denies, or accuses. "Denied that" is about what was said last, and so
    is what could not be verified. What refuses a thing, an act or a plan ("rejected the apology", "would veto it")
    answers no claim.
    ``owners``: by a pointer's id the party whose claim it says that it answers; then it answers nobody else's.
    ``states``: by entity the side that it is of.
    """
    propositions = space.propositions
    home = {i: k for k, members in enumerate(clusters) for i in members}
    carried = [len({propositions[i].report for i in members}) for members in clusters]
    by_report: dict[str, list[int]] = {}
    for i, proposition in enumerate(propositions):
        by_report.setdefault(proposition.report, []).append(i)
    found: dict[str, int] = {}
    for pointer in pointers:
        if pointer.stance == "denies" and refuses(pointer.text):
            continue
        best: tuple[float, int] | None = None
        last = points_back(pointer.text) or pointer.stance == "reports-neutrally"
        answered = _ANSWERED_LAST if last else _ANSWERED
        for i in by_report.get(pointer.report, ()):
            target = propositions[i]
            if target.stance not in answered or target.span.overlaps(pointer.span):
                continue
            if target.party == pointer.party and not (last and target.chain):
                continue
            if owners is not None and owners.get(pointer.id, target.party) != target.party:
                continue
            distance = pointer.span.start - target.span.start
            if abs(distance) > _FARTHEST:
                continue
            value = (0.0 if last else _PER_REPORT * (carried[home[i]] - 1)) - _PER_SENTENCE * abs(distance) / 150
            value -= 1.0 if distance < 0 else 0.0
            value -= 1.5 if target.voice else 0.0
            if pointer.stance == "denies" and not last:
                value += _fitting(pointer, target, space.about[i], states or {})
            elif _looks_into(pointer) and not _names(pointer, target):
                continue
            elif pointer.stance == "no-comment" and cue_in("pointers", pointer.text) is not None:
                value += _LEADING * target.prominence
            if best is None or value > best[0]:
                best = (value, home[i])
        if best is not None:
            found[pointer.id] = best[1]
    return found


def _fitting(pointer: Proposition, target: Proposition, about: Traits, states: Mapping[str, str]) -> float:
    """How far what is told is what a denial without content of its own may mean."""
    own, told = own_words(pointer.text), content_words(target.text)
    value = _ADJACENT if not own and 0 <= pointer.span.start - target.span.end <= _NEXT else 0.0
    value += _WORDED if any(akin(w, t) for w in own for t in told) else 0.0
    sides = {states.get(e) for e in about.entities} - {None}
    value += _NAMED if pointer.entity in about.entities or pointer.side in sides else 0.0
    return value + (_CHARGED if has("charging", target.text) is not None else 0.0)


def refuses(text: str) -> bool:
    """Whether a reply is told by no word of denying ("would veto it"), or refuses a thing: "rejected the apology"."""
    if all(has(kind, text) is None for kind in ("denying", "verdicts", "scorns", "contrary")):
        return NOT.search(plain(text)) is None
    thing = has("refused_things", text) or has("proposals", text)
    return thing is not None and has("claimed", text) is None and has("alleged", text) is None


def _looks_into(pointer: Proposition) -> bool:
    """Whether it confirms something, or cannot."""
    return pointer.confirms or (pointer.stance == "no-comment" and has("verifying", pointer.text) is not None)


def _names(pointer: Proposition, target: Proposition) -> bool:
    """Whether what is confirmed is named by no word of its own, or by one that the verb of what is told shortly before
    tells of."""
    named = own_words(pointer.text)
    near = 0 < pointer.span.start - target.span.start <= _SHORTLY
    return not named or (near and any(tells_of(w, content_words(target.text)) for w in named))


def own_words(text: str) -> list[str]:
    """The words by which a reply tells what it is of ("the affair"): no names, nor words of saying and denying."""
    cues = (w for kind in ("pointers", "fillers", "denies") for w in cue_words(kind))
    idle = {*listed("denying_words"), *cues, *verdict_words()}
    after = max((end for kind in ("denies", "confirms") for _, end in cue_places(kind, text)), default=0)
    words = [plain(t.lower) for t in content(text) if t.start >= after and not text[t.start].isupper()]
    return [w for w in words if w not in idle and not w.endswith(("ly", "'s"))]


def _says_it(other: Proposition, conceding: Proposition) -> bool:
    """Whether another party asserts what somebody may concede."""
    return not other.voice and not other.concedes and other.party != conceding.party and other.stance == "asserts"


def attach_concessions(space: Space, clusters: list[list[int]]) -> dict[int, int]:
    """For every concession the cluster of another party that it concedes a part of: its own, or where it stands alone.

    Returns cluster numbers by proposition index. "Related" is a lower bar than "the same"; what more reports carry is
    likelier to be what is conceded in part.
    """
    home = {i: k for k, members in enumerate(clusters) for i in members}
    propositions = space.propositions
    found: dict[int, int] = {}
    near: dict[int, list[int]] = {}
    for i, j in space.candidates:
        near.setdefault(i, []).append(j)
        near.setdefault(j, []).append(i)
    for i, proposition in enumerate(propositions):
        if not proposition.concedes:
            continue
        if len(clusters[home[i]]) > 1:
            if any(_says_it(propositions[j], proposition) for j in clusters[home[i]]):
                found[i] = home[i]
            continue
        best: tuple[float, int] | None = None
        for j in sorted(near.get(i, ())):
            other = propositions[j]
            if not _says_it(other, proposition):
                continue
            value = space.probability(i, j)
            if value < weights().related:
                continue
            value += _CONCEDED * len({propositions[k].report for k in clusters[home[j]]})
            if best is None or value > best[0]:
                best = (value, home[j])
        if best is not None and best[1] != home[i]:
            found[i] = best[1]
    return found
