from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from counterclaim.brief import to_markdown
from counterclaim.brief.phrases import phrase
from counterclaim.brief.wording import plain
from counterclaim.claims.records import Dossier

HOSTILE = (
    "<script>alert(1)</script>",
    "[link](https://example.org) ![pixel](https://example.org/p.png)",
    "`code` *bold* __bold__ | cell |",
    "line\n\n# head\n\n- item\n\n    code",
    "1. first",
    "a\u202eb \x1b[31mred\x00",
)


def inline(text: str) -> list[Token]:
    tokens = MarkdownIt("commonmark").parse(text)
    return [child for token in tokens for child in token.children or ()]


def test_every_citation_names_a_report_and_exact_code_points(dossier: Dossier) -> None:
    text = to_markdown(dossier)
    cites = re.findall(r"\[\\\[(\d+):(\d+)–(\d+)\\\]\]\(#report-(\d+)\)", text)
    assert len(cites) > 40
    for number, _start, end, report in cites:
        assert number == report
        assert f'<a id="report-{report}"></a>' in text
        assert int(end) <= len(dossier.reports[int(number) - 1].text)
    first = re.search(r"### “(.+)” \[\\\[(\d+):(\d+)–(\d+)", text)
    assert first is not None
    assert dossier.reports[int(first[2]) - 1].text[int(first[3]) : int(first[4])] == first[1]


def test_lines_with_words_are_cited(dossier: Dossier) -> None:
    body = to_markdown(dossier).split(f"## {phrase('section', 'reports')}")[0]
    lines = [line for line in body.splitlines() if "“" in line]
    assert len(lines) > 30
    assert all("](#report-" in line for line in lines)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_stays_text(words: str, hostile: Callable[[str], Dossier]) -> None:
    text = to_markdown(hostile(words))
    tokens = inline(text)
    assert all(t.attrs["href"] == "#report-1" for t in tokens if t.type == "link_open")
    assert not [t for t in tokens if t.type in {"image", "code_inline"}]
    html = [t.content for t in tokens if t.type == "html_inline"]
    assert html == ['<a id="report-1">', "</a>"]
    kinds = {t.type for t in MarkdownIt("commonmark").parse(text)}
    assert not kinds & {"html_block", "code_block", "fence", "hr", "ordered_list_open"}
    shown = "".join(t.content for t in tokens if t.type in {"text", "text_special"})
    assert plain(words) in shown


def test_every_value_goes_through_an_escape() -> None:
    template = (files("counterclaim.brief") / "templates" / "brief.md.j2").read_text("utf-8")
    safe = re.compile(
        r"\|md\b|\|cite\b|^-? ?(cites|also|said|mark|difference|phrase|rest)\(|_label$"
        r"|^(held\.label|h\.says|d\.label|d\.why|s\.said\[0\]\.label|u\.label)$"
        r"|^(list|o\.said|p\.speakers)\|length - |^s\.(role|counts)$|^b\.support$|^'[-;: ]*' if |^'\\n' if "
        r"|^brief\.(dates|counts)$|^[rocp]\.(number|counts|support|outcome)$|said_on$|^' ?[?·]|coordinates|^r\.date"
    )
    outputs = [o.strip() for o in re.findall(r"\{\{(.+?)\}\}", template)]
    assert len(outputs) > 60
    assert [o for o in outputs if safe.search(o) is None] == []


def test_what_was_not_found_is_said(empty: Dossier) -> None:
    text = to_markdown(empty)
    for key in ("status", "differs", "timeline", "speakers", "reuse"):
        assert phrase("none", key) in text


def test_the_same_dossier_gives_the_same_text(dossier: Dossier) -> None:
    assert to_markdown(dossier) == to_markdown(dossier)
