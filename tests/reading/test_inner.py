"""Clauses inside contents that say what somebody else says, holds, wants: subject, verb, complement."""

from __future__ import annotations

import pytest

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.chains import nested
from counterclaim.reading.complements import verbs, words
from counterclaim.reading.inner import inner
from counterclaim.reading.nouns import nouns, reported_by
from counterclaim.reading.overlooked import resting
from counterclaim.reading.subjects import subject

_NAMES = ("Ana Brisk", "Ada Tarr", "Marren", "Velsk", "Orin")


def names(text: str) -> list[Interval]:
    return [(text.index(n), text.index(n) + len(n)) for n in _NAMES if n in text]


def told(text: str, found: Linked) -> tuple[str, str, str]:
    source = text[slice(*found.source)] if found.source is not None else "-"
    assert found.cue is not None
    return source, text[slice(*found.cue)], text[slice(*found.content[0])]


def read(text: str, *, denied: bool = False) -> list[tuple[str, str, str]]:
    found = inner(text, (0, len(text)), names=names(text), denied=denied)
    return [told(text, one) for one in found]


@pytest.mark.parametrize(
    ("text", "source", "cue", "said"),
    [
        (
            "the harbour board had concluded months ago that the dam would hold",
            "the harbour board",
            "concluded",
            "the dam would hold",
        ),
        ("Records just reported to me that they did not keep it", "Records", "reported", "they did not keep it"),
        ("“We checked, and we confirmed that both locks were shut,”", "we", "confirmed", "both locks were shut"),
        (
            "The regional envoy, Ada Tarr, preferred waiting for the thaw",
            "The regional envoy, Ada Tarr",
            "preferred",
            "waiting for the thaw",
        ),
        ("he wants to move the ferry, but the port will not", "he", "wants", "to move the ferry"),
        ("island firms want cheaper berths but will be hurt", "island firms", "want", "cheaper berths"),
        ("the port requested a 50,000 crown loan, and got it", "the port", "requested", "a 50,000 crown loan"),
        ("they planned to sponsor a bill on berths", "they", "planned", "to sponsor a bill on berths"),
        (
            "Marren and the board directed the crew not to file the log",
            "Marren and the board",
            "directed",
            "the crew not to file the log",
        ),
        ("she told the crew that the lock was open", "she", "told", "the lock was open"),
        ("the mayor asked them to leave the quay", "the mayor", "asked", "to leave the quay"),
        (
            "the port authority deemed the report not credible",
            "the port authority",
            "deemed",
            "the report not credible",
        ),
        (
            "the (Velsk council) continues to assume that ships will come",
            "the (Velsk council)",
            "assume",
            "ships will come",
        ),
        (
            "the pilot, the owner and the mate can all confirm that nobody slept",
            "the pilot, the owner and the mate",
            "confirm",
            "nobody slept",
        ),
        (
            "some officials in charge of the locks were more dismissive of shutting them",
            "some officials in charge of the locks",
            "dismissive",
            "of shutting them",
        ),
        ("Ana Brisk was adamant that the tank was full", "Ana Brisk", "adamant", "the tank was full"),
        (
            "Subpoenas from two panels seek, among other things, papers on the dam",
            "Subpoenas from two panels",
            "seek",
            "papers on the dam",
        ),
        (
            "the Gazette keeps writing idle stories about the dam",
            "the Gazette",
            "writing",
            "idle stories about the dam",
        ),
        (
            "The diver who found the leak, according to Orin, warned that it would spread",
            "The diver who found the leak",
            "warned",
            "it would spread",
        ),
        ("the mayor is denying it & there is no leak", "the mayor", "denying", "it"),
        ("Velsk promised not to shut the canal, but it had to", "Velsk", "promised", "not to shut the canal"),
        ("Velsk accused Orin of sleeping, shouting", "Velsk", "accused", "Orin of sleeping, shouting"),
        ("“They want to negotiate,”", "They", "want", "to negotiate"),
        ("the council knew that the dam was cracked", "the council", "knew", "the dam was cracked"),
        ("the council is weighing charges of neglect", "the council", "weighing", "charges of neglect"),
        ("Velsk “regards it as a settled matter.”", "Velsk", "regards", "it as a settled matter"),
        ("the mayor holds Orin responsible for the leak", "the mayor", "holds", "Orin responsible for the leak"),
        ("the council decided not to shut the lock", "the council", "decided", "not to shut the lock"),
        ("the mayor was reluctant to shut the lock", "the mayor", "reluctant", "to shut the lock"),
        ("I have informed the mayor that I will not vote", "I", "informed", "I will not vote"),
    ],
)
def test_a_clause_with_its_own_subject_is_found(text: str, source: str, cue: str, said: str) -> None:
    assert (source, cue, said) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "I want to go home",
        "Everybody is denying it",
        "we believe that it leaked",
        "if the council asks for the log",
        "asked if she was suggesting that it leaked",
        "The mayors want to thank each of you",
        "voters still think that way",
        "I have concluded that it is over",
        "When the council seeks the log, it must be given",
        "Nothing in that letter suggests he had read it",
        "Who do these people think they are?",
        "the port’s funds and other alleged leaks at the dam",
        "Orin’s alleged neglect of the locks",
        "he’d be denied entry",
        "he wanted to sleep",
        "the council should demand the log",
        "the board receives thousands of port reports a day",
        "he agreed to the meeting",
        "He is so afraid that he sleeps at the quay",
        "the man who asked for the log left",
        "the mayor did not know that it leaked",
        "Who knows if it leaked",
        "the port considered the matter",
        "The diver saw three men as they left",
        "the mayor was not afraid to shut the lock",
        "the mayor ordered all the council flags be flown low",
    ],
)
def test_what_is_no_second_act_is_not(text: str) -> None:
    assert read(text) == []


def test_what_the_same_subject_does_next_is_found() -> None:
    assert read("the mayor agrees with the board and regards it as a friend") == [
        ("the mayor", "agrees with", "the board"),
        ("the mayor", "regards", "it as a friend"),
    ]
    assert read("the mayor praises the board he can trust and dismisses it as a toy")[0][2].endswith("as a toy")


def test_a_name_at_the_head_of_the_sentence_may_do_it_second() -> None:
    assert read("Marren was at the quay and insisted that nobody slept") == [("Marren", "insisted", "nobody slept")]
    assert read("Marren was at the quay that Orin owned and insisted that nobody slept") == []
    assert read("Marren is at the quay and the mates insisted") == []


def test_what_is_denied_reports_nothing() -> None:
    assert read("the mayor said that it leaked", denied=True) == []
    assert read("the mayor said that it leaked") == [("the mayor", "said", "it leaked")]


def test_the_subject_may_stand_before_who_tells_it() -> None:
    text = "The diver, Orin said, warned that it would spread"
    (found,) = inner(text, (text.index("warned"), len(text)), names=names(text), before=(0, 9))
    assert told(text, found) == ("The diver", "warned", "it would spread")


def test_a_chain_of_three_by_grammar_alone() -> None:
    text = "The mayor said the board had concluded that the diver believed the dam was cracked."
    found = nested(text, [Linked((0, 9), (10, 14), ((15, 82),), 0.9)], names=[])
    assert [(one.parent, told(text, one)[0]) for one in found[1:]] == [(0, "the board"), (1, "the diver")]


@pytest.mark.parametrize(
    ("text", "source", "cue", "said"),
    [
        ("the Gazette’s account that Marren was told", "the Gazette’s", "account", "Marren was told"),
        (
            "the article's assertion – which it has made before – that Marren borrowed",
            "the article's",
            "assertion",
            "Marren borrowed",
        ),
        (
            "statements by Director Ana Brisk and the mayor that it had held",
            "Director Ana Brisk and the mayor",
            "statements",
            "it had held",
        ),
        ("the suggestion that the log was burnt is plainly false", "-", "suggestion", "the log was burnt"),
        ("Any allegations regarding the lock are false", "-", "allegations", "regarding the lock"),
        ("Marren’s remarks about Mr. Orin", "Marren’s", "remarks", "about Mr. Orin"),
        ("the board’s own months-long denial of the leak", "the board’s", "denial", "of the leak"),
        ("took Orin’s word for it that the tank was full", "Orin’s", "word", "the tank was full"),
        ("Velsk’s refusal to open the log", "Velsk’s", "refusal", "to open the log"),
    ],
)
def test_nouns_of_saying(text: str, source: str, cue: str, said: str) -> None:
    assert [told(text, one) for one in nouns(text, (0, len(text)), names=names(text))] == [(source, cue, said)]


def test_who_makes_them_is_no_owner_by_his_verb() -> None:
    text = "He’s making allegations against the board of Velsk"
    assert list(nouns(text, (0, len(text)), names=names(text))) == []


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("asked about a leak first reported by Marren", "Marren", "a leak"),
        (
            "the so-called leaks at the dam, as reported through a friend by Marren",
            "Marren",
            "the so-called leaks at the dam",
        ),
    ],
)
def test_what_is_reported_by_somebody(text: str, who: str, what: str) -> None:
    found = [told(text, one) for one in reported_by(text, (0, len(text)), names=names(text))]
    assert found == [(who, "reported", what)]


def test_by_whose_account_it_was_said() -> None:
    text = "On Friday the envoy said that talks had failed, according to the Velsk agency."
    said = Linked((10, 19), (20, 24), ((30, 46),), 0.9)
    found = resting(text, said, names=names(text))
    assert found is not None
    assert told(text, found) == ("the Velsk agency", "according to", "On Friday the envoy said that talks had failed")
    report = "The Velsk Gazette said that talks had failed, according to the Velsk agency."
    assert resting(report, Linked((0, 17), (18, 22), ((28, 44),), 0.9), names=names(report)) is None


def test_the_subject_of_a_verb() -> None:
    text = "After reading the log, port staff have also asked"
    found = subject(text, 0, text.index("asked"), [], open_to_all=True)
    assert found is not None
    assert (text[slice(*found.span)], found.between) == ("port staff", "have also ")
    assert subject(text, 0, 0, [], open_to_all=True) is None


def test_forms_are_made_by_rule_or_listed() -> None:
    forms = verbs()
    assert forms["denied"] == ("deny", "past")
    assert forms["denies"] == ("deny", "s")
    assert forms["planning"] == ("plan", "ing")
    assert forms["sought"] == ("seek", "past")
    assert words("open") | words("of_oneself") | words("outside") <= {v.lemma for v in forms.values()}
