"""A brief in the terminal. Text of reports is never read as markup; control characters are out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from counterclaim.brief.build import build
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import Brief, Cite, ClaimView, DifferenceView, Holder, Words
from counterclaim.brief.wording import quoted
from counterclaim.claims.records import Dossier

_STATUS = {
    "asserted": "bold blue",
    "confirmed-by": "bold blue",
    "denied": "bold red",
    "disputed": "bold red",
    "retracted": "bold red",
    "conceded-in-part": "bold yellow",
    "superseded": "bold",
}
_STANCE = {"asserts": "blue", "denies": "red", "partial": "yellow", "hedges": "yellow"}
_QUIET = "dim"
# How much of each list is printed; what is left out is counted.
_CLAIMS, _HOLDERS, _EVIDENCE, _CONFLICTS, _OTHERS, _WORDING = 6, 2, 2, 6, 4, 2
_DAYS, _SPEAKERS, _SAID, _ONLY, _PLACES, _REUSE = 8, 4, 1, 2, 8, 3


def print_brief(dossier: Dossier, console: Console) -> None:
    """Print the brief on ``dossier``: the main claims in full, of the rest how much there is."""
    brief = build(dossier)
    _Printer(console).brief(brief)


class _Printer:
    def __init__(self, console: Console) -> None:
        self.console = console

    def line(self, *parts: str | tuple[str, str] | Text, indent: int = 0) -> None:
        # Wrapped lines keep the indent and hang by two more, so that the eye finds where each begins.
        text = Text.assemble(*parts)
        width = max(20, self.console.width - indent)
        first, *rest = text.wrap(self.console, width - 2) if text.plain else [Text()]
        self.console.print(Padding(first, (0, 0, 0, indent)), highlight=False, soft_wrap=False)
        for more in rest:
            self.console.print(Padding(more, (0, 0, 0, indent + 2)), highlight=False, soft_wrap=False)

    def head(self, key: str) -> None:
        self.console.print()
        self.line((phrase("section", key).upper(), "bold underline"))

    def more(self, hidden: int, *, indent: int = 2) -> None:
        if hidden > 0:
            self.line((f"+ {hidden} {phrase('more')}", _QUIET), indent=indent)

    def brief(self, brief: Brief) -> None:
        self.line((brief.title, "bold"))
        self.line((f"{brief.dates} · {brief.counts}", _QUIET))
        self.line((phrase("promise"), _QUIET))
        if brief.unsure:
            self.line((phrase("mark"), _QUIET))
        self.line("  ".join(f"[{r.number}] {r.label}" for r in brief.reports))
        self.status(brief)
        self.differs(brief)
        self.superseded(brief)
        if brief.wording:
            self.head("wording")
            self.differences(brief.wording, _WORDING)
        self.timeline(brief)
        self.speakers(brief)
        self.rest(brief)

    def status(self, brief: Brief) -> None:
        self.head("status")
        if not brief.claims:
            self.line(phrase("none", "status"), indent=2)
        for n, claim in enumerate(brief.claims[:_CLAIMS]):
            if n:
                self.console.print()
            self.claim(claim)
        hidden = len(brief.claims[_CLAIMS:]) + len(brief.more)
        if hidden:
            self.console.print()
            self.line((f"+ {hidden} {phrase('more_claims').lower()}", _QUIET), indent=2)

    def claim(self, claim: ClaimView) -> None:
        self.line((claim.status_label.upper(), _STATUS[claim.status]), "  ", _said(claim.statement, "bold"))
        for held in claim.held:
            for n, holder in enumerate(held.holders[:_HOLDERS]):
                label = f"{held.label} " if n == 0 else "and "
                self.line((label, _STANCE.get(held.stance, _QUIET)), _holder(holder), indent=2)
            self.more(len(held.holders) - _HOLDERS, indent=4)
        for link in claim.chains:
            self.line((f"{phrase('chain')} ", _QUIET), " > ".join(link.names), _cites(link.cites), indent=2)
        self.line((f"{phrase('origins')} ", _QUIET), claim.support + claim.origins, indent=2)
        for evidence in claim.evidence[:_EVIDENCE]:
            self.line((f"{phrase('evidence')} ", _QUIET), _said(evidence), indent=2)
        if not claim.evidence:
            self.line((phrase("no_evidence"), _QUIET), indent=2)

    def differs(self, brief: Brief) -> None:
        self.head("differs")
        if brief.conflicts:
            self.line((phrase("conflict").upper(), "bold red"), f"  {phrase('conflict_head')}")
            self.differences(brief.conflicts, _CONFLICTS)
        if brief.others:
            self.line((phrase("not_conflict").upper(), "bold"), f"  {phrase('not_conflict_head')}")
            self.differences(brief.others, _OTHERS)
        if not brief.conflicts and not brief.others:
            self.line(phrase("none", "differs"), indent=2)

    def differences(self, differences: Sequence[DifferenceView], limit: int) -> None:
        for difference in differences[:limit]:
            about = _said(difference.about) if difference.about is not None else Text(difference.summary)
            self.line((f"{difference.label}: ", "bold"), about, indent=2)
            for side in difference.sides:
                value = f"{side.value}  " if side.value else ""
                self.line((value, "bold"), side.holders, _also(side.also), indent=4)
                for words in side.words:
                    self.line(_said(words), indent=6)
            self.line((difference.why, _QUIET), indent=4)
        self.more(len(differences) - limit)

    def superseded(self, brief: Brief) -> None:
        if not brief.superseded:
            return
        self.head("superseded")
        for item in brief.superseded:
            self.line((item.holder, "bold"), _on(item.said_on), " ", _said(item.words), indent=2)
            if item.by is None:
                self.line((f"{phrase('overtaken')} {phrase('overtaken_unknown')}", _QUIET), indent=4)
                continue
            by = (item.by_holder or "", "bold")
            self.line((f"{phrase('overtaken')} ", _QUIET), by, _on(item.by_said_on), " ", _said(item.by), indent=4)

    def timeline(self, brief: Brief) -> None:
        self.head("timeline")
        if brief.earlier:
            self.line((f"+ {len(brief.earlier)} {phrase('earlier')}", _QUIET), indent=2)
        for entry in brief.timeline[:_DAYS]:
            self.line((entry.date, "bold"), (f" {entry.kind_label} ", _QUIET), _said(entry.words), indent=2)
        self.more(len(brief.timeline) - _DAYS)
        if not brief.timeline:
            self.line(phrase("none", "timeline"), indent=2)

    def speakers(self, brief: Brief) -> None:
        self.head("speakers")
        for party in brief.parties:
            self.line((party.side, "underline"), indent=2)
            for speaker in party.speakers[:_SPEAKERS]:
                described = f", {speaker.description}" if speaker.description is not None else ""
                self.line((speaker.name, "bold"), (described, _QUIET), indent=4)
                for said in speaker.said[:_SAID]:
                    label = (
                        f"{said.label}{_on(said.said_on)}{' ?' if said.unsure else ''} ",
                        _STANCE.get(said.stance, _QUIET),
                    )
                    self.line(label, _said(said.words), indent=6)
                self.more(len(speaker.said) - _SAID, indent=6)
            self.more(len(party.speakers) - _SPEAKERS, indent=4)
        if not brief.parties:
            self.line(phrase("none", "speakers"), indent=2)

    def rest(self, brief: Brief) -> None:
        if brief.only_in:
            self.head("only_in")
            for only in brief.only_in:
                self.line((f"[{only.number}] {only.label}", "bold"), indent=2)
                for words in only.words[:_ONLY]:
                    self.line(_said(words), indent=4)
                self.more(len(only.words) - _ONLY, indent=4)
        if brief.places:
            self.head("places")
            placed = [p for p in brief.places if p.coordinates is not None]
            for place in placed[:_PLACES]:
                former = f", {phrase('former')} {', '.join(place.former)}" if place.former else ""
                where = f"  {place.coordinates}" + (f", {place.country}" if place.country is not None else "")
                self.line((place.name, "bold"), former, (where, _QUIET), _cites(place.cites), indent=2)
            self.more(len(placed) - _PLACES)
            if len(placed) < len(brief.places):
                unplaced = "; ".join(p.name for p in brief.places if p.coordinates is None)
                self.line((f"{phrase('no_coordinates')}: ", _QUIET), unplaced, indent=2)
        self.head("reuse")
        for reuse in brief.reuse[:_REUSE]:
            self.line((reuse.origin or phrase("origin_unknown"), "bold"), (f"  {reuse.label}", _QUIET), indent=2)
            for words in reuse.words:
                self.line(_said(words), indent=4)
        self.more(len(brief.reuse) - _REUSE)
        if not brief.reuse:
            self.line(phrase("none", "reuse"), indent=2)
        self.head("reports")
        for report in brief.reports:
            agencies = f" ({', '.join(report.credits)})" if report.credits else ""
            day = report.date if report.date is not None else phrase("undated")
            self.line(f"[{report.number}] ", (report.outlet, "bold"), f"{agencies}, {day}", indent=2)
            self.line((f"{report.outcome}; {report.counts}", _QUIET), indent=6)
        if not brief.reports:
            self.line(phrase("none", "reports"), indent=2)


def _on(day: str | None) -> str:
    return f", {day}" if day is not None else ""


def _said(words: Words, style: str = "") -> Text:
    return Text.assemble((quoted(words.short), style), _cites(words.cites), _also(words.also))


def _also(cites: Sequence[Cite]) -> Text:
    return Text(f" {phrase('also')}", style=_QUIET).append_text(_cites(cites)) if cites else Text()


def _cites(cites: Iterable[Cite]) -> Text:
    return Text(" " + "".join(f"[{n}]" for n in dict.fromkeys(c.number for c in cites)), style=_QUIET)


def _holder(holder: Holder) -> Text:
    text = Text.assemble((holder.name, "bold"), " ?" if holder.unsure else "")
    if holder.own_voice:
        text.append(f" {phrase('own_voice')}", _QUIET)
    if holder.side is not None:
        text.append(f" ({holder.side})", _QUIET)
    text.append(_on(holder.said_on), _QUIET)
    text.append_text(_cites(holder.cites))
    return text.append(": ").append(quoted(holder.words.short)) if holder.words is not None else text
