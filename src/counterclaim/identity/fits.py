"""Whether a word may stand for somebody: pronouns by kind, descriptions by office, bodies by what they are called."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.identity.body_words import words_of
from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.lexicon import fold
from counterclaim.identity.roles import Role, charged, is_leader, offices
from counterclaim.reading.roles import roles


def body_words(draft: Draft) -> frozenset[str]:
    """The content words of all of a body's names."""
    return frozenset().union(*(words_of(n) for n in draft.names)) if draft.names else frozenset()


def headed(draft: Draft, noun: str) -> bool:
    """Whether a name of the body ends as its kind does: ``Port Police Department``, no ``Police Review Board`` and no
    ``Guild of Chiefs of Police``."""
    spell = offices()["spellings"]
    wanted = [spell.get(w, w) for w in noun.split()]
    for name in draft.names:
        found = [spell.get(w, w) for w in fold(name).split()]
        while len(found) > len(wanted) and found[-1] in offices()["of_bodies"]:
            found = found[:-1]
        of_them = found[-len(wanted) - 1 : -len(wanted)] == ["of"] and wanted == ["police"]
        if found[-len(wanted) :] == wanted and "and" not in found and not of_them:
            return True
    return False


def suits(unit: Unit, label: str) -> bool:
    """Whether a pronoun of this kind may stand for what the unit does."""
    draft, role = unit.draft, unit.role
    if draft is None:
        if role is None or unit.kind != "description":
            return False
        if label in ("male", "female"):
            return unit.type == "person" and gender_of([role]) in (None, label)
        return unit.source and (role.many if label == "plural" else label == "neuter" and unit.type == "organisation")
    if label in ("male", "female"):
        if unit.type == "person" and role is not None and draft.type == "organisation" and unit.kind == "description":
            return gender_of([role]) in (None, label)  # "a spokesman for the company", who is named by it
        if draft.type != "person" or draft.many:
            return False
        return (draft.gender or gender_of(draft.roles)) in (None, label)
    if label == "plural":
        if unit.kind == "name" and unit.type == "group" and not unit.text.endswith(("s", "S")):
            return False  # "Danish" only says of what kind
        crowd = any(r.office in offices()["bodies"] for r in draft.roles)
        named = bool(draft.names) and not draft.roles
        return draft.many or draft.type == "group" or (draft.type == "organisation" and (crowd or named))
    if label == "neuter":
        return not draft.many and (draft.type in ("organisation", "place") or (draft.type == "other" and unit.source))
    return False


def gender_of(held: Iterable[Role]) -> str | None:
    """What the words of descriptions tell: ``spokeswoman``, ``a 12-year-old boy``."""
    told = set()
    for role in held:
        found = role.phrase.lower().split()
        told |= {g for w in found if (g := roles().titles.get(w)) in ("male", "female")}
        told |= {g for g, nouns in offices()["gendered"].items() for w in found if w.endswith(tuple(nouns))}
    return told.pop() if len(told) == 1 else None


def is_a(role: Role, noun: str) -> bool:
    """``monitoring group``, ``environment group``: groups."""
    return role.kind == "organisation" and (role.office == noun or role.office.endswith(" " + noun))


def is_called(draft: Draft, nouns: Iterable[str]) -> bool:
    """Whether a body is introduced by one of the nouns, or its name ends as a company's."""
    told = set(nouns)
    last = {fold(n).split()[-1] for n in draft.names if fold(n)}
    return any(r.office.split()[-1] in told for r in draft.roles) or bool(last & set(offices()["company_words"]))


def is_business(draft: Draft) -> bool:
    """Whether a body may be a company: it is named, of no state, and nothing says that it is something else."""
    words = body_words(draft)
    lists = offices()
    return (
        any(n[:1].isupper() for n in draft.names)
        and not words & set(lists["state_words"])
        and not words & set(lists["no_business"])
        and all(r.office in lists["company_nouns"] for r in draft.roles if r.kind == "organisation")
    )


def matches(wanted: Role, held: Role, *, iso: str | None = None) -> bool:
    """Whether a description may name the holder of an office; ``iso`` is the state that its holder speaks for."""
    if wanted.office != held.office and not (wanted.office == "leader" and is_leader(held.office)):
        return False
    if wanted.iso is not None and wanted.iso != (held.iso or iso):
        return False
    ranks = set(offices()["ranks"])
    return charged(wanted) <= charged(held) and not ((held.of - wanted.of) & ranks)
