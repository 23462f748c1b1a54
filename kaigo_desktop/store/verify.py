"""Checking that a store is whole and genuine (検証): files, log, signatures, applications, and a seal."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.genuine import Rules
from kaigo_desktop.store import authority
from kaigo_desktop.store.findings import Finding, Findings
from kaigo_desktop.store.keyring_log import keyring_checks
from kaigo_desktop.store.seals import Seal, check_seal
from kaigo_desktop.store.store import NAME, Store
from kaigo_desktop.store.verify_applications import check_applications
from kaigo_desktop.store.verify_files import (
    check_attachments,
    check_contents,
    check_pages,
    check_references,
)
from kaigo_desktop.store.verify_log import check_log

_DAMAGE = frozenset({"store_damaged", "store_cannot_open", "store_plaintext", "store_missing", "store_io"})


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, how many of each, and every fault with its place."""

    checked: dict[str, int]
    problems: list[Finding]

    @property
    def ok(self) -> bool:
        """Whether there is no fault."""
        return not self.problems


def verify(store: Store, rules: Rules, seal: Seal | None = None) -> Verification:
    """Check everything in `store`; a fault in one thing does not stop the check of the others.

    Args:
        store: open; its root says whose certificates count.
        rules: what roles may do.
        seal: what was kept outside, to find a rollback by.

    Raises:
        UserError: `store_busy` and other faults of the disk itself.
    """
    findings = Findings()
    check_pages(store, findings)
    steps: dict[str, Callable[[Connection], None]] = {
        "references": lambda connection: check_references(connection, findings),
        "keyring": lambda connection: _check_keyring(store, connection, findings),
        "log": lambda connection: check_log(connection, authority.of(store, connection), findings),
        "applications": lambda connection: check_applications(
            connection, authority.of(store, connection), rules, findings
        ),
        "contents": lambda connection: check_contents(connection, findings),
        "attachments": lambda connection: check_attachments(store, connection, findings),
    }
    if seal is not None:
        steps["seal"] = lambda connection: check_seal(store, connection, seal, findings)
    for name, step in steps.items():
        try:
            with store.fresh_reading(store.folder / NAME) as connection:
                step(connection)
        except UserError as error:
            if error.code not in _DAMAGE:
                raise
            findings.found("file", f"{NAME}: {name}", "verify_file")
        except (DBAPIError, dbapi2.Error, ValueError):  # rows no program of ours would have written
            findings.found("file", f"{NAME}: {name}", "verify_file")
    return Verification(findings.checked, findings.problems)


def _check_keyring(store: Store, connection: Connection, findings: Findings) -> None:
    findings.count("keyring")
    for what, where, message in keyring_checks(store, connection):
        findings.found(what, where, message)
