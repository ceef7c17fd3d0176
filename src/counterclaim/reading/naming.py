"""Names of a report put right by one another: what the tagger found, made consistent within the report.

A text has one label, the one that its mentions are most surely; a surname alone is a person where a full name has it; a
short form in brackets after the name of a body is that body's; and a text that is a name once is one everywhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from counterclaim.models.reader import Tagged

Name = tuple[int, int, str]
_FIXED = frozenset(["Date", "Money"])
_SHORT_FORM = re.compile(r"\s?\(([A-Z][A-Za-z&]{1,7})\)")
_TURN = re.compile(r"[.!?…][\"”’')\]]? (?=[A-Z][A-Z.'’ -]+$)")
_WORD = re.compile(r"\w+")
_SHORTEST_SURNAME = 4
_LONGEST_PERSON = 4
_SHORTEST = 4
_MOST_ALIKE = 40


def consistent(text: str, tagged: Sequence[Tagged]) -> list[Name]:
    """(start, end, label) of the names of ``text``, code points; by start. ``tagged``: the tagger's, none overlaps."""
    names = _short_forms(text, _surnames(text, list(_apart(text, _voted(text, tagged)))))
    return sorted(names + _elsewhere(text, names))


def _voted(text: str, tagged: Sequence[Tagged]) -> list[Name]:
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in tagged:
        votes[text[name.start : name.end]][name.label] += name.confidence
    made = []
    for name in tagged:
        counted = votes[text[name.start : name.end]]
        best = min(counted, key=lambda label: (-counted[label], label))
        made.append((name.start, name.end, name.label if name.label in _FIXED else best))
    return made


def _apart(text: str, names: list[Name]) -> Iterator[Name]:
    """A name at the end of a turn of a transcript without the speaker of the next: "Bo Ode. TARR: ..."."""
    for start, end, label in names:
        turn = _TURN.search(text, start, end) if text.startswith(":", end) else None
        if turn is None:
            yield start, end, label
        else:
            yield start, turn.start(), label
            yield turn.end(), end, "Person"


def _surnames(text: str, names: list[Name]) -> list[Name]:
    """A place's name stays that where the report has it more often than full names that end in it."""
    full: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for start, end, label in names:
        words = text[start:end].split()
        if label == "Person" and 1 < len(words) <= _LONGEST_PERSON:
            full[words[-1]] += 1
        elif label == "Location":
            alone[text[start:end]] += 1
    made = []
    for start, end, label in names:
        word = text[start:end]
        surname = label not in _FIXED and len(word) >= _SHORTEST_SURNAME and full[word] > 0
        made.append((start, end, "Person" if surname and alone[word] <= full[word] else label))
    return made


def _short_forms(text: str, names: list[Name]) -> list[Name]:
    """``the Harbour Workers' Union (HWU)``: HWU is a body wherever it stands."""
    bodies = set()
    for _, end, label in names:
        match = _SHORT_FORM.match(text, end, end + 12) if label == "Organization" else None
        if match is not None:
            bodies.add(match.group(1))
    return [(s, e, "Organization" if text[s:e] in bodies and label not in _FIXED else label) for s, e, label in names]


def _elsewhere(text: str, names: list[Name]) -> list[Name]:
    """Where a name stands again that the tagger passed over; the longest of those that begin alike."""
    labels = {text[s:e]: label for s, e, label in reversed(names) if label not in _FIXED}
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(labels, key=lambda n: (-len(n), n)):
        first = _WORD.match(name)
        if first is not None and len(name) >= _SHORTEST and name[0].isupper():
            by_first[first.group()].append(name)
    covered = bytearray(len(text) + 1)
    for start, end, _ in names:
        covered[start:end] = b"\1" * (end - start)
    made = []
    for word in _WORD.finditer(text):
        start = word.start()
        for name in by_first.get(word.group(), ())[:_MOST_ALIKE]:
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum() and not any(covered[start:end]):
                made.append((start, end, labels[name]))
                covered[start:end] = b"\1" * (end - start)
                break
    return made
