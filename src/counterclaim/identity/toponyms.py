"""Where a report names places: names, short names, nationality words, alone or inside the name of a body.

``Springfield, Ohio`` is two of them, ``the Harbour County Sheriff's Office`` holds one, ``Norwegian troops``
too. The name of a person holds none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from counterclaim.identity.gazetteer import Entry, book_country, divisions, gazetteer
from counterclaim.identity.lexicon import Learned, fold, known, nation
from counterclaim.reading.records import Mention
from counterclaim.text import Report, Span

_TOKEN = re.compile(r"(?:[^\W\d_]\.){1,4}(?!\w)|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*\.?")
_LONGEST = 5
_LONGEST_LOOSE = 3
_SMALLEST_IN_BODY = 5_000
_MOST_TOKENS = 60_000
_PARTY = re.compile(r"\b[DRI]-([A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2})")  # R-Maine
_DATELINE = re.compile(
    r"^[ \t]*([A-Z]{2}[A-Z.'’-]+(?: [A-Z.'’-]{2,}){0,2})(?=,|\s?\(|\s?(?:-|--|–|—)\s)",
    re.MULTILINE,
)
_AFTER = re.compile(r" ([A-Za-z]+)")
_BEFORE = re.compile(r"\b(?:in|near|outside|at|from)\s$")
_WORDS = frozenset(["act", "del", "la", "man", "tas", "vic"])  # short names that are words too


@dataclass(frozen=True, slots=True)
class Named:
    """A place named at ``span``; ``adjective`` where by a word for its people."""

    span: Span
    text: str
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str


def options(text: str) -> tuple[tuple[Entry, bool], ...]:
    """What the gazetteer has under ``text``: a name, a short name or a nationality word; whether as its main name."""
    bare = text.removeprefix("the ").removeprefix("The ")
    if bare.isupper() and len(bare) > 3 and "." not in bare:
        bare = bare.title()
    return _options(bare, known())


@lru_cache(maxsize=16384)
def _options(text: str, learned: Learned | None) -> tuple[tuple[Entry, bool], ...]:  # noqa: ARG001
    """``learned``: what is known besides the lists while it is looked up, so that nothing of it is kept for others."""
    book, key, word = gazetteer(), fold(text), nation(text)
    if word is not None and (word.form == "word" or (word.form == "name" and key == "us")):
        entry = book_country(book, word.iso)
        return ((entry, True),) if entry is not None else ()
    people = divisions().people.get(key) or divisions().people.get(key.removesuffix("s"))
    if people is not None:
        of_them = [(e, m) for e, m in book.named(people[1]) if e.country == people[0]]
        return tuple(sorted(of_them, key=lambda f: (-f[0].population, f[0].id))[:1])
    found = list(book.named(text))
    for short, full in (("st ", "saint "), ("mt ", "mount "), ("ft ", "fort ")):
        if key.startswith(short):
            found += book.named(full + key.removeprefix(short))
        elif key.startswith(full):
            found += book.named(short + key.removeprefix(full))
    return tuple(dict.fromkeys(found))


def is_adjective(text: str) -> bool:
    """A nationality word, or one for the people of a division, region or town."""
    word, key = nation(text), fold(text)
    return (word is not None and word.form == "word") or bool({key, key.removesuffix("s")} & divisions().people.keys())


def named_places(report: Report, mentions: Sequence[Mention], *, also: Sequence[Span] = ()) -> tuple[Named, ...]:
    """Every place that ``report`` names, by start, none within another; places that the gazetteer lacks too.

    ``mentions``: the reader's. ``also``: spans that are places whatever it says of them.
    """
    search = _Search(report)
    names = sorted((m for m in mentions if m.kind == "name"), key=lambda m: (m.span.start, -m.span.end))
    for span in also:
        search.take(span.start, span.end)
    for mention in names:
        if mention.type == "place":
            search.in_place(mention)
    for match in _DATELINE.finditer(report.text):
        if fold(match.group(1)) not in divisions().never and options(match.group(1)):
            search.take(match.start(1), match.end(1))
    for mention in names:
        if search.is_town(mention):
            search.take(mention.span.start, mention.span.end)
    for mention in names:
        if mention.type not in ("place", "person"):
            search.in_body(mention)
    for mention in names:
        search.cover(mention.span)
    search.outside()
    return tuple(sorted(search.made, key=lambda n: n.span))


class _Search:
    """A search through one report; what was taken or covered is not taken again."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.made: list[Named] = []
        self._text = report.text
        self._tokens = [_Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(report.text)][:_MOST_TOKENS]
        self._starts = [t.start for t in self._tokens]
        self._covered = bytearray(len(report.text) + 1)
        self._known: set[str] = set()

    def take(self, start: int, end: int, *, whole: bool = True) -> None:
        """A place at ``start``..``end``; ``whole`` where it is no part of another name, so that the word is known."""
        if any(self._covered[start:end]):
            return
        phrase = self._text[start:end]
        self.made.append(Named(self.report.span(start, end), phrase, is_adjective(phrase)))
        self._covered[start:end] = b"\1" * (end - start)
        if whole and not self.made[-1].adjective:
            self._known.add(phrase)

    def cover(self, span: Span) -> None:
        """Nothing more is found here."""
        self._covered[span.start : span.end] = b"\1" * (span.end - span.start)

    def in_place(self, mention: Mention) -> None:
        """The parts of a place's name that the gazetteer has; the whole where it has none."""
        span, whole = mention.span, self.report.quote(mention.span)
        found = self._known_parts(span)
        last = fold(whole).rpartition(" ")[2]
        if " " in whole and last in divisions().never and last not in divisions().said:
            # a street, a building, a landform: what stands before the word for it may be anybody's name
            found = [
                (s, e) for s, e in found if (s, e) == (span.start, span.end) or _sure(self._text[s:e], alone=False)
            ]
        if not found and mention.label == "Location" and whole[:1].isupper() and "," not in whole:
            found = [(span.start, span.end)]
        for start, end in found:
            self.take(start, end)

    def in_body(self, mention: Mention) -> None:
        """Places inside the name of a body, a people, a thing."""
        span = mention.span
        for start, end in self._known_parts(span):
            alone = (start, end) == (span.start, span.end) and mention.type != "group"
            if self._text[start:end] in self._known or _sure(self._text[start:end], alone=alone):
                self.take(start, end, whole=False)

    def is_town(self, mention: Mention) -> bool:
        """A single word taken for a body's or a person's name that is a town here: ``NAME police``, ``in NAME``."""
        word, span = self.report.quote(mention.span), mention.span
        if mention.type not in ("organisation", "person") or " " in word or fold(word) in divisions().never:
            return False
        after = _AFTER.match(self._text, span.end)
        civic = mention.type == "organisation" and after is not None and after.group(1).lower() in divisions().civic
        stands = _BEFORE.search(self._text, max(0, span.start - 12), span.start) is not None
        located = stands and re.match(r" [A-Z]|['’]s|-", self._text[span.end : span.end + 3]) is None
        return (civic or located) and any(m and e.population >= _SMALLEST_IN_BODY for e, m in options(word))

    def outside(self) -> None:
        """What no name covers: seats of party members, states and divisions, and what is a place elsewhere here."""
        for match in _PARTY.finditer(self._text):
            found = self._tokens[bisect_left(self._starts, match.start(1)) : bisect_left(self._starts, match.end(1))]
            for size in range(len(found), 0, -1):
                end = _end(found[size - 1])
                if options(self._text[match.start(1) : end]):
                    self.take(match.start(1), end)
                    break
        at = 0
        while at < len(self._tokens):
            start, size = self._tokens[at].start, 1
            if self._tokens[at].text[0].isupper():
                for many in range(min(_LONGEST_LOOSE, len(self._tokens) - at), 0, -1):
                    run = self._tokens[at : at + many]
                    phrase = self._text[start : _end(run[-1])]
                    if self._unbroken(run, (" ",)) and (phrase in self._known or _is_division(phrase)):
                        self.take(start, start + len(phrase))
                        size = many
                        break
            at += size

    def _known_parts(self, span: Span) -> list[tuple[int, int]]:
        """Stretches of a name that the gazetteer knows, longest first, left to right."""
        inside = self._tokens[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        found = []
        at = 0
        while at < len(inside):
            size = 1
            for many in range(min(_LONGEST, len(inside) - at), 0, -1) if inside[at].text[0].isupper() else ():
                run = inside[at : at + many]
                last = run[-1].text
                if not (last[0].isupper() or last in divisions().said) or not self._unbroken(run, (" ", "-")):
                    continue
                phrase = self._text[run[0].start : _end(run[-1])]
                if fold(phrase) not in divisions().never and options(phrase):
                    found.append((run[0].start, run[0].start + len(phrase)))
                    size = many
                    break
            at += size
        return found

    def _unbroken(self, run: list[_Token], gaps: tuple[str, ...]) -> bool:
        return all(self._text[a.end : b.start] in gaps for a, b in pairwise(run))


def _end(last: _Token) -> int:
    """A full stop belongs to a short name (``Ky.``, ``U.S.``), not to a name that ends a sentence."""
    if not last.text.endswith("."):
        return last.end
    short = fold(last.text)
    is_short = short in divisions().short or (short in gazetteer().states and len(short) <= _LONGEST)
    return last.end if last.text.count(".") > 1 or is_short else last.end - 1


def _sure(phrase: str, *, alone: bool) -> bool:
    """Whether what stands in the name of a body is a place by itself; ``alone`` where it is all of that name."""
    if is_adjective(phrase):
        return True
    kept = [e for e, main in options(phrase) if main]
    if any(e.kind in ("country", "1", "c") for e in kept):
        return True
    return not alone and any(e.kind == "2" or (e.kind == "town" and e.population >= _SMALLEST_IN_BODY) for e in kept)


def _is_division(phrase: str) -> bool:
    """A state, its people, or a first-order division by a name that is no other word."""
    word, key = nation(phrase), fold(phrase)
    if (word is not None and word.form in ("name", "word")) or key in divisions().people:
        return True
    if key in gazetteer().states:
        return len(key) >= _LONGEST or phrase.endswith(".")
    return key in divisions().short and phrase.endswith(".") and key not in _WORDS
