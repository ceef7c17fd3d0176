"""What is told alike by several who do not draw on one another, and denied by nobody: the nearest to settled that a
brief says. Never that it is so."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.brief.claims import as_stated, statement_span
from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import UNSURE, cites_of_acts, own_voice, shown_name
from counterclaim.brief.lists import listed
from counterclaim.brief.phrases import count, phrase
from counterclaim.brief.view import AlikeView
from counterclaim.brief.wording import plain
from counterclaim.claims.alignment.order import is_worded
from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.language.lists import plain as lowered
from counterclaim.claims.language.quantities import quantities
from counterclaim.claims.language.words import is_negated, stems, tokens
from counterclaim.claims.records import Claim, Position
from counterclaim.text import Span

MOST = 8
_WORDS = 220
_SHARED = 0.5  # the share of the shorter one's stems that two who tell it alike have in common
_FEWEST = 3
_TOLD = ("asserted", "confirmed-by")
_REPORTED = ("demands", "intends", "questions", "hedges")
_SPOILS = ("denial", "date", "number", "place", "scope", "cause", "attribution", "framing")
_SIDES, _ORIGINS, _ORIGIN, _UNSOURCED = range(4)
_FIRST = frozenset(("i", "me", "my", "we", "us", "our", "you", "your"))  # a quotation of what somebody feels or wants


def told_alike(desk: Desk) -> tuple[AlikeView, ...]:
    """What half of the outlets, two at least, say in like words; nobody denies, hedges or passes over any of it, and
    nothing was found to differ. By both sides and by two named origins first, then in the order of the claims."""
    differing = {c for d in desk.dossier.comparison.differences if d.conflict or d.kind in _SPOILS for c in d.claims}
    copied = _copied(desk)
    plain_ = (c for c in desk.dossier.comparison.claims if c.id not in differing and c.status in _TOLD)
    ranked = [v for c in plain_ if (v := _view(as_stated(c), copied, desk)) is not None]
    return tuple(view for _, view in sorted(ranked, key=lambda r: r[0]))[:MOST]


def _view(claim: Claim, copied: frozenset[tuple[str, str]], desk: Desk) -> tuple[int, AlikeView] | None:
    if len({p.report for p in claim.positions}) < 2 or any(p.stance != "asserts" for p in claim.positions):
        return None
    if any(_doubted(p, desk) for p in claim.positions):
        return None
    span = statement_span(claim, desk)
    statement = desk.line(span)
    if not is_worded(statement) or not stands_alone(statement) or {t.lower for t in tokens(statement)} & _FIRST:
        return None
    said = [p for p in claim.positions if _firm(p, statement, desk)]
    outlets = _outlets(said, copied, desk)
    if len(outlets) < max(2, len({r.name for r in desk.dossier.reports}) / 2):
        return None
    backed = _backing(claim, said, desk)
    if backed is None or (backed[0] == _UNSOURCED and not _ends_a_sentence(span, desk)):
        return None
    rank, why, who = backed
    if rank == _ORIGIN and (_foretold(statement) or all(_is_quoted(p, desk) for p in said)):
        return None
    words = desk.words(span, _WORDS, also=cites_of_acts(said, desk))
    return rank, AlikeView(claim.id, words, f"{count(len(outlets), 'outlet')}, {why}", who)


def _firm(position: Position, statement: str, desk: Desk) -> bool:
    """Whether it is surely said, not wanted or meant, in words like the heading's and as little negated."""
    attribution = desk.attributions.get((position.report, position.attribution or ""))
    if position.confidence < UNSURE or (attribution is not None and attribution.stance in _REPORTED):
        return False
    one, other = stems(tokens(statement)), stems(tokens(position.text))
    alike = len(one & other) >= max(_FEWEST, _SHARED * min(len(one), len(other)))
    counted = _numbers(position.text)
    same = not counted or counted == _numbers(statement)
    return alike and same and is_negated(statement) == is_negated(position.text)


def _numbers(text: str) -> frozenset[tuple[float, float, str]]:
    return frozenset((q.low, q.high, q.bound) for q in quantities(text, bare=True))


def _foretold(statement: str) -> bool:
    """Whether it tells what one speaker expects, wants or rates: that is theirs, however many carry it."""
    return listed("alike", "foretold").search(lowered(statement)) is not None


def _is_quoted(position: Position, desk: Desk) -> bool:
    attribution = desk.attributions.get((position.report, position.attribution or ""))
    return attribution is not None and attribution.quote == "direct"


def _doubted(position: Position, desk: Desk) -> bool:
    sentence = desk.lookup(position.report).sentence(position.span.start)
    return listed("alike", "doubted").search(lowered(desk.report(position.report).quote(sentence))) is not None


def _ends_a_sentence(span: Span, desk: Desk) -> bool:
    """Whether nothing of its sentence follows: what goes on after it may be its verb."""
    sentence = desk.lookup(span.report).sentence(span.end - 1)
    behind = desk.report(span.report).text[span.end : sentence.end]
    return not any(c.isalnum() for c in behind)


def _outlets(said: Sequence[Position], copied: frozenset[tuple[str, str]], desk: Desk) -> frozenset[str]:
    """The outlets that tell it, those that share a passage with another once."""
    reports = sorted({p.report for p in said}, key=desk.numbers.__getitem__)
    apart = [r for n, r in enumerate(reports) if not any((r, other) in copied for other in reports[:n])]
    return frozenset(desk.report(r).name for r in apart)


def _backing(claim: Claim, said: Sequence[Position], desk: Desk) -> tuple[int, str, str] | None:
    """How much stands behind it, the most first, in words and by name; None where nobody who is named does, and not
    all are outlets that tell it themselves."""
    sides = {p.side: shown_name(p.holder) for p in reversed(said) if p.side is not None}
    if len(sides) > 1:
        return _SIDES, phrase("alike", "sides"), "; ".join(f"{n} ({plain(s)})" for s, n in sorted(sides.items()))
    known = _named_origins(claim, said, desk)
    if known:
        rank = _ORIGINS if len(known) > 1 else _ORIGIN
        return rank, count(len(known), "independent origin"), "; ".join(known)
    if all(own_voice(p, desk) for p in said):
        return _UNSOURCED, phrase("alike", "voices"), ""
    return None


def _named_origins(claim: Claim, said: Sequence[Position], desk: Desk) -> list[str]:
    """The known origins of ``said`` that have names of their own, of which no word stands in another's; beside others
    none that the claim tells of itself, who may only have done it."""
    told = stems(tokens(claim.statement))
    kept: list[str] = []
    used: set[str] = set()
    for origin in claim.origins:
        held = [p for p in said if p.id in origin.positions and not own_voice(p, desk) and p.holder_entity is not None]
        shown = shown_name(origin.name)
        words = stems(tokens(shown))
        if origin.known and held and shown[:1].isupper() and words and not words & used:
            kept.append(shown)
            used |= words
    apart = [shown for shown in kept if not stems(tokens(shown)) & told]
    return apart or kept[:1]


def _copied(desk: Desk) -> frozenset[tuple[str, str]]:
    """Pairs of reports that share a passage."""
    pairs = set()
    for reuse in desk.dossier.reuse:
        if reuse.kind != "quotation":
            reports = {s.report for s in reuse.passages}
            pairs |= {(a, b) for a in reports for b in reports if a != b}
    return frozenset(pairs)
