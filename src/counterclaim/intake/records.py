"""What intake gives beside Reports, and the article as it is before it becomes one."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.errors import IntakeError, ReadingError


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that gave no Report, or a Report that gave no Reading.

    ``where``: its path, with ``:line`` or ``#number`` for one record of a file.
    """

    where: str
    error: IntakeError | ReadingError

    def __str__(self) -> str:
        return str(self.error)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the reader of a Report should know; the Report itself is kept.

    ``code``: bad-date (the date given cannot be: published is None), future-date (published after it was retrieved, or
    after now: it stands), clashing-dates (the text dates itself otherwise: the given one counts), guessed-encoding,
    other-language (than the one given: the text decides), same-report (given before, not yielded again),
    replaced-characters, ignored-field, shortened (more files than the settings allow).
    ``report`` is the id of the report that was given before, for same-report.
    """

    where: str
    code: str
    what: str
    hint: str = ""
    report: str | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" ({self.hint})" if self.hint else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """Text with what its file or manifest says about it; nothing is recognised in the text yet.

    ``published`` is as it was given, whatever its form.
    """

    text: str
    source_file: str
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    publisher: str | None = None


Found = Article | Refusal | Notice
