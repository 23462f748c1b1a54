"""Hostile and broken downloads, one or more for every reason code, made as real files."""

import os
from collections.abc import Callable
from pathlib import Path

from kaigo_desktop.intake.limits import MIB
from tests.making.packages import DESCRIPTOR, FORM, UTF8, Entry, application, form, write, zipped

ROOT = '<FocusFormSpecification form-subject="届">'


def _zip(*entries: Entry | tuple[str, bytes], xml: bytes = FORM) -> Callable[[Path], Path]:
    return lambda folder: write(folder / "0666.zip", zipped(("a.xml", xml), *entries))


def _xml(text: str | bytes) -> Callable[[Path], Path]:
    return _zip(xml=text if isinstance(text, bytes) else text.encode())


def _file(name: str, data: bytes) -> Callable[[Path], Path]:
    return lambda folder: write(folder / name, data)


def _overlapping(folder: Path) -> Path:
    """Write the bomb without nesting: a second entry whose packed bytes begin inside the first."""
    inner = zipped(Entry("b.txt", b"b" * 100, method=0))
    start = 30 + len(b"a.bin")
    outer = zipped(("a.xml", FORM), Entry("a.bin", inner, method=0), Entry("b.txt", b"b" * 100, method=0))
    first = outer.index(b"PK\3\4", 1)
    data = zipped(
        ("a.xml", FORM),
        Entry("a.bin", inner, method=0),
        Entry("b.txt", b"b" * 100, method=0, at=first + start),
    )
    return write(folder / "0666.zip", data)


def _linked_folder(folder: Path) -> Path:
    write(folder / "secret.txt", b"secret")
    write(folder / "0666" / "a.xml", FORM)
    (folder / "0666" / "Attachment").mkdir()
    (folder / "0666" / "Attachment" / "a.txt").symlink_to(folder / "secret.txt")
    return folder / "0666"


def _pipe_in_folder(folder: Path) -> Path:
    write(folder / "0666" / "a.xml", FORM)
    os.mkfifo(folder / "0666" / "pipe")
    return folder / "0666"


def _deep_folder(folder: Path) -> Path:
    write(folder / "0666" / Path(*["d"] * 40) / "a.txt", b"")
    write(folder / "0666" / "a.xml", FORM)
    return folder / "0666"


def _sparse(path: str, size: int) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        file = write(folder / path, b"PK\3\4" if path.endswith(".zip") else FORM)
        os.truncate(file, size)
        return folder / Path(path).parts[0]

    return make


def _empty_folder(folder: Path) -> Path:
    (folder / "0666").mkdir(parents=True)
    return folder / "0666"


def _special(folder: Path) -> Path:
    folder.mkdir(parents=True)
    os.mkfifo(folder / "0666.zip")
    return folder / "0666.zip"


ZEROS = bytes(30 * MIB)
NESTED = zipped(("1.zip", zipped(("2.zip", application()))))
LAUGHS = (
    '<!DOCTYPE F [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]>"
)
EXTERNAL = '<!DOCTYPE F [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

HOSTILE: tuple[tuple[str, Callable[[Path], Path]], ...] = (
    ("zip_encrypted", _zip(Entry("b.txt", b"secret", flags=UTF8 | 1))),
    ("zip_broken", _file("0666.zip", application()[:-40])),
    ("zip_broken", _file("0666.zip", application()[50:])),
    ("zip_broken", _file("0666.zip", b"not a zip at all")),
    ("zip_broken", _zip(Entry("b.txt", b"b", crc=1))),
    ("zip_broken", _zip(Entry("b.txt", b"b" * 50, declared=49))),
    ("zip_broken", _zip(Entry("b.txt", b"b" * 50, declared=51))),
    ("zip_broken", _zip(Entry("b.txt", b"b" * 50, packed=b"\xff" * 20))),
    ("zip_broken", _zip(Entry("b.txt", b"", packed=b"\3\0hidden"))),
    ("zip_broken", _zip(Entry("b.txt", b"b", version=255))),
    ("zip_broken", _zip(Entry("d/", b"hidden"))),
    ("zip_broken", _zip(Entry(b"\xff\xfe", b"", flags=UTF8))),
    ("zip_broken", _zip(Entry("b.txt", b"b", at=7))),
    ("zip_traversal", _zip(("../b.txt", b""))),
    ("zip_traversal", _zip(("Attachment/../../b.txt", b""))),
    ("zip_traversal", _zip(("/etc/b.txt", b""))),
    ("zip_traversal", _zip(("C:b.txt", b""))),
    ("zip_traversal", _zip(("Attachment\\b.txt", b""))),
    ("zip_traversal", _zip(("b.txt\0.pdf", b""))),
    ("zip_traversal", _zip(Entry("..\\申.txt".encode("cp932"), b""))),
    ("zip_traversal", _zip(("../", b""))),
    ("zip_link", _zip(Entry("b.txt", b"/etc/passwd", mode=0o120777))),
    ("zip_link", _zip(Entry("b.txt", b"", mode=0o020666))),
    ("zip_too_many", _zip(*((f"{n}.txt", b"") for n in range(2_001)))),
    ("zip_too_many", _file("0666.zip", zipped(*((f"{n}.txt", b"") for n in range(20_001))))),
    ("zip_too_large", _zip(Entry("b.bin", os.urandom(21 * MIB), method=0))),
    ("application_too_large", _zip(*(Entry(f"{n}.bin", bytes(19 * MIB), method=0) for n in range(6)))),
    ("zip_ratio", _zip(("b.bin", ZEROS))),
    ("zip_ratio", _zip(Entry("b.bin", ZEROS, declared=10))),
    ("zip_ratio", _zip(Entry("b.bin", ZEROS, declared=10, flags=UTF8 | DESCRIPTOR))),
    ("zip_nested_too_deep", _file("0666.zip", NESTED)),
    ("zip_overlap", _overlapping),
    ("zip_duplicate_name", _zip(("b.txt", b"1"), ("b.txt", b"2"))),
    ("zip_duplicate_name", _zip(("b.txt", b"1"), ("./b.txt", b"2"))),
    ("zip_unsupported_method", _zip(Entry("b.txt", b"x", method=12))),
    ("empty_package", _file("0666.zip", zipped())),
    ("empty_entry", _xml("")),
    ("xml_dtd", _xml(f"<!DOCTYPE F>{ROOT}</FocusFormSpecification>")),
    ("xml_dtd", _xml(f"{LAUGHS}{ROOT}&j;</FocusFormSpecification>")),
    ("xml_dtd", _xml(f"<!-- x --> <?p?> {EXTERNAL}{ROOT}&x;</FocusFormSpecification>")),
    ("xml_dtd", _xml(f"{EXTERNAL}{ROOT}&x;</FocusFormSpecification>".encode("utf-16"))),
    ("xml_too_deep", _xml(ROOT + "<a>" * 70 + "</a>" * 70 + "</FocusFormSpecification>")),
    ("xml_too_deep", _xml("<a>" * 100_000)),
    ("xml_broken", _xml(f"{ROOT}<FormItems>")),
    ("xml_broken", _xml(f"{ROOT}&x;</FocusFormSpecification>")),
    ("xml_broken", _xml(f"{ROOT}\x01</FocusFormSpecification>")),
    ("xml_broken", _xml(b"%PDF-1.4 named .xml")),
    ("xml_encoding", _xml(form(encoding="UTF-8").encode("cp932"))),
    ("xml_encoding", _xml(form(encoding="Shift_JIS").encode("utf-8") + b"\xff")),
    ("xml_encoding", _xml(form(encoding="UTF-7"))),
    ("xml_encoding", _xml(form(encoding="IBM930"))),
    ("xml_not_application", _xml("<other/>")),
    ("xml_not_application", _file("0666.zip", zipped(("a.pdf", b"%PDF-"), ("Attachment/b.xml", FORM)))),
    ("xml_two_applications", _zip(("b.xml", FORM))),
    (
        "csv_two_applications",
        _file("0666.zip", zipped(*((f"{n}.csv", "項目名,値\n".encode()) for n in "ab"))),
    ),
    ("csv_encoding", _file("0666.zip", zipped(("a.csv", b"\xff\xff")))),
    ("csv_header", _file("0666.csv", b"a,b\n1,2\n")),
    ("csv_quoting", _file("0666.csv", '受付番号\n"1\n'.encode())),
    ("csv_ragged", _file("0666.csv", "項目名,値\n氏名\n".encode())),
    ("csv_no_rows", _file("0666.csv", "受付番号\n".encode())),
    ("no_receipt_no_in_row", _file("0666.csv", "受付番号,氏名\n,新宿\n".encode())),
    ("too_many_items", _file("0666.csv", ("項目名,値\n" + "a,b\n" * 20_001).encode())),
    ("too_many_items", _xml(form(items=[("a", [("", "b")] * 20_001)]))),
    ("no_receipt_no", _file("申請.zip", application())),
    ("no_receipt_no", _file("x" * 41 + ".zip", application())),
    ("receipt_no_disagrees", _file("0666.zip", zipped(("0667/a.xml", FORM)))),
    ("empty_file", _file("0666.zip", b"")),
    ("download_too_large", _sparse("0666.zip", 2049 * MIB)),
    ("download_too_large", _file("0666.csv", b"a" * (65 * MIB))),
    ("unsupported_file", _file("0666.pdf", b"%PDF-1.4")),
    ("unsupported_file", _special),
    ("not_found", lambda folder: folder / "0666.zip"),
    ("link_in_folder", _linked_folder),
    ("link_in_folder", _pipe_in_folder),
    ("folder_too_deep", _deep_folder),
    ("file_too_large", _sparse("0666/a.xml", 21 * MIB)),
    ("empty_package", _empty_folder),
)
