"""Mentions of people by name to drafts: full names across the story first, short ones only where one person fits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Draft
from counterclaim.identity.introduced import Named, named_in
from counterclaim.identity.leaders import Leader, leader
from counterclaim.identity.lexicon import fold, lexicon
from counterclaim.identity.people import PersonName, another_vowel, covers, gender, one_slip, parse_person, same_person
from counterclaim.identity.roles import Role, office, offices

_PASSING = 1


def people(documents: list[Document]) -> list[Draft]:
    """Drafts of everybody named; units that could be two people's stay without one."""
    named = [n for d in documents for n in named_in(d)]
    _from_titles(documents, named)
    _from_offices(documents, named)
    full = sorted({n.name for n in named if n.name.full}, key=lambda n: (-len(n.parts), n.parts, n.suffix))
    drafts = _full_names(full, _told(named))
    _slips(named, drafts)
    unique = list(dict.fromkeys(drafts.values()))
    for item in named:
        if item.name in drafts:
            _take(drafts[item.name], item, "full name")
    by_report: dict[str, list[Named]] = defaultdict(list)
    for item in named:
        by_report[item.report].append(item)
    alone: dict[str, Draft] = {}
    everybody = _Everybody(unique, drafts)
    rest: list[Named] = []
    published = {d.report.id: d.report.published for d in documents}
    for report in sorted(by_report):
        rest += _short_names(by_report[report], everybody, published=published[report])
    for item in rest:
        key = "person:" + fold(" ".join(item.name.parts)) + item.name.suffix
        draft = next((d for d in alone.values() if _same_alone(d, item)), None) or alone.get(key)
        if draft is None:
            draft = alone[key] = Draft(key, "person")
        _take(draft, item, "the only name given")
    return unique + list(alone.values())


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


def _same_alone(draft: Draft, item: Named) -> bool:
    name = parse_person(max(draft.names, key=lambda t: (draft.names[t], t)))
    return covers(PersonName(("x", *name.parts)), item.name) > 0


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
    for name in full:
        fits = [g for g in groups if all(same(m, name) for m in g)]
        fits = fits or [g for g in groups if len(name.parts) > 1 and any(covers(m, name) == 1.0 for m in g)]
        if len(fits) == 1:
            fits[0].append(name)
        else:
            groups.append([name])
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
    for i, name in enumerate(names):
        for other in names[:i]:
            apart = drafts[name] is not drafts[other] and not told[name] & told[other]
            if apart and one_slip(name, other):
                drafts[name] = drafts[other]
                drafts[other].reasons.add(f"a slip of a letter: {' '.join(name.parts)}")
                break


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


class _Everybody:
    """Whom the story names in full, ``names`` by draft, and whom of them a short name fits, each asked once."""

    def __init__(self, drafts: list[Draft], whose: Mapping[PersonName, Draft]) -> None:
        self.names: dict[Draft, list[PersonName]] = {d: [] for d in drafts}
        for name, draft in whose.items():
            self.names[draft].append(name)
        self._covered: dict[PersonName, dict[Draft, float]] = {}

    def covered(self, name: PersonName) -> dict[Draft, float]:
        """By draft how well ``name`` fits it, the best of its names; those alone that it fits."""
        if name not in self._covered:
            best = {d: max(covers(n, name) for n in names) for d, names in self.names.items()}
            self._covered[name] = {d: fit for d, fit in best.items() if fit > 0}
        return self._covered[name]

    def fits(self, item: Named) -> dict[Draft, float]:
        """The same, less who is of the other gender or a junior whom no title of ``item`` is given."""
        return {d: fit for d, fit in self.covered(item.name).items() if not self._bars(d, item)}

    def _bars(self, draft: Draft, item: Named) -> bool:
        if item.gender is not None and draft.gender is not None and item.gender != draft.gender:
            return True
        return any(n.suffix for n in self.names[draft]) and not item.name.suffix and _other_office(draft, item)


def _short_names(items: list[Named], everybody: _Everybody, *, published: str | None) -> list[Named]:
    """Link the short names of one report, in order; returns those that fit nobody with a full name."""
    seen: Counter[Draft] = Counter()
    used: Counter[Draft] = Counter()
    here = {i.unit.draft for i in items if i.unit.draft is not None}
    rest = []
    others: set[PersonName] = set()
    earlier: set[PersonName] = set()
    names = everybody.names
    titled = _titled(items, everybody, published=published)
    for item in items:
        if item.unit.draft is not None:
            seen[item.unit.draft] += 1
            continue
        if item.name in others or (item.anew and _of_others(item, here, everybody)):
            others.add(item.name)
            rest.append(item)
            continue
        fit = everybody.fits(item)
        fits = list(fit)
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
        best = [d for d in pool if fit[d] == max(fit[x] for x in pool)]
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
            fits = list(everybody.fits(item))
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
    fits = everybody.fits(item)
    return bool(fits) and all(d not in here and public & {r.office for r in d.roles} for d in fits)


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
    if len(main) == 1 and all(seen[d] <= _PASSING for d in before if d is not main[0]):
        return main[0]
    return None
