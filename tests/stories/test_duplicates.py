"""Near-copies in a collection: pages of invented words, whole, cut, and many times over."""

from __future__ import annotations

import random

import pytest

from counterclaim.stories import Duplicate, near_duplicates, together
from counterclaim.stories.duplicates import COMMON
from counterclaim.text import Report
from tests.stories.invented import report

VOCABULARY = [f"{a}{b}" for a in "bdfgklmnprstvz" for b in ("ane", "oru", "ilt", "ume", "este")]


def words(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice(VOCABULARY) for _ in range(count)]


def page(words: list[str], number: int) -> Report:
    return report(" ".join(words), outlet=f"Outlet {number}")


PAGES = [page(words(300, n), n) for n in range(30)]


def test_a_copy_with_a_line_more_is_found() -> None:
    copy = report(f"{PAGES[7].text} and a last line", outlet="Mirror")
    (found,) = near_duplicates([*PAGES, copy])
    assert (found.first, found.second) == (PAGES[7].id, copy.id)
    assert found.containment > 0.9
    assert list(near_duplicates([])) == []
    assert list(near_duplicates([report("", outlet="Odd"), report("one two three", outlet="Odd")])) == []


@pytest.mark.parametrize(("kept", "found"), [(240, True), (120, False)])
def test_a_longer_report_holds_the_share_of_the_shorter(kept: int, found: bool) -> None:
    mixed = page([*words(300, 1)[:kept], *words(300 - kept, 50), *words(400, 51)], 100)
    pairs = list(near_duplicates([*PAGES, mixed]))
    assert [(p.first, p.second) for p in pairs] == ([(PAGES[1].id, mixed.id)] if found else [])
    assert all(abs(p.containment - kept / 300) < 0.2 for p in pairs)


def test_more_copies_than_can_be_paired_with_one_another_hang_together() -> None:
    """Each lacks another tenth of one page, and other pages stand between them."""
    whole = words(400, 90)
    copies = [page([*whole[: 40 * (n % 10)], *whole[40 * (n % 10) + 40 :]], 200 + n) for n in range(12 * COMMON)]
    mixed = [r for n, copy in enumerate(copies) for r in ([copy, PAGES[n]] if n < len(PAGES) else [copy])]
    pairs = list(near_duplicates(mixed))
    assert len(pairs) < COMMON * len(copies)
    (group,) = together(pairs)
    assert {r for p in group for r in (p.first, p.second)} == {c.id for c in copies}
    assert min(p.containment for p in pairs) > 0.75


def test_what_very_many_reports_carry_makes_no_copies_of_them() -> None:
    notice = words(1050, 91)
    pages = [page([*words(450, n), *notice], n) for n in range(3 * COMMON)]
    assert list(near_duplicates(pages)) == []
    assert len(list(near_duplicates(pages[: COMMON // 2]))) == COMMON // 2 * (COMMON // 2 - 1) // 2


def test_pairs_are_put_together_over_any_number_of_steps() -> None:
    pairs = [Duplicate(a, b, 0.9) for a, b in ("ab", "cd", "be", "fg", "de")]
    assert together(pairs) == ((pairs[0], pairs[1], pairs[2], pairs[4]), (pairs[3],))
    assert together([]) == ()
