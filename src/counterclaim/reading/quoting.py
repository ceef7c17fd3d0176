"""Quotation marks: where quotations run, and whether a content is direct, indirect or mixed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from counterclaim.reading.records import Quote
from counterclaim.text import goes_on

Interval = tuple[int, int]

_MARK = re.compile(r"[\"“”„«»]|``|''|[‘’']")
_PARAGRAPH = re.compile(r"\n\s{0,20}\n|\n")
_ONESELF = re.compile(r"\b(?:I|[Ww]e)(?:['’](?:m|re|ve|d))?\s+(?:(?:am|are|have|had|also|just|\w+ly)\s+)*$")
_PAIRS = {'"': '"', "“": "”", "«": "»"}
_OPENS = re.compile(r"[\"“«][\w\[$]")
_STRAIGHT_OPEN = re.compile(r'(?<![^\s(\[—–-])"(?=[\w\[$])')
_STRAIGHT_CLOSE = re.compile(r'(?<=[^\s(\[—–-])"(?!\w)')
_FAR = 2_000  # code points in which a quotation inside another is looked for, and the other's end
_LETTER = re.compile(r"\w")


def quotations(text: str) -> list[Interval]:
    """The outermost quotations of a text, with their marks: code points, in order.

    Straight, curly and single curly marks, one kind inside the other. A quotation that is not closed ends with its
    paragraph, and the next paragraph that opens with a mark goes on with it. An apostrophe is none.
    """
    made: list[Interval] = []
    start = 0
    breaks = (m.start() for m in _PARAGRAPH.finditer(text) if not goes_on(text, *m.span()))
    for stop in [*breaks, len(text)]:
        made += _in_paragraph(text, start, stop)
        start = stop
    return made


def _in_paragraph(text: str, low: int, high: int) -> list[Interval]:
    made: list[Interval] = []
    opened: int | None = None
    mark = ""
    passed = low
    straight = _Straight.of(text, low, high)
    for found in _MARK.finditer(text, low, high):
        at, sign = found.start(), found[0]
        if at < passed:
            continue
        before = text[at - 1] if at > low else " "
        after = text[found.end()] if found.end() < high else " "
        single = sign in "‘’'" and len(sign) == 1
        if opened is None:
            if single and (
                sign == "’"
                or _LETTER.match(before)
                or not _LETTER.match(after)
                or not _closes_later(text, found.end(), high)
            ):
                continue
            # "the ”free” vote": a closing mark where one opens, as typed by mistake.
            slip = sign == "”" and before.isspace() and _LETTER.match(after) is not None
            if (sign in ("”", "»", "''") and not slip) or (
                sign == '"' and not before.isspace() and after.isspace() and before not in "(["
            ):
                continue
            opened, mark = at, sign
        elif single != (mark in "‘'"):
            continue
        elif single:
            if sign != "‘" and not _LETTER.match(after) and not before.isspace():
                made.append((opened, found.end()))
                opened = None
        elif (inner := _inside(text, at, sign, mark, straight, high)) is not None:
            passed = inner
        elif sign == '"' and mark == '"' and before.isspace() and _LETTER.match(after):
            # It opens again: the mark before was never closed.
            made.append((opened, at))
            opened = at
        elif sign in ("”", "»", "''") or (sign == '"' and mark in ('"', "“", "„")):
            made.append((opened, found.end()))
            opened = None
        elif sign in ("“", "``") and mark == "“":
            # Opened again without a close: the mark at the head of a going-on quotation, or a slip.
            continue
    if opened is not None and mark not in ("‘", "'"):
        made.append((opened, high))
    return made


@dataclass(frozen=True, slots=True)
class _Straight:
    """Where straight marks stand in a paragraph as those that open and as those that close do."""

    opening: tuple[int, ...]
    closing: tuple[int, ...]

    @classmethod
    def of(cls, text: str, low: int, high: int) -> _Straight:
        opening, closing = (
            tuple(m.start() for m in kind.finditer(text, low, high)) for kind in (_STRAIGHT_OPEN, _STRAIGHT_CLOSE)
        )
        return cls(opening, closing)

    def more_close(self, at: int) -> int:
        """How many more close than open from ``at`` on."""
        opening, closing = (len(marks) - bisect_left(marks, at) for marks in (self.opening, self.closing))
        return closing - opening


def _inside(text: str, at: int, sign: str, mark: str, straight: _Straight, high: int) -> int | None:
    """The end of the quotation that ``sign`` opens at ``at`` inside one that ``mark`` opened, or None.

    One of the other kind ends at its own mark, if the outer one's mark follows; one of the same straight marks counts
    only where, to the end of the paragraph, they close once more than they open.
    """
    outer, inner = _PAIRS.get(mark), _PAIRS.get(sign)
    if outer is None or inner is None or _OPENS.match(text, at, high) is None or (at > 0 and text[at - 1].isalnum()):
        return None
    if sign == mark:
        return text.find('"', at + 1, high) + 1 if sign == '"' and straight.more_close(at) == 1 else None
    high = min(high, at + _FAR)
    end = text.find(inner, at + 1, high)
    return end + 1 if end >= 0 and text.find(outer, end + 1, high) >= 0 else None


def _closes_later(text: str, start: int, high: int) -> bool:
    return re.compile(r"[^\s]['’](?!\w)").search(text, start, min(high, start + 600)) is not None


def quote_type(
    text: str,
    content: Sequence[Interval],
    *,
    cue: Interval | None = None,
    quoted: Sequence[Interval] | None = None,
) -> Quote:
    """How a content is given: ``direct`` where all its words are in quotation marks, ``mixed`` where some are.

    Where the cue itself stands within the quotation, the quoted speaker tells what another said, and the marks are not
    that other's: only marks inside the content count, unless "I" or "we" stands before the cue. Without a cue, or with
    a mere dash for one, the content is a post, and ``direct``.

    ``quoted`` is what ``quotations`` gave for the text; found anew where it is left out.
    """
    if cue is None or re.search(r"\w", text[cue[0] : cue[1]]) is None:
        return "direct"
    spans = quotations(text) if quoted is None else quoted
    oneself = _ONESELF.search(text, max(0, cue[0] - 20), cue[0]) is not None
    around = bisect_left(spans, cue[0], key=itemgetter(0)) - 1  # they stand in order, none in another
    s, e = spans[around] if around >= 0 else (0, 0)
    if not oneself and cue[1] <= e and all(s <= low and high <= e for low, high in content):
        spans = [(low + s, low + e) for low, high in content for s, e in quotations(text[low:high])]
    inside = outside = 0
    for low, high in content:
        for word in re.finditer(r"\w+", text[low:high]):
            at = low + word.start()
            i = bisect_right(spans, at, key=itemgetter(0)) - 1
            if i >= 0 and at < spans[i][1]:
                inside += 1
            else:
                outside += 1
    if inside == 0:
        return "indirect"
    return "direct" if outside == 0 else "mixed"
