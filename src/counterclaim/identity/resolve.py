"""identify: the stages in order, then drafts to entities."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from counterclaim.identity.accounts import give_back, set_aside
from counterclaim.identity.bodies import bodies
from counterclaim.identity.body_merges import merge_described, merge_headed, merge_named, merge_spelled
from counterclaim.identity.body_words import is_generic, state_body, words_of
from counterclaim.identity.document import Document, prepare
from counterclaim.identity.drafts import Draft, Unit, joint
from counterclaim.identity.gazetteer import gazetteer
from counterclaim.identity.labels import relabel
from counterclaim.identity.lexicon import adjective, fold, knowing, lexicon, nation, nations_in
from counterclaim.identity.people import parse_person, plain_name
from counterclaim.identity.people_drafts import people
from counterclaim.identity.phrases import POSSESSIVE, core
from counterclaim.identity.places import places
from counterclaim.identity.records import Alias, Entity, Identities
from counterclaim.identity.refer import Reader
from counterclaim.identity.roles import offices
from counterclaim.identity.sides import by_denial, by_house, by_palace, sides
from counterclaim.identity.states import learn
from counterclaim.reading.records import Reading
from counterclaim.reading.roles import roles
from counterclaim.text import Report, Span

_LONGEST_DESCRIPTION = 160
_NAME_LENGTH = 3
_MORE_OFTEN = 5
_SCOLDED = re.compile(r"(?:[Ff]ailing|[Ff]ake|[Ll]ying|[Cc]orrupt|[Cc]rooked|[Dd]ying|[Dd]isgraced) ")
_SERVED = re.compile(r"(?:lawyers?|attorneys?|legal team) (?:for|of) (?=\S)")
_HOLDERS = re.compile(r"[a-z-]+(?: [a-z-]+)?['’]s? (?=.*(?:lawyer|attorney|legal team|defen[cs]e team))")
_WHOSE = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w-]+['’]s? ")


def identify(reports: Sequence[Report], readings: Sequence[Reading]) -> Identities:
    """The entities that the mentions and sources of ``reports`` stand for, within and across them.

    ``readings`` are of the same reports, in any order. Entities come sorted by id; ids are hashes of content, so that
    the order of the reports does not matter. A span that could stand for two is in no entity.
    """
    read = {r.report: r for r in readings}
    unique = {r.id: r for r in reports}
    with knowing(learn(list(unique.values()), list(read.values()))):
        return _identify(unique, read)


def _identify(unique: dict[str, Report], read: dict[str, Reading]) -> Identities:
    documents = [prepare(unique[key], read[key]) for key in sorted(unique) if key in read]
    persons, drafts = named(documents)
    outlets = _outlets(documents)
    for document in documents:
        Reader(document, persons, drafts, outlets=outlets).read()
    merge_described(documents, drafts)
    merge_named(documents, drafts)
    merge_spelled(documents, drafts)
    merge_headed(documents, drafts)
    by_unit = {u.span: u for d in documents for u in d.units}
    joint = _sources(documents, drafts)
    by_palace(drafts.values())
    by_denial(documents, drafts.values())
    sides(drafts.values(), final=True)
    ids = {d: _id(d) for d in drafts.values() if d.spans}
    entities = sorted((_entity(d, ids[d]) for d in ids), key=lambda e: e.id)
    by_span = {s: ids[u.draft] for s, u in by_unit.items() if u.draft is not None and u.draft in ids}
    by_span |= {s: ids[d] for s, d in joint.items() if d in ids}
    index = {e.id: e for e in entities}
    return Identities(tuple(entities), dict(sorted(by_span.items())), index)


def named(documents: list[Document]) -> tuple[list[Draft], dict[str, Draft]]:
    """The people, and all that the documents call by name, by key; before descriptions and pronouns are read."""
    relabel(documents)
    accounts = set_aside(documents)
    persons = people(documents)
    give_back(accounts, persons)
    drafts: dict[str, Draft] = {p.key: p for p in persons}
    places(documents, drafts)
    bodies(documents, drafts)
    sides(drafts.values(), final=False)
    by_house(documents, drafts.values())
    return persons, drafts


def _outlets(documents: list[Document]) -> frozenset[str]:
    """Names of the outlets and of the agencies that reports credit, and their last words ("the Courier")."""
    told = [n for d in documents for n in (d.report.outlet, *d.report.credits) if n is not None]
    names = {fold(n).removeprefix("the ") for n in told} - {""}
    return frozenset(names | {n.split()[-1] for n in names})


def _sources(documents: list[Document], drafts: dict[str, Draft]) -> dict[Span, Draft]:
    """What each source span comes down to: its head's entity, or several together."""
    made: dict[Span, Draft] = {}
    for document in documents:
        for source, units in document.heads.items():
            draft = _together(units, drafts)
            if draft is not None:
                made[source] = draft
                draft.spans.add(source)
    return made


def _together(units: list[Unit], drafts: dict[str, Draft]) -> Draft | None:
    found = {u.draft for u in units if u.draft is not None}
    if len(found) == 1 and any(u.draft is None for u in units):
        return None
    return joint(found, drafts)


def _id(draft: Draft) -> str:
    return hashlib.sha256(draft.key.encode()).hexdigest()[:16]


def _entity(draft: Draft, key: str) -> Entity:
    texts = sorted({t if t in draft.names else core(t) for t, n in draft.texts.items() if n > 0})
    return Entity(
        id=key,
        name=name_of(draft),
        type=draft.type,
        aliases=tuple(Alias(t, t in draft.former) for t in texts if not _is_pronoun(t)),
        side=draft.party,
        place=draft.place,
        description=_description(draft),
        reasons=tuple(sorted(draft.reasons)),
    )


def _called_names(longer: str, plain: str) -> bool:
    """``Sleepy Ada Tarr``: a word before the whole name that is none, where the name begins with a given name."""
    if not longer.lower().endswith(" " + plain.lower()):
        return False
    genders = lexicon().genders
    return fold(plain.split()[0]) in genders and not any(
        fold(w) in genders or len(w) < _NAME_LENGTH for w in longer[: -len(plain)].split()
    )


def _weight(name: str) -> int:
    """Words of a body's name, small ones left out."""
    return len([w for w in fold(name).split() if w not in offices()["empty"]])


def _without_town(name: str, names: Counter[str]) -> str:
    """``Vex Radio Lantern``, said once of what is "Radio Lantern" else: without the town before it."""
    shorter = [
        n
        for n, count in names.items()
        if name.endswith(f" {n}") and " " in n and count >= _MORE_OFTEN * names[name] and not is_generic(words_of(n))
    ]
    found = min(shorter, key=lambda n: (len(n), n), default=name)
    town = name[: len(name) - len(found)].strip()
    return found if town and gazetteer().named(town) else name


def _is_pronoun(text: str) -> bool:
    return text.lower() in roles().pronouns


def _description(draft: Draft) -> str | None:
    """The fullest introduction, verbatim; of a person or a body only."""
    told = sorted({r.phrase for r in draft.roles if len(r.phrase) <= _LONGEST_DESCRIPTION}, key=lambda p: (-len(p), p))
    return told[0] if told else None


def name_of(draft: Draft) -> str:
    """The fullest name found: of a person the most frequent full spelling, else the most frequent, then longest."""
    if draft.fixed_name is not None:
        return draft.fixed_name
    if draft.members:
        return " and ".join(sorted(name_of(m) for m in draft.members))
    if draft.owner is not None and draft.owner.owner is None and draft.names:
        own = min(draft.names, key=lambda n: (-draft.names[n], n))
        first, _, rest = own.partition(" ")
        if rest == "of them":
            return f"{first.lower()} of the {name_of(draft.owner)}"
        if first.lower() in POSSESSIVE and rest:
            return f"{name_of(draft.owner)}’s {offices()['family'].get(rest, rest)}"
        if (served := _SERVED.match(own)) is not None:
            return f"{served.group()}{name_of(draft.owner)}"
        whose = _WHOSE.match(own) or _HOLDERS.match(own)
        if whose is not None and draft.owner.key.startswith("person:"):
            return f"{name_of(draft.owner)}’s {own[whose.end() :]}"
    names = Counter({n: c for n, c in draft.names.items() if c > 0 and n not in draft.former}) or Counter(draft.texts)
    if draft.key.startswith("person:"):
        full: Counter[str] = Counter()
        for name, count in names.items():
            if parse_person(name).full:
                full[plain_name(name)] += count
        for part in sorted(full, key=lambda n: (len(n.split()), n)):
            longer = sorted(n for n in full if n.lower().endswith(" " + part.lower()) and not _called_names(n, part))
            if longer:
                full[max(longer, key=lambda n: full[n])] += full.pop(part)
        full = Counter({n: c for n, c in full.items() if not any(_called_names(n, o) for o in full)})
        if full:
            return min(full, key=lambda n: (n.islower(), -full[n], n.isascii(), -len(n), n))
        if draft.titles:
            title = min(draft.titles, key=lambda t: (-draft.titles[t], -len(t), t))
            return f"{title} {min(names, key=lambda n: (-names[n], -len(n), n))}"
    if draft.type == "organisation":
        names = Counter({n: c for n, c in names.items() if _SCOLDED.match(n) is None}) or names
        names = Counter({n: c for n, c in names.items() if n[:1].isupper()}) or names
        short = {n for n in names if n.replace(".", "").isupper() and len(n) <= 6}
        longest = {n: c for n, c in names.items() if n not in short} or names
        most = max(_weight(n) for n in longest)
        longest = {n: c for n, c in longest.items() if _weight(n) == most}
        best = min(longest, key=lambda n: ("'s" in n or "’s" in n, n[:1].islower(), -longest[n], -len(n), n))
        best = _without_town(best, names)
        found = nation(best)
        plain = found is not None and found.form == "metonym" and "department" in words_of(best)
        unnamed = not nations_in(best) and (is_generic(words_of(best)) or state_body(best))
        if draft.iso is not None and (plain or unnamed):
            return f"{adjective(draft.iso)} {best}"
        return best
    return min(names, key=lambda n: (n.isupper() and any(o.upper() == n != o for o in names), -names[n], -len(n), n))
