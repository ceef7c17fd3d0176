"""Who is who takes work in step with the mentions of a report, however many they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from counterclaim.identity import identify, people_drafts, said
from counterclaim.reading import Reading
from counterclaim.text import Report, Span
from tests.identity.test_identity import build
from tests.reading.counting import counted, name

SMALL = 6_000
"""Code points: some hundreds of mentions."""

TWICE = 2.4
"""How many times the work twice the text may take: two, and what is sorted."""

UNITS: dict[str, Callable[[int], str]] = {
    "names": lambda k: f"[P:{name(k)} {name(k + 1)}] came. ",
    "speakers": lambda k: f"{{[P:{name(k)} {name(k + 1)}]}} said so. ",
    "surnames": lambda k: f"{{[P:{name(k)}]}} said so. ",
    "one surname": lambda k: f"{{[P:{name(k)} Holt]}} met [P:Holt]. ",
    "one given name": lambda k: f"{{[P:Mira {name(k)}]}} met [P:Mira]. ",
    "one speaker": lambda k: "{[P:Holt]} said so. ",
    "pronouns that speak": lambda k: "{He} said that she had told him so. ",
    "names and pronouns": lambda k: f"[P:{name(k)} Tarr] met [P:Bo Holt]. {{He}} said that they knew it was hers. ",
    "pronouns of one sentence": lambda k: f"[P:{name(k)} Tarr] met her and {{he}} said that they knew, ",
    "quotations": lambda k: "“I know it,” {she} said. “We saw it.” ",
    "offices": lambda k: f"{{The mayor of [L:{name(k)}]}} said so. {{The clerk}} left. ",
    "spokesmen": lambda k: "{The spokesman} said so. {A lawyer for the port} told the official. ",
    "who": lambda k: "{the clerk, who} said so, {the guard, who} agreed, ",
    "companies": lambda k: f"{{The [O:{name(k)} Canal Company]}} said so. The company left. ",
    "ministries": lambda k: f"{{The ministry}} met the [O:{name(k)} Ministry]. ",
    "acronyms": lambda k: (
        f"[O:{name(k)} {name(k + 1)} Board] ({name(k)[:3].upper()}) met the [O:{name(k)[:3].upper()}]. "
    ),
    "towns": lambda k: f"In [L:{name(k)}], in the north, {{the mayor}} was asked. ",
    "accounts": lambda k: f"[P:{name(k)} {name(k + 1)}] (@[O:{name(k)}{name(k + 1).lower()}]) said so. ",
    "names of two": lambda k: f"The [O:{name(k)} Board and {name(k + 1)} Council] met in [L:Texas and Ohio]. ",
    "surnames taken for bodies": lambda k: f"Mr. [O:{name(k)}] met [P:Bo {name(k)}] of the [O:{name(k)} campaign]. ",
    "lines": lambda k: f"[P:{name(k)}]\n\n",
}


def made(unit: Callable[[int], str], length: int) -> tuple[Report, Reading]:
    """A report of some ``length`` code points, in which whoever speaks is said to say what follows in the sentence."""
    marked = ""
    for number in count():
        if len(marked) >= length:
            break
        marked += unit(number)
    report, reading = build(marked)
    attributions = []
    for a in reading.attributions:
        assert a.source is not None
        end = min(reading.sentence_at(a.source.start).end, a.source.end + 60)
        attributions.append(replace(a, content=(Span(report.id, min(a.source.end, end - 1), end),)))
    return report, replace(reading, attributions=tuple(attributions))


@pytest.fixture(scope="module")
def warm() -> None:
    """What is loaded and looked up once is so before any work is counted."""
    for unit in UNITS.values():
        report, reading = made(unit, 400)
        identify([report], [reading])


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("kind", UNITS)
def test_twice_the_mentions_take_twice_the_work(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, limit in ((people_drafts, "_MOST"), (said, "_KINDS"), (said, "MOST")):
        monkeypatch.setattr(module, limit, 10)  # what is looked at of the nearest, less than each report has
    work = []
    for times in (1, 2):
        report, reading = made(UNITS[kind], SMALL * times)
        with counted() as number:
            identify([report], [reading])
        work += number
    assert work[1] < TWICE * work[0]
