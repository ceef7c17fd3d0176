"""What a number in a text counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.claims.language.words import Token, cue_words, predicates, stem

_LEADS = frozenset(
    (
        *("at", "as", "to", "is", "was", "were", "are", "stands", "stood", "reached", "hit", "her", "him", "them"),
        *("holds", "held", "counted", "gave", "than", "about", "around", "nearly", "almost", "over", "least", "like"),
        *("reported", "received", "had", "has", "have", "totalled", "totaled", "numbered", "some", "says", "say"),
        *("it", "recorded", "said", "roughly"),
    )
)
"""Words after which a number without a noun counts something."""
_FALLEN = frozenset(
    ("dead", "killed", "injured", "wounded", "hurt", "missing", "arrested", "detained", "were", "have", "had", "people")
)
_FATES = ("kill", "injure", "infect", "detain", "free")
_REST = re.compile(
    r"(?:\s[a-z-]+)?\s(?!(?:was|is|has|its|his|this|as|us|says|plus|towards|besides|always|across)\b)[a-z-]+(?<!s)s\b"
)
_ENDED = ("s", "people", "men", "women", "children", "dead", "missing", "killed", "injured", "wounded", "hurt")
"""Words that need no noun after them."""
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])+")
_NOT_COUNTED = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "am", "pm", "a.m", "p.m", "gmt", "et", "bst", "percent"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    )
)


def stands_alone(text: str, words: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number without a noun counts something: by the word before or after it, not as an age or a name."""
    if first and words[first - 1].lower in ("a", "an"):
        first -= 1  # "killing a dozen"
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    if before is not None and "," in text[before.end : words[first].start]:
        return False  # "Ann Moss, 41, said"
    if after is not None and after.lower in _NOT_COUNTED:
        return False
    if after is not None and after.lower in _FALLEN and not text[words[last].end : after.start].strip():
        return True
    return before is not None and (before.lower in _LEADS or _befalls(before.lower))


def _befalls(word: str) -> bool:
    """Whether those counted right after a word are whom it befell: "killing 12", "wounded about a dozen"."""
    return word.endswith(("ing", "ed")) and any(g in _FATES for g in predicates().group_of.get(word, ()))


def unit_after(text: str, last: int, words: Sequence[Token], *, of: bool = False) -> tuple[str, int, frozenset[str]]:
    """The counted noun after the number: the last of up to three words in a row, by crude position.

    ``of``: it may come after "of" ("dozens of boats").
    """
    if of and last + 1 < len(words) and words[last + 1].lower == "of":
        last += 1
    stop = cue_words("stop")
    picked: list[Token] = []
    for k in range(last + 1, min(last + 5, len(words))):
        between = text[words[k - 1].end : words[k].start]
        if between.startswith(".") and _INITIALS.fullmatch(text, words[k - 1].start, words[k - 1].end) is not None:
            between = between[1:]  # "9,000 U.S. jobs"
        if between.strip(" \u00a0-") or words[k].lower in stop:
            if words[k].lower in ("other", "others", "more") and not picked:
                continue
            break
        if words[k].lower in cue_words("past") and words[k].lower not in _FALLEN:
            break
        picked.append(words[k])
    if not picked or picked[0].lower in _NOT_COUNTED:
        return "", words[last].end, frozenset()
    plain = [w for w in picked if not text[w.start].isupper()] or picked  # "two San Antonio shops" are shops
    return stem(plain[0].lower), plain[0].end, frozenset(stem(w.lower) for w in plain)


def noun_end(text: str, end: int) -> int:
    """Where the counted noun ends, of whose words the first ends at ``end``: "7 million sealed [files]"."""
    found = _REST.match(text, end)
    return found.end() if found is not None and not text[:end].lower().endswith(_ENDED) else end
