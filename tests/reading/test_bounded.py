"""Reading takes work in step with the length of the text, whatever it holds, and every span is the words it quotes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from counterclaim.identity import Identities, identify, people_drafts
from counterclaim.intake.parts import recognise
from counterclaim.reading import Reading, read
from counterclaim.settings import Settings, using
from counterclaim.text import Report
from tests.reading.counting import counted, name
from tests.reading.marks import every_span

SMALL = 1_200
TWICE = 2.5
"""How many times the work twice the text may take: two, and what is sorted."""


UNITS: dict[str, Callable[[int], str]] = {
    "news": lambda k: f"The mayor of {name(k)} said on Monday that the quay was shut. “We saw it,” a clerk said.\n\n",
    "one sentence": lambda k: f"the mayor said the bridge was shut and {name(k)} denied that it was unsafe, ",
    "no punctuation": lambda k: "The mayor said that the quay was shut and a spokesman denied it was unsafe ",
    "capitals": lambda k: f"THE MAYOR OF {name(k).upper()} SAID ON MONDAY THAT THE QUAY WAS SHUT. ",
    "headings": lambda k: f"THE MAYOR OF {name(k).upper()} SAID SO\n\nThe mayor said that the quay was shut.\n\n",
    "emoji": lambda k: "😀👩‍👧 The mayor said 🇫🇷 that it was shut 😀. ",
    "quotations": lambda k: "“The bridge is shut,” the mayor said. ",
    "quotations left open": lambda k: "“The bridge is shut, the mayor said. ",
    "quotations in quotations": lambda k: "“He said ‘she said “no”’ and left,” the clerk said. ",
    "marks": lambda k: "“\"‘'„«»”’ ",
    "apostrophes": lambda k: "'a ",
    "right to left": lambda k: "قال الوزير إن الجسر مغلق. The minister שר said that министр closed 市长. ",
    "control characters": lambda k: "The\x07mayor\x1bsaid that the\x7fbridge was \u202eshut. ",
    "speakers": lambda k: f"{name(k)} {name(k + 1)} said that the dam was shut. ",
    "one speaker": lambda k: "Holt said the dam was shut. ",
    "one surname": lambda k: f"{name(k)} Holt said that Holt was ill. ",
    "names": lambda k: f"{name(k)} {name(k + 1)}, ",
    "companies": lambda k: f"The {name(k)} Canal Company said so. ",
    "places": lambda k: f"In {name(k)}, Ohio, it rained. ",
    "pronouns": lambda k: f"{name(k)} Tarr met Bo Holt. He said that they knew it was hers. ",
    "pronouns alone": lambda k: "He said that she had told him so. ",
    "one's own": lambda k: "“I know that we saw it and I told them,” ",
    "who": lambda k: "the clerk, who knew the mayor, who met the guard, ",
    "offices": lambda k: "The spokesman said so. A lawyer for the port told the official. ",
    "dates": lambda k: f"On May {k % 28 + 1}, 2031, it rained. ",
    "days": lambda k: "two days ago at 5pm on Tuesday morning ",
    "blocks": lambda k: "The mayor said:\n“The bridge is shut.”\n\n",
    "posts": lambda k: "The bridge is shut — Holt (@holt) May 4, 2031 ",
    "excerpts": lambda k: f"From the {name(k)} Post: “The mayor said on Monday that the quay was shut for a week.”\n\n",
    "turns": lambda k: f"ADA TARR: We saw the quay of {name(k)}.\n\nBO ODE: It was shut.\n\n",
    "lines": lambda k: "The mayor said so.\n",
    "line ends": lambda k: "x\n",
}


def made(unit: Callable[[int], str], length: int) -> Report:
    """A report of ``length`` code points, with the parts that intake finds in it."""
    pieces: list[str] = []
    while sum(map(len, pieces[-1:])) * len(pieces) < 2 * length and len("".join(pieces)) < length:
        pieces.append(unit(len(pieces)))
    text = "".join(pieces)[:length]
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    parts = recognise(text).parts
    return Report(id=digest[:12], text=text, sha256=digest, language="en", published="2031-05-06", parts=parts)


def told(report: Report) -> tuple[Reading, Identities]:
    with using(Settings(threads=1)):
        reading = read(report)
        return reading, identify([report], [reading])


@pytest.fixture(scope="module")
def warm() -> None:
    """What is loaded and looked up once is so before any work is counted."""
    for kind in ("news", "companies", "places", "speakers", "offices", "days"):
        told(made(UNITS[kind], 2 * SMALL))


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("kind", UNITS)
def test_twice_the_text_takes_twice_the_work_and_every_span_is_its_words(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_drafts, "_MOST", 5)
    work = []
    for times in (1, 2):
        report = made(UNITS[kind], SMALL * times)
        with counted() as count:
            reading, identities = told(report)
        work += count
        for span in (*every_span(reading), *identities.by_span):
            assert 0 <= span.start < span.end <= len(report.text)
            report.prove(span, report.text[span.start : span.end])
    assert work[1] < TWICE * work[0]
