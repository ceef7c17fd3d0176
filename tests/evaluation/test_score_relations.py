import pytest

from evaluation import relations
from evaluation.relations import Relation
from evaluation.scores import Count
from evaluation.spans import Interval


def relation(
    name: str,
    source: Interval | None = (0, 5),
    cue: Interval | None = (6, 10),
    content: tuple[Interval, ...] = ((11, 31),),
    *,
    core: bool = True,
    within: str | None = None,
    **facts: str,
) -> Relation:
    return Relation(
        name,
        (source,) if source is not None else (),
        (cue,) if cue is not None else (),
        content,
        core,
        within,
        {fact: frozenset(value.split("/")) if value else frozenset() for fact, value in facts.items()},
    )


@pytest.mark.parametrize(
    ("found", "exact", "near"),
    [
        (relation("a"), 1, 1),
        (relation("a", content=((11, 21),)), 0, 1),  # a Jaccard of one half is enough
        (relation("a", content=((11, 20),)), 0, 0),
        (relation("a", source=(50, 55)), 0, 1),  # the cue overlaps
        (relation("a", cue=None), 0, 1),  # the source does
        (relation("a", source=(50, 55), cue=(60, 64)), 0, 0),
    ],
)
def test_when_two_are_one(found: Relation, exact: int, near: int) -> None:
    gold = [relation("g")]
    assert len(relations.pair([found], gold, relations.exact)) == exact
    assert len(relations.pair([found], gold, relations.near)) == near


def test_pairs_are_one_to_one() -> None:
    found = [relation("a"), relation("b")]
    pairs = relations.pair(found, [relation("g")], relations.near)
    assert len(pairs) == 1
    assert relations.count(pairs, found, [relation("g")]) == Count(1, 2, 1)


def test_the_cue_decides_between_equal_contents() -> None:
    found = [relation("a", cue=None), relation("b")]
    assert [f.id for f, _ in relations.pair(found, [relation("g")], relations.near)] == ["b"]


def test_off_the_core_is_neither_rewarded_nor_punished() -> None:
    gold = [relation("g"), relation("n", cue=(40, 44), content=((45, 60),), core=False)]
    with_find = [relation("a"), relation("b", cue=(40, 44), content=((45, 60),))]
    for found in (with_find, with_find[:1]):
        assert relations.count(relations.pair(found, gold, relations.near), found, gold) == Count(1, 1, 1)


def test_core_gold_is_served_first() -> None:
    gold = [relation("n", core=False), relation("g", content=((11, 29),))]
    assert [g.id for _, g in relations.pair([relation("a")], gold, relations.near)] == ["g"]


def test_nesting() -> None:
    inner = {"source": (12, 14), "cue": (15, 18), "content": ((19, 31),)}
    gold = [relation("g1"), relation("g2", within="g1", **inner)]  # type: ignore[arg-type]
    linked = [relation("a1"), relation("a2", within="a1", **inner)]  # type: ignore[arg-type]
    loose = [relation("a1"), relation("a2", **inner)]  # type: ignore[arg-type]
    turned = [relation("a1", within="a2"), relation("a2", **inner)]  # type: ignore[arg-type]
    counts = [relations.nested(relations.pair(f, gold, relations.near), gold) for f in (linked, loose, turned)]
    assert counts == [Count(1, 1, 1, 1), Count(0, 0, 1, 0), Count(0, 1, 1, 0)]


def test_facts_on_matched_pairs() -> None:
    pairs = [
        (relation("a", stance="denies", said_on=""), relation("g", stance="asserts/denies", said_on="")),
        (relation("a", stance="hedges", said_on="2024-03-12"), relation("g", stance="asserts", said_on="")),
        (relation("a", stance="asserts"), relation("n", stance="denies", core=False)),
    ]
    assert relations.facts(pairs, "stance") == Count(1, 2, 2)
    assert relations.facts(pairs, "said_on") == Count(0, 1, 0)
