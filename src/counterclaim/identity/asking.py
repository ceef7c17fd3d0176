"""The places that a text names, made into questions: what stands beside each name, which lands the text speaks of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from counterclaim.identity.gazetteer import Entry, divisions
from counterclaim.identity.geography import Asked, Context, Placed, Weights, inside, place_all, trimmed
from counterclaim.identity.lexicon import fold, lexicon, nations_in
from counterclaim.identity.toponyms import Named, named_places, options
from counterclaim.reading.records import Reading
from counterclaim.text import Report, Span

_AFTER = re.compile(r"(?:,\s|\s\(|\sin\s(?:the\s)?|,\s(?:in|a\s(?:city|town|village)\sin)\s)$")
_KIND = re.compile(r"\s([A-Za-z]+)")
_MOST_TEXT = 20_000
_MOST_NAMES = 600


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place that a report names at ``span``; ``placed`` is None where it could not be told which."""

    span: Span
    text: str
    adjective: bool
    placed: Placed | None


def toponyms(report: Report, reading: Reading, *, weights: Weights | None = None) -> tuple[Toponym, ...]:
    """Every place named in ``report``, inside the names of bodies and as nationality words too, by start."""
    found = named_places(report, reading.mentions)
    placed = resolve([report], [found], weights=weights)
    return tuple(Toponym(n.span, n.text, n.adjective, placed.get(n.span)) for n in found)


def resolve(
    reports: Sequence[Report], found: Sequence[Sequence[Named]], *, weights: Weights | None = None
) -> dict[Span, Placed]:
    """Where each of ``found`` (of each of ``reports``) is; a span that could not be placed is left out."""
    asked, mentions, context = questions(reports, found)
    made: dict[Span, Placed] = {}
    for named, placed in zip(mentions, place_all(asked, context, weights=weights), strict=True):
        if placed is not None:
            made |= {n.span: placed for n in named}
    return made


def questions(
    reports: Sequence[Report], found: Sequence[Sequence[Named]]
) -> tuple[list[Asked], list[list[Named]], Context]:
    """What is to be placed, the mentions of each, and what the reports say of lands.

    A name has one meaning in all the reports, but where places are said beside it that differ. Of more names than
    ``_MOST_NAMES`` the most frequent.
    """
    groups: dict[tuple[str, frozenset[tuple[str, str]], frozenset[str]], list[Named]] = defaultdict(list)
    for report, named in zip(reports, found, strict=True):
        for i, one in enumerate(named):
            beside = _beside(report, one, named[i + 1] if i + 1 < len(named) else None)
            groups[_key(one.text), beside, _said(report, one)].append(one)
    by_name: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name, beside, _ in groups:
        by_name[name] |= beside
    order = sorted(groups, key=lambda k: (-len(groups[k]), k[0], sorted(k[1]), sorted(k[2])))
    asked, mentions = [], []
    for name, beside, said in order[:_MOST_NAMES]:
        named_so = groups[name, beside, said]
        told = options(min(n.text for n in named_so))
        entries = trimmed(_within(told if said else _as_seat(name, told), beside))
        if entries:
            asked.append(Asked(name, entries, beside, frozenset(by_name[name] - beside), said))
            mentions.append(named_so)
    return asked, mentions, _context(reports, found)


def _as_seat(name: str, entries: tuple[tuple[Entry, bool], ...]) -> tuple[tuple[Entry, bool], ...]:
    """Without the division of a state that has its seat's name: "Washington" alone is no "Washington state"."""
    word = lexicon().words.get(name)
    if word is None or word.form != "seat":
        return entries
    return tuple((e, main) for e, main in entries if e.kind != "1" or e.country != word.iso)


def _within(
    entries: tuple[tuple[Entry, bool], ...], beside: frozenset[tuple[str, str]]
) -> tuple[tuple[Entry, bool], ...]:
    """The entries in what is said beside the name, where there are any; not of a name in a list of states."""
    if any(main and e.kind in ("country", "1") for e, main in entries):
        return entries
    return tuple((e, main) for e, main in entries if inside(e, beside)) or entries


def _key(text: str) -> str:
    return fold(text).removeprefix("the ")


def _beside(report: Report, one: Named, after: Named | None) -> frozenset[tuple[str, str]]:
    """What the next name says where it stands right after a comma, a bracket or "in"."""
    if after is None or after.span.start - one.span.end > 20:
        return frozenset()
    between = report.text[one.span.end : after.span.start]
    if _AFTER.fullmatch(between.lstrip(".") if between[:1] == "." else between) is None:
        return frozenset()
    return _lands(after)


def _lands(named: Named) -> frozenset[tuple[str, str]]:
    """The states and first-order divisions that a name may mean, none where it may be a larger town's."""
    found = [e for e, main in options(named.text) if main and e.kind in ("country", "1")]
    return frozenset((e.country, e.region) for e in found)


def _said(report: Report, one: Named) -> frozenset[str]:
    """Kinds that agree with the word after the name, or with the last word of it."""
    said = divisions().said
    match = _KIND.match(report.text, one.span.end, one.span.end + 20)
    word = match.group(1) if match is not None else ""
    if word.lower() in said and not (word[0].isupper() and word.lower() == "state"):
        return said[word.lower()]
    return said.get(fold(one.text).rpartition(" ")[2], frozenset()) if " " in one.text else frozenset()


def _context(reports: Sequence[Report], found: Sequence[Sequence[Named]]) -> Context:
    lands: Counter[str] = Counter()
    regions: set[tuple[str, str]] = set()
    districts: set[tuple[str, str, str]] = set()
    for report, named in zip(reports, found, strict=True):
        lands.update(word.iso for _, _, word in nations_in(report.text[:_MOST_TEXT]))
        for one in named:
            entries = options(one.text)
            first = [e for e, main in entries if main and e.kind == "1"]
            if len(first) == 1 and not any(_rivals(first[0], e) for e, _ in entries):
                regions.add((first[0].country, first[0].region))
                lands[first[0].country] += 1
            districts |= {(e.country, e.region, e.district) for e, main in entries if main and e.kind == "2"}
    homes = {h for h in (_home(r) for r in reports) if h is not None}
    outlets = "|".join(sorted({_outlet(r) for r in reports}))
    home = homes.pop() if len(homes) == 1 else None
    return Context(dict(sorted(lands.items())), frozenset(regions), frozenset(districts), home, outlets)


def _rivals(division: Entry, other: Entry) -> bool:
    """Whether the name may as well be another's: a state's, or another state's division's."""
    return other.kind == "country" or (other.kind == "1" and other.country != division.country)


def _host(report: Report) -> str:
    host = urlsplit(report.url).hostname if report.url is not None else None
    return (
        host or (report.outlet if report.outlet is not None and re.fullmatch(r"[\w.-]+", report.outlet) else "") or ""
    )


def _home(report: Report) -> str | None:
    """The state of the outlet's domain, where the domain is a state's."""
    last = _host(report).rpartition(".")[2].upper()
    iso = {"UK": "GB"}.get(last, last)
    return iso if iso in lexicon().names and iso not in _FOR_ALL else None


_FOR_ALL = frozenset(["IO", "CO", "ME", "TV", "AI", "FM", "CC"])  # domains that anybody takes


def _outlet(report: Report) -> str:
    named = report.outlet if report.outlet is not None else ""
    return re.sub(r"[^a-z]", "", f"{_host(report)} {named}".lower())
