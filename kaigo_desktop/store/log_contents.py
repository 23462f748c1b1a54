"""What the log tells of contents (内容の指紋), so that `verify` finds what is changed before anybody decides.

The entry of a receipt or an edit carries a digest of the revision it made and, for a receipt, one of what the
application is read by. The head above it is signed by who acted: whoever changes these rows afterwards, with
the database's key, can't make the log agree.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kaigo_desktop.store import canonical

File = tuple[str, str, str, str]
"""Name, role, SHA-256 as its row tells it, SHA-256 of its encrypted bytes."""


class Written(NamedTuple):
    """A revision that was written: whose, its number, and the texts of its row the log vouches for.

    `told` are the digest, the moment, who made it, the reason, and the digest of the download.
    """

    application: int
    number: int
    told: tuple[str, str, str, str, str]


def content(told: Sequence[str], files: Iterable[File] = ()) -> str:
    """The digest of a revision (`Written.told`) and of the files that came with it, as they came."""
    return canonical.digest(canonical.encode([told, list(files)]))


def form(definition: str, procedure: str, title: str, received_at: str, layout: str) -> str:
    """The digest of what an application is read by since its newest submission; names as in its row."""
    return canonical.digest(canonical.encode([definition, procedure, title, received_at, layout]))


def setting(row: tuple[str, int, str, str, str, str]) -> str:
    """The digest of a version the ward made of a code map or layout, or of its end.

    `row` are its id, version, the digest of its content ("": it ends), who made it, when, and why.
    """
    return canonical.digest(canonical.encode(row))


def maps(used: dict[str, str]) -> str:
    """The digest of the code maps (id → digest) a hand-over wrote its symbols by."""
    return canonical.digest(canonical.encode(used))
