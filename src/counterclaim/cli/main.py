"""The group of commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from counterclaim.cli.codes import INTERRUPTED, PIPE_CLOSED, STOPPED, USAGE
from counterclaim.cli.text import plain
from counterclaim.errors import CounterclaimError, SettingsError

# The command and the module that holds it: loaded when asked for.
_COMMANDS = {
    "read": "reports",
    "story": "story",
    "copies": "copies",
    "add": "add",
    "stories": "stories",
    "show": "show",
    "claims": "claims",
    "sources": "sources",
    "review": "review",
    "judge": "judge",
    "reread": "reread",
    "export": "export",
    "settings": "settings",
}


class Commands(click.Group):
    """Commands in the order of use, each loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"counterclaim.cli.{_COMMANDS[cmd_name]}")
        command: click.Command = module.command
        return command


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"counterclaim {version('counterclaim')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def cli() -> None:
    """Who claims what in news reports, according to whom, who denies it, and what differs: every word traceable.

    PATH is a text, HTML, JSON or JSON Lines file, a folder of them, or - for standard input.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code; docs/cli.md lists the codes."""
    # Not cli.main(): it would turn Ctrl-C and a closed pipe into exit code 1, which means something else here.
    try:
        with cli.make_context("counterclaim", list(sys.argv[1:] if arguments is None else arguments)) as context:
            cli.invoke(context)
        sys.stdout.flush()
        sys.exit(0)
    except click.exceptions.Exit as done:
        _leave(done.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(USAGE)
    except click.ClickException as error:
        where = (
            error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx is not None else "counterclaim"
        )
        complain(where.removeprefix("counterclaim ").strip(), error.format_message(), f"see {where} --help")
        sys.exit(USAGE)
    except CounterclaimError as error:
        complain(error.where, error.what, error.hint)
        sys.exit(USAGE if isinstance(error, SettingsError) else STOPPED)
    except BrokenPipeError:
        _close_quietly()
        os._exit(PIPE_CLOSED)
    except (KeyboardInterrupt, click.Abort):
        complain("", "stopped", "what was added before stays in the ledger")
        sys.exit(INTERRUPTED)
    except OSError as error:
        complain(
            str(error.filename or ""), error.strerror or str(error), "check the path, the rights and the free space"
        )
        sys.exit(STOPPED)


def complain(where: str, what: str, hint: str) -> None:
    """One line to standard error: ``counterclaim: WHERE: WHAT (WHAT TO DO)``."""
    parts = [p for p in ("counterclaim" if where != "counterclaim" else "", where, what) if p]
    line = ": ".join(parts) + (f" ({hint})" if hint else "")
    click.echo(plain(line, keep_lines=False), err=True)


def _leave(code: int) -> NoReturn:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
        os._exit(PIPE_CLOSED)
    sys.exit(code)


def _close_quietly() -> None:
    """Standard output to nowhere, so that the interpreter's last flush finds no closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
