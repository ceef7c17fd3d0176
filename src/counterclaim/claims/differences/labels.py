"""How reports name the same people and happenings: "protesters" in one, "rioters" in another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.differences.lines import lines_of, weight
from counterclaim.claims.differences.matching import rarity_of
from counterclaim.claims.language.lists import families, listed, pattern_of, plain
from counterclaim.claims.language.words import cue_words, stem
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.identity.lexicon import nation, nation_name
from counterclaim.models.runtime import embed
from counterclaim.text import Span

MOST = 3
_SHOWN = 3
"""Places of one label and report that are shown."""
_NAME = 60
"""Code points of a name on either side of a word in it."""
_OFTEN = 4
_SHARED, _ALIKE = 0.9, 0.38
"""Words used less often than ``_OFTEN`` must stand in sentences of one thing: rare words they share, or likeness."""
_FEWEST = 2
"""Reports that must use words of a family at all."""
_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w.-]*)(?:['’]s?)?\s(?:(?:own|new|former|military)\s)?$")
_OF = re.compile(r"\s+of\s+")
_AFTER = re.compile(r"\s(?P<word>[a-z][a-z-]*)")
_NO_NOUN = ("ed", "ing", "ly")

_NOBODY = "?"

Used = dict[str, dict[str, list[Span]]]
"""By the kind of a word, then by report, where it stands."""


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    return {f: {w: k for k, words in groups.items() for w in words} for f, groups in families("labels").items()}


def labels(matter: Matter) -> Iterable[Difference]:
    """Words of one family, of which some reports use a kind that others never do: framing, no conflict.

    Only an outlet's own words count ("rioters" in a quotation is its speaker's), as a name for somebody or something
    and not before another noun ("regime change"), and those of some families beside the same name ("the Ardanian
    government", "the Ardanian regime"), or none.
    """
    made = []
    for family, words in sorted(_words().items()):
        for whose, used in sorted(_used(matter, family, words).items()):
            if (found := _difference(matter, family, whose, used)) is not None:
                made.append(found)
    yield from sorted(made, key=lambda d: (-d.score, d.id))[:MOST]


def _used(matter: Matter, family: str, words: dict[str, str]) -> dict[str, Used]:
    """Where reports use words of a family, by the name of whom they are used ("" where that does not matter).

    Where nobody is named ("the government", "the Kassala council's regime") the word counts for whoever is elsewhere.
    """
    made: dict[str, Used] = {}
    for report, lookup in matter.lookups.items():
        text = lookup.report.text
        for m in pattern_of(tuple(words)).finditer(plain(text)):
            start, end = m.span()
            if _in_a_name(lookup, start, end) or lookup.quoted(start, end) or _before_a_noun(text, start, end):
                continue
            whose = _whose(lookup, start, end) if family in listed("labels_of_whom") else ""
            whose = _named_before(lookup, start) if family in listed("labels_of_some") else whose
            if whose is None:
                whose = _NOBODY
            if lookup.report.part_at(start, end) in (None, "title", "caption"):
                kinds = made.setdefault(whose, {}).setdefault(words[m.group()], {})
                kinds.setdefault(report, []).append(Span(report, start, end))
    unnamed = made.pop(_NOBODY, {})
    for used in made.values():
        telling = {r for by_report in used.values() for r in by_report}
        for kind, by_report in unnamed.items():
            for report in sorted(telling & by_report.keys()):
                used.setdefault(kind, {}).setdefault(report, []).extend(by_report[report])
    return {whose: _own(matter, used) for whose, used in made.items()}


def _own(matter: Matter, used: Used) -> Used:
    """The words that reports use outside what somebody is reported to say, and where else they do."""
    made: Used = {}
    for kind, by_report in used.items():
        for report, spans in by_report.items():
            told = _told_by_others(matter, report)
            if any(not any(first <= s.start < last for first, last in told) for s in spans):
                made.setdefault(kind, {})[report] = sorted(spans)
    return made


def _told_by_others(matter: Matter, report: str) -> list[tuple[int, int]]:
    """The stretches of a report that tell what somebody says."""
    attributions = matter.lookups[report].reading.attributions
    return [(s.start, s.end) for a in attributions if a.source is not None for s in a.content]


def _before_a_noun(text: str, start: int, end: int) -> bool:
    """Whether a word in the singular only tells of which kind the next one is: "terrorist attack"."""
    word, after = text[start:end].lower(), _AFTER.match(text, end)
    if after is None or word.endswith(("s", *_NO_NOUN)) or " " in word:
        return False
    following = after["word"]
    known = following in cue_words("stop") or following in cue_words("past")
    return not known and not following.endswith(_NO_NOUN)


def _whose(lookup: Lookup, start: int, end: int) -> str | None:
    """The state or the side that is named right before a word, or after its "of"; None where nothing is."""
    before = _BEFORE.search(lookup.report.text[max(0, start - _NAME) : start])
    after = _OF.match(lookup.report.text, end)
    if after is not None:
        owners = [n.entity for n in lookup.mentions(after.end(), after.end() + _NAME) if n.mention.kind == "name"]
        side = owners[0].side if owners else None
        return side if side is None or (state := nation(side)) is None else nation_name(state.iso)
    if before is None:
        return None
    state = nation(before["word"])
    if state is not None:
        return nation_name(state.iso)
    at = max(0, start - _NAME) + before.start()
    named = [n.entity for n in lookup.mentions(at, at + len(before["word"])) if n.mention.kind == "name"]
    return next((e.side for e in named if e.side is not None), None)


def _named_before(lookup: Lookup, start: int) -> str:
    """The name right before a word, which other people may bear: "Tarric rebels" are not "the rebels"."""
    at = max(lookup.sentence(start).start, start - _NAME)
    before = _BEFORE.search(lookup.report.text[at:start])
    inside = before is not None and before.start() > 0 and before["word"][:1].isupper()
    return before["word"] if before is not None and inside else ""


def _difference(matter: Matter, family: str, whose: str, used: Used) -> Difference | None:
    """A side for each word that a report uses most of its kind; None where nobody chooses otherwise."""
    reports = {r for by_report in used.values() for r in by_report}
    told = sorted(used, key=lambda k: (-len(used[k]), k))
    apart = [k for k in told if set(used[k]) != reports]
    if len(told) < 2 or not apart or len(reports) < _FEWEST or not _differ(used):
        return None
    by_kind = [list(_worded(matter, used[kind])) for kind in told]
    count = sum(len(s) for k in apart for s in used[k].values())
    if not whose and count < _OFTEN and not _of_one(matter, by_kind):
        return None
    reasons = [
        Reason("named differently", family, 0.6),
        Reason("times", str(count), round(0.05 * min(count, 10), 4)),
    ]
    topic = f"words for {family}" + (f" of {whose}" if whose else "")
    return difference(
        matter, "framing", topic, [s for sides in by_kind for s in sides], reasons, conflict=False, relation="framing"
    )


def _worded(matter: Matter, by_report: dict[str, list[Span]]) -> Iterable[Side]:
    """A side for each word by which reports are told apart: who is named for one uses that very word."""
    left = dict(sorted(by_report.items()))
    while left:
        using: dict[str, dict[str, list[Span]]] = {}
        for report, spans in left.items():
            for span in spans:
                using.setdefault(stem(matter.quote(span).lower()), {}).setdefault(report, []).append(span)
        word = max(sorted(using), key=lambda w: (len(using[w]), sum(map(len, using[w].values()))))
        spans = [s for found in using[word].values() for s in found[:_SHOWN]]
        yield Side(matter.quote(spans[0]), (), evidence(spans))
        left = {r: spans for r, spans in left.items() if r not in using[word]}


def _of_one(matter: Matter, by_kind: Sequence[Sequence[Side]]) -> bool:
    """Whether two sentences of two reports that use two kinds of words tell of one thing: alike, or with rare words."""
    lines, rarity = lines_of(matter), rarity_of(matter)
    told = [[n for side in kind for s in side.evidence for n in lines if s.overlaps(n.span)] for kind in by_kind]
    pairs = [
        (a, b)
        for k, ones in enumerate(told)
        for others in told[k + 1 :]
        for a in ones
        for b in others
        if a.span.report != b.span.report
    ]
    if any(weight(rarity, a.keys & b.keys) >= _SHARED for a, b in pairs):
        return True
    texts = sorted({n.text for pair in pairs for n in pair})
    vectors = dict(zip(texts, embed(texts), strict=True)) if texts else {}
    return any(float(vectors[a.text] @ vectors[b.text]) >= _ALIKE for a, b in pairs)


def _in_a_name(lookup: Lookup, start: int, end: int) -> bool:
    """Whether the word stands in a date ("9 March") or a name: no other word in a sentence has a capital."""
    span = Span(lookup.report.id, start, end)
    text = lookup.report.text
    before = text[max(0, start - 2) : start].strip()
    if text[start:end].istitle() and before[-1:].isalpha() and lookup.report.part_at(start, end) is None:
        return True
    return any(t.span.overlaps(span) for t in lookup.times) or any(
        n.mention.kind == "name" and n.mention.span.overlaps(span)
        for n in lookup.mentions(max(0, start - _NAME), end + _NAME)
    )


def _differ(used: Used) -> bool:
    """Whether two reports have no kind in common, or one has a kind at least twice that another never uses."""
    reports = sorted({r for by_report in used.values() for r in by_report})
    for one in reports:
        for other in reports:
            mine = {k for k in used if one in used[k]}
            theirs = {k for k in used if other in used[k]}
            if one != other and (not mine & theirs or any(len(used[k][one]) > 1 for k in mine - theirs)):
                return True
    return False
