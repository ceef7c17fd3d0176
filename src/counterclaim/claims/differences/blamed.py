"""Who is blamed: parties that name different causes of what happened."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.alignment.near import cosine
from counterclaim.claims.language.words import cue_places
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.propositions.traits import Named
from counterclaim.claims.records import Difference, Reason, Side

_REACH = 60
_NEAR = 0.4
_FOR = re.compile(r"\b(?:of|for|over|that)\s", re.IGNORECASE)
"""What somebody is blamed for begins here: whoever is named behind it is not blamed."""
_TITLE = re.compile(r"(?:['’]s)?(?:\s(?!(?:and|or|of|for|on|in|to|with|by|at|from|over|after|that)\b)[\w’'-]+){1,3}\s")
"""What may stand between a body and whom it introduces."""
_TYPES = ("person", "organisation", "place", "group")


def causes(matter: Matter) -> Iterable[Difference]:
    """One difference for the story where at least two are blamed, not by one report alone; a side for each of them.

    Only what is said with a word of blame counts ("blamed X", "X is responsible"). Not a conflict: more than one may
    be at fault.
    """
    blamed: dict[str, list[Proposition]] = {}
    for proposition in matter.space.propositions:
        if proposition.id not in matter.claim_of or proposition.stance not in ("asserts", "hedges"):
            continue
        found = _target(matter, proposition)
        if found is not None:
            key = found.entity.side if found.entity.side is not None else found.entity.name
            if key not in (proposition.side, proposition.holder):
                blamed.setdefault(key, []).append(proposition)
    blamed = {k: ps for k, ps in blamed.items() if any(_of_one(matter, ps, blamed[o]) for o in blamed if o != k)}
    blamed = {k: ps for k, ps in blamed.items() if all(_apart(k, o) for o in blamed)}
    if len({p.entity or p.holder for ps in blamed.values() for p in ps}) < 2:
        return  # one who blames the agency and its chief
    reports = [{p.report for p in ps} for ps in blamed.values()]
    if len(blamed) < 2 or len(set().union(*reports)) < 2:
        return
    ordered = sorted(blamed, key=lambda k: (-len({p.report for p in blamed[k]}), k))
    sides = [Side(k, tuple(sorted({p.id for p in blamed[k]})), evidence(p.span for p in blamed[k])) for k in ordered]
    claims = [matter.claim_of[p.id].id for k in ordered for p in blamed[k]]
    weight = max(matter.claim_of[p.id].score for ps in blamed.values() for p in ps)
    reasons = [
        Reason("importance of the claim", f"{weight:.2f}", weight),
        Reason("blamed", str(len(blamed)), round(0.1 * len(blamed), 4)),
    ]
    yield difference(
        matter, "cause", "who is blamed", sides, reasons, conflict=False, relation="together", claims=claims
    )


def _apart(one: str, other: str) -> bool:
    """Whether two are not one and what is its own: "the mayor", "the mayor's office"."""
    return not one.startswith(f"{other}’s ") and not one.startswith(f"{other}'s ")


def _of_one(matter: Matter, one: list[Proposition], other: list[Proposition]) -> bool:
    """Whether what two are blamed for may be one thing: some of it near in meaning, in two reports."""
    return any(
        cosine(matter, matter.index_of[p.id], matter.index_of[q.id]) >= _NEAR
        for p in one
        for q in other
        if p.report != q.report
    )


def _introduced(text: str, named: Sequence[Named]) -> Named:
    """The first of ``named``, or whom it only introduces: "the Water Board's nominee Ilse Varga"."""
    one = named[0]
    for other in named[1:]:
        between = text[one.mention.span.end : other.mention.span.start]
        if other.entity.type != "person" or _TITLE.fullmatch(between) is None:
            break
        one = other
    return one


def _target(matter: Matter, proposition: Proposition) -> Named | None:
    """The first named after "blamed", or the last named before "is responsible"; None without such words."""
    lookup = matter.lookups[proposition.report]
    start, end = proposition.span.start, proposition.span.end
    text = lookup.report.text[start:end]
    named = [n for n in lookup.mentions(start, end) if n.entity.type in _TYPES and n.mention.kind != "pronoun"]
    for _, at in cue_places("blames", text):
        after = [n for n in named if 0 <= n.mention.span.start - start - at <= _REACH]
        if after and _FOR.search(text[at : after[0].mention.span.start - start]) is None:
            return _introduced(lookup.report.text, after)
    for at, _ in cue_places("blamed", text):
        before = [n for n in named if 0 <= start + at - n.mention.span.end <= _REACH]
        if before:
            return before[-1]
    return None
