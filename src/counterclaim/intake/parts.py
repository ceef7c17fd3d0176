"""What in a report's text is not its own telling: title, dateline, bylines, credits, captions, notes, links, notices.

Rules over lines and sentences, written in ``data/parts.yml``. Precision comes before completeness: a caption that is
read as body costs a false claim, a paragraph that is taken for a caption loses a true one, unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.intake.patterns import patterns
from counterclaim.text import Part, sentences

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_PREFIX = re.compile(r"date \d{4}-\d{2}-\d{2}(?=\s|$)")
_HINTS = re.compile(r"contributed|[Rr]ights [Rr]eserved|[Cc]lick here|CLICK here|may not be")
_LONGEST_LINE, _LONGEST_SENTENCE, _LONGEST_CAPTION, _LONGEST_TITLE = 600, 500, 600, 200
_HEAD_LINES, _DATELINE_LINES, _CAPTION_SENTENCES = 4, 8, 4
_LONE_WORDS, _LONE_CHARACTERS, _PARAGRAPH = 12, 90, 100
_STOPS = ".!?:;,…"
_GLUED = re.compile(r"(?<![^\W\d_])[A-Z][a-z]+(?:[A-Z]+[a-z]*)+")
_LONGEST_LINKS = 700


@dataclass(frozen=True, slots=True)
class Recognised:
    """``parts`` in order, without overlap; ``credits``: agencies by name; ``title`` only where the text shows it."""

    parts: tuple[Part, ...]
    credits: tuple[str, ...] = ()
    dateline_place: str | None = None
    title: str | None = None


def recognise(text: str, *, title: str | None = None) -> Recognised:
    """The parts of ``text``; ``title`` is what is known of it from elsewhere. Offsets are code points of ``text``."""
    lines = list(_lines(text))
    parts: list[Part] = []
    for number, (start, end) in enumerate(lines):
        prefix = _PREFIX.match(text, start, end) if number == 0 else None
        if prefix is not None:
            parts.append(Part("notice", start, prefix.end()))
            start = prefix.end() + len(text[prefix.end() : end]) - len(text[prefix.end() : end].lstrip())
            lines[0] = (start, end)
        if start < end:
            parts.extend(_of_line(text, start, end, number=number))
    if lines:
        parts.extend(_title(text, lines, parts, known=title))
    parts.extend(_lone_lines(text, lines, parts))
    parts.extend(_links_run_in(text))
    place, agencies = None, list(_credits(text, parts))
    for part, where, agency in _dateline(text, lines, parts):
        parts.append(part)
        place = where
        agencies.extend(() if agency is None else (agency,))
    parts.sort(key=lambda part: (part.start, part.end))
    shown = next((text[part.start : part.end] for part in parts if part.kind == "title"), None)
    return Recognised(tuple(_apart(parts)), tuple(dict.fromkeys(agencies)), place, shown)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield start, start + len(stripped)


def _of_line(text: str, start: int, end: int, *, number: int) -> Iterator[Part]:
    line = text[start : min(end, start + 2 * _LONGEST_LINE)]
    known = patterns()
    if end - start <= _LONGEST_LINE:
        for kind, pattern in (*known.lines, *(known.head_lines if number < _HEAD_LINES else ())):
            if pattern.fullmatch(line) is not None:
                yield Part(kind, start, end)
                return
    caption = _caption_end(line)
    if caption > 0:
        yield Part("caption", start, start + caption)
        return
    if end - start <= 4_000 and _HINTS.search(text, start, end) is not None:
        yield from _of_sentences(text, start, end)
    closing = known.closing_credit.search(text[max(start, end - 120) : end])
    if closing is not None:
        yield Part("credit", max(start, end - 120) + closing.start(), end)


def _of_sentences(text: str, start: int, end: int) -> Iterator[Part]:
    for first, last in sentences(text[start:end]):
        sentence = text[start + first : start + last]
        for kind, pattern in patterns().sentences:
            if len(sentence) <= _LONGEST_SENTENCE and pattern.fullmatch(sentence) is not None:
                yield Part(kind, start + first, start + last)
                break


def _caption_end(line: str) -> int:
    """Where in ``line`` the caption that it begins with ends, or 0."""
    end = 0
    for match in patterns().picture_credit.finditer(line[: _LONGEST_CAPTION + 60]):
        before = line[: match.start()]
        if match.end() > _LONGEST_CAPTION or len(sentences(before)) > _CAPTION_SENTENCES:
            break
        if end == 0 or not line[end : match.start()].strip():
            end = match.end()
    return end


def _title(text: str, lines: list[tuple[int, int]], parts: list[Part], *, known: str | None) -> Iterator[Part]:
    """The first line that is no other part, or what follows a caption on it, where it is the title or looks like one.

    Nothing after a byline is a title.
    """
    taken = {part.start: part for part in parts}
    for (start, end), after in zip(lines[:3], [*lines[1:], None], strict=False):
        part = taken.get(start)
        if part is not None and part.kind in ("byline", "dateline", "credit", "related"):
            return
        if part is not None and part.end >= end:
            continue
        if part is not None:
            start = part.end + len(text[part.end : end]) - len(text[part.end : end].lstrip())
        line = text[start:end]
        same = known is not None and _letters(line) == _letters(known) != ""
        related = known is None or _share_words(line, known)
        if same or (related and after is not None and _is_headline(line) and _blank_line(text[end : after[0]])):
            yield Part("title", start, end)
        return


def _is_headline(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or len(line.split()) < 3 or line[0].islower() or line[0] in "-–—•*([#":
        return False
    return line[-1] not in _STOPS and not (line[-1] in "\"'”’)" and line[-2:-1] in (".", ",", "!"))


def _share_words(line: str, title: str) -> bool:
    """Whether a third of the shorter one's words of four letters or more stand in both."""
    one, other = ({word.casefold() for word in re.findall(r"\w{4,}", piece)} for piece in (line, title))
    return len(one & other) * 3 >= max(1, min(len(one), len(other)))


def _blank_line(gap: str) -> bool:
    return gap.replace("\r\n", "\n").count("\n") >= 2 or "\r\r" in gap or "\u2029" in gap


def _lone_lines(text: str, lines: list[tuple[int, int]], parts: list[Part]) -> Iterator[Part]:
    """A short line without a stop between two whole paragraphs: a link to another story, or a heading."""
    taken = {part.start for part in parts}
    for before, (start, end), after in zip(lines, lines[1:], lines[2:], strict=False):
        if start in taken or end - start > _LONE_CHARACTERS:
            continue
        line = text[start:end]
        if line[-1] in _STOPS + "\"'”’)-–—" or not line[0].isupper() or len(line.split()) > _LONE_WORDS:
            continue
        if text[before[1] - 1] in "\"'”’" and ", " in line:
            continue  # who said the quotation above
        if _is_paragraph(text, before) and _is_paragraph(text, after) and before[0] not in taken:
            yield Part("related", start, end)


def _links_run_in(text: str) -> Iterator[Part]:
    """Headlines that a page has beside a name, run into the sentence: ``Ida Brenn Ida M. BrennBridge opens MORE``.

    The name stands twice, the second time without a space before the headline, and ``MORE`` ends the list.
    """
    free = 0
    for glued in _GLUED.finditer(text):
        before = set(re.findall(r"[^\W\d_]+", text[max(0, glued.start() - 80) : glued.start()]))
        word = glued.group()[:60]
        cuts = [k for k in range(2, len(word)) if word[k].isupper() and word[:k] in before]
        start = glued.start() + cuts[-1] if cuts else free
        end = text.find(" MORE", start, start + _LONGEST_LINKS) if cuts and start >= free else -1
        if end >= 0 and "\n" not in text[start:end]:
            free = end + len(" MORE")
            yield Part("related", start, free)


def _is_paragraph(text: str, line: tuple[int, int]) -> bool:
    start, end = line
    return end - start >= _PARAGRAPH and text[end - 1] in '.!?”"’)' and text[start] not in "-–—•*"


def _dateline(
    text: str, lines: list[tuple[int, int]], parts: list[Part]
) -> Iterator[tuple[Part, str | None, str | None]]:
    taken = {part.start for part in parts}
    for start, end in lines[:_DATELINE_LINES]:
        if start in taken:
            continue
        for pattern in patterns().datelines:
            match = pattern.match(text[start : min(end, start + 160)])
            if match is None:
                continue
            found = match.groupdict()
            place, agency = found.get("place"), found.get("agency")
            if place is not None and (place in patterns().not_places or len(place) < 4):
                continue
            if agency is None and place is not None and place in patterns().agencies:
                continue
            length = len(match.group().rstrip())
            name = found.get("other") if agency is None else patterns().agencies[agency]
            yield Part("dateline", start, start + length), None if place is None else _cased(place), name
            return


def _credits(text: str, parts: list[Part]) -> Iterator[str]:
    """Agencies that a credit or a line of contributors names."""
    for part in sorted(parts, key=lambda part: part.start):
        if part.kind in ("credit", "byline"):
            for match in patterns().agency.finditer(text[part.start : part.end]):
                yield patterns().agencies[match.group()]


def _cased(place: str) -> str:
    """ "SANTA FE, Texas" as "Santa Fe, Texas"."""
    return " ".join(word.title() if word.isupper() and "." not in word else word for word in place.split(" "))


def _letters(line: str) -> str:
    return "".join(char for char in line.casefold() if char.isalnum())


def _apart(parts: list[Part]) -> Iterator[Part]:
    """Each part from where the one before ends; empty ones are left out."""
    at = 0
    for part in parts:
        if part.start >= at:
            yield part
            at = part.end
