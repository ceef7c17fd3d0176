"""Where positions come from, and how many independent origins that makes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from counterclaim.claims.language.lists import has
from counterclaim.claims.language.told import teller
from counterclaim.claims.language.unnamed import without_author
from counterclaim.claims.origins.carried import NOTHING, Carrying, Wordings, same_words
from counterclaim.claims.origins.merging import head_of, merge
from counterclaim.claims.origins.one_origin import named_words
from counterclaim.claims.origins.unsourced import vouches
from counterclaim.claims.records import Origin, Position
from counterclaim.stories.records import Reuse
from counterclaim.text import Report, Span

_UNKNOWN = ("unknown",)
_COVERS = 0.5
_MOST_NAMED = 3
_QUOTED = re.compile(r"[“\"«][^“”\"«»\n]{1,1500}[”\"»]")
_ARGUES = re.compile(r"(?<![\w’'])(?:I|I['’]m|I['’]ve|[Mm]y|[Ww]e|[Oo]ur|[Yy]ou|[Yy]our|[Ll]et['’]s)(?!\w)")
_FEWEST, _PER = 5, 1000
_Key = tuple[str, bool]


def shared_text(reports: Sequence[Report], reuse: Sequence[Reuse]) -> dict[str, str]:
    """By report id the head that its own words go back to: a credited agency, shared text, else itself."""
    head = {r.id: r.id for r in reports}
    names = {r.id: r.credits[0] for r in reports if r.credits}
    for passage in sorted(reuse, key=lambda u: (u.kind, u.passages)):
        if passage.kind != "near-duplicate":
            continue
        ids = sorted({s.report for s in passage.passages if s.report in head})
        for other in ids[1:]:
            _join(head, ids[0], other)
        if passage.origin is not None and ids:
            names.setdefault(head_of(head, ids[0]), passage.origin)
    by_id = {r.id: r for r in reports}
    made = {}
    for r in sorted(reports, key=lambda r: r.id):
        root = head_of(head, r.id)
        made[r.id] = names.get(r.id) or names.get(root) or by_id[root].name
    return made


def shared_passages(reuse: Sequence[Reuse], names: Mapping[str, str]) -> dict[str, list[tuple[Span, str]]]:
    """By report the passages and quotations that it shares, each with its origin.

    Where a passage's origin is not told it is the outlet (``names``, by report id) of the first report that has it, in
    order of ``names``; a quotation without one is left out.
    """
    rank = {report: k for k, report in enumerate(names)}
    found: dict[str, list[tuple[Span, str]]] = {}
    for passage in sorted(reuse, key=lambda u: (u.kind != "quotation", u.passages)):
        inside = [s for s in passage.passages if s.report in rank]
        told = passage.origin is not None or passage.kind == "passage"
        if passage.kind == "near-duplicate" or not told or len({s.report for s in inside}) < 2:
            continue
        first = min((s.report for s in inside), key=lambda r: rank[r])
        origin = passage.origin if passage.origin is not None else names[first]
        for s in inside:
            found.setdefault(s.report, []).append((s, origin))
    return found


def judging(reports: Sequence[Report]) -> frozenset[str]:
    """Ids of the reports that argue a case in their own voice.

    They are marked as opinion in title, outlet or address, or speak to the reader as "I", "we" or "you" outside
    quotations at least five times, and once in a thousand code points.
    """
    found = set()
    for r in reports:
        marks = " ".join((r.title or "", r.outlet or "", re.sub(r"[/_-]+", " ", r.url or "")))
        own = _QUOTED.sub("", r.text)
        spoken = len(_ARGUES.findall(own))
        if has("opinion", marks) is not None or (spoken >= _FEWEST and spoken * _PER >= len(own)):
            found.add(r.id)
    return frozenset(found)


def quoted_in(positions: Sequence[Position], passages: Mapping[str, Sequence[tuple[Span, str]]]) -> dict[str, str]:
    """By position id the origin of the shared passage (``shared_passages``) that holds most of it."""
    found: dict[str, str] = {}
    for p in positions:
        for s, origin in passages.get(p.report, ()):
            if min(s.end, p.span.end) - max(s.start, p.span.start) > _COVERS * (p.span.end - p.span.start):
                found.setdefault(p.id, origin)
    return found


def _join(head: dict[str, str], a: str, b: str) -> None:
    roots = sorted((head_of(head, a), head_of(head, b)))
    head[roots[1]] = roots[0]


def origins_of(
    positions: Sequence[Position],
    *,
    words_of: Mapping[str, str],
    shared: Mapping[str, str],
    described: Mapping[str, str],
    argued: Collection[str] = (),
    bodies: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
    people: Collection[str] = (),
    carrying: Carrying = NOTHING,
) -> tuple[tuple[Origin, ...], int, tuple[str, ...]]:
    """The origins of a claim's positions, how many are independent, and why not more.

    ``words_of`` gives for a report whose words its own voice is (``shared_text``), ``shared`` for a position the
    origin of a passage that it shares (``quoted_in``), ``described`` for an entity's id how reports introduce it,
    ``argued`` the reports that argue in their own voice (``judging``), ``bodies`` for an entity's id that of the
    body that it speaks for (``bodies_of``), ``states`` the side of an entity, ``people`` the entities that are people,
    ``carrying`` what the reports share and who publishes them.
    Speakers are one origin where they, or their bodies, speak for one side, where one has it from another, where one's
    name is a part of the other's, where one is introduced as who heads the other or speaks for it, where both are of
    one body, or where nothing in an unnamed one tells it from a named one; else where they are likely to be, as
    labelled news teaches (``merge``). An outlet that gives a claim to somebody, in an attribution or at an end of the
    sentence (``teller``), or names in its words a speaker of the claim, adds nothing by its own voice. Else an own
    voice is an origin where nobody need have told it (``vouches``), and not known and not counted where somebody may
    have, as is whoever is not named: where nobody is known, the number is 1. Where nobody speaks on a claim, those who
    are silent on it are its origins. Known origins come first, the most carried first.
    """
    grouped, vouched = by_speaker(positions, words_of, shared, argued, carrying)
    known = sorted((key for key in grouped if key[1]), key=lambda k: (-len(grouped[k]), k))
    merged = merge(
        {name: grouped[name, True] for name, _ in known},
        described=described,
        bodies=bodies or {},
        states=states or {},
        people=people,
        carrying=carrying,
    )
    why = merged.why
    made = []
    by_root: dict[str, list[str]] = {}
    for name, _ in known:
        by_root.setdefault(head_of(merged.head, name), []).append(name)
    for root, names in by_root.items():
        held = [p for name in names for p in grouped[name, True]]
        told = [f"with {name}: {r}" for name in names for r in merged.reasons[name]]
        outlets = sorted({words_of.get(p.report, p.report) for p in held})
        if len(outlets) > 1:
            told.append(f"{len(outlets)} outlets, one origin")
            why.append(f"{root} is behind {', '.join(outlets)}")
        told += sorted({vouched[p.id] for p in held if p.id in vouched})
        ids = tuple(sorted(p.id for p in held))
        made.append(Origin(_shown(names, held), ids, reasons=tuple(told), copies=carrying.copies(held)))
    unknown = sorted(key for key in grouped if not key[1])
    for key in unknown:
        own = any(_own_voice(p) for p in grouped[key])
        reason = "own voice, source not shown" if own else "source not named"
        reason = "its author is not named" if without_author(key[0]) else reason
        ids = tuple(sorted(p.id for p in grouped[key]))
        copies = carrying.copies(grouped[key])
        made.append(Origin(key[0], ids, known=False, reasons=(reason,), copies=copies))
    independent = sum(o.known for o in made) or min(1, len(made))
    if made and not known:
        why.append("no origin is named: not shown to be independent")
    elif unknown:
        why.append("unnamed sources and own voice are not counted")
    return tuple(made), independent, tuple(why)


def _own_voice(position: Position) -> bool:
    return position.attribution is None and position.holder_entity is None


def _shown(names: Sequence[str], held: Sequence[Position]) -> str:
    """The one speaker; of several "side (speaker, speaker)", or the first three where not all are of one side."""
    if len(names) == 1:
        return names[0]
    sides = {p.side for p in held if not _own_voice(p)}
    side = sides.pop() if len(sides) == 1 else None
    if side is None:
        return ", ".join(names[:_MOST_NAMED])
    speakers = [n for n in names if n != side][:_MOST_NAMED]
    return f"{side} ({', '.join(speakers)})"


def by_speaker(
    positions: Sequence[Position],
    words_of: Mapping[str, str],
    shared: Mapping[str, str],
    argued: Collection[str],
    carrying: Carrying = NOTHING,
) -> tuple[dict[_Key, list[Position]], dict[str, str]]:
    """(name, known) with its positions, and by the id of an own voice that is an origin why.

    An own voice goes to whom its report gives the claim to, whom it names, or who says it in a passage that it shares.
    """
    speaking = [p for p in positions if p.stance not in ("no-comment", "reports-neutrally")]
    speaking = speaking or [p for p in positions if p.stance == "no-comment"]
    grouped: dict[_Key, list[Position]] = {}
    given: dict[tuple[str, bool], str] = {}
    voices = []
    for p in speaking:
        told = teller(p.text) if _own_voice(p) else None
        if told is not None and p.id not in shared:
            name, named = _called(told, grouped), True
        elif _own_voice(p):
            voices.append(p)
            continue
        else:
            name = p.holder
            named = p.holder_entity is not None or (name not in _UNKNOWN and name[:1].isupper())
        if not named and p.id in shared:
            name, named = shared[p.id], True
        named = named and (name[:1].isupper() or bool(named_words(name))) and not without_author(name)
        grouped.setdefault((name, named), []).append(p)
        if named:
            given.setdefault((p.report, p.stance == "denies"), name)
    vouched: dict[str, str] = {}
    spoken = {name: carrying.wordings(held) for (name, known), held in grouped.items() if known} if voices else {}
    for p in voices:
        name = shared.get(p.id, words_of.get(p.report, p.holder))
        relayed = given.get((p.report, p.stance == "denies"))
        if relayed is None:
            relayed = _whom_it_names(p, grouped)
        if relayed is None:
            relayed = _whom_a_copy_names(p, spoken, carrying)
        why = None
        if relayed is None and p.id not in shared:
            why = "the outlet argues a case" if p.report in argued else vouches(p)
        if why is not None:
            vouched[p.id] = why
        grouped.setdefault((relayed, True) if relayed is not None else (name, why is not None), []).append(p)
    return grouped, vouched


def _called(name: str, grouped: Mapping[_Key, Sequence[Position]]) -> str:
    """As a known speaker of the claim with the same words is called, else ``name``."""
    words = named_words(name)
    return min((n for n, known in grouped if known and named_words(n) == words), default=name)


def _whom_it_names(position: Position, grouped: Mapping[_Key, Sequence[Position]]) -> str | None:
    """The known speaker of the claim whom an own voice names in full, the one told of most."""
    said = named_words(position.text)
    held = [name for name, known in grouped if known and name != name.lower() and named_words(name) <= said]
    return max(held, key=lambda n: (len(named_words(n)), n), default=None)


def _whom_a_copy_names(position: Position, spoken: Mapping[str, Wordings], carrying: Carrying) -> str | None:
    """The one speaker to whom another copy of a shared passage gives the words of an own voice."""
    mine = carrying.wordings([position])
    told = [name for name, theirs in spoken.items() if mine and same_words(mine, theirs)]
    return told[0] if len(told) == 1 else None
