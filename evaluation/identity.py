"""Identity measured: speakers and grouping on the annotated stories, spellings on name pairs.

``python -m evaluation.identity`` prints the figures. Data is looked for in ``COUNTERCLAIM_SHARED``, else ``../shared``.
"""

from __future__ import annotations

import collections
import json
import random
import re
from dataclasses import dataclass
from typing import Any

from counterclaim.identity import Identities, identify
from counterclaim.identity.body_words import words_of
from counterclaim.identity.lexicon import fold, nation
from counterclaim.identity.people import plain_name
from counterclaim.identity.spelling import likeness
from counterclaim.models.reader import score
from counterclaim.reading.mentions import find_mentions
from counterclaim.reading.records import Attribution, Reading
from counterclaim.text import Report, Span, report_id, sentences
from evaluation.data import data_root, shared
from evaluation.scores import b_cubed

STORIES = ("d1", "d2", "d3", "d4", "d5", "d6")


@dataclass(frozen=True)
class GoldStory:
    """A story's reports, readings made of gold attributions and the reader's names, and its gold records."""

    name: str
    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    attributions: list[dict[str, Any]]
    entities: list[dict[str, Any]]


def load_story(name: str) -> GoldStory:
    """Gold attributions with the names that the shipped reader finds."""
    folder = shared() / "gold" / name
    attributions = json.loads((folder / "gold" / "attributions.json").read_text(encoding="utf-8"))
    entities = json.loads((folder / "gold" / "entities.json").read_text(encoding="utf-8"))
    reports, readings = [], []
    for meta in json.loads((folder / "reports.json").read_text(encoding="utf-8")):
        text = (folder / meta["file"]).read_text(encoding="utf-8")
        key = report_id(text, outlet=meta["outlet"], published=meta["published"])
        report = Report(id=key, text=text, sha256="", outlet=meta["outlet"], published=meta["published"])
        doc = meta["file"].removesuffix(".txt")
        made = []
        for item in (a for a in attributions if str(a["doc"]) == doc):
            at = item["offsets"]
            made.append(
                Attribution(
                    id=f"{doc}/{item['id']}",
                    source=_span(report, at.get("source")),
                    cue=_span(report, at.get("cue")),
                    content=tuple(Span(key, s, e) for s, e in at.get("content") or []),
                    quote="direct" if item["quote_type"] == "direct" else "indirect",
                    stance="asserts",
                    within=f"{doc}/{item['parent']}" if item.get("parent") else None,
                )
            )
        names = [(t.start, t.end, t.label) for t in score(text).spans["names"]]
        sources = [a.source for a in made if a.source is not None]
        readings.append(
            Reading(
                report=key,
                model="gold",
                outcome="read",
                sentences=tuple(Span(key, s, e) for s, e in sentences(text)),
                attributions=tuple(made),
                mentions=find_mentions(report, names, sources),
                times=(),
            )
        )
        reports.append(report)
    return GoldStory(name, tuple(reports), tuple(readings), attributions, entities)


def _span(report: Report, at: list[Any] | None) -> Span | None:
    if not at:
        return None
    if isinstance(at[0], list):
        at = at[0]
    return report.span(at[0], at[1])


def plain(name: str) -> str:
    """A gold name without what annotators add: notes in brackets, "Government of", "Unnamed"."""
    name = re.sub(r"\([^)]*\)", "", name)
    name = re.sub(r"^(?:the |unnamed |unspecified |government of )+", "", name.strip(), flags=re.IGNORECASE)
    return fold(name)


def same_name(mine: str, gold: str) -> bool:
    """Equal up to annotators' notes, articles, middle initials, order ("Ministry of Defence of X") and "government"."""
    left, right = plain(mine), plain(gold)
    if left == right or plain_name(left) == plain_name(right) or (words_of(left) and words_of(left) == words_of(right)):
        return True
    found = [
        nation(mine.removesuffix(" government")),
        nation(re.sub(r"\s*\([^)]*\)", "", gold).removeprefix("Government of ")),
    ]
    return (
        found[0] is not None
        and found[1] is not None
        and found[0].iso == found[1].iso
        and "metonym" not in {f.form for f in found if f}
    )


def near_name(mine: str, gold: str) -> bool:
    """Whether all the words of one are in the other, annotators' notes included: ``Holt`` and ``Mira Holt``."""
    left, right = set(plain(mine).split()), set(fold(gold.replace("(", " ").replace(")", " ")).split())
    stem = [{w.rstrip("s") for w in words} - {"the", "a", "of", "at", "in", "one", "some"} for words in (left, right)]
    return bool(stem[0]) and bool(stem[1]) and (stem[0] <= stem[1] or stem[1] <= stem[0])


@dataclass(frozen=True)
class Speakers:
    """Counts over attributions with a source span; ``loose`` counts near names as right."""

    right: int
    wrong: int
    unknown: int
    total: int
    loose: int
    errors: tuple[tuple[str, str, str, str], ...]

    @property
    def accuracy(self) -> float:
        return self.right / max(1, self.total)


def speakers(story: GoldStory, identities: Identities, *, core: bool = True) -> Speakers:
    """Resolved names against gold names."""
    by_doc = {str(i): r for i, r in enumerate(story.reports)}
    right = wrong = unknown = loose = 0
    errors = []
    for item in story.attributions:
        if (core and not item.get("core", True)) or not item["source_canonical"] or not item["offsets"].get("source"):
            continue
        report = by_doc[str(item["doc"])]
        span = _span(report, item["offsets"]["source"])
        found = identities.of(span)
        text = report.quote(span) if span is not None else ""
        if found is None:
            unknown += 1
            errors.append((story.name + "/" + item["id"], text, item["source_canonical"], "?"))
        elif same_name(found.name, item["source_canonical"]):
            right += 1
            loose += 1
        else:
            wrong += 1
            loose += near_name(found.name, item["source_canonical"])
            errors.append((story.name + "/" + item["id"], text, item["source_canonical"], found.name))
    return Speakers(right, wrong, unknown, right + wrong + unknown, loose, tuple(errors))


def by_speaker(story: GoldStory, identities: Identities) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of the grouping of gold sources by speaker, whatever the names."""
    pairs: dict[str, tuple[str, str]] = {}
    by_doc = {str(i): r for i, r in enumerate(story.reports)}
    for item in story.attributions:
        if not item["source_canonical"] or not item["offsets"].get("source"):
            continue
        key = f"{item['doc']}/{item['id']}"
        found = identities.of(_span(by_doc[str(item["doc"])], item["offsets"]["source"]))
        pairs[key] = (found.id if found is not None else f"?{key}", item["source_canonical"])
    return b_cubed(pairs.values())


def by_form(story: GoldStory, identities: Identities) -> tuple[tuple[float, float, float], float]:
    """B-cubed precision, recall and F1 of gold surface forms by entity, and the share of forms that are in an entity.

    A form is looked for at its first place in the report; what it stands for is what the longest span in it does,
    names before descriptions. Forms in no entity count as entities of their own.
    """
    pairs: dict[str, tuple[str, str]] = {}
    found = 0
    for entity in story.entities:
        for doc, forms in entity["surface_forms"].items():
            report = story.reports[int(doc)]
            spans = [s for s in identities.by_span if s.report == report.id]
            for form in forms:
                start = report.text.find(form)
                if start < 0:
                    continue
                key = f"{doc}/{start}/{form}"
                inside = [s for s in spans if start <= s.start and s.end <= start + len(form)]
                inside = inside or [s for s in spans if s.start <= start < s.end]
                best = max(
                    inside, key=lambda s: (report.text[s.start].isupper(), s.end - s.start, -s.start), default=None
                )
                pairs[key] = (identities.by_span[best] if best is not None else f"?{key}", entity["canonical"])
                found += best is not None
    return b_cubed(pairs.values()), found / max(1, len(pairs))


def spellings(file: str, *, sample: int = 5000, seed: int = 0) -> dict[str, float]:
    """Share of spellings of one name found alike, of near names of others, and of random names."""
    from rapidfuzz.distance import Levenshtein

    by: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    with (data_root() / "names" / file).open(encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3:
                by[parts[1]][parts[0]] += int(parts[2])
    draw = random.Random(seed)
    same = []
    for counts in by.values():
        kept = sorted(n for n in counts if counts[n] >= 2 and len(n) > 3)
        same += [(a, b) for i, a in enumerate(kept) for b in kept[:i]]
    draw.shuffle(same)
    names = sorted((max(c, key=lambda n: (c[n], n)), key) for key, c in by.items() if sum(c.values()) >= 5)
    near, far = [], []
    for _ in range(200_000):
        i = draw.randrange(len(names))
        j = max(0, min(len(names) - 1, i + draw.randint(-30, 30)))
        (a, x), (b, y) = names[i], names[j]
        if i != j and Levenshtein.distance(fold(a), fold(b)) <= 2 and Levenshtein.distance(x, y) >= 3 and len(a) > 3:
            near.append((a, b))
        (a, x), (b, y) = names[i], names[draw.randrange(len(names))]
        if x != y:
            far.append((a, b))
    return {
        "same": _share(same[:sample]),
        "near": _share(near[:sample]),
        "random": _share(far),
    }


def _share(pairs: list[tuple[str, str]]) -> float:
    return sum(likeness(a, b) > 0 for a, b in pairs) / max(1, len(pairs))


def main(*, errors: bool = False) -> None:
    """Print all figures."""
    total: collections.Counter[str] = collections.Counter()
    for name in STORIES:
        story = load_story(name)
        identities = identify(story.reports, story.readings)
        found = speakers(story, identities)
        precision, recall, f1 = by_speaker(story, identities)
        forms, within = by_form(story, identities)
        print(
            f"{name}: speakers {found.accuracy:.3f} ({found.right} right, "
            f"{found.wrong} wrong, {found.unknown} unknown); "
            f"B-cubed {f1:.3f} (P {precision:.3f} R {recall:.3f}); "
            f"surface forms {forms[2]:.3f} (P {forms[0]:.3f} R {forms[1]:.3f}, {within:.2f} in an entity)"
        )
        total.update(loose=found.loose, right=found.right, wrong=found.wrong, unknown=found.unknown, all=found.total)
        if errors:
            for error in found.errors:
                print("   ", error)
    print(
        f"all: speakers {total['right'] / total['all']:.3f}, near {total['loose'] / total['all']:.3f}, "
        f"wrong {total['wrong']}, unknown {total['unknown']}"
    )
    for file in ("wd_russian_80", "wd_arabic_80"):
        print(file, {k: round(v, 4) for k, v in spellings(file).items()})


if __name__ == "__main__":
    import sys

    main(errors="--errors" in sys.argv)
