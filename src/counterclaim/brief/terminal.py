"""A brief in the terminal. Text of reports is never read as markup; control characters are out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from counterclaim.brief.build import NO_COPIES, Copies, build
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import Brief, Cite, ClaimView, DifferenceView, Holder, SideView, Words
from counterclaim.brief.wording import quoted, shorten
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
_CLAIMS, _MORE, _HOLDERS, _CHAINS, _CONFLICTS, _OTHERS, _SIDES, _NAMES = 5, 4, 3, 2, 5, 4, 3, 3
_ALIKE, _OUTLIERS, _FIGURES, _OPEN = 4, 3, 4, 6
_SUPERSEDED, _WORDING, _SPEAKERS, _ONLY, _PLACES, _UNPLACED, _REUSE = 3, 2, 3, 2, 6, 6, 3
_EVIDENCE = 2
_LEAST = 30  # characters of a passage, however narrow the console
_IN_WORDS = ("denies", "partial")  # what these say is seldom what the claim says
_BY_VALUE = ("date", "number", "place", "attribution")  # the value says it
_PLAIN = (("denial", True), ("scope", False))  # the label and the sides say why


def print_brief(dossier: Dossier, console: Console, *, copies: Copies = NO_COPIES) -> None:
    """Print the brief on ``dossier``: the main claims in full, of the rest how much there is.

    ``copies``: by the id of a report the files that hold the same report once more; they are named with it.
    """
    brief = build(dossier, copies)
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
        self.line(Text("  ").join(Text(f"[{r.number}] {r.label}") for r in brief.reports))
        self.status(brief)
        self.alike(brief)
        self.differs(brief)
        self.superseded(brief)
        self.outliers(brief)
        self.wording(brief)
        self.figures(brief)
        self.timeline(brief)
        self.speakers(brief)
        self.only_in(brief)
        self.open(brief)
        self.places(brief)
        self.reuse(brief)
        self.reports(brief)

    def status(self, brief: Brief) -> None:
        self.head("status")
        if not brief.claims:
            self.line(phrase("none", "status"), indent=2)
        for n, claim in enumerate(brief.claims[:_CLAIMS]):
            if n:
                self.console.print()
            self.claim(claim)
        every = (*brief.claims[_CLAIMS:], *brief.more)
        shown = [c for c in every if not c.background][:_MORE]
        if shown:
            self.console.print()
        for claim in shown:
            begin = Text.assemble((claim.status_label, _STATUS[claim.status]), f"  {claim.who}: ")
            self.line(begin, self.fit(claim.statement, begin, lines=2, indent=2), indent=2)
        if len(every) > len(shown):
            self.line((f"+ {len(every) - len(shown)} {phrase('more_in_html')}", _QUIET), indent=2)

    def claim(self, claim: ClaimView) -> None:
        about = f"{claim.about}: " if claim.about is not None else ""
        label = (claim.status_label.upper(), _STATUS[claim.status])
        self.line(label, "  ", (about, "bold"), _said(claim.statement, "bold"))
        for held in claim.held:
            names = Text("; ").join(_holder(h) for h in held.holders[:_HOLDERS])
            if len(held.holders) > _HOLDERS:
                names.append(f" +{len(held.holders) - _HOLDERS}", _QUIET)
            self.line((f"{held.label} ", _STANCE.get(held.stance, _QUIET)), names, indent=2)
            said = [h.words for h in held.holders if h.words is not None]
            if said and held.stance in _IN_WORDS:
                self.line(self.fit(max(said, key=lambda w: len(w.full)), lines=2, indent=4), indent=4)
        for link in claim.chains[:_CHAINS]:
            told = f" ({phrase('told')} {link.to})" if link.to is not None else ""
            names = Text(" > ".join(link.names) + told + _on(link.on))
            self.line((f"{phrase('chain')} ", _QUIET), names, _cites(link.cites), indent=2)
        if claim.changes:
            steps = [Text.assemble(f"{s.label}, {s.day}", _cites(s.cites)) for s in claim.changes]
            self.line((f"{phrase('over_time')} ", _QUIET), Text(" > ").join(steps), indent=2)
        if claim.backing:
            label = (f"{phrase('origins')} ", _QUIET)
            self.line(label, "; ".join(b.support + b.names for b in claim.backing), indent=2)
        for shown in claim.evidence[:_EVIDENCE]:
            begin = Text.assemble((f"{phrase('evidence')} ", _QUIET), (shown.thing, "bold"), f", {shown.who}")
            if shown.words.full == claim.statement.full:
                self.line(begin, _cites(shown.words.cites), indent=2)
            else:
                begin.append(": ")
                self.line(begin, self.fit(shown.words, begin, lines=2, indent=2), indent=2)
        self.nearby(claim)

    def nearby(self, claim: ClaimView) -> None:
        """What others say on the same matter: the words of those that tell most, else the names."""
        beside = _each_once(h for held in claim.beside for h in held.holders)
        if not beside:
            return
        begin = Text(f"{phrase('beside')} ", style=_QUIET)
        for near in claim.nearby:
            if near.words is not None:
                told = Text.assemble(begin, _holder(replace(near, cites=())), f" {near.says}: ")
                self.line(told, self.fit(near.words, told, lines=2, indent=2), indent=2)
        shown = {(h.name, h.own_voice) for h in claim.nearby}
        named = {(h.name, h.own_voice) for held in claim.held for h in held.holders}
        rest = [h for h in beside if (h.name, h.own_voice) not in shown | named]
        if shown:
            self.more(len(rest), indent=2)
        elif rest:
            names = Text("; ").join(_holder(h) for h in rest[:_HOLDERS])
            if len(rest) > _HOLDERS:
                names.append(f" +{len(rest) - _HOLDERS}", _QUIET)
            self.line(begin, names, indent=2)

    def alike(self, brief: Brief) -> None:
        if not brief.alike:
            return
        self.head("alike")
        for item in brief.alike[:_ALIKE]:
            who = f": {item.who}" if item.who else ""
            self.line(self.fit(item.words, lines=2, indent=2), (f" · {item.why}{who}", _QUIET), indent=2)
        self.more(len(brief.alike) - _ALIKE)

    def outliers(self, brief: Brief) -> None:
        if not brief.outliers:
            return
        self.head("outliers")
        for item in brief.outliers[:_OUTLIERS]:
            begin = Text.assemble((item.outlet, "bold"), f" {phrase('own_voice')}: ")
            self.line(begin, self.fit(item.words, begin, lines=2, indent=2), indent=2)
            for other in item.against:
                told = Text.assemble((f"{other.label} ", _QUIET), (other.who, "bold"), ": ")
                self.line(told, self.fit(other.words, told, lines=2, indent=4), indent=4)
        self.more(len(brief.outliers) - _OUTLIERS)

    def figures(self, brief: Brief) -> None:
        if not brief.figures:
            return
        self.head("figures")
        for item in brief.figures[:_FIGURES]:
            begin = Text.assemble((item.who, "bold"), _on(item.said_on), ": ")
            self.line(begin, self.fit(item.words, begin, lines=2, indent=2), indent=2)
            if item.caveat is not None:
                told = Text(f"{phrase('unverified')}: ", style=_QUIET)
                self.line(told, self.fit(item.caveat, told, lines=2, indent=4), indent=4)
        self.more(len(brief.figures) - _FIGURES)

    def open(self, brief: Brief) -> None:
        if not brief.open:
            return
        self.head("open")
        for item in brief.open[:_OPEN]:
            who = f", {item.who}" if item.who else ""
            begin = Text.assemble((item.label, "bold"), who, ": ")
            self.line(begin, self.fit(item.words, begin, lines=3, indent=2), indent=2)
        self.more(len(brief.open) - _OPEN)

    def differs(self, brief: Brief) -> None:
        self.head("differs")
        if brief.conflicts:
            self.line((phrase("conflict").upper(), "bold red"), f"  {phrase('conflict_head')}")
            self.differences(brief.conflicts, _CONFLICTS)
        if brief.others:
            self.line((phrase("not_conflict").upper(), "bold"), f"  {phrase('not_conflict_head')}")
            self.differences(brief.others, _OTHERS)
        if brief.names:
            self.line((phrase("names").upper(), "bold"))
            for view in brief.names[:_NAMES]:
                spelt = [Text.assemble((s.text, "bold"), f" ({s.outlets})", _cites(s.cites)) for s in view.spellings]
                self.line(Text("; ").join(spelt), indent=2)
            self.more(len(brief.names) - _NAMES)
        if not brief.conflicts and not brief.others and not brief.names:
            self.line(phrase("none", "differs"), indent=2)
        if brief.speaking:
            self.line((phrase("speaking"), _QUIET), indent=2)
        for said in brief.speaking:
            begin = Text.assemble((said.who, "bold"), ": ")
            self.line(begin, self.fit(said.words, begin, lines=2, indent=4), indent=4)

    def differences(self, differences: Sequence[DifferenceView], limit: int) -> None:
        for difference in differences[:limit]:
            about = _said(difference.about) if difference.about is not None else Text(difference.summary)
            self.line((f"{difference.label}: ", "bold"), about, indent=2)
            for side in difference.sides[:_SIDES]:
                by_value = difference.kind in _BY_VALUE and side.value != ""
                repeats = difference.about is not None and [w.full for w in side.words[:1]] == [difference.about.full]
                self.side(side, in_words=not by_value and not repeats)
            self.more(len(difference.sides) - _SIDES, indent=4)
            if (difference.kind, difference.conflict) not in _PLAIN:
                self.line((difference.why, _QUIET), indent=4)
        self.more(len(differences) - limit)

    def side(self, side: SideView, *, in_words: bool) -> None:
        begin = Text()
        for text, style in ((side.role, _QUIET), (side.value, "bold"), (side.holders, "")):
            if text:
                begin.append("  " if begin.plain else "").append(text, style)
        if in_words and side.words:
            begin.append(": " if begin.plain else "")
            if len(begin.plain) > self.console.width // 2:
                self.line(begin, indent=4)
                self.line(self.fit(side.words[0], lines=2, indent=6), indent=6)
            else:
                self.line(begin, self.fit(side.words[0], begin, lines=2, indent=4), indent=4)
            return
        cites = {c.number: c for w in side.words for c in w.cites} | {c.number: c for c in side.also}
        self.line(begin, _cites(cites[n] for n in sorted(cites)), indent=4)

    def superseded(self, brief: Brief) -> None:
        if not brief.superseded:
            return
        self.head("superseded")
        for item in brief.superseded[:_SUPERSEDED]:
            self.line((item.holder, "bold"), _on(item.said_on), " ", _said(item.words), indent=2)
            if item.by is None:
                self.line((f"{phrase('overtaken')} {phrase('overtaken_unknown')}", _QUIET), indent=4)
                continue
            by = (item.by_holder or "", "bold")
            self.line((f"{phrase('overtaken')} ", _QUIET), by, _on(item.by_said_on), " ", _said(item.by), indent=4)
        self.more(len(brief.superseded) - _SUPERSEDED)

    def wording(self, brief: Brief) -> None:
        if not brief.wording:
            return
        self.head("wording")
        for difference in brief.wording[:_WORDING]:
            self.line((f"{difference.label}: ", "bold"), difference.summary, indent=2)
            for side in difference.sides[:_SIDES]:
                if side.words:
                    self.line(self.fit(side.words[0], lines=2, indent=4), indent=4)
        self.more(len(brief.wording) - _WORDING)

    def timeline(self, brief: Brief) -> None:
        self.head("timeline")
        for entry in brief.days:
            who = f"{entry.who} " if entry.who is not None else ""
            begin = Text.assemble((entry.date, "bold"), f"  {who}", (f"{entry.kind_label}: ", _QUIET))
            self.line(begin, self.fit(entry.words, begin, lines=2, indent=2), indent=2)
        self.more(len(brief.later))
        if brief.earlier:
            self.line((f"+ {len(brief.earlier)} {phrase('earlier')}", _QUIET), indent=2)
        if not brief.days:
            self.line(phrase("none", "timeline"), indent=2)

    def speakers(self, brief: Brief) -> None:
        self.head("speakers")
        for party in brief.parties:
            self.line((party.side, "underline"), indent=2)
            if party.own_voice:
                self.line("; ".join(f"{s.name} ({s.counts})" for s in party.speakers), indent=4)
                continue
            for speaker in party.speakers[:_SPEAKERS]:
                begin = Text.assemble((speaker.name, "bold"), (f" ({speaker.counts}) ", _QUIET))
                if speaker.said[0].stance != "asserts":
                    begin.append(f"{speaker.said[0].label}: ")
                self.line(begin, self.fit(speaker.said[0].words, begin, lines=2, indent=4), indent=4)
            self.more(len(party.speakers) - _SPEAKERS, indent=4)
        if not brief.parties:
            self.line(phrase("none", "speakers"), indent=2)

    def only_in(self, brief: Brief) -> None:
        if not brief.only_in:
            return
        self.head("only_in")
        for only in brief.only_in:
            self.line((f"[{only.number}] {only.label}", "bold"), indent=2)
            for alone in only.said[:_ONLY]:
                begin = Text(f"{alone.who}: " if alone.who else "")
                self.line(begin, self.fit(alone.words, begin, lines=2, indent=4), indent=4)
            self.more(len(only.said) - _ONLY, indent=4)

    def places(self, brief: Brief) -> None:
        if not brief.places:
            return
        self.head("places")
        placed = [p for p in brief.places if p.coordinates is not None]
        for place in placed[:_PLACES]:
            former = f", {phrase('former')} {', '.join(place.former)}" if place.former else ""
            where = f"  {place.coordinates}" + (f", {place.country}" if place.country is not None else "")
            self.line((place.name, "bold"), former, (where, _QUIET), _cites(place.cites), indent=2)
        self.more(len(placed) - _PLACES)
        if len(placed) < len(brief.places):
            unplaced = [p.name for p in brief.places if p.coordinates is None]
            more = f" +{len(unplaced) - _UNPLACED}" if len(unplaced) > _UNPLACED else ""
            self.line((f"{phrase('no_coordinates')}: ", _QUIET), "; ".join(unplaced[:_UNPLACED]) + more, indent=2)

    def reuse(self, brief: Brief) -> None:
        self.head("reuse")
        for reuse in brief.reuse[:_REUSE]:
            origin = reuse.origin or phrase("origin_unknown")
            begin = Text.assemble((origin, "bold"), (f"  {reuse.label} ", _QUIET))
            cites = {c.number: c for w in reuse.words for c in (*w.cites, *w.also)}
            begin.append_text(_cites(cites[n] for n in sorted(cites))).append(" ")
            self.line(begin, self.fit(replace(reuse.words[0], cites=(), also=()), begin, lines=2, indent=2), indent=2)
        self.more(len(brief.reuse) - _REUSE)
        if not brief.reuse:
            self.line(phrase("none", "reuse"), indent=2)

    def reports(self, brief: Brief) -> None:
        self.head("reports")
        for report in brief.reports:
            agencies = f" ({', '.join(report.credits)})" if report.credits else ""
            day = report.date if report.date is not None else phrase("undated")
            begin = Text.assemble(f"[{report.number}] ", (report.outlet, "bold"), f"{agencies}, {day}")
            copies = f"; {phrase('copies')}: {', '.join(report.copies)}" if report.copies else ""
            self.line(begin, (f": {report.outcome}; {report.counts}{copies}", _QUIET), indent=2)
        if not brief.reports:
            self.line(phrase("none", "reports"), indent=2)

    def fit(self, words: Words, begin: Text | None = None, *, lines: int = 1, indent: int) -> Text:
        """The words behind ``begin``, cut to what the lines have room for."""
        used = cell_len(begin.plain) if begin is not None else 0
        cites = cell_len(_cites(words.cites).plain) + cell_len(_also(words.also).plain)
        room = (self.console.width - indent - 4) * lines - used - cites
        if room < _LEAST:  # so long a beginning has its words on a line of their own
            room += self.console.width - indent - 4
        return _said(replace(words, short=shorten(words.full, max(_LEAST, room))))


def _on(day: str | None) -> str:
    return f", {day}" if day is not None else ""


def _said(words: Words, style: str = "") -> Text:
    return Text.assemble((quoted(words.short), style), _cites(words.cites), _also(words.also))


def _also(cites: Sequence[Cite]) -> Text:
    return Text(f" {phrase('also')}", style=_QUIET).append_text(_cites(cites)) if cites else Text()


def _cites(cites: Iterable[Cite]) -> Text:
    numbers = "".join(f"[{n}]" for n in dict.fromkeys(c.number for c in cites))
    return Text(f" {numbers}" if numbers else "", style=_QUIET)


def _each_once(holders: Iterable[Holder]) -> list[Holder]:
    """Without words, one who holds several: once for each day, with all places."""
    made: dict[tuple[str, str | None, bool], Holder] = {}
    for holder in holders:
        key = (holder.name, holder.said_on, holder.own_voice)
        before = made[key].cites if key in made else ()
        cites = dict.fromkeys((*before, *holder.cites))
        made[key] = replace(made.get(key, holder), cites=tuple(sorted(cites, key=lambda c: c.number)))
    return list(made.values())


def _holder(holder: Holder) -> Text:
    text = Text.assemble((holder.name, "bold"), " ?" if holder.unsure else "")
    if holder.own_voice:
        text.append(f" {phrase('own_voice')}", _QUIET)
    if holder.side is not None:
        text.append(f" ({holder.side})", _QUIET)
    text.append(_on(holder.said_on), _QUIET)
    if holder.channel is not None:
        text.append(f", {phrase('by_channel')} {holder.channel}", _QUIET)
    text.append_text(_cites(holder.cites))
    if holder.overtaken is not None:
        text.append(f" {phrase('overtaken')} {holder.overtaken}", _QUIET)
    return text
