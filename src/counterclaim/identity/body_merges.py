"""Bodies that were taken apart and are one: described alike, or named in full by another report."""

from __future__ import annotations

import re
from collections import defaultdict

from counterclaim.identity.bodies import merge, titled
from counterclaim.identity.body_words import noun_modifiers, words_of
from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Draft
from counterclaim.identity.lexicon import fold, nations_in
from counterclaim.identity.roles import offices
from counterclaim.identity.spelling import skeleton

_HEADED = re.compile(r"(?:[Tt]he )?(?:(?P<whose>[\w.]+) )?(?:Department|Ministry) (?:of|for) (?:the )?(?P<of>\w+ .+)")
_WHOSE = re.compile(r"([A-Z][\w-]+)['’]s (?=[a-z])")


def merge_described(documents: list[Document], drafts: dict[str, Draft]) -> None:
    """``the health board`` and ``the regional health board``: one, where one such body alone is told more fully.

    Only of bodies that reports describe without naming them and their state; the plain noun of many bodies ("the
    group") may mean another one in another report and stays.
    """
    by_office: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for key, draft in sorted(drafts.items()):
        told = {(r.office, r.of | noun_modifiers(r)) for r in draft.roles if r.kind == "organisation"}
        if draft.type != "organisation" or draft.iso is not None or not key.startswith("body::") or len(told) != 1:
            continue
        if any(w[:1].isupper() for n in draft.names for w in n.split()[1:]):
            continue
        noun, words = told.pop()
        by_office[noun].append((words, key))
    loose = {*offices()["loose"], *offices()["company_nouns"], *offices()["media_nouns"]}
    for office, found in sorted(by_office.items()):
        fullest = [w for w, _ in found if not any(w < other for other, _ in found)]
        for words, key in found:
            above = {w for w in fullest if words <= w}
            if (not words and (office in loose or len(found) < 2)) or len(above) != 1:
                continue
            kept = min(k for w, k in found if w in above and k in drafts)
            if kept != key and key in drafts:
                merge(drafts[kept], drafts[key], "the one body of the story that is described so", documents, drafts)


def merge_named(documents: list[Document], drafts: dict[str, Draft]) -> None:
    """``the food office``: the body whose name alone in the story has those words ("State Office for Food Control")."""
    named = {
        k: frozenset().union(*(words_of(n) for n in d.names))
        for k, d in sorted(drafts.items())
        if k.startswith("body:") and d.type == "organisation" and any(_is_name(n) for n in d.names)
    }
    for key in sorted(k for k in drafts if k.startswith("body:") and k not in named):
        draft = drafts[key]
        words = frozenset().union(*(words_of(n) for n in draft.names)) if draft.names else frozenset()
        if draft.type != "organisation" or len(words) < 2 or not all(r.definite for r in draft.roles):
            continue
        words = _unowned(draft, words)
        fits = [k for k, w in named.items() if k in drafts and words <= w and draft.iso in (None, drafts[k].iso)]
        if len(fits) == 1:
            kept, whose = drafts[fits[0]], _whose(draft)
            merge(kept, draft, "the one body of the story whose name has those words", documents, drafts)
            best = max(sorted(n for n in kept.names if words_of(n) == named[kept.key]), key=len, default=None)
            if whose is not None and best is not None and kept.iso is None and not nations_in(best):
                kept.fixed_name = f"{whose}’s {best}"


def merge_spelled(documents: list[Document], drafts: dict[str, Draft]) -> None:
    """``Arsak Lake Agency`` and ``Aarsaq Lake Agency``: long names, only written otherwise."""
    by_sound: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, draft in sorted(drafts.items()):
        if not key.startswith("body:") or draft.type != "organisation":
            continue
        for sound in sorted(
            {tuple(skeleton(w) if w.isalpha() else w for w in n.split()) for n in draft.names if _is_name(n)}
        ):
            by_sound[sound].append(key)
    for keys in by_sound.values():
        here = [k for k in keys if k in drafts]
        for key in here[1:]:
            if drafts[here[0]].iso == drafts[key].iso:
                merge(drafts[here[0]], drafts[key], "its name in another spelling", documents, drafts)


def merge_headed(documents: list[Document], drafts: dict[str, Draft]) -> None:
    """``Department of Roads and Canals`` with and without its state, and ``Roads and Canals``: one, of one state."""
    by_field: dict[str, list[str]] = defaultdict(list)
    headed: set[str] = set()
    for key, draft in sorted(drafts.items()):
        if not key.startswith("body:") or draft.type != "organisation":
            continue
        told = [m for n in draft.names if (m := _HEADED.fullmatch(n)) is not None]
        of = {fold(m["of"]) for m in told if m["whose"] is None or nations_in(m["whose"])}
        headed |= of
        for field in sorted(of or {fold(n) for n in draft.names if _is_name(n)}):
            by_field[field].append(key)
    for field in sorted(headed):
        here = sorted((k for k in by_field[field] if k in drafts), key=lambda k: (drafts[k].iso is None, k))
        if len({drafts[k].iso for k in here} - {None}) > 1:
            continue
        for key in here[1:]:
            merge(drafts[here[0]], drafts[key], "what its name says it is for", documents, drafts)


def _unowned(draft: Draft, words: frozenset[str]) -> frozenset[str]:
    """Without whose it is: ``Utopia's electoral commission``."""
    whose = _whose(draft)
    rest = words - words_of(whose) if whose is not None else words
    return rest if len(rest) > 1 else words


def _whose(draft: Draft) -> str | None:
    found = {m.group(1) for n in draft.names if (m := _WHOSE.match(n)) is not None}
    return found.pop() if len(found) == 1 else None


def _is_name(name: str) -> bool:
    found = name.split()
    return len(found) > 2 and titled(name) and " and the " not in name
