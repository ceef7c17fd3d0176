"""What is taken for speech and is none. Invented sentences."""

from __future__ import annotations

import pytest

from counterclaim.claims.language.unspoken import spoken
from counterclaim.reading.records import Attribution, Reading
from counterclaim.text import Report, Span, sentences


def reading(marked: str) -> tuple[Report, Reading]:
    """``{Ada Tarr} <signed> [the bill]``: source, cue and content, of several attributions the outer one first."""
    text, spans = "", dict[str, list[tuple[int, int]]]()
    opened: list[tuple[str, int]] = []
    for char in marked:
        if char in "{<[":
            opened.append((char, len(text)))
        elif char in "}>]":
            kind, start = opened.pop()
            spans.setdefault(kind, []).append((start, len(text)))
        else:
            text += char
    report = Report(id="r1", text=text, sha256="", outlet="Northern Mail")
    sources, cues = spans.get("{", []), sorted(spans["<"])
    found = []
    for k, (cue, content) in enumerate(zip(cues, sorted(spans["["]), strict=True)):
        source = Span("r1", *sources[k]) if k < len(sources) else None
        within = "a0" if k > 0 else None
        found.append(
            Attribution(
                f"a{k}", source, Span("r1", *cue), (Span("r1", *content),), "indirect", "asserts", within=within
            )
        )
    told = tuple(Span("r1", s, e) for s, e in sentences(text))
    return report, Reading("r1", "reader-1", "read", told, tuple(found), (), ())


@pytest.mark.parametrize(
    ("marked", "kept"),
    [
        ("{Ada Tarr} <signed> [the bill on bridges].", []),
        ("{The town council} <has passed> [a rule that bars boats].", []),
        ("{The town council} <must then approve> [the bill].", []),
        ("{The sailors} <centered on> [wages and nets].", []),
        ("{The clerk} <presented> [the bill as a boon].", ["a0"]),
        ("{The town} <hiked> [the fees of the pier].", []),
        ("{The envoy} <shared> [a film of boats].", []),
        ("{Most sailors} <voted for> [the baker].", []),
        ("{The sharp decline of the port} <suggests> [that the nets are empty].", []),
        ("{Signs} <point to> [a dull summer].", []),
        ("{Tarr's floating of a rumour} <shows> [that she is bored].", []),
        ("{Tarr's ruling of Monday} <shows> [that she is bored].", ["a0"]),
        ("{Talks between the clerk and the baker} <signalled> [a better summer].", []),
        ("{The report on the decline} <says> [that the nets are empty].", ["a0"]),
        ("{The storm, which} <claimed> [twenty lives].", []),
        ("{The clerk} <claimed> [twenty coins].", ["a0"]),
        ("{Tarr} <claims> [she is a victim of the storm].", ["a0"]),
        ("{The clerk} <has no idea> [the work that waits].", []),
        ("{The baker} <ripped> [the clerk for his figures].", ["a0"]),
        ("{The baker} <was unhappy about> [the fees].", ["a0"]),
        ("{The baker} <took a swipe at> [“a town of clerks”].", ["a0"]),
        ("{The clerk} <gave> [an apology to the baker].", ["a0"]),
        ("{The town} <adopted> [a motion blaming the clerk].", ["a0"]),
        ("{We} <pulled up> [the nets at noon].", ["a0"]),
        ("{The press service} <withdrew> [the sentence].", ["a0"]),
        ("{The port} <named> [no day].", ["a0"]),
        ("{The clerk} <went on:> [The fees went up].", ["a0"]),
        ("{The town council} <has passed> [that boats are barred].", ["a0"]),
        ("{Ada Tarr} <signed a letter saying> [the bridge was rotten].", ["a0"]),
        ("{The clerk} <released> [a short statement along with the baker].", ["a0"]),
        ("{The clerk} <appeared> [to be chatting with sailors].", []),
        ("{The clerk} <appeared to suggest> [that sailors were to blame].", ["a0"]),
        ("If {the mayor} <refuses> [the offer of the port], it falls.", []),
        ("{The mayor} <refuses> [the offer of the port].", ["a0"]),
        ("{The sailors} <could see> [prices rise in spring].", []),
        ("{The sailors} <could not see> [why prices rose].", ["a0"]),
        ("Rules require {the sailors} <to reveal> [what they caught].", []),
        ("Ada Tarr asked {the sailors} <to reveal> [what they caught].", ["a0"]),
        ("Did {the mayor} <want> [to sell the bridge]?", []),
        ("Only then did {the mayor} <want> [to sell the bridge].", ["a0"]),
        ("It is also likely that {the mayor} <reported> [fewer boats].", []),
        ("That does not mean that {the mayor} <believes> [there are fewer boats].", []),
        ("It is clear that {the mayor} <reported> [fewer boats].", ["a0"]),
        ("If {the mayor’s} <claim> [that it was sold] holds, it falls.", ["a0"]),
        ("If {the mayor} <declines> [to comment], it falls.", []),
        ("If the crown {prince’s mill} <does not explain> [what was sold], it falls.", []),
        ("{The navy} <shot down> [a drone over the bay].", []),
        ("{The mayor} <shot down> [the claim that a drone was lost].", ["a0"]),
        ("{The port} <denied> [a visa for the sailor].", []),
        ("{The port} <denied> [any part in the sale].", ["a0"]),
        ("{The port} <denied> [the sailor entry to the pier].", []),
        ("{The port} <denied> [misuse of aid].", ["a0"]),
        ("{The wardens} <denied> [abuse in custody].", ["a0"]),
        ("{The clerk} <denied> [taking bail money].", ["a0"]),
        ("{The hospital} <denies> [poor care of patients].", ["a0"]),
        ("{The navy} <shot down> [at least two grey drones on Monday].", []),
        ("{The mayor} <shot down> [the idea of a harbour wall].", ["a0"]),
        ("{The mayor} <turned down> [calls for an inquiry into the plane crash].", ["a0"]),
        ("{Sailors} <claim> [their lives are in danger].", ["a0"]),
        ("{Sailors} <claim> [the lives of many are in danger].", ["a0"]),
        ("{The storm} <claimed> [the lives of two sailors].", []),
        ("{The storm} <has claimed> [at least 12 lives].", []),
        ("{The storm} <has claimed> [more than two hundred lives].", []),
        ("{The baker} <claims> [many lives are in danger].", ["a0"]),
        ("{Tarr} <accepted> [responsibility for the fire].", ["a0"]),
        ("{Tarr} <accepted> [the blame for the flood].", ["a0"]),
        ("{Tarr} <accepted> [the keys of the mill].", []),
        ("{The meeting} <concluded> [that the dam was unsafe].", ["a0"]),
        ("{The rally} <suggests> [that the dam was unsafe].", []),
        ("{The mayor} <sought> [to project confidence].", []),
        ("{The mayor} <tried to reassure> [the dockers].", []),
        ("{The mayor} <tried to reassure> [the dockers that the mill stays].", ["a0"]),
        ("{The mayor} <sought> [to portray the sale as a gift].", ["a0"]),
        ("The clerk hopes {Ada Tarr} <is saying> [that the dam is safe].", []),
        ("Hopefully {Ada Tarr} <is looking down and saying> [that the dam is safe].", []),
        ("The clerk hopes for rain, and {Ada Tarr} <says> [that the dam is safe].", ["a0"]),
    ],
)
def test_what_nobody_says(marked: str, kept: list[str]) -> None:
    report, read = reading(marked)
    assert [a.id for a in spoken(report, read).attributions] == kept


def test_what_somebody_demands_that_another_not_do_is_not_said() -> None:
    report, read = reading("{The mayor} <demanded> [that {the guild} <not concede> [a berth]].")
    assert [a.id for a in spoken(report, read).attributions] == ["a0"]


def test_an_act_inside_what_is_told_is_the_tellers() -> None:
    report, read = reading("{The mayor} <claimed> [that {many sailors} <had requested> [a berth]].")
    assert [a.id for a in spoken(report, read).attributions] == ["a0"]
    report, read = reading("{The mayor} <claimed> [that {a sailor} <was warned about> [the tide]].")
    assert [a.id for a in spoken(report, read).attributions] == ["a0"]
    report, read = reading("{The mayor} <claimed> [that {a sailor} <warned about> [the tide]].")
    assert [a.id for a in spoken(report, read).attributions] == ["a0", "a1"]


@pytest.mark.parametrize(("cue", "kept"), [("was first opened", []), ("is said", ["a0"]), ("were accused of", ["a0"])])
def test_what_is_done_with_nobody_who_says_it(cue: str, kept: list[str]) -> None:
    report, read = reading(f"The pier <{cue}> [in May of that year].")
    assert [a.id for a in spoken(report, read).attributions] == kept


def test_what_stood_in_an_act_stands_in_the_outer_one() -> None:
    report, read = reading("{Ada Tarr} <signed> [the bill of what {the clerk} <called> [rotten bridges]].")
    (inner,) = spoken(report, read).attributions
    assert (inner.id, inner.within) == ("a1", None)
