"""Cues without a source of their own: the subject that the sentence gives them. Invented texts."""

from __future__ import annotations

import pytest

from counterclaim.reading.attributions import Linked
from counterclaim.reading.implied import with_subjects

NAMES = ("Ada Tarr", "Bo Ode", "Vex Port Authority")


def source(text: str, cue: str, *, said: tuple[str, str] | None = None) -> str | None:
    """The source of ``cue``, beside an attribution of a source and a cue that was found."""
    at = text.index(cue)
    found = [Linked(None, (at, at + len(cue)), ((at + len(cue) + 1, len(text) - 1),), 0.9)]
    if said is not None:
        who, verb = text.index(said[0]), text.index(said[1])
        end = verb + len(said[1])
        found.append(Linked((who, who + len(said[0])), (verb, end), ((end + 1, end + 5),), 0.9))
    names = [(text.index(n), text.index(n) + len(n)) for n in NAMES if n in text]
    made = with_subjects(text, found, names)[0].source
    return text[slice(*made)] if made is not None else None


@pytest.mark.parametrize(
    ("text", "cue", "who"),
    [
        ("Ada Tarr closed the pier on Monday, saying it was rotten.", "saying", "Ada Tarr"),
        ("In May, the Vex Port Authority sued a diver, accusing him of theft.", "accusing", "the Vex Port Authority"),
        ("Her top adviser, Bo Ode, was vague on Monday, saying: “It will fall.”", "saying", "Bo Ode"),
        ("She opened the pier by warning that it may fall.", "warning", "She"),
        ("Ada Tarr wouldn’t open the pier, only saying it was rotten.", "only saying", "Ada Tarr"),
        ("Ada Tarr saw the pier fall and saying so did not help.", "saying", None),
        ("The pier was closed, saying it was rotten.", "saying", None),
        ("Three weeks of rain had passed, suggesting that it was rotten.", "suggesting", None),
        ("The harbour fell silent. Asked about the pier.", "Asked about", None),
        ("The pier, sold by Ada Tarr, is said to be rotten.", "is said", None),
        ("It rained; the announcement that it was rotten.", "the announcement", None),
        ("He would not speak of a report, according to which it was rotten.", "according to", None),
    ],
)
def test_what_the_sentence_begins_with(text: str, cue: str, who: str | None) -> None:
    assert source(text, cue) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Tarr called it rotten and said that it fell.", "Ada Tarr"),
        ("Ada Tarr called it rotten. Then came rain, and said that it fell.", None),
        ("Ada Tarr called it rotten after Bo Ode, who owned it and said that it fell.", None),
    ],
)
def test_the_source_before_in_the_sentence(text: str, who: str | None) -> None:
    assert source(text, "said", said=("Ada Tarr", "called")) == who


def test_a_second_participle_has_the_source_before_it_alone() -> None:
    text = "Ada Tarr spoke, hinting that it was rotten and noting that it fell."
    assert source(text, "noting", said=("Ada Tarr", "hinting")) == "Ada Tarr"
    assert source(text, "noting") is None


def test_who_only_tells_of_it_is_not_the_subject() -> None:
    text = "Bo Ode, she told us, came out of the hall and said that it fell."
    said, told = text.index("said"), text.index("told")
    outer = Linked((8, 11), (told, told + 4), ((0, 6), (21, len(text) - 1)), 0.9)
    inner = Linked(None, (said, said + 4), ((said + 5, len(text) - 1),), 0.9)
    aside = Linked(outer.source, outer.cue, ((0, 6),), 0.9)
    assert with_subjects(text, [aside, inner], [(0, 6)])[1].source is None
    assert with_subjects(text, [outer, inner], [(0, 6)])[1].source is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Blaming the tide, Ada Tarr said that it fell.", "Ada Tarr"),
        ("Blaming “the tide,” Harbour Master Bo Ode left for good.", "Bo Ode"),
        ("Blaming the tide, the storm and Ada Tarr is easy.", None),
    ],
)
def test_an_opening_participle_has_the_subject_after_the_comma(text: str, who: str | None) -> None:
    end = text.index("”") + 1 if "”" in text else text.index(",")
    names = [(text.index(n), text.index(n) + len(n)) for n in NAMES if n in text]
    opening = Linked(None, (0, 7), ((8, end),), 0.9)
    (made,) = with_subjects(text, [opening], names)
    assert (text[slice(*made.source)] if made.source is not None else None) == who
