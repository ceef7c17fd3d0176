"""The day on which a thing was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.reading.lemmas import data, listed
from counterclaim.reading.records import TimeExpression
from counterclaim.reading.times.tense import Interval, sentence_around

#: A time further than this from the cue, in code points, is not taken as the cue's.
REACH = 140

_ASIDE = re.compile(
    r"\b(?:who|whom|whose|which|where|when|since|after|before|until|born|elected|appointed)\b[^,]{0,80}$", re.IGNORECASE
)
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?|-W\d\d)?(?=$|T)")
#: Between a time and the source after it, without a comma ("Late on Monday night the").
_WORDS_BEFORE_SOURCE = 2
_OTHER = re.compile(r"\b(?:and|but|while|because|which|who|whose|where|although|though|so)\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:dated|published|issued|released|posted|sent|written|signed)\s(?:(?:on|at|in|late|early|\w+)\s){0,4}$"
)
_POSSESSIVE = re.compile(r"['’]s?\s{1,3}((?:[\w-]+\s{0,3}){1,3})")
#: Between a time and the cue that it belongs to, wherever the two stand: "who on Monday had flatly denied".
_RIGHT_BEFORE = re.compile(r"\s{1,3}(?:(?:had|has|have|also|first|again|then|[a-z]+ly)\s{1,3}){0,3}", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:—–]")
_NEW_SENTENCE = re.compile(r"[.!?][\"”’)]{0,2}\s|\n")


def said_on(
    text: str,
    *,
    source: Interval | None,
    cue: Interval | None,
    content: Sequence[Interval],
    times: Sequence[TimeExpression],
    within: Sequence[Interval] = (),
) -> str | None:
    """The TIMEX3 date at which the words were said, from a time expression that goes with the cue.

    "said on Monday", "On Dec. 2, officials denied": the expression stands in the cue's sentence, outside every content
    and the source, and not in an aside about somebody ("who was elected in 2019"). What the cue holds itself wins, then
    the nearest. A time of day is cut to its day. ``within`` are the contents of the attribution around it, outside
    which nothing counts. ``None`` where no such expression has a place in the calendar: the day of publication is never
    assumed.
    """
    if cue is None:
        return None
    low, high = _reach(text, cue, content)
    made: list[tuple[int, str]] = []
    for time in times:
        start, end = time.span.start, time.span.end
        if time.type not in ("DATE", "TIME") or time.value is None or start < low or end > high:
            continue
        value = _DAY.match(time.value)
        if value is None or any(_meet((start, end), s) for s in content):
            continue
        if _meet((start, end), cue):
            return value[0]
        if within and not any(s <= start and end <= e for s, e in within):
            continue
        if source is not None and start < cue[0] and _is_dated(text, source[0], start):
            made.append((REACH, value[0]))
            continue
        if source is not None and (_meet((start, end), source) or _is_of_another(text, (start, end), source, cue)):
            continue
        if _is_of_a_thing(text, (start, end)) or _is_aside(text, (start, end), cue, content, low):
            continue
        made.append((max(start - cue[1], cue[0] - end), value[0]))
    return min(made)[1] if made else None


def _is_dated(text: str, source: int, time: int) -> bool:
    """Whether a time dates the document that speaks: "The memo, dated 17 January", "the order issued on Monday"."""
    return source < time and _DATED.search(text, source, time) is not None


def _is_of_another(text: str, time: Interval, source: Interval, cue: Interval) -> bool:
    """Whether a time stands before a source in another clause: "The council on Tuesday blocked a motion calling"."""
    if not time[1] <= source[0] < cue[0]:
        return False
    gap = text[time[1] : source[0]]
    if _OTHER.search(gap) is not None:
        return True
    return len(gap.split()) > _WORDS_BEFORE_SOURCE and _CLAUSE_END.search(gap) is None


def _is_of_a_thing(text: str, time: Interval) -> bool:
    """Whether a time belongs to a thing that is no occasion of saying: "Sunday's vote", not "Sunday's speech"."""
    found = _POSSESSIVE.match(text, time[1])
    return found is not None and not any(w in _said_in() for w in found[1].lower().split())


@cache
def _said_in() -> frozenset[str]:
    """The words for what a thing is said in, and on what occasion."""
    sections = data("channels.yml")
    return frozenset(w for name in ("forms", "occasions") for entry in listed(sections[name]) for w in entry.split())


def _meet(a: Interval, b: Interval) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _reach(text: str, cue: Interval, content: Sequence[Interval]) -> Interval:
    """The cue's sentence, cut to what is near and not split by the end of a sentence within a quotation."""
    low, high = sentence_around(text, *cue)
    low, high = max(low, cue[0] - REACH), min(high, cue[1] + REACH)
    for start, end in content:
        if start < cue[0] and _NEW_SENTENCE.search(text, start, max(start, end - 2)) is not None:
            low = max(low, start)
    return low, high


def _is_aside(text: str, time: Interval, cue: Interval, content: Sequence[Interval], low: int) -> bool:
    """Whether an expression belongs to a clause about something else than the saying."""
    if time[1] <= cue[0]:
        gap = text[time[1] : cue[0]]
        if _RIGHT_BEFORE.fullmatch(gap) is not None:
            return False
        lead = text[max(low, time[0] - 60) : time[0]]
        clause = lead.rsplit(",", 1)[-1]
        at_front = (
            not re.search(r"[,;]", gap)
            or re.match(r",?\s*[^,]*$", gap) is not None
            or re.match(r"(?:['’]s)?(?:\s+[a-z-]+){0,3}\s*,", gap) is not None
        )
        return not at_front or _ASIDE.search(clause) is not None
    gap = text[cue[1] : time[0]]
    if _ASIDE.search(gap) is not None:
        return True
    # Past a content that follows the cue, only what stands right there, or a preposition away, still goes with the cue.
    passed = [c for c in content if cue[1] <= c[0] and c[1] <= time[0]]
    if passed:
        rest = text[max(c[1] for c in passed) : time[0]]
        return (
            re.fullmatch(
                r"[\s,”\"’]*(?:(?:in\sperson|in\swriting|by\s(?:tele)?phone|over\sthe\s(?:tele)?phone|again)\s)?(?:(?:on|in|at|late|early|earlier|during)\s*)?(?:(?:an?|the|his|her|its|their)\s*)?",
                rest,
                re.IGNORECASE,
            )
            is None
        )
    return False
