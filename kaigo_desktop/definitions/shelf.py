"""All definitions of one kind at once, with every mistake of every file, for the check."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.definitions import mistakes
from kaigo_desktop.definitions.reader import read

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Shelf(Generic[_Read]):
    """What could be read, by file stem, and the mistakes of the files that could not: (file, key, wrong)."""

    entries: dict[str, _Read]
    faults: tuple[tuple[Path, str, str], ...]

    @property
    def whole(self) -> bool:
        """Whether every file could be read, so that what is missing is really missing."""
        return not self.faults


def read_shelf(files: list[Path], kind: type[_Read]) -> Shelf[_Read]:
    """Read every file of `files` as `kind`."""
    entries: dict[str, _Read] = {}
    faults: list[tuple[Path, str, str]] = []
    for file in sorted(files):
        try:
            entries[file.stem] = read(file, kind)
        except UserError as error:
            faults += ((file, key, wrong) for key, wrong in _all_mistakes(file, kind, error))
        except FileNotFoundError:
            faults.append((file, "", "ファイルがありません"))
    return Shelf(entries, tuple(faults))


def _all_mistakes(file: Path, kind: type[object], first: UserError) -> Iterator[tuple[str, str]]:
    """Every mistake of a file, where it is TOML at all; otherwise the `first`."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        raw = {}
    found = list(mistakes.every(raw, kind)) if raw else []
    yield from found or [(str(first.facts["key"]), str(first.facts["detail"]))]
