"""The page in a real browser: nothing is fetched, nothing fails, nothing runs over the edge of a phone."""

from __future__ import annotations

import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from counterclaim.brief import to_html
from counterclaim.claims.records import Dossier

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs a Chromium on the PATH to open the page")


class Server(ThreadingHTTPServer):
    """Serves one page and keeps what else was asked for."""

    pages: dict[str, str]
    asked: list[str]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        page = self.server.pages.get(self.path)
        self.send_response(200 if page is not None else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((page or "").encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(("127.0.0.1", 0), Handler)
    made.pages, made.asked = {}, []
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def browse(server: Server, path: str, profile: Path) -> subprocess.CompletedProcess[str]:
    assert CHROMIUM is not None
    url = f"http://127.0.0.1:{server.server_address[1]}{path}"
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0"]
    kept = ["--virtual-time-budget=2000", f"--user-data-dir={profile}", "--dump-dom"]
    return subprocess.run([CHROMIUM, *options, *kept, url], capture_output=True, text=True, timeout=60, check=False)


def test_the_page_fetches_nothing_and_is_as_wide_as_a_phone(server: Server, dossier: Dossier, tmp_path: Path) -> None:
    page = to_html(dossier)
    # A frame as wide as a phone; the page itself forbids scripts, so a copy without its policy measures its width.
    measure = (
        "<script>onload=()=>parent.postMessage([document.documentElement.scrollWidth,innerWidth].join(),'*')</script>"
    )
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    server.pages = {
        "/brief": page,
        "/measured": open_page.replace("</body>", f"{measure}</body>"),
        "/": '<iframe src="/brief" width="390"></iframe><iframe src="/measured" width="390" height="900"></iframe>'
        '<p id="width"></p><script>onmessage=e=>document.getElementById("width").textContent=e.data</script>',
    }
    done = browse(server, "/", tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    wide = re.search(r'<p id="width">(\d+),(\d+)</p>', done.stdout)
    assert wide is not None
    assert int(wide[1]) <= int(wide[2]) == 390
    assert set(server.asked) - {"/favicon.ico"} == {"/", "/brief", "/measured"}
    assert [line for line in done.stderr.splitlines() if "CONSOLE" in line] == []


def test_the_policy_stops_a_script(server: Server, dossier: Dossier, tmp_path: Path) -> None:
    attack = '<script>document.title="ran"</script><img src="/pixel">'
    server.pages = {"/": to_html(dossier).replace("</body>", f"{attack}</body>")}
    done = browse(server, "/", tmp_path)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "<title>ran" not in done.stdout
    assert "/pixel" not in server.asked
    assert "CONSOLE" in done.stderr  # so that the absence of one above means something
