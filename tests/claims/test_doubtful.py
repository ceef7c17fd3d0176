"""Where whom a speaker's pronoun or surname stands for is not sure."""

from __future__ import annotations

import pytest

from counterclaim.claims.propositions.doubtful import DOUBT, confidence
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.identity.records import Entity, Identities
from counterclaim.reading.records import Attribution, Mention, Reading
from counterclaim.text import Report, Span, sentences

ENTITIES = [
    Entity("mary", "Mary Holt", "person"),
    Entity("susan", "Susan Lund", "person"),
    Entity("paul", "Paul Lund", "person"),
    Entity("karen", "Karen Vey", "person"),
    Entity("clerk", "harbour clerk", "person"),
    Entity("mail", "Northern Mail", "organisation"),
    Entity("wardens", "wardens", "group"),
    Entity("port", "Port Vex", "place"),
    Entity("police", "Port Vex Police", "organisation"),
    Entity("other", "Lund Police Department", "organisation"),
]
FORMS = {"the clerk": "clerk", "a clerk": "clerk", "Wardens": "wardens", "Lund": "susan"}


def looked_up(text: str, said: list[tuple[str, str]]) -> Lookup:
    report = Report(id="r1", text=text, sha256="", outlet="Northern Mail", published="2031-03-04")
    forms = {e.name: e.id for e in ENTITIES} | FORMS
    by_span: dict[Span, str] = {}
    for form in sorted(forms, key=len, reverse=True):
        for place in range(len(text)):
            span = Span("r1", place, place + len(form))
            if text.startswith(form, place) and not any(s.overlaps(span) for s in by_span):
                by_span[span] = forms[form]
    told = tuple(
        Attribution(str(n), at(text, who), None, (at(text, what),), "indirect", "asserts")
        for n, (who, what) in enumerate(said)
    )
    parts = tuple(Span("r1", s, e) for s, e in sentences(text))
    mentions = tuple(Mention(s, "name", "person") for s in sorted(by_span))
    return Lookup(
        report, Reading("r1", "reader-1", "read", parts, told, mentions, ()), Identities(tuple(ENTITIES), by_span)
    )


def at(text: str, words: str) -> Span:
    start = text.rindex(words)
    return Span("r1", start, start + len(words))


@pytest.mark.parametrize(
    ("text", "word", "whose", "doubted"),
    [
        # nobody of her kind is nearer
        ("Mary Holt met Paul Lund at the pier. She spoke.", "She", "mary", False),
        ("Mary Holt came. The band played. Paul Lund sang. She spoke.", "She", "mary", False),
        ("Mary Holt came. The band played. Susan Lund sang. She spoke.", "She", "mary", True),
        # the pronoun's own sentence is about another
        ("Mary Holt came. Susan Lund sang before she spoke.", "she", "mary", True),
        ("Mary Holt came. Paul Lund sang before she spoke.", "she", "mary", False),
        # several of her kind since she was named
        ("Mary Holt sat by Susan Lund and Karen Vey. She spoke.", "She", "mary", True),
        ("Mary Holt sat by Susan Lund. She spoke.", "She", "mary", False),
        # the sentence before is another's
        ("Susan Lund met Mary Holt at the pier. She spoke.", "She", "mary", True),
        # neither a man nor a woman
        ("Mary Holt asked that the clerk look for what she lost.", "she", "clerk", True),
        ("He asked that the clerk look for what she lost.", "she", "clerk", False),
        ("“I ask that the clerk look for what she lost,” he said.", "she", "clerk", True),
        ("That was before Mary Holt was a clerk. She spoke.", "She", "clerk", True),
        # one for many, a town for a body
        ("In the Northern Mail wardens swore that they would stay.", "they", "mail", True),
        ("The Northern Mail swore that they would stay.", "they", "mail", False),
        ("The crew stays in Port Vex while it appeals.", "it", "port", True),
    ],
)
def test_a_pronoun_that_may_be_another(text: str, word: str, whose: str, doubted: bool) -> None:
    lookup = looked_up(text, [])
    entity = next(e for e in ENTITIES if e.id == whose)
    assert confidence(lookup, at(text, word), entity, 0.9) == (0.9 * DOUBT if doubted else 0.9)


def test_whom_a_speaker_names_in_what_is_said_makes_no_doubt() -> None:
    text = "Mary Holt said that Susan Lund and Karen Vey were late. She spoke."
    said = [("Mary Holt", "Susan Lund and Karen Vey were late")]
    assert confidence(looked_up(text, said), at(text, "She"), ENTITIES[0], 0.9) == 0.9
    assert confidence(looked_up(text, []), at(text, "She"), ENTITIES[0], 0.9) < 0.5


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Susan Lund came. Lund spoke.", False),
        ("Susan Lund came with Paul Lund. Lund spoke.", True),
        ("Paul Lund came with Susan Lund. Lund spoke.", False),
        ("Susan Lund came. Lund sat. Lund sang. Paul Lund came. Lund spoke.", False),
    ],
)
def test_a_surname_of_two_people(text: str, doubted: bool) -> None:
    found = confidence(looked_up(text, []), at(text, "Lund"), ENTITIES[1], 0.9)
    assert found == (0.9 * DOUBT if doubted else 0.9)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Port Vex Police came with the Lund Police Department. Then the police spoke.", True),
        ("Port Vex Police came with the Northern Mail. Then the police spoke.", False),
    ],
)
def test_one_police_of_two(text: str, doubted: bool) -> None:
    entity = next(e for e in ENTITIES if e.id == "police")
    found = confidence(looked_up(text, []), at(text, "the police"), entity, 0.9)
    assert found == (0.9 * DOUBT if doubted else 0.9)
    assert confidence(looked_up(text, []), at(text, "Port Vex Police"), entity, 0.9) == 0.9
