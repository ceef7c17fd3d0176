"""How somebody's words are told of by another: as false ("falsely claimed"), or as unproven ("without evidence").

The judgement is the teller's: the outlet's, or that of the speaker in whose words the act of saying stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.claims.language.hulls import hull
from counterclaim.claims.language.lists import listed, pattern_of, plain
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

_BEFORE, _AFTER = 45, 40
"""Code points before and after a cue in which words on it stand."""
_BESIDE = 20
"""Code points that may stand between such words and the cue: its subject ("without evidence, Varga said")."""
_THAT = re.compile(r"(?:[\w'’-]+\s){0,6}?that\b", re.IGNORECASE)
_MARKS = re.compile('["“”]')


def told_as_false(lookup: Lookup, a: Attribution) -> Span | None:
    """Where what ``a`` has is told as false ("falsely claimed", "the debunked theory that"), None where it is not."""
    return _told(lookup, a, _manner("untruly", "untrue"))


def told_as_unproven(lookup: Lookup, a: Attribution) -> Span | None:
    """Where what ``a`` has is told as unproven ("claimed without evidence", "the unfounded rumour that"), else None."""
    return _told(lookup, a, _manner("unprovenly", "doubted")) or _told(lookup, a, _without_proof())


@lru_cache(maxsize=4)
def _manner(adverbs: str, adjectives: str) -> re.Pattern[str]:
    """An adverb of one list beside a verb of claiming, or an adjective of the other before somebody's words."""
    how, called = _any(adverbs), _any(adjectives)
    claiming = _any("says_contrary", "claiming", "accusing")
    return re.compile(
        rf"{how}(?: and \w+ly)? (?:\w+ )?{claiming}|{claiming} {how}"
        rf"|{called} (?:\w+ )?{_any('meant_said', 'theories')} (?:\w+ ){{0,4}}?that\b"
    )


@lru_cache(maxsize=1)
def _without_proof() -> re.Pattern[str]:
    return re.compile(
        rf"\bwithout (?:{_any('proves')} )?(?:\w+ ){{0,2}}?{_any('proving')}(?! (?:of|to)\b| that\b(?!$))"
    )


def _any(*kinds: str) -> str:
    return pattern_of(tuple(w for k in kinds for w in listed(k))).pattern


def _told(lookup: Lookup, a: Attribution, how: re.Pattern[str]) -> Span | None:
    """From the speaker to the content, or over the cue that follows that, where the act of saying is told so."""
    if a.cue is None or not a.content:
        return None
    start, end = _act(lookup, a)
    found = how.search(plain(lookup.report.text[start:end]))
    if found is None or start + found.end() <= a.cue.start - _BESIDE:
        return None
    first = min(start + found.start(), hull(a)[0] if a.content[0].start >= a.cue.end else a.cue.start)
    return Span(lookup.report.id, first, max(start + found.end(), a.cue.end))


def _act(lookup: Lookup, a: Attribution) -> tuple[int, int]:
    """Where the act of saying is told, from a little before the cue: with "that" where the content follows."""
    assert a.cue is not None
    text, sentence = lookup.report.text, lookup.sentence(a.cue.start)
    start = max(sentence.start, a.cue.start - _BEFORE)
    ended = [s.end for s in a.content if s.end <= a.cue.start]
    outer = lookup.reading.attribution(a.within).content if a.within is not None else ()
    held = [s.start for s in outer if s.start <= a.cue.start < s.end]  # how the outer words are told is not of these
    start = max([start, *ended, *held])
    follows = [s.start for s in a.content if s.start >= a.cue.end]
    if not follows:
        mark = _MARKS.search(text, a.cue.end)
        stop = min(sentence.end, a.cue.end + _AFTER)
        return start, max(a.cue.end, min(stop, mark.start()) if mark is not None else stop)
    that = _THAT.match(text, follows[0])
    return start, that.end() if that is not None else follows[0]
