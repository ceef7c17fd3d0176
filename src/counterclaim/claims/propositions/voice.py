"""Propositions in the outlet's own voice, and the replies that it reports in passing."""

from __future__ import annotations

import re

from counterclaim.claims.language.clauses import is_clause, is_pointer, split
from counterclaim.claims.language.fragments import goes_before, is_nameless, only_says, own_part, tells_nothing
from counterclaim.claims.language.hulls import hull, subtract
from counterclaim.claims.language.tallies import tallies
from counterclaim.claims.language.words import cue_in, cue_places, stems, tokens
from counterclaim.claims.propositions.holders import called
from counterclaim.claims.propositions.listed import parts
from counterclaim.claims.propositions.records import Found, Proposition, Traits, proposition_id
from counterclaim.claims.propositions.traits import Lookup, standalone, traits
from counterclaim.claims.propositions.unverified import could_not_verify, is_teller
from counterclaim.claims.records import PositionStance
from counterclaim.identity.records import Entity
from counterclaim.text import Span

SHORTEST = 5
FEWEST_STEMS = 3
MOST_PER_REPORT = 120
# What points to another piece, is called out in capitals, or tells of the page itself, tells nothing of the story.
_SIGNPOST = re.compile(
    r"\W*(?:(?:read|watch|listen|see|more|related|also|here|click|tap|scroll|photos?|video)\b[^.:]{0,24}:|"
    r"(?:here|below) (?:are|is)\b|(?:sign up|subscribe|click here|follow us|read more|scroll down)\b|"
    r"\([A-Z ]+\))",
    re.IGNORECASE,
)
_CAPITALS = 0.6
_BESIDE = ' \t\n,."“”'
_OBJECT_END = re.compile(r"[,.;:–—]|\s(?:and|but|while|which|who|after|as)\s")
_BACK = re.compile(r"\b(?:which|that|this|it)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?$", re.IGNORECASE)
_BY = re.compile(r"\s+by\s+")
_AGENT = 60


def own_voice(lookup: Lookup) -> list[Found]:
    """The clauses of body sentences that no attribution covers, at most ``MOST_PER_REPORT``.

    What lies between an attribution's source and its content belongs to the reporting of a speech act and is not the
    outlet's own assertion of the content.
    """
    report, text = lookup.report, lookup.report.text
    hulls = [hull(a) for a in lookup.reading.attributions]
    found: list[Found] = []
    for sentence in lookup.body():
        holes = [
            (max(s, sentence.start), min(e, sentence.end)) for s, e in hulls if s < sentence.end and e > sentence.start
        ]
        parts = [(p.start, p.end) for p in report.parts]
        for start, end in subtract(sentence.start, sentence.end, holes + parts):
            cut_off = end < sentence.end and text[start:end].rstrip()[-1:].isalnum()
            start = _own(text, sentence, start, end)
            for s, e in split(text, start, end):
                reply = _reply(lookup, s, e)
                made = [reply] if reply is not None else []
                if reply is None and not (cut_off and not text[e:end].strip()):  # "the minister, who left, [said that]"
                    made = _assertions(lookup, s, e)
                found.extend(made)
                if len(made) == 1:
                    found.extend(_tallies(lookup, made[0][0]))
        if len(found) >= MOST_PER_REPORT:
            break
    return found


def _own(text: str, sentence: Span, start: int, end: int) -> int:
    """Where between attributions the outlet's own telling begins; ``end`` where all belongs to what they tell."""
    words = text[start:end].strip(_BESIDE)
    first = start + text[start:end].find(words)
    if end < sentence.end and goes_before(words):
        return end
    own = own_part(words) if start > sentence.start else 0
    return end if own is None else first + own if own else start


def _assertions(lookup: Lookup, start: int, end: int) -> list[Found]:
    """What a clause of the outlet's own says: one proposition for each place or person of whom it tells alike."""
    report = lookup.report
    while end > start and report.text[end - 1] in " .":
        end -= 1
    text = report.text[start:end]
    words = tokens(text)
    if (
        len(words) < SHORTEST
        or not is_clause(text)
        or text.endswith("?")
        or _is_signpost(text)
        or tells_nothing(text)
        or only_says(text)
    ):
        return []
    stance: PositionStance = "hedges" if cue_in("hedges", text) is not None else "asserts"
    found = []
    for part in parts(lookup, start, end, own=True):
        wording = part.wording(standalone(lookup, start, part.end), lookup)
        if len(stems(tokens(wording))) < FEWEST_STEMS:
            continue
        focus = part.focus.entity.id if part.focus is not None else None
        made = _make(lookup, start, part.end, wording, stance, holder=report.name, entity=None, focus=focus)
        found.append((made, traits(lookup, start, part.end, wording, without=part.without)))
    return found


def _is_signpost(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return _SIGNPOST.match(text) is not None or sum(c.isupper() for c in letters) > _CAPITALS * len(letters)


def _tallies(lookup: Lookup, told: Proposition) -> list[Found]:
    """The counts inside what the outlet tells, told by it too."""
    found = []
    for first, last in tallies(told.text) if not told.pointer else ():
        start, end = told.span.start + first, told.span.start + last
        wording = standalone(lookup, start, end)
        made = _make(lookup, start, end, wording, told.stance, holder=told.holder, entity=None)
        found.append((made, traits(lookup, start, end, wording)))
    return found


def _reply(lookup: Lookup, start: int, end: int) -> Found | None:
    """ "X has not commented on the claim", "X disputed the claim": the reply of X, which the reader took for prose."""
    text = lookup.report.text[start:end]
    stance: PositionStance | None = None
    at = 0
    unverified = could_not_verify(text)
    if unverified is not None:
        return _unverified(lookup, start, end, unverified)
    silent = cue_places("silence", text)
    if silent:
        stance, at = "no-comment", silent[0][0]
    else:
        for s, e in cue_places("denies", text):
            if text[e:].strip(" .,") and _points(text, s, e):
                stance, at = "denies", s
                break
    if stance is None or lookup.wondered(start + at) or is_nameless(text[at:]):
        return None
    if stance == "denies" and _PASSIVE.search(text[:at]) is not None:
        holder = _agent(lookup, start + at, end)
        name = holder.name if holder is not None else "unknown"
    else:
        before = lookup.mentions(start, start + at)
        speakers = [n.entity for n in before if n.mention.kind != "pronoun"] or [n.entity for n in before]
        name, holder = (speakers[-1].name, speakers[-1]) if speakers else called(lookup, text[:at].strip())
    made = _make(lookup, start, end, text, stance, holder=name, entity=holder, pointer=True)
    return made, Traits(entities=frozenset(n.entity.id for n in lookup.mentions(start, end)))


def _unverified(lookup: Lookup, start: int, end: int, where: tuple[int, int, bool]) -> Found | None:
    """ "The claim could not be verified": so says the outlet, or whoever could not."""
    text = lookup.report.text[start:end]
    named = [n for n in lookup.mentions(start, start + where[0]) if n.entity.type != "place"]
    subject = text[: where[0]].strip()
    called_so = (subject, *(n.entity.name for n in named[-1:]))
    if where[2] or any(is_teller(lookup, name, cue=text[where[0] : where[1]]) for name in called_so):
        own = where[2] or not named or is_teller(lookup, subject, cue="")
        name, holder = (lookup.report.name, None) if own else (named[-1].entity.name, named[-1].entity)
        stance: PositionStance = "reports-neutrally"
    else:
        name, holder = (named[-1].entity.name, named[-1].entity) if named else called(lookup, subject)
        stance = "no-comment"
    made = _make(lookup, start, end, text, stance, holder=name, entity=holder, pointer=True)
    return made, Traits(entities=frozenset(n.entity.id for n in lookup.mentions(start, end)))


def _points(text: str, start: int, end: int) -> bool:
    """Whether the word of denying at ``start``..``end`` has an object that points back, or what it denies before it."""
    stop = _OBJECT_END.search(text, end)
    meant = text[end : stop.start() if stop is not None else len(text)]
    if tokens(meant):
        return is_pointer(meant)
    before = text[:start]
    return cue_in("pointers", before) is not None or _BACK.search(before) is not None


def _agent(lookup: Lookup, start: int, end: int) -> Entity | None:
    """By whom something is denied: "the claims were dismissed by the ministry"."""
    by = _BY.search(lookup.report.text, start, min(end, start + _AGENT))
    named = lookup.mentions(by.end(), end) if by is not None else []
    return named[0].entity if by is not None and named and named[0].mention.span.start - by.end() <= 5 else None


def _make(
    lookup: Lookup,
    start: int,
    end: int,
    wording: str,
    stance: PositionStance,
    *,
    holder: str,
    entity: Entity | None,
    pointer: bool = False,
    focus: str | None = None,
) -> Proposition:
    report = lookup.report
    apart = (focus,) if focus is not None else ()
    return Proposition(
        id=proposition_id(report.id, start, end, holder, stance, "voice", *apart),
        report=report.id,
        span=Span(report.id, start, end),
        text=report.text[start:end],
        standalone=wording,
        sentence=lookup.sentence(start),
        holder=holder,
        entity=entity.id if entity is not None else None,
        side=entity.side if entity is not None else None,
        stance=stance,
        at=(report.published or "")[:10],
        voice=not pointer,
        pointer=pointer,
        focus=focus,
    )
