"""Places measured on LGL and TR-News: found in the raw text and put within 161 km (100 miles) of the annotated point.

``python -m evaluation.places`` prints the figures. End to end: of all annotated place names with coordinates
(nationality words, names inside the names of bodies and facilities too), the share whose very span is found and whose
place lies within 161 km. The weights that choose are those fitted on the other half of the outlets
(``places_halves.json``), not those that ship. Where TR-News's offsets do not hold its phrase, the nearest such phrase
within 40 characters is meant.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from counterclaim.identity import Place, identify
from counterclaim.identity.asking import Toponym, toponyms
from counterclaim.identity.gazetteer import distance
from counterclaim.identity.geography import Weights
from counterclaim.reading import read
from counterclaim.reading.mentions import find_mentions
from counterclaim.reading.records import Reading
from counterclaim.text import Report, Span, report_id, sentences
from evaluation.data import data_root

WITHIN_KM = 161.0
FILES = {"TR-News": "TR-News.xml", "LGL": "lgl.xml"}
HALVES = Path(__file__).parent / "places_halves.json"
_ASTRAY = 40


@dataclass(frozen=True)
class Gold:
    """An annotated place name; ``place`` is None where it has no coordinates. ``kind``: GeoNames' feature class."""

    start: int
    end: int
    place: Place | None
    kind: str


@dataclass(frozen=True)
class Article:
    """``half`` is 0 or 1, by its outlet."""

    report: Report
    gold: tuple[Gold, ...]
    half: int


@dataclass(frozen=True)
class Figures:
    """Counts of annotated names with coordinates: all, span found, put right. ``put``: places put, ``annotated``
    of them.

    ``settled`` and ``settled_right``: of populated places alone.
    """

    total: int
    found: int
    right: int
    put: int
    annotated: int
    settled: int
    settled_right: int

    @property
    def exact(self) -> float:
        return self.right / max(1, self.total)

    @property
    def precision(self) -> float:
        """Of the places put on the map, those where the set has a name at all. LGL leaves many out."""
        return self.annotated / max(1, self.put)


def articles(file: str) -> Iterator[Article]:
    """The articles of ``lgl.xml`` or ``TR-News.xml``, with the outlet's domain."""
    for item in ElementTree.parse(data_root() / "toponyms" / file).getroot().findall("article"):
        text, domain = item.findtext("text") or "", item.findtext("domain") or ""
        gold = []
        for named in item.iter("toponym"):
            tag = named.find("gaztag")
            lat, lon = (tag.findtext("lat"), tag.findtext("lon")) if tag is not None else (None, None)
            place = Place(float(lat), float(lon), "", None) if lat is not None and lon is not None else None
            start, phrase = int(named.findtext("start") or 0), named.findtext("phrase") or ""
            start = meant(text, start, phrase)
            end = start + len(phrase)
            gold.append(Gold(start, end, place, (tag.findtext("fclass") if tag is not None else None) or ""))
        url = f"http://{domain}/"
        report = Report(id=report_id(text, outlet=domain, published=None), text=text, sha256="", url=url)
        yield Article(report, tuple(gold), zlib.crc32(domain.encode()) % 2)


def meant(text: str, start: int, phrase: str) -> int:
    """``start``, or where the phrase stands nearest to it."""
    if text.startswith(phrase, start):
        return start
    near = [i for i in range(max(0, start - _ASTRAY), start + _ASTRAY + 1) if text.startswith(phrase, i)]
    return min(near, key=lambda i: abs(i - start)) if near else start


def end_to_end(file: str, *, first: int | None = None) -> Figures:
    """Read the raw texts and score what is found; ``first``: that many articles only."""
    halves = [Weights.of(told) for told in json.loads(HALVES.read_text(encoding="utf-8"))]
    counts: Counter[str] = Counter()
    for number, article in enumerate(articles(file)):
        if first is not None and number >= first:
            break
        counts += score(article, toponyms(article.report, read(article.report), weights=halves[article.half]))
    return Figures(**{name: counts[name] for name in Figures.__dataclass_fields__})


def score(article: Article, found: tuple[Toponym, ...]) -> Counter[str]:
    """Counts of one article, by the names of ``Figures``' fields."""
    counts: Counter[str] = Counter()
    by_span = {(t.span.start, t.span.end): t for t in found}
    for gold in article.gold:
        if gold.place is None:
            continue
        made = by_span.get((gold.start, gold.end))
        settled = gold.kind == "P"
        right = made is not None and made.placed is not None
        right = right and distance(made.placed.entry, gold.place) <= WITHIN_KM  # type: ignore[union-attr]
        counts.update(total=1, found=int(made is not None), right=int(right))
        counts.update(settled=int(settled), settled_right=int(settled and right))
    for put in found:
        if put.placed is not None:
            at_all = any(g.start < put.span.end and put.span.start < g.end for g in article.gold)
            counts.update(put=1, annotated=int(at_all))
    return counts


def given(file: str, *, first: int | None = None) -> float:
    """The share of names put within 161 km by ``identify`` with the shipped weights, every annotated span given."""
    right = total = 0
    for number, article in enumerate(articles(file)):
        if first is not None and number >= first:
            break
        text, report = article.report.text, article.report
        names = [(g.start, g.end, "Location") for g in article.gold if 0 <= g.start < g.end <= len(text)]
        reading = Reading(
            report=report.id,
            model="gold",
            outcome="read",
            sentences=tuple(Span(report.id, s, e) for s, e in sentences(text)),
            attributions=(),
            mentions=find_mentions(report, names, []),
            times=(),
        )
        identities = identify([report], [reading])
        for gold in article.gold:
            if gold.place is not None:
                entity = identities.of(Span(report.id, gold.start, gold.end))
                total += 1
                place = entity.place if entity is not None else None
                right += place is not None and distance(place, gold.place) <= WITHIN_KM
    return right / max(1, total)


def figures() -> dict[str, float] | None:
    """Shares of one by measure; None where the sets are absent."""
    if not (data_root() / "toponyms").is_dir():
        return None
    made: dict[str, float] = {}
    for name, file in FILES.items():
        got = end_to_end(file)
        made |= {
            f"{name} end to end within 161 km": got.exact,
            f"{name} towns, end to end": got.settled_right / max(1, got.settled),
            f"{name} span found": got.found / max(1, got.total),
            f"{name} places put that are annotated": got.precision,
        }
    made["TR-News within 161 km"] = given(FILES["TR-News"])
    return made


def main() -> None:
    """Print the figures."""
    for measure, value in (figures() or {}).items():
        print(f"{measure}: {value:.3f}")


if __name__ == "__main__":
    main()
