"""A position that is made of where a report tells of it: "rejected this", "gave no evidence for that"."""

from __future__ import annotations

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.denials.rejoinder_forms import Speaker
from counterclaim.claims.propositions.records import Proposition, proposition_id
from counterclaim.claims.records import PositionStance
from counterclaim.text import Span


def told_by(
    matter: Matter,
    span: Span,
    who: Speaker,
    stance: PositionStance,
    *,
    material: tuple[object, ...],
    attribution: str | None = None,
) -> Proposition:
    """What ``who`` holds by the words of ``span``, which point at a claim; its id is made of ``material``."""
    return Proposition(
        id=proposition_id(*material),
        report=span.report,
        span=span,
        text=matter.quote(span),
        standalone=matter.quote(span),
        sentence=matter.lookups[span.report].sentence(span.start),
        holder=who.name,
        stance=stance,
        entity=who.entity,
        side=who.side,
        attribution=attribution,
        at=matter.published(span.report),
        pointer=True,
        voice=attribution is None and who.entity is None,
    )
