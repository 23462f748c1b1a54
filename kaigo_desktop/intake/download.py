"""A download of any layout, told apart by place and content: one application, a list, or several of them."""

import os
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Literal

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Refusal, Submission
from kaigo_desktop.intake.application import read_application
from kaigo_desktop.intake.archive import Archive
from kaigo_desktop.intake.csv_list import read_csv_file, read_list, siblings_in_tree
from kaigo_desktop.intake.csv_rows import read_table
from kaigo_desktop.intake.folder import Folder, iso_time, open_regular, shown
from kaigo_desktop.intake.limits import MIB, Limits
from kaigo_desktop.intake.media import looks_like_xml
from kaigo_desktop.intake.names import choose_receipt_no, is_attachment_folder, receipt_no_and_time
from kaigo_desktop.intake.place import Place
from kaigo_desktop.intake.tree import Branch, Tree, top_files, top_folders
from kaigo_desktop.intake.wire import Begun

Found = Iterator[Submission | Refusal | Begun]
_IN_MEMORY = 64 * MIB
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def read_download(path: Path, limits: Limits, after: str = "") -> Found:
    """Read one download: a ZIP, a folder or a CSV file; every application in it comes as it is read.

    Yields a `Refusal` for what can't be taken in and goes on; never raises for what a file holds. Before each
    member of a collection comes `Begun` with its path; a reader that died of one resumes `after` it.
    A MemoryError passes through: the process it happens in is not to be used again.
    """
    place = Place(shown(path), shown(Path(path.name)))
    try:
        status = path.stat()
        place = Place(place.path, place.name, iso_time(status.st_mtime))
        if stat.S_ISDIR(status.st_mode):
            yield from _read_tree(Folder(path.resolve(), limits), place, (place.name,), limits, after)
        elif stat.S_ISREG(status.st_mode):
            yield from _read_file(path, place, status, limits, after)
        else:
            raise UserError("unsupported_file")  # noqa: TRY301 one place turns reasons into a refusal
    except (UserError, OSError) as error:
        yield place.refusal(_reason(error), receipt_no_and_time(place.name)[0])


def _reason(error: UserError | OSError) -> UserError:
    if isinstance(error, UserError):
        return error
    return UserError(
        "not_found" if isinstance(error, FileNotFoundError | NotADirectoryError) else "not_readable"
    )


def _read_file(path: Path, place: Place, status: os.stat_result, limits: Limits, after: str) -> Found:
    if not status.st_size:
        raise UserError("empty_file")
    with open_regular(path, follow=True) as file:
        kind = _kind_of_file(place.name, file)
        limit = limits.download_bytes if kind == "zip" else limits.list_bytes
        if status.st_size > limit:
            raise UserError("download_too_large", limit_mib=limit // MIB)
        source: IO[bytes] = file
        if status.st_size <= _IN_MEMORY or kind == "csv":
            data = file.read()
            _refuse_changed(status, os.fstat(file.fileno()))
            if kind == "csv":
                yield from read_csv_file(path, data, place, limits)
                return
            source = BytesIO(data)
        yield from _read_tree(Archive(source, limits), place, (Path(place.name).stem,), limits, after)


def _kind_of_file(name: str, file: IO[bytes]) -> Literal["zip", "csv"]:
    magic = file.read(4)
    file.seek(0)
    suffix = Path(name).suffix.lower()
    if magic in _ZIP_MAGIC or suffix == ".zip":
        return "zip"
    if suffix == ".csv":
        return "csv"
    raise UserError("unsupported_file")


def _refuse_changed(before: os.stat_result, after: os.stat_result) -> None:
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise UserError("file_changed")


def _read_tree(
    tree: Tree, place: Place, names: tuple[str, ...], limits: Limits, after: str | None = None
) -> Found:
    """Read a ZIP or folder; `names` stand around it from the outside in, `after` is None in a collection."""
    folders = top_folders(tree)
    if not top_files(tree) and len(folders) == 1 and not is_attachment_folder(folders[0]):
        tree, names = Branch(tree, folders[0]), (*names, folders[0])
    if not tree.names:
        raise UserError("empty_package")
    shape, list_name = _shape_of(tree, limits)
    if shape == "application":
        yield read_application(tree, place, choose_receipt_no(names), limits)
    elif shape == "list":
        table = read_table(tree.read(list_name, limits.list_bytes))
        yield from read_list(table, place.inside(list_name), siblings_in_tree(tree, list_name), limits)
    elif after is None:
        raise UserError("zip_nested_too_deep")
    else:
        yield from _read_members(tree, place, limits, after)


def _shape_of(tree: Tree, limits: Limits) -> tuple[Literal["application", "list", "members"], str]:
    """Tell one application from a list (and name its CSV) and from a collection of applications."""
    files = top_files(tree)
    lower = [name.lower() for name in files]
    if any(name.endswith(".xml") for name in lower):
        return "application", ""
    zips = any(name.endswith(".zip") for name in lower)
    for name in files:
        if name.lower().endswith(".csv"):
            layout = _layout(tree.read(name, limits.list_bytes))
            if layout == "item" or (layout != "list" and not zips):
                return "application", ""
            if layout == "list" and not zips:
                return "list", name
    others = [name for name in files if not name.lower().endswith((".csv", ".zip", ".pdf"))]
    if any(looks_like_xml(tree.read(name, limits.entry_bytes)) for name in others):
        return "application", ""
    if not any(name.lower().endswith((".xml", ".csv", ".zip")) for name in _outside_attachments(tree)):
        raise UserError("xml_not_application")
    return "members", ""


def _layout(data: bytes) -> str:
    try:
        return read_table(data).layout
    except UserError:
        return ""


def _outside_attachments(tree: Tree) -> list[str]:
    return [name for name in tree.names if "/" not in name or not is_attachment_folder(name)]


def _read_members(tree: Tree, place: Place, limits: Limits, after: str) -> Found:
    """Read a ZIP or folder of applications one after the other; a bad one never stops the others."""
    members = [(name, place.inside(name)) for name in (*top_files(tree), *top_folders(tree))]
    paths = [inner.path for _, inner in members]
    start = paths.index(after) + 1 if after in paths else 0
    for name, inner in members[start:]:
        yield Begun(inner.path)
        try:
            yield from _read_member(tree, name, inner, limits)
        except (UserError, OSError) as error:
            yield inner.refusal(_reason(error), receipt_no_and_time(name)[0])


def _read_member(tree: Tree, name: str, place: Place, limits: Limits) -> Found:
    if name not in tree.names:
        yield from _read_tree(Branch(tree, name), place, (name,), limits)
    elif name.lower().endswith(".zip"):
        file = BytesIO(tree.read(name, limits.application_bytes))
        yield from _read_tree(Archive(file, limits), place, (Path(name).stem,), limits)
    else:
        raise UserError("unsupported_file")
