"""Nothing that went in can be read outside the encrypted store, and nothing goes over a network."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from kaigo_desktop.flow.analyse_log import export_report
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.drafts import keep_draft
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.find import Query, find
from kaigo_desktop.flow.read_log import LogQuery, export_log
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.reveal import reveal
from kaigo_desktop.flow.seal import seal
from kaigo_desktop.flow.show import show
from kaigo_desktop.flow.sign_in import sign_out
from tests.making.desks import PASSWORD
from tests.making.downloads import MOVED_IN, write_zip

CANARIES = (
    "金絲雀　鳴子",
    "カナリア　ナルコ",
    "9876543210",
    "987654321093",
    "東京都新宿区秘密町9-9-9",
    "カナリアの添付",
)
"""Name, kana, insured number, individual number, address and a text inside an attachment."""

ITEMS = MOVED_IN | {
    "届出人氏名": CANARIES[0],
    "世帯員氏名（１人目）": CANARIES[0],
    "世帯員氏名(フリガナ)（１人目）": CANARIES[1],
    "世帯員被保険者番号（１人目）": CANARIES[2],
    "世帯員個人番号（１人目）": CANARIES[3],
    "新住所": CANARIES[4],
}


def patterns() -> list[bytes]:
    texts = [*CANARIES, *(text.replace("　", "") for text in CANARIES)]
    return [text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le", "cp932")]


def finds(folder: Path) -> list[str]:
    """The files below `folder` in which anything that went in stands readable."""
    wanted = patterns()
    hits = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            hits += [f"{path.name}: {number}" for number, pattern in enumerate(wanted) if pattern in data]
    return hits


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    return folder


class Watcher:
    """Looks at a folder again and again until it is told to stop."""

    def __init__(self, folder: Path) -> None:
        self.hits: list[str] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, args=(folder,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self, folder: Path) -> None:
        while not self._stop.is_set():
            try:
                self.hits += finds(folder)
            except OSError:
                continue


def test_the_search_itself_would_find_a_leak(tmp_path: Path) -> None:
    (tmp_path / "leak").write_text(CANARIES[0], encoding="utf-8")
    assert finds(tmp_path)


def test_no_file_of_the_store_holds_what_went_in(
    caseworker: Desk, store_folder: Path, tmp_path: Path, temporary: Path, home: Path
) -> None:
    download = write_zip(tmp_path / "in", "1", ITEMS, files={"Attachment/a.txt": CANARIES[5].encode() * 100})
    with Watcher(temporary) as watcher:
        receive(caseworker, [download])
        edit(caseworker, "1", {"previous_address": CANARIES[4]}, "確認")
        assert find(caseworker, Query(text="金絲雀")).total == 1
        reveal(caseworker, "1", "household[0].individual_number", "確認のため")
        decide(caseworker, "withdraw", "1", comment="本人の申出")
    assert watcher.hits == []
    assert finds(store_folder) == []
    assert finds(temporary) == []
    assert finds(home) == []
    caseworker.store.close()
    assert finds(store_folder) == []


def test_a_refusal_and_a_bug_leave_no_personal_data_in_log_or_outcome(
    caseworker: Desk, tmp_path: Path, home: Path
) -> None:
    path = write_zip(tmp_path / "in", "1", ITEMS)
    path.write_bytes(path.read_bytes()[:-40])
    received = receive(caseworker, [path])
    assert received.counts["refused"] == 1
    assert not any(canary in received.files[0].message for canary in CANARIES)
    assert finds(home) == []


FAILING = """
import sys
from kaigo_desktop.flow import find
from kaigo_desktop.main import start
found = find.find
def fail(*words):
    result = found(*words)
    raise RuntimeError(f"{result.rows}")
find.find = fail
sys.exit(start(sys.argv[1:]))
"""
"""The program with a mistake in it: an exception whose text and variables hold what an applicant sent."""


def test_a_crash_says_where_it_was_and_nothing_of_an_application(
    caseworker: Desk, tmp_path: Path, store_folder: Path, home: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path / "in", "1", ITEMS)])
    sign_out(caseworker)
    password = tmp_path / "password"
    password.write_text(PASSWORD, encoding="utf-8")
    words = [
        "find",
        "金絲雀",
        "--store",
        str(store_folder),
        "--user",
        "tanto",
        "--password-file",
        str(password),
    ]
    done = subprocess.run(
        [sys.executable, "-c", FAILING, *words], capture_output=True, check=False, timeout=100
    )
    assert done.returncode == 70
    reference = re.search(rb"[0-9a-f]{8}", done.stderr)
    assert reference is not None
    assert not any(pattern in done.stderr + done.stdout for pattern in patterns())
    logged = b"".join(path.read_bytes() for path in home.rglob("kaigo-desktop.log"))
    assert reference[0] in logged
    assert b"RuntimeError" in logged
    assert finds(home) == []


def test_reports_and_seals_hold_nothing_of_an_application(
    caseworker: Desk, open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path / "in", "1", ITEMS)])
    edit(caseworker, "1", {"previous_address": CANARIES[4]}, "確認")
    show(caseworker, "1")
    auditor, out = open_desk("kansa"), tmp_path / "out"
    out.mkdir()
    assert export_log(auditor, LogQuery(), out / "log.csv") > 3
    export_report(auditor, "2026-04", out / "report.csv")
    export_report(auditor, "2026-04", out / "report.pdf")
    seal(auditor, out)
    assert len(list(out.iterdir())) >= 5
    assert finds(out) == []


def test_what_was_typed_and_not_saved_is_kept_under_the_key_alone(
    caseworker: Desk, tmp_path: Path, store_folder: Path
) -> None:
    receive(caseworker, [write_zip(tmp_path / "in", "1")])
    keep_draft(caseworker, "1", 1, {"previous_address": CANARIES[4], "applicant_name": CANARIES[0]})
    assert finds(store_folder) == []
    sign_out(caseworker)
    assert finds(store_folder) == []


def test_the_demonstration_touches_no_socket(tmp_path: Path) -> None:
    words = ["demo", "--count", "10", "--dir", str(tmp_path / "demo"), "--no-window", "--json"]
    hook = (
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event.startswith('socket.'): raise SystemExit(f'network: {event} {arguments}')\n"
        "sys.addaudithook(refuse)\n"
        "from kaigo_desktop.main import start\n"
        f"sys.exit(start({words!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", hook],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=200,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def killed_receive(store_folder: Path, tmp_path: Path) -> Callable[[float], None]:
    """Start `receive` in a process of its own and kill it after so many seconds."""
    password = tmp_path / "password"
    password.write_text("correct horse battery", encoding="utf-8")
    words = ["receive", str(tmp_path / "in"), "--store", str(store_folder), "--user", "tanto"]
    command = [sys.executable, "-m", "kaigo_desktop", *words, "--password-file", str(password), "--json"]

    def run(after: float) -> None:
        started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            started.wait(timeout=after)
        except subprocess.TimeoutExpired:
            started.kill()
            started.wait()

    return run


@pytest.mark.slow
def test_killing_a_receive_at_any_moment_leaves_a_store_that_completes_it(
    killed_receive: Callable[[float], None], open_desk: Callable[[str], Desk], tmp_path: Path
) -> None:
    from kaigo_desktop.flow.verify import verify

    count = 150
    for number in range(count):
        write_zip(tmp_path / "in", f"{number:06d}", files={"Attachment/a.bin": os.urandom(20_000)})
    for after in (0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.3, 1.6):
        killed_receive(after)
        auditor = open_desk("kansa")
        assert verify(auditor).problems == []
        auditor.store.close()
    desk = open_desk("tanto")
    received = receive(desk, [tmp_path / "in"])
    assert received.counts["received"] + received.counts["duplicate"] == count
    assert find(desk, Query()).total == count
    assert all(len(show(desk, f"{number:06d}").attachments) == 2 for number in (0, 77, count - 1))
    assert verify(open_desk("kansa")).ok
