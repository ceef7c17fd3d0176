"""The language of a report: what its text plainly is goes before what is declared; what is not plain stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.intake import Notice, load
from counterclaim.reading import read
from counterclaim.text import Report

OTHERS = {
    "es": "El ministro dijo el lunes que el puente sobre el río estaba cerrado y que nadie resultó herido. La alcaldía "
    "negó que la obra fuera peligrosa y anunció una investigación para la próxima semana.",
    "de": "Der Minister sagte am Montag, die Brücke über den Fluss sei gesperrt und niemand sei verletzt worden. Die "
    "Stadt bestritt, dass der Bau gefährlich sei, und kündigte für die nächste Woche eine Untersuchung an.",
    "fr": "Le ministre a déclaré lundi que le pont sur la rivière était fermé et que personne n’avait été blessé. La "
    "mairie a démenti que l’ouvrage soit dangereux et a annoncé une enquête pour la semaine prochaine.",
    "nl": "De minister zei maandag dat de brug over de rivier was gesloten en dat niemand gewond was geraakt. De "
    "gemeente ontkende dat het werk gevaarlijk is en kondigde voor volgende week een onderzoek aan.",
    "da": "Ministeren sagde mandag, at broen over floden var lukket for trafik, og at ingen var kommet til skade. "
    "Kommunen afviste, at byggeriet er farligt, og varslede en undersøgelse i næste uge.",
    "pl": "Minister powiedział w poniedziałek, że most na rzece jest zamknięty i że nikt nie został ranny. Władze "
    "miasta zaprzeczyły, że to niebezpieczne, i zapowiedziały śledztwo w przyszłym tygodniu.",
    "ru": "Министр сообщил в понедельник, что мост через реку закрыт и что никто не пострадал. Мэрия опровергла, что "
    "сооружение опасно, и объявила о проверке на следующей неделе.",
    "ar": "قال الوزير يوم الاثنين إن الجسر فوق النهر مغلق وإن أحدا لم يصب بأذى. ونفت البلدية أن يكون البناء خطيرا.",
    "zh": "部长周一表示，横跨河流的大桥已经关闭，没有人受伤。市政府否认工程存在危险，"
    "并宣布下周展开调查，届时将公布结果。",
}
ENGLISH = (
    "The minister said on Monday that the bridge over the river was closed and that nobody was hurt. The city denied "
    "that the works were dangerous, and announced an inquiry for the next week.\n"
)


def loaded(folder: Path, text: str, language: str) -> tuple[Report, list[Notice]]:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    manifest = {"reports": [{"file": "a.txt", "outlet": "The Quay", "language": language}]}
    (folder / "reports.json").write_text(json.dumps(manifest), encoding="utf-8")
    found = list(load([folder]))
    (report,) = (f for f in found if isinstance(f, Report))
    return report, [f for f in found if isinstance(f, Notice)]


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_declared_english_is_said_and_not_read(tmp_path: Path, language: str) -> None:
    report, (notice,) = loaded(tmp_path, OTHERS[language], "en")
    assert report.language == language
    assert read(report).outcome == "other-language"
    assert notice.code == "other-language"
    assert "'en'" in notice.what
    assert repr(language) in notice.what


@pytest.mark.parametrize("declared", ["fr", "de-AT", "English", "en_US"])
def test_english_declared_otherwise_is_read(tmp_path: Path, declared: str) -> None:
    report, notices = loaded(tmp_path, ENGLISH, declared)
    assert read(report).outcome == "read"
    assert len(notices) == (declared != "en_US")


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Mayor shuts bridge.",  # too short to tell
        "Oldmere 3 Ashby 1\nSelwyn 0 Talmer 2\n" * 20,  # no words of any language
        ENGLISH * 2 + OTHERS["es"],  # a quotation in another language
        ENGLISH * 2 + OTHERS["ar"],
    ],
    ids=["english", "capitals", "short", "names", "quotes spanish", "quotes arabic"],
)
def test_what_is_not_plainly_another_language_stays_as_declared(tmp_path: Path, text: str) -> None:
    report, notices = loaded(tmp_path, text, "en")
    assert (report.language, notices) == ("en", [])


def test_between_two_others_the_declared_one_stays(tmp_path: Path) -> None:
    report, notices = loaded(tmp_path, OTHERS["es"], "pt")
    assert (report.language, notices) == ("pt", [])
