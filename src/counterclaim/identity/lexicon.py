"""The word lists of identity: states and their words, metonyms, given names, spelling. Read on first use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from anyascii import anyascii

from counterclaim.text.data_files import parsed

NationForm = Literal["name", "word", "seat", "metonym"]
_MAX_PHRASE = 7


WORD = r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*"
"""A word of a text in which states are looked for."""


@dataclass(frozen=True, slots=True)
class NationWord:
    """A state as a text names it: ``iso``, by its name, a nationality word, a seat of government or a metonym."""

    iso: str
    form: NationForm
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``words``: folded phrase to its state; ``names``: ISO code to the plain name; the rest as in the data files."""

    words: dict[str, NationWord]
    names: dict[str, str]
    adjectives: dict[str, str]
    parties: dict[str, str]
    same: dict[str, str]
    genders: dict[str, str]
    nicknames: dict[str, frozenset[str]]
    counterparts: dict[str, frozenset[str]]
    spelling: tuple[tuple[re.Pattern[str], str], ...]


def data(name: str) -> Any:
    """One of this package's YAML files."""
    text = resources.files("counterclaim.identity").joinpath("data", name).read_text(encoding="utf-8")
    return parsed(text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, ASCII, without full stops and possessives, one space between words: what spellings share."""
    plain = anyascii(text).replace("`", "'").lower()
    plain = re.sub(r"'s\b", "", plain).replace(".", "")
    return " ".join(re.sub(r"[^a-z0-9'&-]+", " ", plain).split())


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Everything, read once."""
    found: dict[str, NationWord] = {}
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for iso, entry in data("nations.yml")["nations"].items():
        names[iso] = entry["name"]
        for name in [entry["name"], *entry["also"]]:
            found.setdefault(fold(name), NationWord(iso, "name"))
        for word in entry["words"]:
            adjectives.setdefault(iso, word)
            found.setdefault(fold(word), NationWord(iso, "word"))
            if not word.endswith(("ish", "ese", "ch", "s")):
                found.setdefault(fold(word) + "s", NationWord(iso, "word", plural=True))
        for seat in entry["seats"]:
            found.setdefault(fold(seat), NationWord(iso, "seat"))
    metonyms = data("metonyms.yml")
    for name, iso in metonyms["metonyms"].items():
        found.setdefault(fold(name), NationWord(iso, "metonym"))
    same = {fold(short): full for short, full in metonyms["same"].items()}
    parties = {fold(p): same.get(fold(p), p) for p in metonyms["parties"]}
    given = data("given_names.yml")
    genders = {name: gender for gender in ("male", "female") for name in given[gender].split()}
    told = data("nicknames.yml")
    short: dict[str, set[str]] = {}
    for full, forms in told["nicknames"].items():
        for form in forms:
            short.setdefault(form, set()).add(full)
    kin = [frozenset((full, *forms)) for full, forms in told["counterparts"].items()]
    counterparts = {name: names - {name} for names in kin for name in names}
    rules = tuple((re.compile(pattern), new) for pattern, new in data("spelling.yml")["rules"])
    return Lexicon(
        found,
        names,
        adjectives,
        parties,
        same,
        genders,
        {f: frozenset(of) for f, of in short.items()},
        counterparts,
        rules,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """States that the reports at hand name and the lists do not: as in Lexicon, by codes of their own.

    ``not_states``: codes of the lists that no word of these reports names. Two are the same only if they are one, so
    that what rests on ``nation`` can be kept by what was known.
    """

    words: dict[str, NationWord] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    not_states: set[str] = field(default_factory=set)


_learned: ContextVar[Learned | None] = ContextVar("learned", default=None)


@contextmanager
def knowing(learned: Learned) -> Iterator[None]:
    """While it lasts, ``nation`` and what rests on it know these states too."""
    token = _learned.set(learned)
    try:
        yield
    finally:
        _learned.reset(token)


def known() -> Learned | None:
    """What ``nation`` knows besides the lists, None where that is nothing: a key for what is kept of it."""
    learned = _learned.get()
    return learned if learned is not None and (learned.words or learned.not_states) else None


def nation(phrase: str) -> NationWord | None:
    """The state that exactly ``phrase`` names, by name, nationality word, seat or metonym."""
    found = _listed(phrase)
    learned = _learned.get()
    if learned is None:
        return found
    if found is not None:
        return found if found.iso not in learned.not_states else None
    return learned.words.get(fold(phrase).removeprefix("the "))


@lru_cache(maxsize=65536)
def _listed(phrase: str) -> NationWord | None:
    key = fold(phrase).removeprefix("the ")
    return (
        lexicon().words.get(key) if key != "us" or phrase.removeprefix("the ").removeprefix("The ").isupper() else None
    )


def nations_in(text: str) -> tuple[tuple[int, int, NationWord], ...]:
    """States named in ``text``: (first word, word after the last, which), longest phrase first, left to right."""
    return _nations_in(text, known())


@lru_cache(maxsize=16384)
def _nations_in(text: str, _: Learned | None) -> tuple[tuple[int, int, NationWord], ...]:
    tokens = re.findall(WORD, text)
    made = []
    at = 0
    while at < len(tokens):
        for size in range(min(_MAX_PHRASE, len(tokens) - at), 0, -1):
            if tokens[at][0].isupper():
                found = nation(" ".join(tokens[at : at + size]))
                if found is not None:
                    made.append((at, at + size, found))
                    at += size - 1
                    break
        at += 1
    return tuple(made)


def party(phrase: str) -> str | None:
    """The party that speaks for itself under this name."""
    return lexicon().parties.get(fold(phrase).removeprefix("the "))


def nation_name(iso: str) -> str:
    """``RU`` to ``Russia``."""
    learned = _learned.get()
    if learned is not None and iso in learned.names:
        return learned.names[iso]
    return lexicon().names[iso]


def adjective(iso: str) -> str:
    """The nationality word of a state as newspapers put it before a body: ``US``, else ``Russian``; or its name."""
    learned = _learned.get()
    if learned is not None and iso in learned.adjectives:
        return learned.adjectives[iso]
    return "US" if iso == "US" else lexicon().adjectives.get(iso, nation_name(iso))
