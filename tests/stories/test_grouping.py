"""Reports to stories: all at once and one by one."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from counterclaim.reading.records import Mention, Reading
from counterclaim.stories import Profile, StoryProfile, assign, group, profile, story_id, window
from counterclaim.stories.clusters import LIMIT, join
from counterclaim.stories.pairs import score
from counterclaim.text import Report
from evaluation.data import shared

from .invented import CHESS, EVERYTHING, FERRY, SILO, report

SEEDS = shared() / "seeds"


def members(reports: tuple[Report, ...]) -> set[str]:
    return {r.id for r in reports}


def test_reports_of_one_happening_come_together_and_others_stay_apart() -> None:
    found = [set(s.reports) for s in group(EVERYTHING, ())]
    assert sorted(map(sorted, found)) == sorted(map(sorted, [members(FERRY), members(SILO), {CHESS.id}]))


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_input_does_not_matter(seed: int) -> None:
    shuffled = list(EVERYTHING)
    random.Random(seed).shuffle(shuffled)
    assert group(shuffled, ()) == group(EVERYTHING, ())


def test_a_report_given_twice_is_one() -> None:
    (story,) = group((CHESS, CHESS), ())
    assert story.reports == (CHESS.id,)


def test_nothing_gives_nothing() -> None:
    assert group((), ()) == ()


def test_a_story_has_days_a_verbatim_title_and_reasons() -> None:
    (story,) = group(FERRY, ())
    assert (story.first, story.last) == ("2031-03-03", "2031-03-04")
    assert story.title in {r.title for r in FERRY}
    assert len(story.reasons) == 3
    assert all("meaning" in reason and "days" in reason for reason in story.reasons)
    assert any("gotland" in reason for reason in story.reasons)


def test_the_id_stays_when_later_reports_join() -> None:
    (early,) = group(FERRY[:1], ())
    (late,) = group(FERRY, ())
    assert early.id == late.id == story_id(FERRY[0].id)


def test_without_a_title_the_first_sentence_names_the_story() -> None:
    bare = report("A crane fell in Lisbon. Nobody was hurt.", outlet="Doca")
    (story,) = group((bare,), ())
    assert story.title == "A crane fell in Lisbon."
    assert story.title in bare.text
    assert story.first is None


def test_undated_reports_are_grouped_by_what_they_say() -> None:
    undated = tuple(replace(r, published=None) for r in SILO)
    assert len(group(undated, ())) == 1


def test_the_same_words_months_apart_are_two_happenings() -> None:
    later = replace(FERRY[2], id="f" * 16, published="2031-09-04")
    assert len(group((*FERRY, later), ())) == 2


@pytest.mark.parametrize(("a", "b"), [(FERRY[0], FERRY[1]), (FERRY[0], SILO[0]), (CHESS, SILO[1])])
def test_the_parts_of_a_score_add_up_and_it_is_symmetric(a: Report, b: Report) -> None:
    one, other = profile(a, None), profile(b, None)
    found = score(one, other)
    assert found.total == pytest.approx(sum(p.added for p in found.parts))
    assert found.total == pytest.approx(score(other, one).total)


def test_names_come_from_the_reading_where_there_is_one() -> None:
    start = CHESS.text.index("Iveta Brokmane")
    name = Mention(CHESS.span(start, start + len("Iveta Brokmane")), "name", "person")
    reading = Reading(CHESS.id, "test", "read", (), (), (name,), ())
    assert set(profile(CHESS, reading).names) == {"iveta", "brokmane"}
    assert {"brokmane", "riga"} <= set(profile(CHESS, None).names)


def test_a_profile_survives_json() -> None:
    made = profile(FERRY[0], None)
    again = Profile.from_json(json.loads(json.dumps(made.to_json())))
    assert again == made
    assert score(again, made).total == score(made, made).total


def test_a_damaged_profile_is_refused() -> None:
    made = profile(CHESS, None).to_json()
    with pytest.raises(ValueError, match="vector"):
        Profile.from_json({**made, "vector": "AAAA"})


def test_assigning_one_by_one_gives_what_grouping_gives() -> None:
    known: dict[str, StoryProfile] = {}
    for made in sorted((profile(r, None) for r in EVERYTHING), key=lambda p: p.order):
        joined = assign(made, list(known.values()))
        key = joined.story if joined is not None else story_id(made.report)
        before = known[key].reports if key in known else ()
        known[key] = StoryProfile(key, (*before, made))
    assert {k: {p.report for p in s.reports} for k, s in known.items()} == {
        s.id: set(s.reports) for s in group(EVERYTHING, ())
    }


def test_an_assignment_says_why_and_none_is_an_answer() -> None:
    known = [StoryProfile("ferry", tuple(profile(r, None) for r in FERRY[:2]))]
    joined = assign(profile(FERRY[2], None), known)
    assert joined is not None
    assert joined.story == "ferry"
    assert len(joined.reasons) == 2
    assert assign(profile(CHESS, None), known) is None
    assert assign(profile(CHESS, None), []) is None
    assert window() > 0


def test_joining_takes_the_mean_and_not_the_best_link() -> None:
    links = {(0, 1): 5.0, (1, 2): 1.0}
    assert join(3, links, together=0.0) == [[0, 1], [2]]
    assert join(3, {**links, (0, 2): 0.5}, together=0.0) == [[0, 1, 2]]
    assert join(2, {(0, 1): 100.0}, together=LIMIT) == [[0, 1]]
    assert join(2, {}, together=0.0) == [[0], [1]]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the project")
def test_the_five_seeds_are_one_story() -> None:
    listed = json.loads((SEEDS / "reports.json").read_text(encoding="utf-8"))
    reports = tuple(
        report((SEEDS / m["file"]).read_bytes().decode("utf-8"), outlet=m["outlet"], published=m["published"])
        for m in listed
    )
    assert [len(s.reports) for s in group((*reports, *EVERYTHING), ()) if members(reports) & set(s.reports)] == [5]
