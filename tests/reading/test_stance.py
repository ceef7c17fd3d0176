"""Stances of invented attributions. «…» marks the source, {…} the cue, <…> the content."""

from __future__ import annotations

import re
import time

import pytest

from counterclaim.reading.lemmas import data, listed
from counterclaim.reading.stance import addressee, channel, cue_stance, cues, stance
from tests.reading.marks import marked


@pytest.mark.parametrize(
    ("cue", "expected", "negated"),
    [
        ("said", "asserts", False),
        ("according to", "asserts", False),
        ("stressed", "asserts", False),
        ("denied", "denies", False),
        ("denial", "denies", False),
        ("ruled out", "denies", False),
        ("suspects", "hedges", False),
        ("believed", "hedges", False),
        ("asked", "questions", False),
        ("called for", "demands", False),
        ("urged", "demands", False),
        ("demanding", "demands", False),
        ("vowed", "intends", False),
        ("plans", "intends", False),
        ("promised", "intends", False),
        ("declined to comment", "no-comment", False),
        ("has not commented", "no-comment", True),
        ("did not confirm", "no-comment", True),
        ("refused to say", "no-comment", True),
        ("would not rule out", "hedges", True),
        ("did not deny", "hedges", True),
        ("does not believe", "denies", True),
        ("could not be reached", "no-comment", True),
        ("made no comment", "no-comment", False),
        ("glorped", "asserts", False),
    ],
)
def test_cue_alone(cue: str, expected: str, negated: bool) -> None:
    got = cue_stance(cue)
    if cue in ("declined to comment",):
        assert got.stance == expected
    else:
        assert (got.stance, got.negated) == (expected, negated)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("«The mayor» {stressed} that <none of the bridges had failed>.", "asserts"),
        ("«The ministry» did not immediately {confirm} <the strike>.", "no-comment"),
        ("«The ministry» has not {commented} <on the leak>.", "no-comment"),
        ("«The harbour master» {declined} <to name the crew>.", "no-comment"),
        ("«The harbour master» {refused} <to say who paid>.", "no-comment"),
        ("«The union» {refused} <to leave the table>.", "denies"),
        ("«Officials» would not {rule out} <a second explosion>.", "hedges"),
        ("«The envoy» {called} <for a ceasefire>.", "demands"),
        ("«The envoy» {called} <the ceasefire a sham>.", "asserts"),
        ("«The envoy» {asked} <both sides to hold their fire>.", "demands"),
        ("«The envoy» {asked} <whether the fire would hold>.", "questions"),
        ("“<Who opened the gate?>” «she» {said}.", "questions"),
        ("«She» {told} <the crews to wait>.", "demands"),
        ("«She» {told} the crews <that the gate was open>.", "asserts"),
        ("«The company» {agreed} <to pay the fine>.", "intends"),
        ("«The company» {agreed} <that the fine was just>.", "asserts"),
        ("«The minister» {said} <he would publish the list>.", "intends"),
        ("«The minister» {said} <it would be a long winter>.", "asserts"),
        ("«The minister» {said} <owners must pay within a week>.", "demands"),
        ("«The coroner» {said} <it was unclear who held the keys>.", "hedges"),
        ("«The coroner» {said} <no one had asked for the keys>.", "asserts"),
        ("«The council» {sought} <an explanation>.", "demands"),
        ("«The council» {sought} <to calm the street>.", "intends"),
        ("There was no immediate {comment} from «the ministry» <on the strike>.", "no-comment"),
        ("{There was no immediate reaction from} «the ministry» <to the strike>.", "no-comment"),
        ("«The ministry» {didn’t return calls} <seeking comment>.", "no-comment"),
        ("«The ministry» {would neither confirm nor deny} <the strike>.", "no-comment"),
        ("«The ministry» {refused to be drawn on} <the strike>.", "no-comment"),
        ("«The ministry» {declined requests} <for comment>.", "no-comment"),
        ("«The ministry» {referred} <questions to the palace>.", "no-comment"),
        ("«The company» {declined} <to endorse the plan>.", "denies"),
        ("«The company» {declined} <the offer>.", "denies"),
        ("«The ministry» {called} <the report a lie>.", "denies"),
        ("«The ministry» {described} <the claims as “absurd”>.", "denies"),
        ("«The critic» {called} <the play absurd>.", "asserts"),
        ("«The ministry» {said} <the allegations were simply “baseless”>.", "denies"),
        ("«The ministry» {rebuffed} <the claim>.", "denies"),
        ("«The mayor» {said} <nothing in the video showed a fire>.", "asserts"),
        ("«The mayor» {said nothing} <about the fire>.", "no-comment"),
        ("«Economists» {consider} <deflation to be a danger>.", "asserts"),
        ("«The company» {considers} <leaving the town>.", "intends"),
        ("«Experts» {expect} <the court to issue more rulings>.", "hedges"),
        ("«Crews» were {asked about} <the cargo before being allowed to leave>.", "questions"),
        ("«The envoy» {said}: <“Stop the war now”>.", "demands"),
        ("“<The council calls on all sides to stop>,” «the envoy» {said}.", "demands"),
        ("«The envoy» {said} <“we're going to sue”>.", "intends"),
        ("«The envoy» {said} <he was willing to wait>.", "intends"),
        ("«The envoy» {said} <she “absolutely” wanted to stay>.", "intends"),
        ("«The company» {said} <the company will close the mill>.", "intends"),
        ("«An analyst» {said} <the company will close the mill>.", "asserts"),
        ("«Ora Lind» {said} <they want to search the mill>.", "asserts"),
        ("«The fire» {is thought} <to have started in the mill>.", "hedges"),
        ("«The mayor» {said} <it “may have” been open>.", "hedges"),
        ("«The index» {saw} <its highest level since May as the pound fell>.", "asserts"),
        ("«We» {looked at} <studies of the gate>.", "asserts"),
    ],
)
def test_in_a_sentence(sentence: str, expected: str) -> None:
    text, source, cue, content = marked(sentence)
    assert stance(text, cue=cue, content=content, source=source).stance == expected


def test_a_negation_before_the_source_is_not_the_cues() -> None:
    text, source, cue, content = marked("It was not over, «the captain» {said} that <the pumps were running>.")
    assert not stance(text, cue=cue, content=content, source=source).negated


@pytest.mark.parametrize(("opening", "nobody"), [("Not a «single", True), ("No «", True), ("A «", False)])
def test_what_nobody_says_is_negated_where_the_source_lacks_its_first_words(opening: str, nobody: bool) -> None:
    text, source, cue, content = marked(f"{opening} councillor» {{said}} that <the bridge is safe>.")
    assert stance(text, cue=cue, content=content, source=source).negated is nobody


def test_a_post_without_a_cue() -> None:
    assert stance("Smoke over the quay", cue=None, content=[(0, 19)]).stance == "asserts"
    assert stance("Is that smoke?", cue=None, content=[(0, 14)]).stance == "questions"


def test_the_list_is_large_and_each_entry_has_one_stance() -> None:
    assert len(cues()) > 500
    assert set(cues().values()) == {"asserts", "denies", "hedges", "questions", "demands", "intends", "no-comment"}
    for entry, expected in cues().items():
        assert cue_stance(" ".join(entry)).lemma, entry
        assert entry == tuple(w.lower() for w in entry)
        assert expected in {"asserts", "denies", "hedges", "questions", "demands", "intends", "no-comment"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("«The governor» {wrote} on Telegram that <two depots were hit>.", "Telegram"),
        ("«The governor» {told} Reuters <two depots were hit>.", "Reuters"),
        ("«The governor» {told} the Halden Gazette that <two depots were hit>.", "Halden Gazette"),
        ("“<Two depots were hit>,” «the governor» {said} in a statement on Monday.", "a statement"),
        ("“<Two depots were hit>,” «the governor» {said} at a press conference.", "a press conference"),
        (
            "“<Two depots were hit>,” «the governor» {said} in a video released by the Interior Ministry.",
            "a video released by the Interior Ministry",
        ),
        ("«The governor» {tweeted} that <two depots were hit>.", "Twitter"),
        ("“<Two depots were hit>,” «the governor» {wrote} in a pair of tweets.", "Twitter"),
        ("«The governor» took to Telegram to {say} <two depots were hit>.", "Telegram"),
        ("«The governor» {announced} <the loss of two depots> in a televised statement.", "a televised statement"),
        ("«The governor» {told} reporters that <two depots were hit>.", None),
        ("«The governor» {told} reporters at a briefing that <two depots were hit>.", "a briefing"),
        ("«The governor» {told} a news conference that <two depots were hit>.", "a news conference"),
        ("The Halden Gazette called. «The governor» {told} the newspaper <two depots were hit>.", "Halden Gazette"),
        ("«A clerk» who spoke to the Halden Gazette {said} <two depots were hit>.", "Halden Gazette"),
        ("«The governor» {called} it <a black day> at the Capitol.", "the Capitol"),
        ("«The governor» {said} by phone that <two depots were hit>.", "telephone"),
        ("“<Two depots were hit>,” «the governor» {said} over the telephone.", "telephone"),
        ("«The governor» {rang to say} that <two depots were hit>.", "telephone"),
        ("«The governor» {told} breakfast television that <two depots were hit>.", "breakfast television"),
        ("«The governor» {said} on time that <two depots were hit>.", None),
        ("«The governor» {commented} on the Halden Gazette report that <two depots were hit>.", None),
        ("«Police» {described} how officers at the event had <shut the gates>.", None),
        ("«The governor» {said} <two depots were hit in a statement of war>.", None),
        ("«The governor» {said} <two depots were hit>.", None),
    ],
)
def test_channel(sentence: str, expected: str | None) -> None:
    text, _, cue, content = marked(sentence)
    assert channel(text, cue=cue, content=content) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("«The captain» {told} reporters on Friday that <the hold was dry>.", "reporters"),
        ("«The captain» {warned} the owners that <the hold was wet>.", "the owners"),
        ("«The captain» {urged} <all crews to leave>.", "all crews"),
        ("«The captain» {said} to the pilot that <the hold was wet>.", "the pilot"),
        ("«The captain» {warned} that <the hold was wet>.", None),
        ("«The captain» {said} <the hold was wet>.", None),
        ("«The captain» {called} on <the owners to pay>.", "the owners"),
        ("«The captain» {reminded} the owners of the law and <the hold>.", "the owners"),
        ("«The captain» {told} Mr. Vane that <the hold was wet>.", "Mr. Vane"),
        ("«The captain» {told} him that <the hold was wet>.", None),
        ("«The captain» {told} them all that <the hold was wet>.", None),
        ("«The captain» {told} her four times that <the hold was wet>.", None),
        ("«The captain» {told} a news conference that <the hold was wet>.", None),
        ("«The captain» {asked about} the cargo <that was wet>.", None),
        ("«The captain» {warned} on Monday that <the hold was wet>.", None),
        ("“<The hold is wet>,” {warned} «Ora Lind, the captain».", None),
        ("In a letter to the council, «the captain» {said} <the hold was wet>.", "the council"),
        ("Speaking to the council on Monday, «the captain» {said} <the hold was wet>.", "the council"),
        ("In an interview with the Halden Gazette, «the captain» {said} <it was wet>.", "the Halden Gazette"),
    ],
)
def test_addressee(sentence: str, expected: str | None) -> None:
    text, source, cue, content = marked(sentence)
    assert addressee(text, cue=cue, content=content, source=source) == expected


@pytest.mark.parametrize("name", ["channels.yml", "modality.yml", "cues.yml"])
def test_word_lists_are_whole(name: str) -> None:
    for section, entries in data(name).items():
        assert entries, section
        listed_entries = entries if isinstance(entries, dict) else listed(entries)
        assert all(str(e).strip() for e in listed_entries), section
        assert len(set(map(str, listed_entries))) == len(listed_entries), section


@pytest.mark.parametrize("piece", ["A", "The ", "in a letter to The ", "it is ", "Speaking to ", "on The ", "claims "])
def test_hostile_words_are_quick(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    cue = (len(text) // 2, len(text) // 2 + 4)
    content = [(cue[1] + 1, len(text))]
    began = time.process_time()
    stance(text, cue=cue, content=content)
    channel(text, cue=cue, content=[])
    addressee(text, cue=cue, content=[])
    assert time.process_time() - began < 3


def test_hostile_text_is_quick() -> None:
    text = "“not to say “" * 20_000
    cue = (len(text) // 2, len(text) // 2 + 3)
    assert stance(text, cue=cue, content=[(0, len(text))]).stance
    assert channel(text, cue=cue, content=[]) is None
    assert re.match("x", text) is None
