"""Every command that the README shows is run, in its order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("text", "intake", "reading", "identity", "stories", "claims", "ledger", "brief", "cli")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def commands() -> list[str]:
    return [line for block in blocks("sh") for line in block.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("readme")
    (made / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    return made


def environment() -> dict[str, str]:
    return os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "100"}


def test_the_commands_of_counterclaim_do_what_they_say(folder: Path) -> None:
    shown = [c for c in commands() if c.startswith("counterclaim ")]
    assert len(shown) >= 8
    for command in shown:
        done = subprocess.run(
            command.split(), cwd=folder, env=environment(), capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        target = re.search(r"--output (\S+)", command)
        made = (folder / target[1]).read_text(encoding="utf-8") if target is not None else done.stdout
        assert len(made) > 200, command


def test_the_demo_reads_the_examples(tmp_path: Path) -> None:
    assert "make demo" in commands()
    if shutil.which("make") is None or not (ROOT / ".venv" / "base").exists():
        pytest.skip("needs make and the project's own .venv, as `make test` sets them up")
    done = subprocess.run(
        ["make", "demo", f"OUT={tmp_path}"], cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    page = re.search(r"file://(\S+)", done.stdout)
    assert page is not None
    assert "<html" in Path(page[1]).read_text(encoding="utf-8")


def test_continuous_integration_runs_the_command_that_the_readme_shows() -> None:
    assert "make test" in commands()
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_python_of_the_readme_runs(folder: Path) -> None:
    (program,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=environment(), capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") >= 3


def test_every_page_that_the_readme_and_the_index_link_to_is_there() -> None:
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http", "mailto")):
                assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_every_public_name_is_documented() -> None:
    import counterclaim

    told = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert [n for n in counterclaim.__all__ if f"`{n}" not in told] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_of_a_package_is_documented(package: str) -> None:
    told = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    names = import_module(f"counterclaim.{package}").__all__
    assert [n for n in names if f"`{n}" not in told] == []
