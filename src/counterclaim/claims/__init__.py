"""Propositions, positions, alignment, stance, origins, differences and status: what the reports of a story claim."""

from counterclaim.claims.compare import compare

__all__ = ["compare"]
