"""The way from an origin to the reports, in every form of the brief."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.brief import story_document, to_html, to_markdown
from counterclaim.brief.backing import backing
from counterclaim.brief.build import build
from counterclaim.brief.desk import Desk
from counterclaim.claims.records import Copy, CopyKind, Dossier, Leaf, Origin, Outlet, Publisher


def carried(dossier: Dossier, kind: CopyKind, *, name: str | None = "Hill Wire", outlets: int = 2) -> Dossier:
    """The dossier with one claim whose one origin reached its first reports by one copy."""
    claim = dossier.comparison.claims[0]
    said = [p for p in claim.positions if p.stance == "asserts"][:outlets]
    every = tuple(Outlet(f"Outlet {n}", (), None, (Leaf(p.report, (p.id,)),)) for n, p in enumerate(said))
    copy = Copy(kind, name, "one text", (Publisher("Lake Media", "outlets of one publisher", every),))
    origin = Origin("Ilse Brandt", tuple(p.id for p in said), reasons=("with Tomas Vael: one side",), copies=(copy,))
    kept = replace(claim, positions=tuple(said), origins=(origin,), beside=())
    return replace(
        dossier, comparison=replace(dossier.comparison, claims=(kept,), differences=(), timeline=(), only_in=())
    )


@pytest.mark.parametrize(
    ("kind", "name", "outlets", "shown"),
    [
        ("agency", "Hill Wire", 2, ": Ilse Brandt (through Hill Wire copy in 2 outlets)"),
        ("shared", "Outlet 0", 2, ": Ilse Brandt (through a shared text in 2 outlets)"),
        ("agency", "Hill Wire", 1, ": Ilse Brandt"),
        ("own", None, 2, ": Ilse Brandt"),
    ],
)
def test_a_copy_that_several_outlets_print_is_named(
    dossier: Dossier, kind: CopyKind, name: str | None, outlets: int, shown: str
) -> None:
    made = carried(dossier, kind, name=name, outlets=outlets)
    (told,) = backing(made.comparison.claims[0], Desk(made))
    assert told.names == shown
    assert shown.removeprefix(": Ilse Brandt") in to_markdown(made)


@pytest.mark.parametrize(
    ("outlets", "name", "shown"),
    [
        (2, "Hill Wire", ": through Hill Wire copy in 2 outlets"),
        (1, "Hill Wire", ": Hill Wire copy"),
        (1, "Lake Gazette", ": Lake Gazette"),
    ],
)
def test_where_no_origin_is_shown_the_copy_is(dossier: Dossier, outlets: int, name: str, shown: str) -> None:
    made = carried(dossier, "agency", outlets=outlets)
    claim = made.comparison.claims[0]
    hidden = replace(claim, origins=(replace(claim.origins[0], name=name, known=False),))
    (told,) = backing(hidden, Desk(made))
    assert told.support.endswith("no origin shown")
    assert told.names == shown


def test_the_tree_is_folded_in_html_with_reasons_and_citations(dossier: Dossier) -> None:
    made = carried(dossier, "agency")
    (origin,) = build(made).claims[0].tree
    (copy,) = origin.branches
    (family,) = copy.branches
    assert (origin.text, origin.note) == ("Ilse Brandt", "with Tomas Vael: one side")
    assert (copy.text, copy.note) == ("Hill Wire copy", "one text")
    assert (family.text, family.note) == ("Lake Media", "outlets of one publisher")
    assert [(b.text, len(b.cites)) for b in family.branches] == [("Outlet 0", 1), ("Outlet 1", 1)]
    page = to_html(made)
    start = page.index('<ul class="tree">')
    assert page[:start].rstrip().endswith("</summary>")
    tree = page[start : page.index("</details>", start)]
    assert tree.index("Hill Wire copy") < tree.index("Lake Media") < tree.index("Outlet 0")
    assert f'href="#{family.branches[0].cites[0].anchor}"' in tree


def test_the_tree_in_json(dossier: Dossier) -> None:
    (claim,) = story_document(carried(dossier, "shared"))["claims"]
    (copy,) = claim["origins"][0]["copies"]
    (family,) = copy["publishers"]
    assert (copy["kind"], copy["name"], family["name"]) == ("shared", "Hill Wire", "Lake Media")
    leaves = [i for o in family["outlets"] for leaf in o["reports"] for i in leaf["positions"]]
    assert leaves == [p["id"] for p in claim["positions"]]
