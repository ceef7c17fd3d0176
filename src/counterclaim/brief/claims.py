"""A claim as an editor wants it: who claims, who denies, who told whom, what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from counterclaim.brief.backing import backing
from counterclaim.brief.changes import changes, order_reasons
from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.evidence import evidence, shows
from counterclaim.brief.holders import UNSURE, acted, cites_of_acts, holder_key, own_voice, says, shown_name, whole_act
from counterclaim.brief.origins import origin_tree
from counterclaim.brief.phrases import phrase
from counterclaim.brief.standing import hangs_on_cue, told_in
from counterclaim.brief.view import ClaimView, Held, Holder, Link, Shown, Words
from counterclaim.brief.wording import name, plain
from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.language.words import cue_words, tokens
from counterclaim.claims.records import Claim, Position
from counterclaim.text import Span

STANCES = ("asserts", "denies", "partial", "hedges", "no-comment", "reports-neutrally")
_STATEMENT = 240
_WORDS = 240
_EVIDENCE = 220
_CHAINS = 3
_PASSAGES = 3
_WHO = 2
_SAYING = ("asserts", "hedges", "partial")
_WANTED = frozenset(("demands", "intends", "questions"))
_WITHOUT_WORD = ("asserts", "reports-neutrally")  # stances of a position that stand for what is wanted, meant or asked
_NEARBY, _TELLS = 2, 25  # positions; code points, under which words tell little by themselves
_BY_CHANNEL = ("denies", "partial", "no-comment")  # of whom an editor asks where they said so
_TITLED, _EARLIEST, _EARLY = 0.3, 0.85, 0.6
"""From which on two reports lead with a claim, and have it early; see ``counterclaim.claims.alignment.order``."""


def claim_view(claim: Claim, desk: Desk, told: set[Span]) -> ClaimView:
    """``told`` are the passages that an earlier claim has shown as evidence; those of this one are added."""
    loose = [p for p in claim.positions if p.id in claim.beside]
    claim = as_stated(claim)
    span = statement_span(claim, desk)
    statement = desk.words(span, _STATEMENT)
    mentioned = evidence(claim)
    new = [s for s in mentioned if not any(s.overlaps(t) for t in told)]
    told.update(new)
    held = _held(claim.positions, statement, desk)
    return ClaimView(
        id=claim.id,
        statement=statement,
        status=claim.status,
        status_label=_label(claim, desk),
        who=_who(claim, held),
        about=_about(claim, span, desk),
        background=background(claim),
        held=held,
        beside=_held(loose, statement, desk),
        nearby=_nearby(loose, claim, statement, desk),
        chains=_chains(claim, desk),
        backing=backing(claim, desk),
        evidence=_evidence(claim, new, statement, held, desk),
        changes=changes(claim, desk),
        order=order_reasons(claim),
        tree=origin_tree(claim, desk),
    )


def leading(claim: Claim) -> tuple[bool, bool]:
    """What comes first in a brief, before the order of the claims: what two reports lead with, whether or not anybody
    disputes it; background last."""
    two = len({p.report for p in as_stated(claim).positions}) > 1
    titled, early = _places(claim)
    return background(claim), not (two and titled >= _TITLED and early >= _EARLIEST)


def heads(claim: Claim) -> bool:
    """Whether it may stand first of all: it stands early in two reports."""
    return not background(claim) and _places(claim)[1] >= _EARLY


def _places(claim: Claim) -> tuple[float, float]:
    """How near to a title or a lead it is, and how early, in the mean of the two reports that have it best."""
    told = {r.feature: r.value for r in claim.reasons}
    return float(told.get("in a title or a lead") or 0), float(told.get("early in two reports") or 0)


def as_stated(claim: Claim) -> Claim:
    """``claim`` without the positions that are only on the same matter, and without their passages."""
    if not claim.beside:
        return claim
    loose = {p.span for p in claim.positions if p.id in claim.beside}
    positions = tuple(p for p in claim.positions if p.id not in claim.beside)
    kept = {p.span for p in positions}
    evidence_ = tuple(s for s in claim.evidence if s in kept or s not in loose)
    return replace(claim, positions=positions, evidence=evidence_, beside=())


def _held(positions: Iterable[Position], statement: Words, desk: Desk) -> tuple[Held, ...]:
    by: dict[str, list[Position]] = {}
    for position in positions:
        by.setdefault(position.stance, []).append(position)
    return tuple(Held(s, _held_label(s, by[s], desk), _holders(by[s], statement, desk)) for s in STANCES if s in by)


def _only_wanted(positions: Iterable[Position], desk: Desk) -> str | None:
    """The stance of the attributions where every one of them wants it, means to do it or asks; None where any states
    it."""
    found = (desk.attributions.get((p.report, p.attribution or "")) for p in positions)
    stances = {a.stance if a is not None else "asserts" for a in found}
    return next(iter(stances)) if len(stances) == 1 and stances <= _WANTED else None


def _held_label(stance: str, positions: Sequence[Position], desk: Desk) -> str:
    wanted = _only_wanted(positions, desk) if stance in _WITHOUT_WORD else None
    return phrase("stance_held", wanted) if wanted is not None else phrase("held", stance)


def _label(claim: Claim, desk: Desk) -> str:
    """The status; where all that stands for it was only wanted, meant or asked, a word that says so."""
    wanted = _only_wanted(claim.positions, desk) if claim.status == "asserted" else None
    return phrase("stance_status", wanted) if wanted is not None else phrase("status", claim.status)


def _nearby(loose: Sequence[Position], claim: Claim, statement: Words, desk: Desk) -> tuple[Holder, ...]:
    """Of what is on the same matter the one or two that tell most: what others than its claimants say that is sure, in
    a clause; of another side first, then by stance and by the words in common."""
    held = {holder_key(p, desk) for p in claim.positions if p.stance in _SAYING}
    sides = {p.side for p in claim.positions if p.stance in _SAYING}
    words = {t.lower for t in tokens(statement.full)}
    others = [
        p
        for p in loose
        if holder_key(p, desk) not in held
        and p.confidence >= UNSURE
        and shown_name(p.holder) != phrase("no_speaker")
        and len(desk.line(told_in(p, desk))) >= _TELLS
        and stands_alone(desk.line(told_in(p, desk)))
        and desk.line(told_in(p, desk)) not in statement.full
    ]
    others.sort(
        key=lambda p: (
            own_voice(p, desk),
            p.side is None or p.side in sides,
            p.stance != "denies",
            -_shared(words, p.text),
            desk.numbers[p.report],
            p.span,
        )
    )
    first: dict[tuple[str, bool], Position] = {}
    for position in others:
        first.setdefault(holder_key(position, desk), position)
    return tuple(h for p in list(first.values())[:_NEARBY] for h in _holders([p], statement, desk))


def _about(claim: Claim, statement: Span, desk: Desk) -> str | None:
    """The place that the claim is about, where its heading names another that a claim of its own is about."""
    if claim.about is None:
        return None
    others = {c.about for c in desk.claims.values()} - {claim.about, None}
    return name(claim.about) if others & set(desk.names_in(statement)) else None


def background(claim: Claim) -> bool:
    """Whether one report alone says it, and nobody in that report."""
    claim = as_stated(claim)
    return len({p.report for p in claim.positions}) == 1 and all(p.attribution is None for p in claim.positions)


def statement_span(claim: Claim, desk: Desk) -> Span:
    """Where the words stand that head the claim.

    Its statement, in the position that words it; else all of the first position's words. Where that is no clause ("the
    ministry from closing the port") all of the act, from the speaker on; where that is none either, the clause of
    another position that shares the most words with it.
    """
    span = _worded_at(claim, desk)
    said = desk.line(span)
    position = next((p for p in claim.positions if p.span.overlaps(span)), claim.positions[0])
    if stands_alone(said) and not hangs_on_cue(position, desk):
        return span
    act = whole_act(position, desk) if position.stance in _SAYING else None
    if act is not None and act.end - act.start <= _STATEMENT and stands_alone(desk.line(act)):
        return act
    words = {t.lower for t in tokens(said)}
    clauses = [
        p
        for p in claim.positions
        if p.stance in _SAYING
        and stands_alone(desk.line(p.span))
        and not hangs_on_cue(p, desk)
        and _shared(words, p.text)
    ]
    if not clauses:
        return span
    best = max(clauses, key=lambda p: (_shared(words, p.text), p.stance == "asserts", -len(p.text), p.id))
    desk.cite_position(best)
    return best.span


def _shared(words: Collection[str], text: str) -> int:
    return len(set(words) & {t.lower for t in tokens(text)} - cue_words("stop"))


def _worded_at(claim: Claim, desk: Desk) -> Span:
    for position in claim.positions:
        at = position.text.find(claim.statement)
        if at >= 0:
            desk.cite_position(position)
            start = position.span.start + at
            return desk.report(position.report).span(start, start + len(claim.statement))
    desk.cite_position(claim.positions[0])
    return claim.positions[0].span


def _who(claim: Claim, held: tuple[Held, ...]) -> str:
    """Who holds a claim, for a line: of what is denied those who deny it, not whoever else speaks of it."""
    kept = [g for g in held if claim.status != "denied" or g.stance == "denies"]
    names = list(dict.fromkeys(h.name for group in kept for h in group.holders))
    return ", ".join(names[:_WHO]) + (f" +{len(names) - _WHO}" if len(names) > _WHO else "")


def _holders(positions: list[Position], statement: Words, desk: Desk) -> tuple[Holder, ...]:
    groups: dict[tuple[str, bool], list[Position]] = {}
    for position in positions:
        groups.setdefault(holder_key(position, desk), []).append(position)
    made = []
    for group in groups.values():
        group.sort(key=lambda p: (desk.numbers[p.report], p.span))
        best = max(group, key=lambda p: (stands_alone(p.text), p.confidence))
        act = told_in(best, desk)
        cites = cites_of_acts(group, desk)
        words = desk.words(act, _WORDS, also=cites)
        repeats = acted(best, desk) == best.span and any(desk.line(p.span) == statement.full for p in group)
        shown = shown_name(best.holder)
        made.append(
            Holder(
                name=shown,
                side=plain(best.side) if best.side is not None and best.side not in (best.holder, shown) else None,
                said_on=day(next((p.said_on for p in group if p.said_on is not None), None)),
                own_voice=own_voice(best, desk),
                unsure=best.confidence < UNSURE and shown != phrase("no_speaker"),
                words=None if repeats else words,
                cites=cites,
                overtaken=_overtaken(group, desk),
                says=says(best, act, desk),
                channel=_channel(group, desk) if best.stance in _BY_CHANNEL else None,
            )
        )
    # Named speakers before outlets in their own voice, nobody's scraps last, then those whom the most reports carry.
    return tuple(sorted(made, key=lambda h: (*_telling(h), -len(h.cites), h.cites[0].number, h.name)))


def _channel(group: Sequence[Position], desk: Desk) -> str | None:
    """By what it was said, as the first report that tells so words it."""
    found = (desk.attributions.get((p.report, p.attribution or "")) for p in group)
    return next((name(a.channel) for a in found if a is not None and a.channel is not None), None)


def _telling(holder: Holder) -> tuple[bool, bool, bool]:
    """Whether nobody is named, an outlet speaks itself, what is said is a fragment: what tells least sorts last."""
    scrap = holder.words is not None and not stands_alone(holder.words.full)
    nobody = holder.name == phrase("no_speaker")
    return nobody and scrap, holder.own_voice, nobody or scrap


def _overtaken(group: list[Position], desk: Desk) -> str | None:
    """Who overtook all of ``group``, and the day on which the last of it was overtaken."""
    by = [desk.positions.get(p.superseded_by or "") for p in group]
    last = by[-1]
    if last is None or None in by:
        return None
    on = day(last.said_on) or day(desk.report(last.report).published)
    return shown_name(last.holder) + (f", {on}" if on is not None else "")


def _chain_of(position: Position, desk: Desk) -> tuple[str, ...]:
    """The names from outside in, the outlet left out, the holder last."""
    outlet = desk.report(position.report).name
    names = [shown_name(n) for n in (*position.chain, position.holder)]
    return tuple(names[1:] if len(names) > 1 and names[0] == plain(outlet) else names)


def _chains(claim: Claim, desk: Desk) -> tuple[Link, ...]:
    carried: dict[tuple[str, ...], list[Position]] = {}
    for position in claim.positions:
        names = _chain_of(position, desk)
        if len(names) > 1:
            carried.setdefault(names, []).append(position)
    made = []
    for names, positions in carried.items():
        cites = desk.cites(positions)
        outlets = dict.fromkeys(plain(desk.reports[c.span.report].name) for c in cites)
        on = day(next((p.said_on for p in positions if p.said_on is not None), None))
        to = next((t for t in map(desk.addressee, positions) if t is not None and t not in names), None)
        made.append(Link((", ".join(outlets), *names), on, to, cites))
    return tuple(sorted(made, key=lambda link: (-len(link.names), -len(link.cites), link.names))[:_CHAINS])


def _evidence(
    claim: Claim, spans: Iterable[Span], statement: Words, held: tuple[Held, ...], desk: Desk
) -> tuple[Shown, ...]:
    """Each thing of each holder once; where the holder is itself the thing, it is the outlet that shows it."""
    said = {statement.full} | {h.words.full for group in held for h in group.holders if h.words is not None}
    made: dict[tuple[str, str], Shown] = {}
    for span in spans:
        position = next((p for p in claim.positions if p.span == span), None)
        report = desk.report(span.report)
        holder = shown_name(position.holder) if position is not None else plain(report.name)
        thing, who = shows(report.quote(span)) or holder, holder
        if position is not None and shows(holder) is not None:
            thing, who = holder, plain(report.name)
        words = desk.words(span, _EVIDENCE)
        made.setdefault((thing.casefold(), who), Shown(name(thing), who, words, words.full in said))
    return tuple(made.values())[:_PASSAGES]
