"""Reports, spans and sentences: immutable, and always able to prove what they say."""

from counterclaim.text.moments import instant, known_by, until
from counterclaim.text.report import Part, PartKind, Report, Span, by_publication, report_id
from counterclaim.text.sentences import goes_on, sentences

__all__ = [
    "Part",
    "PartKind",
    "Report",
    "Span",
    "by_publication",
    "goes_on",
    "instant",
    "known_by",
    "report_id",
    "sentences",
    "until",
]
