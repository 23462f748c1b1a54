"""What names tell: the decoded path of a ZIP entry, and 受付番号 and 受付日時 in a file or folder name."""

import re
from datetime import datetime

from kaigo_desktop.core.errors import UserError

_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BEYOND_TWO_BYTES = re.compile("[\u0800-\U0010ffff]")
_NUMBERED = re.compile(r"(?P<number>[0-9A-Za-z-]{1,40})(?![0-9A-Za-z-])(?:_(?P<time>[0-9]{14})(?![0-9]))?")
_RECEIPT_NO = re.compile(r"[0-9A-Za-z-]{1,40}")
_ATTACHMENT_FOLDER = re.compile(r"(attachments?|添付)", re.IGNORECASE)
_DROPPINGS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_SHORT = 80


def decode(raw: bytes, *, utf8: bool) -> str:
    """Give the text of a ZIP entry's name from its bytes.

    `utf8` is flag bit 11. Without it the name is cp932 (Windows), where 申 and 表 hold the byte 0x5C,
    unless its bytes are UTF-8 of Japanese text (macOS sets no flag); cp437 remains for what is neither.

    Raises:
        UserError: `zip_broken` when the flag says UTF-8 and the bytes are not.
    """
    if utf8:
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            raise UserError("zip_broken") from None
    if raw.isascii():
        return raw.decode("ascii")
    for encoding in ("utf-8", "cp932"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp932" or _BEYOND_TWO_BYTES.search(text):
            return text
    return raw.decode("cp437")


def safe_path(name: str) -> str:
    """Give `name` as a relative path of `/`-joined parts without `.` and empty ones.

    Raises:
        UserError: `zip_traversal` for an absolute path, a drive, a backslash, a control character or `..`.
    """
    if name.startswith("/") or "\\" in name or _DRIVE.match(name) or _CONTROL.search(name):
        raise UserError("zip_traversal", entry=printable(name))
    if "/" not in name and name not in {".", "..", ""}:
        return name
    parts = [part for part in name.split("/") if part not in {"", "."}]
    if ".." in parts or not parts:
        raise UserError("zip_traversal", entry=printable(name))
    return "/".join(parts)


def printable(name: str) -> str:
    """Give a foreign name so that it can stand in a sentence: no control characters, not too long."""
    text = _CONTROL.sub("?", name)
    return text if len(text) <= _SHORT else text[:_SHORT] + "…"


def receipt_no_and_time(stem: str) -> tuple[str, str]:
    """Read `<受付番号>[_<yyyymmddHHMMSS>][anything]`: number and ISO time, "" for none."""
    match = _NUMBERED.match(stem)
    if match is None or not match["number"].strip("-"):
        return "", ""
    return match["number"], digits_to_iso(match["time"] or "")


def is_receipt_no(text: str) -> bool:
    """Whether `text` can be a 受付番号: 1 to 40 ASCII letters, digits and hyphens, not hyphens alone."""
    return _RECEIPT_NO.fullmatch(text) is not None and bool(text.strip("-"))


def choose_receipt_no(names: tuple[str, ...]) -> tuple[str, str]:
    """Choose 受付番号 and time among the names around one application (ZIP, then its top folder).

    The number with the most digits wins, the outer one between equals, so that `batch-1.zip/0012345/` and
    `0012345.zip/data-1/` both give 0012345.

    Raises:
        UserError: `receipt_no_disagrees` when two numbers are equally good and different.
    """
    found = [pair for pair in map(receipt_no_and_time, names) if pair[0]]
    if not found:
        return "", ""
    best = max(found, key=lambda pair: sum(letter.isdigit() for letter in pair[0]))
    for number, _ in found:
        if number != best[0] and number.isdigit() and best[0].isdigit() and len(number) == len(best[0]):
            raise UserError("receipt_no_disagrees", first=best[0], second=number)
    time = next((time for number, time in found if number == best[0] and time), "")
    return best[0], time


def digits_to_iso(digits: str) -> str:
    """Give yyyymmddHHMMSS as ISO text without zone, or "" when it is no time."""
    try:
        return datetime.fromisoformat(f"{digits[:8]}T{digits[8:]}").isoformat() if digits else ""
    except ValueError:
        return ""


def is_attachment_folder(folder: str) -> bool:
    """Whether a folder's name says attachments: `Attachment`, `添付書類` and the like."""
    return _ATTACHMENT_FOLDER.match(folder) is not None


def is_dropping(path: str) -> bool:
    """Whether a file was left by an operating system: .DS_Store, Thumbs.db, __MACOSX."""
    return path.startswith("__MACOSX/") or path.rpartition("/")[2].lower() in _DROPPINGS
