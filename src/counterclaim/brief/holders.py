"""Whose a position is, as a brief names them, and the words in which they act."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.brief.desk import Desk
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import Cite
from counterclaim.brief.wording import name, plain
from counterclaim.claims.language.words import cue_in, cue_words, tokens
from counterclaim.claims.records import Position
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

UNSURE = 0.6  # under this confidence a position carries the mark: of these about half are held by somebody else
_UNKNOWN = "unknown"  # how the comparing names a speaker whom the report does not
_SUBJECTS = frozenset(("you", "we", "i", "he", "she", "it", "they"))  # "you go in there" is no name
_LEADING = frozenset(("of", "and", "but", "that", "with", "by", "to"))
_OWNING = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])$")
_NOBODY = frozenset(("not", "none", "neither", "nobody", "either"))
_ACT = 220  # code points of a whole act of denying, from the denier to what is denied
_BEFORE = 90  # code points from the denier to what is denied, where the denier comes first
_REFUSALS = ("denies", "no-comment", "questions")


def shown_name(holder: str) -> str:
    """``holder`` on one line; a phrase where the report names no speaker, or by no more than a pronoun ("its")."""
    shown = _trimmed(name(holder))
    words = [t.lower for t in tokens(shown)]
    nobody = shown == _UNKNOWN or (bool(words) and (words[0] in _SUBJECTS or set(words) <= cue_words("stop") | _NOBODY))
    return phrase("no_speaker") if nobody else shown


def _trimmed(shown: str) -> str:
    """A name without what hangs on it where a source was cut: "of those people", "details were", "the story's"."""
    words = shown.split(" ")
    while len(words) > 1 and words[-1].lower() in cue_words("closers"):
        words.pop()
    while len(words) > 1 and words[0].lower() in _LEADING:
        words.pop(0)
    return _OWNING.sub("", " ".join(words)) or shown


def own_voice(position: Position, desk: Desk) -> bool:
    """Whether it is the outlet itself that says so."""
    return position.attribution is None and position.holder == desk.report(position.report).name


def holder_key(position: Position, desk: Desk) -> tuple[str, bool]:
    """Whose position it is: an entity, else a name; apart where an outlet speaks in its own voice."""
    if own_voice(position, desk):
        return (plain(position.holder), True)
    return (position.holder_entity or plain(position.holder), False)


def named(position: Position, desk: Desk) -> str:
    """The holder with what an editor must know: that it is the outlet itself, that the reader is unsure."""
    shown = shown_name(position.holder)
    mark = " ?" if position.confidence < UNSURE and shown != phrase("no_speaker") else ""
    voice = f" ({phrase('own_voice')})" if own_voice(position, desk) else ""
    return shown + voice + mark


def cites_of_acts(positions: Iterable[Position], desk: Desk) -> tuple[Cite, ...]:
    """One citation a report, of the words in which each acts."""
    first: dict[int, Cite] = {}
    for position in positions:
        desk.cite_position(position)
        cite = desk.cite(acted(position, desk))
        first.setdefault(cite.number, cite)
    return tuple(first[n] for n in sorted(first))


def whole_act(position: Position, desk: Desk) -> Span | None:
    """All of the act, from speaker to content; None where the outlet speaks itself or the speaker is not before it."""
    attribution = desk.attributions.get((position.report, position.attribution or ""))
    if attribution is None or attribution.source is None or attribution.source.start > position.span.start:
        return None
    return _around(position, attribution)


def _around(position: Position, attribution: Attribution) -> Span:
    spans = [position.span, *attribution.content, *(s for s in (attribution.source, attribution.cue) if s is not None)]
    return Span(position.report, min(s.start for s in spans), max(s.end for s in spans))


def tells_itself(position: Position, shown: Span, desk: Desk) -> bool:
    """Whether the words that are shown hold the verb of saying or denying: "denies" before "Orrin denied it" says twice
    what is denied once."""
    attribution = desk.attributions.get((position.report, position.attribution or ""))
    if attribution is None:
        return position.stance in _REFUSALS and cue_in("denies", desk.line(shown)) is not None
    return attribution.cue is not None and shown.contains(attribution.cue)


def says(position: Position, shown: Span, desk: Desk) -> str:
    """The verb between a name and the words that are shown for a position."""
    itself = position.stance in _REFUSALS and tells_itself(position, shown, desk)
    return phrase("tells_itself") if itself else phrase("says", position.stance)


def acted(position: Position, desk: Desk) -> Span:
    """The words to show for a position: its own, but for a denial of what stands there all of the act.

    "The town had fallen" under the name of one who denies it would read as theirs.
    """
    attribution = desk.attributions.get((position.report, position.attribution or ""))
    if position.stance not in ("denies", "no-comment") or attribution is None:
        return position.span
    if attribution.stance not in _REFUSALS and not attribution.negated:
        return position.span
    whole = _around(position, attribution)
    # The denier must be in what is left after cutting: first, or in a short whole.
    first = 0 < position.span.start - whole.start <= _BEFORE
    return whole if first or whole.end - whole.start <= _ACT else position.span
