"""What reports share: passages, quotations, whole reports; and where it comes from."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from counterclaim.reading.records import Attribution, Mention, Reading
from counterclaim.stories import find_reuse
from counterclaim.stories.quotations import quotations
from counterclaim.text import Part, Report, Span

from .invented import CHESS, FERRY, SILO, report

WIRE = (
    "The reservoir above Valdemora fell to nine per cent of its capacity on Tuesday, the lowest level since the dam "
    "was filled in 1974, according to the provincial water board."
)
FIRST = report(
    f"Olive growers fear for the harvest. {WIRE}\n\nThe mayor asked for tankers.",
    outlet="Sierra",
    published="2031-05-06",
)
SECOND = report(
    f"Bathers were turned away. {WIRE} Hotels have begun to ration showers.", outlet="Costa", published="2031-05-06"
)


def texts(passages: tuple[Span, ...], *reports: Report) -> list[str]:
    by_id = {r.id: r for r in reports}
    return [by_id[s.report].quote(s) for s in passages]


def test_a_copied_passage_is_found_whole() -> None:
    (found,) = find_reuse((FIRST, SECOND), ())
    assert found.kind == "passage"
    assert texts(found.passages, FIRST, SECOND) == [WIRE, WIRE]
    assert "equal words" in found.reasons[0]


def test_a_passage_with_a_few_words_changed_is_found_from_end_to_end() -> None:
    changed = WIRE.replace("the lowest level since", "its worst level since").replace("provincial ", "")
    other = report(f"Nobody swims now. {changed} More soon.", outlet="Llano", published="2031-05-06")
    (found,) = find_reuse((FIRST, other), ())
    assert set(texts(found.passages, FIRST, other)) == {WIRE, changed}


def test_three_that_share_are_one_reuse_in_any_order() -> None:
    third = report(f"Rain is not in sight. {WIRE}", outlet="Llano", published="2031-05-07")
    reports = [FIRST, SECOND, third]
    (found,) = find_reuse(reports, ())
    assert len(found.passages) == 3
    for seed in range(3):
        random.Random(seed).shuffle(reports)
        assert find_reuse(reports, ()) == (found,)


def test_turns_of_phrase_and_parts_are_no_reuse() -> None:
    phrase = "did not immediately respond to a request for comment on Tuesday"
    a = report(f"The board {phrase}. The dam is old.", outlet="Sierra")
    b = report(f"A hotel owner {phrase}. He has two pools.", outlet="Costa")
    assert find_reuse((a, b), ()) == ()
    noticed = [
        replace(r, parts=(Part("notice", r.text.index(WIRE), r.text.index(WIRE) + len(WIRE)),)) for r in (FIRST, SECOND)
    ]
    assert find_reuse(noticed, ()) == ()


def test_one_quotation_in_two_wordings() -> None:
    found = [r for r in find_reuse(FERRY, ()) if r.kind == "quotation"]
    assert len(found) == 1
    quoted = texts(found[0].passages, *FERRY)
    assert all(q[0] == "“" and q[-1] == "”" and "eleven minutes" in q for q in quoted)
    assert "meaning" in found[0].reasons[0]
    assert found[0].origin is None


def test_reports_that_share_no_words_share_nothing() -> None:
    assert find_reuse((*SILO, CHESS), ()) == ()


def test_a_report_taken_over_whole_is_a_near_duplicate_and_not_listed_twice() -> None:
    copy = report(f"{FERRY[0].text} Reporting by the harbour desk.", outlet="Port Mirror", published="2031-03-03")
    (found,) = find_reuse((FERRY[0], copy), ())
    assert found.kind == "near-duplicate"
    assert {(s.start, s.end) for s in found.passages} == {(0, len(FERRY[0].text)), (0, len(copy.text))}


def _reading(of: Report, content: Span, **made: object) -> Reading:
    attribution = Attribution("a1", None, None, (content,), "indirect", "asserts", **made)  # type: ignore[arg-type]
    return Reading(of.id, "test", "read", (), (attribution,), (), ())


def test_the_origin_is_a_credit_then_a_channel_then_an_earlier_day_then_unknown() -> None:
    (plain,) = find_reuse((FIRST, SECOND), ())
    assert plain.origin is None
    assert plain.reasons[-1] == "origin: nothing tells"
    credited = replace(FIRST, credits=("Agencia Meseta",))
    assert find_reuse((credited, SECOND), ())[0].origin == "Agencia Meseta"
    content = FIRST.span(FIRST.text.index(WIRE), FIRST.text.index(WIRE) + len(WIRE))
    assert find_reuse((FIRST, SECOND), (_reading(FIRST, content, addressee="Meseta News"),))[0].origin == "Meseta News"
    earlier = replace(FIRST, published="2031-05-04")
    assert find_reuse((earlier, SECOND), ())[0].origin == "Sierra"


def test_a_quotation_comes_from_its_speaker() -> None:
    start = FERRY[0].text.index("“")
    speaker = FERRY[0].text.index("Ragna Tolvsten")
    attribution = Attribution(
        "a1",
        FERRY[0].span(speaker, speaker + len("Ragna Tolvsten")),
        None,
        (FERRY[0].span(start, FERRY[0].text.index("”") + 1),),
        "direct",
        "asserts",
    )
    assert attribution.source is not None
    name = Mention(attribution.source, "name", "person")
    reading = Reading(FERRY[0].id, "test", "read", (), (attribution,), (name,), ())
    found = next(r for r in find_reuse(FERRY, (reading,)) if r.kind == "quotation")
    assert found.origin == "Ragna Tolvsten"


@pytest.mark.parametrize("text", ["", "“", '"' * 5000, "“a" * 3000, "word " * 3000])
def test_odd_texts_are_borne(text: str) -> None:
    odd = report(text, outlet="Odd")
    assert isinstance(find_reuse((odd, replace(odd, id="0" * 16), FIRST), ()), tuple)


def _pair(first: str, second: str) -> tuple[Report, Report]:
    return report(first, outlet="Sierra", published="2031-05-06"), report(
        second, outlet="Costa", published="2031-05-06"
    )


def test_a_passage_that_one_report_alone_credits_is_the_agencys_only_where_it_is_long() -> None:
    phrase = "the Valdemora reservoir, one of the oldest drinking water stores of the province"
    a, b = _pair(f"Boats lie dry in {phrase}. Rain is far.", f"A drone flew over {phrase}. It was lost.")
    (alone,) = find_reuse((replace(a, credits=("Agencia Meseta",)), b), ())
    assert (alone.kind, alone.origin) == ("passage", None)
    assert find_reuse((replace(a, published="2031-05-02"), b), ())[0].origin is None
    (both,) = find_reuse([replace(r, credits=("Agencia Meseta",)) for r in (a, b)], ())
    assert both.origin == "Agencia Meseta"


EMPTY = "The tankers will empty the wells of every farm by autumn"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f'She said: “{EMPTY},"', f"“{EMPTY},”"),  # marks of two kinds
        (EMPTY, f"“{EMPTY},”"),  # a post shown without marks
        ('"The tankers will empty the wells," Ibarra wrote. "Not a farm will last until autumn."',) * 2,
    ],
)
def test_words_in_quotation_marks_are_a_speakers_and_no_agencys(first: str, second: str) -> None:
    a, b = _pair(f"Growers met on Monday. {first} Then they left.", f"The hall was full. {second} Nobody clapped.")
    found = find_reuse((replace(a, credits=("Agencia Meseta",)), b), ())
    assert {(r.kind, r.origin) for r in found} == {("quotation", None)}


@pytest.mark.parametrize("quoted", ["“unfathomable.”", "“dry valley”", "“The Keeper of Valdemora”"])
def test_a_word_or_a_title_in_quotation_marks_is_no_shared_quotation(quoted: str) -> None:
    a, b = _pair(f"The mayor spoke of {quoted} again.", f"In the bar they laughed: {quoted} It went on.")
    assert find_reuse((a, b), ()) == ()


def test_what_one_report_quotes_in_a_few_words_is_no_passage_of_another() -> None:
    a, b = _pair("He spoke of “the driest valley of the whole province.”", "It is the driest valley of the province.")
    assert find_reuse((a, b), ()) == ()


def test_what_two_named_people_say_alike_is_not_one_quotation() -> None:
    said = (
        "“My heart goes out to the families of the valley, and I am grateful to the rescuers.”",
        "“My heart is with every family that lost a loved one in the valley, and we thank the rescuers.”",
    )
    a, b = _pair(*(f"{name} wrote: {q}" for name, q in zip(("Marta Ibarra", "Lope Quiroga"), said, strict=True)))
    readings = []
    for r, name in ((a, "Marta Ibarra"), (b, "Lope Quiroga")):
        source, quoted = r.span(0, len(name)), r.span(r.text.index("“"), len(r.text))
        attribution = Attribution("a1", source, None, (quoted,), "direct", "asserts")
        readings.append(Reading(r.id, "test", "read", (), (attribution,), (Mention(source, "name", "person"),), ()))
    assert [r.kind for r in find_reuse((a, b), ())] == ["quotation"]
    assert find_reuse((a, b), readings) == ()
    body = replace(readings[0], mentions=(replace(readings[0].mentions[0], type="organisation"),))
    assert [r.kind for r in find_reuse((a, b), (body, readings[1]))] == ["quotation"]


def test_a_cry_in_capitals_is_no_title() -> None:
    a, b = (f"They held up “NO MORE NEGOTIATIONS WITH VALDEMORA” {where}." for where in ("there", "in the rain"))
    assert [len(quotations(0, r)) for r in _pair(a, b)] == [1, 1]
