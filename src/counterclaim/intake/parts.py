"""What in a report's text is not its own telling: title, dateline, bylines, credits, captions, notes, links, notices.

Rules over lines and sentences, written in ``data/parts.yml``. Precision comes before completeness: a caption that is
read as body costs a false claim, a paragraph that is taken for a caption loses a true one, unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.intake import links
from counterclaim.intake.patterns import patterns
from counterclaim.text import Part, sentences

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_PREFIX = re.compile(r"date \d{4}-\d{2}-\d{2}(?=\s|$)")
_HINTS = re.compile(r"contributed|[Rr]ights [Rr]eserved|[Cc]lick here|CLICK here|may not be")
_LONGEST_LINE, _LONGEST_SENTENCE, _LONGEST_CAPTION = 600, 500, 900
_HEAD_LINES, _DATELINE_LINES, _CAPTION_SENTENCES = 4, 8, 4


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
    parts.extend(links.under_heads(text, lines, parts))
    parts.extend(links.alone(text, lines, parts))
    linked = list(links.run_in(text))  # what holds such a list is no caption: a credit found there is a headline's
    parts = [p for p in parts if p.kind != "caption" or not any(p.start < k.start < p.end for k in linked)] + linked
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
        behind = None if known is None or same else _ends_with(line, known)
        if behind is not None:
            yield Part("caption", start, start + len(line[:behind].rstrip()))
            yield Part("title", start + behind, end)
            return
        related = known is None or _share_words(line, known)
        if same or (related and after is not None and links.is_headline(line) and _blank_line(text[end : after[0]])):
            yield Part("title", start, end)
        return


def _ends_with(line: str, title: str) -> int | None:
    """Where in ``line`` the ``title`` of several words begins, after the sentence of a caption."""
    at = line.casefold().rfind(" ".join(title.split())[:4].casefold())
    before = line[:at].rstrip() if at > 0 else ""
    whole = len(title.split()) >= 3 and before[-1:] in (".", '"', "”", ")") and _letters(line[at:]) == _letters(title)
    return at if whole else None


def _share_words(line: str, title: str) -> bool:
    """Whether a third of the shorter one's words of four letters or more stand in both."""
    one, other = ({word.casefold() for word in re.findall(r"\w{4,}", piece)} for piece in (line, title))
    return len(one & other) * 3 >= max(1, min(len(one), len(other)))


def _blank_line(gap: str) -> bool:
    return gap.replace("\r\n", "\n").count("\n") >= 2 or "\r\r" in gap or "\u2029" in gap


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
