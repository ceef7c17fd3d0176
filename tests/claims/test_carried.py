"""The tree below an origin, and what printed texts and publishers collapse."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from counterclaim.claims.origins.carried import Carrying, carrying, one_outlet
from counterclaim.claims.origins.counting import origins_of
from counterclaim.claims.records import Origin, Position, PositionStance
from counterclaim.settings import Settings, using
from counterclaim.stories.records import Reuse
from counterclaim.text import Report, Span

TEXT = "The dam at Keel lost water for three days, an engineer said. The mayor slept. It was reckless to open it."
SAID = "The dam at Keel lost water for three days"
JUDGES = "It was reckless to open it"


def report(id_: str, outlet: str, *, publisher: str | None = None, credits: tuple[str, ...] = ()) -> Report:
    return Report(
        id=id_, text=TEXT, sha256="", outlet=outlet, published="2031-03-04", credits=credits, publisher=publisher
    )


def at(report_: str, words: str) -> Span:
    start = TEXT.index(words)
    return Span(report_, start, start + len(words))


def held(
    holder: str, report_: str, words: str = SAID, stance: PositionStance = "asserts", *, own: bool = False
) -> Position:
    return Position(
        id=f"{holder}-{report_}-{stance}",
        report=report_,
        holder=holder,
        holder_entity=None if own else holder,
        stance=stance,
        span=at(report_, words),
        text=words,
        attribution=None if own else "a",
    )


def copied(*reports: str, kind: str = "passage", origin: str | None = None, words: str = SAID) -> Reuse:
    return Reuse(kind, origin, tuple(at(r, words) for r in reports))  # type: ignore[arg-type]


def counted(
    reports: Sequence[Report], positions: Sequence[Position], reuse: Sequence[Reuse] = ()
) -> tuple[tuple[Origin, ...], int, Carrying]:
    told = carrying(reports, reuse)
    made, independent, _ = origins_of(
        positions, words_of={r.id: r.name for r in reports}, shared={}, described={}, carrying=told
    )
    return made, independent, told


def test_a_tree_from_the_speaker_to_the_reports() -> None:
    reports = [
        report("r1", "Lake Gazette", publisher="Lake Media", credits=("Hill Wire",)),
        report("r2", "Lake Sunday", publisher="Lake Media", credits=("Hill Wire",)),
        report("r3", "Quay Post"),
        report("r4", "the quay post"),
    ]
    positions = [held("Mira Holt", r.id) for r in reports]
    (origin,), independent, _ = counted(reports, positions)
    wire, own = origin.copies
    assert (wire.kind, wire.name, wire.reason) == ("agency", "Hill Wire", "one agency's copy")
    (family,) = wire.publishers
    assert (family.name, family.reason) == ("Lake Media", "outlets of one publisher")
    assert [(o.name, [leaf.report for leaf in o.reports]) for o in family.outlets] == [
        ("Lake Gazette", ["r1"]),
        ("Lake Sunday", ["r2"]),
    ]
    (post,) = own.publishers[0].outlets
    assert (own.kind, own.name, own.publishers[0].name) == ("own", None, None)
    assert (post.name, post.also, post.reason) == ("Quay Post", ("the quay post",), "names of one outlet")
    leaves = [i for c in origin.copies for p in c.publishers for o in p.outlets for x in o.reports for i in x.positions]
    assert sorted(leaves) == sorted(origin.positions)
    assert independent == 1


def test_the_tree_does_not_depend_on_the_order() -> None:
    reports = [report("r1", "Lake Gazette"), report("r2", "Quay Post"), report("r3", "Hill Star")]
    positions = [held("Mira Holt", r.id) for r in reports]
    reuse = [copied("r1", "r2"), copied("r2", "r3", words=JUDGES)]
    one = counted(reports, positions, reuse)[0]
    assert one == counted(reports[::-1], positions[::-1], reuse[::-1])[0]
    assert [c.kind for c in one[0].copies] == ["shared", "own"]
    assert one[0].copies[0].name == "Lake Gazette"


def test_whoever_says_one_copied_sentence_is_one_origin() -> None:
    reports = [report("r1", "Lake Gazette"), report("r2", "Quay Post")]
    positions = [held("an engineer", "r1"), held("Tarn officials", "r2")]
    made, independent, _ = counted(reports, positions, [copied("r1", "r2")])
    assert independent == len(made) == 1
    assert any("the same words in a text that reports share" in r for r in made[0].reasons)


@pytest.mark.parametrize(
    ("reuse", "stance"),
    [
        ([], "asserts"),
        ([copied("r1", "r2", words="The mayor slept")], "asserts"),
        ([copied("r1", "r3")], "asserts"),
        ([copied("r1", "r2")], "denies"),
    ],
)
def test_without_a_common_text_or_against_each_other_two_stay_two(reuse: list[Reuse], stance: PositionStance) -> None:
    reports = [report("r1", "Lake Gazette"), report("r2", "Quay Post"), report("r3", "Hill Star")]
    _, independent, _ = counted(reports, [held("Mira Holt", "r1"), held("Jon Tarr", "r2", stance=stance)], reuse)
    assert independent == 2


def test_other_words_of_one_shared_text_are_others() -> None:
    reports = [report("r1", "Lake Gazette"), report("r2", "Quay Post")]
    positions = [held("Mira Holt", "r1"), held("Jon Tarr", "r2", "The mayor slept. It was reckless to open it")]
    _, independent, _ = counted(reports, positions, [copied("r1", "r2", kind="near-duplicate", words=TEXT)])
    assert independent == 2


def test_the_copy_that_names_its_speaker_tells_the_other() -> None:
    reports = [report("r1", "Lake Gazette"), report("r2", "Quay Post")]
    positions = [held("Mira Holt", "r1"), held("Quay Post", "r2", own=True)]
    made, independent, _ = counted(reports, positions, [copied("r1", "r2")])
    assert [(o.name, len(o.positions)) for o in made] == [("Mira Holt", 2)]
    assert independent == 1
    apart = counted(reports, positions)[0]
    assert [(o.name, o.known) for o in apart] == [("Mira Holt", True), ("Quay Post", False)]


@pytest.mark.parametrize(("publisher", "number"), [("Lake Media", 1), (None, 2), ("Quay House", 2)])
def test_own_voices_of_one_publisher_are_one_origin(publisher: str | None, number: int) -> None:
    reports = [report("r1", "Lake Gazette", publisher="Lake Media"), report("r2", "Hill Star", publisher=publisher)]
    positions = [held(r.name, r.id, JUDGES, own=True) for r in reports]
    made, independent, _ = counted(reports, positions)
    assert independent == number
    assert any("one publisher, Lake Media" in x for o in made for x in o.reasons) == (number == 1)


def test_a_speaker_is_no_outlet_of_a_publisher() -> None:
    reports = [report("r1", "Lake Gazette", publisher="Lake Media"), report("r2", "Hill Star", publisher="Lake Media")]
    _, independent, _ = counted(reports, [held("Mira Holt", "r1"), held("Jon Tarr", "r2", "The mayor slept")])
    assert independent == 2


def test_spellings_of_the_users_own_file_are_one_outlet(tmp_path: Path) -> None:
    families = tmp_path / "families.yml"
    families.write_text("- outlets: [[Quay Post, QP]]\n", encoding="utf-8")
    assert not one_outlet("Quay Post", "QP")
    with using(Settings(publishers=str(families))):
        assert one_outlet("Quay Post", "QP")
