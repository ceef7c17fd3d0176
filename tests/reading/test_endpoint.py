"""A language model at a local endpoint: what stands in the text is kept, the rest dropped and counted."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.cli import cli
from counterclaim.errors import ReadingError, SettingsError
from counterclaim.ledger import Ledger
from counterclaim.models import endpoint
from counterclaim.models.endpoint import Answer, Told
from counterclaim.reading import Done, Reading, read, read_each
from counterclaim.reading.aligned import aligned
from counterclaim.settings import Settings
from counterclaim.text import Report

TEXT = (
    "The harbour master said on Monday that the old pier  had\nsunk. “We saw\u00a0no cracks,” the port’s engineer told "
    "reporters. The mayor said that the harbour master had denied that divers were called. Nobody said more.\n"
)


class Stub(BaseHTTPRequestHandler):
    answer: bytes = b""
    status = 200
    location = ""
    seen: list[dict[str, Any]] = []  # noqa: RUF012  the test's own
    slowly = 0.0

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append({"path": self.path, "key": self.headers["Authorization"], "body": json.loads(body)})
        self.send_response(self.status)
        if self.location:
            self.send_header("Location", self.location)
        self.end_headers()
        try:
            for at in range(0, len(self.answer), 1 << 16) if not self.slowly else range(len(self.answer)):
                self.wfile.write(self.answer[at : at + (1 if self.slowly else 1 << 16)])
                self.wfile.flush()
                time.sleep(self.slowly)
        except OSError:
            pass

    def do_GET(self) -> None:
        self.seen.append({"path": self.path})

    def log_message(self, *args: object) -> None:
        pass


Serving = Callable[..., type[Stub]]


@pytest.fixture
def serving(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serving]:
    class Fresh(Stub):
        seen: list[dict[str, Any]] = []  # noqa: RUF012

    stub = Fresh
    server = ThreadingHTTPServer(("127.0.0.1", 0), stub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("COUNTERCLAIM_ENDPOINT", f"http://127.0.0.1:{server.server_port}/v1")
    monkeypatch.setenv("COUNTERCLAIM_ENDPOINT_MODEL", "stub-1")
    monkeypatch.setenv("COUNTERCLAIM_ENDPOINT_KEY", "hidden-word")
    monkeypatch.setenv("COUNTERCLAIM_ENDPOINT_TIMEOUT", "2")

    def serve(answer: object, **more: object) -> type[Stub]:
        stub.answer = answer if isinstance(answer, bytes) else message(answer)
        for name, value in more.items():
            setattr(stub, name, value)
        return stub

    yield serve
    server.shutdown()
    server.server_close()


def message(content: object) -> bytes:
    inner = content if isinstance(content, str) else json.dumps({"attributions": content})
    return json.dumps({"choices": [{"message": {"content": inner}}]}).encode()


def made(text: str = TEXT) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=digest[:12], text=text, sha256=digest, outlet="The Quay", language="en")


GOOD = [
    {"source": "The harbour master", "cue": "said", "content": ["the old pier had sunk"]},
    {"source": "the port's engineer", "cue": "told", "content": ['"We saw no cracks,"']},
    {"source": "The mayor", "cue": "said", "content": ["the harbour master had denied that divers were called"]},
    {"source": "the harbour master", "cue": "denied", "content": ["divers were called"]},
]


def test_what_stands_in_the_text_is_read_with_its_exact_characters(serving: Serving) -> None:
    stub = serving(GOOD)
    report = made()
    reading = read(report)
    assert (reading.outcome, reading.dropped) == ("read", 0)
    assert reading.model.endswith("+stub-1")
    contents = [report.quote(s) for a in reading.attributions for s in a.content]
    assert sorted(contents) == sorted(
        [
            "the old pier  had\nsunk",
            "“We saw\u00a0no cracks,”",
            "the harbour master had denied that divers were called",
            "divers were called",
        ]
    )
    inner = next(a for a in reading.attributions if report.quote(a.content[0]) == "divers were called")
    assert [report.quote(a.source) for a in reading.chain(inner) if a.source is not None] == [
        "The mayor",
        "the harbour master",
    ]
    (seen,) = stub.seen
    assert (seen["path"], seen["key"], seen["body"]["model"]) == (
        "/v1/chat/completions",
        "Bearer hidden-word",
        "stub-1",
    )
    assert seen["body"]["messages"][1]["content"] == TEXT


@pytest.mark.parametrize(
    "entry",
    [
        {"source": "The harbour master", "cue": "said", "content": ["the new pier had sunk"]},
        {"source": "A pirate", "cue": "said", "content": ["the old pier had sunk"]},
        {"source": "The mayor", "cue": "sai", "content": ["the old pier had sunk"]},
        {"source": "The mayor", "cue": "said", "content": []},
        {"source": 7, "cue": "said", "content": ["the old pier had sunk"]},
        {"source": None, "cue": None, "content": ["the old pier had sunk"]},
        {"source": None, "cue": " ", "content": ["the old pier had sunk"]},
        "said",
        None,
        ["said"],
    ],
)
def test_what_does_not_is_dropped_and_counted(serving: Serving, entry: object) -> None:
    serving([GOOD[0], entry])
    reading = read(made())
    assert (len(reading.attributions), reading.dropped) == (1, 1)


@pytest.mark.parametrize(
    ("answer", "more", "said"),
    [
        (b"", {}, "not the JSON"),
        (b"<html>", {}, "not the JSON"),
        (b"[" * 100_000, {}, "not the JSON"),
        (b"{}", {}, "not the JSON"),
        (b'{"choices": []}', {}, "not the JSON"),
        (message("sure! here you are"), {}, "not the JSON"),
        (message('{"attributions": 5}'), {}, "no list"),
        (b"\xff" * 50, {}, "not the JSON"),
        (b"x" * 3_000_000, {}, "more than"),
        (message(GOOD), {"status": 401}, "status 401"),
        (b"x" * 500, {"slowly": 0.05}, "did not answer within 2 seconds"),
    ],
)
def test_a_broken_answer_is_a_typed_refusal(serving: Serving, answer: bytes, more: dict[str, Any], said: str) -> None:
    serving(answer, **more)
    begun = time.monotonic()
    (done,) = read_each([made()], jobs=1)
    assert isinstance(done, Done)
    assert isinstance(done.outcome, ReadingError)
    assert said in done.outcome.what
    assert done.outcome.where == "The Quay"
    assert "hidden-word" not in str(done.outcome)
    assert time.monotonic() - begun < 30


def test_no_redirect_is_followed(serving: Serving) -> None:
    stub = serving(b"", status=302, location="/elsewhere")
    with pytest.raises(ReadingError, match="status 302"):
        read(made())
    assert [s["path"] for s in stub.seen] == ["/v1/chat/completions"]


def test_no_one_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("COUNTERCLAIM_ENDPOINT_MODEL", "stub-1")
    with pytest.raises(ReadingError, match="cannot be used") as error:
        read(made())
    assert "COUNTERCLAIM_ENDPOINT" in error.value.hint


def test_a_fence_around_json_is_taken_off(serving: Serving) -> None:
    serving("```json\n" + json.dumps({"attributions": GOOD}) + "\n```")
    assert len(read(made()).attributions) == len(GOOD)


def test_a_long_text_is_asked_about_in_parts() -> None:
    text = "One line of a long report.\n" * 2_000
    cut = endpoint.parts(text)
    assert "".join(text[s:e] for s, e in cut) == text
    assert all(e - s <= endpoint.LONGEST_PART and text[e - 1] == "\n" for s, e in cut)


def test_how_many_were_dropped_is_said_and_in_the_json(serving: Serving, tmp_path: Path) -> None:
    serving([GOOD[0], {"source": "The mayor", "cue": "said", "content": ["all is well"]}, {"source": 5}])
    (tmp_path / "quay.txt").write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(cli, ["read", str(tmp_path / "quay.txt"), "--format", "jsonl"])
    assert (json.loads(done.stdout)["dropped"], len(json.loads(done.stdout)["attributions"])) == (2, 1)
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"counterclaim: {tmp_path / 'quay.txt'}: 2 attributions of ")
    assert line.endswith("+stub-1 do not stand in the text (they were dropped)")


def test_nothing_dropped_is_not_said(serving: Serving, tmp_path: Path) -> None:
    serving(GOOD)
    (tmp_path / "quay.txt").write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(cli, ["read", str(tmp_path / "quay.txt"), "--format", "jsonl"])
    assert (json.loads(done.stdout)["dropped"], done.stderr) == (0, "")


def test_a_ledger_keeps_how_many_were_dropped(serving: Serving, tmp_path: Path) -> None:
    serving([GOOD[0], {"source": "The mayor", "cue": "said", "content": ["all is well"]}, {"source": 5}])
    ledger = Ledger.open(str(tmp_path / "a.db"))
    ledger.add(made())
    (story,) = ledger.stories()
    (reading,) = ledger.dossier(story.id).readings
    assert (reading.model.endswith("+stub-1"), reading.dropped) == (True, 2)
    assert ledger.reread(story.id).edition is None  # the same is found and the same is dropped


words = st.text("ab \n“\"'’.", max_size=12)


@settings(max_examples=300, deadline=None)
@given(
    st.text("ab \n“\"'’.", max_size=80),
    st.lists(st.builds(Told, st.none() | words, words, st.tuples(words)), max_size=6),
)
def test_what_is_kept_says_what_was_told(text: str, told: list[Told]) -> None:
    def same(words: str) -> str:
        return " ".join(words.split()).replace("“", '"').replace("’", "'")

    found, dropped = aligned(text, iter([Answer(0, len(text), tuple(told), 0)]))
    assert len(found) + dropped <= len(told)
    wanted = {(same(t.source) if t.source is not None else None, same(t.cue), same(t.content[0])) for t in told}
    for a in found:
        assert a.cue is not None
        source = same(text[slice(*a.source)]) if a.source is not None else None
        assert (source, same(text[slice(*a.cue)]), same(text[slice(*a.content[0])])) in wanted


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENDPOINT", "ftp://host"),
        ("ENDPOINT", "http://me:hidden-word@host"),
        ("ENDPOINT_KEY", "hidden-word\nX: y"),
        ("ENDPOINT_TIMEOUT", "0"),
        ("ENDPOINT_MODEL", " "),
    ],
)
def test_a_wrong_setting_is_named_and_no_key_is_shown(name: str, value: str) -> None:
    given_ = {"COUNTERCLAIM_ENDPOINT": "http://host", "COUNTERCLAIM_ENDPOINT_MODEL": "m", f"COUNTERCLAIM_{name}": value}
    with pytest.raises(SettingsError) as error:
        Settings.from_environment(given_)
    assert error.value.where == f"COUNTERCLAIM_{name}"
    assert "hidden-word" not in str(error.value)


def test_the_key_is_in_no_representation() -> None:
    assert "hidden-word" not in repr(Settings(endpoint_key="hidden-word"))
    assert isinstance(Reading("x", "m", "read", (), (), (), ()).dropped, int)
