"""How sure it is that words are their source's. Invented sentences."""

from __future__ import annotations

import numpy as np
import pytest

from counterclaim.reading import read, whose
from counterclaim.reading.read import unweighed
from counterclaim.text import Report, report_id

DAY = "2031-05-06"
SAID = "“The dam will hold until spring,” Mayor Ina Velt said on Monday in a statement."
ACTED = "Mayor Ina Velt took a step that suggested a new course, and her party wants the dam issue to go away."


def made(text: str) -> Report:
    name = report_id(text, outlet=None, published=DAY)
    return Report(id=name, text=text, sha256="0" * 64, language="en", published=DAY)


def test_what_is_said_is_surer_than_what_is_told_of_somebody() -> None:
    said = read(made(SAID)).attributions
    acted = read(made(ACTED)).attributions
    assert said
    assert min(a.confidence for a in said) > 0.8
    assert all(a.confidence < min(s.confidence for s in said) for a in acted)


def test_confidence_is_a_probability_and_nothing_else_is_changed() -> None:
    report = made(f"{SAID} {ACTED}")
    before, scored = unweighed(report)
    assert scored is not None
    after = whose.weighed(report.text, scored, before.attributions)
    assert all(0.0 <= a.confidence <= 1.0 for a in after)
    assert [(a.id, a.source, a.cue, a.content) for a in after] == [
        (a.id, a.source, a.cue, a.content) for a in before.attributions
    ]


def test_there_is_a_weight_for_every_feature() -> None:
    report = made(SAID)
    reading, scored = unweighed(report)
    assert scored is not None
    rows = whose.features(report.text, scored, reading.attributions)
    assert rows.shape == (len(reading.attributions), len(whose._weights()[0]))
    assert np.isfinite(rows).all()


def test_another_network_keeps_its_own_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    report = made(SAID)
    reading, scored = unweighed(report)
    assert scored is not None
    monkeypatch.setattr(whose, "version", lambda: "another-reader")
    assert whose.weighed(report.text, scored, reading.attributions) == reading.attributions


def test_nothing_to_weigh() -> None:
    report = made("Rain fell.")
    _, scored = unweighed(report)
    assert scored is not None
    assert whose.weighed(report.text, scored, ()) == ()
