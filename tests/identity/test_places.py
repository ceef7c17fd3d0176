"""Places: what the gazetteer has, where a report names places, which of one name is meant."""

from __future__ import annotations

import pytest

from counterclaim.identity import identify
from counterclaim.identity.asking import toponyms
from counterclaim.identity.gazetteer import distance, divisions, gazetteer
from counterclaim.identity.geography import Asked, Context, Weights, features, fitted, place_all
from counterclaim.identity.lexicon import Learned, knowing
from counterclaim.identity.toponyms import named_places, options
from counterclaim.reading.mentions import find_mentions
from counterclaim.reading.records import Reading
from counterclaim.text import Report, Span, report_id, sentences

LABELS = {"P": "Person", "O": "Organization", "L": "Location", "N": "NORP", "F": "Facility"}


def marked(told: str, *, url: str | None = None) -> tuple[Report, Reading]:
    """``[L:Paris], [L:Texas]``: names in square brackets with their label."""
    text, names = "", []
    for i, piece in enumerate(told.replace("]", "[").split("[")):
        label, _, name = piece.partition(":")
        if i % 2:
            names.append((len(text), len(text) + len(name), LABELS[label]))
            text += name
        else:
            text += piece
    report = Report(id=report_id(text, outlet=None, published=None), text=text, sha256="", url=url)
    bounds = tuple(Span(report.id, s, e) for s, e in sentences(text))
    return report, Reading(report.id, "test", "read", bounds, (), find_mentions(report, names, []), ())


def where(told: str, *, url: str | None = None) -> dict[str, str]:
    """Names placed, to country and region."""
    made = {}
    for found in toponyms(*marked(told, url=url)):
        if found.placed is not None:
            entry = found.placed.entry
            made[found.text] = f"{entry.country}.{entry.region}" if entry.kind != "country" else entry.country
    return made


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kharkiv", "town", "UA"),
        ("Kharkiv", "1", "UA"),
        ("Lamar County", "2", "US"),
        ("Bavaria", "1", "DE"),
        ("Africa", "c", ""),
        ("Middle East", "r", ""),
        ("B.C.", "1", "CA"),
        ("W. Va.", "1", "US"),
        ("St. Petersburg", "town", "RU"),
        ("Norwegian", "country", "NO"),
        ("Texans", "1", "US"),
        ("U.S.", "country", "US"),
        ("LEIPZIG", "town", "DE"),
    ],
)
def test_the_gazetteer_knows(name: str, kind: str, country: str) -> None:
    assert any(e.kind == kind and e.country == country for e, _ in options(name))


def test_small_towns_are_there_but_not_among_the_larger() -> None:
    book = gazetteer()
    small = {e.id for e, _ in book.candidates("Bantam", smallest=0)} - {e.id for e, _ in book.candidates("Bantam")}
    assert small


def test_a_state_has_its_own_point() -> None:
    place = gazetteer().countries["US"]
    assert (round(place.lat), round(place.lon), place.wide) == (40, -98, True)


def test_every_short_name_and_people_is_in_the_gazetteer() -> None:
    book = gazetteer()
    told = [*divisions().short.values(), *divisions().people.values()]
    assert [(c, n) for c, n in told if not any(e.country == c for e, _ in book.named(n))] == []


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("A fire burned in [L:Zurich, Switzerland].", ["Zurich", "Switzerland"]),
        ("The [O:Glasgow Police Department] came.", ["Glasgow"]),
        ("The [O:Justice Department] said no.", []),
        ("[N:Norwegian] ships left [L:Bergen].", ["Norwegian", "Bergen"]),
        ("[P:Paris Holt] left.", []),
        ("It fell on [L:western province of Aydin].", ["Aydin"]),
        ("He lives on [F:Lincoln Street].", []),
        ("A [O:Mansfield] resident called.", ["Mansfield"]),
        ("Sen. [P:Mira Holt], R-Maine, said so.", ["Maine"]),
        ("HAMBURG - The ferry sank.", ["HAMBURG"]),
        ("[L:Ostrava] is quiet. Near Ostrava it rained.", ["Ostrava", "Ostrava"]),
        ("In [L:Nowhereville] nothing happened.", ["Nowhereville"]),
    ],
)
def test_places_named(told: str, names: list[str]) -> None:
    report, reading = marked(told)
    assert [n.text for n in named_places(report, reading.mentions)] == names


def test_what_stands_beside_a_name_decides() -> None:
    assert where("She moved to [L:Paris], [L:Texas].")["Paris"] == "US.TX"
    assert where("She moved to [L:Paris], [L:Ontario].")["Paris"] == "CA.08"
    assert where("She moved to [L:Paris]. [N:French] police saw her in [L:Lyon].")["Paris"] == "FR.11"


def test_two_of_one_name_in_one_report() -> None:
    told = toponyms(*marked("From [L:Springfield], [L:Ohio], she went to [L:Springfield], [L:Oregon]."))
    found = [t.placed.entry.region for t in told if t.text == "Springfield" and t.placed is not None]
    assert found == ["OH", "OR"]


def test_other_places_of_the_report_decide() -> None:
    near = "The court in [L:Paris] heard a driver from [L:Sulphur Springs] and one from [L:Clarksville], [L:Texas]."
    assert where(near)["Paris"] == "US.TX"


def test_the_domain_of_the_outlet_decides() -> None:
    told = "A bus from [L:Richmond] to [L:Kingston] was late."
    assert where(told, url="https://www.lantern.co.uk/bus")["Richmond"].startswith("GB")


def test_reasons_add_up_to_what_was_chosen() -> None:
    asked = Asked("oslo", options("Oslo"))
    context = Context(lands={"NO": 3})
    [placed] = place_all([asked], context)
    assert placed is not None
    row = features(asked, context)[1 + [e for e, _ in asked.entries].index(placed.entry)]
    alone = float(row @ fitted().together[: len(row)])
    assert sum(w for _, w in placed.reasons) == pytest.approx(alone, abs=0.02)


def test_weights_have_the_features_of_the_code() -> None:
    told = fitted().named()
    assert Weights.of(told).named() == told


def test_one_place_in_two_reports_and_its_reasons() -> None:
    first, second = marked("A fire in [L:Odessa], [L:Texas]."), marked("Odessa: in [L:Odessa] it burned.")
    made = identify([first[0], second[0]], [first[1], second[1]])
    [town] = [e for e in made.entities if e.name == "Odessa"]
    assert town.place is not None
    assert distance(town.place, next(e for e, _ in options("Odessa") if e.region == "TX")) < 1
    assert not town.place.wide
    assert any("beside it" in r or "GeoNames" in r for r in town.reasons)


def test_many_names_are_bounded() -> None:
    names = sorted({line.split(b"\t")[0].decode().title() for line in gazetteer().towns[:200_000].split(b"\n")})[:3000]
    report, reading = marked(", ".join(f"[L:{n}]" for n in names if n.isascii() and "[" not in n))
    assert len(toponyms(report, reading)) > 1000


def test_a_seat_of_government_is_the_town() -> None:
    assert where("[L:WASHINGTON] (Wire) - The court sat without a judge on Monday.")["WASHINGTON"] == "US.DC"
    assert where("Officials in [L:Washington] said that talks with [L:Iran] would go on.")["Washington"] == "US.DC"
    assert where("The pass in [L:Washington] state is closed.")["Washington"] == "US.WA"


def test_what_one_story_knows_of_states_is_not_kept_for_the_next() -> None:
    def is_state() -> list[bool]:
        return [
            any(e.kind == "country" for e, _ in found) for found in (options("Georgia"), gazetteer().named("Georgia"))
        ]

    with knowing(Learned(not_states={"GE"})):
        assert is_state() == [False, False]
    assert is_state() == [True, True]
    with knowing(Learned(not_states={"GE"})):
        assert is_state() == [False, False]
