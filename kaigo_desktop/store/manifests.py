"""Manifests (送付目録): what a hand-over wrote, signed, for whoever gets the files and has no store.

A manifest is kept as it was written first, so that a batch written again comes with the same one. How a third
party checks it without this program: `installer/verify_manifest.py`.
"""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Column, Connection, ForeignKey, LargeBinary, Table, Text

from kaigo_desktop.store import canonical, times
from kaigo_desktop.store.authority import Authority
from kaigo_desktop.store.hand_overs import HandOver
from kaigo_desktop.store.inserts import Insert
from kaigo_desktop.store.schema import metadata
from kaigo_desktop.store.signing import Signer

FORMAT, KIND = "kaigo-manifest-1", "hand-over"

hand_over_manifest = Table(
    "hand_over_manifest",
    metadata,
    Column("hand_over", Text, ForeignKey("hand_over.id"), primary_key=True, nullable=False),
    Column("content", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""The manifest of a hand-over, byte for byte. Append-only."""

_ADD = Insert(hand_over_manifest)
_CONTENT = "SELECT content FROM hand_over_manifest WHERE hand_over = ?"


def name_of(batch: str) -> str:
    """The manifest's file name."""
    return f"{batch}.manifest.json"


def make(handed: HandOver, count: int, signer: Signer, authority: Authority) -> bytes:
    """The manifest of a hand-over of `count` applications, signed."""
    facts: dict[str, object] = {
        "batch": handed.id,
        "profile": handed.profile,
        "at": times.to_text(handed.at),
        "count": count,
        "files": [{"name": name, "sha256": sha256, "rows": rows} for name, sha256, rows in handed.files],
        "certificate": signer.certificate,
    }
    own = authority.certificates[signer.certificate]
    manifest = {
        "format": FORMAT,
        "store": signer.store,
        **facts,
        "signer": {"login": own.login, "name": own.name, "role": own.role},
        "chain": list(authority.chain(signer.certificate)),
        "signature": signer.sign(KIND, facts),
    }
    return msgspec.json.format(canonical.encode(manifest), indent=1) + b"\n"


def digest_of(content: bytes) -> str:
    """What the log knows a manifest by."""
    return canonical.digest(content)


def keep(tx: Connection, batch: str, content: bytes) -> None:
    """Keep the manifest of a hand-over."""
    _ADD.one(tx, {"hand_over": batch, "content": content})


def of(connection: Connection, batch: str) -> bytes:
    """The manifest of a hand-over, b"" where it has none."""
    found = connection.connection.cursor().execute(_CONTENT, (batch,)).fetchone()
    return bytes(found[0]) if found else b""


def files_of(content: bytes) -> Sequence[tuple[str, str, int]]:
    """The files (name, SHA-256, rows) a manifest names; none where it can't be read."""
    try:
        return [(one["name"], one["sha256"], one["rows"]) for one in msgspec.json.decode(content)["files"]]
    except (msgspec.DecodeError, KeyError, TypeError):
        return []
