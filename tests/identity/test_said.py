"""What was told, by whom and where, found without going through all of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.identity.drafts import Draft, Unit
from counterclaim.identity.said import MOST, Pair, Past, Said
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

places = st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda p: Span("r", p[0], p[0] + p[1]))


def unit(span: Span, *, kind: str = "name", label: str = "", sentence: int = 0, source: bool = False) -> Unit:
    return Unit(span, "x" * (span.end - span.start), kind, None, label, sentence, source=source)  # type: ignore[arg-type]


@st.composite
def told(draw: st.DrawFn) -> list[Pair]:
    units = [unit(s) for s in draw(st.lists(places, min_size=1, max_size=4))]
    made = []
    for number in range(draw(st.integers(0, 6))):
        of = draw(st.lists(st.sampled_from(units), min_size=1, max_size=3))
        content = tuple(draw(st.lists(places, min_size=1, max_size=3)))
        cue = draw(st.one_of(st.none(), places))
        source = draw(places)
        attribution = Attribution(f"a{number}", source, cue, content, "indirect", "asserts", False, None)
        made.append((attribution, of))
    return made


@given(told(), st.lists(st.integers(-1, 75), min_size=1, max_size=2))
def test_what_is_told_at_a_place_is_what_a_search_finds(pairs: list[Pair], at: list[int]) -> None:
    searched = [(c, a, u) for a, u in pairs for c in a.content if any(c.start <= p < c.end for p in at)]
    assert list(Said(pairs).telling(*at)) == searched


@given(told())
def test_what_one_says_is_what_a_search_finds(pairs: list[Pair]) -> None:
    said = Said(pairs)
    for found in {id(u): u for _, units in pairs for u in units}.values():
        assert list(said.of(found)) == [a for a, units in pairs if found in units]
        assert said.cue_of(found) == next((a.cue for a, u in pairs if a.cue is not None and found in u), None)


@given(told(), st.integers(0, 75))
def test_going_back_leaves_out_only_what_is_after(pairs: list[Pair], at: int) -> None:
    def before(found: Pair) -> bool:
        return found[0].source is not None and found[0].source.start < at

    assert list(filter(before, Said(pairs).back_from(at))) == list(filter(before, reversed(pairs)))
    first = next(Said(pairs).back_from(at), None)
    assert first is None or before(first)


def passed(count: int, *, each: int = 3) -> list[Unit]:
    made = []
    for k in range(count):
        made.append(unit(Span("r", 10 * k, 10 * k + 5), sentence=k // each, source=k % 4 == 0))
        made[-1].draft = Draft(f"person:{k % 5}", "person")
    return made


def test_mentions_are_found_by_sentence_and_place() -> None:
    units = passed(30)
    past = Past(units)
    assert past.of_sentence(4) == units[12:15]
    assert past.of_sentence(99) == []
    assert past.since(8) == units[24:]
    assert past.between(50, 71) == units[5:8]
    assert past.last_speaking(165) is units[16]
    assert past.last_speaking(164) is units[12]


def test_of_a_sentence_without_end_the_last_mentions_are_looked_at() -> None:
    units = passed(3 * MOST, each=10_000)
    assert Past(units).of_sentence(0) == units[-MOST:]


def test_counts_and_the_last_pronoun_are_kept_as_mentions_pass() -> None:
    past = Past()
    assert (past.names_somebody, past.last_pronoun("male")) == (False, None)
    he, name = unit(Span("r", 0, 2), kind="pronoun", label="male"), unit(Span("r", 4, 6))
    he.draft = name.draft = Draft("person:holt", "person")
    past.add(he)
    assert (past.names_somebody, past.last_pronoun("male"), past.counts) == (False, he, {he.draft: 1})
    past.add(name)
    assert (past.names_somebody, past.counts) == (True, {he.draft: 2})
