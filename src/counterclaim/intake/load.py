"""Paths in; Reports, Refusals and Notices out."""

from __future__ import annotations

import codecs
import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from counterclaim.errors import IntakeError, TooLarge
from counterclaim.intake import dates
from counterclaim.intake.decoding import decode, open_file, read_file, read_stream
from counterclaim.intake.folders import files_of
from counterclaim.intake.html import from_html, looks_like_html
from counterclaim.intake.json_records import from_document, from_lines
from counterclaim.intake.language import language_of, plainly
from counterclaim.intake.parts import recognise
from counterclaim.intake.publishers import Publishers, known_publishers, publishers_with
from counterclaim.intake.records import Article, Found, Notice, Refusal
from counterclaim.settings import Settings
from counterclaim.text import Part, Report, instant, report_id

STANDARD_INPUT = "-"
_LINES = frozenset({".jsonl", ".ndjson"})
_PAGES = frozenset({".html", ".htm"})
_MARGIN = timedelta(days=1)
"""What zones, and clocks that go wrong, may come to."""


def load(
    paths: Iterable[str | Path], *, settings: Settings | None = None, stdin: BinaryIO | None = None
) -> Iterator[Report | Refusal | Notice]:
    """The Reports of files, folders and standard input ("-"), in the order given and, in a folder, by name.

    What gives no Report comes as a Refusal in its place, and the others go on; a Notice precedes the Report that it is
    about. A Report whose id came before is not given again. ``settings`` defaults to the environment's; ``stdin`` to
    the process's own. Raises SettingsError where the environment's are wrong, and nothing else.
    """
    limits = Settings.from_environment() if settings is None else settings
    publishers = publishers_with(limits.publishers)
    seen: dict[str, str] = {}
    for path in paths:
        for found in _found(str(path), limits, stdin):
            if not isinstance(found, Article):
                yield found
                continue
            if len(found.text) > limits.max_report_characters:
                yield Refusal(found.source_file, _too_long(found, limits.max_report_characters))
                continue
            report, notices = to_report(found, publishers=publishers)
            if report.id in seen:
                what = f"is the same report as {seen[report.id]}"
                yield Notice(found.source_file, "same-report", what, "it counts once", report.id)
                continue
            seen[report.id] = found.source_file
            yield from notices
            yield report


def _too_long(article: Article, most: int) -> TooLarge:
    return TooLarge(
        f"has {len(article.text):,} characters, and a report may have {most:,}",
        where=article.source_file,
        hint="split it, or set COUNTERCLAIM_MAX_REPORT_CHARACTERS",
    )


def to_report(article: Article, *, publishers: Publishers | None = None) -> tuple[Report, tuple[Notice, ...]]:
    """The Report of ``article``: parts, credits, dateline, date and language recognised where they are not given.

    ``publishers`` tells the outlet's where the article does not; the shipped families if None.

    A language that is given goes where the text is plainly another: a Notice says so.
    """
    text = article.text
    known = recognise(text, title=article.title)
    published, notices = _published(article)
    report = Report(
        id=report_id(text, outlet=article.outlet, published=published),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        outlet=article.outlet,
        published=published,
        title=article.title if article.title is not None else known.title,
        url=article.url,
        language=article.language,
        retrieved=article.retrieved,
        source_file=article.source_file,
        authors=article.authors,
        credits=tuple(dict.fromkeys((*article.credits, *known.credits))),
        dateline_place=known.dateline_place,
        parts=known.parts,
        publisher=article.publisher or (publishers or known_publishers()).of(article.outlet),
    )
    body = _body(text, known.parts)
    if report.language is None:
        return replace(report, language=language_of(body)), notices
    plain = plainly(body, declared=report.language)
    if plain is None:
        return report, notices
    what = f"is said to be in the language {report.language[:20]!r}, and its text is plainly {plain!r}"
    told = Notice(article.source_file, "other-language", what, "it is taken for what its text is")
    return replace(report, language=plain), (*notices, told)


def _published(article: Article) -> tuple[str | None, tuple[Notice, ...]]:
    try:
        given = dates.parse_published(article.published) if article.published is not None else None
        published = given if given is not None else dates.published_in(article.text)
    except dates.NoSuchDateError as error:
        what = f"published {str(error)[:60]!r} is no date that can be; the report is kept without one"
        return None, (Notice(article.source_file, "bad-date", what, "write it as YYYY-MM-DD"),)
    if published is None:
        return None, ()
    return published, tuple(
        n for n in (_from_the_future(article, published), _clashing(article, given)) if n is not None
    )


def _from_the_future(article: Article, published: str) -> Notice | None:
    """Told where a report is dated more than a day after it was retrieved, or where that is unknown, after now.

    The date stands: who gave it may know better, and nothing else depends on the clock.
    """
    limit, what = datetime.now(UTC), "now"
    if article.retrieved is not None:
        try:
            limit = _utc(dates.parse_published(article.retrieved))
            what = f"it was retrieved, {article.retrieved[:60]}"
        except dates.NoSuchDateError:
            pass
    if _utc(published) - limit <= _MARGIN:
        return None
    hint = "the date is kept; correct it if it is wrong"
    return Notice(article.source_file, "future-date", f"published {published}, later than {what}", hint)


def _clashing(article: Article, given: str | None) -> Notice | None:
    """Told where the text's own first lines date it more than a day from what file, manifest or page says."""
    if given is None:
        return None
    try:
        told = dates.published_in(article.text)
    except dates.NoSuchDateError:
        return None
    if told is None or abs(_utc(told) - _utc(given)) <= 2 * _MARGIN:
        return None
    what = f"published {given} is given, and its text says {told}"
    return Notice(article.source_file, "clashing-dates", what, "the given date counts; correct it if it is wrong")


def _utc(moment: str) -> datetime:
    return datetime.fromisoformat(instant(moment))


def _body(text: str, parts: tuple[Part, ...]) -> str:
    pieces, at = [], 0
    for part in parts:
        pieces.append(text[at : part.start])
        at = part.end
    return " ".join((*pieces, text[at:])).strip()


def _found(path: str, settings: Settings, stdin: BinaryIO | None) -> Iterator[Found]:
    if path == STANDARD_INPUT:
        yield from _of_stream(sys.stdin.buffer if stdin is None else stdin, settings)
        return
    place = Path(path)
    try:
        is_folder = place.is_dir()
    except (OSError, ValueError):
        is_folder = False
    if not is_folder:
        yield from _of_file(place, {}, settings)
        return
    for found in files_of(place, settings):
        if isinstance(found, tuple):
            yield from _of_file(found[0], found[1], settings)
        else:
            yield found


def _of_file(path: Path, details: dict[str, Any], settings: Settings) -> Iterator[Found]:
    """``details``: what a manifest says, which goes before what the file says."""
    where, kind = str(path), path.suffix.lower()
    try:
        if kind in _LINES:
            most = settings.max_report_bytes
            with open_file(path) as file:
                yield from from_lines(_bounded(file, most), where=where, most=most)
            return
        data = read_file(path, most=settings.max_report_bytes)
        for found in _of_bytes(data, where, kind):
            yield replace(found, **details) if isinstance(found, Article) else found
    except IntakeError as error:
        yield Refusal(where, error)


def _of_stream(stream: BinaryIO, settings: Settings) -> Iterator[Found]:
    """What ``stream`` holds: JSON Lines as they come, however many; anything else is read whole."""
    most = settings.max_report_bytes
    try:
        begin = [stream.readline(most + 2) for _ in range(2)]
        if _are_lines(*begin):
            yield from from_lines(_bounded(stream, most, begin), where=STANDARD_INPUT, most=most)
            return
        data = read_stream(stream, where=STANDARD_INPUT, most=most, begin=b"".join(begin))
        yield from _of_bytes(data, STANDARD_INPUT, "")
    except IntakeError as error:
        yield Refusal(STANDARD_INPUT, error)


def _are_lines(first: bytes, second: bytes) -> bool:
    """Whether what begins so is JSON Lines in UTF-8: two objects, each on its line."""
    one, other = first.removeprefix(codecs.BOM_UTF8).strip(), second.strip()
    return one.startswith(b"{") and one.endswith(b"}") and first.endswith(b"\n") and other.startswith(b"{")


def _bounded(file: BinaryIO, most: int, begin: Iterable[bytes] = ()) -> Iterator[bytes]:
    """Lines, none longer than ``most`` + 2 bytes: of a longer one the rest is read and dropped.

    ``begin``: those that were read of ``file`` already, by no more than so many bytes each.
    """
    for line in chain(begin, iter(lambda: file.readline(most + 2), b"")):
        yield line
        while not line.endswith(b"\n") and len(line) == most + 2:
            line = file.readline(most + 2)


def _of_bytes(data: bytes, where: str, kind: str) -> Iterator[Found]:
    """Raises IntakeError where ``data`` is no report."""
    text, encoding = decode(data, where=where)
    sniffed = kind or _sniff(text)
    if sniffed == ".json":
        yield from from_document(text, where=where)
        return
    if sniffed in _LINES:
        yield from from_lines((line.encode() for line in text.split("\n")), where=where, most=len(data) * 4)
        return
    if encoding not in ("utf-8", "ascii"):
        yield Notice(
            where, "guessed-encoding", f"read as {encoding}; offsets count in the text so read", "save as UTF-8"
        )
    if sniffed in _PAGES or (kind not in ("", ".txt") and looks_like_html(text)):
        yield from_html(text, where=where)
    else:
        yield Article(text=text, source_file=where)


def _sniff(text: str) -> str:
    """The kind of what has no name: a page, JSON, JSON Lines or plain text, by how it begins."""
    if looks_like_html(text):
        return ".html"
    start = text.lstrip()[:200]
    if start.startswith(("{", "[")):
        first, _, rest = text.strip().partition("\n")
        if start.startswith("{") and first.rstrip().endswith("}") and rest.lstrip().startswith("{"):
            return ".jsonl"
        if start[1:].lstrip().startswith(('"', "{", "}")):
            return ".json"
    return ""
