"""Nouns for what was said, inside a content: "X's claim that ...", "a request by X for ...", "the loss reported by X".

The word lists lie in ``data/private.yml`` and ``data/inner.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.lemmas import data
from counterclaim.reading.roles import phrase_start, touching, words
from counterclaim.reading.speakers import speaks

_SURE = 0.6  # confidence: of 40 found in unseen reports some seven in ten are right
_UNSURE = 0.5
_LONGEST = 300
_DETERMINED = re.compile(r"\b(?:the|any|all|those|these|such|every|both)\s+(?:\w+\s+)?$", re.IGNORECASE)
_STOP = r"[,;:!?”\"—]|(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\b[A-Z])\.(?!\w)"
_CLAUSE_END = re.compile(rf"{_STOP}|\s(?:which|who|but|after|when|while|because)\s")
_FALSE = (
    r"false|untrue|wrong|true|baseless|groundless|unfounded|nonsense|ridiculous|absurd|ludicrous|preposterous|outrageous"
    r"|offensive|incorrect|inaccurate|misleading|without|an?\s|just\s|simply\s"
)
_THAT_END = re.compile(
    rf"{_STOP}|\s(?:which|who|but)\s|\s(?:is|are|was|were)\s(?:not\s|n['’]t\s)?(?:\w+ly\s)?(?:{_FALSE})"
)
_PHRASE_END = re.compile(
    rf"{_STOP}|\s(?:was|were|is|are|has|had|have|will|would|could|came|comes|went|met|which|that|who|but|after|when|while"
    r"|as|and)\s"
)
_ENDS = {"for": _PHRASE_END, "of": _PHRASE_END, "to": _CLAUSE_END}
_CLOSED = {"“": "”", '"': '"', "‘": "’"}
_ALL = r"[Tt]he|[Aa]ny|[Aa]ll|[Tt]hose|[Tt]hese|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir"
_NOT_IN = (
    r"(?:the|an?|any|all|no|some|those|these|its|his|her|their"
    r"|about|with|by|to|from|in|on|at|for|that|as|first|\w+ly)\b"
)
_REPORTED_BY = re.compile(
    rf"\b(?P<what>(?:{_ALL}|[Aa]n?|[Nn]o|[Ss]ome)\s(?:(?!{_NOT_IN})[\w’'-]+\s){{0,4}}?(?!{_NOT_IN})[\w’'-]+?"
    rf"|(?:{_ALL})\s[^,.;:!?“”\"\n]{{3,90}}(?=,\sas\s))"
    r"(?:,\sas)?\s(?:(?:\w+ly|first)\s)?(?P<cue>reported|alleged|claimed|suggested|announced|asserted)"
    r"\s(?:[^,.;:!?“”\"\n]{1,40}\s)??by\s(?P<who>[^,;:!?“”\"\n.]{3,60}?)"
    r"(?=[,;:!?“”\"\n.]|\s(?:and|that|who|which|in|on|at|as|was|were|is|are|had|has|to|last|this|earlier)\s|$)"
)

_OWNED = re.compile(  # "the board's own months-long", "its public"
    r"(?P<who>\b(?:his|her|their)|(?!(?:[Hh]e|[Ss]he|[Ii]t|[Tt]h(?:at|is|ere)|[Ww]h(?:o|at)|[Ll]et)['’]s\b)\b[\w.’'-]+(?:['’]s|s['’]))\s+"
    r"(?:(?!(?:of|in|on|at|for|to|by|with|about|and|or|but|that|who|is|was|has|had|will)\b)[a-z][a-z-]*\s+){0,3}$"
)


def nouns(text: str, within: Interval, *, names: Sequence[Interval]) -> Iterator[Linked]:
    """Nouns of saying with whose they are, or with nobody for "the suggestion that"; code points of ``text``."""
    start, end = within
    for act in _acts().finditer(text, start, end):
        if re.sub(r"s$", "", act["noun"]) not in data("data/private.yml")["nouns"][act["link"]]:
            continue
        ending = _ENDS.get(act["link"], _THAT_END).search(text, act.end(), min(end, act.end() + _LONGEST))
        stop = ending.start() if ending is not None else min(end, act.end() + _LONGEST)
        if text[act.end() : act.end() + 1] in _CLOSED and act.end() < end:
            closed = text.find(_CLOSED[text[act.end()]], act.end() + 1, end)
            stop = closed + 1 if closed >= 0 else stop
        if act["by"] is not None:
            source = act.span("by") if speaks(text, act.span("by"), names) else None
        else:
            source = _owner(text, start, act.start("noun"), names)
        nobody = source is None and act["by"] is None and _is_unowned(text, start, act)
        if (source is not None or nobody) and stop - act.end() >= 8:
            said = act.end() if act["link"] == "that" else act.start("link")
            yield Linked(source, act.span("noun"), ((said, stop),), _SURE if not nobody else _UNSURE)


def _is_unowned(text: str, low: int, act: re.Match[str]) -> bool:
    """ "the suggestion that", "any allegations about": somebody's, who is left out."""
    if re.sub(r"s$", "", act["noun"]) not in data("data/inner.yml")["unowned"] or act["link"] in ("of", "for", "to"):
        return False
    return _DETERMINED.search(text, max(low, act.start("noun") - 24), act.start("noun")) is not None


@cache
def _acts() -> re.Pattern[str]:
    nouns = data("data/private.yml")["nouns"]
    forms = "|".join(sorted({f"{noun}s?" for of_link in nouns.values() for noun in of_link}))
    by = (
        r"(?:\s+(?:by|from)\s+(?P<by>[A-Z][^,.;:”\"]{2,140}?"
        r"|(?:the|an?|his|her|its|their|several|some|two)\s[^,.;:”\"]{2,80}?)(?=\s+(?:that|about|regarding)\s))?"
    )
    aside = r"(?:\s[–—-]{1,2}\s[^–—\n]{5,90}\s[–—-]{1,2}|,\s[^,\n]{5,90},|\sfor\sit(?=\sthat\s))?"
    return re.compile(rf"\b(?P<noun>{forms}){by}{aside}\s+(?P<link>{'|'.join(nouns)})\s")


def _owner(text: str, start: int, at: int, names: Sequence[Interval]) -> Interval | None:
    """Whose act it is: "Velsk's", "the ministry's repeated", "Velskan"; None where nobody stands before it."""
    owned = _OWNED.search(text[max(start, at - 60) : at])
    low = max(start, at - 60)
    if owned is not None:
        first, last = low + owned.start("who"), low + owned.end("who")
        if owned["who"].lower() in ("his", "her", "their"):
            return (first, last)
        before = words(text, max(start, first - 60), last)
        if not before:
            return None
        opening = phrase_start(text, before, len(before) - 1, touching(names, before[0].start, last))
        name = next(iter(touching(names, first, last)), None)
        return (min(before[opening].start, name[0] if name is not None else last), last)
    return next(((s, e) for s, e in touching(names, at - 2, at) if 0 <= at - e <= 1 and s >= start), None)


def reported_by(text: str, within: Interval, *, names: Sequence[Interval]) -> Iterator[Linked]:
    """ "the losses reported by the station", "the losses of May, as alleged by the union"."""
    for found in _REPORTED_BY.finditer(text, *within):
        who = (found.start("who"), found.start("who") + len(found["who"].rstrip()))
        if speaks(text, who, names):
            yield Linked(who, found.span("cue"), (found.span("what"),), _UNSURE)
