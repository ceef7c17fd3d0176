"""The side an entity speaks for: a state or a party, by nationality words, seats, offices and whose one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from counterclaim.identity.bodies import words_of
from counterclaim.identity.document import Draft
from counterclaim.identity.lexicon import fold, lexicon, nation, nation_name
from counterclaim.identity.roles import Role, offices


def sides(drafts: Iterable[Draft], *, final: bool) -> None:
    """Set ``iso`` of people from their offices, and, when ``final``, ``party`` of everyone to the plain name."""
    all_drafts = sorted(drafts, key=lambda d: d.key)
    for draft in all_drafts:
        if draft.type == "person" and draft.iso is None:
            draft.iso = _by_roles(draft)
    _by_principal(all_drafts)
    if not final:
        return
    for draft in all_drafts:
        if draft.members:
            continue
        if draft.party is None:
            draft.party = _party(draft)
    for draft in all_drafts:
        if draft.members:
            told = {m.party for m in draft.members}
            draft.party = told.pop() if len(told) == 1 else None


def _speaks(role: Role) -> bool:
    return role.office in offices()["speaks_for"]


def _by_roles(draft: Draft) -> str | None:
    told = Counter(r.iso for r in draft.roles if r.iso is not None and _speaks(r))
    if not told:
        return None
    best = told.most_common()
    if len(best) > 1 and best[0][1] == best[1][1]:
        return None
    return best[0][0]


def _by_principal(drafts: list[Draft]) -> None:
    """``X's envoy`` speaks for the side of X."""
    holders: dict[str, set[str | None]] = {}
    for draft in drafts:
        if draft.type == "person" and draft.iso is not None:
            for name in draft.names:
                holders.setdefault(fold(name).split()[-1], set()).add(draft.iso)
    for draft in drafts:
        if draft.type == "person" and draft.iso is None:
            told = {
                next(iter(holders[w])) for r in draft.roles if _speaks(r) for w in r.of if len(holders.get(w, ())) == 1
            }
            if len(told) == 1:
                draft.iso = told.pop()
                draft.reasons.add("speaks for the side of whom it is said to serve")


def _party(draft: Draft) -> str | None:
    parties = lexicon().parties
    for role in sorted(draft.roles, key=lambda r: r.phrase):
        if _speaks(role):
            for word in sorted(role.of):
                if word in parties and draft.iso is None:
                    return parties[word]
    if draft.iso is None:
        return None
    if draft.key.startswith(("country:", "people:")):
        return nation_name(draft.iso)
    if draft.type in ("group", "organisation") and draft.roles and not any(_speaks(r) for r in draft.roles):
        return None
    if draft.key.startswith("body:") and not draft.roles:
        words = set().union(*(words_of(n) for n in draft.names)) if draft.names else set()
        metonym = any(_is_metonym(n) for n in draft.names)
        if not metonym and not words & set(offices()["state_words"]):
            return None
    if draft.key.startswith("unnamed:") and not any(_speaks(r) for r in draft.roles):
        return None
    return nation_name(draft.iso)


def _is_metonym(name: str) -> bool:
    found = nation(name)
    return found is not None and found.form == "metonym"
