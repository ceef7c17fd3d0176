"""How many independent origins stand behind a claim: own voices, silences, who has it from whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from counterclaim.claims.language.told import teller
from counterclaim.claims.language.unnamed import author_of, without_author
from counterclaim.claims.origins.counting import origins_of
from counterclaim.claims.origins.one_name import one_name
from counterclaim.claims.records import Origin, Position, PositionStance
from counterclaim.text import Span

WORDS_OF = {"r1": "Lake Gazette", "r2": "Hill Wire"}


def held(
    holder: str, text: str, stance: PositionStance = "asserts", *, report: str = "r1", own: bool = False
) -> Position:
    """A position of a named speaker, or of the outlet itself."""
    return Position(
        id=f"{holder}-{report}-{stance}-{text[:12]}",
        report=report,
        holder=holder,
        holder_entity=None if own else holder,
        stance=stance,
        span=Span(report, 0, len(text)),
        text=text,
        attribution=None if own else f"a-{holder}-{report}",
    )


def counted(
    *positions: Position,
    described: Mapping[str, str] | None = None,
    bodies: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
) -> tuple[tuple[Origin, ...], int]:
    made, independent, _ = origins_of(
        positions, words_of=WORDS_OF, shared={}, described=described or {}, bodies=bodies, states=states
    )
    return made, independent


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Two barges sank in the lock, harbour officials said", "harbour officials"),
        ("Two barges sank in the lock, a diver who asked not to be named told the Gazette", "diver"),
        ("The pumps ran dry, according to the water board, which owns them.", "water board"),
        ("Police put the crowd on the quay at 300", "Police"),
        ("The water board, which owns the pumps, said they had run dry", "water board"),
        ("Two barges sank in the lock", None),
        ("The mayor put the keys on the table", None),
        ("Two barges sank in the lock, he said", None),
        ("The day of the launch will be announced soon", None),
        ("The harbour has a new lock, with a plaque that says who built it", None),
        ("The worst leaks reported from the lock were small", None),
        ("The lock was opened by what the mayor called luck", None),
    ],
)
def test_whom_a_sentence_gives_as_its_source(text: str, who: str | None) -> None:
    assert teller(text) == who


def test_an_own_voice_that_names_its_source_is_that_source() -> None:
    told = held("Lake Gazette", "Two barges sank in the lock, harbour pilots said", own=True)
    made, independent = counted(told, held("Mira Holt", "two barges went down", report="r2"))
    assert {o.name for o in made if o.known} == {"harbour pilots", "Mira Holt"}
    assert independent == 2


def test_a_source_named_in_a_sentence_is_a_speaker_of_the_claim() -> None:
    told = held("Hill Wire", "Two barges sank in the lock, the harbour pilots said", report="r2", own=True)
    made, independent = counted(held("harbour pilots", "two barges went down"), told)
    assert independent == 1
    assert [len(o.positions) for o in made] == [2]


@pytest.mark.parametrize(
    ("own", "named", "known"),
    [
        ("It was reckless to open the lock", "the lock was opened by the keeper", True),
        ("The keeper opened the lock", "the lock was opened by the keeper", False),
        ("Some 900 people stood on the quay", "there were 300 people on the quay", False),
        ("It is not clear who opened the lock", "the lock was opened by the keeper", False),
    ],
)
def test_an_own_voice_is_an_origin_where_the_outlet_judges(own: str, named: str, known: bool) -> None:
    made, _ = counted(held("Mira Holt", named), held("Hill Wire", own, report="r2", own=True))
    assert {o.name: o.known for o in made} == {"Mira Holt": True, "Hill Wire": known}
    assert any("own judgement" in r for o in made for r in o.reasons) == known


def test_where_nobody_speaks_the_silent_one_is_the_origin() -> None:
    made, independent = counted(
        held("Keel Works", "the cause of the fire", "no-comment"),
        held("Keel Works", "whether it had been warned", "no-comment", report="r2"),
    )
    assert [(o.name, o.known, len(o.positions)) for o in made] == [("Keel Works", True, 2)]
    assert independent == 1


def test_a_silence_adds_no_origin_beside_whoever_speaks() -> None:
    made, independent = counted(
        held("Mira Holt", "the works burned"), held("Keel Works", "the cause of the fire", "no-comment")
    )
    assert [o.name for o in made] == ["Mira Holt"]
    assert independent == 1


def test_who_denies_what_others_claim_has_it_not_from_them() -> None:
    claimed = replace(held("dockers", "the tank was full"), chain=("Mira Holt",))
    speaks = held("Mira Holt", "the tank held a few litres", report="r2")
    denies = held("Mira Holt", "dockers' claims that the tank was full", "denies")
    relays = held("Mira Holt", "the tank held a few litres")
    against = held("dockers", "the tank held a few litres", "denies", report="r2")
    assert counted(claimed, speaks)[1] == 1
    assert counted(claimed, relays, denies, against)[1] == 2


def test_a_speaker_is_of_the_side_of_the_body_that_she_speaks_for() -> None:
    chief = replace(held("Orla Venn", "the lock was shut"), side="Ardania")
    speaks = held("Mira Holt", "the lock is shut", report="r2")
    assert counted(chief, speaks)[1] == 2
    assert counted(chief, speaks, bodies={"Mira Holt": "palace"}, states={"palace": "Ardania"})[1] == 1


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("data from Lake University", "Lake University"),
        ("data from the Lake University", "Lake University"),
        ("front-page article in the Hill Times", "Hill Times"),
        ("Hill Times report about the lock", "Hill Times"),
        ("Institute of Water daily figures", "Institute of Water"),
        ("Mira Holt’s latest tweets", "Mira Holt"),
        ("report", "report"),
        ("two police reports", "two police reports"),
        ("Hill Times reporter", "Hill Times reporter"),
        ("video released by the Keel army", "Keel army"),
        ("drone footage issued by Keel Works", "Keel Works"),
        ("Mira Holt's video", "Mira Holt"),
        ("video of Mira Holt", "video of Mira Holt"),
        ("footage from Keel", "footage from Keel"),
    ],
)
def test_whose_document_it_is(name: str, author: str) -> None:
    assert author_of(name) == author


@pytest.mark.parametrize(
    ("one", "other", "described", "independent"),
    [
        ("company statement", "Keel Works", "", 1),
        ("statement by the two envoys", "Keel Works", "", 2),
        ("paper", "Hill Times", "", 1),
        ("paper", "Keel Works", "", 2),
        ("ministry", "Mira Holt", "the transport minister", 1),
        ("ministry", "Mira Holt", "the harbour master", 2),
        ("court", "Mira Holt", "Judge", 1),
        ("authorities", "Mira Holt", "a sheriff’s deputy", 1),
        ("authorities", "Mira Holt", "the owner of the works", 2),
        ("Forecasters", "Keel Weather Service", "", 1),
        ("forecasters", "Keel Works", "", 2),
        ("fire crews", "Keel Fire Department", "", 1),
        ("fire crews", "Keel Police Department", "", 2),
    ],
)
def test_a_source_without_a_name_is_who_may_be_meant(one: str, other: str, described: str, independent: int) -> None:
    known = {other: described} if described else {}
    spoken = held(other, "the lock was shut at noon")
    unnamed = held(one, "it had been closed", report="r2")
    assert counted(spoken, unnamed, described=known)[1] == independent
    assert counted(spoken, replace(unnamed, stance="denies"), described=known)[1] == 2


def test_a_ministry_without_a_name_joins_nobody_where_two_may_be_meant() -> None:
    ministers = {"Mira Holt": "the transport minister", "Orla Venn": "the energy minister"}
    both = [held(name, text) for name, text in zip(ministers, ("the lock was shut", "boats had to wait"), strict=True)]
    unnamed = held("ministry", "it had been closed", report="r2")
    assert counted(*both, unnamed, described=ministers)[1] == 3
    assert counted(*both, replace(unnamed, holder="company statement"), described=ministers)[1] == 2


def test_an_outlet_may_have_it_from_whom_another_does_not_name() -> None:
    told = held("Hill Times report", "the lock was shut for repairs")
    source = held("two people who know it", "the gates are being mended", report="r2")
    assert counted(told, source)[1] == 1
    assert counted(told, replace(source, report="r1"))[1] == 2
    assert counted(told, replace(source, holder="harbour officials"))[1] == 2
    assert counted(replace(told, holder="Keel Works"), source)[1] == 2


def test_a_paper_without_its_name_makes_no_two_outlets_one() -> None:
    told = {"Hill Times": "the lock was shut for repairs", "Lake Gazette": "boats had to wait"}
    outlets = [held(name, text) for name, text in told.items()]
    assert counted(*outlets, held("paper", "it had been closed", report="r2"))[1] == 2


def of_side(holder: str, stance: PositionStance = "asserts", *, report: str = "r1") -> Position:
    return replace(held(holder, "the lock was shut", stance, report=report), side="Ardania")


@pytest.mark.parametrize(
    ("one", "other", "offices", "origins"),
    [
        ("Orla Venn", "Ruk Ommer", ("foreign minister", "defence minister"), 1),
        ("Ardania", "Ruk Ommer", ("", "ambassador"), 1),
        ("Orla Venn", "Ruk Ommer", ("foreign minister", "an Ardanian senator"), 2),
        ("Orla Venn", "Ruk Ommer", ("foreign minister", "former defence minister"), 2),
        ("Ardanian parliament", "Ruk Ommer", ("", "defence minister"), 2),
        ("Ruk Ommer", "two Ardanian officials", ("defence minister", ""), 2),
        ("Ruk Ommer", "an Ardanian navy official", ("defence minister", ""), 1),
        ("Ardania", "Ardanian officials", ("", ""), 1),
    ],
)
def test_one_side_are_those_who_speak_for_it(one: str, other: str, offices: tuple[str, str], origins: int) -> None:
    described = dict(zip((one, other), offices, strict=True))
    told = replace(of_side(other, report="r2"), text="nobody opened it")
    assert counted(of_side(one), told, described=described)[1] == origins


def test_who_deny_each_other_are_not_one_side() -> None:
    made, independent = counted(of_side("Orla Venn"), of_side("Ruk Ommer", "denies", report="r2"))
    assert (len(made), independent) == (2, 2)


def test_officials_without_a_name_who_deny_do_so_for_their_side() -> None:
    told = replace(of_side("Ardanian officials", "denies", report="r2"), text="nobody shut it")
    assert counted(of_side("Ruk Ommer", "denies"), told, described={"Ruk Ommer": "defence minister"})[1] == 1


def test_an_office_of_a_government_speaks_for_it_without_its_state() -> None:
    offices = {"Orla Venn": "Secretary of State", "Ruk Ommer": "the White House press secretary"}
    told = held("Ruk Ommer", "nobody opened it", report="r2")
    assert counted(held("Orla Venn", "the lock was shut"), told, described=offices)[1] == 1
    for office in ("Kansas Secretary of State", "Secretary of State for Roads", "Vice President at Keel Nets"):
        elsewhere = {**offices, "Orla Venn": office}
        assert counted(held("Orla Venn", "the lock was shut"), told, described=elsewhere)[1] == 2


def test_an_origin_is_named_by_its_side_only_where_all_of_it_are_of_that() -> None:
    hers = replace(of_side("Orla Venn"), chain=("Lake Radio",))
    made, _ = counted(hers, held("Lake Radio", "nobody opened it", report="r2"))
    assert [o.name for o in made] == ["Lake Radio, Orla Venn"]


@pytest.mark.parametrize(
    ("one", "other", "origins"),
    [
        ("Department of Locks and Urban Ferries", "LUF", 1),
        ("Ministry of Inland Locks", "MIL", 1),
        ("Ministry of Inland Locks", "LUF", 2),
        ("LakeWatch", "Lake Watch", 1),
        ("@lake_watch", "Lake Watch", 1),
        ("LakeWatch", "Lake Board", 2),
        ("Mira Holt’s attorneys", "Mira Holt's lawyers", 1),
        ("Keel health officials", "Keel Health Ministry", 1),
        ("Keel health officials", "Keel Harbour Ministry", 2),
        ("Harbour officials", "Harbour Department", 1),
        ("millers", "both the bakers and the millers", 1),
        ("Ruk Ommer", "Orla Venn and Ruk Ommer", 1),
        ("Ruk Ommer", "Orla Venn and Mira Holt", 2),
    ],
)
def test_two_names_of_one_speaker(one: str, other: str, origins: int) -> None:
    assert counted(held(one, "the lock was shut"), held(other, "nobody opened it", report="r2"))[1] == origins


@pytest.mark.parametrize(("of", "one"), [("State", False), ("Local", False), ("Health", True)])
def test_a_word_that_stands_before_many_bodies_makes_no_one_body(of: str, one: bool) -> None:
    assert (one_name(f"{of.lower()} officials", f"{of} Department") is not None) is one


def test_who_are_named_together_do_not_make_one_of_those_who_are_not() -> None:
    told = [held(name, "the lock was shut") for name in ("Ruk Ommer", "Orla Venn")]
    assert counted(*told, held("Orla Venn and Ruk Ommer", "nobody opened it", report="r2"))[1] == 2


def test_evidence_without_its_author_is_no_origin() -> None:
    made, independent = counted(held("Mira Holt", "the lock was shut"), held("text messages", "shut the lock"))
    assert [(o.name, o.known) for o in made] == [("Mira Holt", True), ("text messages", False)]
    assert (made[1].reasons, independent) == (("its author is not named",), 1)
    assert counted(held("a video posted online", "the lock was shut"))[1] == 1
    authored = counted(held("Mira Holt", "the lock was shut"), held("Ruk Ommer’s letter", "nobody opened it"))
    assert authored[1] == 2


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("text messages", True),
        ("the court filings", True),
        ("prosecutors’ filing", False),
        ("health ministry figures", False),
        ("the research group's report", False),
    ],
)
def test_evidence_of_an_owner_or_a_body_is_not_without_its_author(name: str, without: bool) -> None:
    assert without_author(name) is without


def test_forecasters_join_no_centre_where_two_may_be_meant() -> None:
    both = [held(name, text) for name, text in (("Keel Weather Service", "rain"), ("Tarn Weather Bureau", "snow"))]
    assert counted(*both, held("forecasters", "it will be wet", report="r2"))[1] == 3


@pytest.mark.parametrize(
    ("introduced", "independent"),
    [
        ("Lake Gazette reporter", 1),
        ("the Lake Gazette's editor", 1),
        ("a former Lake Gazette reporter", 2),
        ("a reporter in Keel", 2),
        ("a Lake Gazette reader", 2),
    ],
)
def test_a_journalist_speaks_for_her_outlet(introduced: str, independent: int) -> None:
    outlet, writer = held("Lake Gazette", "the lock leaks"), held("Mira Holt", "water runs out of it", report="r2")
    assert counted(outlet, writer, described={"Mira Holt": introduced})[1] == independent


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("President Holt", "Mira Holt", True),
        ("Sen. Holt", "Mira Holt", True),
        ("President Holt", "Mira Tarr", False),
        ("President Holt", "Governor Holt", False),
        ("President Holt", "Mira Tarr Holt Works Limited", False),
        ("Uncle Holt", "Mira Holt", False),
    ],
)
def test_a_name_with_an_office(one: str, other: str, same: bool) -> None:
    assert one_name(one, other) == one_name(other, one) == ("one is named with an office" if same else None)


@pytest.mark.parametrize(
    ("holder", "introduced"),
    [("FBI", ""), ("Orla Venn", "the inspector general"), ("central bank", ""), ("Electoral Commission", "")],
)
def test_an_independent_body_is_no_speaker_of_its_state(holder: str, introduced: str) -> None:
    body = replace(held(holder, "the lock was shut", report="r2"), side="Ardania")
    leader = replace(held("Mira Holt", "boats had to wait"), side="Ardania")
    assert counted(leader, body, described={holder: introduced} if introduced else {})[1] == 2
    assert counted(leader, replace(body, holder="army", holder_entity="army"))[1] == 1


def test_a_leader_is_of_the_state_whose_seat_speaks() -> None:
    leader, seat = held("Mira Holt", "boats had to wait"), held("Kremlin", "the lock was shut", report="r2")
    assert counted(leader, seat)[1] == 2
    assert counted(leader, seat, states={"Mira Holt": "Russia"})[1] == 1
    assert counted(leader, seat, states={"Mira Holt": "Ardania"})[1] == 2


def test_what_a_state_gives_out_is_of_the_state() -> None:
    video = held("video released by the Kremlin", "soldiers in the square")
    army = replace(held("Defence Ministry", "the square is taken", report="r2"), side="Russia")
    assert counted(video, army)[1] == 1
    assert counted(replace(video, holder="video of the Kremlin", holder_entity="v"), army)[1] == 2


@pytest.mark.parametrize(
    ("one", "other", "independent"), [("ABC", "ABC News", 1), ("Lake", "Lake News", 2), ("ABC", "CBS", 2)]
)
def test_a_listed_outlet_under_two_names_is_one(one: str, other: str, independent: int) -> None:
    told = held(one, "the lock leaks"), held(other, "water runs out of it", report="r2")
    assert counted(*told)[1] == independent
