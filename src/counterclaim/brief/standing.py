"""Words that an editor can read by themselves, and what to show of a position whose own words cannot be."""

from __future__ import annotations

import re

from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import acted, whole_act
from counterclaim.claims.clauses import is_clause, is_finite
from counterclaim.claims.records import Position
from counterclaim.claims.words import cue_words, tokens
from counterclaim.text import Span

# "the ministry's claims of": what is owned is no verb.
_OWNED = re.compile(r"(?!(?:it|that|he|she|there|here|what|who|let)['’])\w+['’]s\s+[\w-]+", re.IGNORECASE)
_RELATIVE = ("that", "which", "who", "whose", "whom", "where")
# In lower case; "What they want is..." begins a sentence.
_SUBORDINATE = ("what", "how", "why", "whether", "if", "when", "because", "although", "while")
_ACT = 220  # code points of an act that is shown instead of a fragment


def told_in(position: Position, desk: Desk) -> Span:
    """What to show of a position: its own words (``acted``), or where they are a fragment all of the act, from the
    speaker on, if that is short and can be read by itself."""
    shown = acted(position, desk)
    if stands_alone(desk.line(shown)):
        return shown
    act = whole_act(position, desk)
    readable = act is not None and act.end - act.start <= _ACT and stands_alone(desk.line(act))
    return act if act is not None and readable else shown


def stands_alone(text: str) -> bool:
    """Whether ``text`` is a clause with its verb in front of what hangs on a noun: a relative clause, a participle."""
    if text.split(" ", 1)[0] in _SUBORDINATE:
        return False
    owned = _OWNED.match(text)
    if not is_clause(text) or (owned is not None and not is_finite(text[owned.end() :])):
        return False
    before = ""
    for token in tokens(text):
        hangs = token.lower in _RELATIVE or (token.lower.endswith("ing") and before not in cue_words("auxiliaries"))
        if hangs and token.start > 0:
            return is_finite(text[: token.start])
        before = token.lower
    return True
