"""What the ledger needs of the stages before it, as callables: the real ones by default."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from counterclaim.claims.alignment.decisions import Decisions
from counterclaim.claims.records import Comparison
from counterclaim.identity.records import Identities
from counterclaim.reading.records import Reading
from counterclaim.stories import Assignment, Profile, StoryProfile
from counterclaim.stories.records import Reuse, Story
from counterclaim.text import Report


class Comparing(Protocol):
    """``counterclaim.claims.compare``."""

    def __call__(
        self,
        story: Story,
        reports: Sequence[Report],
        readings: Sequence[Reading],
        identities: Identities,
        reuse: Sequence[Reuse],
        *,
        decisions: Decisions = ...,
    ) -> Comparison: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages that adding a report runs, with the signatures of the packages that they come from."""

    read: Callable[[Report], Reading]
    profile: Callable[[Report, Reading | None], Profile]
    assign: Callable[[Profile, Sequence[StoryProfile]], Assignment | None]
    identify: Callable[[Sequence[Report], Sequence[Reading]], Identities]
    find_reuse: Callable[[Sequence[Report], Sequence[Reading]], tuple[Reuse, ...]]
    compare: Comparing

    @classmethod
    def real(cls) -> Stages:
        """The stages of this package; loads no model until one is run."""
        from counterclaim.claims import compare
        from counterclaim.identity import identify
        from counterclaim.reading import read
        from counterclaim.stories import assign, find_reuse, profile

        return cls(read=read, profile=profile, assign=assign, identify=identify, find_reuse=find_reuse, compare=compare)
