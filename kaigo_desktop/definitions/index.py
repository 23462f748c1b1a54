"""Which procedure a form-subject means, found without reading whole definitions."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.text import fold_title
from kaigo_desktop.definitions.reader import convert, parse


class Head(msgspec.Struct, frozen=True):
    """The top of a definition: what it is called. Whatever else stands there is not looked at."""

    id: str
    title: str
    short_title: str = ""
    official_title: str = ""
    answers_to: tuple[str, ...] = ()

    def names(self) -> Iterator[str]:
        """Everything the procedure goes by, folded, best first; a name may come twice."""
        for name in (self.title, self.official_title, *self.answers_to, self.id):
            if folded := fold_title(name):
                yield folded


def read_head(file: Path) -> Head:
    """The head of a definition file: only the top-level keys, which TOML wants before any table.

    Raises:
        UserError: `definition_broken`.
    """
    lines = []
    with file.open("rb") as stream:
        for line in stream:
            if line.startswith(b"["):
                break
            lines.append(line)
    return convert(parse(b"".join(lines), file), Head, file)


class Index:
    """Folded name → procedure id, over the heads of every definition, built the first time it is asked.

    Nothing is read at start-up, and no generated file has to be kept in step with the definitions: a new one
    is one TOML file. The pass over 12,000 heads takes two to three seconds, once, at the first file
    received and off the window's thread.
    """

    def __init__(self, folder: Path) -> None:
        """Look for definitions in `folder` (`resources/procedures`)."""
        self._folder = folder
        self._ids: dict[str, str] | None = None
        self._broken: UserError | None = None

    def find(self, subjects: Sequence[str]) -> str | None:
        """The id of the procedure one of `subjects` (best first) means, or None.

        Raises:
            UserError: `definition_broken`, when nothing answers and one of the definitions can't be read,
                because it may be the one that would.
        """
        ids = self._names()
        for subject in subjects:
            if found := ids.get(fold_title(subject)):
                return found
        if self._broken is not None:
            raise UserError(self._broken.code, **self._broken.facts)
        return None

    def _names(self) -> dict[str, str]:
        if self._ids is None:
            ids: dict[str, str] = {}
            for file in sorted(self._folder.glob("*.toml")):
                try:
                    head = read_head(file)
                except UserError as error:
                    self._broken = self._broken or error
                    continue
                for name in head.names():
                    ids.setdefault(name, head.id)
            self._ids = ids
        return self._ids
