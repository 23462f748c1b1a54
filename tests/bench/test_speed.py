"""The measurements: ours against the floor its parts set, in one run; printed, never judged by the clock.

    python3 dev.py bench

Machines are noisy: read the ratios, which are medians of several runs.
"""

import hashlib
import itertools
import os
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from lxml import etree
from PySide6.QtWidgets import QApplication
from sqlcipher3 import dbapi2

from kaigo_desktop.flow.desk import Desk, Program
from kaigo_desktop.flow.find import Query, ids, rows
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.store import applications
from kaigo_desktop.store.applications import Columns, NewApplication
from kaigo_desktop.store.search import WRITTEN
from kaigo_desktop.ui import theme
from kaigo_desktop.ui.filter_bar import Place
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.list_panel import ListPanel
from kaigo_desktop.ui.palette import LIGHT
from kaigo_desktop.ui.pictures import settle
from kaigo_desktop.ui.vocabulary import Vocabulary, gather
from tests.bench.telling import RUNS, seconds, tell
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


def test_a_long_list_against_a_short_one(
    qapp: QApplication, program: Program, store_folder: Path, tmp_path: Path
) -> None:
    """From the question to painted rows in the real panel; and what the store alone takes."""
    theme.apply(qapp, program.resources, LIGHT)
    shown, complete, named = {}, {}, {}
    for count in (1_000, 100_000):
        desk = sign_in(program, shutil.copytree(store_folder, tmp_path / str(count)), "tanto", PASSWORD)
        fill(desk, count)
        shown[count] = painted(desk)
        complete[count] = seconds(partial(ids, desk, Query()))
        named[count] = seconds(lambda desk=desk: rows(desk, ids(desk, Query(text="髙橋"))[:40]))  # type: ignore[misc]
        sign_out(desk)
    tell("list painted, 100,000 against 1,000", shown[100_000], shown[1_000], "≤ 1.5")
    tell(
        "every id of the list, 100,000 against 1,000", complete[100_000], complete[1_000], "in the background"
    )
    tell("a name found, 100,000 against 1,000", named[100_000], named[1_000], "")


def painted(desk: Desk) -> float:
    """Median time from asking for the list to its painted rows."""
    jobs = Jobs(desk.program.messages)
    panel = ListPanel(desk, jobs)
    panel.resize(1200, 700)
    panel.show()
    panel.refresh(gather(desk))
    settle(jobs, panel)
    times = []
    for turn in range(RUNS * 2):
        panel.model.show_ids([], Vocabulary())
        start = time.perf_counter()
        panel.show_place(Place(f"turn {turn}", ("received",) if turn % 2 else ()))
        while not panel.model.rowCount():
            QApplication.processEvents()
        panel.table.viewport().repaint()
        times.append(time.perf_counter() - start)
        settle(jobs, panel)
    panel.close()
    jobs.close()
    return statistics.median(times)


def fill(desk: Desk, count: int) -> None:
    """Put `count` plain rows into the store, every hundredth of the name 髙橋."""
    at = datetime(2026, 4, 1, tzinfo=UTC)
    with desk.store.transaction() as tx:
        for number in range(count):
            name = "髙橋　一郎" if number % 100 == 0 else f"架空　{number % 997}郎"
            applications.add(
                tx,
                NewApplication(
                    receipt_no=f"{number:020d}",
                    procedure="qualification",
                    procedure_title="",
                    definition="",
                    state="received",
                    received_at="2026-04-01T09:00:00",
                    taken_in_at=at,
                    digest="",
                    batch="bench",
                    actor="tanto",
                    values={},
                    original={},
                    unmapped=(),
                    columns=Columns(
                        name=name, kana="タカハシ", insured_no=f"{number:010d}", due_on="2026-04-15"
                    ),
                    search={"name": [name.replace("　", "").replace("髙", "高")], WRITTEN: [name]},
                ),
            )


def test_command_start_up_against_an_import(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path)}

    def run(*words: str) -> None:
        subprocess.run([sys.executable, *words], check=True, capture_output=True, env=environment)

    floor = seconds(lambda: run("-c", "import sqlalchemy"), 7)
    version = seconds(lambda: run("-m", "kaigo_desktop", "--version"), 7)
    check = seconds(lambda: run("-m", "kaigo_desktop", "definitions", "check"), 7)
    tell("start of --version against `import sqlalchemy`", version, floor, "< 2.0")
    tell("start of definitions check against `import sqlalchemy`", check, floor, "< 2.0")
