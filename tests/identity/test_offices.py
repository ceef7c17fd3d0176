"""Whom a report calls by an office: of another state, beside an unknown trade, and some of many."""

from __future__ import annotations

import pytest

from tests.identity.test_identity import resolve


@pytest.mark.parametrize(
    ("reports", "names"),
    [
        (
            ["President [P:Mira Holt] of [L:Norway] left. {[L:Denmark]’s president} agreed."],
            [["Denmark’s president"]],
        ),
        (
            ["President [P:Mira Holt] met counselor to the president [P:Ada Tarr]. {The president} left."],
            [["Mira Holt"]],
        ),
        (
            ["[O:Guild of Chiefs of Police] met. {Police} said it fell."],
            [["police"]],
        ),
        (["{[O:Vexhall] [P:COO Mira Holt]} said it fell."], [["Mira Holt"]]),
        (["The [P:AG. Tarr] left. {[P:Tarr]} said it fell. [P:Ada Tarr] sang."], [["Ada Tarr"]]),
        (["{[P:Rear Adm. Bo Tarr]} said it fell."], [["Bo Tarr"]]),
        (["The [O:Port Vex Police] met. {Police} said it fell."], [["Port Vex Police"]]),
        (["{Many in the [L:Vexhall] harbour} said it fell."], [["many in the Vexhall harbour"]]),
        (
            ["The [O:Canal Committee] met. {Many on the committee} left. {The committee} said it fell."],
            [["many on the committee", "Canal Committee"]],
        ),
        (["{[O:VBC]} said it fell. The [O:VBC News] team left."], [["VBC News"]]),
        (["{[O:Lantern]} said it fell. The [O:Lantern News] tab closed."], [["Lantern"]]),
        (
            ["{[O:Oslo Radio Lantern]} said it fell. " + "[O:Radio Lantern] went on. " * 6],
            [["Radio Lantern"]],
        ),
    ],
)
def test_offices_and_bodies(reports: list[str], names: list[list[str]]) -> None:
    assert resolve(*reports)[1] == names
