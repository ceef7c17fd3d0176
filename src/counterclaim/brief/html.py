"""A brief as one HTML file: no script, nothing fetched, every citation a link to the exact characters.

The reports' full text is part of the page. Spans may overlap, so a text is cut into pieces at every span's ends; a
piece carries the anchors of the spans that it lies in, and one CSS rule a span lights them when that span is the
page's target. So highlighting needs no script, and the policy in the page forbids all but its own style.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import pairwise

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from counterclaim.brief.build import NO_COPIES, Copies, build
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import Brief, Cite
from counterclaim.brief.wording import plain, quoted
from counterclaim.claims.records import Dossier


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report's text between two ends of spans; ``anchors`` are the spans that begin with it."""

    text: str
    anchors: tuple[str, ...]
    marks: tuple[str, ...]


def to_html(dossier: Dossier, *, copies: Copies = NO_COPIES) -> str:
    """The brief on ``dossier`` as one self-contained HTML file; ``copies`` as for ``print_brief``. Raises SpanError
    where a record proves no text."""
    brief = build(dossier, copies)
    style = _file("brief.css") + "".join(
        f".texts:has(#{c.anchor}:target) .{c.anchor}{{background:var(--mark)}}\n" for c in brief.cited
    )
    pieces = {r.number: cut(r.text, [c for c in brief.cited if c.number == r.number]) for r in brief.reports}
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            pieces=pieces,
            sections=sections(brief),
            style=Markup(style),  # noqa: S704 - our own style sheet and anchors made of digits
            style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
            version=version("counterclaim"),
        )
    )


def sections(brief: Brief) -> tuple[str, ...]:
    """The sections shown: those that answer a question always, the others where they hold something."""
    optional = {
        "alike": brief.alike,
        "superseded": brief.superseded,
        "outliers": brief.outliers,
        "wording": brief.wording,
        "figures": brief.figures,
        "only_in": brief.only_in,
        "open": brief.open,
        "places": brief.places,
    }
    order = (
        *("status", "alike", "differs", "superseded", "outliers", "wording", "figures", "timeline", "speakers"),
        *("only_in", "open", "places", "reuse"),
    )
    return (*(key for key in order if key not in optional or optional[key]), "reports")


def cut(text: str, cites: Iterable[Cite]) -> tuple[Piece, ...]:
    """``text`` in pieces, in order, none empty, none lost."""
    spans = sorted((c.span.start, c.span.end, c.anchor) for c in cites)
    ends = sorted({0, len(text), *(s for s, _, _ in spans), *(e for _, e, _ in spans)})
    made = []
    for start, end in pairwise(ends):
        made.append(
            Piece(
                text[start:end],
                tuple(a for s, _, a in spans if s == start),
                tuple(a for s, e, a in spans if s <= start and end <= e),
            )
        )
    return tuple(made)


def _file(name: str) -> str:
    return (files("counterclaim.brief") / "templates" / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["phrase"] = phrase
    environment.filters["plain"] = plain
    environment.filters["quoted"] = quoted
    return environment
