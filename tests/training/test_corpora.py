"""What training reads, from files of its forms with invented content."""

from __future__ import annotations

from pathlib import Path

import pytest

from training import corpora


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COUNTERCLAIM_DATA", str(tmp_path))
    return tmp_path


def written(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def told(found: corpora.Labelled, task: str) -> list[tuple[str, str]]:
    return [(found.text[s:e], label) for s, e, label in found.spans[task]]


def test_attributions_of_the_first_annotator(data: Path) -> None:
    written(data / "polnear/dev/text/a1.txt", "The pier is shut, Ada Tarr said.")
    spans = "T1\tSource 18 26\tAda Tarr\nT2\tCue 27 31\tsaid\nT3\tContent 0 3;4 16\tThe pier is shut\n"
    written(data / "polnear/dev/attributions/a1_0a0a.ann", spans + "E1\tAttribution:T2 Content:T3 Cue:T2 Source:T1\n")
    written(data / "polnear/dev/attributions/a1_0b0b.ann", spans)
    (made,) = corpora.polnear("dev")
    assert told(made, "attribution") == [
        ("The", "content"),
        ("pier is shut", "content"),
        ("Ada Tarr", "source"),
        ("said", "cue"),
    ]
    assert made.attributions == [corpora.Attributed(source=[(18, 26)], cue=[(27, 31)], content=[(0, 3), (4, 16)])]


def test_names_from_tokens_and_malformed_rows(data: Path) -> None:
    rows = "Ada\tB-Person\nTarr\tI-Person\nbroken row\n\nPort\tB-Location\nVex\tI-Location\nslept\tO\n.\tO\n"
    written(data / "ner_newswire/jp_1.tsv", "http://example.org\n" + rows)
    (made,) = corpora.newswire()
    assert told(made, "names") == [("Ada Tarr", "Person"), ("Port Vex", "Location")]


def test_western_names_keep_people_bodies_and_places(data: Path) -> None:
    rows = "Tarr\tB-politician\nled\tO\nthe\tO\nPier\tB-politicalparty\nParty\tI-politicalparty\nin\tO\n"
    more = "Vexland\tB-country\n\nThe\tO\nPier\tB-election\nvote\tI-election\n"
    written(data / "ner_small/crossner_politics_dev.txt", rows + more)
    (made,) = corpora.western()
    assert told(made, "names") == [("Tarr", "Person"), ("Pier Party", "Organization"), ("Vexland", "Location")]


def test_times_inside_the_text(data: Path) -> None:
    timex = '<TIMEX3 tid="t1" type="DATE" value="2031-05-06">Tuesday</TIMEX3>'
    written(data / "timeml/tbaq/x/a.tml", f"<TimeML><TEXT>It closed on {timex}, she said.</TEXT></TimeML>")
    (made,) = corpora.timed()
    assert told(made, "times") == [("Tuesday", "TIMEX3")]


def test_a_fixed_fifth_is_held_out() -> None:
    held = [name for name in (f"jp_{n}" for n in range(2000)) if corpora.is_held_out(name)]
    assert 300 < len(held) < 500
    assert held == [name for name in held if corpora.is_held_out(name)]
