"""No key and no password is left in the memory of a locked program: what a core dump of it would hold."""

import base64
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sign_in import sign_out
from kaigo_desktop.store import keyed_files
from tests.making.desks import PASSWORD
from tests.making.downloads import write_zip

pytestmark = pytest.mark.slow

DRIVER = Path(__file__).parents[1] / "making" / "window_driver.py"
PATIENCE = 600
"""Looks at a process, a tenth of a second apart."""


def forms(key: bytes) -> dict[str, bytes]:
    """A key as it stands in a memory: raw, as hex, as base64."""
    text = base64.b64encode(key)
    return {
        "raw": key,
        "hex": key.hex().encode(),
        "HEX": key.hex().upper().encode(),
        "base64": text.rstrip(b"="),
        "base64url": base64.urlsafe_b64encode(key).rstrip(b"="),
        "utf-16": key.hex().encode("utf-16-le"),
    }


def secrets_of(desk: Desk) -> dict[str, bytes]:
    """Everything that must not be left, by name and form."""
    keys, unlocked = desk.unlocked.keys, desk.unlocked
    assert keys.number is not None
    named = {
        "store key": keys.database,
        "key of store.db": keyed_files.file_key(desk.store.folder / "store.db", keys),
        "attachments key": keys.attachments,
        "number key": keys.number,
        "signing key": unlocked.secret.signing,
        "sealing key": unlocked.secret.sealing,
    }
    found = {f"{name} {form}": data for name, key in named.items() for form, data in forms(key).items()}
    return found | {f"password {code}": PASSWORD.encode(code) for code in ("utf-8", "utf-16-le")}


def memory(process: int) -> Iterator[bytes]:
    """Every readable mapping of a process, as a core dump holds them."""
    maps = Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as file:
        for line in maps:
            span, rights, *_ = line.split()
            begin, end = (int(part, 16) for part in span.split("-"))
            if not rights.startswith("r") or "[v" in line:
                continue
            try:
                file.seek(begin)
                yield file.read(end - begin)
            except OSError:  # a page beyond the end of a mapped file
                continue


def found_in(process: int, wanted: dict[str, bytes]) -> set[str]:
    found: set[str] = set()
    for part in memory(process):
        found |= {name for name, pattern in wanted.items() if pattern in part}
    return found


def wait_for_a_locked_window(process: int) -> None:
    """Until the process runs another program, which has painted its window and rests."""
    pause, rested, before = threading.Event(), 0, ""
    for _ in range(PATIENCE):
        words = Path(f"/proc/{process}/cmdline").read_bytes()
        state, _, busy = (
            Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2][1:].partition(" ")
        )
        spent = " ".join(busy.split()[10:12])
        maps = Path(f"/proc/{process}/maps").read_text("utf-8")
        rests = b"--continued" in words and "libqoffscreen" in maps and state == "S" and spent == before
        rested = rested + 1 if rests else 0
        if rested == 3:
            return
        before = spent
        pause.wait(0.1)
    pytest.fail("the program did not begin anew")


def line_from(stream: IO[str] | None) -> str:
    assert stream is not None
    return stream.readline().strip()


def check_a_locked_program_holds_no_key(caseworker: Desk, tmp_path: Path, store_folder: Path) -> None:
    receive(caseworker, [write_zip(tmp_path / "in", "1")])
    wanted = secrets_of(caseworker)
    sign_out(caseworker)
    command = [sys.executable, str(DRIVER), str(store_folder), "tanto", "1"]
    here = os.environ | {"PYTHONPATH": str(Path.cwd()), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=here, encoding="utf-8"
    ) as window:
        try:
            assert window.stdin is not None
            window.stdin.write(f"{PASSWORD}\n")
            window.stdin.flush()
            assert line_from(window.stdout) == "open"
            before = found_in(window.pid, wanted)
            window.stdin.write("lock\n")
            window.stdin.flush()
            wait_for_a_locked_window(window.pid)
            after = found_in(window.pid, wanted)
        finally:
            window.kill()
    sys.stdout.write(
        f"\nopen: {len(before)} of {len(wanted)} forms of keys and password; locked: {len(after)}\n"
    )
    assert {"store key raw", "key of store.db hex", "number key raw"} <= before
    assert after == set()


if sys.platform == "linux":
    test_no_key_and_no_password_is_left_in_the_memory_of_a_locked_program = (
        check_a_locked_program_holds_no_key
    )
