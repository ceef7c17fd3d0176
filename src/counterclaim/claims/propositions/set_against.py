"""What is told against somebody's words: "contrary to Varga's claim that it held", "despite her claims, it broke"."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.claims.language.hulls import hull
from counterclaim.claims.language.lists import listed, pattern_of, plain
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

_AGAINST = re.compile(r"(?:contrary to|despite|in spite of|notwithstanding|in contrast to) (?:[\w'-]+ ){0,3}$")
_BEFORE = 80
"""Code points before whose words they are in which it is told what these are set against."""


def told_contrary_to(lookup: Lookup, a: Attribution) -> Span | None:
    """The sentence, where it says that what it tells is contrary to what ``a`` has, a clause; None where it does not.

    "Despite" says less: "despite her claim that it is safe, the bridge is empty".
    """
    against = _against(lookup, a)
    if against is None or not against.group().startswith("contrary") or not _has_a_clause(lookup, a):
        return None
    return lookup.sentence(hull(a)[0])


def is_set_against(lookup: Lookup, a: Attribution) -> bool:
    """Whether ``a`` names only against whose words something is told: "despite Varga's claims, the dam broke"."""
    return _against(lookup, a) is not None and not _has_a_clause(lookup, a)


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return pattern_of((*listed("claimed"), *listed("utterances"), *listed("theories")))


def _against(lookup: Lookup, a: Attribution) -> re.Match[str] | None:
    """ "Despite", "contrary to" right before the speaker, of a noun for his words."""
    if a.cue is None or not a.content or a.content[0].start < a.cue.end:
        return None
    text, start = lookup.report.text, hull(a)[0]
    if _words().search(plain(text[a.cue.start : a.cue.end])) is None:
        return None
    low = max(lookup.sentence(start).start, start - _BEFORE)
    return _AGAINST.search(plain(text[low:start]))


def _has_a_clause(lookup: Lookup, a: Attribution) -> bool:
    """Whether what is claimed follows its noun, without a comma between."""
    return a.cue is not None and "," not in lookup.report.text[a.cue.end : a.content[0].start]
