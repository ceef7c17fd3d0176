"""Each package imports only from those on its left: docs/design.md draws the order."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import counterclaim

ORDER = (
    *("text", "intake", "models", "reading", "identity", "stories", "claims"),
    *("ledger", "brief", "web", "scale", "cli"),
)
ANYWHERE = {"errors", "settings", "threads"}
CLAIMS = ("language", "propositions", "origins", "alignment", "denials", "differences")
CLAIMS_ANYWHERE = {"records", "fitted"}
ROOT = Path(counterclaim.__file__).parent


def imported(path: Path, *, of: str = "counterclaim") -> set[str]:
    """The parts of a package that a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module is not None:
            names = [node.module] if node.module != of else [f"{of}.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        assert not (isinstance(node, ast.ImportFrom) and node.level), f"{path}: relative import"
        found |= {n.removeprefix(f"{of}.").split(".")[0] for n in names if n.startswith(f"{of}.")}
    return found


@pytest.mark.parametrize("package", [p for p in ORDER if (ROOT / p).is_dir()])
def test_a_package_imports_only_from_those_on_its_left(package: str) -> None:
    left = set(ORDER[: ORDER.index(package) + 1]) | ANYWHERE
    if package in ("web", "scale", "cli"):
        left.add("pipeline")
    for path in sorted((ROOT / package).rglob("*.py")):
        assert imported(path) <= left, f"{path.relative_to(ROOT)} imports {sorted(imported(path) - left)}"


@pytest.mark.parametrize("package", CLAIMS)
def test_inside_claims_too(package: str) -> None:
    left = set(CLAIMS[: CLAIMS.index(package) + 1]) | CLAIMS_ANYWHERE
    for path in sorted((ROOT / "claims" / package).rglob("*.py")):
        others = imported(path, of="counterclaim.claims") - left
        assert not others, f"{path.relative_to(ROOT)} imports {sorted(others)}"
    packages = {p.name for p in (ROOT / "claims").iterdir() if (p / "__init__.py").exists()}
    assert packages == set(CLAIMS)


def test_every_package_has_its_place_in_the_order() -> None:
    packages = {p.name for p in ROOT.iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    assert packages <= set(ORDER)


def test_what_all_may_import_stands_on_nothing() -> None:
    assert imported(ROOT / "errors.py") == set()
    assert imported(ROOT / "settings.py") <= {"errors"}
    assert imported(ROOT / "threads.py") <= {"settings"}
