"""Which names of people may be one, looked up and not compared each with each: a text may name thousands.

Every name is kept under keys, so that any two that ``people.same_person`` or ``people.covers`` find alike share one;
what shares none need not be compared. A key stands for one way to be alike: the same sounds, one letter more or less
(both names without some letter are the same: Garbe, "Symmetric delete spelling correction", 2012), the same letters
in other parts, an initial, a nickname.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from counterclaim.identity.lexicon import fold, lexicon
from counterclaim.identity.people import PersonName, bare, is_initial, letters
from counterclaim.identity.spelling import LONG, SHORTEST, consonants, skeleton

Key = tuple[str, str]
_PREFIX = 3  # letters of a given name that may stand for the whole
_LONGEST = 40  # letters: of longer words only the ends are keys, so that no word has more keys than that


class Buckets:
    """Numbers under keys."""

    def __init__(self) -> None:
        self._held: dict[Key, list[int]] = defaultdict(list)

    def put(self, number: int, keys: Iterable[Key]) -> None:
        for key in set(keys):
            self._held[key].append(number)

    def size(self, keys: Iterable[Key]) -> int:
        """How many numbers, at most, stand under one of ``keys``."""
        return sum(len(self._held[key]) for key in set(keys) if key in self._held)

    def under(self, keys: Iterable[Key]) -> set[int]:
        """The numbers that stand under one of ``keys``."""
        return {number for key in set(keys) if key in self._held for number in self._held[key]}


class Spellings:
    """Full names, each with a number: found again by another name that may be a spelling of it or a part of it.

    Both the surname and the given name must be alike; it is looked up by whichever has fewer.
    """

    def __init__(self) -> None:
        self._surnames, self._given = Buckets(), Buckets()

    def put(self, name: PersonName, number: int) -> None:
        """Keep ``name``, which has no fewer parts than what is asked for later."""
        whole = _of_all(name)
        self._surnames.put(number, (*whole, *alike(name.parts[-1]), *_behind(name)))
        self._given.put(number, (*whole, *_kept_given(name)))

    def near(self, name: PersonName) -> set[int]:
        """Numbers of all names that ``same_person`` finds one with ``name``, or that ``covers`` rates 1; and others."""
        whole = _of_all(name)
        surnames = {*whole, *alike(name.parts[-1]), *_behind(name)}
        given = {*whole, *_asked_given(name)}
        fewer = self._surnames if self._surnames.size(surnames) <= self._given.size(given) else self._given
        return fewer.under(surnames if fewer is self._surnames else given)


class Holders:
    """Full names, each with a number: found again by a short name that may be a part of it."""

    def __init__(self) -> None:
        self._held = Buckets()

    def put(self, name: PersonName, number: int) -> None:
        parts = [bare(p) for p in name.parts]
        first = fold(parts[0])
        self._held.put(
            number,
            (
                *alike(parts[-1]),
                ("first", skeleton(parts[0])),
                ("folded", first),
                ("joined", fold("".join(parts))),
                *(("prefix", beginning) for beginning in _beginnings(first, least=1)),
            ),
        )

    def near(self, part: PersonName) -> set[int]:
        """Numbers of all names for which ``covers`` finds a part in ``part``; and others."""
        if not part.parts:
            return set()
        parts = [bare(p) for p in part.parts]
        first = fold(parts[0])
        keys = {*alike(parts[-1]), ("first", skeleton(parts[0])), ("folded", first), ("joined", first)}
        return self._held.under(keys | {("prefix", first[:_LONGEST])} if part.suffix else keys)


@lru_cache(maxsize=16384)
def alike(part: str) -> frozenset[Key]:
    """Keys of which two parts of names share one wherever ``spelling.likeness`` is over 0."""
    key = skeleton(bare(part))
    if len(key) < SHORTEST:
        return frozenset({("same", key)} if key else ())
    made = {("sounds", consonants(key))}
    if len(key) >= LONG:
        made |= without_a_letter(key)
    return frozenset(made)


def without_a_letter(word: str) -> set[Key]:
    """Keys of which two words share one wherever they differ by one letter, or by two that changed places."""
    made: set[Key] = set()
    if len(word) >= _LONGEST:  # one letter is not in both halves
        made |= {("head", word[: _LONGEST // 2 - 1]), ("tail", word[1 - _LONGEST // 2 :])}
    if len(word) <= _LONGEST:
        made |= {("letters", word), *(("letters", word[:i] + word[i + 1 :]) for i in range(len(word)))}
    return made


def _beginnings(word: str, *, least: int) -> Iterator[str]:
    return (word[:size] for size in range(least, min(len(word), _LONGEST) + 1))


def _of_all(name: PersonName) -> Iterator[Key]:
    """``Kim Jong Un`` and ``Kim Jong-un``."""
    yield "all", letters([bare(p) for p in name.parts])


def _behind(name: PersonName) -> Iterator[Key]:
    """What follows the given name, which may differ by a vowel (``people.another_vowel``)."""
    yield "behind", letters(re.findall(r"[^\W\d_]+", " ".join(bare(p) for p in name.parts[1:])))


def _kept_given(name: PersonName) -> Iterator[Key]:
    first = bare(name.parts[0])
    folded = fold(first)
    yield from _symmetric(first)
    yield "letter", folded[:1]
    if is_initial(first):
        yield "initial", folded[:1]
    yield "whole", folded[:_LONGEST]
    yield from (("begins", beginning) for beginning in _beginnings(folded, least=_PREFIX))
    yield from (("part", skeleton(bare(p))) for p in name.parts[:-1])


def _asked_given(name: PersonName) -> Iterator[Key]:
    first = bare(name.parts[0])
    folded = fold(first)
    yield from _symmetric(first)
    yield "letter" if is_initial(first) else "initial", folded[:1]
    yield "begins", folded[:_LONGEST]
    yield from (("whole", beginning) for beginning in _beginnings(folded, least=_PREFIX))
    others = (*lexicon().nicknames.get(folded, ()), *_nicknamed(folded), *lexicon().counterparts.get(folded, ()))
    yield from (("whole", form) for form in others)
    yield "part", skeleton(first)


def _symmetric(first: str) -> Iterator[Key]:
    yield from alike(first)
    folded = fold(first)
    yield "vowel", folded[:1] + re.sub("[aeiou]", "", folded[1:])


def _nicknamed(form: str) -> Set[str]:
    return _by_nickname().get(form, frozenset())


@lru_cache(maxsize=1)
def _by_nickname() -> dict[str, set[str]]:
    made: dict[str, set[str]] = defaultdict(set)
    for full, forms in lexicon().nicknames.items():
        for form in forms:
            made[form].add(full)
    return dict(made)
