"""Which place a name means: the gazetteer's entries of every name of a text weighed against one another.

A log-linear choice over the entries of a name and none of them. First by what each is by itself and by what stands
beside the name; then twice more with where the text's other names probably are. Weights: ``data/places.json``, fitted
by ``training/fit_places.py``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from math import log10

import numpy as np
import numpy.typing as npt

from counterclaim.identity.gazetteer import Entry

Array = npt.NDArray[np.float64]
MOST_ENTRIES = 60
_MOST_POINTS = 400
_NEAR_KM = 80.0
_ROUNDS = 2

ALONE = (
    "none", "town", "people of a town", "people of a division", "first-order division", "second-order division",
    "region", "continent", "state", "main name", "the largest of the name", "share of the name's people",
    "beside it: the state or division that it is in", "beside it: another", "beside another mention: what it is in",
    "how much the text speaks of its state", "the text names its division", "the text names its district",
    "the outlet's state", "the kind that the text says", "another kind than the text says", "in the outlet's name",
)  # fmt: skip
"""Features of an entry by itself, in order."""
TOGETHER = (*ALONE, "places of the text near it", "places of the text in its state", "and in its division", "nearest")
"""Those and what the other names add."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name to be placed: its entries, and what stands beside its mentions.

    ``beside`` are places in which it is said to be (``Springfield, Ohio``), ``elsewhere`` those beside other mentions
    of the name; ``said`` the kinds that agree with the word after it, empty where there is none.
    """

    name: str
    entries: tuple[tuple[Entry, bool], ...]
    beside: frozenset[tuple[str, str]] = frozenset()
    elsewhere: frozenset[tuple[str, str]] = frozenset()
    said: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """What a text says of lands: how often each state (ISO code) is named; divisions and districts named, as
    (country, region) and (country, region, district); the outlet's state and the words of its name, folded."""

    lands: Mapping[str, int] = field(default_factory=dict)
    divisions: frozenset[tuple[str, str]] = frozenset()
    districts: frozenset[tuple[str, str, str]] = frozenset()
    home: str | None = None
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """The entry chosen, its probability, and the weighed features that speak for or against it, largest first."""

    entry: Entry
    confidence: float
    reasons: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """``alone`` of the features of ``ALONE``, ``together`` of those of ``TOGETHER``."""

    alone: Array
    together: Array

    @classmethod
    def of(cls, told: Mapping[str, Mapping[str, float]]) -> Weights:
        """From names of features to numbers, as the file has them."""
        return cls(
            np.array([told["alone"][n] for n in ALONE], dtype=np.float64),
            np.array([told["together"][n] for n in TOGETHER], dtype=np.float64),
        )

    def named(self) -> dict[str, dict[str, float]]:
        """As the file has them."""
        pairs = {"alone": (ALONE, self.alone), "together": (TOGETHER, self.together)}
        return {
            key: {n: round(float(w), 4) for n, w in zip(names, numbers, strict=True)}
            for key, (names, numbers) in pairs.items()
        }


@lru_cache(maxsize=1)
def fitted() -> Weights:
    """The weights that ship."""
    text = resources.files("counterclaim.identity").joinpath("data", "places.json").read_text(encoding="utf-8")
    return Weights.of(json.loads(text))


def trimmed(entries: Sequence[tuple[Entry, bool]]) -> tuple[tuple[Entry, bool], ...]:
    """At most so many, the larger ones, main names first."""
    ordered = sorted(entries, key=lambda e: (not e[1], e[0].kind == "town", -e[0].population, e[0].id))
    return tuple(ordered[:MOST_ENTRIES])


def place_all(asked: Sequence[Asked], context: Context, *, weights: Weights | None = None) -> list[Placed | None]:
    """The place of each name, None where none of its entries is likely."""
    used = weights if weights is not None else fitted()
    together = used.together
    own = [features(a, context) for a in asked]
    shares = [softmax(f @ used.alone) for f in own]
    whole = own
    for _ in range(_ROUNDS):
        whole = joint(asked, own, shares)
        shares = [softmax(f @ together) for f in whole]
    made: list[Placed | None] = []
    for a, rows, share in zip(asked, whole, shares, strict=True):
        best = int(share.argmax())
        if best == 0:
            made.append(None)
            continue
        weighed = [(n, round(float(w), 3)) for n, w in zip(TOGETHER, rows[best] * together, strict=True) if w]
        reasons = tuple(sorted(weighed, key=lambda r: (-abs(r[1]), r[0])))
        made.append(Placed(a.entries[best - 1][0], round(float(share[best]), 4), reasons))
    return made


def features(asked: Asked, context: Context) -> Array:
    """Rows of ``ALONE``: the first is none of the entries."""
    rows = np.zeros((len(asked.entries) + 1, len(ALONE)))
    rows[0, 0] = 1.0
    most = max(context.lands.values(), default=0)
    towns = [e.population for e, _ in asked.entries if e.kind == "town"]
    everyone = sum(towns) + 1
    for i, (entry, main) in enumerate(asked.entries, 1):
        town = entry.kind == "town"
        where = (entry.country, entry.region)
        size = log10(entry.population + 100) / 7
        rows[i] = [
            0.0, town, size if town else 0.0, size if not town else 0.0, entry.kind == "1", entry.kind == "2",
            entry.kind == "r", entry.kind == "c", entry.kind == "country", main,
            town and entry.population == max(towns), entry.population / everyone if town else 0.0,
            inside(entry, asked.beside), bool(asked.beside) and not inside(entry, asked.beside),
            inside(entry, asked.elsewhere),
            context.lands.get(entry.country, 0) / most if most else 0.0,
            where in context.divisions and bool(entry.region) and entry.kind != "1",
            (*where, entry.district) in context.districts and bool(entry.district) and entry.kind != "2",
            context.home == entry.country and entry.country != "",
            bool(asked.said) and entry.kind in asked.said, bool(asked.said) and entry.kind not in asked.said,
            town and len(asked.name) > 4 and asked.name.replace(" ", "") in context.outlet,
        ]  # fmt: skip
    return rows


def inside(entry: Entry, lands: frozenset[tuple[str, str]]) -> bool:
    """Whether it lies in one of ``lands``: (country, region), region empty for all of the state."""
    return (entry.country, entry.region) in lands or (entry.country, "") in lands


def joint(asked: Sequence[Asked], own: Sequence[Array], shares: Sequence[Array]) -> list[Array]:
    """Rows of ``TOGETHER``, given how likely each entry of each name is."""
    points = [
        (share, index, entry)
        for index, (a, found) in enumerate(zip(asked, shares, strict=True))
        for (entry, _), share in zip(a.entries, found[1:], strict=True)
        if share > 0.02 and entry.kind in ("town", "2", "1")
    ]
    points = sorted(points, key=lambda p: (-p[0], p[1], p[2].id))[:_MOST_POINTS]
    weight = np.array([p[0] for p in points])
    whose = np.array([p[1] for p in points], dtype=np.int64)
    small = np.array([p[2].kind != "1" for p in points], dtype=np.float64)
    country = np.array([p[2].country for p in points], dtype="U3")
    region = np.array([f"{p[2].country}.{p[2].region}" for p in points], dtype="U24")
    lat = np.radians(np.array([p[2].lat for p in points]))
    lon = np.radians(np.array([p[2].lon for p in points]))
    made = []
    for index, (a, rows) in enumerate(zip(asked, own, strict=True)):
        more = np.zeros((len(rows), len(TOGETHER) - len(ALONE)))
        other = weight * (whose != index) if points else weight
        total = float(other.sum())
        if total > 0:
            for i, (entry, _) in enumerate(a.entries, 1):
                here = other * (country == entry.country)
                more[i, 1] = here.sum() / total
                if entry.region:
                    more[i, 2] = (other * (region == f"{entry.country}.{entry.region}")).sum() / total
                if entry.kind in ("town", "2"):
                    y, x = np.radians(entry.lat), np.radians(entry.lon)
                    h = np.sin((lat - y) / 2) ** 2 + np.cos(lat) * np.cos(y) * np.sin((lon - x) / 2) ** 2
                    close = other * small * np.exp(-2 * 6371.0 * np.arcsin(np.sqrt(np.minimum(1.0, h))) / _NEAR_KM)
                    more[i, 0] = min(3.0, close.sum()) / 3
                    more[i, 3] = close.max()
        made.append(np.hstack([rows, more]))
    return made


def softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum())
