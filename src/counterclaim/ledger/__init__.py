"""The ledger: append-only tables, one transaction a report, the past readable as it was known."""

from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.records import (
    Added,
    AlreadyThere,
    Event,
    Judgement,
    Reread,
    SourceLine,
    StoredClaim,
    StoryLine,
)
from counterclaim.ledger.stages import Stages

__all__ = [
    "Added",
    "AlreadyThere",
    "Event",
    "Judgement",
    "Ledger",
    "Reread",
    "SourceLine",
    "Stages",
    "StoredClaim",
    "StoryLine",
]
