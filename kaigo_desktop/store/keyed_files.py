"""The database files of a store and their keys: each file has its own, made of the store's database key.

While the store's keys are rotated, some files are under the keys before; a file's first sixteen bytes, the
salt of its key, tell which.
"""

from pathlib import Path

from kaigo_desktop.store import wrapping
from kaigo_desktop.store.database import Layout
from kaigo_desktop.store.keys import Keys

NAME = "store.db"
MAIN = Layout()
ATTACHMENTS = Layout(page_size=16_384, writer_cache=16 * 1_024, reader_cache=16 * 1_024)
REKEYED = ".rekeyed"
"""A whole copy of a file under new keys, waiting to take the file's place."""

_RAW_KEY_SIZE, _SALT_AT = 48, 32


def layout_of(path: Path) -> Layout:
    """How a file of the store is laid out."""
    return MAIN if path.name == NAME else ATTACHMENTS


def file_key(path: Path, keys: Keys) -> bytes:
    """Raw key and salt of one file: pages can't be carried from one to another."""
    return wrapping.subkey(keys.database, f"file {path.name}", _RAW_KEY_SIZE)


def is_under(path: Path, keys: Keys) -> bool:
    """Whether a file is under these keys, by the salt it begins with."""
    salt = file_key(path, keys)[_SALT_AT:]
    try:
        with path.open("rb") as file:
            return file.read(len(salt)) == salt
    except OSError:
        return False


def key_on_disk(path: Path, keys: Keys) -> bytes:
    """The key a file is under now: of `keys`, or of those before while a rotation has not reached it."""
    older = keys.older
    return file_key(path, older if older is not None and is_under(path, older) else keys)


def salt(path: Path, keys: Keys) -> bytes:
    """What a file must begin with: the salt of its key, which nothing else looks at."""
    return key_on_disk(path, keys)[_SALT_AT:]


def take_places(folder: Path) -> None:
    """Let whole copies under new keys take the places of files that are gone: a rotation broke off there.

    Raises:
        OSError: the disk refused.
    """
    for fresh in folder.glob(f"*.db{REKEYED}"):
        path = fresh.with_name(fresh.name.removesuffix(REKEYED))
        if not path.exists():
            fresh.replace(path)
