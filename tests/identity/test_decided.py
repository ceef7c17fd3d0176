"""What people decided about entities holds where another reader names them otherwise, or takes two for one."""

from __future__ import annotations

from counterclaim.identity.decided import EntityDecisions, decided
from counterclaim.identity.records import Alias, Entity, Identities, Mentioned
from counterclaim.text import Report, Span

TEXT = "Mira Holt met Orla Holt at the lock. Holt said the lock was shut. Holt said it was open."
REPORT = Report(id="r1", text=TEXT, sha256="")


def at(words: str, *, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span("r1", start, start + len(words))


MIRA, ORLA = at("Mira Holt"), at("Orla Holt")
SHE, OTHER = at("Holt said"), at("Holt said", after=TEXT.index("shut"))
SHE, OTHER = (Span("r1", s.start, s.start + 4) for s in (SHE, OTHER))


def entity(key: str, name: str, *spellings: str) -> Entity:
    return Entity(key, name, "person", tuple(Alias(s) for s in sorted(spellings)))


def found(*told: tuple[Entity, tuple[Span, ...]]) -> Identities:
    by_span = {span: one.id for one, spans in told for span in spans}
    entities = tuple(sorted((one for one, _ in told), key=lambda e: e.id))
    return Identities(entities, by_span, {e.id: e for e in entities})


FIRST = Mentioned(entity("e1", "Mira Holt", "Mira Holt", "Holt"), frozenset((MIRA, SHE)))
SECOND = Mentioned(entity("e2", "Orla Holt", "Orla Holt", "Holt"), frozenset((ORLA, OTHER)))


def test_two_that_were_judged_apart_come_apart_again() -> None:
    one = found((entity("e1", "Mira Holt", "Mira Holt", "Orla Holt", "Holt"), (MIRA, SHE, ORLA, OTHER)))
    for pair in ((FIRST, SECOND), (SECOND, FIRST)):
        made = decided(one, EntityDecisions(different=(pair,)), [REPORT])
        assert {s: made.entity(k).name for s, k in made.by_span.items()} == {
            MIRA: "Mira Holt", SHE: "Mira Holt", ORLA: "Orla Holt", OTHER: "Orla Holt"
        }  # fmt: skip
        names = {e.name: {a.text for a in e.aliases} for e in made.entities}
        assert names == {"Mira Holt": {"Mira Holt", "Holt"}, "Orla Holt": {"Orla Holt", "Holt"}}
        assert all(e.reasons[-1] == "apart by a judgement" for e in made.entities)


def test_two_that_are_two_stay_as_they_are() -> None:
    two = found((FIRST.entity, (MIRA, SHE)), (SECOND.entity, (ORLA, OTHER)))
    assert decided(two, EntityDecisions(different=((FIRST, SECOND),)), [REPORT]) == two
    assert decided(two, EntityDecisions(unsure=((FIRST, SECOND),)), [REPORT]) == two


def test_one_whom_another_reader_names_otherwise_is_met_by_its_mentions() -> None:
    cut = Span("r1", MIRA.start, MIRA.end - 1)
    again = found((entity("e7", "Holt", "Mira Hol", "Holt"), (cut, SHE)), (entity("e8", "O. Holt"), (ORLA, OTHER)))
    made = decided(again, EntityDecisions(names=((FIRST, "Mira Holt the elder"),)), [REPORT])
    assert [e.name for e in made.entities] == ["Mira Holt the elder", "O. Holt"]
    joined = decided(again, EntityDecisions(same=((FIRST, SECOND),)), [REPORT])
    assert set(joined.by_span.values()) == {"e7"}


def test_who_has_few_of_the_mentions_is_another() -> None:
    again = found((entity("e7", "Holt", "Holt"), (OTHER,)), (entity("e8", "the lock", "the lock"), (at("the lock"),)))
    whole = Mentioned(FIRST.entity, frozenset((MIRA, SHE, OTHER)))
    assert decided(again, EntityDecisions(names=((whole, "Mira Holt"),)), [REPORT]) == again
    other = Mentioned(Entity("e1", "Mira Holt", "organisation"), frozenset((OTHER,)))
    assert decided(again, EntityDecisions(names=((other, "Mira Holt"),)), [REPORT]) == again
