"""The JSON contract: valid, complete, and every span proves its text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from counterclaim.brief import report_document, schema, story_document, to_markdown
from counterclaim.brief.holders import shown_name
from counterclaim.brief.phrases import phrase
from counterclaim.claims.records import Dossier, Joined, Position, Reason
from counterclaim.errors import SpanError
from counterclaim.identity.records import Identities
from counterclaim.reading.records import Attribution, Mention, MentionKind, Reading
from counterclaim.text import Report, Span, report_id

CONTRACT_STORY = {
    "story": {"id", "title", "first", "last"},
    "claims": {"id", "statement", "kind", "status", "positions", "origins", "independent_origins", "reasons"},
    "positions": {
        "id", "report", "holder", "holder_entity", "stance", "span", "text", "attribution", "said_on", "value"
    },
    "differences": {"id", "kind", "conflict", "summary", "sides", "reasons"},
    "reuse": {"origin", "passages"},
    "timeline": {"date", "text", "claims", "evidence"},
    "only_in": {"report", "claims"},
}  # fmt: skip
CONTRACT_REPORT = {
    "report": {"id", "outlet", "published", "title", "url", "language", "sha256", "text", "source_file"},
    "attributions": {
        "id", "source", "cue", "content", "quote", "stance", "within", "said_on", "channel", "addressee", "confidence"
    },
    "mentions": {"span", "entity", "kind"},
    "entities": {"id", "name", "type", "aliases", "side", "place"},
    "times": {"span", "text", "value"},
}  # fmt: skip


def validator(name: str) -> Draft202012Validator:
    found = schema(name)  # type: ignore[arg-type]
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def documents(dossier: Dossier) -> list[dict[str, Any]]:
    return [report_document(r, g, dossier.identities) for r, g in zip(dossier.reports, dossier.readings, strict=True)]


def spans(value: Any, report: str | None = None) -> Iterator[tuple[str, list[int], str]]:
    """Every object with a span and a text, with the report that it is of."""
    if isinstance(value, dict):
        report = value["report"] if isinstance(value.get("report"), str) else report
        if isinstance(value.get("report"), dict):
            report = value["report"]["id"]
        if value.get("span") is not None and "text" in value and report is not None:
            yield report, value["span"], value["text"]
        for held in value.values():
            yield from spans(held, report)
    elif isinstance(value, list):
        for held in value:
            yield from spans(held, report)


def test_reports_are_valid_and_complete(dossier: Dossier) -> None:
    check = validator("report")
    for document in documents(dossier):
        check.validate(document)
        assert CONTRACT_REPORT["report"] <= document["report"].keys()
        for field in ("attributions", "mentions", "entities", "times"):
            for item in document[field]:
                assert CONTRACT_REPORT[field] <= item.keys()
        assert {"sentences", "attributions", "mentions", "entities", "times"} <= document.keys()
    assert documents(dossier)[0]["attributions"]


@pytest.mark.parametrize("with_text", [True, False])
def test_story_is_valid_and_complete(dossier: Dossier, with_text: bool) -> None:
    document = story_document(dossier, with_text=with_text)
    validator("story").validate(document)
    assert CONTRACT_STORY["story"] <= document["story"].keys()
    for field in ("claims", "differences", "reuse", "timeline", "only_in"):
        assert document[field], field
        for item in document[field]:
            assert CONTRACT_STORY[field] <= item.keys()
    for claim in document["claims"]:
        assert all(CONTRACT_STORY["positions"] <= p.keys() for p in claim["positions"])
    assert [("text" in r["report"]) for r in document["reports"]] == [with_text] * len(dossier.reports)


def test_empty_story_is_valid(empty: Dossier) -> None:
    validator("story").validate(story_document(empty))


def test_every_span_proves_its_text(dossier: Dossier) -> None:
    texts = {r.id: r.text for r in dossier.reports}
    found = list(spans(story_document(dossier, with_text=True)))
    assert len(found) > 40
    for report, (start, end), text in found:
        assert texts[report][start:end] == text


def test_a_position_that_does_not_prove_its_text_is_refused(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    wrong = replace(claim.positions[0], text="The barrier at Port Selwyn is open")
    comparison = replace(dossier.comparison, claims=(replace(claim, positions=(wrong,)),))
    with pytest.raises(SpanError, match="not 'The barrier"):
        story_document(replace(dossier, comparison=comparison))


def test_evidence_of_another_report_is_refused(dossier: Dossier) -> None:
    claim = replace(dossier.comparison.claims[0], evidence=(Span("elsewhere", 0, 4),))
    with pytest.raises(SpanError, match="elsewhere"):
        story_document(replace(dossier, comparison=replace(dossier.comparison, claims=(claim,))))


def test_source_has_the_full_name_where_it_is_known(dossier: Dossier) -> None:
    told = documents(dossier)[0]["attributions"]
    assert told[0]["source"] | {"span": None} == {
        "span": None, "text": "ministry spokesman Tomas Vael", "entity": "e-vael", "name": "Tomas Vael", "known": True
    }  # fmt: skip
    assert told[1]["source"]["entity"] is None
    assert told[1]["source"]["name"] == told[1]["source"]["text"] == "Vael"


@pytest.mark.parametrize(("words", "kind"), [("He", "pronoun"), ("their", "pronoun"), ("the official", "description")])
def test_source_that_stands_for_nobody_known_has_no_name(words: str, kind: MentionKind) -> None:
    text = f"Of {words} it is told that the gate was shut."
    report = Report(report_id(text, outlet=None, published=None), text, hashlib.sha256(text.encode()).hexdigest())
    who, cue, said = report.span(3, 3 + len(words)), report.span(4 + len(words), 15 + len(words)), report.span(20, 30)
    told = Attribution("a0", who, cue, (said,), "indirect", "asserts")
    reading = Reading(report.id, "m", "read", (report.span(0, len(text)),), (told,), (Mention(who, kind, None),), ())
    document = report_document(report, reading, Identities((), {}))
    validator("report").validate(document)
    source = document["attributions"][0]["source"]
    assert source == {"span": [3, 3 + len(words)], "text": words, "entity": None, "name": None, "known": False}
    assert shown_name("they") == phrase("no_speaker")  # as a brief has it


def test_source_that_the_text_does_not_name(dossier: Dossier) -> None:
    reading = dossier.readings[0]
    unnamed = replace(reading, attributions=(replace(reading.attributions[0], source=None, cue=None),))
    document = report_document(dossier.reports[0], unnamed, dossier.identities)
    validator("report").validate(document)
    assert document["attributions"][0]["source"] == {
        "span": None,
        "text": None,
        "entity": None,
        "name": None,
        "known": False,
    }


def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier) -> None:
    turned = replace(
        dossier,
        identities=replace(dossier.identities, by_span=dict(reversed(list(dossier.identities.by_span.items())))),
    )
    assert json.dumps(story_document(dossier)) == json.dumps(story_document(turned))


def test_schema_refuses_what_it_does_not_know(dossier: Dossier) -> None:
    document = story_document(dossier)
    document["claims"][0]["status"] = "proven"
    assert not validator("story").is_valid(document)


def test_why_a_position_is_of_its_claim_is_told_where_asked_for(dossier: Dossier) -> None:
    claim = dossier.comparison.claims[0]
    first, *rest = claim.positions
    why = Joined("alike", rest[0].id, (Reason("bias", "", -1.5), Reason("wording", "0.80", 2.5)))
    claims = (replace(claim, positions=(replace(first, joined=why), *rest)), *dossier.comparison.claims[1:])
    told = replace(dossier, comparison=replace(dossier.comparison, claims=claims))
    plain = story_document(told)
    assert all("joined" not in p for c in plain["claims"] for p in c["positions"])
    document = story_document(told, with_reasons=True)
    validator("story").validate(document)
    found = document["claims"][0]["positions"][0]["joined"]
    assert (found["how"], found["with"], [r["weight"] for r in found["reasons"]]) == ("alike", rest[0].id, [-1.5, 2.5])
    assert document["claims"][0]["positions"][1]["joined"] is None


def test_a_silence_on_no_claim_is_in_the_document_and_under_who_said_what(dossier: Dossier) -> None:
    report = dossier.reports[0]
    words = report.text[:40]
    silence = Position("p-silent", report.id, "Harbour Pilots", None, "no-comment", report.span(0, 40), words)
    told = replace(dossier, comparison=replace(dossier.comparison, unattached=(silence,)))
    document = story_document(told)
    validator("story").validate(document)
    assert [(p["holder"], p["text"]) for p in document["unattached"]] == [("Harbour Pilots", words)]
    assert story_document(dossier)["unattached"] == []
    assert "Harbour Pilots" in to_markdown(told)
    assert "Harbour Pilots" not in to_markdown(dossier)
