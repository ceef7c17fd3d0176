"""Hops that stand in set phrases and that the network passes over inside contents.

"... according to X", "X's claim that ...", "a request by X for ...", "X condemned the raid and called for talks". The
word lists lie in ``data/private.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.hops import hop
from counterclaim.reading.lemmas import data, lemmas
from counterclaim.reading.retold import retold
from counterclaim.reading.roles import phrase_start, words
from counterclaim.reading.speakers import speaks

_SURE = 0.6  # confidence: of 40 found in unseen reports some seven in ten are right
_LONGEST = 300
_ACCORDING = re.compile(
    r"(?P<comma>,?\s*)(?P<cue>\b[Aa]ccording to)\s+(?P<who>[^,;.”\"\n]{3,80}(?:(?<=\b[A-Z])\.[^,;.”\"\n]{0,40}){0,4})"
)
_CITED = re.compile(
    r"[,”\"’]{0,2}\s+(?P<cue>citing|quoting|according to)\s+(?P<who>[^,;:.!?”\"\n]{3,80}?)"
    r"(?=[,;:.!?\n]|\s(?:that|who|which|as|with|and)\s|$)"
)
_QUOTES_ONLY = ("goes", "went")  # said is what follows in quotation marks
_SENTENCE_END = re.compile(r"[.!?…]+[”\"’']*(?=\s|$)|\n")
_CLAUSE_END = re.compile(r"[,.;:!?”\"—]|\s(?:which|who|but|after|when|while|because)\s")
_PHRASE_END = re.compile(
    r"[,.;:!?”\"—]|\s(?:was|were|is|are|has|had|have|will|would|could|came|comes|went|met|which|that|who|but|after|when|while|as|and)\s"
)


def overlooked(text: str, within: Interval, found: Sequence[Linked], *, names: Sequence[Interval]) -> list[Linked]:
    """What ``found`` lacks inside the content ``within``, and ``found`` itself with what is split off it.

    What stands inside the content of a hop is left to the reading of that content. Offsets are code points of ``text``.
    The result is ordered by cue.
    """
    made = [part for one in found for part in _coordinated(text, one)]
    for candidate in (*_according(text, within), *_nouns(text, within, names), *_told(text, within, names)):
        taken = [span for one in made for span in (one.cue, *one.content)]
        cues = [one.cue for one in made]
        if not any(_meet(candidate.cue, t) for t in taken) and not any(_meet(candidate.content[0], c) for c in cues):
            made.append(candidate)
    return sorted(made, key=lambda one: one.cue if one.cue is not None else one.content[0])


def cited(text: str, outer: Linked, taken: Set[Interval], *, names: Sequence[Interval]) -> Iterator[Linked]:
    """Whom ``outer`` rests on: "the station reported, citing two officials", "..., according to two officials".

    What they are cited for is all that ``outer`` says. Nothing where the words are among ``taken``.
    """
    if outer.cue is None or outer.source is None:
        return
    spans = (outer.cue, outer.source, *outer.content)
    found = _CITED.match(text, max(end for _, end in spans))
    if found is None or found.span("cue") in taken:
        return
    second = found["cue"] == "according to"
    reports = any("report" in lemmas(word) for word in text[slice(*outer.cue)].lower().split())
    if second and not (reports and outer.cue[1] <= outer.content[-1][0] and outer.content[-1][1] == found.start()):
        return
    if speaks(text, found.span("who"), () if not second else names):
        yield Linked(found.span("who"), found.span("cue"), outer.content, _SURE)


def _meet(a: Interval | None, b: Interval | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def _coordinated(text: str, hop: Linked) -> Iterator[Linked]:
    """ "condemned the raid and called for talks": two, where the first takes no clause."""
    if hop.cue is None or hop.source is None or len(hop.content) != 1 or not _takes_a_noun(text[slice(*hop.cue)]):
        yield hop
        return
    start, end = hop.content[0]
    second = _second().search(text, start, min(end, start + _LONGEST))
    if second is None or second.end() + 3 >= end or second.start() - start < 3:
        yield hop
        return
    yield replace(hop, content=((start, second.start()),))
    yield replace(hop, cue=second.span("cue"), content=((second.end(), end),))


def _takes_a_noun(cue: str) -> bool:
    return any(lemma in data("data/private.yml")["noun_takers"] for word in cue.split() for lemma in lemmas(word))


@cache
def _second() -> re.Pattern[str]:
    verbs = "|".join(sorted(data("data/private.yml")["second_verbs"], key=lambda v: (-len(v), v)))
    return re.compile(rf",?\s+(?:and|but)\s+(?:also\s+|then\s+|later\s+)?(?P<cue>{verbs})\s+")


def _according(text: str, within: Interval) -> Iterator[Linked]:
    start, end = within
    for phrase in _ACCORDING.finditer(text, start, end):
        opening = max((m.end() for m in _SENTENCE_END.finditer(text, start, phrase.start())), default=start)
        while opening < phrase.start() and text[opening].isspace():
            opening += 1
        who = (phrase.start("who"), phrase.start("who") + len(phrase["who"].rstrip()))
        if phrase.start() - opening >= 12:
            said = (opening, phrase.start())
        else:
            stop = _SENTENCE_END.search(text, phrase.end(), end)
            said = (min(phrase.end() + 2, end), stop.start() if stop is not None else end)
        if said[1] - said[0] >= 12:
            yield Linked(who, phrase.span("cue"), (said,), _SURE)


def _told(text: str, within: Interval, names: Sequence[Interval]) -> Iterator[Linked]:
    for told in retold(text, within, names=names):
        made = hop(text, told, within=within, names=names)
        if made is not None:
            yield made
        elif told.cue is not None and text[slice(*told.cue)] in _QUOTES_ONLY:
            yield told


def _nouns(text: str, within: Interval, names: Sequence[Interval]) -> Iterator[Linked]:
    start, end = within
    for act in _acts().finditer(text, start, end):
        if re.sub(r"s$", "", act["noun"]) not in data("data/private.yml")["nouns"][act["link"]]:
            continue
        ending = (_PHRASE_END if act["link"] in ("for", "of") else _CLAUSE_END).search(
            text, act.end(), min(end, act.end() + _LONGEST)
        )
        stop = ending.start() if ending is not None else min(end, act.end() + _LONGEST)
        source = act.span("by") if act["by"] is not None else _owner(text, start, act.start("noun"), names)
        if source is not None and stop - act.end() >= 8:
            yield Linked(source, act.span("noun"), ((act.start("link"), stop),), _SURE)


@cache
def _acts() -> re.Pattern[str]:
    nouns = data("data/private.yml")["nouns"]
    forms = "|".join(sorted({f"{noun}s?" for of_link in nouns.values() for noun in of_link}))
    by = r"(?:\s+by\s+(?P<by>[A-Z][^,.;:”\"]{2,50}?))?"
    return re.compile(rf"\b(?P<noun>{forms}){by}\s+(?P<link>{'|'.join(nouns)})\s")


def _owner(text: str, start: int, at: int, names: Sequence[Interval]) -> Interval | None:
    """Whose act it is: "Velsk's", "the ministry's repeated", "Velskan"; None where nobody stands before it."""
    owned = re.search(
        r"(?P<who>\b(?:his|her|their)|[\w.’'-]+(?:['’]s|s['’]))\s+(?:[a-z]+\s+)?$", text[max(start, at - 60) : at]
    )
    low = max(start, at - 60)
    if owned is not None:
        first, last = low + owned.start("who"), low + owned.end("who")
        if owned["who"].lower() in ("his", "her", "their"):
            return (first, last)
        before = words(text, max(start, first - 60), last)
        if not before:
            return None
        opening = phrase_start(text, before, len(before) - 1, list(names))
        name = next((n for n in names if n[0] < last and first < n[1]), None)
        return (min(before[opening].start, name[0] if name is not None else last), last)
    return next(((s, e) for s, e in names if 0 <= at - e <= 1 and s >= start), None)
