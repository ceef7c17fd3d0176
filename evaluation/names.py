"""Names on the held-out fifth of the newswire set: exact F1 by class, by region, and over all.

Names as reading makes them of the tagger's (``reading/naming.py``); the tagger's own stand beside them. That set has no
Western outlets: CrossNER's sentences on European and American politics (never trained on) stand for those, people,
organisations and places alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from counterclaim.models import reader
from counterclaim.reading.naming import consistent
from evaluation.data import data_root
from evaluation.scores import NOTHING, Count
from training.corpora import NAMES, Labelled, is_held_out, newswire, western

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
    made: dict[str, Count] = {}
    regions: dict[str, Count] = {}
    for article in newswire():
        if is_held_out(article.id):
            tagged, found = _names(article)
            gold = set(article.spans["names"])
            _add(made, counted(found, gold, tagged))
            _add(regions, {f"{region(article.id)} exact F1": matched(found, gold)})
    outside = made.pop(OUTSIDE)
    every = made | dict(sorted(regions.items())) | {OUTSIDE: outside} | _western()
    return {name: count.f1 for name, count in every.items()}


OUTSIDE = "outside the West, three types exact F1"


def counted(found: set[Name], gold: set[Name], tagged: set[Name]) -> dict[str, Count]:
    """The counts of one article by measure; ``tagged`` is the tagger's own."""
    made = {
        "exact F1": matched(_of(found, NAMES), _of(gold, NAMES)),
        "tagger alone exact F1": matched(tagged, gold),
        "spans only F1": matched(_spans(_of(found, NAMES)), _spans(_of(gold, NAMES))),
    }
    for kind in sorted(set(MAPPED.values())):
        classes = [c for c, t in MAPPED.items() if t == kind]
        made[f"{kind} F1"] = matched(_spans(_of(found, classes)), _spans(_of(gold, classes)))
    made |= {f"class {c} F1": matched(_of(found, [c]), _of(gold, [c])) for c in NAMES}
    return made | {OUTSIDE: matched(typed(found), typed(gold))}


def matched(found: set[Name], gold: set[Name]) -> Count:
    return Count(len(found & gold), len(found), len(gold))


def typed(names: Iterable[Name]) -> set[Name]:
    """The names of the types that both sets annotate, by type."""
    return {(s, e, kind) for s, e, label in names if (kind := MAPPED.get(label)) in TYPED and kind is not None}


def _western() -> dict[str, Count]:
    """The counts on the Western set; nothing where it is absent."""
    made: dict[str, Count] = {}
    for document in western() if (data_root() / "ner_small").is_dir() else ():
        found, gold = typed(_names(document)[1]), typed(document.spans["names"])
        _add(made, {"the West, three types exact F1": matched(found, gold)})
        _add(made, {"the West, spans only F1": matched(_spans(found), _spans(gold))})
    return made


def _names(document: Labelled) -> tuple[set[Name], set[Name]]:
    """The tagger's names of a text, and those that reading makes of them."""
    tagged = reader.score(document.text, tasks=("names",)).spans["names"]
    return {(t.start, t.end, t.label) for t in tagged}, set(consistent(document.text, tagged))


def _add(made: dict[str, Count], more: Mapping[str, Count]) -> None:
    for name, count in more.items():
        made[name] = made.get(name, NOTHING) + count


def _of(names: Iterable[Name], classes: Collection[str]) -> set[Name]:
    return {name for name in names if name[2] in classes}


def _spans(names: Iterable[Name]) -> set[Name]:
    return {(s, e, "") for s, e, _ in names}
