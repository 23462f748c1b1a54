"""Which procedure a form-subject means, found without reading whole definitions.

Beside the definitions stands a generated list of what they go by (`procedures/index.tsv`, written by
`kaigo-desktop definitions index`). It only saves time: what it says is looked up in the definition, and what
it does not say is looked for in all of them, so that a list left behind hides and misnames nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.text import fold_title
from kaigo_desktop.definitions.reader import convert, parse

INDEX = "index.tsv"
"""The generated list, in the folder of the procedures."""

_TITLE = "# 手続の名前(比べるための形)と手続のid。kaigo-desktop definitions index が書く\n"


class Head(msgspec.Struct, frozen=True):
    """The top of a definition: what it is called and the workflow it goes. All else is not looked at."""

    id: str
    title: str
    short_title: str = ""
    official_title: str = ""
    answers_to: tuple[str, ...] = ()
    workflow: str = "two_person"
    reference: bool = False

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


def listed(heads: Iterable[Head]) -> str:
    """The text of the list: a line for each folded name with the id of the first procedure that claims it."""
    ids: dict[str, str] = {}
    for head in sorted(heads, key=lambda head: head.id):
        for name in head.names():
            ids.setdefault(name, head.id)
    return _TITLE + "".join(f"{name}\t{ids[name]}\n" for name in sorted(ids))


def write_list(folder: Path) -> Path:
    """Write the list of the definitions in `folder` anew.

    Raises:
        UserError: `definition_broken`; the list stays as it was.
    """
    text = listed(read_head(file) for file in folder.glob("*.toml"))
    file = folder / INDEX
    file.write_text(text, encoding="utf-8", newline="\n")
    return file


def check_list(resources: Path, heads: Iterable[Head]) -> Iterator[str]:
    """What is wrong with the list of the procedures under `resources`; a folder may do without one."""
    file = resources / "procedures" / INDEX
    if file.is_file() and file.read_text(encoding="utf-8", errors="replace") != listed(heads):
        yield "手続の索引が定義と合いません。kaigo-desktop definitions index で作り直してください。"


class Index:
    """Folded name → procedure id, over every definition of a folder.

    Nothing is read at start-up. The best name of a download is looked up in the generated list, and the one
    definition it names is asked whether it does go by it: one file, however many there are. A name the list
    does not hold, or holds wrongly, takes a pass over the heads of all definitions (two to three seconds for
    12,000), once and off the window's thread.
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
        wanted = [name for subject in subjects if (name := fold_title(subject))]
        if self._ids is None and wanted and (found := self._look_up(wanted[0])):
            return found
        ids = self._names()
        for name in wanted:
            if name in ids:
                return ids[name]
        if self._broken is not None:
            raise UserError(self._broken.code, **self._broken.facts)
        return None

    def _look_up(self, name: str) -> str:
        """The id the list gives for `name`, if the definition of that id says so too; "" otherwise."""
        try:
            with (self._folder / INDEX).open("rb") as stream:
                procedure_id = _bisect(stream, name.encode())
            if Path(procedure_id).name != procedure_id:
                return ""
            head = read_head(self._folder / f"{procedure_id}.toml")
        except (OSError, UserError):
            return ""
        return head.id if name in head.names() else ""

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


def _bisect(stream: BinaryIO, name: bytes) -> str:
    """What stands beside `name` in sorted lines `name<TAB>text` after a title, "" where it is not found."""
    low, high = 0, stream.seek(0, SEEK_END)
    while low < high:
        middle = (low + high) // 2
        stream.seek(middle)
        stream.readline()
        line = stream.readline()
        if line and line.partition(b"\t")[0] < name:
            low = middle + 1
        else:
            high = middle
    stream.seek(low)
    stream.readline()
    found, _, text = stream.readline().partition(b"\t")
    return text.decode("utf-8", "replace").strip() if found == name else ""
