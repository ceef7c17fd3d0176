"""The ledger that a command works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger


def opened(place: str | None, *, create: bool = False) -> Ledger:
    """The ledger at ``place``, else at the setting's. Only ``add`` makes one where there is none."""
    from counterclaim.ledger import Ledger

    return Ledger.open(place, create=create)
