"""The small parts: words, quantities, clauses, dates, linkage, status, origins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from itertools import permutations

import numpy as np
import pytest
import yaml

from counterclaim.claims.alignment.align import far_apart, linkage, must_stay_apart
from counterclaim.claims.alignment.features import FEATURES, centred, weights
from counterclaim.claims.alignment.fold import status_of, supersede
from counterclaim.claims.differences.happenings import day_of
from counterclaim.claims.language.clauses import is_clause, is_pointer, split
from counterclaim.claims.language.quantities import quantities
from counterclaim.claims.language.words import (
    cue_in,
    groups_in,
    inflections,
    is_negated,
    part_in,
    predicates,
    stem,
    tokens,
)
from counterclaim.claims.origins.counting import judging, origins_of, quoted_in, shared_passages, shared_text
from counterclaim.claims.propositions.records import Proposition, Traits
from counterclaim.claims.records import Position, PositionStance
from counterclaim.stories.records import Reuse
from counterclaim.text import Report, Span, instant


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("deny", {"denies", "denied", "denying"}),
        ("stop", {"stopped", "stopping"}),
        ("veto", {"vetos"}),
    ],
)
def test_inflections(base: str, forms: set[str]) -> None:
    assert forms <= inflections(base)


@pytest.mark.parametrize(
    ("one", "other"), [("captured", "capturing"), ("cities", "city"), ("allegations", "allegation")]
)
def test_a_stem_brings_forms_together(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_a_stem_keeps_other_words_apart() -> None:
    assert stem("city") != stem("citizen")


def _lists(read: object) -> Iterator[list[str]]:
    for held in read.values() if isinstance(read, dict) else ():
        yield from [held] if isinstance(held, list) else _lists(held)


@pytest.mark.parametrize("name", ["predicates.yml", "cues.yml", "differences.yml", "accounts.yml", "sources.yml"])
def test_rule_data_says_where_it_is_from_and_holds_only_text(name: str) -> None:
    text = resources.files("counterclaim.claims").joinpath("data", name).read_text(encoding="utf-8")
    head = text[: text.index(":\n")] if name == "predicates.yml" else text[:400]
    assert "Source:" in head
    assert "Licence:" in head
    read = yaml.safe_load(text)
    lists = [g["words"] for g in read["groups"].values()] if name == "predicates.yml" else list(_lists(read))
    for words in lists:
        assert all(isinstance(w, str) and w == w.lower() for w in words)
        assert len(set(words)) == len(words)


def test_no_list_of_words_holds_what_yaml_reads_as_true_or_false() -> None:
    def leaves(read: object) -> Iterator[object]:
        for held in read.values() if isinstance(read, dict) else read if isinstance(read, list) else ():
            yield from leaves(held)
        yield from read if isinstance(read, dict | list) else ()

    folder = resources.files("counterclaim.claims").joinpath("data")
    for file in folder.iterdir():
        if file.name.endswith(".yml"):
            found = [
                leaf for leaf in leaves(yaml.safe_load(file.read_text(encoding="utf-8"))) if isinstance(leaf, bool)
            ]
            assert found == [], file.name


def test_opposed_groups_exist_and_oppose_each_other() -> None:
    table = predicates()
    names = {g for groups in table.group_of.values() for g in groups}
    for group, others in table.opposes.items():
        assert group in names
        assert all(group in table.opposes[other] for other in others)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("the town had fallen", "capture"),
        ("gained full control of it", "capture"),
        ("troops overran the post", "capture"),
        ("troops besieged the post", "enter"),
        ("two were wounded", "injure"),
    ],
)
def test_predicate_groups(text: str, group: str) -> None:
    assert group in groups_in(tokens(text))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("the northern part of the city", "north"),
        ("most of the city", "most"),
        ("in the center of town", "centre"),
        ("the whole city", ""),
    ],
)
def test_which_part(text: str, part: str) -> None:
    assert part_in(text) == part


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("none of it was true", True),
        ("it wasn’t me", True),
        ("it isn't untrue", False),
        ("he never denied it", True),
        ("it is", False),
    ],
)
def test_negation(text: str, negated: bool) -> None:
    assert is_negated(text) is negated


def test_a_cue_matches_whole_words() -> None:
    assert cue_in("hedges", "It was allegedly so") == "allegedly"
    assert cue_in("denies", "the predenied") is None


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("at least eight people were killed", 8, float("inf"), "at-least"),
        ("10 people died", 10, 10, "exact"),
        ("up to 10 people died", 0, 10, "at-most"),
        ("about a dozen workers were hurt", 10.2, 13.8, "about"),
        ("1,200 homes burned", 1200, 1200, "exact"),
        ("two million people fled", 2_000_000, 2_000_000, "exact"),
        ("150 or more people", 150, float("inf"), "at-least"),
        ("twenty-one soldiers", 21, 21, "exact"),
    ],
)
def test_quantities(text: str, low: float, high: float, bound: str) -> None:
    found = quantities(text)
    assert len(found) == 1
    assert (found[0].low, found[0].high) == pytest.approx((low, high))
    assert found[0].bound == bound
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "text", ["in 2031 he left", "at 7:30 a.m.", "on March 3", "no numbers here", "the 17-year-old"]
)
def test_what_is_no_count(text: str) -> None:
    assert quantities(text) == []


def test_bounds_decide_whether_counts_exclude_each_other() -> None:
    eight, ten, nine = (quantities(t)[0] for t in ("at least eight people", "10 people", "nine people"))
    assert eight.compatible(ten)
    assert not ten.compatible(nine)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The bridge was closed on Sunday", True),
        ("It closed", False),
        ("to have closed the bridge", False),
        ("has closed the bridge", False),
        ("who had closed the bridge", False),
        ("Dressed in black on the bridge", False),
        ("The order came a day after", False),
        ("Wounded men were carried over the bridge", True),
    ],
)
def test_what_can_stand_alone(text: str, stands: bool) -> None:
    assert is_clause(text) is stands


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "The bridge was closed, and the ferry stopped at noon.",
            ["The bridge was closed", "the ferry stopped at noon."],
        ),
        ("The bridge was closed while crews worked on it", ["The bridge was closed", "crews worked on it"]),
        ("bread and butter were sold", ["bread and butter were sold"]),
        ("the mayor (who had left, and who was ill) was away", ["the mayor (who had left, and who was ill) was away"]),
        (
            "The council sacked Anna Brandt, who had warned of the flood",
            ["The council sacked Anna Brandt", "Anna Brandt, who had warned of the flood"],
        ),
        ("The council gave up early, which was a mistake", ["The council gave up early, which was a mistake"]),
        (  # two dashes and the verb behind them
            "The deal — which was signed in spring — was kept from the council",
            ["The deal — which was signed in spring — was kept from the council"],
        ),
        (
            "The ferry was sold in spring — and the bridge was closed — the mayor had left",
            ["The ferry was sold in spring", "the bridge was closed", "the mayor had left"],
        ),
        (
            "The guild had no choice but to sell what was left of it",
            ["The guild had no choice but to sell what was left of it"],
        ),
        ("The mayor was asked to stay, as was the clerk of the town", None),
        ("It was told that the ferry would stop, given", ["It was told that the ferry would stop"]),
        ("It was told that the ferry would stop, and", ["It was told that the ferry would stop"]),
        ("Varga said that he and his crew were taunted by a crowd and hurt", None),
        ("Varga said that they won and she cried all day", ["Varga said that they won", "she cried all day"]),
    ],
)
def test_clauses(text: str, pieces: list[str] | None) -> None:
    """``None``: one clause."""
    assert [text[s:e] for s, e in split(text, 0, len(text))] == (pieces if pieces is not None else [text])


@pytest.mark.parametrize(
    "text", ["the claim", "it", "these allegations", "directly on the League's claims", "any involvement", ""]
)
def test_what_only_points_back(text: str) -> None:
    assert is_pointer(text)


@pytest.mark.parametrize("text", ["the claim that it rained", "the city", "claims of a capture"])
def test_what_says_something_itself(text: str) -> None:
    assert not is_pointer(text)


def test_a_day_is_read_only_where_there_is_one() -> None:
    assert day_of("2031-03-03TEV") == "2031-03-03"
    assert day_of("2031-03") is None
    assert day_of(None) is None


def _no(_: int, __: int) -> bool:
    return False


def test_linkage_averages_over_all_pairs() -> None:
    likeness = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.1}
    assert linkage(3, likeness, apart=_no, threshold=0.8) == [[0, 1], [2]]
    assert linkage(3, {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.8}, apart=_no, threshold=0.8) == [[0, 1, 2]]


def test_linkage_goes_by_the_likelier_pairs_but_more_than_half() -> None:
    told = {(0, 1): 0.95, (2, 3): 0.95, (0, 2): 0.9, (1, 2): 0.9, (1, 3): 0.9}
    assert linkage(4, told, apart=_no, threshold=0.85) == [[0, 1, 2, 3]]
    del told[1, 3]
    assert linkage(4, told, apart=_no, threshold=0.85) == [[0, 1], [2, 3]]


def test_what_all_share_is_taken_away_but_little_of_a_few() -> None:
    shared, own = np.eye(41, dtype=np.float32)[0], np.eye(41, dtype=np.float32)[1:]
    many = centred((shared + 0.3 * own).astype(np.float32))
    assert abs(float(many[0] @ many[1])) < 0.5 < float(centred(np.stack([shared, shared]))[0] @ shared)
    assert centred(np.zeros((0, 384), dtype=np.float32)).shape == (0, 384)


def test_linkage_keeps_apart_what_must_stay_apart() -> None:
    likeness = {(0, 1): 0.9, (1, 2): 0.95, (0, 2): 0.9}
    assert linkage(3, likeness, apart=lambda i, j: (i, j) == (0, 2), threshold=0.5) == [[0], [1, 2]]


def test_what_a_party_denies_stays_apart_from_what_it_says_and_not_from_its_negation() -> None:
    span = Span("r0", 0, 24)
    denied = Proposition("p0", "r0", span, "having been told of it", "", span, "Varga", "denies")
    said = replace(denied, id="p1", text="she was told of it", stance="asserts")
    assert must_stay_apart(denied, said, Traits(), Traits())
    assert not must_stay_apart(denied, said, Traits(), Traits(negated=True))


def test_far_apart_only_where_both_are_known() -> None:
    here, there = Traits(where=((15.45, 36.4),)), Traits(where=((14.03, 35.38),))
    assert far_apart(here, there)
    assert not far_apart(here, Traits(where=((15.5, 36.5),)))
    assert not far_apart(here, Traits())


def test_weights_name_every_feature() -> None:
    assert len(weights().values) == len(FEATURES)
    assert 0.5 < weights().related < weights().threshold < 1


def _position(
    name: str, stance: PositionStance, *, side: str | None = None, report: str = "r1", voice: bool = False
) -> Position:
    return Position(
        id=f"{name}-{stance}-{report}",
        report=report,
        holder=name,
        holder_entity=None if voice else f"e-{name}",
        stance=stance,
        span=Span(report, 0, 4),
        text="text",
        attribution=None if voice else "a",
        side=side,
    )


@pytest.mark.parametrize(
    ("held", "status"),
    [
        ([("A", "asserts", "x")], "asserted"),
        ([("A", "asserts", "x"), ("B", "denies", "y")], "disputed"),
        ([("B", "denies", "y")], "denied"),
        ([("A", "asserts", "x"), ("B", "partial", "y")], "conceded-in-part"),
        ([("A", "asserts", "x"), ("C", "denies", "x")], "asserted"),
        ([("A", "asserts", "x"), ("B", "denies", "y"), ("D", "asserts", "y")], "disputed"),
        ([("A", "asserts", "x"), ("B", "no-comment", "y")], "asserted"),
    ],
)
def test_status(held: list[tuple[str, PositionStance, str]], status: str) -> None:
    found, reasons = status_of([_position(n, s, side=side) for n, s, side in held])
    assert found == status
    assert all(any(n in r for r in reasons) for n, _, _ in held)


def test_a_confirmation_needs_two_parties() -> None:
    one, other = _position("A", "asserts", side="x"), _position("B", "asserts", side="y")
    assert status_of([one, other], confirming=[other.id])[0] == "confirmed-by"
    assert status_of([other], confirming=[other.id])[0] == "asserted"


def test_silence_is_overtaken_by_a_later_comment_of_the_same_party() -> None:
    silent = _position("B", "no-comment", side="y")
    spoken = _position("C", "denies", side="y", report="r2")
    other = _position("A", "asserts", side="x")
    days = {silent.id: "2031-03-03", spoken.id: "2031-03-04", other.id: "2031-03-02"}
    for order in permutations((silent, spoken, other)):
        made = {p.id: p for p in supersede(order, days)}
        assert made[silent.id].superseded_by == spoken.id
        assert made[other.id].superseded_by is None
    assert supersede([silent, spoken], {silent.id: "2031-03-05", spoken.id: "2031-03-04"})[0].superseded_by is None


def test_speakers_of_one_side_are_one_origin() -> None:
    held = [
        _position("Spokesman", "asserts", side="x"),
        _position("General", "asserts", side="x", report="r2"),
        _position("Other", "denies", side="y"),
    ]
    made, independent, why = origins_of(held, words_of={}, shared={}, described={})
    assert {o.name for o in made} == {"x (General, Spokesman)", "Other"}
    assert independent == 2 == sum(o.known for o in made)
    assert any("one side" in w for w in why)


def test_own_voice_is_not_shown_to_be_independent() -> None:
    held = [_position("Gazette", "asserts", voice=True), _position("Wire", "asserts", report="r2", voice=True)]
    made, independent, _ = origins_of(held, words_of={"r1": "Gazette", "r2": "Wire"}, shared={}, described={})
    assert independent == 1
    assert not any(o.known for o in made)


def test_an_own_voice_goes_to_whom_its_report_gives_the_claim_to() -> None:
    held = [
        _position("Mayor", "asserts", side="x"),
        _position("Gazette", "asserts", voice=True),
        _position("Wire", "asserts", report="r2", voice=True),
    ]
    made, independent, _ = origins_of(held, words_of={"r2": "Wire"}, shared={}, described={})
    assert [(o.name, o.known, len(o.positions)) for o in made] == [("Mayor", True, 2), ("Wire", False, 1)]
    assert independent == 1


@pytest.mark.parametrize(
    ("one", "other", "chain", "described", "count"),
    [
        ("health board", "regional health board", (), {}, 1),
        ("police", "Anna Brandt", (), {"Anna Brandt": "police chief"}, 1),
        ("police", "Anna Brandt", (), {"Anna Brandt": "a florist"}, 2),
        ("Chief of Staff", "Press Office", ("Press Office",), {}, 1),
        ("Chief of Staff", "Press Office", (), {}, 2),
        ("Brandt", "Anna Brandt", (), {}, 1),
        ("Harbour Medical Examiner", "Harbour County Medical Examiner", (), {}, 1),
        ("Anna Brandt", "Anna Brandt Jr.", (), {}, 2),
        ("Anna Keel", "Anna Brandt", (), {}, 2),
        ("Keel Works", "Anna Brandt", (), {"Anna Brandt": "chief executive of Keel Works"}, 1),
        ("Keel Works", "Anna Brandt", (), {"Anna Brandt": "a former director of Keel Works"}, 2),
        ("Keel Works", "Anna Brandt", (), {"Anna Brandt": "a welder at Keel Works"}, 2),
        ("Keel Works", "Anna Brandt", (), {"Anna Brandt": "director of the Keel museum"}, 2),
        ("Keel Works", "spokesman for the Keel Works", (), {}, 1),
        ("latest tally from Lake University", "data compiled by the Lake University", (), {}, 1),
        ("Lake University", "records of Hill University", (), {}, 2),
    ],
)
def test_which_speakers_are_one_origin(
    one: str, other: str, chain: tuple[str, ...], described: dict[str, str], count: int
) -> None:
    held = [replace(_position(one, "asserts"), chain=chain), _position(other, "asserts", report="r2")]
    ids = {p.holder_entity: described[p.holder] for p in held if p.holder in described and p.holder_entity is not None}
    for order in permutations(held):
        made, independent, _ = origins_of(order, words_of={}, shared={}, described=ids)
        assert independent == len(made) == count


def test_whoever_may_be_anybody_does_not_make_two_bodies_one() -> None:
    held = [
        _position("officials", "asserts"),
        _position("officials", "asserts", report="r4"),
        _position("hospital officials", "asserts", report="r2"),
        _position("Harbour Police", "asserts", report="r3"),
    ]
    for order in permutations(held):
        made, independent, _ = origins_of(order, words_of={}, shared={}, described={})
        assert independent == len(made) == 2


def test_an_own_voice_that_names_a_speaker_of_the_claim_adds_none() -> None:
    voice = replace(_position("Gazette", "asserts", voice=True), text="The ban was wrong, as Anna Brandt has it")
    held = [voice, _position("Anna Brandt", "asserts", report="r2")]
    made, independent, _ = origins_of(held, words_of={"r1": "Gazette"}, shared={}, described={})
    assert (independent, [o.name for o in made]) == (1, ["Anna Brandt"])


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The flood was caused by the new dam", False),
        ("The ban is unjustified and should go", True),
        ("Two people died in the flood", False),
    ],
)
def test_an_own_voice_that_judges_is_an_origin(text: str, known: bool) -> None:
    held = [replace(_position("Gazette", "asserts", voice=True), text=text)]
    made, _, _ = origins_of(held, words_of={"r1": "Gazette"}, shared={}, described={})
    assert [o.known for o in made] == [known]


def test_an_own_voice_against_everybody_named_is_none() -> None:
    held = [_position("Mayor", "denies", report="r2"), _position("Gazette", "asserts", voice=True)]
    made, independent, _ = origins_of(held, words_of={"r1": "Gazette"}, shared={}, described={})
    assert independent == 1 == sum(o.known for o in made)


@pytest.mark.parametrize(
    ("title", "text", "argues"),
    [
        ("Opinion: the dam must go", "The dam is old.", True),
        ("The dam must go", "I know the dam. You know it. We all do, my friends. Let’s go, and I mean it.", True),
        ("Dam fails", "“I saw it. I ran. I told my wife, and we ran. I fell,” she said. The dam failed.", False),
    ],
)
def test_which_reports_argue(title: str, text: str, argues: bool) -> None:
    assert judging([Report(id="r1", text=text, sha256="", title=title)]) == (
        frozenset({"r1"}) if argues else frozenset()
    )


def test_a_shared_quotation_names_whom_its_position_leaves_out() -> None:
    held = replace(_position("unknown", "asserts"), holder_entity=None)
    shared = Reuse("quotation", "Anna Brandt", (held.span, Span("r2", 0, 9)))
    found = quoted_in([held], shared_passages([shared], {"r1": "Gazette", "r2": "Wire"}))
    assert found == {held.id: "Anna Brandt"}
    made, _, _ = origins_of([held], words_of={}, shared=found, described={})
    assert [(o.name, o.known) for o in made] == [("Anna Brandt", True)]


def test_a_credited_agency_is_the_origin_of_two_outlets() -> None:
    reports = [
        Report(id="r1", text="x", sha256="", outlet="Gazette", credits=("Delta Wire",)),
        Report(id="r2", text="y", sha256="", outlet="Mail", credits=("Delta Wire",)),
        Report(id="r3", text="z", sha256="", outlet="Post"),
    ]
    assert shared_text(reports, []) == {"r1": "Delta Wire", "r2": "Delta Wire", "r3": "Post"}
    copy = Reuse("near-duplicate", None, (Span("r2", 0, 1), Span("r3", 0, 1)))
    assert shared_text(reports, [copy])["r3"] == "Mail" or shared_text(reports, [copy])["r3"] == "Delta Wire"


def test_a_comment_published_later_in_another_zone_overtakes_silence() -> None:
    silent = _position("B", "no-comment", side="y")
    spoken = _position("C", "denies", side="y", report="r2")
    days = {silent.id: "2031-03-04", spoken.id: "2031-03-03"}
    moments = {silent.report: instant("2031-03-04T01:00:00+10:00"), "r2": instant("2031-03-03T20:00:00Z")}
    assert supersede([silent, spoken], days, moments=moments)[0].superseded_by == spoken.id
    assert supersede([silent, spoken], days)[0].superseded_by is None
    dated = replace(spoken, said_on="2031-03-03")
    assert supersede([silent, dated], days, moments=moments)[0].superseded_by is None
