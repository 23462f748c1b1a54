"""Check a store without the program: `python verify_store STORE --user LOGIN --password-file FILE`.

Needs Python 3.11, `cryptography` and `sqlcipher3`, the store's folder and the password of somebody who may
verify; and the ward's `roles.toml` and `workflows/` in a folder (`--resources`, else the one beside
`installer`).
It shares no code with Kaigo Desktop, opens everything read-only and writes nothing into the folder. It prints
a line for each fault, what kind and where; it ends with 0 (none), 1 (some, or not to be opened), 2 (usage).

What it checks: pages, indexes, references; the keyring's certificates and its record in the log; every entry
of the log against the chain and a head signed by whoever acted; every decision's signature, the right to take
it, four eyes, and that application, revisions, files and log agree with it; what the log tells of values,
files, forms, code maps and layouts; hand-overs; every kept file this account has the key of; with
`--seal FILE`, that nothing is older than the seal.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from cryptography.exceptions import InvalidTag
from sqlcipher3 import dbapi2

from applications import check_applications
from attachments import check_attachments
from contents import check_contents
from evidence import Evidence
from keyring_record import check_keyring
from log_chain import check_log
from pages import check_pages, check_references
from sealed import check_seal
from store_files import MAIN, Store
from ward_rules import Rules

UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, StopIteration, InvalidTag)
"""What a store, a seal or roles of another shape, or a wrong password, lead to."""
STEPS = {
    "references": check_references,
    "keyring": check_keyring,
    "log": check_log,
    "applications": check_applications,
    "contents": check_contents,
    "attachments": check_attachments,
    "seal": check_seal,
}
"""What is checked in store.db, in this order; the last only against a seal."""


def verify(evidence: Evidence) -> list[tuple[str, str]]:
    """Every step, each on a connection of its own; a file too damaged for one is told. The faults, in order.

    Raises:
        OSError: a database file cannot be read.
        LookupError, TypeError, AttributeError: the keyring, the seal or a row has another shape.
    """
    check_pages(evidence)
    for name, step in STEPS.items():
        if name == "seal" and not evidence.seal:
            continue
        try:
            with evidence.opened():
                step(evidence)
        except (dbapi2.Error, OSError, ValueError):
            evidence.tell("file", f"{MAIN}: {name}")
    return evidence.found


def _words(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--user", required=True, metavar="LOGIN")
    parser.add_argument("--password-file", type=Path, required=True, metavar="FILE")
    for name in ("--key-file", "--seal"):
        parser.add_argument(name, type=Path, metavar="FILE")
    beside = Path(__file__).resolve().parents[2] / "resources"
    parser.add_argument("--resources", type=Path, metavar="FOLDER", default=beside)
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    """Check and print; the exit code."""
    given = _words(words)
    password = given.password_file.read_text(encoding="utf-8").rstrip("\r\n")
    key_file = given.key_file.read_bytes() if given.key_file else b""
    with tempfile.TemporaryDirectory() as copies:
        try:
            rules = Rules(given.resources)
            seal = json.loads(given.seal.read_bytes()) if given.seal else None
            store = Store(given.store, given.user, password, key_file, Path(copies))
            found = verify(Evidence(store, rules, seal))
        except UNREADABLE as error:
            sys.stdout.write(f"the store, the seal or the roles cannot be opened ({type(error).__name__})\n")
            return 1
    sys.stdout.write("".join(f"{what}\t{where}\n" for what, where in found) or "nothing found\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
