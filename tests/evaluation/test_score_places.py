"""Places scored: where a name is put against where it is annotated, in an invented article."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.identity import Place
from counterclaim.identity.asking import Toponym
from counterclaim.identity.gazetteer import Entry
from counterclaim.identity.geography import Placed
from counterclaim.text import Report, Span
from evaluation.places import Article, Figures, Gold, articles, meant, score

TEXT = "Lorries from Oldmere waited in Talmer, and Velt closed."
OLDMERE, TALMER, VELT = ((TEXT.index(n), TEXT.index(n) + len(n)) for n in ("Oldmere", "Talmer", "Velt"))
NORTH = Place(60.0, 10.0, "", None)


def gold(at: tuple[int, int], place: Place | None = NORTH, kind: str = "P") -> Gold:
    return Gold(*at, place, kind)


def put(at: tuple[int, int], lat: float | None = 60.0) -> Toponym:
    """A name put due north or south of where it is annotated; one degree is 111 km."""
    entry = Entry(1, "X", lat, 10.0, "XA", "", "", 0) if lat is not None else None
    placed = Placed(entry, 0.9, ()) if entry is not None else None
    return Toponym(Span("r", *at), TEXT[slice(*at)], False, placed)


def counts(annotated: list[Gold], found: list[Toponym]) -> dict[str, int]:
    made = score(Article(Report("r", TEXT, ""), tuple(annotated), 0), tuple(found))
    return {name: made[name] for name in Figures.__dataclass_fields__}


def figures(annotated: list[Gold], found: list[Toponym]) -> Figures:
    return Figures(**counts(annotated, found))


def test_a_place_is_right_within_a_hundred_miles() -> None:
    got = figures([gold(OLDMERE), gold(TALMER, kind="A"), gold(VELT)], [put(OLDMERE, 61.4), put(TALMER, 61.5)])
    assert (got.total, got.found, got.right) == (3, 2, 1)
    assert (got.settled, got.settled_right) == (2, 1)
    assert (got.exact, got.precision) == pytest.approx((1 / 3, 1.0))


def test_a_name_without_coordinates_is_no_miss_and_bears_out_what_is_put_there() -> None:
    got = figures([gold(OLDMERE, None)], [put(OLDMERE), put(VELT)])
    assert (got.total, got.put, got.annotated) == (0, 2, 1)
    assert (got.exact, got.precision) == (0.0, 0.5)


def test_the_very_span_must_be_found_and_put_somewhere() -> None:
    longer = (TALMER[0] - 3, TALMER[1])
    got = figures([gold(OLDMERE), gold(TALMER)], [put(OLDMERE, None), put(longer)])
    assert (got.total, got.found, got.right) == (2, 1, 0)
    assert (got.put, got.annotated) == (1, 1)


def test_nothing_found_nothing_annotated_and_a_name_twice() -> None:
    assert counts([], []) == dict.fromkeys(Figures.__dataclass_fields__, 0)
    assert (figures([], []).exact, figures([], [put(VELT)]).precision) == (0.0, 0.0)
    assert figures([gold(VELT)], []).exact == 0.0
    twice = figures([gold(VELT), gold(VELT)], [put(VELT), put(VELT)])
    assert (twice.total, twice.right, twice.put, twice.annotated) == (2, 2, 2, 2)


@pytest.mark.parametrize(("start", "found"), [(13, 13), (10, 13), (20, 13), (60, 60)])
def test_an_offset_that_is_astray_means_the_nearest_such_phrase(start: int, found: int) -> None:
    assert meant(TEXT, start, "Oldmere") == found


def test_a_set_is_read_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "toponyms"
    folder.mkdir()
    named = "<toponym><start>12</start><phrase>Oldmere</phrase><gaztag><lat>60</lat><lon>10</lon><fclass>P</fclass>"
    made = f"{named}</gaztag></toponym><toponym><start>31</start><phrase>Talmer</phrase></toponym>"
    article = f"<article><domain>x.example</domain><text>{TEXT}</text><toponyms>{made}</toponyms></article>"
    (folder / "lgl.xml").write_text(f"<articles>{article}</articles>", encoding="utf-8")
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(tmp_path))
    (got,) = articles("lgl.xml")
    assert got.gold == (gold(OLDMERE), gold(TALMER, None, ""))
    assert got.half in (0, 1)
