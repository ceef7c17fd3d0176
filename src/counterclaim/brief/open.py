"""What the reports leave undecided: their own words, kept only where no report has answered them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import shown_name
from counterclaim.brief.lists import listed
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import OpenView
from counterclaim.claims.language.lists import plain
from counterclaim.claims.language.words import cue_places, stems, tokens
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

MOST = 12
_KINDS = ("unknown", "withheld", "awaited", "silent")
_WORDS = 260
_LONGEST = 400  # code points; what is longer is a list or a page's rest
_LOOKED_AT = 60  # open sentences of a story that are held against the others
_LATEST = timedelta(days=1)  # before the last dated report; what was open earlier may have been answered since
_AGED = timedelta(days=14)  # before the first report: a sentence dated so is of another time
_SHORT = 4  # stems, up to which a sentence that names nobody leans on the one before it
_TELLING = 2  # stems besides names and the words that leave it open
_FEWEST, _SHARE = 3, 0.5  # stems, and the share of an open sentence's, that a sentence has which may answer it
_ALIKE = 0.6  # share of the stems of the shorter, from which on two sentences leave the same open
_SPOKEN = ("asserts", "denies", "partial", "hedges")


@dataclass(frozen=True, slots=True)
class _Left:
    """A sentence that leaves something open; ``keys`` are its stems without those of the words that do so."""

    kind: str
    span: Span
    who: str
    keys: frozenset[str]


def left_open(desk: Desk) -> tuple[OpenView, ...]:
    """What is open in the latest reports and answered in none, one line for what several leave open alike.

    What is not known first, who is silent last; of each what the most reports have, then what is nearest to the most
    important claims.
    """
    every = (left for report in _latest(desk) for left in _found(desk, report))
    found = [left for left in islice(every, _LOOKED_AT) if not _answered(left, desk)]
    groups: list[list[_Left]] = []
    for left in found:
        same = next((g for g in groups if g[0].kind == left.kind and _alike(g[0].keys, left.keys)), None)
        if same is None:
            groups.append([left])
        else:
            same.append(left)
    matter = stems(tokens(" ".join(c.statement for c in desk.dossier.comparison.claims[:5])))
    groups.sort(
        key=lambda g: (
            g[0].kind == "silent",
            -len({left.span.report for left in g}),
            -len(g[0].keys & matter),
            _KINDS.index(g[0].kind),
            desk.numbers[g[0].span.report],
            g[0].span,
        )
    )
    return tuple(_view(group, desk) for group in groups[:MOST])


def _view(group: list[_Left], desk: Desk) -> OpenView:
    first = group[0]
    also = [desk.cite(left.span) for left in group[1:]]
    words = desk.words(_shown(first, desk), _WORDS, also=also)
    return OpenView(first.kind, phrase("open", first.kind), first.who, words)


def _shown(left: _Left, desk: Desk) -> Span:
    """The sentence; with the one before it in its paragraph where it is short and names nobody ("The extent of the
    damage is not known")."""
    if len(left.keys) > _SHORT or desk.names_in(left.span):
        return left.span
    before = desk.lookup(left.span.report).sentence(max(0, left.span.start - 2))
    whole = Span(left.span.report, min(before.start, left.span.start), left.span.end)
    text = desk.report(whole.report).quote(whole)
    return whole if len(text) <= _LONGEST and "\n" not in text.strip() else left.span


def _latest(desk: Desk) -> list[str]:
    """The reports of the last two days, and those without a date."""
    days = {r.id: r.published_on for r in desk.dossier.reports}
    last = max((d for d in days.values() if d is not None), default=None)
    return [i for i, d in days.items() if d is None or last is None or d >= last - _LATEST]


def _found(desk: Desk, report: str) -> Iterator[_Left]:
    """The sentences of one report's body that leave something open; one inside quotation marks is its speaker's wish
    or doubt, and one dated long before the story is of another time."""
    lookup = desk.lookup(report)
    since = _since(desk)
    mute = _silent(desk, report)
    for span in lookup.body():
        text = desk.report(report).quote(span)
        if len(text) > _LONGEST or text.rstrip().endswith("?"):
            continue
        told = plain(text)
        at = _marker(told)
        if at is None:
            if span in mute:
                yield _Left("silent", span, "", stems(tokens(text)))
            continue
        kind, start, end = at
        if lookup.quoted(span.start + start, span.start + end) or lookup.quoted(span.start, span.end):
            continue
        if any(t.value is not None and t.value[:4].isdecimal() and t.value < since for t in lookup.times_in(span)):
            continue
        names = " ".join(desk.names_in(span))
        keys = stems(tokens(text[:start] + " " + text[end:])) - stems(tokens(names))
        if len(keys) >= _TELLING:
            yield _Left(kind, span, _speaker(desk, report, span, span.start + start), keys)


def _since(desk: Desk) -> str:
    first = desk.dossier.story.first
    return (date.fromisoformat(first[:10]) - _AGED).isoformat() if first is not None else ""


def _marker(told: str) -> tuple[str, int, int] | None:
    """Which kind of words leave something open in ``told``, and where; None where none do or something settles it."""
    if listed("open", "apart").search(told) is not None or listed("open", "opening").match(told) is not None:
        return None
    for kind in _KINDS[:-1]:
        found = listed("open", kind).search(told)
        if found is not None:
            return kind, *found.span()
    return None


def _speaker(desk: Desk, report: str, sentence: Span, at: int) -> str:
    """Who says that it is open, empty where the outlet does or the sentence names them itself."""
    lookup = desk.lookup(report)
    for attribution in lookup.reading.attributions:
        inside = any(s.start <= at < s.end for s in attribution.content)
        if inside and attribution.source is not None and not sentence.contains(attribution.source):
            entity = lookup.speaks(attribution.source)
            return shown_name(entity.name if entity is not None else desk.report(report).quote(attribution.source))
    return ""


def _silent(desk: Desk, report: str) -> frozenset[Span]:
    """The sentences in which somebody does not comment, and neither they nor their side speaks in any report."""
    lookup = desk.lookup(report)
    spoken = [p for p in desk.positions.values() if p.stance in _SPOKEN]
    heard = {p.holder_entity for p in spoken} | {p.side for p in spoken} - {None}
    names = {plain(p.holder) for p in spoken}
    made = set()
    for attribution in lookup.reading.attributions:
        if attribution.stance != "no-comment" or attribution.source is None or not _of_comment(attribution, desk):
            continue
        entity = lookup.speaks(attribution.source)
        known = {entity.id, entity.side, entity.name} - {None} if entity is not None else set()
        named = plain(desk.report(report).quote(attribution.source))
        if not known & heard and named not in names and not any(plain(str(k)) in names for k in known):
            made.add(lookup.sentence(attribution.source.start))
    return frozenset(made)


def _of_comment(attribution: Attribution, desk: Desk) -> bool:
    """Whether its cue begins words of silence: "declined to comment", not "declined the post"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None:
        return False
    sentence = desk.lookup(source.report).sentence(source.start)
    text = desk.report(source.report).quote(sentence)
    return any(s < cue.end - sentence.start and cue.start - sentence.start < e for s, e in cue_places("silence", text))


def _answered(left: _Left, desk: Desk) -> bool:
    """Whether the comparing found it overtaken, or a sentence of a report published no earlier may tell it: one with
    half of its stems that leaves nothing open itself."""
    for difference in desk.dossier.comparison.differences:
        if difference.kind == "comment-status" and any(s.overlaps(left.span) for s in difference.sides[0].evidence):
            return True
    if left.kind == "silent":
        return False
    when = desk.report(left.span.report).published_on
    least = max(min(_FEWEST, len(left.keys)), _SHARE * len(left.keys))
    for report in desk.dossier.reports:
        if when is not None and report.published_on is not None and report.published_on < when:
            continue
        for span, keys in desk.sentence_stems(report.id):
            if span != left.span and len(keys & left.keys) >= least:
                told = plain(report.quote(span))
                if _marker(told) is None and listed("open", "unsettled").search(told) is None:
                    return True
    return False


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * min(len(one), len(other))
