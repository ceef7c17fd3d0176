"""What the ledger's questions give back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterclaim.claims.records import Claim, DifferenceKind, Status

JudgementKind = Literal["same", "different", "unsure", "relabel", "note"]
BETWEEN: tuple[JudgementKind, ...] = ("same", "different", "unsure")
"""Judgements on two things."""
DECIDING: tuple[JudgementKind, ...] = (*BETWEEN, "relabel")
"""Those that change what is compared; a note does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A report was stored. ``edition`` is the number of the edition that it made of its story.

    ``new_story``: it began one. ``supersedes``: the report of which it is a newer version.
    """

    report: str
    story: str
    edition: int
    new_story: bool
    supersedes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyThere:
    """The report was stored before; nothing was done."""

    report: str
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """A story was read and compared again: ``reports`` were read, those of ``changed`` (ids) otherwise than before.

    ``edition`` is the number of the edition that it made; None where all is as in the newest one.
    """

    story: str
    reports: int
    changed: tuple[str, ...]
    edition: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story in a list. ``reports``, ``claims``, ``disputed`` (claims that are denied or disputed) and ``differences``
    are counts."""

    id: str
    title: str
    first: str | None
    last: str | None
    edition: int
    recorded_at: str
    reports: int
    claims: int
    disputed: int
    differences: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredClaim:
    """A claim with the story it is of, from that story's edition ``edition``."""

    story: str
    edition: int
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A holder of positions in a list; ``entity`` is None for an outlet's own voice and for who is unknown.

    Counts are of claims: ``claims`` all, ``denied`` those that others deny, ``denies`` those that it denies itself.
    """

    name: str
    entity: str | None
    side: str | None
    stories: int
    claims: int
    denied: int
    denies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to the ledger."""

    id: int
    recorded_at: str
    kind: str
    report: str | None
    story: str | None
    claim: str | None
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided about ``about``; ``other`` is what it is the same as or different from."""

    id: int
    recorded_at: str
    kind: JudgementKind
    about: str
    other: str | None
    note: str | None
    who: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedWords:
    """Words that a judgement was about, ``start`` to ``end`` of a report; of an entity, a spelling and no place."""

    text: str
    holder: str | None
    report: str | None = None
    outlet: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedSide:
    """One of the things said in a difference that was ruled on: its value and the exact words."""

    value: str
    words: tuple[JudgedWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedDifference:
    """A difference that was ruled on, as it was found."""

    kind: DifferenceKind
    summary: str
    sides: tuple[JudgedSide, ...]


LessonSubject = Literal["claims", "stance", "conflict", "entities", "name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A judgement as training data: what a person said of ``first``, or of ``first`` beside ``second``.

    ``subject``: whether two are one claim, which stance, whether a conflict, whether two are one entity, an entity's
    name. ``found`` is what was found before anybody judged it: "same" or "different", the stance, "conflict" or "no
    conflict", the name. ``difference`` is the one that was ruled on.
    """

    subject: LessonSubject
    found: str | None
    kind: JudgementKind
    story: str
    recorded_at: str
    who: str | None
    note: str | None
    first: tuple[JudgedWords, ...]
    second: tuple[JudgedWords, ...]
    difference: JudgedDifference | None = None


__all__ = [
    "Added",
    "AlreadyThere",
    "Event",
    "JudgedDifference",
    "JudgedSide",
    "JudgedWords",
    "Judgement",
    "JudgementKind",
    "Lesson",
    "LessonSubject",
    "Reread",
    "SourceLine",
    "Status",
    "StoredClaim",
    "StoryLine",
]
