"""The HTML brief: citations resolve to exact characters, hostile text stays text, nothing is fetched."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.brief import to_html
from counterclaim.brief.build import build
from counterclaim.brief.html import cut
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import Cite
from counterclaim.claims.records import Dossier
from counterclaim.text import Span

VOID = {"meta", "link", "br", "hr", "img", "input"}
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '" onmouseover="alert(1)" x=\'',
    "<img src=https://example.org/p.png onerror=alert(1)>",
    "{{ 7 * 7 }}{% for x in y %}",
    "a\u202eb\u2066c \x1b[31mred\x00",
    "javascript:alert(1)",
    "]]><!-- &lt;b&gt; -->",
    "lone \ud800 surrogate",
)


class Page(HTMLParser):
    """The tags, ids, links and, by class, the text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[tuple[str, list[str]]] = []
        self.marked: dict[str, str] = defaultdict(str)
        self.texts: dict[str, str] = defaultdict(str)
        self.within: str | None = None
        self.shown = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if (name := found.get("id")) is not None:
            self.ids.append(name)
            if re.fullmatch(r"text-\d+", name):
                self.within = name
        if tag == "a" and (href := found.get("href")) is not None:
            self.links.append(href)
        if tag not in VOID:
            self.open.append((tag, (found.get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        classes = [c for _, held in self.open for c in held]
        if "style" in [t for t, _ in self.open]:
            return
        self.shown += data
        if "text" in classes and self.within is not None:
            self.texts[self.within] += data
        for name in classes:
            if re.fullmatch(r"r\d+-\d+-\d+", name):
                self.marked[name] += data


def test_every_citation_lights_the_exact_characters(dossier: Dossier) -> None:
    html = to_html(dossier)
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    anchors = [href[1:] for href in page.links if re.fullmatch(r"#r\d+-\d+-\d+", href)]
    assert len(anchors) > 60
    for anchor in anchors:
        number, start, end = (int(n) for n in anchor[1:].split("-"))
        assert anchor in page.ids
        assert page.marked[anchor] == dossier.reports[number - 1].text[start:end]
        assert f".texts:has(#{anchor}:target) .{anchor}{{" in html


def test_every_link_stays_in_the_page(dossier: Dossier) -> None:
    page = Page(to_html(dossier))
    assert all(href.startswith("#") for href in page.links)
    assert {href[1:] for href in page.links} - set(page.ids) == {"_"}  # "close" points nowhere, so nothing is a target


def test_the_reports_stand_in_full(dossier: Dossier) -> None:
    page = Page(to_html(dossier))
    assert [page.texts[f"text-{n}"] for n in range(1, 5)] == [r.text for r in dossier.reports]


def test_nothing_is_fetched_and_nothing_runs(dossier: Dossier) -> None:
    html = to_html(dossier)
    page = Page(html)
    assert not {t for t, _ in page.tags} & {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    assert not any(name.startswith("on") or name in {"src", "srcset", "style"} for _, a in page.tags for name in a)
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style is not None
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    policy = next(a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv") is not None)
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_stays_text(words: str, hostile: Callable[[str], Dossier], dossier: Dossier) -> None:
    html = to_html(hostile(words))
    html.encode("utf-8")
    page = Page(html)
    known = {t for t, _ in Page(to_html(dossier)).tags}
    assert {t for t, _ in page.tags} <= known
    assert not any(name.startswith("on") for _, a in page.tags for name in a)
    assert all(href.startswith("#") for href in page.links)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", html)
    assert page.texts["text-1"] == build(hostile(words)).reports[0].text


def test_order_of_the_sections(dossier: Dossier) -> None:
    html = to_html(dossier)
    order = re.findall(r'<section id="(\w+)"', html)
    assert order == [
        "status", "differs", "superseded", "wording", "figures", "timeline", "speakers", "only_in", "places", "reuse",
        "reports",
    ]  # fmt: skip
    assert html.index(phrase("conflict_head")) < html.index(phrase("not_conflict_head"))


def test_what_was_not_found_is_said(empty: Dossier) -> None:
    shown = Page(to_html(empty)).shown
    for key in ("status", "differs", "timeline", "speakers", "reuse"):
        assert phrase("none", key) in shown


def test_unsure_speakers_carry_the_mark(dossier: Dossier) -> None:
    assert 'class="unsure"' in to_html(dossier)
    assert phrase("mark") in to_html(dossier)


def test_claims_after_the_main_ones_are_folded(dossier: Dossier) -> None:
    first = dossier.comparison.claims[1]
    many = tuple(replace(first, id=f"c{n}") for n in range(11))
    story = replace(dossier, comparison=replace(dossier.comparison, claims=many, only_in=()))
    brief = build(story)
    assert (len(brief.claims), len(brief.more)) == (6, 5)
    html = to_html(story)
    assert f"{phrase('more_claims')} (5)" in html


def test_headings_do_not_skip_a_level(dossier: Dossier) -> None:
    levels = [int(t[1]) for t, _ in Page(to_html(dossier)).tags if re.fullmatch(r"h[1-6]", t)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_the_same_dossier_gives_the_same_page(dossier: Dossier) -> None:
    assert to_html(dossier) == to_html(dossier)


@given(
    st.text(max_size=40).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=6),
        )
    )
)
def test_pieces_lose_nothing(case: tuple[str, list[list[int]]]) -> None:
    text, bounds = case
    spans = sorted({(s, e) for s, e in bounds if s < e})
    cites = [Cite(1, "", f"r1-{s}-{e}", Span("r", s, e), text[s:e]) for s, e in spans]
    pieces = cut(text, cites)
    assert "".join(p.text for p in pieces) == text
    for cite in cites:
        assert "".join(p.text for p in pieces if cite.anchor in p.marks) == cite.text
        assert sum(cite.anchor in p.anchors for p in pieces) == 1
