"""What can be set from outside: one frozen object, read from the environment.

Every field is described in docs/settings.md; a test fails where one is not.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields

from counterclaim.errors import SettingsError

PREFIX = "COUNTERCLAIM_"
_LIMITS = {
    "max_report_bytes": (1_000, 1_000_000_000),
    "max_report_characters": (100, 5_000_000),
    "max_files": (1, 10_000_000),
    "max_folder_depth": (0, 64),
    "threads": (1, 256),
    "jobs": (0, 256),
    "endpoint_timeout": (1, 3_600),
}
_SCHEMES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Raises SettingsError where a value is one that it cannot have.

    ``ledger``: a file's path, or a database URL (sqlite, postgresql). ``max_report_bytes``: what one report may have,
    in bytes of its file; ``max_report_characters``: in code points of its text, once a page's mark-up is gone.
    ``max_files`` and ``max_folder_depth``: how much of a folder is looked at. ``threads``: how many
    texts are read and compared side by side, shared among the ``jobs``: processes that read, 0 one per core.
    ``reader``: a folder with another reader's weights. ``endpoint``: the base URL of a language model that reads
    attributions, with ``endpoint_model``, ``endpoint_key`` and ``endpoint_timeout`` in seconds. ``publishers``: a YAML
    file with families of outlets, which goes before the shipped one.
    """

    ledger: str = "counterclaim.db"
    max_report_bytes: int = 20_000_000
    max_report_characters: int = 300_000
    max_files: int = 100_000
    max_folder_depth: int = 8
    threads: int = 2
    jobs: int = 1
    reader: str = ""
    endpoint: str = ""
    endpoint_model: str = ""
    endpoint_key: str = field(default="", repr=False)
    endpoint_timeout: int = 60
    publishers: str = ""

    def __post_init__(self) -> None:
        for name, (low, high) in _LIMITS.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise _wrong(name, str(value), f"a whole number from {low} to {high}")
        if not self.ledger.strip():
            raise _wrong("ledger", self.ledger, "a file's path or a database URL")
        scheme, colon, _ = self.ledger.partition("://")
        if colon and scheme.partition("+")[0] not in _SCHEMES:
            raise _wrong("ledger", _without_password(self.ledger), "a path, sqlite:///... or postgresql://...")
        if self.endpoint:
            if re.fullmatch(r"https?://[^\s/@?#]+(?:/[^\s?#]*)?", self.endpoint) is None:
                allowed = "http:// or https://, a host and a path, without a name or a password"
                raise _wrong("endpoint", _without_password(self.endpoint), allowed)
            if not self.endpoint_model.strip():
                raise _wrong(
                    "endpoint_model", self.endpoint_model, f"a model's name where {variable('endpoint')} is set"
                )
        if re.fullmatch(r"[!-~]*", self.endpoint_key) is None:
            raise _wrong("endpoint_key", "***", "printable ASCII without spaces")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """The defaults, and over them every COUNTERCLAIM_* variable of ``environment`` (the process's own if None).

        An empty variable counts as not set. Variables that name no setting are left alone.
        """
        found = os.environ if environment is None else environment
        numbers: dict[str, int] = {}
        texts: dict[str, str] = {}
        for one in fields(cls):
            value = found.get(variable(one.name), "")
            if value == "":
                continue
            if one.name in _LIMITS:
                numbers[one.name] = _whole_number(one.name, value)
            else:
                texts[one.name] = value
        return cls(**numbers, **texts)  # type: ignore[arg-type]


_given: ContextVar[Settings | None] = ContextVar("settings", default=None)


def in_force() -> Settings:
    """The settings of the ``using`` around the call, else the environment's; SettingsError where those are wrong."""
    given = _given.get()
    return given if given is not None else Settings.from_environment()


@contextmanager
def using(settings: Settings | None) -> Iterator[None]:
    """What is called inside takes ``settings`` for those in force; None leaves what was. Nothing may be yielded inside
    that runs in another's context, or it would count there."""
    token = _given.set(settings if settings is not None else _given.get())
    try:
        yield
    finally:
        _given.reset(token)


def variable(name: str) -> str:
    """The environment's name of the setting ``name``."""
    return PREFIX + name.upper()


def _whole_number(name: str, value: str) -> int:
    if re.fullmatch(r"\s*[0-9][0-9_]{0,18}\s*", value, re.ASCII) is None:
        low, high = _LIMITS[name]
        raise _wrong(name, value, f"a whole number from {low} to {high}")
    return int(value.replace("_", ""))


def _wrong(name: str, value: str, allowed: str) -> SettingsError:
    return SettingsError(f"{value[:100]!r} is not allowed", where=variable(name), hint=f"allowed: {allowed}")


def _without_password(url: str) -> str:
    return re.sub(r"://[^@/]*@", "://***@", url)
