"""The tables of `store.db`, described once for the statements over them.

The migrations make them (with triggers, and the full-text table `search`, which SQLAlchemy can't describe); a
test compares both. STRICT tables keep numbers with leading zeros as the text they are.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()


def _text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False)


def _number(name: str) -> "Column[int]":
    return Column(name, Integer, nullable=False)


def _application() -> "Column[int]":
    return Column("application", Integer, ForeignKey("application.id"), nullable=False)


definition = Table(
    "definition",
    metadata,
    Column("digest", Text, primary_key=True, nullable=False),
    Column("content", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""Every definition an application was received under, by the SHA-256 of its canonical JSON. Append-only."""

batch = Table(
    "batch",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    _text("actor"),
    _text("started_at"),
    _text("finished_at"),
    _text("counts"),
    sqlite_strict=True,
)
"""One receiving (取込); `finished_at` is "" while it runs and after it broke off; `counts` is JSON."""

outcome = Table(
    "outcome",
    metadata,
    Column("batch", Text, ForeignKey("batch.id"), primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    _text("path"),
    _text("receipt_no"),
    _text("outcome"),
    _text("reason"),
    _text("message"),
    sqlite_strict=True,
)
"""What became of each downloaded file of a batch."""

application = Table(
    "application",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _text("receipt_no"),
    _text("procedure"),
    _text("procedure_title"),
    _text("definition"),
    _text("state"),
    _text("received_at"),
    _text("taken_in_at"),
    _text("batch"),
    _number("version"),
    _number("revision"),
    _text("name"),
    _text("kana"),
    _text("kana_order"),
    _text("insured_no"),
    _text("born_on"),
    _text("due_on"),
    _number("errors"),
    _number("warnings"),
    _text("follows"),
    Column("assignee", Text, nullable=False, server_default=""),
    Column("flags", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("receipt_no"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
"""The narrow row of the list. `id` is the order of receipt and never used twice; `revision` is the newest
one's
number; `kana_order` is the folded フリガナ the list is sorted by; `flags` counts the open ones. Its indexes
stand in `list_indexes`."""

revision = Table(
    "revision",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _application(),
    _number("number"),
    _text("kind"),
    _text("made_at"),
    _text("actor"),
    _text("reason"),
    _text("submission"),
    Column("entries", LargeBinary, nullable=False),
    Column("original", LargeBinary, nullable=False),
    Column("unmapped", LargeBinary, nullable=False),
    _text("digest"),
    UniqueConstraint("application", "number"),
    sqlite_strict=True,
)
"""The wide row: values, original values and unmapped items as canonical JSON. `submission` is the digest of
the
download it came with, "" for an edit. Append-only."""

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _application(),
    _text("at"),
    _text("actor"),
    _text("action"),
    _text("from_state"),
    _text("to_state"),
    _number("revision"),
    _text("comment"),
    _text("override"),
    Index("decision_of_application", "application"),
    sqlite_strict=True,
)
"""One step of the workflow. Append-only."""

correction_letter = Table(
    "correction_letter",
    metadata,
    Column("decision", Integer, ForeignKey("decision.id"), primary_key=True, nullable=False),
    _text("content"),
    sqlite_strict=True,
)
"""The text a request for correction went out with. Append-only."""

check_mark = Table(
    "check_mark",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _application(),
    _text("key"),
    _number("done"),
    _text("actor"),
    _text("at"),
    _text("note"),
    _number("revision"),
    Index("check_mark_of_application", "application"),
    sqlite_strict=True,
)
"""A reviewer's mark on the checklist: ticked (1) or taken back (0), looking at a revision. Append-only."""

attachment = Table(
    "attachment",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _application(),
    _number("submission"),
    _text("name"),
    _text("role"),
    _text("media_type"),
    _number("size"),
    _text("sha256"),
    _number("year"),
    _number("blob"),
    Column("key", Text, nullable=False, server_default=""),
    Column("kept_as", Text, nullable=False, server_default=""),
    Index("attachment_of_application", "application"),
    Index("attachment_of_blob", "year", "blob", unique=True),
    sqlite_strict=True,
)
"""A kept file: what it is, where its bytes lie (`attachments-<year>.db`, blob), under which `file_key`, and
the SHA-256 of them as they lie there (`kept_as`). `sha256` is sealed where the file may tell a 個人番号.
Append-only."""

search_text = Table(
    "search_text",
    metadata,
    Column("id", Integer, ForeignKey("application.id"), primary_key=True, nullable=False),
    _text("folded"),
    sqlite_strict=True,
)
"""What the index `search` was made of, one folded text a line, to verify longer words by."""

hand_over = Table(
    "hand_over",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    _text("profile"),
    _text("actor"),
    _text("at"),
    sqlite_strict=True,
)
"""One hand-over (連携) to the core system. Append-only."""

hand_over_file = Table(
    "hand_over_file",
    metadata,
    Column("hand_over", Text, ForeignKey("hand_over.id"), primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    _text("name"),
    _text("sha256"),
    _number("rows"),
    sqlite_strict=True,
)
"""A file a hand-over wrote. Append-only."""

hand_over_member = Table(
    "hand_over_member",
    metadata,
    Column("hand_over", Text, ForeignKey("hand_over.id"), primary_key=True, nullable=False),
    Column("position", Integer, primary_key=True, nullable=False),
    _application(),
    _number("revision"),
    _text("definition"),
    Index("hand_over_member_of_application", "application"),
    sqlite_strict=True,
)
"""An application, at one revision, in a hand-over. Append-only."""

code_map = Table(
    "code_map",
    metadata,
    Column("digest", Text, primary_key=True, nullable=False),
    _text("map"),
    _number("version"),
    Column("content", LargeBinary, nullable=False),
    _text("actor"),
    _text("at"),
    _text("reason"),
    Index("code_map_by_version", "map", "version"),
    sqlite_strict=True,
)
"""A code map (コード対応表) as it was made here or, without `actor`, as a hand-over used a shipped one; by
the SHA-256 of its canonical JSON. Append-only."""

hand_over_code_map = Table(
    "hand_over_code_map",
    metadata,
    Column("hand_over", Text, ForeignKey("hand_over.id"), primary_key=True, nullable=False),
    Column("map", Text, primary_key=True, nullable=False),
    Column("digest", Text, ForeignKey("code_map.digest"), nullable=False),
    sqlite_strict=True,
)
"""A code map a hand-over wrote its symbols by. Append-only."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, nullable=False),
    _text("at"),
    _text("actor"),
    _text("action"),
    _text("receipt_no"),
    _text("detail"),
    _text("hash"),
    Index("audit_of_receipt_no", "receipt_no"),
    sqlite_strict=True,
)
"""The audit log: each hash covers the entry and the hash before it. No personal data. Append-only."""

APPEND_ONLY = (
    "definition",
    "revision",
    "decision",
    "correction_letter",
    "check_mark",
    "attachment",
    "hand_over",
    "hand_over_file",
    "hand_over_member",
    "code_map",
    "hand_over_code_map",
    "audit",
    "settlement",
)
"""Tables whose rows triggers keep from being changed or removed."""
