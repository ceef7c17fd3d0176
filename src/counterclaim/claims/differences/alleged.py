"""What some reports call alleged and another tells as a fact, by the noun that both use for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.language.lists import has, listed_pattern, plain
from counterclaim.claims.language.words import Token, cue_words, predicates, stem, stems, tokens
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.text import Span

MOST = 2
_PHRASE = re.compile(r"(?:\s+[a-z][a-z’'\-]+){1,4}", re.IGNORECASE)
_LEAD = 700
_OFTEN = 2
_BEFORE = 3
_PERSONS = ("er", "ers", "or", "ors", "ist", "ists", "man", "men", "ee", "ees")
_NOUNS = ("ing", "ings", "ion", "ions", "ment", "ments", "ies")
"""How a noun ends that makes the word before it no head: "alleged ballot tampering"."""
_HEDGED_BEFORE = 90
_OF = re.compile(r"\sof\s(?P<what>(?:[\w’'-]+\s?){1,3})")
_IS = re.compile(r"\b(?:is|are|was|were|be|been|being|now)\s$", re.IGNORECASE)
"""What stands before a verb and no adjective: "are reported dead"."""


@dataclass(frozen=True, slots=True)
class Called:
    """A noun with the words before it, by their stems, where it stands; ``of`` the words after "of" behind it."""

    span: Span
    head: str
    words: frozenset[str]
    of: frozenset[str]


def alleged(matter: Matter) -> Iterable[Difference]:
    """Nouns that some reports only use as alleged and others only as of a fact, in the lead or more than once."""
    hedged: dict[tuple[str, frozenset[str]], list[Called]] = {}
    for lookup in matter.lookups.values():
        for called in _hedged(lookup):
            hedged.setdefault((called.head, called.words), []).append(called)
    told = _told(matter, {head for head, _ in hedged})
    made = []
    seen: set[str] = set()
    for key in sorted(hedged, key=lambda k: (-len(hedged[k]), k[0], sorted(k[1]))):
        head, words = key
        if head in seen:
            continue
        same = [c for k in hedged if k[0] == head and (k[1] & words or not words) for c in hedged[k]]
        doubting = {c.span.report for c in same}
        flat = [
            span
            for report, lookup in matter.lookups.items()
            if report not in doubting
            for span in _flat(lookup, told.get((report, head), ()), words)
            if any(_of_one(matter, c, span) for c in same)
        ]
        if not flat:
            continue
        seen.add(head)
        reports = {s.report for s in flat}
        sides = [
            Side(matter.quote(same[0].span), (), evidence(c.span for c in same)),
            Side(matter.quote(flat[0]), (), evidence(flat)),
        ]
        reasons = [Reason("alleged in", str(len(doubting)), 0.5), Reason("told as a fact in", str(len(reports)), 0.5)]
        made.append(
            difference(matter, "framing", "alleged or a fact", sides, reasons, conflict=False, relation="framing")
        )
    yield from made[:MOST]


def _of_one(matter: Matter, called: Called, flat: Span) -> bool:
    """Whether nothing behind the noun tells two things apart: "suspected use of poison", "use of force"."""
    behind = _complement(matter.lookups[flat.report].report.text, flat.end)
    if behind and called.of:
        return bool(behind & called.of)
    for of, other in ((behind, called.span), (called.of, flat)):
        sentence = matter.lookups[other.report].sentence(other.start)
        if of and not of & stems(tokens(matter.quote(sentence))):
            return False
    return True


def _complement(text: str, end: int) -> frozenset[str]:
    """The stems of what stands after "of" behind a noun that ends at ``end``."""
    after = _OF.match(text, end)
    run = takewhile(lambda t: t.lower not in cue_words("stop"), tokens(after["what"]) if after is not None else ())
    return stems(run)


def _hedged(lookup: Lookup) -> Iterator[Called]:
    """Nouns after "alleged", with the words between."""
    text = lookup.report.text
    for m in listed_pattern("alleged_before").finditer(plain(text)):
        after = _PHRASE.match(text, m.end())
        if _IS.search(text[max(0, m.start() - 9) : m.start()]) is not None:
            continue
        if after is None or lookup.report.part_at(m.start(), m.end()) not in (None, "title"):
            continue
        run = []
        for token in tokens(after.group()):
            if token.lower in cue_words("stop"):
                break
            run.append(token)
        head = _head([t.lower for t in run])
        if head is None:
            continue
        words = frozenset(stem(t.lower) for t in run[:head])
        end = m.end() + run[head].end
        yield Called(Span(lookup.report.id, m.start(), end), stem(run[head].lower), words, _complement(text, end))


def _head(words: list[str]) -> int | None:
    """Where the noun of something that happens stands among the words after "alleged": none for people."""
    known = predicates().group_of
    for k in range(len(words) - 1, -1, -1):
        if words[k] in known and not words[k].endswith(_PERSONS) and not words[k].endswith("ed"):
            return None if words[k + 1 : k + 2] and words[k + 1].endswith(_NOUNS) else k
    return None


def _told(matter: Matter, heads: set[str]) -> dict[tuple[str, str], list[tuple[Span, Sequence[Token]]]]:
    """By report and stem of a noun the sentences with it, each with the words before the noun and the noun."""
    made: dict[tuple[str, str], list[tuple[Span, Sequence[Token]]]] = {}
    for report, lookup in matter.lookups.items() if heads else ():
        for sentence in lookup.body(titled=True):
            run = tokens(lookup.report.quote(sentence))
            for k, token in enumerate(run):
                if (head := stem(token.lower)) in heads:
                    made.setdefault((report, head), []).append((sentence, run[max(0, k - _BEFORE) : k + 1]))
    return made


def _flat(lookup: Lookup, told: Iterable[tuple[Span, Sequence[Token]]], words: frozenset[str]) -> list[Span]:
    """Where a report uses the noun with a word of those before it and leaves nothing open: in its lead, or often."""
    text = lookup.report.text
    found: list[Span] = []
    for sentence, (*run, token) in told:
        before = [t for t in run if stem(t.lower) in words]
        start, end = sentence.start + (before[0] if before else token).start, sentence.start + token.end
        if words and not before:
            continue
        if has("left_open", text[max(sentence.start, start - _HEDGED_BEFORE) : end]) is not None:
            continue
        if not lookup.quoted(start, end):
            found.append(Span(lookup.report.id, start, end))
    return found if any(s.start < _LEAD for s in found) or len(found) >= _OFTEN else []
