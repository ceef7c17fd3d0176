"""The propositions that one attribution makes of its content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.claims.language.clauses import is_clause, is_finite, refuted, stands_alone
from counterclaim.claims.language.fragments import is_asked, is_open, tells_nothing
from counterclaim.claims.language.hulls import hull
from counterclaim.claims.language.lists import has, plain
from counterclaim.claims.language.tallies import tallies
from counterclaim.claims.language.verdicts import before_verdict, only_judges
from counterclaim.claims.language.words import (
    cue_in,
    cue_places,
    cue_words,
    groups_in,
    has_verb,
    is_negated,
    stems,
    tokens,
)
from counterclaim.claims.propositions.acts import quoted_apart, stance_of
from counterclaim.claims.propositions.doubtful import confidence
from counterclaim.claims.propositions.holders import addressee_name, holder_name, source_of
from counterclaim.claims.propositions.listed import WHOLE, Part, parts
from counterclaim.claims.propositions.records import Found, Proposition, Traits, proposition_id
from counterclaim.claims.propositions.traits import Lookup, Named, standalone, traits
from counterclaim.claims.propositions.unverified import is_teller
from counterclaim.claims.records import PositionStance
from counterclaim.identity.records import Entity
from counterclaim.reading.records import Attribution
from counterclaim.text import Span

_STANCES: dict[str, PositionStance] = {
    "asserts": "asserts",
    "denies": "denies",
    "hedges": "hedges",
    "questions": "reports-neutrally",
    "demands": "asserts",
    "intends": "asserts",
    "no-comment": "no-comment",
}
_COMMENT = re.compile(
    r"(?:to\s+)?(?:comment|respond|be interviewed|be quoted|elaborate|answer questions)\b", re.IGNORECASE
)
_NOBODY = re.compile(r"(?:nobody|no one|none|neither|few|hardly any|no (?![\d.]))\b")
_DENIED_DEED = re.compile(r"\b(?:ever |having |being )?\w+ing(?:\s+(?:about|of|that|in|to|with|for))?\W*$")
"""What is denied where the act of denying has it: "denied knowing of" the leak."""
_QUOTES = "\"“”'‘’«»"
_FEWEST_STEMS = 2
_TOLD_WITH_CUE = ("asserts", "hedges", "reports-neutrally")
_SHORTEST_PHRASE = 4
_GRANTED = 6
"""Words at the head of what is acknowledged among which a fault or what was done stands."""
_HEAD = 40
"""Code points at the head of what is rejected in which a plan is named."""


class Spoken:
    """One attribution, and the propositions made from its content."""

    def __init__(self, lookup: Lookup, attribution: Attribution) -> None:
        self.lookup = lookup
        self.attribution = attribution
        text = lookup.report.text
        self.cue = text[attribution.cue.start : attribution.cue.end] if attribution.cue is not None else ""
        self.entity = lookup.speaks(source_of(lookup, attribution))
        self.holder = holder_name(lookup, attribution, self.entity)
        self.confidence = confidence(lookup, attribution.source, self.entity, attribution.confidence)
        chain = lookup.reading.chain(attribution)
        outer = chain[:-1]
        cues = (text[a.cue.start : a.cue.end] for a in chain if a.cue is not None)
        self.rejected = any(cue_in("rejects", c) is not None for c in cues)
        self.chain = tuple(holder_name(lookup, a, lookup.speaks(source_of(lookup, a))) for a in outer)
        self.stance: PositionStance = _STANCES[attribution.stance]
        self.disputes = self.stance != "denies" or cue_in("denies", self.cue) is not None
        if self.stance == "asserts" and (attribution.negated or cue_in("unsaid", self.cue) is not None):
            self.stance = "reports-neutrally"  # "gave no sign that": nobody asserts it, nobody denies it
        first = text[attribution.content[0].start : attribution.content[0].end] if attribution.content else ""
        self.stance = stance_of(self.stance, cue=self.cue, content=first)
        if self.stance == "no-comment" and has("verifying", self.cue) and is_teller(lookup, self.holder, cue=self.cue):
            self.stance = "reports-neutrally"
        source = lookup.report.quote(attribution.source) if attribution.source is not None else ""
        named = tokens(source)
        if (
            self.stance == "asserts"
            and named
            and (len(named) > 1 or named[0].lower != "no")
            and named[0].lower in cue_words("negations")
            and is_negated(source)
        ):
            # "nor had the mission said that"; "neither side has said a word"; "neither film shows that"
            shows = has("showing", self.cue) is not None
            self.stance = (
                "denies" if named[0].lower in ("nor", "not") else "reports-neutrally" if shows else "no-comment"
            )
        if self.stance == "denies" and _NOBODY.match(plain(source)) is not None:
            self.stance = "reports-neutrally"  # "nobody disputes that it broke": nobody denies it

    def with_cue(self, start: int, end: int) -> tuple[int, int]:
        """``start``..``end`` from the cue on where the content is the cue's object ("blamed the mayor for the flood").

        Not where the cue denies: what is denied is the content without it, but for a deed that the cue has ("denied
        knowing of").
        """
        cue, text = self.attribution.cue, self.lookup.report.text
        if cue is not None and self.stance == "denies":
            return self._denied_deed(cue, start), end
        if cue is None or self.stance not in _TOLD_WITH_CUE or stands_alone(text[start:end]):
            return start, end
        if cue.end > start or text[cue.end : start].strip(_QUOTES + " ") or cue_in("carriers", self.cue) is not None:
            return start, end
        source = self.attribution.source
        if source is not None and 0 <= cue.start - source.end <= 2:
            return source.start, end
        return cue.start, end

    def _denied_deed(self, cue: Span, start: int) -> int:
        """Where what is denied begins: with the deed in the cue where it stands right behind that."""
        first = cue_places("denies", self.cue)
        if not first or cue.end > start or self.lookup.report.text[cue.end : start].strip():
            return start
        deed = _DENIED_DEED.search(self.cue, first[-1][1])
        return cue.start + deed.start() if deed is not None else start

    def positions(self, start: int, end: int) -> list[Found]:
        """The propositions of one clause: one for each place that it lists, for each tally, else one."""
        text = self.lookup.report.text
        while start < end and text[start] in _QUOTES + " ":
            start += 1
        while end > start and text[end - 1] in _QUOTES + " .,":
            end -= 1
        if self.rejected:
            end = start + before_verdict(text[start:end])
        listed = parts(self.lookup, start, end)
        alone = listed[0].focus is None
        meant = self.lookup.towns_meant(start, end) if alone and groups_in(tokens(text[start:end])) else []
        if meant:
            return [made for n in meant if (made := self._one(start, end, focus=n, also=[n.entity])) is not None]
        if alone:
            within = [(start + s, start + e) for s, e in tallies(text[start:end])]
            return [made for s, e in ((start, end), *within) if (made := self._one(s, e)) is not None]
        return [made for part in listed if (made := self._one(start, part.end, part=part)) is not None]

    def _one(
        self,
        start: int,
        end: int,
        *,
        focus: Named | None = None,
        part: Part = WHOLE,
        also: Sequence[Entity] = (),
    ) -> Found | None:
        lookup = self.lookup
        focus = focus or part.focus
        text = lookup.report.text[start:end]
        source = self.attribution.source
        at = source.end + 1 if source is not None and source.start == start < source.end < end else start
        wording = part.wording(standalone(lookup, at, end, speaker=self.entity), lookup)
        without = part.without
        fewest = 1 if self.stance == "denies" and self.disputes else _FEWEST_STEMS
        if len(stems(tokens(wording))) < fewest:
            return None
        about = traits(lookup, at, end, wording, without=without, also=also)
        named = bool(about.places or about.quantities) and bool(about.groups)
        if not named and len(tokens(text)) < _SHORTEST_PHRASE and not has_verb(text):
            return None  # "a previous proposal": no statement
        if self._tells_nothing(text, start, end):
            return None
        stance = self.stance
        if (stance == "asserts" or (stance == "denies" and not self._denies())) and only_judges(text):
            made = self._make(Span(lookup.report.id, start, end), text, text, "denies", focus=focus, pointer=True)
            return replace(made, disputes=True), about
        claimed = refuted(text)
        if claimed is not None and (stance == "asserts" or not self.disputes):
            first, last = start + claimed[0], start + claimed[1]
            wording = standalone(lookup, first, last, speaker=self.entity)
            about = traits(lookup, first, last, wording, without=without)
            vague = len(about.stems) < _FEWEST_STEMS and not about.entities
            span = Span(lookup.report.id, start, end)
            made = self._make(span, text, text if vague else wording, "denies", focus=focus, pointer=vague)
            return replace(made, disputes=True), about
        if stance == "denies" and not self.disputes and is_clause(text) and lookup.quoted(start, end):
            stance = "asserts"  # "refused to give in: 'We have time'": what is quoted is said, not denied
        if (
            stance == "denies"
            and self.disputes
            and is_finite(text)
            and quoted_apart(lookup, self.attribution.cue, start, end)
        ):
            stance = "asserts"  # "denied the theft: 'I was in Kassala'": what is quoted is said, not denied
        if stance == "denies" and self.refuses():
            stance = "reports-neutrally"
        whole = self.attribution.content and start < self.attribution.content[0].start
        if whole and is_open(lookup.report.text, lookup.sentence(start).start, start):
            stance = "reports-neutrally"  # "until Varga agrees": it is only supposed
        if stance == "asserts" and cue_in("hedges", text) is not None:
            stance = "hedges"
        if stance == "asserts" and cue_in("silence", text) is not None and cue_in("hushed", text) is None:
            stance = "no-comment"
        if stance == "asserts" and cue_in("relays", lookup.report.text[self._after_cue(start, end) : end]) is not None:
            stance = "reports-neutrally"  # what another one claims, told by this one
        return self._make(Span(lookup.report.id, start, end), text, wording, stance, focus=focus), about

    def _after_cue(self, start: int, end: int) -> int:
        """Where what is told begins in ``start``..``end``: behind the own cue where that stands in it."""
        cue = self.attribution.cue
        return cue.end if cue is not None and start <= cue.start and cue.end <= end else start

    def _denies(self) -> bool:
        """Whether the act itself is a denial ("denied that the reports were false"), no verdict ("rejected it as")."""
        return cue_in("denies", self.cue) is not None and cue_in("rejects", self.cue) is None

    def refuses(self) -> bool:
        """Whether it is an act, a plan or a thing that is refused, no statement: "refused to appear", "rejected the
        bill", "opposed the clause"."""
        spans = self.attribution.content
        content = self.lookup.report.text[spans[0].start : spans[0].end] if spans else ""
        if not self.disputes:
            thing = not is_finite(content) and cue_in("pointers", content) is None
            return cue_in("refuses", self.cue) is not None or (thing and cue_in("opposes", self.cue) is not None)
        head = content[:_HEAD]
        return (
            cue_in("rejects", self.cue) is not None
            and has("proposals", head) is not None
            and cue_in("pointers", head) is None
            and has("claimed", head) is None
        )

    def _tells_nothing(self, text: str, start: int, end: int) -> bool:
        if self.stance in ("denies", "no-comment", "reports-neutrally"):
            return False
        held = [s.start for s in self.attribution.content if s.start < end]
        with_cue = bool(held) and start < held[0]
        content = self.lookup.report.text[held[-1] : end] if with_cue else None
        sentence = self.lookup.sentence(start)
        if with_cue and self.cue.strip() != ":" and is_asked(self.lookup.report.text[sentence.start : sentence.end]):
            return True
        return tells_nothing(text, cue=self.cue, content=content)

    def silent(self, content: str) -> bool:
        """Whether it is "declined to comment", taken for a denial of "to comment"."""
        return self.stance == "denies" and _COMMENT.match(content) is not None

    def pointer(self, *, stance: PositionStance | None = None) -> Found:
        """The whole act of saying, for a content that only points back."""
        start, end = hull(self.attribution)
        sentence = self.lookup.sentence(start)
        end = min(end, sentence.end) if sentence.start <= start < sentence.end else end
        text = self.lookup.report.text[start:end]
        about = Traits(entities=frozenset(n.entity.id for n in self.lookup.mentions(start, end)))
        return self._make(
            Span(self.lookup.report.id, start, end), text, text, stance or self.stance, pointer=True
        ), about

    def _concedes(self, span: Span) -> bool:
        """Whether the words grant something: a statement, having done it, a fault; not "acknowledged the applause"."""
        if cue_in("concedes", self.cue) is None or not self.attribution.content:
            return False
        start = self.attribution.content[0].start
        if span.start >= start:
            return True
        granted = tokens(self.lookup.report.text[start : span.end])[:_GRANTED]
        return any(t.lower in cue_words("faults") or t.lower.endswith("ing") for t in granted)

    def _make(
        self,
        span: Span,
        text: str,
        wording: str,
        stance: PositionStance,
        *,
        focus: Named | None = None,
        pointer: bool = False,
    ) -> Proposition:
        report, attribution = self.lookup.report, self.attribution
        focused = focus.entity.id if focus is not None else None
        retracts = cue_in("retracts", self.cue) is not None
        if retracts and stance == "asserts":
            stance = "denies"  # who takes words back does not say them
        return Proposition(
            id=proposition_id(report.id, span.start, span.end, self.holder, stance, attribution.id, focused),
            report=report.id,
            span=span,
            text=text,
            standalone=wording,
            sentence=self.lookup.sentence(span.start),
            holder=self.holder,
            entity=self.entity.id if self.entity is not None else None,
            side=self.entity.side if self.entity is not None else None,
            chain=self.chain,
            addressee=addressee_name(self.lookup, attribution),
            stance=stance,
            attribution=attribution.id,
            said_on=attribution.said_on,
            at=(attribution.said_on or report.published or "")[:10],
            confidence=self.confidence,
            quoted=self.lookup.quoted(span.start, span.end),
            concedes=stance == "asserts" and self._concedes(span),
            confirms=cue_in("confirms", self.cue) is not None and stance == "asserts",
            retracts=retracts,
            pointer=pointer,
            disputes=self.disputes,
            focus=focused,
            told_with_cue=bool(attribution.content) and span.start < attribution.content[0].start,
        )
