"""A power cut in the middle of receiving: the store opens, is whole, and lacks nothing it had promised."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kaigo_desktop.store import attachments
from kaigo_desktop.store.store import Store
from kaigo_desktop.store.verify import verify
from tests.making.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from kaigo_desktop.store.keyring import Keys, Unlocked
    from tests.store.conftest import Template

RECEIVE = """
import sys, os
from pathlib import Path
from tests.store.conftest import NOW, contents, new_application
from kaigo_desktop.core.model import Enclosure
from kaigo_desktop.store import applications, attachments, audit
from kaigo_desktop.store.database import savepoint
from kaigo_desktop.store.file_keys import Keychain
from kaigo_desktop.store.keyring import Keys
from kaigo_desktop.store.store import Store
import hashlib
keys = Keys(*(bytes.fromhex(os.environ[name]) for name in ("DATABASE", "ATTACHMENTS", "NUMBER_PUBLIC")), None)
store = Store.open(Path(sys.argv[1]), keys)
data = os.urandom(40_000)
file = Enclosure("a", "form", "x/y", hashlib.sha256(data).hexdigest(), data)
for group in range(1000):
    with store.transaction() as tx:
        chain = Keychain(tx, keys)
        made = [chain.for_writing(None, secret=False) for _ in range(5)]
        with attachments.writing(store, NOW, [(key.originals, file) for key in made]) as refs:
            for number, (key, ref) in enumerate(zip(made, refs)):
                with savepoint(tx):
                    receipt_no = f"{sys.argv[2]}-{group}-{number}"
                    new = new_application(receipt_no)
                    written = applications.add(tx, new)
                    chain.keep(written.application, key)
                    attachments.attach(tx, written.application, 1, [(file, ref)])
                    told = contents(new, written, [(file, ref)])
                    audit.append(tx, NOW, "yamada", "receive", receipt_no, told)
        if sys.argv[3] == str(group):
            os._exit(9)
    print(group, flush=True)
"""


def receiving(folder: Path, keys: Keys, run: int, die_in: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", RECEIVE, str(folder), str(run), str(die_in)],
        stdout=subprocess.PIPE,
        text=True,
        env={
            "DATABASE": keys.database.hex(),
            "ATTACHMENTS": keys.attachments.hex(),
            "NUMBER_PUBLIC": keys.number_public.hex(),
            "PYTHONPATH": ".",
        },
    )


def check(folder: Path, admin: Unlocked, promised: int) -> int:
    """Open the store, sweep and verify it; how many applications it holds."""
    store = Store.open(folder, admin.keys, admin.signer, admin.root)
    try:
        attachments.sweep(store)
        result = verify(store, RULES)
        assert {problem.message for problem in result.problems} <= {
            "verify_audit_unsigned"
        }  # nobody was there
        with store.attachments(2026).reading() as files:
            blobs = files.exec_driver_sql("SELECT count(DISTINCT blob) FROM chunk").scalar()
        found = result.checked.get("applications", 0)
        assert found == blobs == result.checked.get("attachments", 0) == result.checked["audit"]
        with store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM search").scalar() == found
        assert found >= promised
        assert found % 5 == 0
        return found
    finally:
        store.close()


def test_dying_between_the_files_and_their_rows_leaves_no_half_application(
    folder: Path, template: Template
) -> None:
    child = receiving(folder, template.keys, 0, 2)
    printed, _ = child.communicate(timeout=60)
    assert (child.returncode, printed.split()) == (9, ["0", "1"])
    assert check(folder, template.admin, 10) == 10


@pytest.mark.slow
def test_being_killed_at_any_moment_loses_nothing_that_was_promised(folder: Path, template: Template) -> None:
    promised = 0
    for run in range(12):
        child = receiving(folder, template.keys, run + 1, -1)
        assert child.stdout is not None
        for _ in range(1 + run % 4):
            assert child.stdout.readline()
            promised += 5
        child.kill()
        later, _ = child.communicate(timeout=60)
        promised += 5 * len(later.split())
        promised = check(folder, template.admin, promised)
