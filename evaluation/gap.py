"""Ambiguous pronouns of GAP's development split: ``python -m evaluation.gap``.

Whole pipeline on the raw snippets: a pronoun is taken to stand for one of the two names where identity gave both the
same entity. F1 over the two names of every snippet, overall and by the pronoun's gender; GAP's own scoring (Webster et
al. 2018, "Mind the GAP"). The split is not trained on.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from counterclaim.identity import Identities, identify
from counterclaim.reading import read
from counterclaim.text import Report, Span
from evaluation.data import data_root
from evaluation.scores import Count

_FEMALE = frozenset(("she", "her", "hers", "herself"))


def rows(split: str = "development") -> Iterator[dict[str, str]]:
    """The snippets of a split."""
    path = data_root() / "gap" / f"gap-{split}.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def count(row: dict[str, str]) -> Count:
    """The snippet's counts, read and identified."""
    report = Report(id=row["ID"], text=row["Text"], sha256="")
    return counted(row, identify([report], [read(report)]))


def counted(row: Mapping[str, str], identities: Identities) -> Count:
    """How many of the snippet's two names are taken for the pronoun's, and rightly."""
    at = int(row["Pronoun-offset"])
    found = identities.of(Span(row["ID"], at, at + len(row["Pronoun"])))
    right = taken = gold = 0
    for name in "AB":
        start = int(row[f"{name}-offset"])
        end = start + len(row[name])
        same = found is not None and any(
            key == found.id and span.start < end and start < span.end and span.end - span.start <= end - start + _TITLE
            for span, key in identities.by_span.items()
        )
        true = row[f"{name}-coref"].upper() == "TRUE"
        right, taken, gold = right + (same and true), taken + same, gold + true
    return Count(right, taken, gold)


_TITLE = 15  # a mention may be longer than the name by so many characters


def figures() -> dict[str, float] | None:
    """Shares of one by measure; None where the set is absent."""
    if not (data_root() / "gap").is_dir():
        return None
    counts = {"male": Count(), "female": Count()}
    for row in rows():
        gender = "female" if row["Pronoun"].lower() in _FEMALE else "male"
        counts[gender] = counts[gender] + count(row)
    every = counts["male"] + counts["female"]
    return {
        "GAP precision": every.precision,
        "GAP recall": every.recall,
        "GAP F1": every.f1,
        "GAP F1 of female to male": counts["female"].f1 / counts["male"].f1,
    }


def main() -> None:
    """Print the figures."""
    for name, value in (figures() or {}).items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
