"""The tables. All are append-only: triggers refuse UPDATE and DELETE (migrations/guard.py).

A report's reading is stored once. What comparing the reports of a story yields is stored as a numbered edition of that
story; an edition is whole in itself and the ones before it stay, so that any moment can be read again.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

_ID = String(64)
_MOMENT = String(32)


def _column(name: str, kind: type | object, **more: object) -> Column[object]:
    return Column(name, kind, nullable=bool(more.pop("null", False)), **more)  # type: ignore[arg-type]


def _key(name: str, kind: object, *references: ForeignKey) -> Column[object]:
    return Column(name, kind, *references, primary_key=True)  # type: ignore[arg-type]


def _edition() -> Column[object]:
    return _key("edition", Integer, ForeignKey("editions.id"))


def _row() -> Column[object]:
    """A record's place among those of its edition, from 0: the order in which the comparison gave it."""
    return Column("row", Integer, primary_key=True, autoincrement=False)


def _stretch() -> tuple[Column[object], ...]:
    """A span with the text that was proven to stand there."""
    return (
        _column("report", _ID, index=True),
        _column("start", Integer),
        _column("end", Integer),
        _column("text", Text),
    )


def _held() -> tuple[Column[object], ...]:
    """What a position is, of a claim or of none."""
    return (
        _column("id", Text),
        *_stretch(),
        _column("holder", Text),
        _column("holder_entity", Text, null=True),
        _column("stance", String(32)),
        _column("attribution", Text, null=True),
        _column("said_on", Text, null=True),
        _column("value", Text, null=True),
        _column("side", Text, null=True),
        _column("chain", JSON),
        _column("confidence", Float),
        _column("superseded_by", Text, null=True),
        _column("addressee", Text, null=True),
    )


reports = Table(
    "reports",
    metadata,
    _key("id", _ID),
    _column("recorded_at", _MOMENT, index=True),
    _column("text", Text),
    _column("sha256", String(64), index=True),
    _column("outlet", Text, null=True, index=True),
    _column("published", Text, null=True),
    _column("title", Text, null=True),
    _column("url", Text, null=True, index=True),
    _column("language", Text, null=True),
    _column("retrieved", Text, null=True),
    _column("source_file", Text, null=True, index=True),
    _column("authors", JSON),
    _column("credits", JSON),
    _column("dateline_place", Text, null=True),
    _column("parts", JSON),
    _column("publisher", Text, null=True),
)

# ``newer`` takes the place of ``older``: two versions of one article.
versions = Table(
    "versions",
    metadata,
    _key("newer", _ID, ForeignKey("reports.id")),
    _key("older", _ID, ForeignKey("reports.id")),
    _column("recorded_at", _MOMENT),
    _column("reason", Text),
)

# ``model``: the version of the reader; of the second reading of a report and those after it, a tab and which reading
# it is behind that.
readings = Table(
    "readings",
    metadata,
    _key("id", Integer),
    Column("report", _ID, ForeignKey("reports.id"), nullable=False),
    _column("recorded_at", _MOMENT),
    _column("model", Text),
    _column("outcome", String(32)),
    _column("sentences", JSON),
    _column("dropped", Integer, null=True),
    UniqueConstraint("report", "model"),
)

attributions = Table(
    "attributions",
    metadata,
    _key("reading", Integer, ForeignKey("readings.id")),
    _row(),
    _column("id", Text),
    _column("quote", String(16)),
    _column("stance", String(16)),
    _column("negated", Boolean),
    _column("within", Text, null=True),
    _column("said_on", Text, null=True),
    _column("channel", Text, null=True),
    _column("addressee", Text, null=True),
    _column("confidence", Float),
)

# ``role``: source, cue, content; ``part`` counts the pieces of a content that is broken.
attribution_spans = Table(
    "attribution_spans",
    metadata,
    _key("reading", Integer),
    _row(),
    _key("role", String(16)),
    Column("part", Integer, primary_key=True, autoincrement=False),
    *_stretch(),
    ForeignKeyConstraint(["reading", "row"], ["attributions.reading", "attributions.row"]),
)

mentions = Table(
    "mentions",
    metadata,
    _key("reading", Integer, ForeignKey("readings.id")),
    _row(),
    *_stretch(),
    _column("kind", String(16)),
    _column("type", String(16), null=True),
    _column("label", Text),
)

times = Table(
    "times",
    metadata,
    _key("reading", Integer, ForeignKey("readings.id")),
    _row(),
    *_stretch(),
    _column("value", Text, null=True),
    _column("type", String(16)),
)

# What grouping knows of a report; ``day`` is the day of publication, by which near ones are found.
profiles = Table(
    "profiles",
    metadata,
    _key("report", _ID, ForeignKey("reports.id")),
    _key("model", Text),
    _column("recorded_at", _MOMENT),
    _column("day", String(10), null=True, index=True),
    _column("body", JSON),
)

stories = Table(
    "stories",
    metadata,
    _key("id", _ID),
    _column("recorded_at", _MOMENT),
)

members = Table(
    "members",
    metadata,
    _key("report", _ID, ForeignKey("reports.id")),
    Column("story", _ID, ForeignKey("stories.id"), nullable=False, index=True),
    _column("recorded_at", _MOMENT),
    _column("score", Float, null=True),
    _column("reasons", JSON),
)

# ``made_with``: [version, [[name, version] of each part]] of the software and weights, see models/stamp.py.
editions = Table(
    "editions",
    metadata,
    _key("id", Integer),
    Column("story", _ID, ForeignKey("stories.id"), nullable=False),
    _column("number", Integer),
    _column("recorded_at", _MOMENT, index=True),
    _column("title", Text),
    _column("first", String(10), null=True),
    _column("last", String(10), null=True),
    _column("reasons", JSON),
    _column("made_with", JSON(none_as_null=True), null=True),
    UniqueConstraint("story", "number"),
)

# The reports that an edition compares, in their order. ``resolved``: [start, end, row of the entity] of every span that
# stands for one: in one value, since a table of them would be most of the ledger.
edition_reports = Table(
    "edition_reports",
    metadata,
    _edition(),
    _row(),
    Column("report", _ID, ForeignKey("reports.id"), nullable=False),
    Column("reading", Integer, ForeignKey("readings.id"), nullable=False),
    _column("resolved", JSON),
)

entities = Table(
    "entities",
    metadata,
    _edition(),
    _row(),
    _column("id", Text, index=True),
    _column("name", Text),
    _column("type", String(16)),
    _column("side", Text, null=True),
    _column("description", Text, null=True),
    _column("lat", Float, null=True),
    _column("lon", Float, null=True),
    _column("country", Text, null=True),
    _column("geonames_id", Integer, null=True),
    _column("reasons", JSON),
)

aliases = Table(
    "aliases",
    metadata,
    _edition(),
    Column("entity", Integer, primary_key=True, autoincrement=False),
    _row(),
    _column("text", Text),
    _column("former", Boolean),
)

claims = Table(
    "claims",
    metadata,
    _edition(),
    _row(),
    _column("id", Text, index=True),
    _column("statement", Text),
    _column("kind", Text),
    _column("status", String(32)),
    _column("independent_origins", Integer),
    _column("score", Float),
    _column("reasons", JSON),
    _column("status_reasons", JSON),
    _column("about", Text, null=True),
    _column("beside", JSON),
)

# ``joined``: [how, other, reasons, reasons of being beside], each reason [feature, value, weight].
positions = Table(
    "positions",
    metadata,
    _edition(),
    Column("claim", Integer, primary_key=True, autoincrement=False),
    _row(),
    *_held(),
    _column("joined", JSON(none_as_null=True), null=True),
    _column("implied", Text, null=True),
)

# Replies to nothing that is claimed.
unattached = Table("unattached", metadata, _edition(), _row(), *_held())

origins = Table(
    "origins",
    metadata,
    _edition(),
    Column("claim", Integer, primary_key=True, autoincrement=False),
    _row(),
    _column("name", Text),
    _column("known", Boolean),
    _column("positions", JSON),
    _column("reasons", JSON),
    _column("copies", JSON),
)

differences = Table(
    "differences",
    metadata,
    _edition(),
    _row(),
    _column("id", Text, index=True),
    _column("kind", String(32)),
    _column("conflict", Boolean),
    _column("summary", Text),
    _column("claims", JSON),
    _column("score", Float),
    _column("reasons", JSON),
    _column("relation", String(32)),
)

sides = Table(
    "sides",
    metadata,
    _edition(),
    Column("difference", Integer, primary_key=True, autoincrement=False),
    _row(),
    _column("value", Text),
    _column("positions", JSON),
)

reuse = Table(
    "reuse",
    metadata,
    _edition(),
    _row(),
    _column("kind", String(32)),
    _column("origin", Text, null=True),
    _column("reasons", JSON),
)

timeline = Table(
    "timeline",
    metadata,
    _edition(),
    _row(),
    _column("date", Text),
    _column("text", Text),
    _column("kind", String(16)),
    _column("claims", JSON),
)

only_in = Table(
    "only_in",
    metadata,
    _edition(),
    _row(),
    _column("report", _ID),
    _column("claims", JSON),
)

# The exact words that a record of an edition rests on. ``of``: claim, side, reuse, timeline; ``owner`` is its row (of a
# side: the difference's), ``part`` the side's row, else 0.
evidence = Table(
    "evidence",
    metadata,
    _edition(),
    _key("of", String(16)),
    Column("owner", Integer, primary_key=True, autoincrement=False),
    Column("part", Integer, primary_key=True, autoincrement=False),
    _row(),
    *_stretch(),
)

# What a person decided about ``about`` (an id of a claim, entity, story...) and, for same and different, ``other``.
judgements = Table(
    "judgements",
    metadata,
    _key("id", Integer),
    _column("recorded_at", _MOMENT),
    _column("kind", String(16)),
    _column("about", Text, index=True),
    _column("other", Text, null=True),
    _column("note", Text, null=True),
    _column("who", Text, null=True),
)

# What happened when: report-added, version-added, report-reread, story-formed, story-joined, edition-made,
# claim-status, judged.
events = Table(
    "events",
    metadata,
    _key("id", Integer),
    _column("recorded_at", _MOMENT, index=True),
    _column("kind", String(32)),
    _column("report", _ID, null=True, index=True),
    _column("story", _ID, null=True, index=True),
    _column("claim", Text, null=True, index=True),
    _column("detail", Text),
)
