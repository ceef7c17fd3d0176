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
    """One party with one stance on one claim; ``words`` is None where they are the claim's own statement.

    ``overtaken`` names who overtook all that it says here, and when; None where it stands. ``says`` is the verb between
    the name and the words; ``channel`` is where they deny or grant it ("a statement"), None where that is not told.
    """

    name: str
    side: str | None
    said_on: str | None
    own_voice: bool
    unsure: bool
    words: Words | None
    cites: tuple[Cite, ...]
    overtaken: str | None = None
    says: str = ""
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """All who take one stance on a claim."""

    stance: str
    label: str
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A chain of who told whom, the outlet first; ``on`` is the day it was said, ``to`` who was told, where known."""

    names: tuple[str, ...]
    on: str | None
    to: str | None
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A status from a day on, and the words that brought it."""

    status: str
    label: str
    day: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Backing:
    """What stands behind a claim, or behind its denial: counts first, then the names, as many as were counted."""

    support: str
    names: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A node of the tree from an origin down to the reports; ``note`` says why what hangs on it is one."""

    text: str
    note: str
    cites: tuple[Cite, ...]
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Evidence that a report mentions: what it is, who shows it, the passage; ``said`` where the claim's own lines
    show that passage already."""

    thing: str
    who: str
    words: Words
    said: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """``who`` names those who hold it, for a line; ``about`` is the place that it is about, where the statement names
    several; ``background`` is what one report alone says in its own voice; ``beside`` holds what is on the same matter
    and says something else, ``nearby`` the one or two of it that tell most; ``changes`` are the
    statuses it had, empty where it had one; ``order`` says why it stands where it does; ``tree`` leads from each origin
    to the reports."""

    id: str
    statement: Words
    status: str
    status_label: str
    who: str
    about: str | None
    background: bool
    held: tuple[Held, ...]
    beside: tuple[Held, ...]
    nearby: tuple[Holder, ...]
    chains: tuple[Link, ...]
    backing: tuple[Backing, ...]
    evidence: tuple[Shown, ...]
    changes: tuple[Step, ...]
    order: str
    tree: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the things said; ``holders`` names who says it. ``value`` is empty where the words say it themselves.

    ``role`` says which is the wider one and which the narrower, or which is firm, where that is known.
    """

    role: str
    value: str
    holders: str
    words: tuple[Words, ...]
    also: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """A report that leaves something out."""

    number: int
    outlet: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """``about`` is the claim that it is about, in words; ``summary`` says so where there is none. ``lacking`` are the
    reports that the summary names where it says who leaves something out."""

    id: str
    kind: str
    label: str
    conflict: bool
    about: Words | None
    summary: str
    lacking: tuple[Lacking, ...]
    why: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One of the names for somebody or something, and the outlets that use it."""

    text: str
    outlets: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class NameView:
    spellings: tuple[Spelling, ...]


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
    """``who`` is the speaker of what was said, None where it is not known or nobody says it."""

    date: str
    kind: str
    kind_label: str
    who: str | None
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
    """``counts`` says how often each stance is taken; ``said`` begins with the most important."""

    name: str
    description: str | None
    counts: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """The speakers of one side; ``own_voice`` where they are the outlets themselves."""

    side: str
    own_voice: bool
    speakers: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What one report alone carries; ``who`` is empty where it is the outlet's own voice."""

    who: str
    words: Words


@dataclass(frozen=True, slots=True)
class OnlyInView:
    number: int
    label: str
    said: tuple[Alone, ...]


@dataclass(frozen=True, slots=True)
class OpenView:
    """A sentence that leaves something undecided; ``kind`` is unknown, withheld, awaited or silent. ``who`` says so,
    empty where it is the outlet or the words name them."""

    kind: str
    label: str
    who: str
    words: Words


@dataclass(frozen=True, slots=True)
class AlikeView:
    """What is told alike and denied by nobody: ``why`` says by how many, ``who`` names them."""

    claim: str
    words: Words
    why: str
    who: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure with whose it is; ``caveat`` is the sentence in which a report says that it is not verified."""

    claim: str
    figure: str
    who: str
    said_on: str | None
    words: Words
    caveat: Words | None


@dataclass(frozen=True, slots=True)
class Against:
    """What stands against what one report says in its own voice: ``label`` says how."""

    label: str
    who: str
    words: Words


@dataclass(frozen=True, slots=True)
class OutlierView:
    """What one report alone says in its own voice, and what others, or it itself elsewhere, have instead."""

    claim: str
    number: int
    outlet: str
    words: Words
    against: tuple[Against, ...]


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
    """``copies`` are the files that hold the same report once more."""

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
    copies: tuple[str, ...]
    read: bool
    counts: str
    text: str


@dataclass(frozen=True, slots=True)
class Brief:
    """``claims`` are the main ones, ``more`` the rest, both the most important first, background last. ``days`` are the
    most important of what is dated, ``later`` the rest of it, ``earlier`` what lies before the story; each by date.
    ``speaking`` is what the parties speak on, where nothing was found to differ."""

    title: str
    dates: str
    counts: str
    reports: tuple[ReportView, ...]
    claims: tuple[ClaimView, ...]
    alike: tuple[AlikeView, ...]
    more: tuple[ClaimView, ...]
    conflicts: tuple[DifferenceView, ...]
    others: tuple[DifferenceView, ...]
    speaking: tuple[Alone, ...]
    superseded: tuple[SupersededView, ...]
    names: tuple[NameView, ...]
    outliers: tuple[OutlierView, ...]
    wording: tuple[DifferenceView, ...]
    figures: tuple[FigureView, ...]
    earlier: tuple[DayView, ...]
    days: tuple[DayView, ...]
    later: tuple[DayView, ...]
    parties: tuple[Party, ...]
    only_in: tuple[OnlyInView, ...]
    open: tuple[OpenView, ...]
    places: tuple[PlaceView, ...]
    reuse: tuple[ReuseView, ...]
    cited: tuple[Cite, ...]
    unsure: bool
