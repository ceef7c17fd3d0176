"""Where results go: standard output or a file that is whole or not there."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Collection, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from counterclaim.cli.text import to_json

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from rich.console import Console
    from rich.table import Table

_WIDTH = 100
"""Columns where no terminal says how many."""


def write(text: str, output: str | None) -> None:
    """``text`` to the file ``output`` (replaced only when all is written), or to standard output. Raises OSError."""
    lines_to([text.removesuffix("\n")], output)


def lines_to(lines: Iterable[str], output: str | None) -> None:
    """Every line as it comes, to where ``write`` writes. Raises OSError."""
    if output is None or output == "-":
        for line in lines:
            click.echo(line)
        return
    path = Path(output)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:  # noqa: PTH123 (a handle, not a path)
            file.writelines(f"{line}\n" for line in lines)
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o666 & ~mask)
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def print_list(lines: Iterable[DataclassInstance]) -> None:
    """``lines`` as one JSON array."""
    click.echo(to_json([asdict(line) for line in lines], indent=2))


def table(*heads: str, counts: Collection[str] = ()) -> Table:
    """A table without rules; columns of ``counts`` stand to the right."""
    from rich.table import Table

    made = Table(box=None, show_edge=False, pad_edge=False, header_style="dim")
    for head in heads:
        made.add_column(
            head,
            justify="right" if head in counts else "left",
            no_wrap=head in counts or head in ("story", "first", "last"),
        )
    return made


def console(*, to_error: bool = False) -> Console:
    """A console that takes nothing printed for markup; as wide as COLUMNS says, or 100, where there is no terminal."""
    from counterclaim.cli.screen import Screen

    made = Screen(stderr=to_error, markup=False, highlight=False, emoji=False)
    columns = os.environ.get("COLUMNS", "")
    if not made.is_terminal:
        made.width = int(columns) if columns.isdecimal() and 20 <= int(columns) <= 1000 else _WIDTH
    return made
