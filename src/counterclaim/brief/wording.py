"""Verbatim text made safe and short for show. Stored text is never changed; only what is shown of it."""

from __future__ import annotations

import re

ELLIPSIS = "…"
# C0 and C1 controls but tab and line ends; bidirectional embeddings, overrides and isolates; lone surrogates.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_ANSI = re.compile(r"(?:\x1b\[|\x9b)[0-9;?]{0,32}[ -/]{0,4}[@-~]|\x1b\][^\x07\x1b]{0,256}(?:\x07|\x1b\\)")
_SPACE = re.compile(r"\s+")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&!$@{}])")
_MARKDOWN_START = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
_CLOSING = {'"': '"', "“": "”", "«": "»", "„": "“"}
_DOUBLE = '"“”„'
_ENDS = '"”'


def visible(text: str) -> str:
    """``text`` with each unsafe code point replaced by U+FFFD, one for one, so that offsets hold."""
    return _UNSAFE.sub("\ufffd", text)


def plain(text: str) -> str:
    """One line of ``text``: escape sequences and unsafe code points out, white space runs as one space."""
    return _SPACE.sub(" ", _UNSAFE.sub("", _ANSI.sub("", text))).strip()


def shorten(text: str, limit: int) -> str:
    """One line of ``text`` of at most ``limit`` characters, cut at a word boundary with an ellipsis."""
    line = plain(text)
    if len(line) <= limit:
        return line
    at = line.rfind(" ", 0, limit - 1)
    return (line[:at] if at > limit // 3 else line[: limit - 2]).rstrip(" ,;:-–—") + " " + ELLIPSIS


def name(text: str) -> str:
    """``text`` as a name on one line: no comma or stop hangs on."""
    return plain(text).strip(" ,;:")


def quoted(text: str) -> str:
    """``text`` in quotation marks; where it opens with one of its own, only what closes that is added.

    In single ones where it has double ones further in, so that two never stand side by side.
    """
    opening = text[:1]
    closing = _CLOSING.get(opening)
    if closing is None:
        return f"‘{text}’" if any(mark in text for mark in _DOUBLE) else f"“{text}”"
    if text[-1] in _ENDS and len(text) > 1:
        return text
    if opening == closing:
        return text + closing if text.count(opening) % 2 == 1 else text
    return text + closing if text.count(opening) > text.count(closing) else text


def markdown(text: str) -> str:
    """One line of ``text`` that CommonMark and GitHub show letter for letter, without links, HTML or formulas."""
    line = _MARKDOWN.sub(r"\\\1", plain(text)).replace("://", "\\://").replace("www.", "www\\.")
    return _MARKDOWN_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] is not None else f"\\{m[3]}", line)
