"""Inside somebody's words, what another wants, plans or does: told by the speaker, and no statement of the other's.

"Ada Tarr said the council wants to sell the pier": that the council wants it is hers to answer for. What it said, asked
for, denied or found out stays its own, and so does what it is quoted with; what it did not say is hers again.
"""

from __future__ import annotations

import re

from counterclaim.claims.language.lists import listed
from counterclaim.claims.propositions.holders import holder_name, source_of
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.reading.private import lists
from counterclaim.reading.records import Attribution
from counterclaim.reading.speakers import speaks
from counterclaim.reading.stance import cue_stance
from counterclaim.text import Span

_MARKS = frozenset('"“”«»')
_PRONOUNS = frozenset(("he", "she", "they", "it", "who", "which", "that", "we", "i", "you"))
_SELF = ("self", "selves")
_GIVES_NO = re.compile(r"\b(?:never|no|nor|neither|deny|denie[sd]|yet)\b", re.IGNORECASE)
_AFTER_HEAD = re.compile(r"\s(?:of|in|from|for|at|on|with|who|that|which|to|by|among|linked)\s|[,(—–]\s")


def told_of(lookup: Lookup, attribution: Attribution) -> Attribution | None:
    """The attribution whose speaker tells what stands in ``attribution``, of which its own subject says nothing."""
    if attribution.within is None:
        return None
    outer = lookup.reading.attribution(attribution.within)
    if not _says_nothing(lookup, attribution, outer):
        return None
    further = told_of(lookup, outer)
    if further is not None:
        return further
    source = source_of(lookup, outer)
    return outer if holder_name(lookup, outer, lookup.speaks(source)) != "unknown" else None


def _says_nothing(lookup: Lookup, a: Attribution, outer: Attribution) -> bool:
    """Whether subject, verb and what it is of stand in this order, unquoted, and the subject is nobody or the verb is
    none of saying, or what it does is only demanded."""
    text = lookup.report.text
    if a.source is None or a.cue is None or not a.source.end <= a.cue.start < a.content[0].start:
        return False
    if _MARKS & set(text[a.content[0].start : a.content[0].start + 1]):
        return False
    cue = text[a.cue.start : a.cue.end]
    act = cue_stance(cue)
    named = text[a.source.start : a.source.end].lower() not in _PRONOUNS
    if named and act.negated and act.stance != "no-comment" and not _GIVES_NO.search(cue):
        return True  # what another does not say, think or refute
    if act.stance in ("denies", "no-comment"):
        return False
    if act.lemma in lists().findings:
        return False
    if act.lemma == "" or act.lemma in lists().lemmas or act.lemma in listed("told_of"):
        return True
    return (outer.stance == "demands" and act.lemma == cue.strip()) or _is_nobody(lookup, a.source)


def _is_nobody(lookup: Lookup, source: Span) -> bool:
    """ "The arrest of a clerk shows", "the report's findings underline": no person, body or document."""
    text = lookup.report.text
    head = _AFTER_HEAD.split(text[source.start : source.end])[0]
    first = source.start + head.rfind(" ") + 1
    last = source.start + len(head)
    word = text[first:last]
    if " " not in head or not word.islower() or not word.isalpha() or word in lists().nobody or word.endswith(_SELF):
        return False
    names = [(m.span.start, m.span.end) for m in lookup.reading.mentions if m.kind == "name"]
    return not any(s < last and first < e for s, e in names) and not speaks(text, (first, last), names)
