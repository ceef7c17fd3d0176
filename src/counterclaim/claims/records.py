"""Propositions with everybody's positions on them, and what the reports say differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterclaim.identity.records import Identities
from counterclaim.models.stamp import Stamp
from counterclaim.reading.records import Reading
from counterclaim.stories.records import Reuse, Story
from counterclaim.text import Report, Span

PositionStance = Literal["asserts", "denies", "partial", "hedges", "no-comment", "reports-neutrally"]
Status = Literal["asserted", "denied", "disputed", "confirmed-by", "conceded-in-part", "superseded", "retracted"]
CopyKind = Literal["agency", "shared", "own"]
TimelineKind = Literal["said", "happened", "expected"]
DifferenceKind = Literal[
    "denial",
    "date",
    "number",
    "place",
    "scope",
    "comment-status",
    "cause",
    "name-variant",
    "translation",
    "wording-of-quote",
    "attribution",
    "framing",
    "omission",
]
Relation = Literal[
    "exclude",
    "evolution",
    "granularity",
    "bounds",
    "count-basis",
    "scope",
    "place-within-place",
    "spelling",
    "translation",
    "wording",
    "framing",
    "one-side",
    "open",
    "left-out",
    "together",
    "unknown",
]

PairRelation = Literal["same", "opposed", "part-of", "about-the-same", "unrelated"]
"""How two positions go together: one proposition, not both so, all and a part, one thing told differently, neither."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature behind a score: what it is, its value, and what it added."""

    feature: str
    value: str
    weight: float


JoinedHow = Literal["alone", "alike", "moved", "concedes", "reply"]


@dataclass(frozen=True, slots=True)
class Joined:
    """Why a position is of its claim.

    ``how``: alone (the claim holds no other), alike, moved (to meet what it denies, or by a judgement), concedes a part
    of it, or a reply without words of its own. ``other`` is the id of the member that it is likeliest one claim with;
    ``reasons`` add up to that likelihood in log-odds, features that add nothing left out. ``beside``, of a position on
    the matter alone: what speaks for and against it saying what heads the claim, in log-odds.
    """

    how: JoinedHow
    other: str | None
    reasons: tuple[Reason, ...] = ()
    beside: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """One party's stance on a proposition in one report.

    ``holder`` is the name shown, ``holder_entity`` its entity (None: the outlet itself, or unknown); ``attribution`` is
    None where the outlet speaks in its own voice; ``chain`` names the holders outside this one, outermost first.
    ``value`` are the numbers, days and places of its words, normalised ("number >=8 miners; date 2031-03-04"), on which
    it may differ from others; None where it has none. ``addressee`` is the name of whoever was told.
    ``joined`` is None where it is of no claim, or why it is of one was not kept.
    ``implied`` is the id of the position that it says is not so, where its own words deny
    nothing by themselves ("the bridge is closed" against "the bridge is open"); None where they do, or assert.
    """

    id: str
    report: str
    holder: str
    holder_entity: str | None
    stance: PositionStance
    span: Span
    text: str
    attribution: str | None = None
    said_on: str | None = None
    value: str | None = None
    side: str | None = None
    chain: tuple[str, ...] = ()
    confidence: float = 1.0
    superseded_by: str | None = None
    addressee: str | None = None
    joined: Joined | None = None
    implied: str | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """A report (its id) with the ids of the positions that it carries."""

    report: str
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Reports of one outlet; ``also`` are other spellings of its name. ``reason``: why they are one, if several."""

    name: str
    also: tuple[str, ...]
    reason: str | None
    reports: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Outlets of one publisher, or of publishers that are not known (``name`` None), which are no family."""

    name: str | None
    reason: str | None
    outlets: tuple[Outlet, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Whose text carries positions: a credited agency's, one that reports share, or the outlet's own (``name`` None).

    ``name`` of a shared one is its origin, or the outlet of the first report that has it.
    """

    kind: CopyKind
    name: str | None
    reason: str | None
    publishers: tuple[Publisher, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where positions come from: the first speaker or document. ``known`` is False where none is shown.

    One that holds several speakers of a side is named "side (speaker, speaker)". A claim's ``independent_origins`` is
    the number of its known origins; 1 where none is known. ``copies`` lead from it to the reports: whose text, which
    publishers, which outlets.
    """

    name: str
    positions: tuple[str, ...]
    known: bool = True
    reasons: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition with all its positions. ``statement`` is verbatim text of the position that words it best.

    ``about`` is the place that the claim is about where its words list several ("captured X and Y": one claim each).
    ``beside`` are the positions that are on the same matter without saying, or denying, what the statement says: status
    and score leave them out.
    """

    id: str
    statement: str
    kind: str
    status: Status
    positions: tuple[Position, ...]
    origins: tuple[Origin, ...]
    independent_origins: int
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()
    status_reasons: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    about: str | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things said: its value, the positions on it, the exact words."""

    value: str
    positions: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What reports say differently; ``conflict`` only where both cannot hold as written.

    ``relation`` tells how the sides go together: ``exclude`` for a conflict, ``unknown`` where the reports do not tell.
    """

    id: str
    kind: DifferenceKind
    conflict: bool
    summary: str
    sides: tuple[Side, ...]
    claims: tuple[str, ...] = ()
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()
    relation: Relation = "unknown"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A day (or longer) and what is dated to it; ``date`` is a TIMEX3 value.

    ``expected``: it was to come when the report was written.
    """

    date: str
    text: str
    kind: TimelineKind
    claims: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """Claims that one report alone carries."""

    report: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that comparing the reports of one story yields, the most important first.

    ``unattached`` are replies to nothing that is claimed in the story ("has not commented"), in order of day and place.
    """

    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    timeline: tuple[TimelineEntry, ...]
    only_in: tuple[OnlyIn, ...]
    unattached: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """One story with all that was read and found in it: what a brief shows and the ledger stores.

    ``reports`` in order of publication, then id; ``readings`` beside them, in the same order. ``made_with``: by which
    software and weights; None where that is not known.
    """

    story: Story
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    identities: Identities
    reuse: tuple[Reuse, ...]
    comparison: Comparison
    made_with: Stamp | None = None
