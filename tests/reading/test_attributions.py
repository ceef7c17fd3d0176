"""Which contents a cue gets."""

from __future__ import annotations

import numpy as np
import pytest

from counterclaim.reading.attributions import _choose, _shared


@pytest.mark.parametrize(
    ("fits", "belongs"),
    [
        ([[3.0, 2.0], [0.0, 1.5]], {0: [0], 1: [1]}),  # one of two, hardly better where it was
        ([[3.0, 2.0], [0.0, 0.5]], {0: [0, 1]}),  # it would lose too much
        ([[3.0], [2.5]], {0: [0]}),  # the only one of another
        ([[3.0, -1.0], [0.0, -0.5]], {0: [0], 1: [1]}),  # nobody's
    ],
)
def test_a_cue_without_content_takes_one_to_spare(fits: list[list[float]], belongs: dict[int, list[int]]) -> None:
    table = np.array(fits)
    chosen, _ = _choose(table, 0.0)
    assert _shared(chosen, table, 0.0) == belongs
