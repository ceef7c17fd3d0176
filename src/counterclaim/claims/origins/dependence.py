"""Whether two speakers are one origin: what one knows from the other, and who cannot be told from whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.claims.language.lists import has
from counterclaim.claims.language.unnamed import anybody, author_of, keeps_order, may_rest_on, stands_for
from counterclaim.claims.language.words import cue_words, tokens
from counterclaim.claims.origins.one_name import one_name
from counterclaim.claims.origins.one_origin import named_words
from counterclaim.claims.origins.sided import in_private, sides_spoken_for
from counterclaim.claims.records import Position

_YOUNGER = frozenset(("jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii"))


def told_apart(name: str) -> bool:
    """Whether a name is more than an office that might be anybody's ("officials", "the ministry", "a statement")."""
    return not (_bare(named_words(name)) or anybody(name))


def dependent(
    name: str,
    other: str,
    held: Sequence[Position],
    others: Sequence[Position],
    described: Mapping[str, str],
    bodies: Mapping[str, str],
    states: Mapping[str, str],
) -> str | None:
    """Why two speakers are no two origins, None where nothing shows that; ``states`` are sides by entity."""
    sides, against = (_sides(ps, bodies, states) for ps in (held, others))
    opposed = {p.stance == "denies" for p in held} != {p.stance == "denies" for p in others}
    if not opposed and _speak_as_one(name, other, held, others, described, bodies, states):
        return "one side"
    mine_of, theirs_of = (_of_bodies(ps, bodies) for ps in (held, others))
    if mine_of & theirs_of:
        return "of one body"
    if (sides and against and not sides & against) or opposed:
        return None
    if _has_it_from(held, other, others) or _has_it_from(others, name, held):
        return "one has it from the other"
    mine, theirs = named_words(author_of(name)), named_words(author_of(other))
    if mine and mine == theirs:
        return "of one body"
    for fewer, more, plain in ((mine, theirs, name), (theirs, mine, other)):
        if plain == plain.lower() and fewer <= more:
            return "nothing tells them apart"
        if fewer < more and not (more - fewer) & _YOUNGER and (_last(name) == _last(other) or len(fewer) > 1):
            return "one name is a part of the other"
    called = one_name(name, other)
    if called is not None:
        return called
    if _speaks_for(other, name, others, described) or _speaks_for(name, other, held, described):
        return "one speaks for the other"
    told = [_told_of(name, held, described), _told_of(other, others, described)]
    if any(_bare(words) for words in (mine, theirs)):
        offices = cue_words("offices")
        if all({t.lower for t in tokens(text)} & offices or keeps_order(text) for text in told):
            return "officials not told apart"
    apart = not {p.report for p in held} & {p.report for p in others}
    if apart and (may_rest_on(name, other) or may_rest_on(other, name)):
        return "an outlet may have it from sources that another does not name"
    return stands_for(name, other, told[1]) or stands_for(other, name, told[0])


def _told_of(name: str, held: Sequence[Position], described: Mapping[str, str]) -> str:
    """A name with how reports introduce who bears it."""
    return "; ".join((name, *sorted({described.get(p.holder_entity or "", "") for p in held} - {""})))


def _sides(held: Sequence[Position], bodies: Mapping[str, str], states: Mapping[str, str]) -> set[str]:
    """The sides of speakers, or of the bodies that they speak for."""
    told = (p.side if p.side is not None else states.get(bodies.get(p.holder_entity or "", "")) for p in held)
    return {side for side in told if side is not None}


def _speak_as_one(
    name: str,
    other: str,
    held: Sequence[Position],
    others: Sequence[Position],
    described: Mapping[str, str],
    bodies: Mapping[str, str],
    states: Mapping[str, str],
) -> bool:
    """Whether both speak for one side, and an official without a name beside another one or the state alone.

    Officials who deny what others say do so for their side, named or not.
    """
    one = sides_spoken_for(name, held, described, bodies, states)
    common = one & sides_spoken_for(other, others, described, bodies, states)
    private = [in_private(n) and any(p.stance != "denies" for p in ps) for n, ps in ((name, held), (other, others))]
    return bool(common) and (private[0] == private[1] or bool(common & {name, other}))


def _has_it_from(held: Sequence[Position], teller: str, tellers: Sequence[Position]) -> bool:
    """Whether some of what is held is told by ``teller``, who does not deny it in the same report."""
    denied = {p.report for p in tellers if p.stance == "denies" and not p.chain}
    return any(teller in p.chain and p.report not in denied for p in held)


def _of_bodies(held: Sequence[Position], bodies: Mapping[str, str]) -> set[str]:
    """The bodies that speakers are, or speak for, and whose parts these are."""
    found = {p.holder_entity for p in held if p.holder_entity is not None}
    for _ in range(2):
        found |= {bodies[e] for e in found if e in bodies}
    return found


def _bare(words: frozenset[str]) -> bool:
    return bool(words) and words <= cue_words("offices")


def _speaks_for(speaker: str, body: str, held: Sequence[Position], described: Mapping[str, str]) -> bool:
    """Whether reports introduce ``speaker`` as who heads or speaks for ``body``, or reports for it, by all words of
    its name."""
    words = named_words(body)
    if not words or body == body.lower() or has("speaks_for", body) is not None:
        return False
    for text in {speaker, *(described.get(p.holder_entity or "", "") for p in held)}:
        said = named_words(text)
        if not words < said or (said - words) & _YOUNGER or has("no_longer", text) is not None:
            continue
        if has("speaks_for", text) is not None or has("journalists", text) is not None:
            return True
    return False


def _last(name: str) -> str:
    return max(((t.start, t.lower) for t in tokens(name)), default=(0, ""))[1]
