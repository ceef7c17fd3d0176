"""What identity works with: a mention at work, and an entity in the making."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from counterclaim.identity.records import Place
from counterclaim.identity.roles import Role
from counterclaim.reading.records import EntityType, MentionKind
from counterclaim.text import Span

_PAIR = 2


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making. ``key`` is its content, from which its id comes."""

    key: str
    type: EntityType
    spans: set[Span] = field(default_factory=set)
    texts: Counter[str] = field(default_factory=Counter)
    former: set[str] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)
    roles: set[Role] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    gender: str | None = None
    iso: str | None = None
    party: str | None = None
    many: bool = False
    members: tuple[Draft, ...] = ()
    place: Place | None = None
    fixed_name: str | None = None
    owner: Draft | None = None
    member: tuple[str, str] | None = None  # "D", "N.Y.": party and state, as newspapers in the US give them

    def take(self, span: Span, text: str, why: str | None = None) -> None:
        """Add a mention."""
        self.spans.add(span)
        self.texts[text] += 1
        if why is not None:
            self.reasons.add(why)


def joint(found: Iterable[Draft], drafts: dict[str, Draft]) -> Draft | None:
    """Those who speak as one: the draft of them together, or the only one."""
    members = sorted(set(found), key=lambda d: d.key)
    if len(members) < _PAIR:
        return members[0] if members else None
    key = "joint:" + "|".join(d.key for d in members)
    if key not in drafts:
        drafts[key] = Draft(key, "group", many=True, members=tuple(members))
        drafts[key].reasons.add("named together as one source")
    return drafts[key]


@dataclass(slots=True, eq=False)
class Unit:
    """A mention at work; ``source`` where it is (the head of) an attribution's source."""

    span: Span
    text: str
    kind: MentionKind
    type: EntityType | None
    label: str
    sentence: int
    source: bool = False
    role: Role | None = None
    draft: Draft | None = None
