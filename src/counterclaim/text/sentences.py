"""The sentences of a text.

A rule-based splitter of our own for news as it comes: abbreviations, initials, full stops without a space after them,
quotation marks after the stop, captions glued to the first paragraph. What it knows of English stands in
``data/sentences.yml``. Time is linear in the text: every decision looks at no more than 80 characters on either side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from counterclaim.text.data_files import parsed

_WINDOW = 80
_LONG_LINE = 40
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_OPENERS = "\"'“‘«„‚([{*_—–-"
_CLOSERS = "\"'”’»)]}*"
_STOP = re.compile(rf"[{re.escape(_LINE_ENDS)}]+|[.!?…。！？]+(?:[ \u00a0]\.+(?![\w.]))*")
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w’'-]|\.(?=\w))*$")
_NEXT_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_GIVEN_NAME = re.compile(r"(?<![\w'’-])[A-Z][a-z]+ \Z")
"""Before "I.": "Anton I. Vey" has an initial, "he is as old as I." ends."""
_NAME_IN_BRACKETS = re.compile(r"\[(?:[A-Z][\w.’'-]* ){1,3}$")
_PREFIX = re.compile(r"\s*date \d{4}-\d{2}-\d{2}(?=\s)")
_LATE_CLOSER = re.compile(r"[ \u00a0](?:(?:[”»)\]]|['’][”»])+(?=[\s,;]|$)|[“\"](?=[ \t]*(?:[\n\r]|$)))")
_SIGNED = re.compile(r"[—–-] ?[^\n@()]{0,60}\(@\w{1,20}\),? (?:[A-Z][a-z]{2,8} \d{1,2}, \d{4})(?= \S)")
_ADDRESS = re.compile(r"[/@\\]|www\.|\.\w+\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _English:
    titles: frozenset[str]
    hyphenated: frozenset[str]
    before_number: frozenset[str]
    months: frozenset[str]
    closing: frozenset[str]
    starters: frozenset[str]
    speech: frozenset[str]
    picture: re.Pattern[str]


@lru_cache(maxsize=1)
def _english() -> _English:
    raw: dict[str, Any] = parsed(files("counterclaim.text").joinpath("data/sentences.yml").read_text(encoding="utf-8"))
    words = {key: frozenset(str(word) for word in value) for key, value in raw.items()}
    agencies = "|".join(re.escape(name) for name in sorted(words["picture_agencies"], key=lambda n: (-len(n), n)))
    return _English(
        titles=words["titles"],
        hyphenated=words["hyphenated"],
        before_number=words["before_number"],
        months=words["months"],
        closing=words["closing"],
        starters=words["starters"],
        speech=words["speech"],
        picture=re.compile(
            rf"(?:[/|]\s?|: )(?:{agencies})(?:/(?:{agencies}))*(?! (?:Photos?|Images?)\b)(?= [A-Z0-9“\"])"
        ),
    )


def sentences(text: str) -> list[tuple[int, int]]:
    """Code-point intervals ``[start, end)`` of the sentences of ``text``, in order.

    They do not overlap, begin and end with a visible character, and together hold every visible character. A line
    break ends a sentence, unless it cuts one (``goes_on``); a closing quotation mark or bracket after the stop belongs
    to the sentence before.
    """
    out: list[tuple[int, int]] = []
    start = 0
    for cut in (*_cuts(text), len(text)):
        piece = text[start:cut]
        stripped = piece.strip()
        if stripped:
            first = start + len(piece) - len(piece.lstrip())
            out.append((first, first + len(stripped)))
        start = cut
    return out


def _cuts(text: str) -> list[int]:
    cuts = set(_stops(text))
    cuts.update(match.end() for match in _english().picture.finditer(text) if _credits_a_picture(text, match))
    cuts.update(match.end() for match in _SIGNED.finditer(text))
    prefix = _PREFIX.match(text)
    if prefix is not None:
        cuts.add(prefix.end())
    return sorted(cuts)


def _credits_a_picture(text: str, match: re.Match[str]) -> bool:
    """A slash needs a name before it and a bar a space, as in "Photograph: A B/AFP Two men" or "... | AP Photo Two"."""
    before = text[max(0, match.start() - 40) : match.start()]
    opening = match.group()[0]
    if opening == "|":
        return True
    if opening == ":":
        return re.search(r"(?:[Pp]hotos?|[Pp]hotograph|[Pp]icture|[Ii]mage|[Cc]redit)$", before) is not None
    return re.search(r"[A-Z][\w.’'-]* [A-Z][\w.’'-]+$", before) is not None


def _stops(text: str) -> Iterator[int]:
    straight, counted = 0, 0
    for match in _STOP.finditer(text):
        start, end = match.span()
        if text[start] in _LINE_ENDS:
            if not goes_on(text, start, end):
                straight, counted = 0, end
                yield end
            continue
        straight += text.count('"', counted, start)
        counted = start
        while end < len(text) and text[end] in _CLOSERS:
            if text[end] in "\"'" and _opens(text, end, straight % 2 == 1):
                break
            end += 1
        late = _LATE_CLOSER.match(text, end)
        if late is not None:
            end = late.end()
        if _is_boundary(text, match, end):
            yield end


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether the line break ``start`` to ``end`` stands inside a sentence: after a long line without a stop, before a
    small letter, as in wrapped text and where a page broke a quotation in two."""
    before = text[max(0, start - _LONG_LINE - 20) : start].rstrip(" \t\u00a0")
    line = len(before) - 1 - max(before.rfind(mark) for mark in _LINE_ENDS)
    after = text[end : end + 20].lstrip(" \t\u00a0")
    broken = before[-1:].isalnum() or before[-1:] in (",", "-", "–", "—")
    return broken and line >= _LONG_LINE and after[:1].islower() and text.count("\n", start, end) <= 2


def _opens(text: str, at: int, inside: bool) -> bool:
    """Whether the straight quotation mark at ``at``, right after a stop, opens what comes next."""
    following = text[at + 1 : at + 2]
    return not inside and (following.isalnum() or following in "[$") and following != "" and text[at] == '"'


def _is_boundary(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence ends with ``stop`` and the closing marks after it, which end at ``end``."""
    following = text[end : end + _WINDOW]
    rest = following.lstrip(" \t\u00a0\u2009\u200b")
    if not rest or rest[0] in _LINE_ENDS:
        return False  # the line's end is a boundary of its own
    spaced, closed = rest[0] is not following[0] or len(rest) < len(following), end > stop.end()
    bare = rest.lstrip(_OPENERS)
    quoted_next = bare != rest and rest[0] in "\"'“‘«„"
    before = text[max(0, stop.start() - _WINDOW) : stop.start()]
    mark = stop.group()
    if mark[0] in "。！？":
        return True
    if not spaced:
        return _is_glued_boundary(before, mark, bare, closed=closed, quoted=quoted_next)
    if not bare:
        return True
    if bare[0].islower():
        return False
    if mark in ("…",) or "..." in mark or mark == ".." or ". ." in mark.replace("\u00a0", " "):
        return bool(before) and not before[-1].isspace() and _next_word(bare) != "i"
    if mark == ".":
        return _full_stop_ends(text, stop, before, bare, closed=closed, quoted=quoted_next)
    return not (closed and _names_the_speaker(bare))


def _is_glued_boundary(before: str, mark: str, bare: str, *, closed: bool, quoted: bool) -> bool:
    """ "over.Then", "over.”Then": a small letter, a stop and a capitalised word with nothing between."""
    if len(bare) < 2 or not bare[0].isupper() or mark not in (".", "!", "?"):
        return False
    token = before.rsplit(None, 1)[-1] if before.strip() else ""
    if _ADDRESS.search(token) is not None:
        return False
    word = _WORD_BEFORE.search(before)
    if closed or quoted:
        return word is not None and len(word.group()) > 1
    if word is None or len(word.group()) < 2 or not (word.group()[-1].islower() or word.group()[-1].isdigit()):
        return False
    next_word = _next_word(bare)
    longer = bare[1].islower() or next_word in ("a", "i")
    host = re.match(r"\w+(?:[./@]\w|\()", bare) is not None
    return longer and not host and word.group().lower() not in _english().titles


def _full_stop_ends(text: str, stop: re.Match[str], before: str, bare: str, *, closed: bool, quoted: bool) -> bool:
    english = _english()
    found = _WORD_BEFORE.search(before)
    if closed:
        return found is None or not _closes_an_initial(text, stop.end(), before[: found.start()], found.group())
    if found is None:
        return True
    word = found.group()
    small = word.lower()
    if bare[0].isdigit():
        if small in english.before_number or small in english.titles:
            return False
        return not _is_list_number(text, stop, word)
    if _is_list_number(text, stop, word):
        return False
    if small in english.titles or small.rpartition("-")[2] in english.hyphenated:
        return False
    starter = _next_word(bare) in english.starters
    if _INITIALS.match(word) is not None and (word != "I" or _GIVEN_NAME.search(before[: found.start()]) is not None):
        return quoted or (starter and not (len(bare) > 1 and bare[1] == "."))
    last = small.rpartition("-")[2]
    if last in english.closing and (word[0].isupper() or "." in word or small in ("etc", "am", "pm")):
        return quoted or starter
    if small in english.months and word[0].isupper():
        return quoted or starter
    return True


def _closes_an_initial(text: str, end: int, before: str, word: str) -> bool:
    """ "[Rod J.] Rosen": a bracket added for a name, with an initial at its end."""
    return text[end] == "]" and _INITIALS.match(word) is not None and _NAME_IN_BRACKETS.search(before) is not None


def _is_list_number(text: str, stop: re.Match[str], word: str) -> bool:
    """ "1. First": a number that begins its line counts, it does not end."""
    start = stop.start() - len(word)
    if not word.isdigit() or len(word) > 2:
        return False
    line = text[max(0, start - _WINDOW) : start]
    return not line.strip(" \t") or line.rstrip(" \t")[-1] in _LINE_ENDS


def _next_word(bare: str) -> str:
    match = _NEXT_WORD.match(bare)
    return match.group().lower() if match is not None else ""


def _names_the_speaker(bare: str) -> bool:
    """Whether one to four capitalised words and a verb of saying follow."""
    for place, word in enumerate(bare.split()[:5]):
        if place > 0 and word.strip(".,").lower() in _english().speech:
            return True
        if not word[0].isupper():
            return False
    return False
