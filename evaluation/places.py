"""Places measured: coordinates within 161 km (100 miles) of LGL's and TR-News's, given the gold names.

``python -m evaluation.places`` prints the figures. The reports' outlets and datelines are not used.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass

from counterclaim.identity import Place, identify
from counterclaim.identity.gazetteer import distance
from counterclaim.reading.mentions import find_mentions
from counterclaim.reading.records import Reading
from counterclaim.text import Report, Span, report_id, sentences
from evaluation.identity import shared

WITHIN_KM = 161.0


@dataclass(frozen=True)
class Toponyms:
    """Counts over gold toponyms with coordinates; ``settled`` those of populated places alone."""

    right: int
    wrong: int
    unknown: int
    settled_right: int
    settled: int

    @property
    def accuracy(self) -> float:
        return self.right / max(1, self.right + self.wrong + self.unknown)


def toponyms(file: str, *, first: int | None = None) -> Toponyms:
    """Score the articles of ``lgl.xml`` or ``TR-News.xml``; ``first``: that many only."""
    found: Counter[str] = Counter()
    root = ElementTree.parse(shared() / "data" / "toponyms" / file).getroot()
    for article in root.findall("article")[:first]:
        text = article.findtext("text") or ""
        gold: list[tuple[int, int, Place, str]] = []
        for item in article.iter("toponym"):
            tag = item.find("gaztag")
            lat, lon = (tag.findtext("lat"), tag.findtext("lon")) if tag is not None else (None, None)
            if tag is None or lat is None or lon is None:
                continue
            start, end = int(item.findtext("start") or 0), int(item.findtext("end") or 0)
            gold.append(
                (
                    start,
                    end,
                    Place(lat=float(lat), lon=float(lon), country="", geonames_id=None),
                    tag.findtext("fclass") or "",
                )
            )
        report = Report(id=report_id(text, outlet=None, published=None), text=text, sha256="")
        names = [(s, e, "Location") for s, e, _, _ in gold if 0 <= s < e <= len(text)]
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
        by_span = {(s.start, s.end): identities.entity(i) for s, i in identities.by_span.items()}
        for start, end, place, kind in gold:
            entity = by_span.get((start, end))
            settled = kind == "P"
            found["settled"] += settled
            if entity is None or entity.place is None:
                found["unknown"] += 1
            elif distance(entity.place, place) <= WITHIN_KM:
                found["right"] += 1
                found["settled_right"] += settled
            else:
                found["wrong"] += 1
    return Toponyms(found["right"], found["wrong"], found["unknown"], found["settled_right"], found["settled"])


def main() -> None:
    """Print the figures of both sets."""
    for file in ("TR-News.xml", "lgl.xml"):
        made = toponyms(file)
        print(
            f"{file}: {made.accuracy:.3f} within {WITHIN_KM:.0f} km ({made.right} right, {made.wrong} wrong, "
            f"{made.unknown} unknown); towns alone {made.settled_right / max(1, made.settled):.3f} of {made.settled}"
        )


if __name__ == "__main__":
    main()
