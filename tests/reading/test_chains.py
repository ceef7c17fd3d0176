"""Attributions inside contents: which are hops of a chain, and what is put right about them."""

from __future__ import annotations

import pytest

from counterclaim.reading import hops, read
from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.chains import _framed
from counterclaim.reading.lemmas import data
from counterclaim.reading.overlooked import cited, overlooked, without_citing
from counterclaim.text import Report, report_id


def at(text: str, words: str | None) -> Interval | None:
    return (text.index(words), text.index(words) + len(words)) if words is not None else None


def hop(text: str, source: str | None, cue: str, content: str) -> Linked | None:
    said, cued = at(text, content), at(text, cue)
    assert said is not None
    names = [s for s in (at(text, n) for n in ("Ana Brisk", "Marren", "Velsk") if n in text) if s is not None]
    return hops.hop(text, Linked(at(text, source), cued, (said,), 0.9), within=(0, len(text)), names=names)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Marren denied the leak", "Marren", "denied", "the leak"),
        ("the company had warned that it would leak", "the company", "had warned", "it would leak"),
        ("two witnesses told her the tank was full", "two witnesses", "told", "the tank was full"),
        ("Velsk’s claim that the fort had fallen", "Velsk’s", "claim", "that the fort had fallen"),
        ("he went on to say the tank was full", "he", "went on to say", "the tank was full"),
        ("the mayor could not confirm the leak", "the mayor", "could not confirm", "the leak"),
        ("it warned the crews of the leak", "it", "warned", "of the leak"),
        ("when Marren said the fort had fallen", "Marren", "said", "the fort had fallen"),
        ("a docker had told her that it leaked", "a docker", "had told", "that it leaked"),
        ("its drivers had asked for a new gauge", "its drivers", "had asked for", "a new gauge"),
        ("I told the mayor that it leaked", "I", "told", "that it leaked"),
        ("we are asking for an inquiry", "we", "are asking for", "an inquiry"),
        ("the court found that it had leaked", "the court", "found", "that it had leaked"),
        ("radio quoted Ana Brisk as saying it leaked", "Ana Brisk", "as saying", "it leaked"),
        ("she had rung the port to say that it leaked", "she", "to say", "that it leaked"),
        ("Velsk’s recognition of the canal", "Velsk’s", "recognition of", "the canal"),
        ("she was the one who had told Marren of it", "who", "had told", "of it"),
        ("Marren did not respond to a request", "Marren", "did not respond to", "a request"),
    ],
)
def test_another_is_reported_to_say_it(text: str, source: str, cue: str, content: str) -> None:
    assert hop(text, source, cue, content) is not None


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("We deny the leak", "We", "deny", "the leak"),
        ("a power of the council called the black rod", "a power of the council", "called", "the black rod"),
        ("if Marren denies the leak", "Marren", "denies", "the leak"),
        ("when Marren says a thing", "Marren", "says", "a thing"),
        ("Marren should admit the leak", "Marren", "should admit", "the leak"),
        ("Marren should not deny the leak", "Marren", "should not deny", "the leak"),
        ("crews are working to confirm the leak", "crews", "are working to confirm", "the leak"),
        ("it is for Marren to admit the leak", "Marren", "admit", "the leak"),
        ("Velsk is a strong advocate for the canal", "Velsk", "is a strong advocate for", "the canal"),
        ("the fans are afraid of the rain", "the fans", "are afraid of", "the rain"),
        ("hard times called for hard measures", "hard times", "called for", "hard measures"),
        ("Why did Marren deny the leak?", "Marren", "deny", "the leak"),
        ("nobody told us of the leak", "nobody", "told", "of the leak"),
        ("it was announced that the canal is shut", "it", "was announced", "the canal is shut"),
        ("his comments about women", "his", "comments about", "women"),
        ("I say that it leaked", "I", "say", "that it leaked"),
        ("we are not asking for the moon", "we", "are not asking for", "the moon"),
        ("the tourist found that it had leaked", "the tourist", "found", "that it had leaked"),
        ("crews responded to the fire", "crews", "responded to", "the fire"),
        ("they were told", None, "were told", "they"),
        ("the town that they called what", "they", "called", "what"),
        ("Velsk’s account for the canal", "Velsk’s", "account for", "the canal"),
    ],
)
def test_nobody_else_is_reported_to_say_it(text: str, source: str, cue: str, content: str) -> None:
    assert hop(text, source, cue, content) is None


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "speaker", "said"),
    [
        ("he was asked by Ana Brisk to resign", "he", "was asked", "to resign", "Ana Brisk", "to resign"),
        ("she had been told that it was safe", "she", "had been told", "that it was safe", None, "that it was safe"),
        ("back the resolution calling for a vote", None, "calling for", "a vote", "the resolution", "a vote"),
        (
            "the chief informed Ana Brisk of the loss",
            "the chief",
            "informed",
            "Ana Brisk of the loss",
            "the chief",
            "of the loss",
        ),
        ("it has counted anew and now thinks it leaked", None, "now thinks", "it leaked", "it", "it leaked"),
        (
            "the chief reported the loss to Marren",
            "the chief",
            "reported",
            "the loss to Marren",
            "the chief",
            "the loss",
        ),
    ],
)
def test_speaker_and_content_are_put_right(
    text: str, source: str | None, cue: str, content: str, speaker: str | None, said: str
) -> None:
    made = hop(text, source, cue, content)
    assert made is not None
    assert (text[slice(*made.source)] if made.source is not None else None) == speaker
    assert [text[slice(*c)] for c in made.content] == [said]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "said"),
    [
        ("the chief confirmed the loss when they met", "the chief", "confirmed", "the loss when they met", "the loss"),
        (
            "the crew could not confirm the reports and it was unclear who fled",
            "the crew",
            "could not confirm",
            "the reports and it was unclear who fled",
            "the reports",
        ),
        (
            "the chief told me that it was full, and I told the mayor",
            "the chief",
            "told",
            "that it was full, and I told the mayor",
            "that it was full",
        ),
        (
            "the chief had told her that it was full and she had believed it",
            "the chief",
            "had told",
            "that it was full and she had believed it",
            "that it was full",
        ),
        (
            "the chief told her that it was full and she should go",
            "the chief",
            "told",
            "that it was full and she should go",
            "that it was full and she should go",
        ),
        ("We said it was full. That was wrong.", "We", "said", "it was full. That was wrong.", "it was full."),
        ("One lad said, ‘It’s full.’ Then he ran.", "One lad", "said", "‘It’s full.’ Then he ran.", "‘It’s full.’"),
        ("the crew told me so on the quay", "the crew", "told", "so on the quay", "so"),
        ("his criticism of the crew had hurt them", "his", "criticism of", "the crew had hurt them", "the crew"),
        (
            "the chief had told Ana Brisk of the loss during a visit",
            "the chief",
            "had told",
            "of the loss during a visit",
            "of the loss",
        ),
        (
            "Although the council claims to have paid all, a small town, we are still waiting",
            "the council",
            "claims",
            "to have paid all, a small town, we are still waiting",
            "to have paid all, a small town",
        ),
        ("while the chief says it is full", "the chief", "says", "it is full", "it is full"),
        (
            "The chief says it is full, we are told",
            "The chief",
            "says",
            "it is full, we are told",
            "it is full, we are told",
        ),
    ],
)
def test_what_is_not_said_in_it_is_left_out(text: str, source: str, cue: str, content: str, said: str) -> None:
    made = hop(text, source, cue, content)
    assert made is not None
    assert [text[slice(*c)] for c in made.content] == [said]


@pytest.mark.parametrize(
    ("passage", "framed"),
    [("the fort fell", "The fort fell."), ("It fell.”", "It fell.”"), ("", "."), ("ßen fell", "ßen fell.")],
)
def test_a_passage_becomes_a_sentence(passage: str, framed: str) -> None:
    assert _framed(passage) == framed


def test_word_lists_hold_words() -> None:
    """YAML reads a bare ``no`` or ``on`` as a truth value."""
    raw = data("data/private.yml")
    groups = [*(v for k, v in raw.items() if k != "nouns"), *raw["nouns"].values()]
    assert all(isinstance(word, str) and word == word.lower() and word for group in groups for word in group)
    assert all(len(set(group)) == len(group) for group in groups)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "who"),
    [
        ("Port Radio reported the leak, citing two dockers.", "Port Radio", "reported", "the leak", "two dockers"),
        (
            "Port Radio reported that it leaks, according to experts.",
            "Port Radio",
            "reported",
            "that it leaks",
            "experts",
        ),
        ("Port Radio, quoting dockers, said it leaks.", "Port Radio", "said", "it leaks", "dockers"),
        (
            "Port Radio reported that it leaks, citing people familiar with the pipes.",
            "Port Radio",
            "reported",
            "that it leaks",
            "people familiar with the pipes",
        ),
        ("Ana Brisk resigned, she said, citing her health.", "she", "said", "Ana Brisk resigned", None),
        ("Ana Brisk said that it leaks, according to experts.", "Ana Brisk", "said", "that it leaks", None),
    ],
)
def test_whom_an_attribution_rests_on(text: str, source: str, cue: str, content: str, who: str | None) -> None:
    said, cued = at(text, content), at(text, cue)
    assert said is not None
    made = [
        text[slice(*c.source)]
        for c in cited(text, Linked(at(text, source), cued, (said,), 0.9), set(), names=[])
        if c.source
    ]
    assert made == ([who] if who is not None else [])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kept"),
    [
        ("Port Radio reported the leak, citing two dockers.", "Port Radio", "reported", "the leak", 1),
        ("Port Radio, citing two dockers, reported the leak.", "Port Radio", "reported", "the leak", 1),
        ("Port Radio reported the leak, citing old pipes.", "Port Radio", "reported", "the leak", 2),
        ("Ana Brisk told of the leak, citing two dockers.", "Ana Brisk", "told of", "the leak", 2),
    ],
)
def test_who_is_cited_for_a_report_speaks(text: str, source: str, cue: str, content: str, kept: int) -> None:
    said, cued, citing = at(text, content), at(text, cue), at(text, "citing")
    thing = at(text, "old pipes" if "old pipes" in text else "two dockers")
    assert said is not None
    assert thing is not None
    found = [Linked(at(text, source), cued, (said,), 0.9), Linked(at(text, source), citing, (thing,), 0.9)]
    assert without_citing(text, found) == found[:kept]


def test_a_chain_of_four() -> None:
    text = (
        "State radio reported that the spokesman had said that the general had told the minister that the fort had "
        "fallen."
    )
    reading = read(Report(report_id(text, outlet=None, published=None), text, "", language="en"))
    longest = max((reading.chain(a) for a in reading.attributions), key=len)
    assert [text[a.cue.start : a.cue.end].split()[-1] for a in longest if a.cue is not None] == [
        "reported",
        "said",
        "told",
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "said"),
    [
        ("criticised Velsk’s request for a new inquiry", "Velsk’s", "request", "for a new inquiry"),
        (
            "rejected the ministry's repeated claim that the tank was empty",
            "the ministry's",
            "claim",
            "the tank was empty",
        ),
        ("dismissed claims by Ana Brisk that the tank was empty", "Ana Brisk", "claims", "the tank was empty"),
        ("the tank was full, according to two dockers", "two dockers", "according to", "the tank was full"),
        ("according to two dockers, the tank was full", "two dockers", "according to", "the tank was full"),
        ("broke Velsk’s promise to mend the canal", "Velsk’s", "promise", "to mend the canal"),
        ("drivers scorned Velsk’s description of the canal", "Velsk’s", "description", "of the canal"),
        ("the chief, Ana Brisk, had told the crew of the leak", "the chief, Ana Brisk", "told", "of the leak"),
        ("a lad they did not know and Ana Brisk told them to go", "Ana Brisk", "told", "to go"),
        ("“I heard him. The chief shouted to the rest, ‘Run now.’”", "The chief", "shouted", "‘Run now.’"),
        ("“We saw the chief and she screamed ‘Run now!’”", "she", "screamed", "‘Run now!’"),
        ("“I rang them and she goes, ‘Call us tomorrow.’”", "she", "goes", "‘Call us tomorrow.’"),
        ("a man in grey told her the tank was empty", "a man in grey", "told", "the tank was empty"),
        ("an officer rang to tell her that it was over", "an officer", "to tell", "it was over"),
    ],
)
def test_set_phrases_are_hops(text: str, source: str, cue: str, said: str) -> None:
    names = [s for s in (at(text, n) for n in ("Ana Brisk", "Velsk") if n in text) if s is not None]
    (made,) = overlooked(text, (0, len(text)), [], names=names)
    assert made.source is not None
    assert made.cue is not None
    assert (text[slice(*made.source)], text[slice(*made.cue)]) == (source, cue)
    assert [text[slice(*c)].strip() for c in made.content] == [said]


def test_a_second_act_is_the_same_speakers() -> None:
    text = "the council condemned the raid and called for talks"
    first = Linked((0, 11), (12, 21), ((22, len(text)),), 0.9)
    made = overlooked(text, (0, len(text)), [first], names=[])
    assert [(text[slice(*a.cue)], text[slice(*a.content[0])]) for a in made if a.cue is not None] == [
        ("condemned", "the raid"),
        ("called for", "talks"),
    ]


def test_a_clause_is_not_cut_at_its_own_verb() -> None:
    text = "the council said the mayor had come and called for talks"
    found = Linked((0, 11), (12, 16), ((17, len(text)),), 0.9)
    assert overlooked(text, (0, len(text)), [found], names=[]) == [found]


def test_a_cue_without_a_word_is_read() -> None:
    """A dash that the tagger takes for the act of saying, without a source."""
    assert hop("The old dam will hold — it has held before", None, "—", "it has held before") is None
