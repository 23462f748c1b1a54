"""Which downloads the paths name that a clerk gives: files as they are, folders opened one level."""

import os
from collections.abc import Sequence
from pathlib import Path

from kaigo_desktop.intake.names import is_attachment_folder, is_dropping, is_receipt_no, receipt_no_and_time

_DATA = (".xml", ".csv", ".zip")


def downloads(paths: Sequence[Path]) -> list[Path]:
    """Give the downloads that `paths` name, each once, in the order given and by name inside a folder.

    A folder that is itself one application stays one; otherwise everything in it is a download of its own.
    A folder named by a 受付番号 beside a CSV, without data files in it, belongs to that CSV and is left out.
    No file is opened.
    """
    found = dict.fromkeys(download for path in paths for download in _opened(path))
    lists = {path.parent for path in found if path.suffix.lower() == ".csv"}
    return [path for path in found if not (path.parent in lists and _is_attachments(path))]


def _opened(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files, folders = _listed(path)
    if _is_one_application(path, files, folders):
        return [path]
    if not files and len(folders) == 1:
        inner = _opened(folders[0])
        return [path] if inner == folders else inner
    return [*files, *folders]


def _is_one_application(path: Path, files: list[Path], folders: list[Path]) -> bool:
    """By names alone: XML at the top, or a CSV that only makes sense with the folder, or nothing to open."""
    suffixes = [file.suffix.lower() for file in files]
    attachments = any(is_attachment_folder(folder.name) for folder in folders)
    if ".xml" in suffixes:
        return True
    if ".csv" in suffixes:
        lists = [file for file in files if file.suffix.lower() == ".csv"]
        unnamed = len(lists) == 1 and not _is_numbered(lists[0].stem) and _is_numbered(path.name)
        return attachments or (unnamed and ".zip" not in suffixes)
    return ".zip" not in suffixes and all(is_attachment_folder(folder.name) for folder in folders)


def _is_numbered(name: str) -> bool:
    return any(letter.isdigit() for letter in receipt_no_and_time(name)[0])


def _is_attachments(path: Path) -> bool:
    if not is_receipt_no(path.name) or not path.is_dir():
        return False
    return not any(file.suffix.lower() in _DATA for file in _listed(path)[0])


def _listed(folder: Path) -> tuple[list[Path], list[Path]]:
    """Files and folders in `folder`, sorted by name; a folder that can't be listed has neither."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry for entry in entries if not is_dropping(entry.name)), key=lambda e: e.name)
    except OSError:
        return [], []
    folders = [folder / entry.name for entry in found if entry.is_dir(follow_symlinks=False)]
    files = [folder / entry.name for entry in found if not entry.is_dir(follow_symlinks=False)]
    return files, folders
