"""Names of people: their parts, and whether two may be one person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from counterclaim.identity.lexicon import fold, lexicon
from counterclaim.identity.spelling import likeness
from counterclaim.reading.roles import roles

_SUFFIXES = {"jr": "jr", "sr": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "abu",
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "st",
        "al-",
        "el-",
        "ul",
    ]
)
_LEAST = 1.55  # of 2: how alike two spellings of a given name and a surname must be together
_SLIP = 5  # letters
_WHOLE = 2  # parts of a name that needs no town to it
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")


@dataclass(frozen=True, slots=True)
class PersonName:
    """``parts`` in the order written, without titles; ``suffix`` "" or jr, sr, ii..."""

    parts: tuple[str, ...]
    suffix: str = ""

    @property
    def full(self) -> bool:
        """Whether there is more than one part that is no initial."""
        plain = [p for i, p in enumerate(self.parts) if not is_initial(p) and (i == 0 or p.lower() not in _PARTICLES)]
        return len(plain) > 1 or (len(self.parts) > 1 and is_initial(self.parts[0]))

    @property
    def surname(self) -> tuple[str, ...]:
        """The last part with the particles before it."""
        at = len(self.parts) - 1
        while at > 1 and self.parts[at - 1].lower() in _PARTICLES:
            at -= 1
        return self.parts[at:]


def parse_person(text: str) -> PersonName:
    """``Ambassador Nikolas R. Vey Jr.`` to its parts without the title."""
    found = [m.group().rstrip(".") for m in _NAME_WORD.finditer(re.sub(r"['’]s$", "", text))]
    suffix = ""
    if len(found) > 1 and found[-1].lower() in _SUFFIXES and (found[-1].isupper() or found[-1].lower() in ("jr", "sr")):
        suffix = _SUFFIXES[found.pop().lower()]
    while len(found) > 1 and found[0].lower() in roles().titles:
        found = found[1:]
    if "of" in found[_WHOLE:]:  # "Senator Mira Holt of Port Vex"
        found = found[: found.index("of", _WHOLE)]
    return PersonName(tuple(found), suffix)


def plain_name(text: str) -> str:
    """First and last name: middle initials left out; those of a name that begins with one stay (``T.S. Vey``)."""
    parts = text.split()
    if parts and is_initial(parts[0].rstrip(".")):
        first = next((i for i, p in enumerate(parts) if not is_initial(p.rstrip("."))), len(parts))
        return " ".join([*["".join(p.rstrip(".") + "." for p in parts[:first])][: first and 1], *parts[first:]])
    return " ".join(p for i, p in enumerate(parts) if i in (0, len(parts) - 1) or not is_initial(p.rstrip(".")))


def is_initial(part: str) -> bool:
    return len(part) == 1 or (len(part) == 2 and part.isupper() and part.isascii())


@lru_cache(maxsize=65536)
def bare(part: str) -> str:
    """Without an article joined to it: ``al-Otaibi``, ``Otaibi``."""
    return re.sub(r"^(?:al|el|ul)[-'’]", "", part, flags=re.IGNORECASE)


def same_person(a: PersonName, b: PersonName) -> bool:
    """Whether two full names may be one person's: the same surname, given names that do not differ."""
    if a.suffix != b.suffix:
        return False
    left, right = [bare(p) for p in a.parts], [bare(p) for p in b.parts]
    if another_vowel(a, b):
        return True
    last = likeness(left[-1], right[-1])
    if last == 0.0:
        return _same_letters(left, right)
    first = _given(left[0], right[0])
    if first == 0.0 or first + last < _LEAST:
        return False
    if len(left) > 2 and len(right) > 2 and not is_initial(left[1]) and not is_initial(right[1]):
        return any(likeness(x, y) > 0 for x in left[1:-1] for y in right[1:-1]) or fold(left[1]) == fold(right[1])
    return True


def one_slip(a: PersonName, b: PersonName) -> bool:
    """Whether two full names differ by a letter inside or at the end of a surname that is not a short one."""
    if len(a.parts) != len(b.parts) or a.suffix != b.suffix or fold(a.parts[0]) != fold(b.parts[0]):
        return False
    if (
        len(a.parts) < 2
        or is_initial(a.parts[0])
        or [fold(p) for p in a.parts[1:-1]] != [fold(p) for p in b.parts[1:-1]]
    ):
        return False
    left, right = fold(a.parts[-1]), fold(b.parts[-1])
    if min(len(left), len(right)) < _SLIP or left[:3] != right[:3] or left.endswith("a") != right.endswith("a"):
        return False
    return DamerauLevenshtein.distance(left, right, score_cutoff=1) == 1


def _same_letters(left: list[str], right: list[str]) -> bool:
    """``Kim Jong Un`` and ``Kim Jong-un``."""
    return letters(left) == letters(right)


def letters(parts: list[str]) -> str:
    """All letters of a name's parts, folded."""
    return re.sub("[^a-z]", "", fold("".join(parts)))


def another_vowel(a: PersonName, b: PersonName) -> bool:
    """``Emer Holt-Varga`` and ``Emir Holt Varga``: names of three parts alike but for a vowel of the given one."""
    left, right = [bare(p) for p in a.parts], [bare(p) for p in b.parts]
    one, other = (re.findall(r"[^\W\d_]+", " ".join(parts[1:])) for parts in (left, right))
    if len(one) < _WHOLE or not _same_letters(one, other):
        return False
    x, y = fold(left[0]), fold(right[0])
    return (
        min(len(x), len(y)) > _WHOLE
        and x[0] == y[0]
        and x.endswith("a") == y.endswith("a")
        and re.sub("[aeiou]", "", x[1:]) == re.sub("[aeiou]", "", y[1:])
        and DamerauLevenshtein.distance(x, y, score_cutoff=1) <= 1
        and not _man_and_woman(x, y)
    )


def _man_and_woman(a: str, b: str) -> bool:
    """Whether of two given names, folded, one is a man's and one a woman's."""
    return {lexicon().genders.get(a), lexicon().genders.get(b)} == {"male", "female"}


def _given(a: str, b: str) -> float:
    if is_initial(a) or is_initial(b):
        return 0.75 if fold(a)[:1] == fold(b)[:1] else 0.0
    score = likeness(a, b)
    if score > 0:
        return 0.0 if _man_and_woman(fold(a), fold(b)) else score
    short, long = sorted((fold(a), fold(b)), key=len)
    forms = lexicon().nicknames
    if long in forms.get(short, ()) or short in forms.get(long, ()) or long in lexicon().counterparts.get(short, ()):
        return 0.8
    return 0.8 if len(short) >= 3 and long.startswith(short) else 0.0


@lru_cache(maxsize=65536)
def covers(full: PersonName, part: PersonName) -> float:
    """How well a short name fits a full one: 1 its surname, 0.9 its first part, 0 not at all; spelling lessens it."""
    if part.suffix and part.suffix != full.suffix:
        return 0.0
    wanted = [bare(p) for p in part.parts]
    have = [bare(p) for p in full.parts]
    if len(wanted) == 1 and len(have) > 1 and len(wanted[0]) > 6 and fold(wanted[0]) == fold("".join(have)):
        return 1.0  # an account's name
    if len(wanted) == len(have) == 2 and is_initial(wanted[1]) and not is_initial(have[1]):  # "Zora P."
        return 0.95 if fold(wanted[0]) == fold(have[0]) and fold(wanted[1])[:1] == fold(have[1])[:1] else 0.0
    if not wanted or len(wanted) >= len(have):
        return 0.0
    tail = min(likeness(x, y) for x, y in zip(wanted, have[-len(wanted) :], strict=True))
    if tail > 0:
        return tail
    surname = [bare(p) for p in full.surname]
    if len(wanted) < len(surname) and likeness(wanted[-1], surname[-1]) > 0:
        return likeness(wanted[-1], surname[-1])
    if len(wanted) > 1:
        return 0.0
    nickname = bool(part.suffix) and len(wanted[0]) > 2 and fold(have[0]).startswith(fold(wanted[0]))
    return 0.9 if nickname or likeness(wanted[0], have[0]) == 1.0 else 0.0


def gender(name: PersonName) -> str | None:
    """By the first given name; None where it does not tell."""
    return lexicon().genders.get(fold(name.parts[0])) if name.parts else None
