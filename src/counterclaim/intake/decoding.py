"""Bytes to text: size, encoding, and what is no text at all."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from counterclaim.errors import EmptyReport, IntakeError, NotText, TooLarge

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"{\\rtf": "a rich text document",
    b"\xd0\xcf\x11\xe0": "an office document",
}
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27, 28, 29, 30, 31}
_MOST_CONTROLS = 0.02
_SAVE_AS = "save it as UTF-8 text"


def read_file(path: Path, *, most: int) -> bytes:
    """The bytes of a regular file. Raises TooLarge over ``most`` bytes, IntakeError where it cannot be read."""
    with open_file(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > most:
            raise too_large(str(path), size, most)
        return read_stream(file, where=str(path), most=most)


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """A regular file, open; a failure on opening or reading is an IntakeError. A pipe is refused, not waited for."""
    where = str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IntakeError("is a folder", where=where, hint="give the folder by itself")
        if not stat.S_ISREG(status.st_mode):
            raise IntakeError("is no regular file", where=where, hint="for a pipe give - and standard input")
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise IntakeError("no such file", where=where, hint="check the path") from error
    except PermissionError as error:
        raise IntakeError("may not be read", where=where, hint="change its permissions") from error
    except OSError as error:
        reason = "unknown" if error.errno is None else os.strerror(error.errno)
        raise IntakeError(f"cannot be read: {reason}", where=where, hint="check the path and the disk") from error
    except ValueError as error:
        raise IntakeError("is no path", where=where[:200], hint="check the path") from error


def read_stream(stream: BinaryIO, *, where: str, most: int, begin: bytes = b"") -> bytes:
    """All of ``stream``, after what was read of it. Raises TooLarge over ``most`` bytes, without reading on."""
    data = begin + stream.read(max(0, most + 1 - len(begin)))
    if len(data) > most:
        raise too_large(where, None, most)
    return data


def too_large(where: str, size: int | None, most: int) -> TooLarge:
    """The refusal, in megabytes."""
    has = "more" if size is None else f"{size / 1e6:.1f} MB"
    return TooLarge(
        f"has {has}, and a report may have {most / 1e6:.1f} MB",
        where=where,
        hint="split it, or set COUNTERCLAIM_MAX_REPORT_BYTES",
    )


def decode(data: bytes, *, where: str) -> tuple[str, str]:
    """The text of ``data``, unchanged but for its byte-order mark, and the name of its encoding.

    The encoding is that of the byte-order mark, else UTF-8, else what charset-normalizer finds. Raises EmptyReport
    where there is only white space and NotText where the bytes are no text.
    """
    if not data.strip():
        raise EmptyReport("is empty", where=where, hint="leave it out, or fetch it again")
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise NotText(f"is {kind}, not text", where=where, hint=_SAVE_AS)
    text, encoding = _decoded(data, where)
    if not text.strip():
        raise EmptyReport("is empty", where=where, hint="leave it out, or fetch it again")
    if sum(ord(char) in _CONTROLS for char in text[:100_000]) > _MOST_CONTROLS * min(len(text), 100_000):
        raise NotText("holds control characters as binary data does", where=where, hint=_SAVE_AS)
    return text, encoding


def _decoded(data: bytes, where: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                problem = f"begins as {encoding} but is damaged at byte {len(mark) + error.start}"
                raise NotText(problem, where=where, hint=_SAVE_AS) from error
    if b"\0" in data[:4096]:
        return _wide(data, where)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _legacy(data, where)


def _wide(data: bytes, where: str) -> tuple[str, str]:
    """UTF-16 without a mark: in Latin text every other byte is zero."""
    sample = data[:4096]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if max(zeros) > 0.4 * len(sample) / 2 and min(zeros) <= 0.02 * len(sample):
        encoding = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            pass
    raise NotText("holds zero bytes, as binary data does", where=where, hint=_SAVE_AS)


def _legacy(data: bytes, where: str) -> tuple[str, str]:
    """One-byte and East Asian encodings.

    Windows-1252 comes first where the few bytes above 127 all stand for Western letters or typographic marks: the
    encoding of nearly all legacy English text, which a detector that sees three such bytes cannot know.
    """
    if sum(byte > 127 for byte in data) < 0.05 * len(data):
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            text = ""
        if text and all(char in _WESTERN for char in set(text) if ord(char) > 127):
            return text, "cp1252"
    import charset_normalizer

    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise NotText("is text in no known encoding, or binary data", where=where, hint=_SAVE_AS)
    return data.decode(best.encoding, "replace"), best.encoding


_WESTERN = frozenset("‘’“”„‚–—…•€£¥§©®™°±·«»¡¿½¼¾\u00a0ŠšŽžŒœ" + "".join(map(chr, range(0xC0, 0x100))))
