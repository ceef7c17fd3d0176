"""Everything that Counterclaim raises on purpose.

::

    CounterclaimError
    ├── IntakeError            bytes that give no Report
    │   ├── EmptyReport
    │   ├── NotText
    │   ├── TooLarge
    │   ├── NoArticle
    │   └── BadManifest
    ├── SpanError              a span that does not prove its text
    ├── SettingsError
    ├── ModelError             weights missing, damaged or of another version
    ├── ReadingError           a report that could not be read; the others go on
    ├── LedgerError
    │   ├── LedgerVersionError
    │   └── LedgerWriteError
    └── NotFound               no such story, claim, report

Each has a stable ``code`` (documented in docs/errors.md), what is wrong, ``where``, and ``hint``: what to do about it.
"""

from __future__ import annotations

from typing import ClassVar


class CounterclaimError(Exception):
    """Base of all. ``str()`` is one line: where, what, and what to do."""

    code: ClassVar[str] = "error"

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(": ".join(p for p in (where, what) if p) + (f" ({hint})" if hint else ""))


class IntakeError(CounterclaimError):
    """Bytes that give no Report; the others go on."""

    code = "intake"


class EmptyReport(IntakeError):
    """Nothing but white space."""

    code = "empty-report"


class NotText(IntakeError):
    """Binary data, or bytes in no known encoding."""

    code = "not-text"


class TooLarge(IntakeError):
    """Over the size that one report may have."""

    code = "too-large"


class NoArticle(IntakeError):
    """HTML in which no article was found."""

    code = "no-article"


class BadManifest(IntakeError):
    """A manifest or a JSON line that does not say what it should."""

    code = "bad-manifest"


class SpanError(CounterclaimError):
    """A record whose text is not what stands at its span; refused."""

    code = "span"


class SettingsError(CounterclaimError):
    """A setting with a value it cannot have."""

    code = "settings"


class ModelError(CounterclaimError):
    """Weights missing, damaged, or of another version than the code."""

    code = "model"


class ReadingError(CounterclaimError):
    """A report that could not be read, or whose reader died or took too long; the others go on."""

    code = "reading"


class LedgerError(CounterclaimError):
    """The ledger cannot be opened or read."""

    code = "ledger"


class LedgerVersionError(LedgerError):
    """A ledger made by a newer version."""

    code = "ledger-version"


class LedgerWriteError(LedgerError):
    """A write failed, as on a full disk; what was stored before stands."""

    code = "ledger-write"


class NotFound(CounterclaimError):
    """No story, claim or report by that name."""

    code = "not-found"
