"""Counterclaim: who claims what, according to whom, who denies it and what differs, every word traceable."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterclaim.claims import compare
    from counterclaim.claims.history import Change, as_known, history
    from counterclaim.claims.records import Claim, Comparison, Difference, Dossier, Position
    from counterclaim.errors import CounterclaimError, SpanError
    from counterclaim.identity import Entity, Identities, identify
    from counterclaim.intake import Notice, Refusal, load
    from counterclaim.ledger import Ledger
    from counterclaim.pipeline import Read, dossiers, read_paths
    from counterclaim.reading import Attribution, Reading, read
    from counterclaim.settings import Settings
    from counterclaim.stories import Reuse, Story, find_reuse, group
    from counterclaim.text import Report, Span

# Where each public name lives: it is imported when it is first asked for, so that `import counterclaim` is light.
_HOMES = {
    "Attribution": "reading",
    "Change": "claims.history",
    "Claim": "claims.records",
    "Comparison": "claims.records",
    "CounterclaimError": "errors",
    "Difference": "claims.records",
    "Dossier": "claims.records",
    "Entity": "identity",
    "Identities": "identity",
    "Ledger": "ledger",
    "Notice": "intake",
    "Position": "claims.records",
    "Read": "pipeline",
    "Reading": "reading",
    "Refusal": "intake",
    "Report": "text",
    "Reuse": "stories",
    "Settings": "settings",
    "Span": "text",
    "SpanError": "errors",
    "Story": "stories",
    "as_known": "claims.history",
    "compare": "claims",
    "dossiers": "pipeline",
    "find_reuse": "stories",
    "group": "stories",
    "history": "claims.history",
    "identify": "identity",
    "load": "intake",
    "read": "reading",
    "read_paths": "pipeline",
}

__all__ = [
    "Attribution",
    "Change",
    "Claim",
    "Comparison",
    "CounterclaimError",
    "Difference",
    "Dossier",
    "Entity",
    "Identities",
    "Ledger",
    "Notice",
    "Position",
    "Read",
    "Reading",
    "Refusal",
    "Report",
    "Reuse",
    "Settings",
    "Span",
    "SpanError",
    "Story",
    "__version__",
    "as_known",
    "compare",
    "dossiers",
    "find_reuse",
    "group",
    "history",
    "identify",
    "load",
    "read",
    "read_paths",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # takes longer to import than all the rest

        return version("counterclaim")
    if name not in _HOMES:
        raise AttributeError(f"module 'counterclaim' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(f"counterclaim.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
