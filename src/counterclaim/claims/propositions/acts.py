"""What an act of denying, or of not saying, makes of its content: not every one denies a statement or refuses one."""

from __future__ import annotations

import re

from counterclaim.claims.language.clauses import is_finite
from counterclaim.claims.language.lists import has, listed, plain
from counterclaim.claims.language.words import cue_in, tokens
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import PositionStance
from counterclaim.reading.lemmas import lemmas
from counterclaim.text import Span

_AT_ODDS = re.compile(
    r"\W*(?:\w+ly )?(?:disagree(?:d|s|ing|ment|ments)?|differ(?:ed|s)?|argue[ds]?|"
    r"(?:could|can|did|do|does|would)(?:n't| not) agree)"
    r"\W*(?:over|about|on|whether|how|who|what|when)\b"
)
"""To be at odds with each other over a thing: neither says that something is not so."""
_CLAUSE = re.compile(
    r"\W*(?:(?:it|he|she|they|we|i|there)\s\w|[Tt]hat\s(?:(?:the|an?|his|her|its|their|our|my|it|he|she|they|we|i|there|"
    r"this|these|those|no|some|many|all|both|\w+[^\Ws]s)\b|(?-i:[A-Z])))",
    re.IGNORECASE,
)
_THIS = re.compile(r"\W*(?:this|these|those|that)\s", re.IGNORECASE)
"""Before a subject or a thing: "countered this was so", "countered these allegations"."""
_THING = 2
_GIVES_NO = re.compile(
    r"\b(?:offer|giv|gave|provid|produc|present)\w*\s+(?:\w+ly\s+)?(?:no|little|few)\s+((?:[\w'-]+\s*){1,4})"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being)(?:n't| not| never)?\s(?:\w+ly\s)?\w+(?:ed|en|own|aid|old|ought)\b"
)
_NO_HEAD = 4
_REFUSED = re.compile(
    r"\b(?:refus|declin|fail|neglect|hesitat|unwilling|unable|reluctant)\w*\s(?:\w+\s)?to\s(?:\w+ly\s)?(\w+)"
)
_GIVEN = 6
_OPENING = ('"', "“", "‘")
_APART = ("", ":", ",", ".", "!", "?", ";")
_THROWN_OUT = re.compile(r"\b(?:was|were|been|be|is|are)\b.*\b(?:dismissed|rejected)\b")
_SUIT = 80
"""Code points at the head of what was thrown out in which it is called."""
_SAYS = re.compile(r"\b(?:said|says|wrote|writes|told|tells)\b.*\bthat (?:did|does|made) (?:not|no)\b")
"""Who "said in a statement that did not mention it" has spoken."""


def stance_of(stance: PositionStance, *, cue: str, content: str) -> PositionStance:
    """The stance of an act with the words ``cue`` towards the statement in ``content``.

    Who "countered that" something is so says it; who "disagreed over" a thing with another denies nothing. What "was
    not disclosed" is nobody's silence, nor is "offered no evidence": what is not told there is no statement.
    """
    if stance == "denies":
        if _AT_ODDS.match(plain(f"{cue} {content[:20]}")) is not None:
            return "reports-neutrally"
        if _of_suits(cue, content):
            return "reports-neutrally"
        return "asserts" if _counters(cue, content) else stance
    if stance != "no-comment":
        return stance
    if has("outspoken", plain(cue)) is not None or _SAYS.search(plain(cue)) is not None:
        return "asserts"
    return "reports-neutrally" if _of_things(cue, content) or _undisclosed(cue) or _of_deeds(cue, content) else stance


def quoted_apart(lookup: Lookup, cue: Span | None, start: int, end: int) -> bool:
    """Whether ``start``..``end`` is quoted as what somebody said when denying, not as what is denied.

    The quotation follows a mark ("denied the theft: 'I was away'") or begins in a sentence before, and the ``cue`` of
    denying is not within one itself.
    """
    if not lookup.quoted(start, end) or (cue is not None and lookup.quoted(cue.start, cue.end)):
        return False
    text = lookup.report.text
    opening = max(text.rfind(mark, 0, start + 1) for mark in _OPENING)
    if opening < 0:
        return False
    before = text[:opening].rstrip()[-1:]
    return before in _APART or lookup.sentence(opening).start != lookup.sentence(start).start


def _of_suits(cue: str, content: str) -> bool:
    """ "the suit was dismissed": by a court or whoever brought it, which denies nothing."""
    return _THROWN_OUT.search(plain(cue)) is not None and has("suits", content[:_SUIT]) is not None


def _counters(cue: str, content: str) -> bool:
    """ "countered that his country would": what follows is what the speaker himself says."""
    words = [lemma for t in tokens(cue) for lemma in lemmas(t.lower)]
    if not any(w in listed("counters") for w in words) or has("against", plain(cue)) is not None:
        return False
    if plain(cue).endswith(" that") or _CLAUSE.match(content) is not None:
        return True
    this = _THIS.match(content)
    if this is None or not is_finite(content):
        return False
    return cue_in("pointers", " ".join(content[this.end() :].split()[:_THING])) is None


def _of_things(cue: str, content: str) -> bool:
    """ "offered no evidence": a thing that is not given, no word that is not said."""
    found = _GIVES_NO.search(plain(f"{cue} {content[:60]}"))
    return found is not None and has("informing", " ".join(found.group(1).split()[:_NO_HEAD])) is None


def _of_deeds(cue: str, content: str) -> bool:
    """ "failed to persuade", "refused to share the data", "withheld support": no word is refused."""
    words = plain(f"{cue} {content[:60]}")
    withheld = has("withholds", plain(cue)) is not None
    refused = _REFUSED.search(words)
    if refused is None and not withheld:
        return False
    verb = lemmas(refused.group(1)) if refused is not None else ()
    rest = words[refused.end() :] if refused is not None else content[:60]
    if any(v in listed("saying_verbs") for v in verb):
        return False
    if any(v in listed("facing_verbs") for v in verb) and has("faced", " ".join(rest.split()[:_GIVEN])) is not None:
        return False  # "refused to take questions"
    gives = withheld or any(v in listed("giving_verbs") for v in verb)
    return not (gives and has("informing", " ".join(rest.split()[:_GIVEN])) is not None)


def _undisclosed(cue: str) -> bool:
    """ "was not disclosed": by nobody in particular."""
    return _PASSIVE.search(plain(cue)) is not None and has("reaching", plain(cue)) is None
