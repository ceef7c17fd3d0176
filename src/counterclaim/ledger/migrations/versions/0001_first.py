"""The first schema."""

import sqlalchemy as sa
from alembic import op

from counterclaim.ledger.migrations.guard import append_only

revision = "0001"
down_revision = None

_TABLES = (
    "events",
    "judgements",
    "reports",
    "stories",
    "editions",
    "members",
    "profiles",
    "readings",
    "versions",
    "aliases",
    "attributions",
    "claims",
    "differences",
    "edition_reports",
    "entities",
    "evidence",
    "mentions",
    "only_in",
    "origins",
    "positions",
    "reuse",
    "sides",
    "timeline",
    "times",
    "attribution_spans",
)


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=True),
        sa.Column("story", sa.String(length=64), nullable=True),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_claim"), "events", ["claim"], unique=False)
    op.create_index(op.f("ix_events_recorded_at"), "events", ["recorded_at"], unique=False)
    op.create_index(op.f("ix_events_report"), "events", ["report"], unique=False)
    op.create_index(op.f("ix_events_story"), "events", ["story"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_about"), "judgements", ["about"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("retrieved", sa.Text(), nullable=True),
        sa.Column("source_file", sa.Text(), nullable=True),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("credits", sa.JSON(), nullable=False),
        sa.Column("dateline_place", sa.Text(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_outlet"), "reports", ["outlet"], unique=False)
    op.create_index(op.f("ix_reports_recorded_at"), "reports", ["recorded_at"], unique=False)
    op.create_index(op.f("ix_reports_sha256"), "reports", ["sha256"], unique=False)
    op.create_index(op.f("ix_reports_source_file"), "reports", ["source_file"], unique=False)
    op.create_index(op.f("ix_reports_url"), "reports", ["url"], unique=False)
    op.create_table(
        "stories",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first", sa.String(length=10), nullable=True),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name=op.f("fk_editions_story")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sa.UniqueConstraint("story", "number", name=op.f("uq_editions_story")),
    )
    op.create_index(op.f("ix_editions_recorded_at"), "editions", ["recorded_at"], unique=False)
    op.create_table(
        "members",
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("story", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_members_report")),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name=op.f("fk_members_story")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_members")),
    )
    op.create_index(op.f("ix_members_story"), "members", ["story"], unique=False)
    op.create_table(
        "profiles",
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_profiles_report")),
        sa.PrimaryKeyConstraint("report", "model", name=op.f("pk_profiles")),
    )
    op.create_index(op.f("ix_profiles_day"), "profiles", ["day"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_readings_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint("report", "model", name=op.f("uq_readings_report")),
    )
    op.create_table(
        "versions",
        sa.Column("newer", sa.String(length=64), nullable=False),
        sa.Column("older", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["newer"], ["reports.id"], name=op.f("fk_versions_newer")),
        sa.ForeignKeyConstraint(["older"], ["reports.id"], name=op.f("fk_versions_older")),
        sa.PrimaryKeyConstraint("newer", "older", name=op.f("pk_versions")),
    )
    op.create_table(
        "aliases",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("former", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_aliases_edition")),
        sa.PrimaryKeyConstraint("edition", "entity", "row", name=op.f("pk_aliases")),
    )
    op.create_table(
        "attributions",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("quote", sa.String(length=16), nullable=False),
        sa.Column("stance", sa.String(length=16), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("within", sa.Text(), nullable=True),
        sa.Column("said_on", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name=op.f("fk_attributions_reading")),
        sa.PrimaryKeyConstraint("reading", "row", name=op.f("pk_attributions")),
    )
    op.create_table(
        "claims",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("independent_origins", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("status_reasons", sa.JSON(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_claims_edition")),
        sa.PrimaryKeyConstraint("edition", "row", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_id"), "claims", ["id"], unique=False)
    op.create_table(
        "differences",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("conflict", sa.Boolean(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_differences_edition")),
        sa.PrimaryKeyConstraint("edition", "row", name=op.f("pk_differences")),
    )
    op.create_index(op.f("ix_differences_id"), "differences", ["id"], unique=False)
    op.create_table(
        "edition_reports",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("resolved", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_edition_reports_edition")),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name=op.f("fk_edition_reports_reading")),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_edition_reports_report")),
        sa.PrimaryKeyConstraint("edition", "row", name=op.f("pk_edition_reports")),
    )
    op.create_table(
        "entities",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("geonames_id", sa.Integer(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_entities_edition")),
        sa.PrimaryKeyConstraint("edition", "row", name=op.f("pk_entities")),
    )
    op.create_index(op.f("ix_entities_id"), "entities", ["id"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("of", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_evidence_edition")),
        sa.PrimaryKeyConstraint("edition", "of", "owner", "part", "row", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_report"), "evidence", ["report"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name=op.f("fk_mentions_reading")),
        sa.PrimaryKeyConstraint("reading", "row", name=op.f("pk_mentions")),
    )
    op.create_index(op.f("ix_mentions_report"), "mentions", ["report"], unique=False)
    op.create_table(
        "only_in",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_only_in_edition")),
        sa.PrimaryKeyConstraint("edition", "row", name=op.f("pk_only_in")),
    )
    op.create_table(
        "origins",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("positions", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_origins_edition")),
        sa.PrimaryKeyConstraint("edition", "claim", "row", name=op.f("pk_origins")),
    )
    op.create_table(
        "positions",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("holder_entity", sa.Text(), nullable=True),
        sa.Column("stance", sa.String(length=32), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("said_on", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("side", sa.Text(), nullable=True),
        sa.Column("chain", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("superseded_by", sa.Text(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_positions_edition")),
        sa.PrimaryKeyConstraint("edition", "claim", "row", name=op.f("pk_positions")),
    )
    op.create_index(op.f("ix_positions_report"), "positions", ["report"], unique=False)
    op.create_table(
        "reuse",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_reuse_edition")),
        sa.PrimaryKeyConstraint("edition", "row", name=op.f("pk_reuse")),
    )
    op.create_table(
        "sides",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("difference", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("positions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_sides_edition")),
        sa.PrimaryKeyConstraint("edition", "difference", "row", name=op.f("pk_sides")),
    )
    op.create_table(
        "timeline",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("claims", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_timeline_edition")),
        sa.PrimaryKeyConstraint("edition", "row", name=op.f("pk_timeline")),
    )
    op.create_table(
        "times",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.id"], name=op.f("fk_times_reading")),
        sa.PrimaryKeyConstraint("reading", "row", name=op.f("pk_times")),
    )
    op.create_index(op.f("ix_times_report"), "times", ["report"], unique=False)
    op.create_table(
        "attribution_spans",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("part", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report", sa.String(length=64), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading", "row"], ["attributions.reading", "attributions.row"], name=op.f("fk_attribution_spans_reading")
        ),
        sa.PrimaryKeyConstraint("reading", "row", "role", "part", name=op.f("pk_attribution_spans")),
    )
    op.create_index(op.f("ix_attribution_spans_report"), "attribution_spans", ["report"], unique=False)
    append_only(_TABLES, first=True)
