"""Who hears and who answers: what the one spoken to tells of a pronoun that speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Unit
from counterclaim.identity.said import Said

ASKS = re.compile(r"(?:also\s)?(?:ask|press|question|challeng|grill)(?:s|es|ed)\b", re.IGNORECASE)
_HEARER = re.compile(r"\s(?:to\s)?(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?(?:[A-Z][\w’'-]+\s){0,2}(?P<who>[A-Z][\w-]+)\b")


def hearer(document: Document, said: Said, speaker: Unit) -> str | None:
    """The surname of who is spoken to: Cole of ``she told Cole``, who is not she."""
    cue = said.cue_of(speaker)
    told = _HEARER.match(document.report.text, cue.end) if cue is not None else None
    return told["who"] if told is not None else None


def is_called(unit: Unit, surname: str | None) -> bool:
    """Whether a mention ends in ``surname``."""
    return surname is not None and unit.text.split(" ")[-1] == surname


def who_was_asked(document: Document, said: Said, asking: Unit, fit: Sequence[Unit]) -> Unit | None:
    """``Ora Lind pressed Cole on why he stayed``: Cole, one of ``fit``, who is to answer in the next sentence."""
    text, cue = document.report.text, said.cue_of(asking)
    if cue is None or ASKS.fullmatch(text, cue.start, cue.end) is None:
        return None
    return next((u for u in fit if text[cue.end : u.span.start].isspace() and u.draft is not asking.draft), None)
