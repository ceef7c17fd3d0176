"""Nouns for roles, bodies and groups: what they are, and the phrase that one heads."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from counterclaim.text.data_files import parsed

RoleKind = Literal["person", "group", "organisation", "document"]

# A word, with what holds it together: U.S., O'Brien, Jae-in; a possessive 's is left off.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+|[-&][^\W_]+)*")
_LONGEST = 3
_MAX_WORDS_LEFT = 12


@dataclass(frozen=True, slots=True)
class Word:
    """``text`` as it stands at start..end, without a possessive ending."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")


@dataclass(frozen=True, slots=True)
class Roles:
    """The word lists of ``data/roles.yml``, lower case; ``lasts`` are what a head ends with, or abbreviations."""

    titles: dict[str, str]
    abbreviations: dict[str, str]
    heads: dict[str, RoleKind]
    lasts: frozenset[str]
    singular: dict[str, str]
    modifiers: frozenset[str]
    determiners: frozenset[str]
    pronouns: dict[str, str]


@lru_cache(maxsize=1)
def roles() -> Roles:
    """Read once. Plurals are formed by rule."""
    data: dict[str, Any] = parsed(
        resources.files("counterclaim.reading").joinpath("data", "roles.yml").read_text(encoding="utf-8")
    )
    heads: dict[str, RoleKind] = {}
    singular: dict[str, str] = {}
    for word in data["documents"]:
        heads[word] = "document"
        if not word.endswith("s"):
            heads[plural(word)] = "document"
            singular[plural(word)] = word
    for word in data["bodies"]:
        heads[word] = "organisation"
        heads.setdefault(plural(word), "group")
        singular.setdefault(plural(word), word)
    for word in data["people"]:
        heads[word] = "person"
        heads[plural(word)] = "group"
        singular[plural(word)] = word
    for word in data["groups"]:
        heads[word] = "group"
    return Roles(
        titles=dict(data["titles"]),
        abbreviations=dict(data["abbreviations"]),
        heads=heads,
        lasts=frozenset(phrase.rpartition(" ")[2] for phrase in (*heads, *data["abbreviations"])),
        singular=singular,
        modifiers=frozenset(data["modifiers"]),
        determiners=frozenset(data["determiners"]),
        pronouns={word: kind for kind, words in data["pronouns"].items() for word in words},
    )


def plural(noun: str) -> str:
    """The English plural of ``noun``: policeman, policemen; ministry, ministries."""
    if noun.endswith("man") and noun not in ("human", "german"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun == "wife":
        return "wives"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of text[start:end], offsets into ``text``."""
    return [
        Word(m.group(), m.start(), m.end())
        for m in WORD.finditer(text, start, end)
        if m.group() != "s" or text[m.start() - 1 : m.start()] not in ("'", "’")
    ]


def head_at(found: list[Word], last: int) -> tuple[str, int] | None:
    """The role noun that ends with word ``last`` (-1: there is no word), as its singular and its words, or None."""
    if last < 0:
        return None
    lists = roles()
    ending = found[last].lower
    if ending not in lists.lasts and not ending.startswith("ex-"):
        return None
    for size in range(min(_LONGEST, last + 1), 0, -1):
        phrase = " ".join(w.lower for w in found[last - size + 1 : last + 1])
        if phrase in lists.heads:
            return phrase, size
        if size == 1 and phrase.startswith("ex-") and phrase[3:] in lists.heads:
            return phrase[3:], 1
        if size == 1:
            phrase = lists.abbreviations.get(phrase, "")
            if phrase in lists.heads:
                return phrase, 1
    return None


def touching(names: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Those of ``names``, in order and none over another, that share a code point with ``start``..``end``."""
    last = bisect_left(names, (end,))
    first = last
    while first > 0 and names[first - 1][1] > start:
        first -= 1
    return list(names[first:last])


def phrase_start(text: str, found: list[Word], head: int, names: list[tuple[int, int]]) -> int:
    """The index of the first word of the noun phrase whose head begins at word ``head``.

    Walks left over modifiers, numbers, hyphenated words, names and possessives, and over one determiner.
    """
    lists = roles()
    at = head
    while at > 0 and head - at < _MAX_WORDS_LEFT:
        left, right = found[at - 1], found[at]
        gap = text[left.end : right.start]
        if gap.replace("’", "'").strip() not in ("", "'s", "'") or "\n" in gap or not gap:
            break
        possessive = "'" in gap.replace("’", "'")
        in_name = any(s <= left.start < e for s, e in names)
        if left.lower in lists.determiners and not (in_name and left.text.istitle() and at == head):
            return at - 1
        ok = in_name or possessive or left.lower in lists.modifiers or left.text.isdigit() or head_at(found, at - 1)
        if not ok and not (left.text[0].isupper() and not _opens_sentence(text, left.start)):
            break
        at -= 1
    return at


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \t\"“‘'(")
    return not before or before[-1] in ".!?\n:"
