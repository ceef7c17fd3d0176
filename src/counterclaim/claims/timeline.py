"""What was said when, and what is dated to when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from counterclaim.claims.alignment.headings import likely_same
from counterclaim.claims.alignment.matter import Matter, evidence
from counterclaim.claims.dating import dated, day_in
from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.language.words import tokens
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import TimelineEntry, TimelineKind
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

MOST = 80
_LONGEST = 180
"""Code points of an entry's words that are shown whole."""
_BEFORE_CUE = 24
_ACTS, _STEPS = 20, 6
"""Acts of saying that are looked back over, and how often one goes on from another."""
_PERFECT = re.compile(r"(?:\b(?:has|have)|['’](?:s|ve))\s(?:[a-z]+\s){0,2}$")
_FEWEST = 4
"""Words of an entry that another one may hold."""
Key = tuple[str, TimelineKind, str, str]
"""Day, kind, claim, and who holds it: "" where an outlet tells it in its own voice."""


def timeline(matter: Matter) -> tuple[TimelineEntry, ...]:
    """Entries by date, then kind; of the claims of one day, kind and holder one each, worded by what can stand alone.

    ``said`` where a position has a day on which it was said; ``happened`` or ``expected`` where the predicate of its
    words is dated (``dating.py``). What was said of a day is not said again as what happened on it.
    """
    held: dict[Key, list[Proposition]] = {}
    acts = {report: _Acts(lookup) for report, lookup in matter.lookups.items()}
    for proposition in matter.space.propositions:
        claim = matter.claim_of.get(proposition.id)
        if claim is None:
            continue
        holder = "" if proposition.voice else proposition.party
        said = day_in(proposition.said_on)
        if (
            said is not None
            and not _after(said, matter.published(proposition.report))
            and acts[proposition.report].is_of_a_day(proposition)
        ):
            held.setdefault((said, "said", claim.id, holder), []).append(proposition)
        for day, what in dated(matter.lookups[proposition.report], proposition):
            if day != said:
                held.setdefault((day, what, claim.id, holder), []).append(proposition)
    rank = {c.id: k for k, c in enumerate(matter.claims)}
    chosen = sorted(_each_once(held), key=lambda key: (rank[key[2]], key))[:MOST]
    made = []
    for key in sorted(chosen, key=lambda key: (key[0], key[1], rank[key[2]], key[3])):
        date, kind, about, _ = key
        best = _best(held[key])
        same = [p for p in held[key] if p is best or _same(matter, p, best)]
        made.append(TimelineEntry(date, best.text, kind, (about,), evidence(p.span for p in same)))
    return tuple(made)


def _best(members: Iterable[Proposition]) -> Proposition:
    ordered = sorted(members, key=lambda p: p.span)
    return max(ordered, key=lambda p: (not p.pointer, stands_alone(p.text), -abs(len(p.text) - 110), p.span))


class _Acts:
    """The acts of saying of a report, by id, and those inside no other by the place of their cue."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.by_id = {a.id: a for a in lookup.reading.attributions}
        outer = [(a.cue.start, a.id) for a in self.by_id.values() if a.cue is not None and a.within is None]
        self._outer = sorted(outer)

    def before(self, act: Attribution, sentence: Span) -> Attribution | None:
        """The last saying of the same speaker in an earlier sentence of the paragraph; None without."""
        speaker = self.lookup.speaks(act.source)
        paragraph = self.lookup.report.text.rfind("\n", 0, sentence.start) + 1
        last = bisect_left(self._outer, (sentence.start, ""))
        for start, name in reversed(self._outer[max(0, last - _ACTS) : last]):
            if speaker is not None and start >= paragraph and self.lookup.speaks(self.by_id[name].source) == speaker:
                return self.by_id[name]
        return None

    def is_of_a_day(self, proposition: Proposition) -> bool:
        """Whether a saying is told as done on a day.

        Not "has told the council" in a sentence that names no time, which may have been at any time before, nor what
        goes on from that in its paragraph ("Varga said").
        """
        found = self.by_id.get(proposition.attribution or "")
        for _ in range(_STEPS):
            if found is None or found.cue is None:
                return True
            sentence = self.lookup.sentence(found.cue.start)
            if any(t.type in ("DATE", "TIME") for t in self.lookup.times_in(sentence)):
                return True
            if _is_perfect(self.lookup, found.cue, sentence):
                return False
            found = self.before(found, sentence)
        return True


def _is_perfect(lookup: Lookup, cue: Span, sentence: Span) -> bool:
    """Whether somebody "has" said it."""
    start = max(sentence.start, cue.start - _BEFORE_CUE)
    before = lookup.report.text[start : cue.start] + lookup.report.quote(cue).rpartition(" ")[0]
    return _PERFECT.search(f"{before.rstrip()} ") is not None


def _after(day: str, published: str) -> bool:
    """Whether ``day`` lies after the report's own publication."""
    return bool(published) and day[: len(published)] > published[: len(day)]


def _each_once(held: dict[Key, list[Proposition]]) -> list[Key]:
    """Of entries of one day in the same words, or of which one holds the other's, only the first: what was said, then
    what an outlet tells itself, the longer before the shorter."""
    kept: list[Key] = []
    before: dict[str, list[Proposition]] = {}
    runs: dict[tuple[str, ...], list[str]] = {}
    best_of = {key: _best(members) for key, members in held.items()}

    def rank(key: Key) -> tuple[object, ...]:
        length = len(best_of[key].text)
        return key[0], key[1] != "said", key[3] != "", length > _LONGEST, -length, key

    for key in sorted(held, key=rank):
        best, day = best_of[key], key[0]
        words = [t.lower for t in tokens(best.text)]
        line = f" {' '.join(words)} "
        if any(best.text == p.text or best.span.overlaps(p.span) for p in before.get(day, ())):
            continue
        if len(words) >= _FEWEST and any(line in whole for whole in runs.get((day, *words[:_FEWEST]), ())):
            continue
        kept.append(key)
        before.setdefault(day, []).append(best)
        for n in range(len(words) - _FEWEST + 1):
            runs.setdefault((day, *words[n : n + _FEWEST]), []).append(line)
    return kept


def _same(matter: Matter, one: Proposition, other: Proposition) -> bool:
    i, j = matter.index_of.get(one.id), matter.index_of.get(other.id)
    return i is not None and j is not None and likely_same(matter.space, i, j)
