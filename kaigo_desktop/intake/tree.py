"""What a ZIP, a folder and a part of either have in common: files under relative names."""

from typing import Protocol

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.intake.limits import MIB, Limits


class Tree(Protocol):
    """Files by name; `too_many` is the reason code of its kind."""

    too_many: str

    @property
    def names(self) -> tuple[str, ...]:
        """Relative names with `/` between the parts, sorted, without folders."""

    def size(self, name: str) -> int:
        """Size of a file in bytes."""

    def newest(self) -> str:
        """ISO time of the newest file, or ""."""

    def read(self, name: str, limit: int) -> bytes:
        """Read a file of at most `limit` bytes; raises UserError."""


class Branch:
    """The part of a tree below one of its folders, with names relative to that folder."""

    def __init__(self, tree: Tree, folder: str) -> None:
        self._tree = tree
        self._prefix = f"{folder}/"
        self.too_many = tree.too_many
        start = len(self._prefix)
        self.names = tuple(name[start:] for name in tree.names if name.startswith(self._prefix))

    def size(self, name: str) -> int:
        """Size of a file in bytes."""
        return self._tree.size(self._prefix + name)

    def newest(self) -> str:
        """ISO time of the newest file of the whole tree, or ""."""
        return self._tree.newest()

    def read(self, name: str, limit: int) -> bytes:
        """Read a file of at most `limit` bytes; raises UserError."""
        return self._tree.read(self._prefix + name, limit)


def top_files(tree: Tree) -> list[str]:
    """The files that stand in no folder."""
    return [name for name in tree.names if "/" not in name]


def top_folders(tree: Tree) -> list[str]:
    """The outermost folders that hold files, sorted."""
    return sorted({name.partition("/")[0] for name in tree.names if "/" in name})


def read_all(tree: Tree, limits: Limits) -> dict[str, bytes]:
    """Read every file of one application, within its limits.

    Raises:
        UserError: too many files, too much together, or what reading one of them found.
    """
    if len(tree.names) > limits.entries:
        raise UserError(tree.too_many, limit=limits.entries)
    if sum(map(tree.size, tree.names)) > limits.application_bytes:
        raise UserError("application_too_large", limit_mib=limits.application_bytes // MIB)
    return {name: tree.read(name, limits.entry_bytes) for name in tree.names}
