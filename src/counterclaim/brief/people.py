"""Who said what: speakers by side, each with their positions."""

from __future__ import annotations

from collections import Counter

from counterclaim.brief.claims import STANCES
from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import UNSURE, cites_of_acts, holder_key, says, shown_name
from counterclaim.brief.phrases import phrase
from counterclaim.brief.standing import told_in
from counterclaim.brief.view import Party, Said, Speaker
from counterclaim.brief.wording import name, plain
from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.records import Position

_WORDS = 150
_OWN = 2  # how outlets in their own voice sort: behind sides, and behind those of no known side
_TELLING = 25  # code points; what is shorter is a scrap that tells little by itself


def parties(desk: Desk) -> tuple[Party, ...]:
    """Sides by how much is said for them, those of no known side next, outlets in their own voice last."""
    speakers: dict[tuple[str, bool], list[tuple[str, Position]]] = {}
    for claim in desk.dossier.comparison.claims:
        for position in claim.positions:
            speakers.setdefault(holder_key(position, desk), []).append((claim.id, position))
    for position in desk.dossier.comparison.unattached:  # each a line of its own: it is on no claim
        speakers.setdefault(holder_key(position, desk), []).append((position.id, position))
    sides: dict[tuple[int, str], list[Speaker]] = {}
    for (_, own), held in sorted(speakers.items()):
        side = next((p.side for _, p in held if p.side is not None), None)
        if own:
            key = (_OWN, phrase("own_voices"))
        elif side is None:
            key = (1, phrase("side_unknown"))
        else:
            key = (0, plain(side))
        sides.setdefault(key, []).append(_speaker(held, desk))
    weight = {key: sum(len(s.said) for s in speakers_) for key, speakers_ in sides.items()}
    return tuple(
        Party(key[1], key[0] == _OWN, tuple(sorted(sides[key], key=_order)))
        for key in sorted(sides, key=lambda k: (k[0], -weight[k], k[1]))
    )


def _order(speaker: Speaker) -> tuple[bool, int, str]:
    return (speaker.name == phrase("no_speaker"), -len(speaker.said), speaker.name)


def _speaker(held: list[tuple[str, Position]], desk: Desk) -> Speaker:
    """One line for each stance on each claim, however many reports carry it."""
    lines: dict[tuple[str, str], list[Position]] = {}
    for claim, position in held:
        lines.setdefault((claim, position.stance), []).append(position)
    said = []
    for (_, stance), positions in lines.items():
        best = max(positions, key=lambda p: (stands_alone(p.text), p.confidence, -desk.numbers[p.report]))
        said.append(
            Said(
                stance=stance,
                label=says(best, told_in(best, desk), desk),
                said_on=day(next((p.said_on for p in positions if p.said_on is not None), None)),
                unsure=best.confidence < UNSURE and shown_name(best.holder) != phrase("no_speaker"),
                words=desk.words(told_in(best, desk), _WORDS, also=cites_of_acts(positions, desk)),
            )
        )
    first = held[0][1]
    entity = None
    if first.holder_entity is not None:
        entity = next((e for e in desk.dossier.identities.entities if e.id == first.holder_entity), None)
    shown = shown_name(first.holder)
    described = name(entity.description) if entity is not None and entity.description is not None else ""
    adds = described.casefold() not in shown.casefold() and shown.casefold() not in described.casefold()
    counts = Counter(s.stance for s in said)
    told = ", ".join(f"{phrase('says', stance)} {counts[stance]}" for stance in STANCES if counts[stance] > 0)
    # In the order of the claims, the most important first; scraps and what the reader is unsure of last.
    said.sort(key=lambda s: (s.unsure, len(s.words.full) < _TELLING or not stands_alone(s.words.full)))
    return Speaker(shown, described if adds else None, told, tuple(said))
