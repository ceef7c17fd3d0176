"""The ledger: what is known of all reports that were ever added, and what was known at any moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self, get_args

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from counterclaim.claims.alignment.decisions import Ruled
from counterclaim.claims.records import Dossier, Status
from counterclaim.errors import LedgerError, LedgerWriteError, NotFound
from counterclaim.identity.records import Mentioned
from counterclaim.ledger import adding, decided, engine, fetch, lessons, moments, queries, store
from counterclaim.ledger import tables as t
from counterclaim.ledger.changes import predecessor
from counterclaim.ledger.records import (
    BETWEEN,
    DECIDING,
    Added,
    AlreadyThere,
    Event,
    Judgement,
    JudgementKind,
    Lesson,
    Reread,
    SourceLine,
    StoredClaim,
    StoryLine,
)
from counterclaim.ledger.stages import Stages
from counterclaim.reading.records import Reading
from counterclaim.settings import Settings
from counterclaim.text import Report

if TYPE_CHECKING:
    from counterclaim.claims.review import Doubt, DoubtKind

_KINDS: tuple[JudgementKind, ...] = get_args(JudgementKind)


class Ledger:
    """Reports with what was read and found in them; nothing in it is ever changed or removed.

    ``as_of`` is everywhere a moment (ISO 8601; a day means its end, UTC), and gives the ledger as it was known then.
    Every question is answered from one moment, whatever is written meanwhile. Raises LedgerError where the database
    cannot be read, LedgerWriteError where it cannot be written.
    """

    def __init__(self, database: Engine, *, stages: Stages, clock: Callable[[], datetime]) -> None:
        self._engine = database
        self._stages = stages
        self._clock = clock

    @classmethod
    def open(
        cls,
        place: str | None = None,
        *,
        create: bool = True,
        stages: Stages | None = None,
        clock: Callable[[], datetime] | None = None,
    ) -> Self:
        """The ledger at ``place`` (a file, or a URL of SQLite or PostgreSQL; None: as the settings say).

        A new one is made where there is none, unless ``create`` is False; one of an older version is brought up to
        date. Raises LedgerVersionError where it was made by a newer version.
        """
        named = Settings.from_environment().ledger if place is None else place
        database = engine.connect(named, create=create)
        try:
            engine.migrate(database)
        except BaseException:
            database.dispose()
            raise
        return cls(
            database,
            stages=stages if stages is not None else Stages.real(),
            clock=clock if clock is not None else lambda: datetime.now(UTC),
        )

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def has(self, report: Report) -> bool:
        """Whether ``report`` was added before, so that adding it would change nothing."""
        with engine.reading(self._engine) as connection:
            return _already(connection, report) is not None

    def add(self, report: Report, reading: Reading | None = None) -> Added | AlreadyThere:
        """Store ``report`` with all that follows from it, in one transaction; a report that is there is left alone.

        ``reading`` spares reading it here. No other report is read again: its story alone is compared anew, as the next
        edition. Raises SpanError where a record does not prove its text: then nothing is stored.
        """
        with engine.reading(self._engine) as connection:
            there = _already(connection, report)
        if there is not None:
            return there
        read = reading if reading is not None else self._stages.read(report)
        profile = self._stages.profile(report, read)
        try:
            with engine.writing(self._engine) as connection:
                there = _already(connection, report)
                if there is not None:
                    return there
                now = self._now(connection)
                return adding.add(connection, report, read, profile, stages=self._stages, now=now)
        except UnicodeEncodeError as error:
            raise LedgerWriteError(
                "the report has characters that no text may have", where=report.name, hint="save it as UTF-8"
            ) from error

    def reread(self, story: str) -> Reread:
        """Read the reports of ``story`` (its id, or how that begins) again with the present weights, and compare it.

        Readings and editions of before stay; judgements hold. Versions that a newer one superseded are left as they
        are. Reading is done before the ledger is locked; a report that joins meanwhile is compared as it was read.
        Raises NotFound; ReadingError where a report cannot be read: then nothing is stored.
        """
        with engine.reading(self._engine) as connection:
            named = queries.story_named(connection, story)
            reports, _ = adding.current_reports(connection, named)
        made = {}
        for report in reports:
            reading = self._stages.read(report)
            made[report.id] = (reading, self._stages.profile(report, reading))
        with engine.writing(self._engine) as connection:
            return adding.reread(connection, named, made, stages=self._stages, now=self._now(connection))

    def reports(self) -> tuple[Report, ...]:
        """All reports, in the order in which they were added."""
        with engine.reading(self._engine) as connection:
            ids = connection.scalars(sa.select(t.reports.c.id).order_by(t.reports.c.recorded_at, t.reports.c.id)).all()
            found = fetch.reports(connection, ids)
            return tuple(found[id_] for id_ in ids)

    def reading(self, report: str) -> Reading:
        """The newest reading of the report with the id ``report``, equal to what was stored. Raises NotFound."""
        with engine.reading(self._engine) as connection:
            query = sa.select(sa.func.max(t.readings.c.id)).where(t.readings.c.report == report)
            key = connection.scalar(query)
            if key is None:
                raise NotFound("no such report", where=report[:40])
            return fetch.readings(connection, [key])[key]

    def stories(self, *, as_of: str | None = None) -> tuple[StoryLine, ...]:
        """All stories, in order of first publication."""
        with engine.reading(self._engine) as connection:
            return queries.stories(connection, _moment(as_of))

    def dossier(self, story: str, *, as_of: str | None = None) -> Dossier:
        """All of the newest edition of ``story`` (its id, or how that begins). Raises NotFound."""
        moment = _moment(as_of)
        with engine.reading(self._engine) as connection:
            named = queries.story_named(connection, story)
            found = adding.latest(connection, named, as_of=moment)
            if found is None:
                raise NotFound(f"the story was not known at {moment}", where=named, hint="give a later moment")
            return fetch.dossier(connection, found[0])

    def claims(
        self,
        *,
        speaker: str | None = None,
        status: Status | None = None,
        text: str | None = None,
        story: str | None = None,
        as_of: str | None = None,
    ) -> tuple[StoredClaim, ...]:
        """The claims to which every given filter applies, the most important first.

        ``speaker`` is part of a holder's name, ``text`` part of the statement or of a position's words; case counts in
        neither.
        """
        with engine.reading(self._engine) as connection:
            named = queries.story_named(connection, story) if story is not None else None
            return queries.claims(
                connection, speaker=speaker, status=status, text=text, story=named, as_of=_moment(as_of)
            )

    def sources(self, *, as_of: str | None = None) -> tuple[SourceLine, ...]:
        """Who holds positions, those on most claims first."""
        with engine.reading(self._engine) as connection:
            return queries.sources(connection, _moment(as_of))

    def history(self, story: str | None = None) -> tuple[Event, ...]:
        """What happened, oldest first: to ``story``, or to the whole ledger. Raises NotFound."""
        with engine.reading(self._engine) as connection:
            named = queries.story_named(connection, story) if story is not None else None
            return queries.events(connection, story=named)

    def claim_history(self, claim: str) -> tuple[StoredClaim, ...]:
        """The claim with the id ``claim`` and what it was in the editions before, oldest first. Raises NotFound."""
        with engine.reading(self._engine) as connection:
            e, c = t.editions.c, t.claims.c
            query = sa.select(e.story, e.number).join(t.claims, c.edition == e.id).where(c.id == claim)
            home = connection.execute(query.order_by(e.number.desc()).limit(1)).first()
            if home is None:
                raise NotFound("no such claim", where=claim[:40], hint="counterclaim claims lists them")
            earlier = sa.select(e.id, e.number).where(e.story == home[0], e.number <= home[1])
            made: list[StoredClaim] = []
            for edition, number in connection.execute(earlier.order_by(e.number.desc())).all():
                every = fetch.claims(connection, edition)
                same = next((x for x in every if x.id == claim), None)
                found = predecessor(made[0].claim, every) if made else same
                if found is None:
                    break
                made.insert(0, StoredClaim(story=home[0], edition=number, claim=found))
            return tuple(made)

    def judge(
        self,
        kind: JudgementKind,
        about: str,
        *,
        other: str | None = None,
        note: str | None = None,
        who: str | None = None,
    ) -> Judgement:
        """Keep what a person decided about ``about``: an id of a story, report, claim, position, difference or entity.

        ``same`` and ``different`` (two claims or positions, or two entities) win over what is found, now and in every
        later edition; ``unsure`` takes either back. ``relabel`` gives a position its stance, a difference ``conflict``
        or ``no conflict``, an entity its name, in ``note``. The stories concerned get a new edition at once. A later
        judgement of the same goes before an earlier one, which stays on record. Raises NotFound where an id is unknown.
        """
        if kind not in _KINDS:
            raise LedgerError(f"{kind!r} is no judgement", where="judge", hint=f"one of {', '.join(_KINDS)}")
        if kind in BETWEEN and other is None:
            raise LedgerError(f"{kind} needs what it is compared with", where="judge", hint="give its id")
        if kind in ("relabel", "note") and note is None:
            raise LedgerError(f"{kind} needs words", where="judge", hint="give a note")
        with engine.writing(self._engine) as connection:
            for name in (about, other):
                if name is not None and not queries.exists(connection, name):
                    raise NotFound("nothing has that id", where=name[:40], hint="give it in full")
            stories = decided.stories_with(connection, about) if kind in DECIDING else []
            _check(connection, kind, about, other, note, stories)
            now = self._now(connection)
            row = {"recorded_at": now, "kind": kind, "about": about, "other": other, "note": note, "who": who}
            made = connection.execute(t.judgements.insert().values(row)).inserted_primary_key
            event = {"recorded_at": now, "kind": "judged", "report": None, "story": None, "claim": None}
            store.insert(connection, t.events, [event | {"detail": f"{kind} {about} {other or ''}".strip()}])
            for story in stories:
                adding.make_edition(connection, story, self._stages, now)
            return Judgement(
                id=made[0] if made is not None else 0,
                recorded_at=now,
                kind=kind,
                about=about,
                other=other,
                note=note,
                who=who,
            )

    def judgements(self, about: str | None = None) -> tuple[Judgement, ...]:
        """All judgements, or those that name ``about``, oldest first."""
        with engine.reading(self._engine) as connection:
            return queries.judgements(connection, about)

    def doubts(
        self,
        story: str,
        *,
        most: int = 20,
        kinds: Iterable[DoubtKind] = ("claims", "stance", "conflict", "entities"),
        every: bool = False,
    ) -> tuple[Doubt, ...]:
        """What of ``story`` a judgement would help most with, as ``claims.review.doubts``. Raises NotFound."""
        from counterclaim.claims.review import doubts

        dossier = self.dossier(story)
        with engine.reading(self._engine) as connection:
            judged = decided.decided(connection, dossier.story.id)
        return doubts(dossier, decisions=judged.claims, entities=judged.entities, kinds=kinds, every=every, most=most)

    def lessons(self) -> tuple[Lesson, ...]:
        """Every judgement that decides something as training data, with the words that it was about, oldest first."""
        with engine.reading(self._engine) as connection:
            return tuple(lessons.lessons(connection))

    def export(self, *, as_of: str | None = None) -> Iterator[Dossier]:
        """Every story's newest edition, in the order of ``stories``, one at a time."""
        for line in self.stories(as_of=as_of):
            yield self.dossier(line.id, as_of=as_of)

    def _now(self, connection: Connection) -> str:
        """Never before what is recorded, whatever the clock does: "as known at" counts on the order."""
        now = moments.written(self._clock())
        last: str | None = connection.scalar(sa.select(sa.func.max(t.events.c.recorded_at)))
        return now if last is None or now > last else last


def _already(connection: Connection, report: Report) -> AlreadyThere | None:
    story = connection.scalar(sa.select(t.members.c.story).where(t.members.c.report == report.id))
    return AlreadyThere(report=report.id, story=story) if story is not None else None


def _check(
    connection: Connection, kind: str, about: str, other: str | None, note: str | None, stories: Sequence[str]
) -> None:
    """Raises LedgerError where the judgement could have no effect."""
    for story in stories:
        first = decided.thing(connection, about, story=story)
        second = decided.thing(connection, other, story=story) if other is not None else None
        if kind in ("same", "different"):
            if isinstance(first, tuple) and isinstance(second, tuple):
                return
            if isinstance(first, Mentioned) and isinstance(second, Mentioned):
                return
        elif kind == "relabel":
            fits = (
                (note in decided.STANCES and len(first) == 1)
                if isinstance(first, tuple)
                else note in decided.CONFLICT
                if isinstance(first, Ruled)
                else isinstance(first, Mentioned) and bool(note)
            )
            if fits:
                return
    if kind in ("same", "different") and stories:
        hint = "give two claims or positions, or two entities, of one story"
        raise LedgerError(f"{kind}: these two cannot be compared", where=about[:40], hint=hint)
    if kind == "relabel":
        hint = f"a position takes one of {', '.join(decided.STANCES)}; a difference {' or '.join(decided.CONFLICT)}"
        raise LedgerError(f"no label for this: {(note or '')[:40]}", where=about[:40], hint=hint)


def _moment(as_of: str | None) -> str | None:
    return moments.given(as_of) if as_of is not None else None
