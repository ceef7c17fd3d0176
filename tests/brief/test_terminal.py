from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from counterclaim.brief import print_brief
from counterclaim.brief.build import build
from counterclaim.brief.phrases import phrase
from counterclaim.brief.terminal import _each_once
from counterclaim.claims.records import Claim, Dossier


def printed(dossier: Dossier, *, width: int = 80, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    print_brief(dossier, console)
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 140])
def test_no_line_is_wider_than_the_console(dossier: Dossier, width: int) -> None:
    assert all(cell_len(line) <= width for line in printed(dossier, width=width).splitlines())


def test_reads_the_same_without_colour(dossier: Dossier) -> None:
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", printed(dossier, colour=True))
    assert coloured == printed(dossier)


def test_what_an_editor_looks_for_first(dossier: Dossier) -> None:
    lines = [line.rstrip() for line in printed(dossier, width=100).splitlines()]
    at = lines.index("STATUS")
    assert lines[at + 1] == "DISPUTED  “The tidal barrier at Port Selwyn is closed to all shipping” [1]"
    text = "\n".join(lines)
    denial = (
        "Denied by Marit Oskarsen (Dockers' Union), 5 Mar, via a statement on the union's website [2]\n    “Ships are"
    )
    assert denial in text
    assert "Conceded in part by Marit Oskarsen" in text
    assert "Origins stated by 3 outlets, 1 independent origin: Ilse Brandt\n" in text
    assert "Tomas Vael > Ilse Brandt, 4 Mar [1][2]" in text
    assert "Evidence mentioned Satellite pictures, Delta Broadcasting: “Satellite pictures published by" in text
    assert text.index("CONFLICT") < text.index("NOT A CONFLICT") < text.index("SUPERSEDED") < text.index("TIMELINE")
    assert "not read, in another language" in text


@pytest.mark.parametrize(
    "words", ["[bold red]loud[/bold red]", "[/] [link=https://example.org]x[/link]", "[red]", ":smile:", "\\[x]"]
)
def test_report_text_is_never_markup(words: str, hostile: Callable[[str], Dossier]) -> None:
    assert f"“{words}”" in printed(hostile(words), width=300)


def test_control_characters_are_out(hostile: Callable[[str], Dossier]) -> None:
    out = printed(hostile("red \x1b[31malert\x1b[0m \x07 \u202eback \x9b31m \x1b]0;title\x07 end"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", out)
    assert "red alert back end" in out
    assert "title" not in out


def test_what_was_not_found_is_said(empty: Dossier) -> None:
    out = printed(empty)
    for key in ("status", "differs", "timeline", "speakers", "reuse"):
        assert phrase("none", key) in out


def test_who_holds_several_things_beside_a_claim_is_named_once(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    first = claim.positions[0]
    twice = tuple(replace(first, id=f"x{n}", text=first.text) for n in range(2))
    loose = replace(claim, positions=(*claim.positions, *twice), beside=("x0", "x1"))
    held = _each_once(h for row in build(_with(dossier, loose)).claims[0].beside for h in (*row.holders, *row.holders))
    assert [h.name for h in held] == [first.holder]
    assert len(held[0].cites) == len(set(held[0].cites))


def _with(dossier: Dossier, claim: Claim) -> Dossier:
    claims = (claim, *dossier.comparison.claims[1:])
    return replace(dossier, comparison=replace(dossier.comparison, claims=claims))
