"""The command line: a file per noun. Only click is imported here; what a command needs, it imports itself."""

from counterclaim.cli.main import cli, main

__all__ = ["cli", "main"]
