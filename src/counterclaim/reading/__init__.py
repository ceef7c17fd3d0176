"""Reading: a Report to attributions, chains, quotations, mentions and time expressions."""

from counterclaim.reading.jobs import Done, read_each
from counterclaim.reading.read import read
from counterclaim.reading.records import Attribution, Mention, Reading, TimeExpression

__all__ = ["Attribution", "Done", "Mention", "Reading", "TimeExpression", "read", "read_each"]
