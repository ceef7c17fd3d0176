"""What two bodies gave out is two things."""

from __future__ import annotations

import pytest

from counterclaim.claims.alignment.showings import giver, of_two

HARBOUR = "A video released by the Harbour Office shows dockers raising a flag"
NAVY = "Norland's Navy published a video of sailors with a flag"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (HARBOUR, "Harbour Office"),
        (NAVY, "Norland's Navy"),
        ("A video of the Harbour Office shows a flag", ""),
        ("The navy raised a flag", ""),
    ],
)
def test_who_gave_it_out(text: str, who: str) -> None:
    assert giver(text) == who


def test_the_footage_of_two_is_not_one() -> None:
    assert of_two(HARBOUR, NAVY)
    assert not of_two(HARBOUR, "The Harbour Office posted a video of dockers")
    assert not of_two(HARBOUR, "A video shows dockers raising a flag")
