"""The words that tell one body from another: without its state, its articles, its level."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.identity.lexicon import fold, nations_in
from counterclaim.identity.roles import Role, offices
from counterclaim.reading.roles import roles

STATE_BODIES = frozenset(("ministry", "parliament", "army", "navy", "embassy"))
SMALL = frozenset(("the", "of", "for", "and"))


@lru_cache(maxsize=65536)
def words_of(text: str) -> frozenset[str]:
    """The content words of a body's name: ``Ministry of Defence`` and ``Defense Ministry`` have the same."""
    spell = offices()["spellings"]
    folded = (
        re.sub(r"\b[a-z]+-(?:controlled|led|run|dominated|majority)\b", "", fold(text))
        .replace("-", " ")
        .replace("'", " ")
    )
    drop = set(offices()["empty"]) | {"s"}
    return frozenset(spell.get(w, w) for w in folded.split() if w not in drop)


def split_nation(text: str) -> tuple[str | None, str]:
    """The state in a body's name (by name, nationality word or seat) and the rest of the name."""
    tokens = re.findall(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’-](?!s\b)[^\W_]+)*", text)
    for first, last, word in nations_in(text):
        rest = [t for t in tokens[:first] + tokens[last:] if t.lower() != "s"]
        if word.form in ("name", "word") and not word.plural and any(t.lower() not in SMALL for t in rest):
            return word.iso, " ".join(rest)
    return None, text


def body_key(iso: str | None, words: frozenset[str]) -> str:
    return f"body:{iso or ''}:{' '.join(sorted(words))}"


def is_generic(words: frozenset[str]) -> bool:
    """Whether every word could be any state's: ``general staff``, ``defense ministry``."""
    return words <= _common()


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The words of what bodies and people are, and of how they are told apart."""
    lists = roles()
    plain = {w for phrase in lists.heads for w in phrase.split()}
    return frozenset(plain | lists.modifiers | set(offices()["spellings"].values()))


def state_body(name: str) -> bool:
    """Whether only states have a body of such a name: a ministry, an army."""
    return bool(words_of(name) & STATE_BODIES)


def noun_modifiers(role: Role) -> frozenset[str]:
    return frozenset(role.office.split()[:-1])


def role_body(role: Role, noun: str) -> tuple[str | None, frozenset[str]]:
    """The key parts of a body that is described: ``the Ukrainian military``."""
    spell = offices()["spellings"]
    return role.iso, frozenset(spell.get(w, w) for w in noun.split()) | role.of
