"""Accounts on social media: ``@miraholt``, ``Mira Holt (@mh1)``. An account is its owner's, and nobody of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from counterclaim.identity.document import Document
from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.lexicon import fold
from counterclaim.identity.people import letters, parse_person
from counterclaim.reading.records import EntityType

_LEAST = 7  # letters of a name that an account is known by
_MOST = 40
_SIGNED = " (@"


@dataclass(frozen=True, slots=True)
class Account:
    """A unit that is an account; the name before it in ``NAME (@account)``, and what it was taken for."""

    unit: Unit
    signed: Unit | None
    type: EntityType | None


def set_aside(documents: list[Document]) -> list[Account]:
    """The accounts that the reports name, which from then on are no names of people, bodies or places."""
    made = []
    for document in documents:
        text = document.report.text
        before: Unit | None = None
        for unit in document.units:
            if unit.kind != "name":
                continue
            start = unit.span.start
            if start and text[start - 1] == "@" and " " not in unit.text:
                signed = before is not None and text[before.span.end : start] == _SIGNED
                made.append(Account(unit, before if signed else None, unit.type))
                unit.type = "other"
            else:
                before = unit
    return made


def give_back(accounts: list[Account], persons: list[Draft]) -> None:
    """Every account to the one person whose name its letters are, with or without an initial, else to the person who
    stands before it. What is nobody's is a body's where it was taken for one."""
    owners: dict[str, set[Draft]] = defaultdict(set)
    for person in persons if accounts else ():
        for name in map(parse_person, person.names):
            if name.full:
                owners[letters([name.parts[0], name.parts[-1], name.suffix])].add(person)
    for account in accounts:
        called = re.sub("[^a-z]", "", fold(account.unit.text)).removeprefix("real")
        without = {called, *(called[:i] + called[i + 1 :] for i in range(1, len(called) - 1))}
        found = {d for w in without if w in owners for d in owners[w]} if _LEAST <= len(called) <= _MOST else set()
        owner = found.pop() if len(found) == 1 else None
        if owner is None and account.signed is not None:
            owner = account.signed.draft
        if owner is not None:
            owner.take(account.unit.span, account.unit.text, "an account")
            account.unit.draft = owner
        elif account.type in ("organisation", "group"):
            account.unit.type = "organisation"
