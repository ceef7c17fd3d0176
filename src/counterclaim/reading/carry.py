"""A speaker who goes on speaking does so on the same day, through the same channel.

"The mayor said on Monday that ... She added that ...": the second attribution names no day of its own. It takes the day
of the one before where that has the same source, or where its own source is a pronoun, in the same paragraph or the
next; and its channel where the source is the very same. What an attribution says itself is never replaced.
"""

from __future__ import annotations

from dataclasses import replace

from counterclaim.reading.records import Attribution
from counterclaim.text import Report

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_PARAGRAPHS = 1


def carried(report: Report, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions in their order, day and channel carried on where the speaker goes on."""
    made = {a.id: a for a in attributions}
    last: dict[str | None, Attribution] = {}
    for a in sorted(attributions, key=_place):
        before = last.get(a.within)
        if before is not None and _goes_on(report, before, a):
            same_source = before.source == a.source
            made[a.id] = replace(
                a,
                said_on=a.said_on if a.said_on is not None else before.said_on,
                channel=a.channel if a.channel is not None or not same_source else before.channel,
            )
        last[a.within] = made[a.id]
    return tuple(made[a.id] for a in attributions)


def _place(a: Attribution) -> int:
    return a.cue.start if a.cue is not None else a.content[0].start


def _goes_on(report: Report, before: Attribution, a: Attribution) -> bool:
    if a.source is None or before.source is None or a.cue is None or before.cue is None:
        return False
    between = report.text[min(_place(before), _place(a)) : _place(a)]
    if len([p for p in between.split("\n") if p.strip() != ""]) > 1 + _PARAGRAPHS:
        return False
    if a.source == before.source:
        return True
    return _name(report.quote(a.source)) in _PRONOUNS | {_name(report.quote(before.source))}


def _name(source: str) -> str:
    """The last word of a source, which of a person is the surname; of a longer description its first phrase's."""
    words = source.split(",")[0].split()
    return words[-1].lower().strip("“”\"'’.") if words else ""
