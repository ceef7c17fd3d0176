"""Names on the held-out fifth of the newswire set: exact F1 by class, by region, and over all.

Names as reading makes them of the tagger's (``reading/naming.py``); the tagger's own stand beside them. That set has no
Western outlets: CrossNER's sentences on European and American politics (never trained on) stand for those, people,
organisations and places alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from counterclaim.models import reader
from counterclaim.reading.naming import consistent
from evaluation.spans import SpanCounts, count, total
from training.corpora import NAMES, data_root, is_held_out, newswire, western

MAPPED = {"Location": "place", "Facility": "place", "Person": "person", "Organization": "organisation", "NORP": "group"}
"""The set's classes as the types of the design; classes not named stay as they are."""
REGIONS = {
    "Africa": "af afs alg eg et ghana kenya mauritius nm panaf sa",
    "Asia": "asia bangladesh cn in jp kr mong my pk th tw",
    "Canada, Oceania": "aus canada nz",
    "Latin America": "arg bol chile col cosric cuba ecuador elsalv guyana hond mex nic pan paraguay peru uruguay ven",
    "Middle East": "iran israel jr kw oman qt saud uae",
}
"""By how the set's file names begin, which is by the outlet's country."""
TYPED = ("organisation", "person", "place")
"""What both sets annotate."""

Name = tuple[int, int, str]


def region(name: str) -> str:
    """The region of an article's outlet, by its file's name."""
    first = name.partition("_")[0]
    return next((r for r, begins in REGIONS.items() if first in begins.split()), "elsewhere")


def figures() -> dict[str, float] | None:
    """Shares of one by measure; None where the set is absent."""
    if not (data_root() / "ner_newswire").is_dir():
        return None
    exact: dict[str, SpanCounts] = {}
    mapped: dict[str, SpanCounts] = {}
    regions: dict[str, Counter[str]] = defaultdict(Counter)
    tagger: Counter[str] = Counter()
    every = SpanCounts()
    typed: Counter[str] = Counter()
    for article in newswire():
        if not is_held_out(article.id):
            continue
        tagged = reader.score(article.text, tasks=("names",)).spans["names"]
        found = set(consistent(article.text, tagged))
        gold = set(article.spans["names"])
        exact = total([exact, {c: count(_of(found, {c}), _of(gold, {c})) for c in NAMES}])
        for kind in sorted(set(MAPPED.values())):
            classes = {c for c, t in MAPPED.items() if t == kind}
            mapped = total([mapped, {kind: count(_of(found, classes), _of(gold, classes))}])
        every = every + count(_of(found, set(NAMES)), _of(gold, set(NAMES)))
        regions[region(article.id)].update(_counts(found, gold))
        typed.update(_counts(_typed(found), _typed(gold)))
        tagger.update(_counts({(t.start, t.end, t.label) for t in tagged}, gold))
    overall = sum((c.exact for c in exact.values()), SpanCounts().exact)
    return (
        {"exact F1": overall.f1, "tagger alone exact F1": _f1(tagger), "spans only F1": every.exact.f1}
        | {f"{t} F1": c.exact.f1 for t, c in sorted(mapped.items())}
        | {f"class {c} F1": exact[c].exact.f1 for c in NAMES}
        | {f"{name} exact F1": _f1(counts) for name, counts in sorted(regions.items())}
        | {"outside the West, three types exact F1": _f1(typed)}
        | _western()
    )


def _western() -> dict[str, float]:
    """The figures of the Western set; nothing where it is absent."""
    if not (data_root() / "ner_small").is_dir():
        return {}
    typed: Counter[str] = Counter()
    spans: Counter[str] = Counter()
    for document in western():
        tagged = reader.score(document.text, tasks=("names",)).spans["names"]
        found, gold = _typed(set(consistent(document.text, tagged))), _typed(set(document.spans["names"]))
        typed.update(_counts(found, gold))
        spans.update(_counts({(s, e, "") for s, e, _ in found}, {(s, e, "") for s, e, _ in gold}))
    return {"the West, three types exact F1": _f1(typed), "the West, spans only F1": _f1(spans)}


def _typed(names: set[Name]) -> set[Name]:
    return {(s, e, kind) for s, e, label in names if (kind := MAPPED.get(label)) in TYPED and kind is not None}


def _of(spans: set[Name], classes: set[str]) -> set[tuple[int, int]]:
    return {(s, e) for s, e, label in spans if label in classes}


def _counts(found: set[Name], gold: set[Name]) -> dict[str, int]:
    return {"both": len(found & gold), "found": len(found), "gold": len(gold)}


def _f1(counts: Counter[str]) -> float:
    return 2 * counts["both"] / max(1, counts["found"] + counts["gold"])
