"""A brief as Markdown that reads well as it stands. Each citation names a report and the code points in its text."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from counterclaim.brief.build import NO_COPIES, Copies, build
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import Cite
from counterclaim.brief.wording import markdown, quoted
from counterclaim.claims.records import Dossier

_BLANK = re.compile(r"\n{3,}")


def to_markdown(dossier: Dossier, *, copies: Copies = NO_COPIES) -> str:
    """The brief on ``dossier`` in CommonMark; ``copies`` as for ``print_brief``. Raises SpanError where a record does
    not prove its text."""
    text = _environment().get_template("brief.md.j2").render(brief=build(dossier, copies))
    return _BLANK.sub("\n\n", text).strip() + "\n"


def _cite(cite: Cite) -> str:
    """``[[1:120-240]](#report-1)``: report 1, code points 120 to 240."""
    return f"[\\[{cite.number}:{cite.span.start}–{cite.span.end}\\]](#report-{cite.number})"


def _template(name: str) -> str:
    return (files("counterclaim.brief") / "templates" / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    # Markdown, not HTML: every value from a report goes through the ``md`` filter, which a test holds.
    environment = Environment(  # noqa: S701
        loader=FunctionLoader(_template),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["phrase"] = phrase
    environment.filters["md"] = markdown
    environment.filters["quoted"] = quoted
    environment.filters["cite"] = _cite
    return environment
