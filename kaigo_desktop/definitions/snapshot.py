"""A definition as it was on the day, in one piece: an old application always opens in its own form.

The bytes are canonical (sorted keys, no spaces, defaults left out), so that the same definition always has
the same digest. A default of `core.procedure` therefore never changes its meaning; a new setting gets a
default that keeps old definitions as they were.
"""

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.procedure import CodeList, CodeLists, Definition, Procedure


class Snapshot(Definition):
    """What is kept with an application: the procedure and every code list it names."""

    procedure: Procedure
    codes: dict[str, CodeList]


def pack(procedure: Procedure, codes: CodeLists) -> bytes:
    """The canonical JSON of a procedure and its code lists; its SHA-256 is the digest of the definition."""
    return msgspec.json.encode(Snapshot(procedure=procedure, codes=codes), order="sorted")


def unpack(data: bytes) -> tuple[Procedure, CodeLists]:
    """What `pack` was given.

    Raises:
        UserError: `snapshot_unreadable`; the bytes are damaged or of a newer version of the program.
    """
    try:
        read = msgspec.json.decode(data, type=Snapshot)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UserError("snapshot_unreadable", detail=str(error)) from error
    return read.procedure, read.codes
