"""``counterclaim settings``: what is set, and where from."""

from __future__ import annotations

import os
import re
from dataclasses import fields

import click

from counterclaim.cli.text import plain
from counterclaim.settings import Settings, variable


@click.command("settings")
def command() -> None:
    """Show the settings and where each comes from."""
    settings = Settings.from_environment()
    for field in fields(settings):
        name = variable(field.name)
        value = re.sub(r"://[^@/]*@", "://***@", str(getattr(settings, field.name)))
        if field.name.endswith("_key") and value:
            value = "***"
        origin = "environment" if os.environ.get(name, "") != "" else "default"
        click.echo(plain(f"{name}={value}  ({origin})", keep_lines=False))
