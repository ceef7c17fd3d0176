"""Where "and" joins two nouns of one phrase nothing is cut."""

import pytest

from counterclaim.claims.language.clauses import is_clause, split, trim


def cut(text: str) -> list[str]:
    return [text[s:e] for s, e in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "given the trust and confidence President Tarr has placed in me I will go",
        "it shows what a grave and momentous step it is for a former mayor",
    ],
)
def test_one_phrase_is_not_cut(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The mayor left the hall and hundreds were injured in the rush", "The mayor left the hall"),
        ("The army took the town and Varga said it would stay", "The army took the town"),
        ("she saw the fire and two men were hurt", "she saw the fire"),
        ("the police closed the road and he was arrested", "the police closed the road"),
        ("the bridge was closed and traffic was sent round it", "the bridge was closed"),
    ],
)
def test_two_clauses_are(text: str, first: str) -> None:
    assert cut(text)[0] == first
    assert len(cut(text)) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("• At least twenty people have died", "At least twenty people have died"),
        ("she believed that he was held in August, despite", "she believed that he was held in August"),
    ],
)
def test_marks_and_loose_ends_go(text: str, told: str) -> None:
    assert text[slice(*trim(text, 0, len(text)))] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In the film released by the palace, the commander of the fleet, Admiral Ada Tarr", False),
        ("her clerk in a film released by the palace", False),
        ("The film was released by the palace", True),
        ("The film released by the palace shows a clerk", True),
        ("The clerk resigned on Monday", True),
    ],
)
def test_what_hangs_on_a_noun_is_no_clause(text: str, told: bool) -> None:
    assert is_clause(text) is told
