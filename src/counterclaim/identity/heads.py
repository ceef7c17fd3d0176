"""The names that a source comes down to."""

from __future__ import annotations

import re
from itertools import pairwise

from counterclaim.identity.drafts import Unit
from counterclaim.identity.governed import LINKS, belongs, modifies
from counterclaim.identity.lexicon import nation
from counterclaim.identity.roles import offices
from counterclaim.identity.together import AND, CLAUSES, JOINS, bodies_beside, is_role, joined_to, together
from counterclaim.reading.roles import Word, head_at, roles, words
from counterclaim.text import Report, Span

_APPOSED = re.compile(r",\s(?:an?|the)\s[a-z]")
_CONJUNCTIONS = frozenset(("and", "or", "nor", "as"))
_PAIR = 2
_SUCH_AS = re.compile(r"[a-z]\w*,?(?: [-–—])?,? (?:including|such as|like|among them) ")
_ISSUED = re.compile(
    r"(?:an?|the|its|their) (?:\w+ )?statement (?:by|from) "
    r"|(?:(?:the|some|several|its) )?(?:[a-z]+ )?"
    r"(?:analysts|economists|strategists|researchers|specialists|experts|scientists) (?:at|of|from|with) (?:the )?"
    r"|(?:an?|the) (?:[a-z]+-[a-z]+ )?panel (?:at|of) the ",
    re.IGNORECASE,
)
# Before a source they say that who is named first only stands beside the one who speaks.
_BESIDE = re.compile(r"\b(?:alongside|beside|besides|with|next to|flanked by|after|meeting|joined by)\s(?:the\s)?$")
_BESIDE_ONE = re.compile(
    r"\b(?:alongside|beside|besides|with|next to|flanked by|meeting|joined by)\s"
    r"(?P<whom>[\w’'-]+(?: [\w’'-]+){0,6}),\s$"
)


def heads_of(report: Report, source: Span, named: list[Unit]) -> list[Unit]:
    """The names that a source comes down to: none where it is a description that only uses a name."""
    text = report.text
    line = text.rfind("\n", source.start, source.end)
    if line >= 0:  # a caption or headline ran into it
        source = Span(source.report, line + 1, source.end)
        named = [u for u in named if u.span.start > line]
    if len(named) > 1 and all(u.type != "person" for u in named):
        gaps = {text[a.span.end : b.span.start] for a, b in pairwise(named)}
        if gaps == {" "} and all(u.type != "group" for u in named) and named[-1].span.end >= source.end - 1:
            return []  # one name that the tagger cut in two
    whose = re.search(r",? whose\s", text[source.start : source.end])
    if whose is not None and any(u.span.end <= source.start + whose.start() for u in named):
        source = Span(source.report, source.start, source.start + whose.start())  # "the NAME, whose envoy, NAME,"
        named = [u for u in named if u.span.end <= source.end]
    example = _SUCH_AS.search(text, source.start, source.end)
    if example is not None:  # "lawmakers of both parties, including NAME and NAME"
        named = [u for u in named if u.span.end <= example.start() + 1]
    last = _named_last(text, source, named)
    if last is not None:
        return [last]
    outer = _outermost(text, source, named)
    people = [u for u in outer if u.type == "person"]
    both = len(people) > 1 and together(text[people[0].span.end : people[1].span.start])
    if len(people) > 1 and not both and _stands_beside(text, source.start):
        people = people[1:]
    if people:
        return joined_to(text, source, people)
    bodies = [u for u in outer if u.type in ("organisation", "place", "other") and not modifies(text, source, u)]
    if len(bodies) > 1 and bodies[0].type == "place" and text[bodies[0].span.end : bodies[1].span.start] == " ":
        bodies = bodies[1:]  # "the Utopian Bureau of Roads, Rails and Canals"
    if not bodies:
        bodies = _issued_by(text, source, named)
        if len(bodies) == 1:
            return bodies
    if bodies and (speaking := _speaking(text, source, bodies, outer)):
        return speaking
    groups = [u for u in outer if u.type == "group" and not _one_of_a_people(text, source, u)]
    if groups and groups[0].span.end >= source.end - 1:
        return [groups[0]]
    return []


def _outermost(text: str, source: Span, named: list[Unit]) -> list[Unit]:
    """The names that no other word of the source governs, nor one that is joined to such a name by "and"."""
    outer: list[Unit] = []
    governed = -1
    for unit in named:
        joined_to = (
            governed >= 0
            and "," not in text[governed : unit.span.start]
            and " and " in text[governed : unit.span.start]
            and not (outer and outer[-1].type == unit.type == "person")  # "NAME of PLACE and NAME of PLACE"
        )
        if belongs(text, source, unit) or joined_to:
            governed = unit.span.end if governed < 0 or "," in text[governed : unit.span.start] else governed
        else:
            outer.append(unit)
    return outer


def _named_last(text: str, source: Span, named: list[Unit]) -> Unit | None:
    """The name that a source ends with, after what it is: ``Harbour Pilots of Vex spokesman NAME``, ``the NAME
    newspaper NAME``; none where somebody is only said to be of it.
    """
    if len(named) < _PAIR or re.fullmatch(r"[\s,]*", text[named[-1].span.end : source.end]) is None:
        return None
    unit = named[-1]
    before = words(text, source.start, unit.span.start)
    head = head_at(before, len(before) - 1)
    if head is None or text[before[-1].end : unit.span.start] != " ":
        return None
    kind = roles().heads[head[0]]
    if kind != ("person" if unit.type == "person" else "organisation") or "," in text[source.start : unit.span.start]:
        return None
    if kind == "organisation" and not before[-1].text.islower():
        return None
    inside = [(u.span.start, u.span.end) for u in named[:-1]]
    told = before[: len(before) - head[1]]
    free = [i for i, w in enumerate(told) if not any(s <= w.start < e for s, e in inside) and not _of_a_name(told, i)]
    return None if any(told[i].lower in LINKS | _CONJUNCTIONS | CLAUSES for i in free) else unit


def _of_a_name(found: list[Word], at: int) -> bool:
    """Whether a small word stands inside a name that the tagger passed over: ``Harbour Pilots of Vex``."""
    if found[at].lower not in ("of", "for") or at < _PAIR or at + 1 >= len(found):
        return False
    return all(found[i].text[0].isupper() for i in (at - 2, at - 1, at + 1))


def _speaking(text: str, source: Span, bodies: list[Unit], outer: list[Unit]) -> list[Unit]:
    """Of the bodies and places of a source the one that speaks, and those joined to it; none where that is another."""
    unit = bodies[0]
    after = words(text, unit.span.end, source.end)
    before = words(text, source.start, unit.span.start)
    if _stands_alone(text, unit, before):
        if _APPOSED.match(text, unit.span.end, source.end) is not None:
            return [unit]
        speakers = bodies_beside(text, source, unit, outer)
        if len(speakers) > 1:
            return speakers
        if any(o.span.start > unit.span.end and AND.fullmatch(text, unit.span.end, o.span.start) for o in outer):
            return []  # "NAME and NAME spokesmen"
        if JOINS.match(text, unit.span.end, source.end) is not None:
            return [unit]  # "NAME and the police"
        kinds = [h[0] for i in range(min(3, len(after))) if (h := head_at(after, i)) is not None]
        if all(k in offices()["media_nouns"] for k in kinds):
            return [unit, *(o for o in bodies[1:] if text[unit.span.end : o.span.start] == " " and o.type == unit.type)]
    governed_by = {w.lower for w in before} & (LINKS | {"called", "known", "named", "under"})
    if not any(head_at(before, i) is not None for i in range(len(before))) and not after and not governed_by:
        return [unit]
    last = bodies[-1]
    if not words(text, last.span.end, source.end) and re.search(
        r",\s(?:the\s)?$", text[source.start : last.span.start]
    ):
        return [last]
    return []


def _stands_alone(text: str, unit: Unit, before: list[Word]) -> bool:
    """Whether before a body's name stands nothing but articles, states and what it is: ``the Utopian newspaper X``."""
    said = roles().determiners | roles().modifiers | set(offices()["media_nouns"]) | set(offices()["before_bodies"])
    beside = head_at(before, len(before) - 1) is not None and text[before[-1].end : unit.span.start] == " "
    noun = (head_at(before, len(before) - 1) or ("", 0))[0]
    kind = beside and (roles().heads[noun] == "organisation" or noun in offices()["company_nouns"])
    named_so = kind and not any(w.lower in LINKS or not w.lower.isalpha() for w in before)
    return all(
        w.lower in said or nation(w.text) is not None or (named_so and w.text.islower())
        for w in (before[:-1] if kind else before)
    )


def _one_of_a_people(text: str, source: Span, unit: Unit) -> bool:
    """``Every Norwegian``, ``a young Dane``: no state speaks."""
    found = nation(unit.text)
    before = words(text, source.start, unit.span.start)
    return bool(before) and before[0].lower != "the" and found is not None and found.form == "word" and not found.plural


def _issued_by(text: str, source: Span, named: list[Unit]) -> list[Unit]:
    """``a joint statement by NAME and NAME``, ``analysts at NAME``: whose words they are, if no more is said."""
    opening = _ISSUED.match(text, source.start, source.end)
    found = [u for u in named if opening is not None and u.span.start >= opening.end()]
    if opening is None or not found or found[0].span.start > opening.end() + 4:
        return []
    return found[:1] if found[0].span.end >= source.end - 1 else []


def _stands_beside(text: str, start: int) -> bool:
    """Whether the one beside the speaker begins at ``start``: ``alongside the Utopian president, NAME``."""
    before = max(0, start - 90)
    if _BESIDE.search(text, before, start) is not None:
        return True
    found = _BESIDE_ONE.search(text, before, start)
    return found is not None and is_role(found["whom"])
