"""Receiving against the same bytes in one bare loop; what it needs of memory and of the disk.

`KAIGO_BENCH_RECEIVE` is the size of the large batch (10,000: three gigabytes of disk while it runs).
"""

import hashlib
import itertools
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from lxml import etree
from sqlcipher3 import dbapi2

from tests.bench.telling import at_most, seconds, tell
from tests.making.downloads import MOVED_IN, PDF, form_xml, write_zip

pytestmark = pytest.mark.bench

LARGE = int(os.environ.get("KAIGO_BENCH_RECEIVE", "10000"))
APPLICANT = form_xml("申請者情報入力", {"氏名（漢字又はアルファベット）": "新宿　太郎", "現住所": "東京都"})
IMAGE = b"\xff\xd8\xff\xe0" + os.urandom(100_000)
GROUP = 32 << 20
"""After so many bytes of files ours commits; so does the floor."""

RECEIVE = """
import json, resource, sys, time
from pathlib import Path
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from tests.making.desks import PASSWORD, Clock, make_program

desk = sign_in(make_program(Clock().now), Path(sys.argv[1]), "tanto", PASSWORD)
began = time.perf_counter()
received = receive(desk, [Path(sys.argv[2])])
took = time.perf_counter() - began
sign_out(desk)
peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps([took, received.counts["received"], *peaks]))
"""


@pytest.mark.parametrize("count", [1_000, LARGE])
def test_receiving_against_its_parts(filled_store: Path, tmp_path: Path, count: int) -> None:
    """Two XML, a PDF and 100 KB of image in each; ours in a process of its own, whose peaks are told."""
    downloads = made(tmp_path / "in", count)
    sent = sum(path.stat().st_size for path in downloads)
    floor = seconds(lambda: bare_receive(downloads, tmp_path / "bare"), 3 if count <= 1_000 else 1)
    shutil.rmtree(tmp_path / "bare")
    store = shutil.copytree(filled_store, tmp_path / "store")
    before = size_of(store)
    done = subprocess.run(
        [sys.executable, "-c", RECEIVE, str(store), str(tmp_path / "in")],
        check=True,
        capture_output=True,
        text=True,
    )
    ours, received, parent, child = json.loads(done.stdout)
    assert received == count
    tell(f"receive {count:,} applications", ours, floor, "≤ 1.25", met=ours <= 1.25 * floor)
    kept = size_of(store) - before
    sys.stdout.write(f"| peak memory | program {parent >> 10} MB | reader {child >> 10} MB | | flat |\n")
    at_most(1.3, "on the disk (GB as s)", kept / 2**30, sent / 2**30)


def made(folder: Path, count: int) -> list[Path]:
    """Downloads of `count` applications, no two of the same person."""
    files = {
        "申請者.xml": APPLICANT.replace(b"FocusFormSpecification", b"Data"),
        "申請書.pdf": PDF,
        "Attachment/写真.jpg": IMAGE,
    }
    found = []
    for number in range(count):
        items = MOVED_IN | {
            "届出人氏名": f"架空　{number}郎",
            "世帯員氏名（１人目）": f"架空　{number}郎",
            "新住所": f"東京都新宿区歌舞伎町{number % 7 + 1}-{number % 31 + 1}-{number}",
            "世帯員被保険者番号（１人目）": f"{number:010d}",
        }
        found.append(write_zip(folder, f"{number:020d}", items, files=files))
    return found


def size_of(folder: Path) -> int:
    """The bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.iterdir())


def bare_receive(downloads: list[Path], folder: Path) -> None:
    """The floor of a receive: the same libraries, bytes and settings, no program around them.

    Rows and files in a database each, as ours; committed after as many bytes, the files first.
    """
    folder.mkdir(exist_ok=True)
    for leftover in folder.iterdir():
        leftover.unlink()
    rows, files = opened(folder / "rows.db", 4_096), opened(folder / "files.db", 16_384)
    rows.execute("CREATE TABLE application (id INTEGER PRIMARY KEY, number TEXT, body TEXT)")
    rows.execute("CREATE TABLE file (application INTEGER, sha256 TEXT)")
    rows.execute(
        "CREATE VIRTUAL TABLE search USING fts5 (tokens, content='', contentless_delete=1, detail=none, "
        "prefix='2 4 5 6', tokenize=\"ascii tokenchars '-'\")"
    )
    files.execute("CREATE TABLE chunk (id INTEGER PRIMARY KEY, data BLOB)")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    pending = 0
    for database in (rows, files):
        database.execute("BEGIN")
    for number, path in enumerate(downloads, 1):
        pending += bare_application(rows, files, parser, number, path)
        if pending > GROUP or number == len(downloads):
            pending = 0
            for database in (files, rows):
                database.execute("COMMIT")
                database.execute("BEGIN")
    for database in (rows, files):
        database.close()


def bare_application(
    rows: dbapi2.Connection, files: dbapi2.Connection, parser: etree.XMLParser, number: int, path: Path
) -> int:
    """One application of the floor; the bytes of its files."""
    cipher = AESGCM(AESGCM.generate_key(256))
    texts: list[str] = []
    size = 0
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            data = archive.read(entry)
            if entry.filename.endswith(".xml"):
                texts += [node.text or "" for node in etree.fromstring(data, parser).iter("value")]
            nonce = os.urandom(12)
            files.execute("INSERT INTO chunk (data) VALUES (?)", (nonce + cipher.encrypt(nonce, data, None),))
            rows.execute("INSERT INTO file VALUES (?, ?)", (number, hashlib.sha256(data).hexdigest()))
            size += len(data)
    rows.execute("INSERT INTO application VALUES (?, ?, ?)", (number, path.stem, "\n".join(texts)))
    tokens = " ".join(f"n{a}{b}" for text in texts for a, b in itertools.pairwise(text))
    rows.execute("INSERT INTO search (rowid, tokens) VALUES (?, ?)", (number, tokens))
    return size


def opened(path: Path, page_size: int) -> dbapi2.Connection:
    """A database of the floor, with the settings of ours."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{os.urandom(48).hex()}'\"")
    connection.execute(f"PRAGMA cipher_page_size={page_size}")
    for setting in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON",
                    "temp_store=2", "cell_size_check=ON", "cache_size=-65536"):  # fmt: skip
        connection.execute(f"PRAGMA {setting}")
    return connection
