"""Who is named by whom he speaks for: a spokesman without a name is his office, a statement or story is whose it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter

from counterclaim.identity.apart import joined_with
from counterclaim.identity.drafts import Draft, Unit, joint
from counterclaim.identity.heads import heads_of
from counterclaim.identity.phrases import core
from counterclaim.identity.pronouns import FAR
from counterclaim.identity.refer_bodies import Bodies
from counterclaim.identity.roles import Role, offices, parse_role
from counterclaim.reading.roles import roles
from counterclaim.text import Span

_SPEAKER = (
    r"(?:[Ss]pokes(?:man|woman|person|men|women|people|persons)|[Pp]ress (?:officers?|secretary)|"
    r"[Rr]ep(?:resentative)?s?)"
)
_FOR = re.compile(rf"{_SPEAKER} (?:for|from|with|at) (?P<whom>\S.*)", re.DOTALL)
_OF = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Tt]wo|[Ss]everal) )?(?:(?:senior|chief|top|second) )?"
    r"(?P<whom>\S.*?)(?:['’]s?)? (?:chief )?[Ss]pokes(?:man|woman|person|men|women|people|persons)"
)
_STATEMENT = re.compile(
    r"(?:(?:[Aa]n?|[Tt]he|[Aa]nother) )?(?:(?:joint|written|emailed|brief|short|separate|later|terse) )?"
    r"(?P<whom>\S.*?)(?:['’]s?)? (?:statement|press release|news release|communique)"
)
_ISSUED = re.compile(r"\bstatement (?:from|by|(?:issued|released|put out) by) (?P<whom>\S.*)", re.DOTALL)
_THE_STATEMENT = re.compile(r"(?:[Tt]he|[Tt]hat|[Tt]his|[Ii]ts|[Tt]heir) (?:[a-z]+ )?statement")
_A_STATEMENT = re.compile(r"\ban? (?:[\w-]+ ){0,3}?statement\b")
_MADE_AT = 16  # code points before "a statement" in which it is said to be made
_MADE = re.compile(r"\b(?:in|issued|released|put out|published|with) $")
_STORY = (
    r"(?:news )?(?:reports?|stor(?:y|ies)|articles?|editorials?|op-eds?|investigations?|interviews?|accounts?|"
    r"dispatch(?:es)?)"
)
_A_REPORT = re.compile(r"[Aa] (?:new |news |media |press )?(?:report|story|article)")
_ITS_REPORT = re.compile(r"(?:['’]s?)? (?:report|story|article)\b")
_ARTICLE = r"(?:an?|the|its|one|another|this|that)"
_STORY_OF = re.compile(rf"{_ARTICLE} (?P<whom>\S.*?)(?:['’]s?)? {_STORY}(?: [a-z].*)?", re.IGNORECASE | re.DOTALL)
_STORY_IN = re.compile(
    rf"(?:{_ARTICLE} )?(?:[\w-]+ ){{0,3}}{_STORY} (?:published )?(?:in|by|from|on) (?P<whom>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True, eq=False)
class Voices(Bodies):
    """Gives spokesmen without a name and documents the draft of whose words they bring.

    ``statements`` are the places of "a statement" in the text, once they were asked for.
    """

    statements: list[tuple[int, int]] | None = None

    def _voice(self, unit: Unit) -> Draft | None:
        """``a spokeswoman for the ministry``, ``a Vexhall spokesman``: the body; None where it is a person's."""
        said = core(unit.text)
        match = _FOR.search(said) or _OF.fullmatch(said)
        if match is None:
            return None
        return self._whose(unit, *match.span("whom"))

    def _issuer(self, unit: Unit) -> Draft | None:
        """``a company statement``, ``the statement`` after "said in a statement", ``the NAME story``: whose it is."""
        said = core(unit.text)
        if _THE_STATEMENT.fullmatch(said) is not None:
            return self._in_a_statement(unit)
        if _A_REPORT.fullmatch(said) is not None and unit.sentence <= 1:
            return self._reported_by(unit)
        match = _ISSUED.search(unit.text) or _STATEMENT.fullmatch(said)
        if match is not None:
            return self._whose(unit, *match.span("whom"))
        match = _STORY_OF.fullmatch(unit.text) or _STORY_IN.fullmatch(unit.text)
        found = self._whose(unit, *match.span("whom"), described=False) if match is not None else None
        return found if found is not None and self._outlet(found) else None

    def _reported_by(self, unit: Unit) -> Draft | None:
        """``A report said``, at the beginning: the outlet, where the next name of one is ``the NAME report``."""
        text = self.document.report.text
        for other in self.document.units:
            if other.span.start < unit.span.end or other.kind != "name" or other.draft is None:
                continue
            if other.sentence > unit.sentence + FAR or not self._outlet(other.draft):
                continue
            return other.draft if _ITS_REPORT.match(text, other.span.end) is not None else None
        return None

    def _in_a_statement(self, unit: Unit) -> Draft | None:
        """Who made the last statement that the report speaks of, where that is told in its sentence."""
        text = self.document.report.text
        if self.statements is None:
            self.statements = [m.span() for m in _A_STATEMENT.finditer(text)]
        before = bisect_right(self.statements, unit.span.start, key=itemgetter(1))
        at = self.statements[before - 1][0] if before else 0
        if before == 0 or _MADE.search(text, max(0, at - _MADE_AT), at) is None:
            return None
        sentence = self.document.reading.sentence_at(at)
        told = ((a, units) for a, units in self.said if a.cue is not None and a.within is None)
        near = [units for a, units in told if a.cue is not None and sentence.contains(a.cue)]
        found = {u.draft for units in near for u in units}
        return found.pop() if len(found) == 1 else None

    def _whose(self, unit: Unit, start: int, end: int, *, described: bool = True) -> Draft | None:
        """The body, or the bodies together, that text[start:end] of a description names; or ``described``."""
        report = self.document.report
        span = Span(report.id, unit.span.start + start, unit.span.start + end)
        near = self.document.units_around(span.start, span.end)
        inside = [u for u in near if u.kind == "name" and u.span.overlaps(span)]
        heads = heads_of(report, span, inside)
        if heads:
            bodies = [u.draft for u in heads if u.draft is not None and u.draft.type in ("organisation", "other")]
            for beside in joined_with(report, span, heads):
                other = self._whose(unit, beside.start - unit.span.start, beside.end - unit.span.start)
                bodies += [other] if other is not None else []
                heads = [*heads, unit]
            return joint(bodies, self.drafts) if len(bodies) == len(heads) else None
        text = core(report.quote(span))
        opener = text.split()[0].lower()
        role = parse_role(text if opener in roles().determiners else f"the {text}")
        if not described or role is None or any(u.type == "person" for u in inside):
            return None
        if role.kind != "organisation" and role.office not in offices()["bodies"]:
            return None
        known = role.plain and role.office in {*offices()["company_nouns"], *offices()["loose"]}
        kept = Span(report.id, span.start, span.start + len(text))
        part = Unit(kept, text, "description", "organisation", role.office, unit.sentence, source=not known, role=role)
        self._body(part, role)
        if part.draft is not None:
            part.draft.spans.discard(kept)
        return part.draft


def speaks_for(role: Role) -> bool:
    """Whether somebody only speaks for others: a spokesman, a representative for them."""
    return role.office == "spokesperson" or _FOR.search(role.phrase) is not None
