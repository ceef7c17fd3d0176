"""A teller's doubt on what somebody says: "claimed without evidence", "gave no proof". It hedges and denies nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.denials.rejoinder_forms import speaker_of, whose
from counterclaim.claims.denials.told_by import told_by
from counterclaim.claims.language.hulls import hull
from counterclaim.claims.language.lists import listed, pattern_of, plain
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.propositions.told_so import told_as_unproven
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

_SAID = ("asserts", "hedges")
_SPEAKS = ("person", "organisation", "group", "place")


def unbacked(matter: Matter) -> dict[str, list[Proposition]]:
    """By claim id the doubts of whoever tells of what is said by it: hedged positions, their words the telling."""
    found: dict[str, dict[str, Proposition]] = {}
    for lookup in matter.lookups.values():
        rows: dict[str, list[str]] = {}
        for p in matter.of_report(lookup.report.id):
            if p.attribution is not None and p.stance in _SAID:
                rows.setdefault(p.attribution, []).append(p.id)
        for a, span in _doubts(lookup):
            teller = whose(lookup, span.start)
            if teller.name == "unknown" or teller.party == speaker_of(lookup, a).party:
                continue
            for told in rows.get(a.id, ()) or rows.get(a.within or "", ()):
                claim = matter.claim_of.get(told)
                if claim is not None and told not in claim.beside:
                    at = (span.report, span.start, span.end, teller.name, claim.positions[0].id)
                    made = told_by(matter, span, teller, "hedges", material=("unbacked", *at))
                    found.setdefault(claim.id, {}).setdefault(made.id, made)
    return {key: [made[i] for i in sorted(made)] for key, made in found.items()}


def _doubts(lookup: Lookup) -> Iterator[tuple[Attribution, Span]]:
    """What is told without proof, and where the report says so."""
    for a in lookup.reading.attributions:
        if a.stance in _SAID and not a.negated:
            span = told_as_unproven(lookup, a)
            if span is not None:
                yield a, span
    for sentence in lookup.body():
        text = plain(lookup.report.text[sentence.start : sentence.end])
        for found in _no_proof().finditer(text):
            told = _said_last(lookup, sentence, sentence.start + found.start())
            if told is not None:
                yield told, sentence


@lru_cache(maxsize=1)
def _no_proof() -> re.Pattern[str]:
    """ "offered no evidence", "did not give any proof"."""
    gives, proof, meant = (pattern_of(listed(kind)).pattern for kind in ("proves", "proving", "claimed"))
    of_it = (
        rf"(?: (?:for|of|behind|to \w+(?: up)?) (?:(?:it|this|that|these|those)(?! \w)|"
        rf"(?:the|this|that|these|those|such|his|her|its|their|any of the) (?:\w+ ){{0,2}}?{meant})|\W*$|[,.;])"
    )
    not_given = rf"(?:(?:did|do|does|has|have|had)(?:n't| not)|never) (?:\w+ly )?{gives} (?:any |much )?"
    return re.compile(rf"(?:{gives} (?:no|little|scant) |{not_given})(?:\w+ )?{proof}{of_it}")


def _said_last(lookup: Lookup, sentence: Span, at: int) -> Attribution | None:
    """What whoever is named right before ``at`` in the sentence said last, there or in the sentence before."""
    named = [n.entity for n in lookup.mentions(sentence.start, at) if n.entity.type in _SPEAKS]
    if not named:
        return None
    low = lookup.sentence(max(0, sentence.start - 1)).start
    said = [
        a
        for a in lookup.reading.attributions
        if a.content and a.stance in _SAID and not a.negated and low <= a.content[0].start and hull(a)[1] <= at + 1
    ]
    who = named[-1].side or named[-1].id
    return max((a for a in said if speaker_of(lookup, a).party == who), key=lambda a: (hull(a)[1], a.id), default=None)
