"""Propositions that reports attribute to somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.claims.language.clauses import is_pointer, split
from counterclaim.claims.language.fragments import is_nameless
from counterclaim.claims.language.hulls import hull, subtract
from counterclaim.claims.language.lists import has
from counterclaim.claims.language.verdicts import is_verdict
from counterclaim.claims.language.words import cue_in
from counterclaim.claims.propositions.contents import stretches
from counterclaim.claims.propositions.pointed import points_at_told
from counterclaim.claims.propositions.records import Found
from counterclaim.claims.propositions.set_against import is_set_against
from counterclaim.claims.propositions.spoken import Spoken
from counterclaim.claims.propositions.told_of import told_of
from counterclaim.claims.propositions.told_so import told_as_false
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.propositions.unverified import names_words
from counterclaim.reading.records import Attribution

_LAST = re.compile(r"[^\W\d_]+\Z")
_OVER = re.compile(r"[\s,\"“]*that[\s,\"“]+")


def attributed(lookup: Lookup) -> list[Found]:
    """Every clause of every content, with its holder and chain; a content without words of its own as a pointer."""
    reading, text = lookup.reading, lookup.report.text
    kept = [a for a in reading.attributions if not _same_voice(lookup, a) and not is_set_against(lookup, a)]
    inside: dict[str, list[Attribution]] = {}
    for attribution in kept:
        if attribution.within is not None:
            inside.setdefault(attribution.within, []).append(attribution)
    found: list[Found] = []
    for attribution in sorted(kept, key=hull):
        start, end = hull(attribution)
        if start == end or lookup.report.part_at(start, end) in ("related", "notice", "note", "byline"):
            continue
        if attribution.cue is not None and is_nameless(text[attribution.cue.start : end]):
            continue
        if _is_judged(lookup, attribution):
            continue
        teller = told_of(lookup, attribution)
        if teller is not None:
            found.extend(_retold(lookup, attribution, teller, inside.get(attribution.id, ())))
            continue
        speaker = Spoken(lookup, attribution)
        # "refuted Y's claims of having taken X": what is denied is what Y claims; "falsely claimed that Y urged it"
        whole = attribution.stance == "denies" or told_as_false(lookup, attribution) is not None
        holes = [] if whole else [hull(a) for a in inside.get(attribution.id, ())]
        content = " ".join(text[s.start : s.end] for s in attribution.content)
        if speaker.silent(content):
            found.append(speaker.pointer(stance="no-comment"))
            continue
        if is_pointer(content) or _looks_into(lookup, attribution, content, cue=speaker.cue):
            if lookup.wondered(start):
                continue
            if attribution.stance in ("denies", "no-comment") or (
                content and cue_in("confirms", speaker.cue) is not None
            ):
                found.append(speaker.pointer())
            continue
        told = [
            made
            for start, end in stretches(lookup, attribution, holes)
            for s, e in subtract(start, end, holes)
            for first, last in lookup.by_sentence(s, e)
            for clause in split(text, first, last)
            if not _leads_over(text, clause[1], inside.get(attribution.id, ()))
            for made in speaker.positions(*speaker.with_cue(*clause))
        ]
        if not told and attribution.stance == "denies" and speaker.disputes and not holes and not speaker.refuses():
            told = [speaker.pointer()]  # "denies that there was any call": too little to be told from
        elif told and speaker.stance == "denies" and speaker.disputes and all(p.stance == "asserts" for p, _ in told):
            told.append(speaker.pointer())  # "denied it: 'I was away'"
        found.extend(told)
    return found


def _retold(
    lookup: Lookup, attribution: Attribution, teller: Attribution, inside: Sequence[Attribution]
) -> list[Found]:
    """What ``attribution`` tells, with its subject and verb, in the mouth of ``teller``, in whose words it stands."""
    if teller.stance == "denies":
        return []  # who denies it is asked of the whole
    speaker = Spoken(lookup, teller)
    return [
        made
        for start, end in subtract(*hull(attribution), [hull(a) for a in inside])
        for first, last in lookup.by_sentence(start, end)
        for made in speaker.positions(first, last)
    ]


def _leads_over(text: str, end: int, inside: Sequence[Attribution]) -> bool:
    """Whether what ends at ``end`` only leads over to what is told of by itself: "a call showed", and cut out behind
    it "that the envoy offered help"."""
    last = _LAST.search(text, 0, end)
    if last is None or has("showing", last.group()) is None:
        return False
    return any(_OVER.fullmatch(text, end, max(end, hull(a)[0])) is not None for a in inside)


def _looks_into(lookup: Lookup, attribution: Attribution, content: str, *, cue: str) -> bool:
    """Whether an act of confirming, or of not being able to, is of what was told before: "confirmed the strike"."""
    if has("verifying", cue) is not None and attribution.negated and names_words(content):
        return True
    return points_at_told(lookup, hull(attribution)[0], content, cue=cue)


def _is_judged(lookup: Lookup, attribution: Attribution) -> bool:
    """Whether somebody's words are only named, and called something by another: "called Varga's claim “absurd”"."""
    cue = attribution.cue
    if attribution.within is None or cue is None or has("claimed", lookup.report.quote(cue)) is None:
        return False
    return bool(attribution.content) and is_verdict(lookup.report.quote(attribution.content[0]))


def _same_voice(lookup: Lookup, attribution: Attribution) -> bool:
    """Whether a nested attribution names nobody new: what it holds is said by whoever the outer one names."""
    if attribution.within is None:
        return False
    if attribution.source is None:
        return True
    outer = lookup.speaks(lookup.reading.attribution(attribution.within).source)
    inner = lookup.speaks(attribution.source)
    return inner is not None and outer is not None and inner.id == outer.id
