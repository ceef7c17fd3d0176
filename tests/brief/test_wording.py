from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from counterclaim.brief.wording import markdown, plain, quoted, shorten, visible

HOSTILE = (
    "<script>alert(1)</script>",
    "[link](https://example.org) ![pixel](https://example.org/p.png)",
    "`code` *bold* _it_ ~~gone~~ | cell | # head",
    "https://example.org www.example.org <https://example.org> a@example.org",
    "1. first",
    "- item",
    "&lt;b&gt; &amp;",
    "\\*not bold\\*",
    "$x^2$ {{ 7 * 7 }} {% raw %}",
)


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("short", 20, "short"),
        ("one two three four", 18, "one two three four"),
        ("one two three four", 14, "one two …"),
        ("one two, three four", 12, "one two …"),
        ("a" * 30, 12, "a" * 10 + " …"),
        ("two\n\n lines", 20, "two lines"),
    ],
)
def test_shorten(text: str, limit: int, shown: str) -> None:
    assert shorten(text, limit) == shown
    assert len(shorten(text, limit)) <= limit


def test_visible_keeps_offsets() -> None:
    text = "a\x1b[31mred\u202eb\u2066c\x00\ud800\n\td"
    shown = visible(text)
    assert len(shown) == len(text)
    assert shown == "a\ufffd[31mred\ufffdb\ufffdc\ufffd\ufffd\n\td"


def test_plain_takes_escape_sequences_out() -> None:
    assert plain("a \x1b[31mred\x1b[0m \x1b]8;;http://x\x07b\u202e\x00  c\r\n d") == "a red b c d"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("so", "“so”"),
        ("“so” he", "“so” he"),
        ('"so"', '"so"'),
        ("“so he …", "“so he …”"),
        ('"so he …', '"so he …"'),
        ("’tis so", "“’tis so”"),
        ("said “so”", "‘said “so”’"),
        ('said "so,"', '‘said "so,"’'),
        ('"It is so.”', '"It is so.”'),
        ('"', '""'),
    ],
)
def test_quoted(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_letter_for_letter(text: str) -> None:
    tokens = MarkdownIt("commonmark").enable("strikethrough").enable("table").parse(markdown(text))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {c.type for c in children} <= {"text", "text_special"}
    assert "".join(c.content for c in children) == text
