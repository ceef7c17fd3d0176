"""What a brief shows, before it is Markdown, HTML or a terminal's lines."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.text import Span


@dataclass(frozen=True, slots=True)
class Cite:
    """A pointer to exact characters. ``number`` is the report's in the brief, ``anchor`` unique to the span."""

    number: int
    label: str
    anchor: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Verbatim text, short and in full, with every place where it stands (the shown one first).

    ``also`` are places that say the same in other words.
    """

    short: str
    full: str
    cites: tuple[Cite, ...]
    also: tuple[Cite, ...] = ()

    @property
    def cut(self) -> bool:
        return self.short != self.full


@dataclass(frozen=True, slots=True)
class Holder:
    """One party with one stance on one claim; ``words`` is None where they are the claim's own statement."""

    name: str
    side: str | None
    said_on: str | None
    own_voice: bool
    unsure: bool
    words: Words | None
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """All who take one stance on a claim."""

    stance: str
    label: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A chain of who told whom, the outlet first, with the reports that carry it."""

    names: tuple[str, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    id: str
    statement: Words
    status: str
    status_label: str
    held: tuple[Held, ...]
    chains: tuple[Link, ...]
    support: str
    origins: str
    evidence: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the things said; ``holders`` names who says it. ``value`` is empty where the words say it themselves."""

    value: str
    holders: str
    words: tuple[Words, ...]
    also: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """``about`` is the claim that it is about, in words; ``summary`` says so where there is none."""

    id: str
    kind: str
    label: str
    conflict: bool
    about: Words | None
    summary: str
    why: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class SupersededView:
    """``by`` is None where what overtook it is known only to be later."""

    holder: str
    said_on: str | None
    words: Words
    by_holder: str | None
    by_said_on: str | None
    by: Words | None


@dataclass(frozen=True, slots=True)
class DayView:
    date: str
    kind: str
    kind_label: str
    words: Words


@dataclass(frozen=True, slots=True)
class Said:
    """A stance of a speaker, in words."""

    stance: str
    label: str
    said_on: str | None
    unsure: bool
    words: Words


@dataclass(frozen=True, slots=True)
class Speaker:
    name: str
    description: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """The speakers of one side."""

    side: str
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class OnlyInView:
    number: int
    label: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    name: str
    former: tuple[str, ...]
    also: tuple[str, ...]
    coordinates: str | None
    country: str | None
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class ReuseView:
    label: str
    origin: str | None
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    number: int
    id: str
    outlet: str
    label: str
    date: str | None
    title: str | None
    url: str | None
    source_file: str | None
    credits: tuple[str, ...]
    outcome: str
    read: bool
    counts: str
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """``claims`` are the main ones, ``more`` the rest, both the most important first. ``earlier`` is the background in
    the timeline."""

    title: str
    dates: str
    counts: str
    reports: tuple[ReportView, ...]
    claims: tuple[ClaimView, ...]
    more: tuple[ClaimView, ...]
    conflicts: tuple[DifferenceView, ...]
    others: tuple[DifferenceView, ...]
    superseded: tuple[SupersededView, ...]
    wording: tuple[DifferenceView, ...]
    earlier: tuple[DayView, ...]
    timeline: tuple[DayView, ...]
    parties: tuple[Party, ...]
    only_in: tuple[OnlyInView, ...]
    places: tuple[PlaceView, ...]
    reuse: tuple[ReuseView, ...]
    cited: tuple[Cite, ...]
    unsure: bool
