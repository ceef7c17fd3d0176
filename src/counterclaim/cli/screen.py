"""A console that leaves a closed pipe to ``main``."""

from __future__ import annotations

from rich.console import Console


class Screen(Console):
    """Rich would end the process itself, with exit code 1, which means something else here."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError
