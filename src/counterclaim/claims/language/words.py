"""Words: tokens, crude stems, predicate groups and cue phrases. No parser, no tagger: cheap and the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from counterclaim.text.data_files import parsed

_PARTS = (("northern", "north"), ("southern", "south"), ("eastern", "east"), ("western", "west"), ("center", "centre"))
_NUMBERED = re.compile(r"\bno\. ?(?=\d)")  # "our No. 1 aim" denies nothing
_CONTRAST = re.compile(
    r",\s(?:and |but )?not\b(?! only\b)(?=([^,;:.]*))"
)  # "a book, not a gun": the verb before stands
_COUNTING = re.compile(r"\s(?:a single|one|an?|any|all|every)\s")
_RELATIVE = re.compile(r"\b(?:that|who|which|whose|what|when|where|as|if|because)\b")
_TOKEN = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*", re.UNICODE)
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Token:
    """A word: code points into the text it was cut from, and its lower-case form."""

    start: int
    end: int
    lower: str


@dataclass(frozen=True, slots=True)
class Predicates:
    """``group_of`` maps an inflected word to its groups; ``opposes`` maps a group to those that exclude it."""

    group_of: dict[str, tuple[str, ...]]
    opposes: dict[str, frozenset[str]]


@lru_cache(maxsize=16384)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text``; hyphens and apostrophes inside a word belong to it."""
    return tuple(Token(m.start(), m.end(), m.group().lower().replace("’", "'")) for m in _TOKEN.finditer(text))


def inflections(word: str) -> set[str]:
    """The regular forms of an English verb or noun. ``"seize"`` gives seize, seizes, seized, seizing."""
    if " " in word:
        return {word}
    made = {word, word + "s"}
    if word.endswith("e"):
        return made | {word + "d", word[:-1] + "ing"}
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return made | {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    if word.endswith(("s", "x", "ch", "sh", "z")):
        made.add(word + "es")
    made |= {word + "ed", word + "ing"}
    if len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        made |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return made


@lru_cache(maxsize=2)
def _data(name: str) -> dict[str, object]:
    text = resources.files("counterclaim.claims").joinpath("data", name).read_text(encoding="utf-8")
    found = parsed(text)
    return found if isinstance(found, dict) else {}


@lru_cache(maxsize=1)
def predicates() -> Predicates:
    """The shipped predicate groups."""
    groups = _data("predicates.yml")["groups"]
    assert isinstance(groups, dict)
    group_of: dict[str, list[str]] = {}
    opposes: dict[str, set[str]] = {}
    for name in sorted(groups):
        for word in groups[name]["words"]:
            for form in inflections(word):
                if name not in group_of.setdefault(form, []):
                    group_of[form].append(name)
        for other in groups[name].get("opposes", ()):
            opposes.setdefault(name, set()).add(other)
            opposes.setdefault(other, set()).add(name)
    return Predicates(
        {w: tuple(g) for w, g in group_of.items()}, {g: frozenset(others) for g, others in opposes.items()}
    )


@lru_cache(maxsize=32)
def cue_words(kind: str) -> frozenset[str]:
    """The words and phrases of one list in ``cues.yml``."""
    found = _data("cues.yml")[kind]
    assert isinstance(found, list)
    return frozenset(str(w).replace("’", "'") for w in found)


@lru_cache(maxsize=32)
def _cue_pattern(kind: str) -> re.Pattern[str]:
    phrases = sorted(cue_words(kind), key=lambda p: (-len(p), p))
    return re.compile(r"(?<![^\W_])(?:" + "|".join(re.escape(p) for p in phrases) + r")(?![^\W_])")


def cue_in(kind: str, text: str) -> str | None:
    """The first phrase of that list in ``text``, or None."""
    found = _cue_pattern(kind).search(text.lower().replace("’", "'"))
    return found.group() if found is not None else None


def cue_places(kind: str, text: str) -> list[tuple[int, int]]:
    """Where the phrases of that list stand in ``text``: code points, end-exclusive."""
    return [m.span() for m in _cue_pattern(kind).finditer(_lower(text))]


def _lower(text: str) -> str:
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text).replace("’", "'")


def _set_against(found: re.Match[str]) -> str:
    """A comma in place of a "not" that only sets one thing against another: not in "so far, not one has come"."""
    behind = _RELATIVE.split(found[1])[0]
    if has_verb(behind) and (_COUNTING.match(behind) is not None or not has_verb(found.string[: found.start()])):
        return found.group()
    return ","


def is_negated(text: str) -> bool:
    """Whether an odd number of negations stands in ``text`` ("n't" counts, what is only set against it does not)."""
    lowered = _CONTRAST.sub(_set_against, _NUMBERED.sub("number ", _lower(text)))
    count = len(_cue_pattern("negations").findall(lowered)) + len(re.findall(r"n't\b", lowered))
    return count % 2 == 1


def part_in(text: str) -> str:
    """Which part of something the text speaks of: "north" for "the northern part of", "most"; "" for none."""
    found = cue_in("partitives", text)
    if found is None:
        return ""
    head = found.removesuffix(" of").removesuffix(" part").removesuffix(" parts")
    before = _lower(text)[: max(0, _lower(text).find(found))].split()[-1:]
    for word in (*before, head):
        for form, part in _PARTS:
            if word in (form, part):
                return part
    return head


def has_verb(text: str) -> bool:
    """Whether a finite verb seems to stand in ``text``: an auxiliary, a common past form, or a word in -ed."""
    auxiliaries, past = cue_words("auxiliaries"), cue_words("past")
    return any(
        t.lower in auxiliaries or t.lower in past or (t.lower.endswith("ed") and len(t.lower) > 4) for t in tokens(text)
    )


@lru_cache(maxsize=65536)
def is_verb(word: str) -> bool:
    """``has_verb`` of one word, looked at once."""
    return has_verb(word)


def groups_in(words: Iterable[Token]) -> frozenset[str]:
    """The predicate groups that the words belong to."""
    table = predicates().group_of
    plain = [t.lower for t in words]
    runs = plain + [" ".join(plain[i : i + n]) for n in (2, 3) for i in range(len(plain) - n + 1)]
    return frozenset(g for run in runs for g in table.get(run, ()))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude stem, enough to bring a word's forms together: not a dictionary form."""
    w = word.removesuffix("'s").replace("'", "")
    for ending in ("ations", "ation", "ements", "ement", "ments", "ment", "ings", "ing", "edly", "ies", "ied", "ed"):
        if w.endswith(ending) and len(w) - len(ending) >= 3:
            w = w[: -len(ending)]
            if len(w) > 3 and w[-1] == w[-2] and w[-1] not in "lsz":
                w = w[:-1]
            break
    else:
        for ending in ("es", "s", "ly"):
            if w.endswith(ending) and not w.endswith("ss") and len(w) - len(ending) >= 3:
                w = w[: -len(ending)]
                break
    return w[:-1] if len(w) > 3 and w[-1] in "ey" else w


def stems(words: Iterable[Token]) -> frozenset[str]:
    """Stems of the words that say something, numbers among them."""
    stop = cue_words("stop")
    return frozenset(stem(t.lower) for t in words if t.lower not in stop and (len(t.lower) > 1 or t.lower.isdigit()))
