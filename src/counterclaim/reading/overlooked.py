"""Hops that stand in set phrases and that the network passes over inside contents.

"... according to X", "X condemned the raid and called for talks"; nouns (``nouns.py``), what is told
(``retold.py``) and clauses with a subject and a verb (``inner.py``). The word lists lie in ``data/private.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.hops import hop
from counterclaim.reading.inner import inner
from counterclaim.reading.lemmas import data, lemmas
from counterclaim.reading.manner import names_outlet
from counterclaim.reading.nouns import nouns, reported_by
from counterclaim.reading.relatives import relatives
from counterclaim.reading.retold import retold
from counterclaim.reading.speakers import SENTENCE, speaks
from counterclaim.reading.unnamed import unnamed

_SURE = 0.6  # confidence: of 40 found in unseen reports some seven in ten are right
_LONGEST = 300
_ACCORDING = re.compile(
    r"(?:,|(?<!\s)|(?=[Aa]ccording))\s*(?P<cue>\b[Aa]ccording to)\s+"
    r"(?P<who>[^,;.”\"\n]{3,80}(?:(?<=\b[A-Z])\.[^,;.”\"\n]{0,40}){0,4})"
)
_CITED = re.compile(
    r"[,”\"’]{0,2}"
    r"(?:\s+(?:on\s|late\s|early\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,|\s+(?:today|yesterday|last\s\w+),)?"
    r"\s+(?P<cue>citing|quoting|according to)\s+(?P<who>[^,;:.!?”\"\n]{3,80}?)"
    r"(?=[,;:.!?\n]|\s(?:that|who|which|as|and)\s|(?<!familiar)\swith\s|$)"
)
_CITED_BETWEEN = re.compile(
    r",\s(?:also\s)?(?P<cue>citing|quoting)\s(?P<who>[^,;:.!?”\"\n]{3,80}?)(?:\s(?:who|with)\s[^,;:.!?”\"\n]{3,80})?,\s*(?:has|have|also|then)?\s*"
)
_QUOTES_ONLY = ("goes", "went")  # said is what follows in quotation marks
_SENTENCE_END = re.compile(r"[.!?…]+[”\"’']*(?=\s|$)|\n")


def overlooked(
    text: str,
    within: Interval,
    found: Sequence[Linked],
    *,
    names: Sequence[Interval],
    before: Interval | None = None,
    denied: bool = False,
) -> list[Linked]:
    """What ``found`` lacks inside the content ``within``, and ``found`` itself with what is split off it.

    What stands inside the content of a hop is left to the reading of that content. Offsets are code points of ``text``.
    ``before`` is what the outer speaker says before ``within`` in the same breath, ``denied`` where the content is what
    somebody denies. The result is ordered by cue.
    """
    made = [part for one in found for part in _coordinated(text, one)]
    for candidate in (
        *_according(text, within),
        *nouns(text, within, names=names),
        *_told(text, within, names),
        *reported_by(text, within, names=names),
        *unnamed(text, within, names=names),
    ):
        taken = [span for one in made for span in (one.cue, *one.content)]
        cues = [one.cue for one in made]
        if not any(_meet(candidate.cue, t) for t in taken) and not any(_meet(candidate.content[0], c) for c in cues):
            made.append(candidate)
    for candidate in (
        *inner(text, within, names=names, before=before, denied=denied),
        *relatives(text, within, names=names),
    ):
        made = _with_clause(made, candidate)
    return sorted(made, key=lambda one: one.cue if one.cue is not None else one.content[0])


def _with_clause(made: list[Linked], clause: Linked) -> list[Linked]:
    """``made`` and a clause found by its grammar, which knows better where its content ends.

    What stands in its content is left to the reading of that; it goes itself where it stands across another.
    """
    (said,) = clause.content
    for i, one in enumerate(made):
        if _meet(clause.cue, one.cue) and one.source == clause.source and len(one.content) == 1:
            low, high = one.content[0]
            if low <= said[0] and said[1] <= high:
                return [*made[:i], replace(one, cue=clause.cue, content=clause.content), *made[i + 1 :]]
    kept = [one for one in made if not _holds(said, one)]
    crossed = any(_meet(clause.cue, span) for one in kept for span in (one.cue, *one.content))
    return made if crossed or any(_meet(said, one.cue) for one in kept) else [*kept, clause]


def cited(text: str, outer: Linked, taken: Set[Interval], *, names: Sequence[Interval]) -> Iterator[Linked]:
    """Whom ``outer`` rests on: "the station reported, citing two officials", "..., according to two officials".

    What they are cited for is all that ``outer`` says. Nothing where the words are among ``taken``.
    """
    if outer.cue is None or outer.source is None:
        return
    found = _citing(text, outer.source, outer.cue, outer.content)
    if found is None or found.span("cue") in taken:
        return
    second = found["cue"] == "according to"
    reports = any("report" in lemmas(word) for word in text[slice(*outer.cue)].lower().split())
    if second and not (reports and outer.cue[1] <= outer.content[-1][0] and outer.content[-1][1] == found.start()):
        return
    if _are_people(found["who"]) or speaks(text, found.span("who"), () if not second else names):
        yield Linked(found.span("who"), found.span("cue"), outer.content, _SURE)


def without_citing(text: str, outer: Sequence[Linked]) -> list[Linked]:
    """``outer`` without "citing two officials", where a medium reports something and what it cites are people: they
    speak, and ``cited`` finds them."""
    theirs = set()
    for a in outer:
        if a.cue is None or a.source is None or not _reports(text, a):
            continue
        found = _citing(text, a.source, a.cue, a.content)
        if found is not None and found["cue"] != "according to" and _are_people(found["who"]):
            theirs.add(found.span("cue"))
    return [a for a in outer if a.cue not in theirs]


def _citing(text: str, source: Interval, cue: Interval, content: Sequence[Interval]) -> re.Match[str] | None:
    """ "..., citing two officials" behind all of an attribution, or between its source and its cue."""
    behind = _CITED.match(text, max(end for _, end in (cue, source, *content)))
    return behind or _CITED_BETWEEN.fullmatch(text, source[1], max(source[1], cue[0]))


def _reports(text: str, a: Linked) -> bool:
    assert a.cue is not None
    assert a.source is not None
    said = text[slice(*a.cue)].lower().split()
    return any("report" in lemmas(w) for w in said) or names_outlet(text[slice(*a.source)])


def _are_people(who: str) -> bool:
    """Whether a phrase without a name is of people: "two port officials", "a person close to the talks"."""
    head = re.split(r"\s(?:of|in|from|for|at|on|with|who|close|familiar|involved|briefed)(?:\s|$)", who)[0].split()
    if not head or not head[-1].islower():
        return False
    return head[-1] in data("data/inner.yml")["cited"] or speaks(head[-1], (0, len(head[-1])), ())


def _holds(content: Interval, one: Linked) -> bool:
    """Whether all of an attribution stands inside a content."""
    spans = [span for span in (one.source, one.cue, *one.content) if span is not None]
    return all(content[0] <= low and high <= content[1] for low, high in spans)


def resting(text: str, outer: Linked, *, names: Sequence[Interval]) -> Linked | None:
    """By whose account ``outer`` was said: "The envoy said on Friday that talks had failed, according to the agency".

    It goes over the whole sentence. Where ``outer`` is a report, it rests on them instead (``cited``).
    """
    if outer.cue is None or outer.source is None or outer.cue[0] > outer.content[-1][0]:
        return None
    spans = (outer.cue, outer.source, *outer.content)
    found = _CITED.match(text, max(end for _, end in spans))
    if found is None or found["cue"] != "according to" or not speaks(text, found.span("who"), names):
        return None
    first = min(start for start, _ in spans)
    said = text[slice(*outer.source)]
    if any("report" in lemmas(word) for word in text[slice(*outer.cue)].lower().split()) or names_outlet(said):
        return None
    start = max((m.end() for m in SENTENCE.finditer(text, max(0, first - _LONGEST), first + 1)), default=first)
    if _SENTENCE_END.search(text, first, found.start()) is not None:
        return None
    content = (start, start + len(text[start : found.start("cue")].rstrip(" ,")))
    return Linked(found.span("who"), found.span("cue"), (content,), _SURE)


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
