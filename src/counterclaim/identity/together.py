"""Who speaks together: "NAME and NAME", "NAME of PLACE and the judge NAME", "neither NAME (ABC) nor the NAME"."""

from __future__ import annotations

import re

from counterclaim.identity.drafts import Unit
from counterclaim.identity.governed import LINKS, linked, modifies
from counterclaim.identity.lexicon import nation
from counterclaim.reading.roles import head_at, roles, words
from counterclaim.text import Span

CLAUSES = frozenset(("who", "whom", "whose", "which", "that", "where"))
_LONG = 4
# Between two that speak together: an acronym in brackets, a comma, "and the".
AND = re.compile(r"(?:\s\([A-Z][\w.&]*\))?(?:,?\s(and|or|nor|&|as well as|along with)|,)\s(?:the\s)?")
JOINS = re.compile(r",?\s(?:and|nor|or|&|as well as|along with)\s")
_SAID_OF = re.compile(r"(?:\s\([^()]*\)|,\s[^,;]{1,80},?|\sof\s(?:the\s)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3})?,?")


def joined_to(text: str, source: Span, people: list[Unit]) -> list[Unit]:
    """The first of several people, and those who speak with them: ``NAME, NAME and NAME``, ``NAME and the judge NAME``.

    What is said of one may stand between: ``NAME of PLACE and Democrat NAME``, ``NAME, a farmer, and NAME``.
    """
    joined = [people[0]]
    listed: list[Unit] = []
    for other in people[1:]:
        before = listed[-1] if listed else joined[-1]
        between = text[before.span.end : other.span.start]
        if between == ", ":
            listed.append(other)
        elif other.span.end <= source.end + 1 and together(between):
            joined += [*listed, other]
            listed = []
    return joined


def together(between: str) -> bool:
    """Whether between two names stands no more than "and", what the first is, and the second's office or party."""
    found = JOINS.search(between)
    if found is None or _SAID_OF.fullmatch(between[: found.start()]) is None:
        return False
    rest = between[found.end() :]
    lists = roles()
    plain = [w for w in words(rest, 0, len(rest)) if w.lower not in lists.titles]
    told = lists.determiners | lists.modifiers | lists.heads.keys()
    lower = len(plain) < _LONG and all(w.text.islower() and w.lower not in LINKS | CLAUSES for w in plain)
    if lower or all(w.lower in told or nation(w.text) is not None for w in plain):
        return not rest.rstrip(" .").endswith(("'s", "’s"))
    return is_role(rest) and not linked(rest)


def bodies_beside(text: str, source: Span, unit: Unit, outer: list[Unit]) -> list[Unit]:
    """The bodies that speak with one: ``neither NAME (ABC) nor the NAME``, ``NAME, NAME and NAME``."""
    joined, listed = [unit], list[Unit]()
    for other in (o for o in outer if o.span.start > unit.span.end and o.type != "person"):
        between = text[(listed or joined)[-1].span.end : other.span.start]
        if between.endswith("("):
            continue
        found = AND.fullmatch(between)
        if found is None or modifies(text, source, other):
            break
        if found[1] is None:
            listed.append(other)
        else:
            joined += [*listed, other]
            listed = []
    rest = text[joined[-1].span.end : source.end]
    return (
        joined if re.fullmatch(r"(?:\s\([A-Z][\w.&]*\))?[\s,]*(?:themselves|both)?[\s,]*", rest) is not None else [unit]
    )


def is_role(text: str) -> bool:
    """Whether a text ends with what somebody is."""
    found = words(text, 0, len(text))
    return bool(found) and head_at(found, len(found) - 1) is not None
