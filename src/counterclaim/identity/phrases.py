"""Descriptions as names: what of a phrase says who somebody is, without what it says beside that."""

from __future__ import annotations

import re

from counterclaim.identity.lexicon import nations_in
from counterclaim.identity.roles import office, offices
from counterclaim.reading.roles import head_at, roles, words

POSSESSIVE = frozenset(("his", "her", "their", "its", "my", "our", "your"))
_DAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)\s\d{1,2}|\d{1,2}\s(?:January|February|March|April|May|"
    r"June|July|August|September|October|November|December)"
)
_TAIL = re.compile(
    rf"\s(?:(?:late |early )?on\s)?(?:{_DAY})\b.*|\s(?:yesterday|today|tonight|last (?:week|month|year|night))\b.*"
    r"|\s(?:who|which|whom|whose|when|where)\b.*|\sthat\s.*|\s[(\[—–].*"
    r"|\s(?:not|speaking|familiar|briefed|reached|wearing|crying|citing|including|like|such as|asked|told|working"
    r"|living|standing)\s.*",
    re.DOTALL,
)
_PARTICIPLE = re.compile(
    r"\s(?:[a-z]+ed|[a-z]{3,}ing|seen|shown|known|held|kept|sent|made|given|taken|written|drawn|put out)\s"
    r"(?:by|to|on|in|at|with|for|from|about|through|near|that|as)\b"
)
_PROPER = re.compile(
    r"[A-Z][\w.-]+(?: [A-Z][\w.-]+)*(?:['’]s)? (?:Office|Department|Agency|Service|Board|Ministry|Council|Court)"
)
_COMPASS = re.compile(r"(?:New|North|South|East|West) [A-Z]")
_WHOSE_HANDS = re.compile(r"\b[\w.]+-(?:controlled|led|run|dominated|majority)\s")
_AFTER_BY = re.compile(r"\s(?:and|on|in|at|but|with|to|for|late|early|after|before|this|last|over|during)\s|[,;:—–]")


def core(text: str) -> str:
    """The beginning of a description that says who or what it is: no date, no clause, no second apposition.

    ``a witness who ran`` is a witness, ``a video released by the palace on Monday`` one released by the palace.
    The text comes back as it is where it has no role noun.
    """
    found = words(text, 0, len(text))
    head = next(((w.end, h[0]) for i, w in enumerate(found) if (h := head_at(found, i)) is not None), None)
    if head is None:
        return text
    first = head[0]
    issued = roles().heads[head[1]] == "document"
    end = len(text)
    comma = text.find(",", first)
    if comma >= 0:
        end = comma
    tail = _TAIL.search(text, first, end)
    if tail is not None and not (head[1] in _ANYBODY and _SHORT_CLAUSE.fullmatch(text, first, end) is not None):
        end = tail.start()
    participle = _PARTICIPLE.search(text, first, end)
    if participle is not None:
        if issued and participle.group().endswith(" by"):
            stop = _AFTER_BY.search(text, participle.end() + 1, end)
            end = stop.start() if stop is not None else end
        else:
            end = participle.start()
    return text[:end].rstrip(" ,;:")


_ANYBODY = frozenset(("people", "person"))
_SHORT_CLAUSE = re.compile(r"\swho\s(?:(?:was|were|is|are|had|have|has|saw|heard|knew|know)\s)(?:[^\s,]+\s?){1,6}")

_COUNTED = frozenset(("many", "several", "some", "most", "few", "one", "all", "both", "others"))
_WHERE = frozenset(("in", "of", "on", "at", "from", "with", "within", "inside", "around", "across", "among"))
_VAGUE = frozenset(("many", "several", "certain", "various", "numerous", "another"))


def bare_phrase(text: str) -> str:
    """A description without its determiner, in lower case where only a sentence's start made it upper."""
    found = _WHOSE_HANDS.sub("", re.sub(r"\[(\w+)\]", r"\1", " ".join(core(text).split()))).strip(' ,;:"“”’')
    found = found if re.search(r"\b(?:Jr|Sr|[A-Z])\.$", found) is not None else found.rstrip(".")
    first, _, rest = found.partition(" ")
    if first.lower() in _COUNTED and rest.partition(" ")[0] in _WHERE:
        return f"{first.lower()} {rest}"
    if first.lower() in _VAGUE and rest:
        found = rest
        first, _, rest = found.partition(" ")
    if (
        first.lower() in roles().determiners
        and rest
        and first.lower() not in {"no", "every", "each", *POSSESSIVE}
        and not rest.startswith("of ")
    ):
        found = rest
        first = found.split(" ")[0]
    lower = first.lower()
    if first != lower and any(at == 0 for at, _, _ in nations_in(found)):
        return found
    if len(first) > 1 and first.isupper():
        return found
    if _PROPER.fullmatch(found) is not None and not nations_in(found):
        return found
    if lower in offices()["proper"] or _COMPASS.match(found) is not None:
        return found
    if first != lower and (lower in roles().modifiers or lower in roles().heads or office(lower) != lower):
        found = lower + found[len(first) :]
    return found
