"""Labelled news stories as a network learns from them: pieces of sentences, stretches, who belongs with whom.

What is read is what comparing reads: each proposition's sentence worded to stand alone, and where its own words stand
in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from counterclaim.models.runtime import windows
from training.positions import spaces


@dataclass(frozen=True)
class Lesson:
    """A story of n distinct propositions.

    ``rows``: pieces read at once, CLS and SEP around them; ``where``: for each proposition its row and the places of
    its own pieces there; ``same`` (n, n): in one group.
    """

    rows: list[list[int]]
    where: list[tuple[int, list[int]]]
    same: Tensor


def lessons(part: str) -> Iterator[Lesson]:
    """Every labelled story of ``part``."""
    for _, space, same in spaces(part):
        rows, where = windows(space.contexts, space.stretches)
        yield Lesson(rows, where, torch.from_numpy(same))
