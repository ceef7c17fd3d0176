"""What is said and tells nothing. All sentences are invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.language.fragments import (
    goes_before,
    hangs,
    is_asked,
    is_nameless,
    is_open,
    is_preface,
    only_says,
    own_part,
    tells_nothing,
)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("known as the Harbour Act", "known as", "the Harbour Act"),
        ("Also known for his slow ferries", "Also known for", "his slow ferries"),
        ("referring to the storm of spring", "referring to", "the storm of spring"),
        ("the mayor's comments about the dam", "comments about", "the dam"),
        ("Holt touched on a wide range of topics", "touched on", "a wide range of topics"),
        ("Holt responded to reports that", "responded to reports", "that"),
        ("Holt makes an announcement about trade with Selm", "makes an announcement about", "trade with Selm"),
    ],
)
def test_a_name_a_reference_and_a_topic_tell_nothing(text: str, cue: str, content: str) -> None:
    assert tells_nothing(text, cue=cue, content=content)


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("known as the safe pier, at which ships must wait", "known as", "the safe pier, at which ships must wait"),
        ("concerns about the cracks in the dam", "concerns about", "the cracks in the dam"),
        ("Holt spoke about how the dam was lost", "spoke about", "how the dam was lost"),
        ("others applauded her", "applauded", "her"),
        ("calling for an inquiry into the dam", "calling for", "an inquiry into the dam"),
        ("the office will collect daily reports about the dam", "will collect daily reports about", "the dam"),
        ("the harbour is closed", "said", None),
    ],
)
def test_what_is_feared_asked_for_or_done_is_told(text: str, cue: str, content: str | None) -> None:
    assert not tells_nothing(text, cue=cue, content=content)


@pytest.mark.parametrize("text", ["Let me be very clear", "I will say this", "Let’s be honest about what this is"])
def test_an_announcement_of_a_statement(text: str) -> None:
    assert is_preface(text)


@pytest.mark.parametrize(
    "text", ["Let me be clear: the dam will hold", "I can tell you that the dam will hold", "The water is clear"]
)
def test_what_is_announced_is_no_preface(text: str) -> None:
    assert not is_preface(text)


@pytest.mark.parametrize(
    "text",
    [
        "If the bill fails to get enough votes",
        "Even if it never becomes law",
        "at a time when the island is divided",
        "In terms of the cost to the harbour",
        "Over the next several years",
        "Shortly after the Mail broke the news",
        "When boats came in great numbers, propelled by the storm",
        "At a time when towns are closed, with shops and yards empty",
    ],
)
def test_what_hangs_on_a_clause_that_is_not_there(text: str) -> None:
    assert hangs(text)


@pytest.mark.parametrize(
    "text",
    [
        "If the bill fails, the harbour will be closed",
        "if rules are scrapped towns would have to pay, losing their boats",
        "If the rule is kept “it would close the harbour”",
        "If boats come in numbers, we close the harbour",
        "if he had a boat he would have left the island",
        "If they care then they better send help",
        "In the spring I'm the mayor and you're not",
        "On Monday the harbour was closed",
        "though wearing a vest is optional",
    ],
)
def test_what_holds_its_clause_does_not_hang(text: str) -> None:
    assert not hangs(text)


@pytest.mark.parametrize("text", ["In a letter sent last month", "Speaking at the pier", "During a visit to the dam"])
def test_when_and_where_something_is_said(text: str) -> None:
    assert goes_before(text)


@pytest.mark.parametrize(
    "text", ["In January, the guild left", "In spring they left", "Ferries were late", "Holt left"]
)
def test_what_happens_is_not_when_something_is_said(text: str) -> None:
    assert not goes_before(text)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("in an interview aired Sunday", None),
        ("on Monday, but the dam was closed", "the dam was closed"),
        ("in 2030, which led to a quarrel", None),
        ("after the dam was closed", "after the dam was closed"),
        ("after receiving a letter from the guild, which owns the pier", None),
        ("The dam was closed", "The dam was closed"),
    ],
)
def test_what_is_told_behind_an_attribution(text: str, own: str | None) -> None:
    at = own_part(text)
    assert (None if at is None else text[at:]) == own


def test_that_somebody_spoke_is_not_what_was_said() -> None:
    assert only_says("she said in a post on Tuesday")
    assert not only_says("she said the dam held")
    assert not only_says("the letter said in plain words, twice, that the dam held")


def test_what_is_supposed_and_what_is_asked() -> None:
    text = "She will stay until Holt agrees to talks. Did they want the dam? They want the dam, don't they?"
    assert is_open(text, 0, text.index("Holt"))
    assert not is_open(text, 0, text.index("stay"))
    assert is_asked("Did they want the dam?")
    assert not is_asked("They want the dam, and who knows why?")
    assert not is_asked("Holt did not want the dam.")


@pytest.mark.parametrize(
    "text",
    [
        "declined to give her last name",
        "asked not to be named because the talks go on",
        "spoke on condition of anonymity",
        "requested that his full name not be used",
    ],
)
def test_who_would_not_be_named_claims_nothing(text: str) -> None:
    assert is_nameless(text)


@pytest.mark.parametrize(
    "text",
    [
        "declined to comment on the dam",
        "asked the court to name a guardian",
        "refused to give in: the names of the dead were read at dawn",
        "wanted the dam to be named after her",
    ],
)
def test_what_is_asked_of_others_is_told(text: str) -> None:
    assert not is_nameless(text)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("If the dam has been taken, then the town is lost", False),
        ("Whether the dam holds is up to the council", False),
        ("When the rain was over in the valley", False),
        ("When the rain was over, the dam was closed", True),
        ("far 43 people were hurt in the valley", False),
        ("the council not only paid for the dam", False),
        ("the council not only paid for the dam but built it", True),
        ("the harbour is said to be", False),
        ("his decision to cut funds for the dam", False),
        ("personally opened the dam in spring", False),
        ("10 to 15 people were hurt in the valley", True),
        ("1,000 to 1,500 people were hurt in the valley", True),
        ("7 to 2 on Monday that the dam was safe", False),
        ("rally was cancelled after the storm", True),
        ("assembly voted to close the dam", True),
        ("it to do so and allow the crew to enter", False),
        ("As Mira Holt took charge of the harbour this week", False),
        ("As the storm passed, the harbour was opened", True),
        ("As of Monday the harbour was closed to all ships", True),
        ("one that sailors say is overstated", False),
        ("one of the sailors said nothing of it", True),
        ("Holt called “a farce”", False),
        ("Holt called the vote “a farce”", True),
        ("The harbour links to report MORE is planning a new dam", False),
        ("The council wants MORE AND BETTER ships in the harbour", True),
    ],
)
def test_the_rest_of_a_phrase_and_what_is_supposed_do_not_stand_alone(text: str, alone: bool) -> None:
    assert stands_alone(text) == alone
