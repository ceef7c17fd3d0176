"""What a phrase says that somebody is: office, state, whose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from counterclaim.identity.lexicon import NationWord, data, fold, nations_in
from counterclaim.reading.mentions import main_head, singular
from counterclaim.reading.roles import RoleKind, Word, head_at, phrase_start, roles, words

_LONGEST_APPOSITION = 140
# "A spokesman for Norway" speaks for it; "an analyst for Norway" is concerned with it.
_FOR_STATES = frozenset(("spokesperson", "ambassador", "negotiator", "lawyer", "minister", "representative", "envoy"))
_LONGEST_CHARGE = 5  # words: "Minister of Trade, Tourism and Culture" and what a comma breaks is left
_CHUNK_END = re.compile(r"[,;:()\[\]“”\"\n—–]|\s--?\s|\.(?:\s|$)|\s(?:who|which|that|said|says|told|and)\s")


@dataclass(frozen=True, slots=True)
class Role:
    """``office`` is the plain noun (spokesman, spokeswoman: one), ``iso`` the state, ``of`` folded words of the rest.

    ``phrase`` is verbatim; ``definite`` and ``many`` are what its determiner and number say.
    """

    office: str
    iso: str | None
    of: frozenset[str]
    phrase: str
    definite: bool = False
    many: bool = False
    states: tuple[str, ...] = ()
    kind: RoleKind = "person"

    @property
    def plain(self) -> bool:
        """Whether nothing but the office is said."""
        return self.iso is None and not self.of


@lru_cache(maxsize=1)
def offices() -> dict[str, Any]:
    """The lists of ``data/offices.yml``."""
    found: dict[str, Any] = data("offices.yml")
    return found


def office(noun: str) -> str:
    """One word for one office."""
    one = singular(noun)
    one = roles().abbreviations.get(one, one)
    same: str = offices()["same"].get(one, one)
    return same


def parse_role(phrase: str) -> Role | None:
    """The role that a noun phrase names, or None where it is headed by no role noun."""
    found = words(phrase, 0, len(phrase))
    head = main_head(phrase, found)
    if head is None:
        return None
    at = next(i for i in range(len(found) - 1, -1, -1) if (h := head_at(found, i)) is not None and h[0] == head)
    end = found[at].end
    size = len(head.split())
    start = found[max(0, at - size + 1)].start
    before, after = phrase[:start], phrase[end:]
    if found[at].lower.startswith("ex-"):
        before += " former"
    beside = r"\s*(?:to|in|on|with|from)\b" if office(head) in _FOR_STATES else r"\s*(?:to|in|on|with|from|for)\b"
    in_land = office(head) in offices()["of_the_land"] and re.match(r"\s*in\b", after) is not None
    state = _state(before) or (_state(after) if in_land or not re.match(beside, after) else None)
    opener = found[0].lower
    lists = roles()
    return Role(
        office=office(head),
        iso=state.iso if state is not None else None,
        of=_rest(before, after),
        phrase=phrase,
        definite=opener in ("the", "this", "that", "these", "those") or "’s " in before or "'s " in before,
        many=lists.heads[head] == "group",
        states=tuple(w.iso for _, _, w in nations_in(phrase)),
        kind=lists.heads[head],
    )


def _state(text: str) -> NationWord | None:
    found = nations_in(text)
    return found[0][2] if found else None


def _rest(before: str, after: str) -> frozenset[str]:
    """The content words beside the office: modifiers and whose it is; states left out, they are told apart already."""
    text = fold(before + " " + after)
    text = re.sub(r"\S*\d\S*-\S*", " ", text)  # "31-year-old", "2m-a-year"
    out = {w for w in re.split(r"[\s-]+", text) if len(w) > 1}
    for part in (before, after):
        tokens = re.findall(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’-][^\W_]+)*", part)
        for first, last, word in nations_in(part):
            if word.form != "metonym":
                for token in tokens[first:last]:
                    out.discard(fold(token))
    lists = roles()
    spell = offices()["spellings"]
    drop = set(offices()["empty"]) | lists.determiners | {"acting", "s", "us", "senior", "top"}
    return frozenset("former" if w == "ex" else spell.get(w, w) for w in out - drop)


def introductions(
    text: str, start: int, end: int, names: list[tuple[int, int]], *, kind: RoleKind = "person"
) -> list[Role]:
    """What the text says that whoever is named at text[start:end] is: before the name, beside it or after it."""
    made = []
    for phrase in (_before(text, start, end, names), _after(text, end, names)):
        role = parse_role(phrase) if phrase is not None else None
        if role is not None and role.kind == kind:
            made.append(role)
    return made


def _before(text: str, start: int, end: int, names: list[tuple[int, int]]) -> str | None:
    """``Kremlin spokesman NAME``; ``Freedonia's president, NAME,``."""
    low = max(0, text.rfind("\n", 0, start) + 1, start - _LONGEST_APPOSITION)
    found = words(text, low, start)
    if not found:
        return None
    gap = text[found[-1].end : start]
    if gap.strip() not in ("", ".", ",") or "\n" in gap:
        return None
    if gap.strip() == "," and not re.match(r"\s*(?:[,.;:)—–\n]|$)", text[end : end + 3]):
        return None
    if gap.strip() == "." and found[-1].lower not in roles().abbreviations:
        return None
    last = len(found) - 1
    if gap.strip() == "" and (over := _over(text, found)) is not None:
        before = phrase_start(text, found, over, [n for n in names if low <= n[0] < start])
        return text[found[before].start : found[-1].end]
    head = head_at(found, last)
    if head is None:
        return None
    spans = [n for n in names if low <= n[0] < start]
    first = phrase_start(text, found, last - head[1] + 1, spans)
    if gap.strip() == "" and first > 1 and found[first].lower == "the" and found[first - 1].lower == "to":
        outer = head_at(found[: first - 1], first - 2)  # "counselor to the president NAME"
        begun = phrase_start(text, found, first - 1 - outer[1], spans) if outer is not None else first
        if outer is not None and found[begun].lower not in roles().determiners:
            first = begun
    if gap.strip() == "," and first > 1 and found[first - 1].lower in ("of", "to", "for"):
        outer = head_at(found[: first - 1], first - 2)
        if outer is not None and text[found[first - 2].end : found[first].start].count(" ") == 2:
            first = phrase_start(text, found, first - 1 - outer[1], spans)
    if gap.strip() == "," and found[first].lower not in roles().determiners and not found[first].text[0].isupper():
        return None
    return text[found[first].start : found[-1].end]


def _over(text: str, found: list[Word]) -> int | None:
    """``Minister of Foreign Affairs`` before a name: the index of the office's word, where one stands there."""
    at = len(found) - 1
    while at >= 0 and len(found) - at <= _LONGEST_CHARGE and (found[at].text[0].isupper() or found[at].lower == "and"):
        at -= 1
    if at < 1 or at == len(found) - 1 or found[at].lower not in ("of", "for", "to"):
        return None
    if "," in text[found[at - 1].start : found[-1].end] or not found[at - 1].text[0].isupper():
        return None
    head = head_at(found[:at], at - 1)
    return at - head[1] if head is not None and roles().heads[head[0]] == "person" else None


def _after(text: str, end: int, names: list[tuple[int, int]]) -> str | None:
    """``NAME, 52, head of the Centre for Roads,``; ``NAME is the mayor``."""
    opening = re.match(
        r"(?:, (?:aged? )?\d{1,3}(?= ?,))?(?:, (?:who is |who was )?|\s\((?=[a-z])| is | was )", text[end : end + 30]
    )
    if opening is None:
        return None
    verb = opening.group().strip() in ("is", "was")
    at = end + opening.end()
    stop = _CHUNK_END.search(text, at, at + _LONGEST_APPOSITION)
    phrase = text[at : stop.start() if stop is not None else at + _LONGEST_APPOSITION]
    found = words(phrase, 0, len(phrase))
    if not found or (verb and found[0].lower not in ("the", "a", "an")):
        return None
    head = main_head(phrase, found)
    if head is None:
        return None
    at_word = next(i for i in range(len(found)) if (h := head_at(found, i)) is not None and h[0] == head)
    rest = at + len(phrase)
    if (
        not verb
        and text[rest : rest + 2] == ", "
        and any(s == rest + 2 for s, _ in names)
        and found[0].text[0].isupper()
    ):
        return None  # "beside NAME, Utopia's president, NAME,": of which of the two it is said is open
    shifted = [(s - at, e - at) for s, e in names if at <= s < at + len(phrase)]
    first = phrase_start(phrase, found, max(0, at_word - len(head.split()) + 1), shifted)
    return phrase if first == 0 else None


def charged(role: Role) -> frozenset[str]:
    """``of``, where "the press secretary for Utopia's President NAME" is the presidential press secretary."""
    found = _PRESIDENT.search(role.phrase)
    if found is None:
        return role.of
    return role.of - set(re.split(r"[\s-]+", fold(found.group()))) - {fold(found.group())} | {"presidential"}


_PRESIDENT = re.compile(r" (?:of|for|to) (?:the |[A-Z][\w ]+['’]s |[A-Z]\w+ )?[Pp]resident\b(?: [A-Z][\w-]+){0,3}")


def is_leader(name: str) -> bool:
    """Whether the office makes its holder the leader of a state."""
    return name in offices()["leaders"]
