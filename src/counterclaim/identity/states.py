"""States that the lists do not have, learned from the reports: by what they have, their adjectives, capitals and seats.

A name is a state's where the texts give it an army, a government or a president, by itself ("X's army") or by an
adjective made from it ("the X-ian army"). Towns that are in the gazetteer, people and US states are left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from counterclaim.identity.gazetteer import gazetteer
from counterclaim.identity.lexicon import Learned, NationWord, data, fold, lexicon, nation, nations_in
from counterclaim.reading.records import Reading
from counterclaim.text import Report

_READ = 20_000
_ENOUGH = 2
_ENOUGH_FOR_A_TOWN = 4
_SHORTEST = 4
_CAPITAL = r"(?P<name>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})"


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    found: dict[str, Any] = data("states.yml")
    return found


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted((re.escape(n) for n in _lists()["has"]), key=lambda n: (-len(n), n)))
    having = re.compile(rf"\b([A-Z][a-z]{{3,}})(['’]s?)?\s(?:[a-z-]{{3,15}}\s)?((?i:{nouns}))\b")
    had = re.compile(rf"\b((?i:{nouns}))\sof\s([A-Z][a-z]{{3,}})\b")
    return having, had


_SEAT = [
    re.compile(
        rf"\b{_CAPITAL}, (?:which is )?(?:the )?(?:official )?(?:seat|residence|home|headquarters|office) of "
        r"(?P<whose>[^.;\n]{2,60})"
    ),
    re.compile(rf"\b(?P<whose>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) (?:seat of government|government seat),? {_CAPITAL}"),
]
_TOWN = [
    re.compile(rf"\b{_CAPITAL}, (?:which is )?(?:the )?capital (?:city )?of (?P<whose>[A-Z][^.,;\n]{{2,40}})"),
    re.compile(rf"\b{_CAPITAL}, (?:the )?(?P<whose>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) capital\b"),
    re.compile(rf"\b(?P<whose>[A-Z][\w'’-]+?)(?:['’]s)? capital(?: city)?,?(?: of)? {_CAPITAL}"),
]


def learn(reports: Iterable[Report], readings: Sequence[Reading]) -> Learned:
    """What the texts show of states that are not in the lists."""
    texts = [r.text[:_READ] for r in sorted(reports, key=lambda r: r.id)]
    people = _people(reports, readings)
    learned = Learned()
    _names(texts, people, learned)
    _seats(texts, learned)
    _halves(texts, learned)
    if any(_american_georgia(t) for t in texts) and not any("Tbilisi" in t for t in texts):
        learned.not_states.add("GE")
    return learned


def _american_georgia(text: str) -> bool:
    """The US state of that name: the text speaks of the United States or of that state's capital."""
    return re.search(r"\bGeorgia\b", text) is not None and bool(
        re.search(r"\b(?:U\.S\.|Atlanta|United States|American)", text)
    )


def _halves(texts: list[str], learned: Learned) -> None:
    """``the South``, where the story names both states of a divided land."""
    halves = data("metonyms.yml")["halves"]
    if not any(re.search(rf"\b[Tt]he {half}\b", text) for text in texts for half in halves):
        return
    named = {w.iso for text in texts for _, _, w in nations_in(text)}
    for half, (iso, other) in sorted(halves.items()):
        if {iso, other} <= named:
            learned.words[fold(half)] = NationWord(iso, "name")


@lru_cache(maxsize=1)
def _parts_of_others() -> frozenset[str]:
    """Words that by themselves are no state's: ``republican``; ``Korea`` of South Korea."""
    many = [phrase.split() for phrase in lexicon().words if " " in phrase]
    return frozenset(w for phrase in many for w in phrase) | frozenset(_lists()["not_states"])


def _people(reports: Iterable[Report], readings: Sequence[Reading]) -> set[str]:
    """Words of the names that are people's in full."""
    text = {r.id: r.text for r in reports}
    made: set[str] = set()
    for reading in readings:
        for mention in reading.mentions:
            if mention.kind == "name" and mention.type == "person" and reading.report in text:
                parts = text[reading.report][mention.span.start : mention.span.end].split()
                if len(parts) > 1:
                    made |= {p.strip(".,") for p in parts}
    return made


def _names(texts: list[str], people: set[str], learned: Learned) -> None:
    having, had = _patterns()
    only = set(_lists()["only"])
    seen: dict[str, Counter[bool]] = defaultdict(Counter)
    owned: Counter[str] = Counter()
    for text in texts:
        for match in having.finditer(text):
            seen[match.group(1)][match.group(3).lower() in only] += 1
            owned[match.group(1)] += match.group(2) is not None
        for match in had.finditer(text):
            seen[match.group(2)][match.group(1).lower() in only] += 1
            owned[match.group(2)] += 1
    unknown = {w for w in seen if fold(w) not in _parts_of_others() and nation(w) is None and w not in people}
    if not unknown:
        return
    capitals: Counter[str] = Counter()
    for text in texts:
        capitals.update(re.findall(r"\b[A-Z][a-z]{3,}\b", text))
    taken: set[str] = set()
    for word in sorted(unknown):
        # "The X-ian president": X is a state even where the tagger has run it into a name ("of X Mira Holt").
        named = [n for n in sorted(capitals) if n != word and (n not in people or seen[word][True])]
        names = [n for n in named if _makes(n, word)]
        if not names:
            continue
        name = max(names, key=lambda n: (capitals[n], n))
        told = seen[word] + seen[name]
        if told[True] and _enough(name, told.total(), texts):
            _add(learned, name, word)
            taken |= {name, word}
    for word in sorted(unknown - taken):
        if owned[word] >= _ENOUGH and seen[word][True] >= _ENOUGH and _enough(word, seen[word].total(), texts):
            _add(learned, word, None)


def _makes(name: str, word: str) -> bool:
    """Whether the adjective is made from the name."""
    if name[:3] != word[:3]:
        return False
    return any(
        name.endswith(ending) and len(name) - len(ending) >= 3 and name[: len(name) - len(ending)] + new == word
        for ending, new in _lists()["endings"]
    )


def _enough(name: str, seen: int, texts: list[str]) -> bool:
    """Whether a name is shown to be a state's often enough; a US state and a word of the language are none."""
    if seen < _ENOUGH or nation(name) is not None or len(name) < _SHORTEST:
        return seen >= 1 and nation(name) is not None
    if fold(name) in _parts_of_others() or any(re.search(rf"\b{name.lower()}\b", text) for text in texts):
        return False
    book = gazetteer()
    if fold(name) in book.states:
        return False
    return seen >= _ENOUGH_FOR_A_TOWN or not book.candidates(name)


def _add(learned: Learned, name: str, word: str | None) -> None:
    known = nation(name)
    code = known.iso if known is not None else "x-" + fold(name)
    if known is None:
        learned.names[code] = name
        learned.words[fold(name)] = NationWord(code, "name")
    if word is not None:
        learned.adjectives.setdefault(code, word)
        learned.words[fold(word)] = NationWord(code, "word")
        learned.words[fold(word) + "s"] = NationWord(code, "word", plural=True)


def _seats(texts: list[str], learned: Learned) -> None:
    """Capitals and seats of government that a text introduces as such, of listed states too."""
    for text in texts:
        for patterns, form in ((_TOWN, "seat"), (_SEAT, "metonym")):
            for pattern in patterns:
                for match in pattern.finditer(text):
                    whose = _states(match.group("whose"), learned)
                    name = re.sub(r"['’]s$", "", match.group("name"))
                    if len({w.iso for w in whose}) != 1 or nation(name) is not None or fold(name) in learned.words:
                        continue
                    if form == "seat" or _houses(match):
                        learned.words[fold(name)] = NationWord(whose[0].iso, form)  # type: ignore[arg-type]


def _houses(match: re.Match[str]) -> bool:
    """``seat of the X-ian government``: not whoever's seat."""
    return re.search(r"\b(?:government|president|presidency|king|queen|prime minister)\b", match.group()) is not None


def _states(text: str, learned: Learned) -> list[NationWord]:
    found = [w for _, _, w in nations_in(text)]
    return found + [learned.words[f] for t in re.findall(r"[A-Z][\w-]+", text) if (f := fold(t)) in learned.words]
