"""The side an entity speaks for: a state or a party, by nationality words, seats, offices and whose one is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise, takewhile

from counterclaim.identity.body_words import words_of
from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Draft
from counterclaim.identity.lexicon import WORD, data, fold, lexicon, nation, nation_name, nations_in
from counterclaim.identity.roles import Role, is_leader, offices
from counterclaim.reading.roles import roles


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


def by_house(documents: list[Document], drafts: Iterable[Draft]) -> None:
    """``President NAME`` without a state, in reports that name the White House: of its state, if he alone is one."""
    all_drafts = sorted(drafts, key=lambda d: d.key)
    for house, (title, iso) in sorted(offices()["houses"].items()):
        inside = {d.report.id for d in documents if re.search(rf"\b{house}\b", d.report.text) is not None}
        open_ones = [
            d
            for d in all_drafts
            if d.type == "person"
            and any(r.office == title and r.plain for r in d.roles)
            and (d.iso is None or d.iso == iso)
            and any(s.report in inside for s in d.spans)
        ]
        taken = [d for d in all_drafts if d.iso == iso and any(r.office == title and r.iso == iso for r in d.roles)]
        if len(open_ones) == 1 and not [d for d in taken if d is not open_ones[0]] and open_ones[0].iso is None:
            open_ones[0].iso = iso
            open_ones[0].reasons.add(f"{title}, in reports that name the {house}")


def by_palace(drafts: Iterable[Draft]) -> None:
    """A palace that speaks is of the state whose leader alone is named in all the reports that name it."""
    all_drafts = sorted(drafts, key=lambda d: d.key)
    seats = set(data("states.yml")["seats"])
    heads = [d for d in all_drafts if d.iso is not None and any(is_leader(r.office) for r in d.roles)]
    for draft in all_drafts:
        if not draft.key.startswith("body::") or not any(n[:1].isupper() for n in draft.names):
            continue
        if not any(fold(n).split()[-1] in seats for n in draft.names):
            continue
        shared: set[str] | None = None
        for report in sorted({s.report for s in draft.spans}):
            told = {h.iso for h in heads if h.iso is not None and any(s.report == report for s in h.spans)}
            shared = told if shared is None else shared & told
        if shared is not None and len(shared) == 1:
            draft.iso = shared.pop()
            draft.reasons.add("a seat that speaks, in reports that name one state's leader")


def by_denial(documents: list[Document], drafts: Iterable[Draft]) -> None:
    """``X's colonel denied TOWN's assertion``: of two states in a story, a town that speaks so is the other's."""
    states = {d.iso for d in drafts if d.key.startswith("country:") and d.iso is not None}
    if len(states) != 2:
        return
    for document in documents:
        by_id = {a.id: a for a in document.reading.attributions}
        for inner in document.reading.attributions:
            outer = by_id.get(inner.within or "")
            if outer is None or outer.stance != "denies" or inner.source is None or outer.source is None:
                continue
            said, speaking = document.heads[inner.source], document.heads[outer.source]
            if len(said) != 1 or len(speaking) != 1 or said[0].draft is None or speaking[0].draft is None:
                continue
            town, iso = said[0].draft, speaking[0].draft.iso
            if town.type == "place" and town.iso is None and town.place is None and iso in states:
                town.iso = next(iter(states - {iso}))
                town.reasons.add("speaks against the other of the story's two states")


def _speaks(role: Role) -> bool:
    return role.office in offices()["speaks_for"]


def _private(role: Role) -> bool:
    """``director of the Norwegian Institute``: a body's, not the state's that its name has."""
    lists = offices()
    seats = [_named_after(role.phrase, last) for _, last, word in nations_in(role.phrase) if word.form == "metonym"]
    if seats:  # "White House press secretary", but "president of the White House Historical Association"
        private, of_states = {*lists["no_business"], *lists["no_state"]}, set(lists["state_words"])
        return all(words & private and not words & of_states for words in seats)
    found = re.findall(r"[A-Z][\w.]*(?=\s[A-Z])|[a-z]+|[A-Z][\w.]*", role.phrase)
    public = {*lists["state_words"], *roles().heads, *roles().modifiers, *roles().titles}
    for word, following in pairwise(found):
        known = nation(word)
        if known is not None and known.form == "word" and following[0].isupper() and following.lower() not in public:
            return nation(following) is None  # "American Bridge"
    return bool(role.of & {*lists["no_business"], *lists["no_state"]}) and not role.of & set(lists["state_words"])


def _named_after(phrase: str, at: int) -> set[str]:
    """The words with capitals that follow the first ``at`` words, in lower case: one name with what they follow."""
    words = re.findall(WORD, phrase)[at:]
    return {w.lower() for w in takewhile(lambda w: w[0].isupper(), words)}


def _by_roles(draft: Draft) -> str | None:
    told = Counter(r.iso for r in draft.roles if r.iso is not None and _speaks(r) and not _private(r))
    told.update(
        iso
        for r in draft.roles
        for title, iso in offices()["titles_of_states"].items()
        if title in r.phrase.lower() and f"{title} for" not in r.phrase.lower() and r.iso is None
    )
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
    if draft.key.startswith(("country:", "people:", "place:")):
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
