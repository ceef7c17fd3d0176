"""Where results go: standard output or a file that is whole or not there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console


def write(text: str, output: str | None) -> None:
    """``text`` to the file ``output`` (replaced only when all is written), or to standard output. Raises OSError."""
    if output is None or output == "-":
        click.echo(text, nl=not text.endswith("\n"))
        return
    path = Path(output)
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text if text.endswith("\n") else text + "\n")
        mask = os.umask(0)
        os.umask(mask)
        Path(part).chmod(0o666 & ~mask)
        Path(part).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(part).unlink()
        raise


def console(*, to_error: bool = False) -> Console:
    """A console that takes nothing printed for markup; as wide as 100 columns where there is no terminal."""
    from rich.console import Console

    made = Console(stderr=to_error, markup=False, highlight=False, emoji=False, soft_wrap=False)
    return made if made.is_terminal else Console(
        stderr=to_error, markup=False, highlight=False, emoji=False, width=int(os.environ.get("COLUMNS", "100") or 100)
    )
