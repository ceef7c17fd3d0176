"""One happening put in two places: towns that exclude each other, one building in two towns, "not at the station"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.differences.areas import AREA_WORDS, areas, towns
from counterclaim.claims.differences.dated import claims_at
from counterclaim.claims.differences.happenings import Happening
from counterclaim.claims.differences.inside import SURE, inside
from counterclaim.claims.differences.matching import Rarity, matches_of, rarity_of
from counterclaim.claims.language.lists import families, has, listed_pattern, plain
from counterclaim.claims.language.words import cue_words, stem, tokens
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.identity.gazetteer import distance
from counterclaim.identity.lexicon import nation
from counterclaim.identity.records import Place
from counterclaim.text import Span

_APART_KM = 30.0
_NAME = r"[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*){0,3}"
_AT = r"(?:at|in|on|near|outside|inside)"
_NOT_AT = re.compile(rf",\s+(?:and\s+)?not\s+{_AT}\s+(?P<place>(?:the\s+)?[\w’'-]+(?:\s+[^\W\d_a-z][\w’'-]*){{0,3}})")
_PLACE_AFTER = re.compile(rf"\s+{_AT}\s+(?P<place>(?:the\s+)?[\w’'-]+(?:\s+[^\W\d_a-z][\w’'-]*){{0,3}})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ALIKE = 1.0
_MOST = 12


@dataclass(frozen=True, slots=True)
class Building:
    """A works, a hospital... in a named town, as a report has it: ``subject`` are the first words of its sentence."""

    span: Span
    kind: str
    town: str
    sentence: Span
    subject: frozenset[str]


def places(matter: Matter, found: Sequence[Happening]) -> Iterable[Difference]:
    """What one report says was not where another has it; one building, or one happening, in two towns, or in a town
    and what it lies in."""
    yield from _corrected(matter)
    yield from _buildings(matter)
    yield from _towns(matter, found)
    yield from inside(matter, found)


def _towns(matter: Matter, found: Sequence[Happening]) -> Iterable[Difference]:
    """One happening of one day in towns far apart, which no report names together."""
    named = {r: {n.entity.id for n in lookup.named} for r, lookup in matter.lookups.items()}
    for match in matches_of(matter, found):
        a, b = found[match.one], found[match.other]
        if not match.elsewhere or match.score < SURE or a.day != b.day:
            continue
        pairs = [
            (p, q)
            for p in sorted(a.places)
            for q in sorted(b.places)
            if _apart(matter, (a, p), (b, q)) and not any({p, q} <= ids for ids in named.values())
        ]
        if len(pairs) != 1:
            continue
        sides = [
            Side(matter.identities.entity(e).name, claims_at(matter, [h]), evidence([h.span]))
            for e, h in zip(pairs[0], (a, b), strict=True)
        ]
        sides.sort(key=lambda s: s.evidence)
        reasons = [*match.reasons, Reason("towns far apart", " / ".join(s.value for s in sides), 1.0)]
        ids = [c.id for c in matter.claims_under(sides)]
        yield difference(matter, "place", matter.quote(a.wording), sides, reasons, conflict=True, claims=ids)


def _apart(matter: Matter, one: tuple[Happening, str], other: tuple[Happening, str]) -> bool:
    """Whether two happenings are put in places far apart: two towns, a division and a town of another, two of them."""
    (a, p), (b, q) = one, other
    if not _far(matter, p, q):
        return False
    wide = [[area for area in areas(matter.lookups[h.report], h) if area.entity == e] for h, e in (one, other)]
    if bool(wide[0]) == bool(wide[1]):
        return True
    told, town, where = (wide[0], q, b) if wide[0] else (wide[1], p, a)
    there = [t.entry for t in towns(matter.lookups[where.report], where) if t.entity == town]
    return bool(there) and all(area.excludes(entry) for area in told for entry in there)


def _far(matter: Matter, one: str, other: str) -> bool:
    """Whether both are towns of the gazetteer, and far apart."""
    a, b = matter.identities.entity(one).place, matter.identities.entity(other).place
    return a is not None and b is not None and not a.wide and not b.wide and distance(a, b) > _APART_KM


def _buildings(matter: Matter) -> Iterable[Difference]:
    """What comes from one kind of building in two towns, where each report puts it in one town and none names both."""
    named = _named_towns(matter)
    found = [b for lookup in matter.lookups.values() for b in _buildings_of(matter, lookup.report.id, named)]
    for kind in sorted({b.kind for b in found}):
        of_kind = [b for b in found if b.kind == kind]
        by_town: dict[str, list[Building]] = {}
        for building in of_kind:
            by_town.setdefault(building.town, []).append(building)
        reports = [{b.span.report for b in held} for held in by_town.values()]
        if len(by_town) != 2 or reports[0] & reports[1] or _contained(matter, *sorted(by_town)):
            continue
        one, other = by_town.values()
        shared = sorted({s for a in one for b in other for s in a.subject & b.subject})
        if not shared:
            continue
        sides = [Side(matter.quote(held[0].span), (), evidence(b.sentence for b in held)) for held in (one, other)]
        sides.sort(key=lambda s: s.evidence)
        near = _near(*(named[town] for town in by_town))
        told = Reason("two towns beside each other" if near else "two towns", " / ".join(sorted(by_town)), 1.0 - near)
        reasons = [Reason("told of both", " ".join(shared), 0.5), told]
        sentence = matter.quote(one[0].sentence)
        topic = next((t.lower for t in tokens(sentence) if stem(t.lower) == shared[0]), kind)
        yield difference(matter, "place", topic, sides, reasons, conflict=not near)


def _contained(matter: Matter, one: str, other: str) -> bool:
    """Whether some report names one as a part of the other: "Kassala, Sudan", "Kassala in Sudan"."""
    pairs = "|".join(rf"{re.escape(a)}(?:,| in) {re.escape(b)}" for a, b in ((one, other), (other, one)))
    return any(re.search(pairs, lookup.report.text) is not None for lookup in matter.lookups.values())


def _near(one: Place | None, other: Place | None) -> bool:
    """Whether both are places of the gazetteer, and no more than ``_APART_KM`` apart."""
    return one is not None and other is not None and distance(one, other) <= _APART_KM


def _named_towns(matter: Matter) -> dict[str, Place | None]:
    """Names of towns by the gazetteer with where they are, and what it does not know but some report has after "in"."""
    made: dict[str, Place | None] = {}
    for lookup in matter.lookups.values():
        text = lookup.report.text
        for named in lookup.named:
            span = named.mention.span
            name = text[span.start : span.end]
            place = named.entity.place
            after = re.search(r"\b(?:in|outside|near)\s$", text[max(0, span.start - 8) : span.start]) is not None
            is_town = after if place is None else not place.wide
            if named.mention.kind == "name" and named.entity.type != "person" and nation(name) is None and is_town:
                made.setdefault(name, place)
    is_area = re.compile(rf".*\b(?:{'|'.join(AREA_WORDS)})", re.IGNORECASE)
    return {n: p for n, p in made.items() if re.fullmatch(_NAME, n) is not None and is_area.fullmatch(n) is None}


def _buildings_of(matter: Matter, report: str, named: Collection[str]) -> Iterable[Building]:
    if not named:
        return
    lookup = matter.lookups[report]
    names = "|".join(re.escape(t) for t in sorted(named, key=lambda t: (-len(t), t)))
    for kind, nouns in sorted(families("facilities")["buildings"].items()):
        noun = "|".join(nouns)
        for pattern in (
            rf"\b(?P<town>{names})\s+(?:{noun})\b",
            rf"\b(?:{noun})\s+in\s+(?P<town>{names})\b(?!\s(?:{'|'.join(AREA_WORDS)})\b)",
        ):
            for match in re.finditer(pattern, lookup.report.text):
                if lookup.report.part_at(*match.span()) is not None:
                    continue
                sentence = lookup.sentence(match.start())
                if _YEAR.search(matter.quote(sentence)) is not None:
                    continue  # told of another time
                before = lookup.report.text[sentence.start : match.start()]
                yield Building(Span(report, *match.span()), kind, match["town"], sentence, _subject(before))


def _subject(text: str) -> frozenset[str]:
    """The stems of what a sentence begins with, up to its verb."""
    auxiliaries, past, stop = cue_words("auxiliaries"), cue_words("past"), cue_words("stop")
    kept: list[str] = []
    for token in tokens(text):
        if kept and (token.lower in auxiliaries or token.lower in past):
            break
        if token.lower not in stop and not text[token.start].isupper():
            kept.append(stem(token.lower))
    return frozenset(kept)


def _corrected(matter: Matter) -> Iterable[Difference]:
    """What one report says was not at a place where another has it."""
    rarity = rarity_of(matter)
    for report, lookup in matter.lookups.items():
        text = lookup.report.text
        for start, end, place, told in _denied_places(text)[:_MOST]:
            sentence = lookup.sentence(start)
            if lookup.report.part_at(start, end) is not None or nation(place) is not None:
                continue
            found = [
                s
                for other in matter.lookups
                if other != report
                for s in _put_there(matter, other, place, lookup.report.quote(sentence))
                if told
                or has("misreported", lookup.report.quote(sentence))
                or _alike(matter, rarity, (sentence, s), place)
            ]
            if not found:
                continue
            value = text[start:end].lstrip(", ")
            sides = [
                Side(_location(matter, found[0], place), (), evidence(found)),
                Side(value, (), evidence([sentence])),
            ]
            reasons = [Reason("said not to have been there", place, 1.0)]
            yield difference(matter, "place", place, sides, reasons, conflict=True)


def _denied_places(text: str) -> list[tuple[int, int, str, bool]]:
    """Where a text says that it was not: its characters, the place without its article, whether nothing was there."""
    found = [(m.start(), m.end(), m["place"], False) for m in _NOT_AT.finditer(text)]
    for nothing in listed_pattern("not_there").finditer(plain(text)):
        after = _PLACE_AFTER.match(text, nothing.end())
        if after is not None:
            found.append((nothing.start(), after.end(), after["place"], True))
    made = [(s, e, re.sub(r"^the\s+", "", p), told) for s, e, p, told in sorted(found)]
    return [(s, e, p, told) for s, e, p, told in made if p[0].isupper() or text[s:e].endswith(f"the {p}")]


def _put_there(matter: Matter, report: str, place: str, correction: str) -> list[Span]:
    """The sentences that have something at ``place``; where it is no name, with a name that the correction has too."""
    lookup = matter.lookups[report]
    names = rf"(?:(?P<name>{_NAME})\s+)?" if not place[0].isupper() else ""
    pattern = re.compile(rf"\b{_AT}\s+(?:the\s+)?{names}{_spelled(place)}\b")
    made = []
    for match in pattern.finditer(lookup.report.text):
        sentence = lookup.sentence(match.start())
        if lookup.report.part_at(*match.span()) is not None:
            continue
        if names and (match["name"] is None or match["name"] not in correction):
            continue
        if re.search(r"\b(?:not|nothing|never|nobody|no)\b", matter.quote(sentence), re.IGNORECASE) is None:
            made.append(sentence)
    return made


def _spelled(place: str) -> str:
    """A pattern for a name with either apostrophe."""
    return "['’]".join(re.escape(part) for part in re.split("['’]", place))


def _location(matter: Matter, sentence: Span, place: str) -> str:
    """The words that put something at ``place``."""
    text = matter.quote(sentence)
    found = re.search(rf"\b{_AT}\s+(?:the\s+)?(?:{_NAME}\s+)?{_spelled(place)}", text)
    return found.group() if found is not None else place


def _alike(matter: Matter, rarity: Rarity, sentences: tuple[Span, Span], place: str) -> bool:
    """Whether two sentences share enough words, the place's own apart, to tell of one thing."""
    without = cue_words("stop") | {t.lower for t in tokens(place)}
    one, other = ({stem(t.lower) for t in tokens(matter.quote(s)) if t.lower not in without} for s in sentences)
    return sum(rarity.of(w) for w in one & other) >= _ALIKE
