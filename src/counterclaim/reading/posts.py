"""Posts that a page embeds: their words, then "— Name (@handle) May 14, 2018". Nobody is said to say them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counterclaim.reading.attributions import Interval, Linked
from counterclaim.reading.chains import nested
from counterclaim.reading.hops import hop
from counterclaim.reading.turns import turns

CHANNEL = "Twitter"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SIGNATURE = re.compile(
    r"(?:(?<![ \t\n])[ \t\n]++|(?<![ \t\n—–-]))[—–-]++[ \t]?"  # at the start of a run alone: a rule is one, not n
    r"(?P<who>(?:[^\n@()—]|\({1,3}\w{1,6}\){1,3}){1,60}? ?\(@\w{1,20}\))"
    rf"(?P<when>,? ?(?:{_MONTHS}) \d{{1,2}}, \d{{4}})?"
)
_HANDLE = re.compile(r"[ ,]{0,2}(?:\(@\w{1,20}\)[ ,]{0,2})?")
_LONGEST = 1200
_SURE = 0.8
_QUOTES = re.compile(
    r"(?:[A-Z]{2,}:\s)?\.?(?P<who>@\w{1,20}|(?:[A-Z][\w.’'-]*\s){0,4}[A-Z][\w’'-]*)(?P<cue>:)\s*"
    r"(?P<said>“[^“”]{8,}”|\"[^\"]{8,}\")"
)
_TORN = re.compile(r"[^\n]\n{3,6}$")  # blank lines inside a post, as some pages leave them


def signatures(text: str) -> Iterator[re.Match[str]]:
    """Where embedded posts are signed."""
    return _SIGNATURE.finditer(text)


def posts(text: str) -> list[Linked]:
    """Every embedded post: the paragraph (or what follows the post before it) up to the signature.

    Two blank lines or more before that paragraph are the post's own: the paragraph before them belongs to it.
    """
    made = []
    free = 0
    for signature in signatures(text):
        line = text.rfind("\n", free, signature.start()) + 1
        while _TORN.search(text, max(free, line - 7), line) is not None:
            while line > free and text[line - 1].isspace():
                line -= 1
            line = text.rfind("\n", 0, line) + 1
        start = max(free, line, signature.start() - _LONGEST)
        while start < signature.start() and text[start].isspace():
            start += 1
        free = signature.end()
        if signature.start() - start >= 2 and signature["when"] is not None:
            content = (start, signature.start())
            made.append(Linked(signature.span("who"), None, (content,), 0.9))
    return made


def signed_at(text: str, source: Interval, time: int) -> bool:
    """Whether a time stands right after who signed a post, the handle aside."""
    return source[1] <= time and _HANDLE.fullmatch(text, source[1], time) is not None


def merged(text: str, found: list[Linked], *, names: Sequence[Interval] = ()) -> list[Linked]:
    """``found``, the posts and turns of ``text``; a hop inside one stands within it, what overlaps who says it goes."""
    embedded = posts(text) + turns(text)
    if not embedded:
        return found
    made = list(embedded)
    index: dict[int, int] = {}
    for i, a in enumerate(found):
        first = min(s for s, _ in a.content)
        last = max(e for _, e in a.content)
        parent = index.get(a.parent) if a.parent is not None else None
        if a.parent is not None and parent is None:
            continue
        crossed = False
        for k, around in enumerate(embedded):
            low, high = around.content[0]
            speaker = around.source if around.source is not None else (low, high)
            if a.cue is not None and a.cue == around.cue:
                crossed = True
            elif first < max(high, speaker[1]) and min(low, speaker[0]) < last:
                crossed = last > high + 1 or first < low
                if parent is None and not crossed:
                    told = hop(text, a, within=(low, high), names=names)
                    crossed = last - first >= 0.9 * (high - low) or told is None
                    a = told if told is not None else a
                    parent = k
        if not crossed:
            index[i] = len(made)
            made.append(Linked(a.source, a.cue, a.content, a.confidence, parent))
    return [*made, *_read_again(text, made, len(embedded), names)]


def _quoted(text: str, post: Linked) -> Linked | None:
    """Whom a post quotes, as in "Tarr: “We saw it.”", or None."""
    ((start, end),) = post.content
    found = _QUOTES.match(text, start, end) if post.cue is None else None
    return Linked(found.span("who"), found.span("cue"), (found.span("said"),), _SURE) if found is not None else None


def _read_again(text: str, made: list[Linked], embedded: int, names: Sequence[Interval]) -> Iterator[Linked]:
    """What stands inside the first ``embedded`` of ``made``, where nothing was found inside one of them."""
    free = len(made)
    for k in sorted(set(range(embedded)) - {a.parent for a in made}):
        quoted = _quoted(text, made[k])
        outer, *below = nested(text, [quoted if quoted is not None else made[k]], names=names)
        if quoted is not None:
            below = [replace(a, parent=a.parent + 1 if a.parent is not None else 0) for a in (outer, *below)]
        elif outer != made[k]:
            continue
        below = [a for a in below if text[slice(*a.content[0])].lower() != "so"]  # "I told you so"
        for a in below:
            assert a.parent is not None
            yield replace(a, parent=k if a.parent == 0 else free + a.parent - 1)
        free += len(below)
