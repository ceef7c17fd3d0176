"""Dossiers in the form that was asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from counterclaim.cli.output import console, write
from counterclaim.cli.text import plain, to_json
from counterclaim.errors import CounterclaimError

if TYPE_CHECKING:
    from counterclaim.claims.records import Dossier

_NONE: Mapping[str, Sequence[str]] = MappingProxyType({})
FORMS = ["terminal", "markdown", "html", "json"]


def show(
    dossiers: Sequence[Dossier],
    *,
    form: str,
    output: str | None,
    with_text: bool,
    with_reasons: bool = False,
    copies: Mapping[str, Sequence[str]] = _NONE,
) -> None:
    """Write ``dossiers``; JSON is one object a line when there are several. An HTML page holds one story.

    ``copies``: by report the inputs that held it once more, which a brief names.
    """
    from counterclaim.brief import print_brief, story_document, to_html, to_markdown

    if form == "json":
        indent = 2 if len(dossiers) == 1 else None
        told = (story_document(d, with_text=with_text, with_reasons=with_reasons) for d in dossiers)
        write("\n".join(to_json(document, indent=indent) for document in told), output)
    elif form == "markdown":
        write(plain("\n\n".join(to_markdown(d, copies=copies).rstrip() for d in dossiers)), output)
    elif form == "html":
        for number, dossier in enumerate(dossiers, start=1):
            write(to_html(dossier, copies=copies), _numbered(output, number, len(dossiers)))
    elif output is not None and output != "-":
        from io import StringIO

        from rich.console import Console

        page = StringIO()
        for dossier in dossiers:
            print_brief(
                dossier, Console(file=page, width=100, markup=False, highlight=False, emoji=False), copies=copies
            )
        write(page.getvalue(), output)
    else:
        screen = console()
        for number, dossier in enumerate(dossiers):
            if number:
                screen.rule()
            print_brief(dossier, screen, copies=copies)


def _numbered(output: str | None, number: int, count: int) -> str | None:
    """The file of the story ``number``: ``brief.html``, ``brief-2.html``... in order of first publication."""
    if count == 1 or (number == 1 and output is not None and output != "-"):
        return output
    if output is None or output == "-":
        raise CounterclaimError(f"{count} stories are no one page", where="html", hint="name a file with --output")
    stem, dot, ending = output.rpartition(".")
    return f"{stem}-{number}.{ending}" if dot and "/" not in ending else f"{output}-{number}"
