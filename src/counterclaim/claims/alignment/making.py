"""Claims of a story made from which proposition belongs to which, as often as that changes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from counterclaim.claims.alignment.claim import Sources, make_claim, place_of
from counterclaim.claims.alignment.features import Space
from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.records import Claim
from counterclaim.identity.records import Identities
from counterclaim.stories.records import Reuse

_Key = tuple[
    tuple[int, ...],
    tuple[str, ...],
    tuple[tuple[int, int], ...],
    tuple[tuple[str, bool], ...],
    tuple[tuple[str, str], ...],
]


@dataclass(frozen=True, slots=True)
class Making:
    """What claims are made of, besides which propositions belong together. ``conceding``: rows that grant a part."""

    lookups: Mapping[str, Lookup]
    names: Mapping[str, str]
    identities: Identities
    reuse: Sequence[Reuse]
    space: Space
    pointers: Sequence[Proposition]
    sources: Sources
    conceding: frozenset[int]
    memo: dict[str, object] = field(default_factory=dict)
    made: dict[_Key, Claim] = field(default_factory=dict)

    def claims(
        self,
        members: Sequence[Sequence[int]],
        replies: Mapping[str, int],
        *,
        opposed: Collection[tuple[int, int]] = (),
        meets: Mapping[int, Mapping[str, bool]] | None = None,
        implied: Mapping[int, Sequence[Proposition]] | None = None,
        later: Mapping[str, str] | None = None,
    ) -> dict[int, Claim]:
        """By its number the claim of each of ``members`` that holds any; ``replies`` by id the number.

        ``opposed`` and, by number, ``meets`` as ``make_claim`` has them; ``implied`` denials that stand elsewhere;
        ``later`` is all of its ``overtaken``. What did not change is not made again.
        """
        told, also = meets or {}, implied or {}
        made = {}
        for k, rows in enumerate(members):
            if rows:
                answering = [p for p in self.pointers if replies.get(p.id) == k]
                made[k] = self._claim(
                    sorted(rows), [*answering, *also.get(k, ())], opposed, told.get(k, {}), later or {}
                )
        return made

    def _claim(
        self,
        rows: list[int],
        answering: list[Proposition],
        opposed: Collection[tuple[int, int]],
        meets: Mapping[str, bool],
        later: Mapping[str, str],
    ) -> Claim:
        inside = set(rows)
        pairs = tuple(sorted((i, j) for i, j in opposed if i in inside and j in inside))
        ids = [*(self.space.propositions[i].id for i in rows), *(p.id for p in answering)]
        overtaken = {i: later[i] for i in ids if i in later}
        key = (
            tuple(rows),
            tuple(p.id for p in answering),
            pairs,
            tuple(sorted(meets.items())),
            tuple(sorted(overtaken.items())),
        )
        if key not in self.made:
            claim = make_claim(
                self.space,
                rows,
                answering,
                conceding=set(self.conceding),
                opposed=pairs,
                sources=self.sources,
                reports=len(self.names),
                meets=meets,
                overtaken=overtaken,
            )
            self.made[key] = replace(claim, about=place_of(self.space, rows, self.identities))
        return self.made[key]

    def matter(self, found: Mapping[int, Claim], members: Sequence[Sequence[int]]) -> Matter:
        """All that finding differences looks at, the claims the most important first."""
        propositions = self.space.propositions
        return Matter(
            lookups=self.lookups,
            names=self.names,
            identities=self.identities,
            reuse=self.reuse,
            space=self.space,
            claims=ranked(found.values()),
            claim_of={propositions[i].id: claim for k, claim in found.items() for i in members[k]},
            index_of={p.id: i for i, p in enumerate(propositions)},
            pointers=sorted(self.pointers, key=lambda p: (p.span, p.id)),
            bodies=self.sources.bodies,
            memo=self.memo,
        )


def ranked(claims: Iterable[Claim]) -> list[Claim]:
    """``claims``, the most important first."""
    return sorted(claims, key=lambda c: (-c.score, c.id))
