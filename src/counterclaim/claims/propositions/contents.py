"""Which stretch of text tells the content of an attribution so that it can be understood alone.

Reading marks contents as they are annotated: "the ceasefire" and "to hold" around "appeared", "the bill" before "was
welcomed". Such a content is told with the words between or after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.claims.language.clauses import is_clause, is_finite, split, trim
from counterclaim.claims.language.hulls import hull
from counterclaim.claims.language.words import cue_in, cue_words, has_verb, is_verb, tokens
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

_GOES_ON = re.compile(r"\s+(?:as|to)\b")
_BY = re.compile(r"\s+(?:by|from|among)\s+")
_STOP = re.compile(r"[,;:—–\n]|\s-\s|\s(?:and|but|while|which|who|after|as)\s")
_LONGEST_SUBJECT = 14
_PARENTHESIS = re.compile(r"[,\s\"“”]*")


def stretches(lookup: Lookup, attribution: Attribution, holes: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The contents of ``attribution`` in order, each as far as it is told: code points, end-exclusive.

    None is widened over ``holes``, nor where that makes no clause.
    """
    text = lookup.report.text
    made: list[tuple[int, int]] = []
    for span in attribution.content:
        if (
            made
            and not _parted(text, attribution, made[-1], span, holes)
            and _one_clause(text, attribution, made[-1], span)
        ):
            made[-1] = (made[-1][0], span.end)
        else:
            made.append((span.start, span.end))
    if attribution.cue is None:
        return made
    wider = [_told(lookup, attribution, attribution.cue, start, end) for start, end in made]
    return [new if new == old or _is_whole(text, *new) else old for old, new in zip(made, wider, strict=True)]


def _is_whole(text: str, start: int, end: int) -> bool:
    first, last = trim(text, start, end)
    return is_clause(text[first:last])


def _parted(
    text: str, attribution: Attribution, before: tuple[int, int], after: Span, holes: Sequence[tuple[int, int]]
) -> bool:
    """Whether a cut or one of ``holes`` would leave the speaker at an end of what the two make together."""
    if attribution.source is None:
        return any(s < after.start and e > before[0] for s, e in holes)
    cuts = [last for _, last in split(text, before[0], after.end)]
    return any(before[1] <= cut <= after.start for cut in cuts) or any(
        s < after.end and e > before[0] for s, e in holes
    )


def _one_clause(text: str, attribution: Attribution, before: tuple[int, int], after: Span) -> bool:
    """Whether nothing but the cue, or who says it in between, parts a subject from its verb."""
    cue, source = attribution.cue, attribution.source
    if cue is None or not before[1] <= cue.start < cue.end <= after.start:
        return False
    if source is None:
        return not (text[before[1] : cue.start] + text[cue.end : after.start]).strip(' "“”')
    words = tokens(text[after.start : after.end])
    inside = min(cue.start, source.start), max(cue.end, source.end)
    return (
        bool(words)
        and is_verb(words[0].lower)
        and not is_finite(text[slice(*before)])
        and before[1] <= inside[0]
        and inside[1] <= after.start
        and _PARENTHESIS.fullmatch(text, before[1], inside[0]) is not None
        and _PARENTHESIS.fullmatch(text, inside[1], after.start) is not None
    )


def _told(lookup: Lookup, attribution: Attribution, cue: Span, start: int, end: int) -> tuple[int, int]:
    text, source = lookup.report.text, attribution.source
    if _is_whole(text, start, end) or start < cue.start < end:
        return start, end
    if (
        end <= cue.start
        and len(tokens(text[start:end])) > 1
        and not text[end : cue.start].strip()
        and has_verb(text[cue.start : cue.end])
    ):
        if source is None:
            return start, _clause_end(lookup, attribution, cue)
        by = _BY.fullmatch(text, cue.end, source.start) if source.start > cue.end else None
        by = None if _GOES_ON.match(text, source.end) is not None else by  # "was seen by some as a threat"
        return start, end if by is None else source.end
    verb = has_verb(text[cue.start : cue.end]) or cue_in("hedges", text[cue.start : cue.end]) is not None
    if verb and source is None and cue.end <= start and not text[cue.end : start].strip(' "“”'):
        return _clause_start(lookup, attribution, cue, start), end
    return start, end


def _clause_end(lookup: Lookup, attribution: Attribution, cue: Span) -> int:
    """Where the clause ends whose verb the cue is; at the cue where something else is told from there on."""
    text = lookup.report.text
    sentence = lookup.sentence(cue.start)
    stop = _STOP.search(text, cue.end, sentence.end)
    end = stop.start() if stop is not None else sentence.end
    return cue.end if _another(lookup, attribution, cue.end, end) else end


def _clause_start(lookup: Lookup, attribution: Attribution, cue: Span, start: int) -> int:
    """Where the clause begins whose verb the cue is or stands beside: "the firm is reportedly closing its plant"."""
    text = lookup.report.text
    sentence = lookup.sentence(cue.start)
    for first, last in split(text, sentence.start, sentence.end):
        if first < cue.start < last and not _another(lookup, attribution, first, cue.start):
            subject = [word.lower for word in tokens(text[first : cue.start])]
            finite = any(word in cue_words("auxiliaries") for word in subject[:-1]) or subject[-1:] == ["and"]
            apposed = text[: cue.start].rstrip()[-1:] == "," and _is_participle(text[cue.start : cue.end])
            return start if finite or apposed or not 0 < len(subject) <= _LONGEST_SUBJECT else first
    return start


def _is_participle(cue: str) -> bool:
    """Whether a cue after a comma hangs on a noun: "the letter, believed to be forged"."""
    first = tokens(cue)[:1]
    return bool(first) and is_verb(first[0].lower) and first[0].lower not in cue_words("auxiliaries")


def _another(lookup: Lookup, attribution: Attribution, start: int, end: int) -> bool:
    """Whether another attribution has a part in ``start``..``end``."""
    hulls = (hull(a) for a in lookup.reading.attributions if a.id != attribution.id)
    return any(s < end and e > start for s, e in hulls)
