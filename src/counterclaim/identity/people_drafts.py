"""Mentions of people by name to drafts: full names across the story first, short ones only where one person fits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Draft
from counterclaim.identity.introduced import Named, named_in
from counterclaim.identity.leaders import Leader, leader
from counterclaim.identity.lexicon import fold, lexicon
from counterclaim.identity.namesakes import Buckets, Holders, Key, Spellings, without_a_letter
from counterclaim.identity.people import PersonName, another_vowel, covers, gender, one_slip, parse_person, same_person
from counterclaim.identity.roles import Role, office, offices

_PASSING = 1
_SETTLED = 3  # short names of one report that were one person's, and nobody else's
_MOST = 200  # people whom one short name may fit: of more, none is told


class _Everybody:
    """The people of a story with a full name, found again by what is short for it."""

    def __init__(self, drafts: dict[PersonName, Draft]) -> None:
        self.names: dict[Draft, list[PersonName]] = {}
        for name, whose in drafts.items():
            self.names.setdefault(whose, []).append(name)
        self.drafts = list(self.names)
        self._index = Holders()
        for number, draft in enumerate(self.drafts):
            for name in self.names[draft]:
                self._index.put(name, number)
        self._near: dict[PersonName, list[int]] = {}

    def fitting(self, item: Named) -> list[Draft] | None:
        """Whom a short name fits, in order; None where it may fit too many for any to be told."""
        near = self._near.get(item.name)
        if near is None:
            near = self._near[item.name] = sorted(self._index.near(item.name))
        if len(near) > _MOST:
            return None
        return [self.drafts[n] for n in near if _fit(self.drafts[n], item, self.names) > 0]


def people(documents: list[Document]) -> list[Draft]:
    """Drafts of everybody named; units that could be two people's stay without one."""
    named = [n for d in documents for n in named_in(d)]
    _from_titles(documents, named)
    _from_offices(documents, named)
    full = sorted({n.name for n in named if n.name.full}, key=lambda n: (-len(n.parts), n.parts, n.suffix))
    drafts = _full_names(full, _told(named))
    _slips(named, drafts)
    everybody = _Everybody(drafts)
    for item in named:
        if item.name in drafts:
            _take(drafts[item.name], item, "full name")
    by_report: dict[str, list[Named]] = defaultdict(list)
    for item in named:
        by_report[item.report].append(item)
    rest: list[Named] = []
    published = {d.report.id: d.report.published for d in documents}
    for report in sorted(by_report):
        rest += _short_names(by_report[report], everybody, published=published[report])
    return everybody.drafts + _alone(rest)


def _alone(rest: list[Named]) -> list[Draft]:
    """Drafts of those whom nobody names in full, spellings of one name together."""
    made: list[Draft] = []
    called: list[PersonName] = []
    by_key: dict[str, int] = {}
    index = Holders()
    for item in rest:
        key = "person:" + fold(" ".join(item.name.parts)) + item.name.suffix
        near = sorted(index.near(item.name))
        number = next((n for n in near if covers(called[n], item.name) > 0), by_key.get(key))
        if number is None:
            number = by_key[key] = len(made)
            made.append(Draft(key, "person"))
            called.append(item.name)
        _take(made[number], item, "the only name given")
        now = _called_alone(made[number])
        if now != called[number]:
            called[number] = now
            index.put(now, number)
    return made


def _from_titles(documents: list[Document], named: list[Named]) -> None:
    """A surname whose given name stands in the title alone: ``Mira Holt wins``, and only "Holt" in the text."""
    for document in documents:
        title = document.report.title
        own = [n for n in named if n.report == document.report.id]
        given = {p for n in own if n.name.full for p in n.name.surname}
        for item in own if title is not None else ():
            if len(item.name.parts) != 1 or item.name.parts[0] in given or item.name.suffix:
                continue
            surname = re.escape(item.name.parts[0])
            found = set(re.findall(rf"\b([A-Z][a-z]+) {surname}\b", title or ""))
            found = {f for f in found if fold(f) in lexicon().genders}
            if len(found) == 1:
                item.name = PersonName((found.pop(), item.name.parts[0]))
                item.gender = item.gender or gender(item.name)


def _from_offices(documents: list[Document], named: list[Named]) -> None:
    """``President NAME`` whose given name no report says: who of that name held the office on that day.

    So too where reports say the given names of namesakes alone: "President NAME" is not "First lady Mira NAME".
    """
    given: dict[str, set[PersonName]] = defaultdict(set)
    for item in named:
        for part in item.name.surname if item.name.full else ():
            given[fold(part)].add(item.name)
    published = {d.report.id: d.report.published for d in documents}
    for item in named:
        found = _leader(item, published[item.report])
        namesakes = given[fold(item.name.parts[0])] if not item.name.full else set()
        if found is not None and any(same_person(n, parse_person(found.name)) for n in namesakes):
            continue
        if found is not None and (not item.name.full or same_person(parse_person(found.name), item.name)):
            item.name = item.name if item.name.full else parse_person(found.name)
            item.gender = item.gender or gender(item.name)
            item.roles.append(Role(found.office, found.iso, frozenset(), found.office))


def _leader(item: Named, published: str | None) -> Leader | None:
    """Who of that surname held the office that a name is introduced with, where it is an office of state."""
    return leader(item.name.parts[-1], frozenset((r.office, r.iso) for r in item.roles if not r.of), published)


def _called_alone(draft: Draft) -> PersonName:
    """By what most mentions call one who has no full name, as if it were the end of one."""
    return PersonName(("x", *parse_person(max(draft.names, key=lambda t: (draft.names[t], t))).parts))


def _told(named: list[Named]) -> dict[PersonName, set[str]]:
    """The reports that have each name."""
    told: dict[PersonName, set[str]] = defaultdict(set)
    for item in named:
        told[item.name].add(item.report)
    return told


def _full_names(full: list[PersonName], told: dict[PersonName, set[str]]) -> dict[PersonName, Draft]:
    """One draft for spellings of one name. A name that could be two people's (``J. Smith``) joins neither, nor one with
    another vowel that a report has beside it."""

    def same(a: PersonName, b: PersonName) -> bool:
        return same_person(a, b) and not (
            fold(a.parts[0]) != fold(b.parts[0]) and another_vowel(a, b) and told[a] & told[b]
        )

    groups: list[list[PersonName]] = []
    index = Spellings()
    for name in full:
        near = sorted(index.near(name))
        fits = [g for g in near if all(same(m, name) for m in groups[g])]
        fits = fits or [g for g in near if len(name.parts) > 1 and any(covers(m, name) == 1.0 for m in groups[g])]
        if len(fits) != 1:
            fits = [len(groups)]
            groups.append([])
        groups[fits[0]].append(name)
        index.put(name, fits[0])
    made = {}
    for group in groups:
        key = min("person:" + fold(" ".join(n.parts)) + n.suffix for n in group)
        draft = Draft(key, "person")
        if len(group) > 1:
            draft.reasons.add("spellings of one full name: " + ", ".join(sorted(" ".join(n.parts) for n in group)))
        for name in group:
            made[name] = draft
    return made


def _slips(named: list[Named], drafts: dict[PersonName, Draft]) -> None:
    """``Mira Holtt`` in one report and ``Mira Holt`` in the others: one, where no report has both."""
    told: dict[PersonName, set[str]] = defaultdict(set)
    for item in named:
        if item.name in drafts:
            told[item.name].add(item.report)
    names = sorted(told, key=lambda n: (-len(told[n]), n.parts, n.suffix))
    index = Buckets()
    for number, name in enumerate(names):
        keys = set(_slipped(name))
        before = sorted(index.under(keys))
        index.put(number, keys)
        for other in map(names.__getitem__, before):
            apart = drafts[name] is not drafts[other] and not told[name] & told[other]
            if apart and one_slip(name, other):
                drafts[name] = drafts[other]
                drafts[other].reasons.add(f"a slip of a letter: {' '.join(name.parts)}")
                break


def _slipped(name: PersonName) -> Iterator[Key]:
    """Keys of which two names share one wherever ``one_slip`` finds a slip."""
    rest = "\0".join((name.suffix, *(fold(p) for p in name.parts[:-1])))
    return ((f"{rest}\0{kind}", word) for kind, word in without_a_letter(fold(name.parts[-1])))


def _take(draft: Draft, item: Named, why: str) -> None:
    draft.take(item.unit.span, item.unit.text, why)
    suffix = f" {item.name.suffix.capitalize()}." if item.name.suffix in ("jr", "sr") else ""
    draft.names[(item.honour if item.name.full else "") + " ".join(item.name.parts) + suffix] += 1
    draft.roles.update(item.roles)
    if item.title:
        draft.titles[item.title] += 1
    draft.gender = draft.gender or item.gender
    draft.member = draft.member or item.member
    item.unit.draft = draft


def _short_names(items: list[Named], everybody: _Everybody, *, published: str | None) -> list[Named]:
    """Link the short names of one report, in order; returns those that fit nobody with a full name."""
    names = everybody.names
    seen: Counter[Draft] = Counter()
    used: Counter[Draft] = Counter()
    here = {i.unit.draft for i in items if i.unit.draft is not None}
    rest = []
    others: set[PersonName] = set()
    earlier: set[PersonName] = set()
    titled = _titled(items, everybody, published=published)
    for item in items:
        if item.unit.draft is not None:
            seen[item.unit.draft] += 1
            continue
        if item.name in others or (item.anew and _of_others(item, here, everybody)):
            others.add(item.name)
            rest.append(item)
            continue
        fits = everybody.fitting(item)
        if fits is None:
            continue
        if wanted := _sole(item):
            # "President NAME" is no namesake who is introduced as something else
            fits = [
                d
                for d in fits
                if not d.roles or wanted & {r.office for r in d.roles} or _led(d, item, names, published=published)
            ]
        fits = _elders(fits, item, names, seen, earlier)
        holder = titled.get(item.name)
        # of a report that names the son in full, "Mr. NAME" is the son, "President NAME" is not
        passing = all(seen[d] <= _PASSING and not (d in here and any(n.suffix for n in names[d])) for d in fits)
        if holder in fits and holder not in here and (wanted or passing):
            fits = [d for d in fits if d is holder]
        local = [d for d in fits if d in here]
        pool = local or fits
        if not item.name.suffix:
            pool = [d for d in pool if not any(n.suffix for n in names[d])] or pool
        top = max((_fit(d, item, names) for d in pool), default=0.0)
        best = [d for d in pool if _fit(d, item, names) == top]
        chosen = _choose(best, item, seen, used)
        if chosen is not None:
            used[chosen] += 1
            where = "in the report" if chosen in here else "in the story"
            _take(chosen, item, f"short name of the only one it fits {where}")
        elif not pool:
            rest.append(item)
    return rest


def _sole(item: Named) -> set[str]:
    """The offices of one holder at a time that a name is introduced with."""
    return {r.office for r in item.roles} & set(offices()["sole"])


def _titled(items: list[Named], everybody: _Everybody, *, published: str | None) -> dict[PersonName, Draft]:
    """Whom a report calls ``President NAME``, by the short name: the one who holds that office in the story, or where
    the story gives it to none of them, who held it on that day."""
    found: dict[PersonName, set[Draft]] = defaultdict(set)
    for item in items:
        if item.unit.draft is None and (wanted := _sole(item)):
            fits = everybody.fitting(item) or []
            held = [d for d in fits if wanted & {r.office for r in d.roles}]
            if not held:
                held = [d for d in fits if _led(d, item, everybody.names, published=published)]
            found[item.name].update(held)
    return {name: held.pop() for name, held in found.items() if len(held) == 1}


def _led(draft: Draft, item: Named, names: dict[Draft, list[PersonName]], *, published: str | None) -> bool:
    """Whether ``draft`` has the name of whoever held the office that is said with ``item`` on that day."""
    known = _leader(item, published)
    return known is not None and any(same_person(n, parse_person(known.name)) for n in names[draft])


def _elders(
    fits: list[Draft],
    item: Named,
    names: dict[Draft, list[PersonName]],
    seen: Counter[Draft],
    earlier: set[PersonName],
) -> list[Draft]:
    """``fits`` without a junior where the story has an elder, and the report used the short name before it named the
    junior: "Holt" of a first paragraph is not the Holt Jr. of the last. ``earlier`` gathers such names."""
    elders = [d for d in fits if not any(n.suffix for n in names[d])]
    if not elders or item.name.suffix or len(elders) == len(fits):
        return fits
    if item.gender is not None:
        return fits  # "Mr. Holt" is the son of a report that names him in full
    if not item.roles and not any(seen[d] for d in fits if d not in elders):
        earlier.add(item.name)
    return elders if item.name in earlier else fits


def _of_others(item: Named, here: set[Draft], everybody: _Everybody) -> bool:
    """Whether all whom a name fits are named in other reports alone, and hold an office there."""
    public = set(offices()["speaks_for"])
    fits = everybody.fitting(item) or []
    return bool(fits) and all(d not in here and public & {r.office for r in d.roles} for d in fits)


def _fit(draft: Draft, item: Named, names: dict[Draft, list[PersonName]]) -> float:
    if item.gender is not None and draft.gender is not None and item.gender != draft.gender:
        return 0.0
    if any(n.suffix for n in names[draft]) and not item.name.suffix and _other_office(draft, item):
        return 0.0
    return max(covers(n, item.name) for n in names[draft])


def _other_office(draft: Draft, item: Named) -> bool:
    """A title that a person with a suffix (a junior) is nowhere given belongs to a namesake."""
    held = {r.office for r in draft.roles}
    return any(office(r.office) not in held for r in item.roles)


def _choose(fits: list[Draft], item: Named, seen: Counter[Draft], used: Counter[Draft]) -> Draft | None:
    """One, or None: of several by the office said with it, by who came before, by who is the main one."""
    if len(fits) < 2:
        return fits[0] if fits else None
    wanted = {r.office for r in item.roles}
    if wanted:
        held = [d for d in fits if wanted & {r.office for r in d.roles}]
        if len(held) == 1:
            return held[0]
    before = [d for d in fits if seen[d]]
    if len(before) == 1:
        return before[0]
    main = [d for d in before if used[d]]
    if len(main) == 1 and (used[main[0]] >= _SETTLED or all(seen[d] <= _PASSING for d in before if d is not main[0])):
        return main[0]  # "Holt" all along, and "Anna Holt" in full each time
    return None
