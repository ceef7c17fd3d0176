"""Sources that no report names: a statement without its author, "the ministry", "the paper", "authorities"."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.claims.language.lists import families, has, listed, listed_pattern, pattern_of, plain

_DETERMINED = re.compile(r"^(?:the|a|an|her|his|its|their|our)\s+", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?$")
_LONGEST = 2


@lru_cache(maxsize=1)
def _with_author() -> tuple[re.Pattern[str], ...]:
    """``data from Lake University``, ``Hill Times report``: a document and whose it is."""
    nouns = f"(?:{'|'.join(map(re.escape, listed('documents')))})"
    shown = "|".join(map(re.escape, listed("shown")))
    given = "|".join(map(re.escape, listed("given_out")))
    return (
        re.compile(rf"^(?:[\w’'-]+ ){{0,3}}?(?:{shown})(?: [a-z]+)? (?:{given}) (?:the )?(.+)$"),
        re.compile(rf"^(?:[Tt]he )?([A-Z].*?)['’]s? (?:[a-z-]+ )?(?:{shown})$"),
        re.compile(rf"^(?:[\w’'-]+ ){{0,3}}?{nouns} (?:[a-z]+ ){{0,2}}?(?:from|by|of|in) (?:the |an? )?([A-Z].*)$"),
        re.compile(
            r"^(?:[Tt]he )?([A-Z][\w.&’'-]*(?: (?:(?:of|and|for|the) )?[A-Z&][\w.&’'-]*)*)"
            rf" (?:[a-z-]+ ){{0,2}}?{nouns}(?: (?:about|on|that|which|of|in|posted|published) .*)?$"
        ),
    )


def author_of(name: str) -> str:
    """Whose document it is where a name tells that ("data from Lake University", "Hill Times report"), or ``name``.

    Of what is shown that is who gave it out ("a video released by the Keel army"), not whom it shows.
    """
    for pattern in _with_author():
        found = pattern.search(name)
        if found is not None:
            return re.sub(r"[’']s?$", "", found.group(1))
    return name


def authorless(name: str) -> bool:
    """Whether a source is a statement or a post and no more: "a company statement", "the reply"."""
    return _bare(name, "authorless")


def without_author(name: str) -> bool:
    """Whether a source is evidence without its author: "text messages", "a video posted online".

    None behind an owner or a body: "prosecutors' filing", "health ministry figures".
    """
    if name != name.lower():
        return False
    said = pattern_of(listed("evidence_of")).split(_DETERMINED.sub("", name), maxsplit=1)[0].split()
    if any(w in listed("authors") or _OWNER.search(w) is not None for w in said[:-1]):
        return False
    return bool(said) and said[-1] in listed("evidence")


def may_rest_on(outlet: str, source: str) -> bool:
    """Whether what an outlet, or its report, says may be from a source that another one does not name."""
    author = author_of(outlet)
    if author == author.lower() or _ends(author) not in listed("outlets"):
        return False
    return source == source.lower() and has("anonymous", source) is not None


def anybody(name: str) -> bool:
    """Whether a source without a name may be any of several: a statement, "the paper", "the ministry"."""
    return authorless(name) or _bare(name, "papers") or body_without_name(name)


def body_without_name(name: str) -> bool:
    """``the ministry``, ``the court``: of several named ones it might be any."""
    return _kind(name) is not None


def stands_for(name: str, other: str, described: str) -> str | None:
    """Why a source without a name is the ``other``, ``described`` so by name and office; else None."""
    if authorless(name) and not authorless(other):
        return "a statement without its author"
    if other == other.lower():
        return None
    if _bare(name, "papers") and (_ends(other) in listed("outlets") or has("papers", other) is not None):
        return "the paper is not named"
    kind = _kind(name)
    if kind is not None and _offices(kind).search(plain(described)) is not None:
        return "the body is not named"
    return None


def keeps_order(described: str) -> bool:
    """Whether "authorities" may be the one so described: police, prosecutors, a department of public safety."""
    return has("keepers", described) is not None


def _bare(name: str, kind: str) -> bool:
    said = _DETERMINED.sub("", name)
    found = list(listed_pattern(kind).finditer(said)) if said == said.lower() else []
    return bool(found) and found[-1].end() == len(said) and len(said.split()) <= _LONGEST


@lru_cache(maxsize=4096)
def _kind(name: str) -> str | None:
    """Its first letter may be that of a sentence ("Forecasters")."""
    said = _DETERMINED.sub("", name[:1].lower() + name[1:])
    for kind, lists in families("unnamed_bodies").items():
        if said in lists["bodies"]:
            return kind
    return None


@lru_cache(maxsize=8)
def _offices(kind: str) -> re.Pattern[str]:
    return pattern_of(families("unnamed_bodies")[kind]["offices"])


def _ends(name: str) -> str:
    words = re.findall(r"\w+", name.lower())
    return words[-1] if words else ""
