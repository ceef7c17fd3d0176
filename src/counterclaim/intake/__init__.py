"""Files, pages, JSON and standard input to Reports; what gives none is said, never dropped."""

from counterclaim.intake.load import load, to_report
from counterclaim.intake.parts import Recognised, recognise
from counterclaim.intake.records import Article, Notice, Refusal

__all__ = ["Article", "Notice", "Recognised", "Refusal", "load", "recognise", "to_report"]
