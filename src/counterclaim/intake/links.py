"""Links to other stories and headings in a report's text: lines of their own, and headlines run into a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.intake.patterns import patterns
from counterclaim.text import Part

_LONGEST_TITLE = 200
_LONE_WORDS, _LONE_CHARACTERS, _PARAGRAPH, _LONE_LINES = 12, 90, 100, 4
_STOPS = ".!?:;,…"
_LINKED = 6
_OPENED = re.compile(r"\s['‘]\w")
_GLUED = re.compile(r"(?<![^\W\d_])[A-Z][a-z]+(?:(?:[A-Z]+|\d+)[a-z]*)+")
_NAMED_AGAIN = r"(?:[A-Z(][\w.’'-]*\)? ){1,5}"
_AGAIN = re.compile(rf"(?<![^\W\d_])([A-Z][\w’'-]+) (?=({_NAMED_AGAIN}\1 )[A-Z\d])")
_NAMES = re.compile(r"([A-Z][a-z]{3,}(?=[A-Z]))?([^\W\d_]+)")
_LONGEST_LINKS = 700
_MORE = re.compile(r"(?<![A-Z])MORE\b")


def alone(text: str, lines: list[tuple[int, int]], parts: list[Part]) -> Iterator[Part]:
    """Short lines without a stop, up to four in a row, between whole paragraphs: headings, links to other stories.

    Of several in a row one that may be a name stays: it tells whom the next paragraphs call by the surname.
    """
    taken = {part.start: part for part in parts}
    run: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None
    for line in lines:
        part = taken.get(line[0])
        if part is not None and part.end >= line[1] and part.kind in ("related", "notice", "caption"):
            continue  # what stands between does not part a heading from its paragraph
        if part is None and _is_lone(text, line, before if not run else None):
            run.append(line)
            continue
        if before is not None and 0 < len(run) <= _LONE_LINES and part is None and _is_paragraph(text, line):
            names = [len(run) > 1 and patterns().person.fullmatch(text[start:end]) is not None for start, end in run]
            yield from (Part("related", *heading) for heading, name in zip(run, names, strict=True) if not name)
        run = []
        before = line if part is None and _is_paragraph(text, line) else None


def _is_lone(text: str, line: tuple[int, int], above: tuple[int, int] | None) -> bool:
    words = text[line[0] : line[1]]
    if len(words) > _LONE_CHARACTERS or len(words.split()) > _LONE_WORDS or not words[0].isupper():
        return False
    if words[-1] in _STOPS + '"”)-–—' or (words[-1] in "'’" and not _OPENED.search(words)):
        return False
    return above is None or not (text[above[1] - 1] in "\"'”’" and ", " in words)  # else who said the quotation above


def under_heads(text: str, lines: list[tuple[int, int]], parts: list[Part]) -> Iterator[Part]:
    """The lines under one that says that links follow, up to the first that has a stop or is no short line."""
    taken = {part.start for part in parts}
    after = 0
    for start, end in lines:
        if patterns().link_heads.fullmatch(text[start : min(end, start + _LONE_CHARACTERS)]) is not None:
            yield Part("related", start, end)
            after = _LINKED
        elif after > 0 and start not in taken and end - start <= _LONGEST_TITLE and is_headline(text[start:end]):
            yield Part("related", start, end)
            after -= 1
        else:
            after = 0


def run_in(text: str) -> Iterator[Part]:
    """Headlines that a page has beside a name, run into the sentence: ``Ida Brenn Ida M. BrennBridge opens MORE``.

    The name stands twice, the second time mostly without a space before the headline, and ``MORE`` ends the list.
    """
    apart = ((m.end(), m.end(2)) for m in _AGAIN.finditer(text))
    found: dict[int, tuple[int, int]] = {}
    for start, headline in sorted({*_glued(text), *apart}):
        more = _MORE.search(text, headline, headline + _LONGEST_LINKS)
        if more is None or "\n" in text[start : more.end()]:
            continue
        end = more.end()
        if end not in found or start < found[end][1]:  # "Ida Brenn Ida M. Brenn Bridge": the surname's, not the first
            found[end] = start, headline
    yield from (Part("related", start, end) for end, (start, _) in found.items())


def _glued(text: str) -> Iterator[tuple[int, int]]:
    """Where a headline begins that stands right after a name, and where the name's second writing does."""
    for glued in _GLUED.finditer(text):
        low = max(0, glued.start() - 80)
        before = {name for found in _NAMES.finditer(text, low, glued.start()) for name in found.groups() if name}
        word = glued.group()[:60]
        cuts = [k for k in range(2, len(word)) if (word[k].isupper() or word[k].isdigit()) and word[:k] in before]
        if cuts:
            start, surname = glued.start() + cuts[-1], re.escape(word[: cuts[-1]])
            again = re.search(rf"(?<![^\W\d_]){surname} ?({_NAMED_AGAIN}){surname}$", text[low:start])
            yield (start if again is None else low + again.start(1)), start


def _is_paragraph(text: str, line: tuple[int, int]) -> bool:
    start, end = line
    return end - start >= _PARAGRAPH and text[end - 1] in '.!?”"’)' and text[start] not in "-–—•*"


def is_headline(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or len(line.split()) < 3 or line[0].islower() or line[0] in "-–—•*([#":
        return False
    return line[-1] not in _STOPS and not (line[-1] in "\"'”’)" and line[-2:-1] in (".", ",", "!"))
