"""What an attribution takes from those around it: the day when it was said, the channel, and who of the press heard.

A speaker who goes on speaking does so on the same day, through the same channel: "The mayor said on Monday that ... She
added that ...". The second attribution takes both from the one before where it has the same speaker, by the same words,
a pronoun, the surname, or as the spokesman of what spoke before ("The ministry ... ministry spokeswoman Ora Lind"),
with nobody else speaking between and at most three paragraphs on.

In a report of one day, where every day of the last week that it names is that of its publication, "last week" is not
named and its opening names that day, whoever "said", "told" or "added" something did so on that day too: breaking news.
Other cues ("estimates", "agreed to") count only where the day is named again and again. A report that looks back on
another day of the week gives no such ground.

What an attribution says itself is never replaced, but a day after publication is no day on which a thing was said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from counterclaim.reading.lemmas import data, tokens
from counterclaim.reading.manner import outlet, press
from counterclaim.reading.posts import CHANNEL
from counterclaim.reading.records import Attribution, TimeExpression
from counterclaim.reading.times.clock import week
from counterclaim.text import Report

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_PARAGRAPHS = 3
_WEEK = timedelta(days=8)
_SMALL = frozenset(["the", "a", "an", "of", "for", "in", "on", "at", "and", "to", "'s", "s"])
# "has said", "had long warned": of some time before.
_PERFECT = re.compile(r"\b(?:has|have|had)(?:\s+(?!been\b)[a-z]+){0,2}\s+$|['’](?:s|ve|d)\s+$", re.IGNORECASE)
_ELSEWHEN = re.compile(
    r"\b(?:has|have|had|will|would|may|might|can|could|should|earlier|previously)\b|\b(?:appear|seem|look)s?\b",
    re.IGNORECASE,
)
_JUST = re.compile(r"\b(?:has|have)\b")
_BACK = re.compile(
    r"\b(?:had|will|would|may|might|can|could|should|earlier|previously|long|often|always|repeatedly|once)\b"
)
_PRONOUN_TOLD = re.compile(r"\s+(?:to\s+)?(?:me|us|him|her|them)\b")
#: Nobody named, it was given to the outlet that reports it.
_INTERVIEW = re.compile(r"(?:(?:an?|the|his|her|their|telephone|phone|brief|exclusive)\s)*interviews?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=$|T)")
#: Within how many code points a report of one day has to name that day.
_OPENING = 800
#: Named so often, the day is all that the report is about, whatever the cues are and whoever tells of them.
_OFTEN = 5
#: Within how many code points a report's lede ends, and over how many paragraphs its day goes on.
_LEDE = 400
_LEDE_PARAGRAPHS = 3


def carried(
    report: Report, attributions: tuple[Attribution, ...], *, times: Sequence[TimeExpression] = ()
) -> tuple[Attribution, ...]:
    """The attributions in their order, day and channel carried on.

    ``times`` are the report's time expressions; without them no report is taken to be of one day.
    """
    published = report.published_on
    own = frozenset(tokens(report.outlet or "")) - _SMALL
    first = {a.id: a for a in attributions}
    made = {a.id: _heard(report, _elsewhere(_not_to_come(a, published), own), first) for a in attributions}
    last: dict[str | None, Attribution] = {}
    named: dict[str | None, str] = {}
    for a in sorted(made.values(), key=_place):
        before = last.get(a.within)
        on = before is not None and _goes_on(report, before, a, named.get(a.within, ""))
        if a.source is not None and not (on and _name(report.quote(a.source)) in _PRONOUNS):
            named[a.within] = report.quote(a.source)
        if before is not None and on:
            made[a.id] = replace(
                a,
                said_on=a.said_on if a.said_on is not None else _day(before),
                channel=_channel(report, before, a),
                addressee=_hearer(before, a),
            )
        last[a.within] = made[a.id]
    made |= _of_one_day(report, made, _mentions_of_one_day(times, published))
    made |= _of_the_lede(report, made)
    return tuple(made[a.id] for a in attributions)


def _of_one_day(report: Report, made: Mapping[str, Attribution], mentions: int) -> dict[str, Attribution]:
    """What has no day yet in a report that names its day of publication ``mentions`` times and no other."""
    if report.published_on is None or mentions == 0:
        return {}
    day, often = report.published_on.isoformat(), mentions >= _OFTEN
    return {
        a.id: replace(a, said_on=day)
        for a in made.values()
        if a.said_on is None
        and (a.within is None or often)
        and (_is_told(report, a) or (often and a.cue is not None))
        and (not _is_perfect(report, a) or (often and a.within is None and _is_just_done(report, a)))
    }


def _is_just_done(report: Report, a: Attribution) -> bool:
    """Whether the cue tells of what has happened, with nothing that sets it further back: "has ordered"."""
    if a.cue is None:
        return False
    near = f"{report.text[max(0, a.cue.start - 30) : a.cue.start]}{report.quote(a.cue)}"
    return _JUST.search(near) is not None and _BACK.search(near) is None


def _of_the_lede(report: Report, made: Mapping[str, Attribution]) -> dict[str, Attribution]:
    """What is told right after a lede that says on which day of the last week it was said: the paragraphs after it
    bear it out. Ends at another day."""
    published = report.published_on
    if published is None:
        return {}
    found: dict[str, Attribution] = {}
    lede: tuple[int, str] | None = None
    for a in sorted((a for a in made.values() if a.within is None and a.cue is not None), key=_place):
        day, at = _day(a), _place(a)
        if lede is None:
            recent = day is not None and timedelta() <= published - date.fromisoformat(day[:10]) < _WEEK
            lede = (at, day[:10]) if day is not None and recent and at <= _LEDE else None
        elif (day or lede[1])[:10] != lede[1] or _paragraphs(report.text[lede[0] : at]) > _LEDE_PARAGRAPHS:
            break
        elif a.said_on is None and _is_told(report, a) and not _is_perfect(report, a):
            found[a.id] = replace(a, said_on=lede[1])
    return found


def _paragraphs(between: str) -> int:
    """How many paragraphs further a passage goes."""
    return len([p for p in between.split("\n") if p.strip() != ""]) - 1


def _place(a: Attribution) -> int:
    return a.cue.start if a.cue is not None else a.content[0].start


def _day(a: Attribution) -> str | None:
    """The day of an attribution, where it is as fine as a day."""
    return a.said_on if a.said_on is not None and _DAY.match(a.said_on) is not None else None


def _channel(report: Report, before: Attribution, a: Attribution) -> str | None:
    """The channel of ``before``, where nothing says that ``a`` is of another day or, after a tweet, spoken."""
    if a.channel is not None or (a.said_on is not None and a.said_on != before.said_on):
        return a.channel
    if before.channel == CHANNEL and a.cue is not None:
        return (
            before.channel if any(w in data("channels.yml")["written"] for w in tokens(report.quote(a.cue))) else None
        )
    return before.channel


def _hearer(before: Attribution, a: Attribution) -> str | None:
    """Whom ``a`` was said to: the press and outlets go on listening where the channel is the same, others may not."""
    if a.addressee is not None or before.addressee is None:
        return a.addressee
    heard = press().fullmatch(before.addressee) or outlet().fullmatch(before.addressee)
    same = a.channel is None or a.channel == before.channel
    return before.addressee if heard is not None and before.channel is not None and same else None


def _not_to_come(a: Attribution, published: date | None) -> Attribution:
    day = _day(a)
    if day is None or published is None or day[:10] <= published.isoformat():
        return a
    return replace(a, said_on=None)


def _elsewhere(a: Attribution, own: frozenset[str]) -> Attribution:
    """Without a channel that is the report's own outlet, whose words are ``own``: that goes without saying."""
    words = frozenset(tokens(a.channel or "")) - _SMALL
    return replace(a, channel=None) if words and words <= own else a


def _heard(report: Report, a: Attribution, others: Mapping[str, Attribution]) -> Attribution:
    """With the outlet as the hearer in an interview with nobody named, and the outer speaker as the hearer of what is
    told to a pronoun: Ora Lind said the mayor "told me so"."""
    if a.within is None and a.addressee is None and _INTERVIEW.fullmatch(a.channel or "") is not None:
        return replace(a, addressee=report.outlet)
    outer = others.get(a.within or "")
    if a.addressee is not None or a.cue is None or outer is None or outer.source is None:
        return a
    told = _PRONOUN_TOLD.match(report.text, a.cue.end)
    speaker = report.quote(outer.source)
    if (
        told is None
        or _name(speaker) in _PRONOUNS | {"who", "which"}
        or (a.source is not None and _name(report.quote(a.source)) == "i")
    ):
        return a
    return replace(a, addressee=speaker)


def _is_perfect(report: Report, a: Attribution) -> bool:
    """Whether the cue tells of some time before, or of what is yet to be said: "has said", "will say"."""
    if a.cue is None:
        return False
    before = report.text[max(0, a.cue.start - 30) : a.cue.start]
    return _PERFECT.search(before) is not None or _ELSEWHEN.search(report.quote(a.cue)) is not None


def _is_told(report: Report, a: Attribution) -> bool:
    """Whether the cue is a plain verb of saying, in the past."""
    return a.cue is not None and any(w in _told() for w in tokens(report.quote(a.cue)))


@cache
def _told() -> frozenset[str]:
    return frozenset(data("channels.yml")["told"])


def _goes_on(report: Report, before: Attribution, a: Attribution, then: str) -> bool:
    """Whether the speaker of ``before``, last called ``then``, goes on speaking."""
    if a.source is None or before.source is None or a.cue is None or before.cue is None or _is_perfect(report, a):
        return False
    if _paragraphs(report.text[min(_place(before), _place(a)) : _place(a)]) > _PARAGRAPHS:
        return False
    if a.source == before.source:
        return True
    now = report.quote(a.source)
    return _name(now) in _PRONOUNS | {_name(then)} or _speaks_for(now, then)


def _name(source: str) -> str:
    """The last word of a source, which of a person is the surname; of a longer description its first phrase's."""
    words = source.split(",")[0].split()
    return words[-1].lower().strip("“”\"'’.") if words else ""


def _speaks_for(source: str, whole: str) -> bool:
    """Whether a source names the one before it and somebody with it: "The State Department", "its" spokeswoman."""
    words, of = (frozenset(re.findall(r"[^\W\d_]+", s)) for s in (source, whole))
    of = frozenset(w for w in of if w.lower() not in _SMALL)
    return bool(of) and of < words and any(w[0].isupper() for w in of)


def _mentions_of_one_day(times: Sequence[TimeExpression], published: date | None) -> int:
    """How often a report names the day of its publication, 0 where it names another of the last week, or last week."""
    named = []
    for time in times:
        if published is not None and time.value == week(published - timedelta(days=7)):
            return 0
        found = _DAY.match(time.value) if time.value is not None and time.type in ("DATE", "TIME") else None
        if found is None or published is None:
            continue
        day = date.fromisoformat(found[0])
        if day == published:
            named.append(time.span.start)
        elif published - _WEEK <= day < published:
            return 0
    return len(named) if named and named[0] <= _OPENING else 0
