"""Inputs of every kind: good ones give Reports, bad ones are refused one by one."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from counterclaim.errors import BadManifest, EmptyReport, IntakeError, NoArticle, NotText, TooLarge
from counterclaim.intake import Notice, Refusal, load
from counterclaim.settings import Settings
from counterclaim.text import Report

STORY = (
    "The bridge over the Talmer at Oldmere was closed on Tuesday, the city said.\n\n"
    "“Nobody was hurt,” Mayor Ada Tarr told the council. She said it would open again within a week.\n"
)
PARAGRAPHS = "".join(
    f"<p>{line} The council met in the old hall and heard engineers for two hours.</p>" for line in STORY.split("\n\n")
)
SMALL = Settings(max_report_bytes=50_000)
PAGE = f"""<!doctype html><html lang="en"><head><title>Bridge closed - The Oldmere Post</title>
<meta property="og:site_name" content="The Oldmere Post"><meta property="og:title" content="Bridge closed">
<meta name="author" content="Ivo Lark"><meta property="article:published_time" content="2021-05-06T09:30:00Z">
<script>document.write("Buy now")</script></head><body><nav><a href="/">Home</a></nav>
<article><h1>Bridge closed</h1><script>alert(1)</script>
{PARAGRAPHS}
<p>Engineers found a crack in the third pier, according to a report that the council read out on Tuesday.</p>
</article></body></html>"""


def everything(*paths: Path | str, settings: Settings = SMALL, stdin: bytes = b"") -> list[Report | Refusal | Notice]:
    return list(load(paths, settings=settings, stdin=io.BytesIO(stdin)))


def reports(found: list[Report | Refusal | Notice]) -> list[Report]:
    return [item for item in found if isinstance(item, Report)]


def refusal(found: list[Report | Refusal | Notice]) -> Refusal:
    (only,) = [item for item in found if isinstance(item, Refusal)]
    return only


def notices(found: list[Report | Refusal | Notice]) -> list[str]:
    return [item.code for item in found if isinstance(item, Notice)]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_plain_text_is_unchanged(tmp_path: Path) -> None:
    raw = ("\r\n " + STORY.replace("\n", "\r\n") + "\t\n").encode()
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    (report,) = reports(everything(path))
    assert report.text == raw.decode("utf-8")
    assert report.source_file == str(path)
    assert report.language == "en"


@pytest.mark.parametrize(
    ("encoding", "notice"),
    [("utf-8-sig", []), ("cp1252", ["guessed-encoding"]), ("utf-16", ["guessed-encoding"]),
     ("utf-16-le", ["guessed-encoding"]), ("utf-32", ["guessed-encoding"])],
)  # fmt: skip
def test_other_encodings(tmp_path: Path, encoding: str, notice: list[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(STORY.encode(encoding))
    found = everything(path)
    assert reports(found)[0].text == STORY
    assert notices(found) == notice


def test_cyrillic_in_a_legacy_encoding(tmp_path: Path) -> None:
    text = "Мост через реку закрыли во вторник, сообщила мэрия города. Никто не пострадал, заявил мэр. " * 5
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("cp1251"))
    (report,) = reports(everything(path))
    assert report.text == text
    assert report.language == "ru"


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.txt", b"", EmptyReport),
        ("a.txt", b" \n\t\r\n ", EmptyReport),
        ("a.txt", "\ufeff".encode(), EmptyReport),
        ("a.txt", "\u00a0\u2003".encode(), EmptyReport),
        ("a.txt", bytes(range(256)) * 20, NotText),
        ("a.txt", b"%PDF-1.7\n" + STORY.encode(), NotText),
        ("a.txt", b"\xff\xfe\x00", NotText),
        ("a.txt", b"\x01\x02\x03\x04" * 50, NotText),
        ("a.txt", b"x" * 50_001, TooLarge),
        ("a.html", b"<html><body></body></html>", NoArticle),
        ("a.html", b"<html><body><script>" + b"x=1;" * 50 + b"</script><nav>Home</nav></body></html>", NoArticle),
        ("a.html", b"", EmptyReport),
        ("a.json", b'{"text": ', BadManifest),
        ("a.json", b"[]", EmptyReport),
        ("a.json", b'{"title": "Bridge"}', BadManifest),
        ("a.json", b'{"text": "  "}', EmptyReport),
        ("a.json", b'{"text": 5}', BadManifest),
        ("a.json", b"[" * 20_000, BadManifest),
        ("a.json", b'{"text": ' + b"9" * 5000 + b"}", BadManifest),
        ("a.jsonl", b"{oops\n", BadManifest),
        ("a.jsonl", b"[1]\n", BadManifest),
        ("a.jsonl", b'{"text": "\xff"}\n', BadManifest),
        ("a.jsonl", b'{"text": "' + b"x" * 60_000 + b'"}\n', TooLarge),
    ],
)
def test_bad_input_is_refused_and_the_rest_goes_on(
    tmp_path: Path, good: Path, name: str, content: bytes, error: type[IntakeError]
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    found = everything(bad, good)
    assert type(refusal(found).error) is error
    assert str(bad) in str(refusal(found))
    assert refusal(found).error.hint
    assert [report.text for report in reports(found)] == [STORY]


def test_a_file_of_50_mb_is_refused_unread(tmp_path: Path, good: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(50_000_000)
    found = everything(big, good, settings=Settings())
    assert "50.0 MB" in str(refusal(found))
    assert "COUNTERCLAIM_MAX_REPORT_BYTES" in str(refusal(found))
    assert len(reports(found)) == 1


@pytest.mark.parametrize("name", ["missing.txt", "a\0b.txt", "x" * 5000])
def test_a_path_that_is_not_there(good: Path, name: str) -> None:
    found = everything(name, good)
    assert refusal(found).where == name
    assert len(reports(found)) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path, good: Path) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text(STORY + "More.")
    locked.chmod(0)
    assert "may not be read" in str(refusal(everything(locked, good)))


def test_a_pipe_is_not_waited_for(tmp_path: Path, good: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "regular file" in str(refusal(everything(tmp_path / "pipe.txt", good)))
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert "regular file" in str(refusal(everything(tmp_path / "pipe.jsonl", good)))


def test_control_characters_stay_in_place(tmp_path: Path) -> None:
    text = STORY.replace("closed", "clo\x07sed\x1b[31m")
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert reports(everything(path))[0].text == text


def test_html(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    (report,) = reports(everything(path))
    assert (report.outlet, report.title, report.authors) == ("The Oldmere Post", "Bridge closed", ("Ivo Lark",))
    assert report.published is not None
    assert report.published[:10] == "2021-05-06"
    assert "Nobody was hurt" in report.text
    assert "\n\n" in report.text
    for hostile in ("alert", "document", "<", "Home"):
        assert hostile not in report.text


def test_json_lines_with_a_broken_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    first = {"id": "n1", "text": STORY, "outlet": "The Oldmere Post", "published": "2021-05-06", "language": "en"}
    path.write_text(json.dumps(first) + "\n{broken\n\n" + json.dumps({"text": STORY, "published": "2031-02-30"}))
    found = everything(path)
    one, two = reports(found)
    assert (one.outlet, one.published, one.source_file) == ("The Oldmere Post", "2021-05-06", f"{path}#n1")
    assert two.published is None
    assert refusal(found).where == f"{path}:2"
    assert notices(found) == ["bad-date"]


def test_json_of_every_shape(tmp_path: Path) -> None:
    items = [{"text": STORY, "outlet": name, "authors": ["Ivo Lark"], "url": 5} for name in "AB"]
    for shape in (items, {"reports": items}):
        path = tmp_path / "a.json"
        path.write_text(json.dumps(shape))
        found = everything(path)
        assert [report.outlet for report in reports(found)] == ["A", "B"]
        assert notices(found) == ["ignored-field", "ignored-field"]


def test_characters_that_no_ledger_can_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": "The bridge \\ud800 was \\u0000 closed.", "title": "\\udfff"}')
    found = everything(path)
    assert reports(found)[0].text == "The bridge \ufffd was \ufffd closed."
    assert notices(found) == ["replaced-characters"]


@pytest.mark.parametrize(
    ("data", "outlets"),
    [
        (STORY.encode(), [None]),
        (PAGE.encode(), ["The Oldmere Post"]),
        (json.dumps({"text": STORY, "outlet": "A"}).encode(), ["A"]),
        (json.dumps([{"text": STORY, "outlet": "A"}], indent=1).encode(), ["A"]),
        ("\n".join(json.dumps({"text": STORY, "outlet": name}) for name in "AB").encode(), ["A", "B"]),
        (b"[Oldmere] " + STORY.encode(), [None]),
    ],
)
def test_standard_input_is_sniffed(data: bytes, outlets: list[str | None]) -> None:
    assert [report.outlet for report in reports(everything("-", stdin=data))] == outlets


def test_standard_input_is_bounded() -> None:
    assert type(refusal(everything("-", stdin=b"x" * 60_000)).error) is TooLarge
    assert type(refusal(everything("-", stdin=b"")).error) is EmptyReport


def test_json_lines_on_standard_input_come_as_they_are_however_many() -> None:
    lines = [json.dumps({"text": STORY, "outlet": f"Outlet {n}"}).encode() + b"\n" for n in range(400)]
    assert sum(map(len, lines)) > SMALL.max_report_bytes
    stream = io.BytesIO(b"".join([*lines[:3], b"not JSON\n", *lines[3:]]))
    coming = load(["-"], settings=SMALL, stdin=stream)
    next(coming)
    assert stream.tell() <= sum(map(len, lines[:3]))
    assert len([r for r in coming if isinstance(r, Report)]) == 399
    assert type(refusal(everything("-", stdin=lines[0] + b"{" + b"x" * 60_000)).error) is TooLarge


def test_the_same_report_counts_once(tmp_path: Path, good: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(STORY)
    found = everything(good, copy, good)
    assert len(reports(found)) == 1
    assert notices(found) == ["same-report", "same-report"]
    assert [n.report for n in found if isinstance(n, Notice)] == [reports(found)[0].id] * 2


def test_more_text_than_a_report_may_have_is_refused(tmp_path: Path, good: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("The mayor said so. " * 100, encoding="utf-8")
    found = everything(long, good, settings=Settings(max_report_characters=1_000))
    assert type(refusal(found).error) is TooLarge
    assert "1,900 characters" in str(refusal(found))
    assert [report.text for report in reports(found)] == [STORY]
