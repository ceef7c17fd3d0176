"""What reading a report yields. Terms of PARC3 and PolNeAR; TIMEX3 for time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from counterclaim.text import Span

Stance = Literal["asserts", "denies", "hedges", "questions", "demands", "intends", "no-comment"]
Quote = Literal["direct", "indirect", "mixed"]
MentionKind = Literal["name", "description", "pronoun"]
EntityType = Literal["person", "organisation", "place", "group", "other"]
Outcome = Literal["read", "other-language", "no-attribution"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is reported to say, deny, think something.

    ``source`` is None where the text names none ("it is said"); ``cue`` is None for an embedded post; ``content`` has
    more than one span where the cue breaks it. ``within`` is the id of the attribution in whose content this one
    stands: following it outward gives the chain. ``said_on`` is a TIMEX3 value. ``confidence`` is the
    probability, 0..1, that these words are the source's and nobody else's (``whose.py``).
    """

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quote: Quote
    stance: Stance
    negated: bool = False
    within: str | None = None
    said_on: str | None = None
    channel: str | None = None
    addressee: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that stands for somebody or something; ``type`` is the reader's, None where it cannot tell."""

    span: Span
    kind: MentionKind
    type: EntityType | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: ``value`` normalised against the report's dateline, None where that cannot be done."""

    span: Span
    value: str | None
    type: Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, read. ``model`` is the version of the weights that read it, and of the language model where one did.

    ``dropped``: attributions of a language model that do not stand in the text; always 0 for a network, None where a
    ledger kept the reading without the count.
    """

    report: str
    model: str
    outcome: Outcome
    sentences: tuple[Span, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    dropped: int | None = 0

    def attribution(self, id: str) -> Attribution:
        return next(a for a in self.attributions if a.id == id)

    def chain(self, attribution: Attribution) -> tuple[Attribution, ...]:
        """The attributions around this one, outermost first, itself last."""
        made = [attribution]
        while made[0].within is not None:
            made.insert(0, self.attribution(made[0].within))
        return tuple(made)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds ``offset``, or the last one before it."""
        return self.sentences[max(0, bisect_right(self.sentences, offset, key=attrgetter("start")) - 1)]
