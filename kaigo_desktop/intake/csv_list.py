"""CSV files as downloads: a list with one application per row (layout B), or one application (layout C)."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Enclosure, Refusal, Submission
from kaigo_desktop.intake.application import agreed, digest_of, enclosed
from kaigo_desktop.intake.csv_rows import Rows, Table, read_item_rows, read_list_row, read_table
from kaigo_desktop.intake.folder import Folder
from kaigo_desktop.intake.limits import Limits
from kaigo_desktop.intake.names import is_receipt_no, printable, receipt_no_and_time
from kaigo_desktop.intake.place import Place
from kaigo_desktop.intake.tree import Branch, Tree, read_all, top_files, top_folders

_DATA = (".xml", ".csv", ".zip")


@dataclass(frozen=True, slots=True)
class Siblings:
    """What stands beside a CSV: folders named by a 受付番号 that hold its attachments.

    Attributes:
        folders: the names of all folders an application may claim.
        opened: gives the files of one of them.
        unclaimed: folders and files that are reported when no row claims them, so that nothing is lost.
    """

    folders: frozenset[str]
    opened: Callable[[str], Tree]
    unclaimed: tuple[str, ...]

    def files(self, number: str, limits: Limits) -> tuple[Enclosure, ...]:
        """Every file of the folder named `number`, none where there is no such folder.

        Raises:
            UserError: what reading the folder found; an OSError passes through.
        """
        if number not in self.folders:
            return ()
        files = read_all(self.opened(number), limits)
        return tuple(enclosed(f"{number}/{name}", data, "attachment") for name, data in files.items())


def siblings_in_tree(tree: Tree, list_name: str) -> Siblings:
    """What stands beside a list inside a ZIP or folder: all of it must belong to some row."""
    folders = top_folders(tree)
    strays = tuple(name for name in top_files(tree) if name != list_name)
    return Siblings(frozenset(folders), lambda number: Branch(tree, number), (*strays, *folders))


def siblings_on_disk(path: Path, limits: Limits) -> Siblings:
    """The folders beside a CSV file; they are missed only where no other CSV beside it could claim them."""
    with os.scandir(path.parent) as entries:
        found = list(entries)
    folders = [entry.name for entry in found if is_receipt_no(entry.name) and entry.is_dir()]
    alone = sum(entry.name.lower().endswith(".csv") for entry in found) == 1
    unclaimed = tuple(name for name in folders if alone and not _holds_data(path.parent / name))
    return Siblings(frozenset(folders), lambda number: Folder(path.parent / number, limits), unclaimed)


def read_csv_file(path: Path, data: bytes, place: Place, limits: Limits) -> Iterator[Submission | Refusal]:
    """Read a CSV that was downloaded by itself, with the attachment folders beside it.

    Raises:
        UserError: the reason the whole file is refused.
    """
    table = read_table(data)
    siblings = siblings_on_disk(path, limits)
    if table.layout == "list":
        yield from read_list(table, place, siblings, limits)
        return
    rows = read_item_rows(table, limits.items)
    number, time = agreed(receipt_no_and_time(Path(place.name).stem), rows)
    enclosures = (enclosed(place.name, data, "rows"), *siblings.files(number, limits))
    pairs = (("rows", enclosures[0].sha256),)  # its name may change between two downloads, the rows do not
    digest = digest_of(enclosures[1:], pairs)
    yield Submission(
        place.path, number, time or place.modified_at, rows.subjects, rows.items, enclosures, digest
    )


def read_list(
    table: Table, place: Place, siblings: Siblings, limits: Limits
) -> Iterator[Submission | Refusal]:
    """Read layout B row by row: a bad row is refused alone, the others go on.

    Raises:
        UserError: `csv_no_rows` when there is nothing below the header.
    """
    lines: dict[str, int] = {}
    empty = True
    for record in table.rows:
        empty = False
        here = place.line(record.line)
        try:
            rows = read_list_row(table.header, record, limits.items)
            number = _receipt_no(rows, record.line, lines)
            files = siblings.files(number, limits)
            yield _submission(rows, number, table.header.raw + record.raw, here, files)
        except UserError as error:
            yield here.refusal(error)
        except OSError:
            yield here.refusal(UserError("not_readable"))
    if empty:
        raise UserError("csv_no_rows")
    outside = place.path.rpartition("/")[0], place.name.rpartition("/")[0]
    for name in siblings.unclaimed:
        if name not in lines:
            stray = Place(f"{outside[0]}/{name}", f"{outside[1]}/{name}".lstrip("/"))
            yield stray.refusal(UserError("file_without_row"), receipt_no_and_time(name)[0])


def _receipt_no(rows: Rows, line: int, lines: dict[str, int]) -> str:
    """The row's 受付番号; `lines` remembers where each one stood first."""
    number = rows.receipt_no
    if not is_receipt_no(number):
        raise UserError("no_receipt_no_in_row", line=line)
    if lines.setdefault(number, line) != line:
        raise UserError("csv_duplicate_receipt", receipt_no=number, line=line, first_line=lines[number])
    return number


def _submission(
    rows: Rows, number: str, raw: bytes, place: Place, files: tuple[Enclosure, ...]
) -> Submission:
    list_name = printable(place.name.rpartition("/")[2].rpartition(":")[0])
    enclosures = (enclosed(list_name, raw, "rows"), *files)
    received_at = rows.received_at or place.modified_at
    digest = digest_of(files, rows.pairs)
    return Submission(place.path, number, received_at, rows.subjects, rows.items, enclosures, digest)


def _holds_data(folder: Path) -> bool:
    """Whether a folder may be an application by itself: XML, CSV or ZIP at its top."""
    with os.scandir(folder) as entries:
        return any(entry.name.lower().endswith(_DATA) for entry in entries)
