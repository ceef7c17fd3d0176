"""A report as identity works on it: its mentions in order, who is named where, what each source span comes down to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from counterclaim.identity.lexicon import nation
from counterclaim.identity.phrases import core
from counterclaim.identity.records import Place
from counterclaim.identity.roles import Role, offices, parse_role
from counterclaim.reading.mentions import source_mention
from counterclaim.reading.records import Attribution, EntityType, MentionKind, Reading
from counterclaim.reading.roles import Word, head_at, roles, words
from counterclaim.text import Report, Span


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


@dataclass(slots=True, eq=False)
class Document:
    """``units`` by start; ``heads`` gives for every source span the units that it comes down to."""

    report: Report
    reading: Reading
    units: list[Unit]
    heads: dict[Span, list[Unit]]
    quoted: bytearray

    def aside(self, unit: Unit) -> bool:
        """Whether it stands in a caption, credit, byline, link or notice, or names a photographer (``NAME/Agency``)."""
        if re.match(r"\s?/\s?[A-Z]", self.report.text[unit.span.end : unit.span.end + 4]) is not None:
            return True
        return self.report.part_at(unit.span.start, unit.span.end) not in (None, "title", "dateline")

    def quoted_sentence(self, index: int) -> bool:
        """Whether all of a sentence is quoted."""
        sentence = self.reading.sentences[index]
        return bool(self.quoted[sentence.start + 1]) and bool(self.quoted[max(sentence.start, sentence.end - 2)])

    def names(self) -> list[tuple[int, int]]:
        return [(u.span.start, u.span.end) for u in self.units if u.kind == "name"]


def prepare(report: Report, reading: Reading) -> Document:
    """Units of every mention, and of every source span that no mention covers."""
    starts = [s.start for s in reading.sentences] or [0]

    def sentence(at: int) -> int:
        return max(0, bisect_right(starts, at) - 1)

    units: dict[Span, Unit] = {}
    for mention in reading.mentions:
        span = mention.span
        units[span] = Unit(span, report.quote(span), mention.kind, mention.type, mention.label, sentence(span.start))
    sources = sorted({a.source for a in reading.attributions if a.source is not None})
    named = sorted((u for u in units.values() if u.kind == "name"), key=lambda u: u.span)
    heads: dict[Span, list[Unit]] = {}
    for source in sources:
        found = _heads(report, source, [u for u in named if u.span.overlaps(source)])
        if not found:
            unit = units.get(source)
            both = _two_bodies(report, source)
            if both:
                units.pop(source, None)
                heads[source] = [units.setdefault(s, _unit(report, s, sentence(s.start))) for s in both]
                for unit in heads[source]:
                    unit.source = True
                continue
            if unit is None or unit.kind == "name":
                unit = units[source] = _unit(report, source, sentence(source.start))
            if _RELATIVE.match(unit.text) is not None:
                unit.kind, unit.type, unit.label = "pronoun", None, "relative"
            found = [unit]
        for unit in found:
            unit.source = True
        heads[source] = found
    for unit in units.values():
        if unit.kind == "description":
            after = _OF.match(report.text, unit.span.end, unit.span.end + 60) if not unit.source else None
            unit.role = parse_role(core(unit.text) + (after.group() if after is not None else ""))
            if unit.role is None and (last := unit.text.rpartition(" ")[2].lower()) in offices()["slang"]:
                unit.role = parse_role(unit.text[: -len(last)] + offices()["slang"][last])
    ordered = sorted(units.values(), key=lambda u: (u.span.start, -u.span.end))
    return Document(report, reading, ordered, heads, _quoted(report.text))


def _unit(report: Report, source: Span, sentence: int) -> Unit:
    mention = source_mention(report, source)
    return Unit(source, report.quote(source), mention.kind, mention.type, mention.label, sentence)


def _two_bodies(report: Report, source: Span) -> list[Span]:
    """``the port authority and the company``: the two."""
    text = report.quote(source)
    found = _AND.fullmatch(text)
    if found is None:
        return []
    spans = [report.span(source.start + s, source.start + e) for s, e in (found.span(1), found.span(2))]
    told = [source_mention(report, s) for s in spans]
    return spans if all(m.kind == "description" and m.type == "organisation" for m in told) else []


# A description's mention ends with its noun: of whose president is said after it.
_OF = re.compile(r" of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}(?! state\b)")
_AND = re.compile(r"([Tt]he [a-z -]{3,30}) and (the [a-z -]{3,30})")
_RELATIVE = re.compile(r"(?:who|which) (?!of\b)")  # a source that is a whole clause


def _quoted(text: str) -> bytearray:
    """1 for what stands in double quotation marks, paragraph by paragraph; a curly mark may close a straight one."""
    made = bytearray(len(text) + 2)
    start = -1
    for match in re.finditer(r"[“”\"\n]", text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            if start >= 0:
                made[start:at] = b"\1" * (at - start)
            start = -1
        elif start < 0 and mark != "”":
            start = at
        elif start >= 0 and mark != "“":
            made[start:at] = b"\1" * (at - start)
            start = -1
    if start >= 0:
        made[start : len(text)] = b"\1" * (len(text) - start)
    return made


def _heads(report: Report, source: Span, named: list[Unit]) -> list[Unit]:
    """The names that a source comes down to: none where it is a description that only uses a name."""
    text = report.text
    line = text.rfind("\n", source.start, source.end)
    if line >= 0:  # a caption or headline ran into it
        source = Span(source.report, line + 1, source.end)
        named = [u for u in named if u.span.start > line]
    if len(named) > 1 and all(u.type != "person" for u in named):
        gaps = {text[a.span.end : b.span.start] for a, b in pairwise(named)}
        if gaps == {" "} and all(u.type != "group" for u in named) and named[-1].span.end >= source.end - 1:
            return []  # one name that the tagger cut in two
    whose = re.search(r",? whose\s", text[source.start : source.end])
    if whose is not None and any(u.span.end <= source.start + whose.start() for u in named):
        source = Span(source.report, source.start, source.start + whose.start())  # "the NAME, whose envoy, NAME,"
        named = [u for u in named if u.span.end <= source.end]
    outer: list[Unit] = []
    governed = -1
    for unit in named:
        joined_to = (
            governed >= 0
            and "," not in text[governed : unit.span.start]
            and " and " in text[governed : unit.span.start]
        )
        if _belongs(text, source, unit) or joined_to:
            governed = unit.span.end if governed < 0 or "," in text[governed : unit.span.start] else governed
        else:
            outer.append(unit)
    people = [u for u in outer if u.type == "person"]
    if len(people) > 1 and _stands_beside(text, source.start):
        people = people[1:]
    if people:
        first = people[0]
        joined = [first]
        for other in people[1:]:
            between = text[joined[-1].span.end : other.span.start]
            plain = " ".join(w for w in re.findall(r"[\w&]+", between.lower()) if w not in roles().titles)
            if (plain in ("and", "&") and other.span.end <= source.end + 1) or (
                " and " in between
                and _is_role(between.rsplit(" and ", 1)[1])
                and not _linked(between.rsplit(" and ", 1)[1])
            ):
                joined.append(other)
        return joined
    bodies = [u for u in outer if u.type in ("organisation", "place", "other") and not _modifies(text, source, u)]
    if len(bodies) > 1 and bodies[0].type == "place" and text[bodies[0].span.end : bodies[1].span.start] == " ":
        bodies = bodies[1:]  # "the Utopian Bureau of Roads, Rails and Canals"
    if not bodies:
        bodies = _issued_by(text, source, named)
        if len(bodies) == 1:
            return bodies
    if bodies:
        unit = bodies[0]
        after = words(text, unit.span.end, source.end)
        before = words(text, source.start, unit.span.start)
        said = roles().determiners | roles().modifiers | set(offices()["media_nouns"])
        beside = head_at(before, len(before) - 1) is not None and text[before[-1].end : unit.span.start] == " "
        noun = (head_at(before, len(before) - 1) or ("", 0))[0]
        kind = beside and (roles().heads[noun] == "organisation" or noun in offices()["company_nouns"])
        named_so = kind and not any(w.lower in _LINKS or not w.lower.isalpha() for w in before)
        alone = all(
            w.lower in said or nation(w.text) is not None or (named_so and w.text.islower())
            for w in (before[:-1] if kind else before)
        )
        kinds = [h[0] for i in range(min(3, len(after))) if (h := head_at(after, i)) is not None]
        if alone and _APPOSED.match(text, unit.span.end, source.end) is not None:
            return [unit]
        if alone and all(k in offices()["media_nouns"] for k in kinds):
            rest = [
                o
                for o in bodies[1:]
                if text[unit.span.end : o.span.start].strip(" ,") in ("and", "", "and the") and o.type == unit.type
            ]
            return [unit, *rest] if rest else [unit]
        governed_by = {w.lower for w in before} & (_LINKS | {"called", "known", "named", "under"})
        if not any(head_at(before, i) is not None for i in range(len(before))) and not after and not governed_by:
            return [unit]
        last = bodies[-1]
        if not words(text, last.span.end, source.end) and re.search(
            r",\s(?:the\s)?$", text[source.start : last.span.start]
        ):
            return [last]
    groups = [u for u in outer if u.type == "group" and not _one_of_a_people(text, source, u)]
    if groups and groups[0].span.end >= source.end - 1:
        return [groups[0]]
    return []


def _one_of_a_people(text: str, source: Span, unit: Unit) -> bool:
    """``Every Norwegian``, ``a young Dane``: no state speaks."""
    found = nation(unit.text)
    before = words(text, source.start, unit.span.start)
    return bool(before) and before[0].lower != "the" and found is not None and found.form == "word" and not found.plural


def _modifies(text: str, source: Span, unit: Unit) -> bool:
    """``Utopian law``, ``the US intelligence community``: the name only says of what kind a thing is."""
    after = text[unit.span.end : source.end]
    match = re.match(r" ([a-z][a-z-]+)\b(?!['’])", after)
    return (
        match is not None
        and match.group(1) not in _AFTER_NAMES
        and match.group(1) not in offices()["media_nouns"]
        and not re.match(r" [a-z-]+ (?:agency|outlet|network)\b", after)
    )


def _issued_by(text: str, source: Span, named: list[Unit]) -> list[Unit]:
    """``a joint statement by NAME and NAME``, ``analysts at NAME``: whose words they are, if no more is said."""
    opening = _ISSUED.match(text, source.start, source.end)
    found = [u for u in named if opening is not None and u.span.start >= opening.end()]
    if opening is None or not found or found[0].span.start > opening.end() + 4:
        return []
    return found[:1] if found[0].span.end >= source.end - 1 else []


def _belongs(text: str, source: Span, unit: Unit) -> bool:
    """Whether the name only says whose, of what or where: ``NAME's lawyer``, ``a spokesman for NAME``."""
    after = text[unit.span.end : source.end]
    if after[:2] in ("'s", "’s") and after[2:].strip(" ,"):
        return True
    if unit.type != "person" and re.fullmatch(r"(?:[\s-][A-Z][\w’'-]+)+,?", after) is not None:
        return True  # "NAME County Coroner": the name is cut short
    follows = words(text, unit.span.end, source.end)[:3]
    if (
        unit.type == "person"
        and follows
        and text[unit.span.end : follows[0].start].isspace()
        and (follows[0].lower in roles().modifiers or head_at(follows, 0) is not None)
        and any(head_at(follows, i) is not None for i in range(len(follows)))
    ):
        return True
    before = words(text, source.start, unit.span.start)
    if any(w.lower in _CLAUSE for w in before[1:]) and any(head_at(before, i) is not None for i in range(len(before))):
        clause = next(w for w in before[1:] if w.lower in _CLAUSE)
        if "," not in text[clause.start : unit.span.start]:
            return True  # "two diplomats whom NAME had briefed"
    for i in range(len(before) - 1, 0, -1):
        right = before[i + 1].start if i + 1 < len(before) else unit.span.start
        if "," in text[before[i].end : right]:
            return i == len(before) - 1 and head_at(before, i) is not None and _within_clause(text, before)
        if before[i].lower in _LINKS:
            # "secretary of President NAME" belongs; "ambassador to Utopia NAME" is the name's title
            last = before[-1].lower
            if i == len(before) - 1 and len(unit.text.split()) > 2 and nation(unit.text.split()[0]) is not None:
                return False  # "President of", and a name that the state has run into
            if last in _MINISTRIES and i == len(before) - 2 and before[i - 1].lower in _MINISTERS:
                return False  # "Minister of Justice NAME"
            return last in _LINKS or last in roles().determiners or last in roles().titles or _two_people(before, i)
    return False


def _two_people(before: list[Word], link: int) -> bool:
    """``a spokesman for majority leader NAME``: somebody before the link, and somebody else named after it."""
    last = head_at(before, len(before) - 1)
    if last is None or roles().heads[last[0]] != "person" or link + 1 >= len(before) - last[1] + 1:
        return False
    return head_at(before, link - 1) is not None


def _within_clause(text: str, before: list[Word]) -> bool:
    """``Speaking beside the Utopian president, NAME``: the description before the comma is itself governed."""
    for i in range(len(before) - 1, -1, -1):
        if i + 1 < len(before) and "," in text[before[i].end : before[i + 1].start]:
            return False
        if before[i].lower in _LINKS:
            return i == 0 or before[0].lower.endswith("ing") or before[0].lower in _LINKS
    return False


_LINKS = frozenset(
    [
        "between",
        "alongside",
        "beside",
        "of",
        "for",
        "in",
        "at",
        "from",
        "with",
        "to",
        "on",
        "by",
        "near",
        "inside",
        "outside",
        "across",
        "around",
        "like",
        "including",
        "against",
    ]
)
_CLAUSE = frozenset(("who", "whom", "whose", "which", "that", "where"))
_MINISTERS = frozenset(("minister", "secretary", "ministers"))
_MINISTRIES = frozenset(("justice", "commerce"))
_APPOSED = re.compile(r",\s(?:an?|the)\s[a-z]")
_ISSUED = re.compile(
    r"(?:an?|the|its|their) (?:\w+ )?statement (?:by|from) "
    r"|(?:(?:the|some|several|its) )?(?:[a-z]+ )?"
    r"(?:analysts|economists|strategists|researchers|specialists|experts|scientists) (?:at|of|from|with) (?:the )?"
    r"|(?:an?|the) (?:[a-z]+-[a-z]+ )?panel (?:at|of) the ",
    re.IGNORECASE,
)
# After a name they begin something else about it.
_AFTER_NAMES = _LINKS | frozenset(
    [
        "who",
        "which",
        "that",
        "and",
        "or",
        "as",
        "under",
        "has",
        "had",
        "have",
        "is",
        "was",
        "itself",
        "also",
        "alone",
        "whose",
    ]
)
# Before a source they say that who is named first only stands beside the one who speaks.
_BESIDE = re.compile(r"\b(?:alongside|beside|besides|with|next to|flanked by|after|meeting|joined by)\s(?:the\s)?$")

_BESIDE_ONE = re.compile(
    r"\b(?:alongside|beside|besides|with|next to|flanked by|meeting|joined by)\s"
    r"(?P<whom>[\w’'-]+(?: [\w’'-]+){0,6}),\s$"
)


def _stands_beside(text: str, start: int) -> bool:
    """Whether the one beside the speaker begins at ``start``: ``alongside the Utopian president, NAME``."""
    before = max(0, start - 90)
    if _BESIDE.search(text, before, start) is not None:
        return True
    found = _BESIDE_ONE.search(text, before, start)
    return found is not None and _is_role(found["whom"])


def _linked(text: str) -> bool:
    return any(w.lower in _LINKS for w in words(text, 0, len(text)))


def _is_role(text: str) -> bool:
    found = words(text, 0, len(text))
    return bool(found) and head_at(found, len(found) - 1) is not None


def speakers(document: Document) -> list[tuple[Attribution, list[Unit]]]:
    """The attributions with a source, in the order of their cues, and the units of each."""
    made = [(a, document.heads[a.source]) for a in document.reading.attributions if a.source is not None]
    return sorted(made, key=lambda pair: (_place(pair[0]), pair[0].id))


def _place(attribution: Attribution) -> int:
    if attribution.cue is not None:
        return attribution.cue.start
    return attribution.source.start if attribution.source is not None else 0


def flat(groups: Iterable[list[Unit]]) -> list[Unit]:
    return [u for g in groups for u in g]
