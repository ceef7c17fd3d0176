"""Mentions: the names, descriptions and pronouns of a report that stand for somebody or something.

Names come from the tagger and are put right by the report's own consistency; descriptions are noun phrases headed by a
word of ``data/roles.yml``. Every source of an attribution that holds no name is a mention by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from operator import itemgetter

from counterclaim.reading.records import EntityType, Mention
from counterclaim.reading.roles import Word, head_at, phrase_start, roles, words
from counterclaim.text import Report, Span

LABELS: dict[str, EntityType] = {
    "Person": "person",
    "Organization": "organisation",
    "Location": "place",
    "Facility": "place",
    "NORP": "group",
    "Misc": "other",
    "Product": "other",
}
_KINDS: dict[str, EntityType] = {
    "person": "person",
    "group": "group",
    "organisation": "organisation",
    "document": "other",
}
_SHORTEST_SURNAME = 4
_LONGEST_PERSON = 3
_JUNIOR = re.compile(r"\w (?:Jr|Sr)\.?$")
_JUNIOR_WORD = re.compile(r"(?:Jr|Sr|II|III|IV)\b")
_WITH_SUFFIX = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Jr|Sr)\b\.?")
_GLUED = re.compile(r"([A-Z][a-z]{2,})(?:[A-Z][a-z]{3,}|[A-Z]{3,})$")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_PARTY_TAG = re.compile(r"[DRI]-[A-Z]")  # R-Maine


def find_mentions(
    report: Report, names: Sequence[tuple[int, int, str]], sources: Sequence[Span]
) -> tuple[Mention, ...]:
    """The mentions of ``report``, by start, none twice.

    ``names``: the tagger's (start, end, label), code points; labels outside ``LABELS`` (Money, Date) are dropped.
    ``sources``: the source spans of the report's attributions. A name's span leaves out titles before it and a
    possessive ending. ``Mention.label`` is the tagger's label of a name, the role noun that heads a description
    (singular where the list has it), the kind of a pronoun.
    """
    found = words(report.text, 0, len(report.text))
    named = _names(report, names, found)
    taken = sorted((m.span.start, m.span.end) for m in named)
    covered = _covered(report.text, taken)
    made = {m.span: m for m in named}
    for source in sources:
        if covered.find(1, source.start, source.end) < 0:
            mention = source_mention(report, source)
            made.setdefault(mention.span, mention)
    whole = sorted((m.span.start, m.span.end) for m in made.values() if m.kind != "name")
    furthest = [0, *accumulate((e for _, e in whole), max)]
    lowers = [word.lower for word in found]
    for mention in _descriptions(report, found, lowers, taken, covered) + _pronouns(report, found, lowers):
        span = mention.span
        if span in made or span.end <= furthest[bisect_right(whole, span.start, key=itemgetter(0))]:
            continue
        made[span] = mention
    return tuple(sorted(made.values(), key=lambda m: (m.span.start, m.span.end)))


def _covered(text: str, spans: list[tuple[int, int]]) -> bytearray:
    """1 at every code point that is in one of ``spans``."""
    made = bytearray(len(text) + 1)
    for start, end in spans:
        made[start:end] = b"\1" * (end - start)
    return made


def source_mention(report: Report, source: Span) -> Mention:
    """A source without a name in it: a pronoun, or a description headed by its first role noun."""
    found = words(report.text, source.start, source.end)
    if len(found) == 1:
        kind = roles().pronouns.get(found[0].lower)
        if kind is not None:
            return Mention(span=source, kind="pronoun", type=_pronoun_type(kind), label=kind)
    head = main_head(report.text, found)
    if head is None:
        return Mention(span=source, kind="description", type=None)
    return Mention(span=source, kind="description", type=_KINDS[roles().heads[head]], label=singular(head))


def main_head(text: str, found: list[Word]) -> str | None:
    """The role noun that heads the phrase: the last of the first unbroken run of words, before "of", "for", "who"..."""
    best = None
    for i, word in enumerate(found):
        if best is not None and (word.lower in _BREAKS or (i and "," in text[found[i - 1].end : word.start])):
            break
        head = head_at(found, i)
        if head is not None:
            best = head[0]
    return best


_BREAKS = frozenset(
    [
        "of",
        "for",
        "in",
        "at",
        "from",
        "with",
        "who",
        "that",
        "which",
        "to",
        "on",
        "by",
        "and",
        "or",
        "familiar",
        "not",
        "close",
        "told",
        "briefed",
        "speaking",
        "working",
        "whose",
        "like",
        "including",
        "such",
    ]
)


def singular(head: str) -> str:
    """``officials`` to ``official``; nouns without a singular stay."""
    return roles().singular.get(head, head)


def _names(report: Report, names: Sequence[tuple[int, int, str]], found: list[Word]) -> list[Mention]:
    made = []
    for start, end, label in sorted(set(names)):
        if label not in LABELS:
            continue
        for line in _lines(report.text, start, end, person=label == "Person"):
            trimmed = _trim(report.text, *line, person=label == "Person")
            if trimmed is not None:
                span = report.span(*trimmed)
                made.append(Mention(span=span, kind="name", type=LABELS[label], label=label))
    made = [m for m in made if _PARTY_TAG.match(report.quote(m.span)) is None and not _is_noun(report, m)]
    unique = {m.span: m for m in made}
    return _consistent(report, _joined(report, sorted(unique.values(), key=lambda m: m.span)), found)


def _joined(report: Report, named: list[Mention]) -> list[Mention]:
    """``NAME & NAME``, which the tagger cut in two: one body."""
    made: list[Mention] = []
    for mention in named:
        before = made[-1] if made else None
        if before is not None and report.text[before.span.end : mention.span.start] == " & ":
            span = report.span(before.span.start, mention.span.end)
            made[-1] = Mention(span=span, kind="name", type="organisation", label="Organization")
        else:
            made.append(mention)
    return made


def _is_noun(report: Report, mention: Mention) -> bool:
    """``Dockers`` at a sentence's start, taken for a body's name."""
    word = report.quote(mention.span)
    return mention.type == "organisation" and word.istitle() and roles().heads.get(word.lower()) in ("group", "person")


def _lines(text: str, start: int, end: int, *, person: bool) -> list[tuple[int, int]]:
    """A name that runs over a line's end is two; of a person's the longest line, and that only to its comma."""
    lines = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^\n]+", text[start:end])]
    if not person or not lines:
        return lines
    start, end = max(lines, key=lambda line: (len(text[line[0] : line[1]].split()), line))
    comma = re.search(r",(?! (?:Jr|Sr)\b)", text[start:end])
    if comma is not None and comma.start():
        end = start + comma.start()
    return [(start, end)]


def _trim(text: str, start: int, end: int, *, person: bool) -> tuple[int, int] | None:
    """Without marks and white space at the ends, a possessive ending, and (of a person) titles before the name."""
    inside = words(text, start, end)
    if person:
        inside = _untitled(text, _own_name(text, _untitled(text, inside)))
    while (
        inside
        and len(inside) > 1
        and (
            inside[0].lower == "the"
            or (inside[0].text.islower() and inside[0].lower in roles().modifiers and inside[1].text[0].isupper())
        )
    ):
        inside = inside[1:]
    if not inside:
        return None
    stop = inside[-1].end
    if text[stop : stop + 1] == "." and (stop < end or _INITIALS.fullmatch(text[inside[0].start : stop]) is not None):
        stop += 1  # Jr., U.N.
    return inside[0].start, stop


def _untitled(text: str, inside: list[Word]) -> list[Word]:
    while len(inside) > 1 and _is_title(text, inside):
        inside = inside[1:]
    return inside


def _own_name(text: str, inside: list[Word]) -> list[Word]:
    """A person's words without an office before them, what is said to be theirs, or a second start of the name.

    ``Harbour County Sheriff NAME``, ``NAME's Russia``, ``Holt Mira Jane HoltFederal judge``.
    """
    for i, word in enumerate(inside):
        glued = _GLUED.match(word.text)
        if i > 0 and glued is not None and any(w.text == glued.group(1) for w in inside[:i]):
            inside = [*inside[:i], Word(glued.group(1), word.start, word.start + len(glued.group(1)))]
            break
    again = next((i for i in range(2, len(inside)) if inside[i].text == inside[0].text), None)
    if again is not None and inside[again - 1].text == inside[-1].text:
        inside = inside[:again]
    if len(inside) > 2 and inside[0].text == inside[-1].text:
        inside = inside[1:]
    for i in range(len(inside) - 1):
        if text[inside[i].end : inside[i + 1].start].replace("’", "'") == "'s ":
            inside = inside[: i + 1]
            break
    for i in range(len(inside) - 3, -1, -1):
        head = head_at(inside, i)
        if head is not None and roles().heads[head[0]] == "person" and _JUNIOR_WORD.match(inside[-1].text) is None:
            return inside[i + 1 :]
    first = inside[0].lower if inside else ""
    if len(inside) > 2 and (first in roles().heads or first in roles().modifiers) and first not in roles().titles:
        return inside[1:]
    return inside


def _is_title(text: str, inside: list[Word]) -> bool:
    lists = roles()
    return inside[0].lower in lists.titles and "," not in text[inside[0].end : inside[1].start]


def _consistent(report: Report, named: list[Mention], found: list[Word]) -> list[Mention]:
    """One label for one text, by majority; where a full name makes somebody a person, a part of it alone is that too.

    Left alone where the report uses the word mostly as something else, as a town that bears a person's name.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: set[str] = set()
    firsts: set[str] = set()
    for mention in named:
        text = report.quote(mention.span)
        votes[text][mention.label] += 1
        parts = text.split()
        if len(parts) > 1 and mention.type == "person":
            last = parts[-2] if len(parts) > 2 and _JUNIOR_WORD.match(parts[-1]) is not None else parts[-1]
            surnames.add(last.rstrip(","))
            firsts.add(parts[0])
    surnames = {s for s in surnames if s.lower() not in roles().titles}
    sure = {s for s in surnames if len(s) >= _SHORTEST_SURNAME and _mostly_person(votes.get(s), 1)}
    sure |= _introduced(report, named, surnames)
    sure |= {f for f in firsts if f.lower() not in roles().titles and f in votes and _mostly_person(votes[f], 0)}
    made = []
    for mention in named:
        text = report.quote(mention.span)
        label = (
            "Person"
            if text in sure or _JUNIOR.search(text) is not None or _is_full(text, mention, votes)
            else min(votes[text], key=lambda k: (-votes[text][k], k != mention.label, k))
        )
        made.append(replace(mention, type=LABELS[label], label=label) if label != mention.label else mention)
    covered = _covered(report.text, [(m.span.start, m.span.end) for m in made])
    for match in _WITH_SUFFIX.finditer(report.text):
        start, end = match.span()
        if covered.find(1, start, end) < 0:
            made.append(Mention(span=report.span(start, end), kind="name", type="person", label="Person"))
            covered[start:end] = b"\1" * (end - start)
    for word in found:
        if word.text in sure and not covered[word.start]:
            made.append(Mention(span=report.span(word.start, word.end), kind="name", type="person", label="Person"))
    return made


def _introduced(report: Report, named: list[Mention], surnames: set[str]) -> set[str]:
    """Surnames that the report gives in a person's full name before they stand alone: no company's, whatever tagged."""
    alone = {t: m for m in reversed(named) if (t := report.quote(m.span)) in surnames}
    kinds: dict[str, set[str]] = defaultdict(set)
    longer: set[str] = set()
    for mention in named:
        text = report.quote(mention.span)
        kinds[text].add(mention.label)
        if " " in text and mention.type != "person":
            longer.update(text.split())
    full = {
        report.quote(m.span).split()[-1]: m
        for m in reversed(named)
        if m.type == "person" and " " in report.quote(m.span)
    }
    return {
        s
        for s, m in alone.items()
        if len(s) >= _SHORTEST_SURNAME
        and s in full
        and full[s].span.end < m.span.start
        and s not in longer
        and kinds[s] <= {"Person", "Organization", "Misc", "Product"}
    }


def _is_full(text: str, mention: Mention, votes: dict[str, Counter[str]]) -> bool:
    """A full name taken for something else whose surname alone is a person's."""
    parts = text.split()
    if mention.type not in ("organisation", "other", "group") or not 2 <= len(parts) <= _LONGEST_PERSON:
        return False
    alone = votes.get(parts[-1])
    return alone is not None and _mostly_person(alone, 0) and all(p[0].isupper() for p in parts)


def _mostly_person(votes: Counter[str] | None, credit: int) -> bool:
    if votes is None:
        return True
    return votes["Person"] + credit >= sum(votes.values()) - votes["Person"]


def _descriptions(
    report: Report, found: list[Word], lowers: list[str], names: list[tuple[int, int]], covered: bytearray
) -> list[Mention]:
    text = report.text
    lists = roles()
    starts = [s for s, _ in names]
    opens = set(starts)
    made = []
    for i, word in enumerate(found):
        if (lowers[i] not in lists.lasts and not lowers[i].startswith("ex-")) or covered[word.start]:
            continue
        head = head_at(found, i)
        if head is None:
            continue
        noun, size = head
        if i + 1 < len(found):
            after = found[i + 1]
            gap = text[word.end : after.start].strip()
            if gap in ("", ".") and (after.start in opens or (gap == "" and head_at(found, i + 1) is not None)):
                continue  # a title before a name, or a modifier of the next noun
        near = names[bisect_right(starts, word.start - 120) : bisect_right(starts, word.start)]
        first = phrase_start(text, found, i - size + 1, near)
        start = found[first].start
        kind = lists.heads[noun]
        opener = lowers[first]
        definite = opener in lists.determiners and opener not in ("each", "every", "any", "no")
        if not definite and kind in ("person", "organisation", "document") and not any(s >= start for s, _ in near):
            continue
        span = report.span(start, word.end)
        made.append(Mention(span=span, kind="description", type=_KINDS[kind], label=singular(noun)))
    return made


def _pronouns(report: Report, found: list[Word], lowers: list[str]) -> list[Mention]:
    lists = roles()
    made = []
    for word, lower in zip(found, lowers, strict=True):
        kind = lists.pronouns.get(lower)
        if kind is not None and kind != "relative" and not (word.text.isupper() and len(word.text) > 1):
            span = report.span(word.start, word.end)
            made.append(Mention(span=span, kind="pronoun", type=_pronoun_type(kind), label=kind))
    return made


def _pronoun_type(kind: str) -> EntityType | None:
    if kind in ("male", "female", "speaker"):
        return "person"
    return "group" if kind in ("plural", "speakers") else None
