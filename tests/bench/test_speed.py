"""The measurements: ours against the floor its parts set, in one run; printed, never judged by the clock.

    python3 dev.py bench

Machines are noisy: read the ratios, which are medians of several runs.
"""

import hashlib
import itertools
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from lxml import etree
from sqlcipher3 import dbapi2

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from tests.bench.telling import seconds, tell
from tests.making.desks import PASSWORD
from tests.making.downloads import MOVED_IN, PDF, form_xml, write_zip

pytestmark = pytest.mark.bench

APPLICANT = form_xml("申請者情報入力", {"氏名（漢字又はアルファベット）": "新宿　太郎", "現住所": "東京都"})
IMAGE = b"\xff\xd8\xff\xe0" + os.urandom(100_000)


def test_receiving_against_its_parts(caseworker: Desk, tmp_path: Path) -> None:
    """Unzip, parse, insert, index and encrypt the same bytes in one bare loop; 100 KB of image in each."""
    count = 1_000
    applicant = APPLICANT.replace(b"FocusFormSpecification", b"Data")
    files = {"申請者.xml": applicant, "申請書.pdf": PDF, "Attachment/写真.jpg": IMAGE}
    downloads = []
    for number in range(count):
        items = MOVED_IN | {"届出人氏名": f"架空　{number}郎"}
        downloads.append(write_zip(tmp_path / "in", f"{number:020d}", items, files=files))
    ours = seconds(lambda: receive(caseworker, [tmp_path / "in"]), 1)
    floor = seconds(lambda: bare_receive(downloads, tmp_path / f"bare-{time.monotonic_ns()}.db"), 3)
    tell(f"receive {count} applications", ours, floor, "≤ 2.0 (half the rate of the parts)")


def bare_receive(downloads: list[Path], database: Path) -> None:
    """The floor of a receive: the same libraries and bytes, no program around them."""
    connection = dbapi2.connect(str(database), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{os.urandom(48).hex()}'\"")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE application (id INTEGER PRIMARY KEY, number TEXT, body TEXT)")
    connection.execute("CREATE TABLE file (application INTEGER, sha256 TEXT, data BLOB)")
    connection.execute(
        "CREATE VIRTUAL TABLE search USING fts5 (tokens, content='', contentless_delete=1, detail=none)"
    )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    connection.execute("BEGIN")
    for number, path in enumerate(downloads, 1):
        cipher = AESGCM(AESGCM.generate_key(256))
        texts: list[str] = []
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                data = archive.read(entry)
                if entry.filename.endswith(".xml"):
                    texts += [node.text or "" for node in etree.fromstring(data, parser).iter("value")]
                nonce = os.urandom(12)
                sealed = nonce + cipher.encrypt(nonce, data, None)
                digest = hashlib.sha256(data).hexdigest()
                connection.execute("INSERT INTO file VALUES (?, ?, ?)", (number, digest, sealed))
        connection.execute("INSERT INTO application VALUES (?, ?, ?)", (number, path.stem, "\n".join(texts)))
        tokens = " ".join(f"n{a}{b}" for text in texts for a, b in itertools.pairwise(text))
        connection.execute("INSERT INTO search (rowid, tokens) VALUES (?, ?)", (number, tokens))
    connection.execute("COMMIT")
    connection.close()


def test_signing_in_against_argon2(program: Program, store_folder: Path) -> None:
    floor = seconds(
        lambda: Argon2id(salt=bytes(16), length=32, iterations=3, lanes=4, memory_cost=64 * 1024).derive(b"x")
    )
    ours = seconds(lambda: sign_out(sign_in(program, store_folder, "tanto", PASSWORD)))
    tell("sign in and out", ours, floor, "≤ 1.3")


def test_command_start_up_against_an_import(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path)}

    def run(*words: str) -> None:
        subprocess.run([sys.executable, *words], check=True, capture_output=True, env=environment)

    floor = seconds(lambda: run("-c", "import sqlalchemy"), 7)
    version = seconds(lambda: run("-m", "kaigo_desktop", "--version"), 7)
    check = seconds(lambda: run("-m", "kaigo_desktop", "definitions", "check"), 7)
    tell("start of --version against `import sqlalchemy`", version, floor, "< 2.0")
    tell("start of definitions check against `import sqlalchemy`", check, floor, "< 2.0")
