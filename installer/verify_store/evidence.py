"""What every step of a verification asks and tells."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from canonical import Facts
from certificates import Trust, name_of
from store_files import MAIN, Store
from ward_rules import Rules


class Evidence:
    """A store, the ward's rules, a seal or None, and the faults `found`: (what kind, where), in order.

    While `opened`: `trust` in the store's certificates, `kept` the store's own record of them by fingerprint,
    and `forged` the logins of those in the keyring that do not lead back to the root.
    """

    def __init__(self, store: Store, rules: Rules, seal: Facts | None) -> None:
        self.store, self.rules, self.seal = store, rules, seal
        self.found: list[tuple[str, str]] = []
        self.kept: dict[str, Facts] = {}
        self.forged: list[str] = []
        self.trust: Trust
        self._database: Any

    @contextmanager
    def opened(self) -> Iterator[None]:
        """A connection to store.db of one's own, and trust read anew from it.

        Raises:
            sqlcipher3.dbapi2.Error: store.db cannot be opened, or has no certificates.
            ValueError: a certificate in it is no JSON.
        """
        self._database = self.store.connect(MAIN)
        try:
            self.trust = self._trust()
            yield
        finally:
            self._database.close()

    def _trust(self) -> Trust:
        # the keyring holds every certificate there ever was; where it is forged, the store's own count
        kept = [json.loads(row[0]) for row in self.rows("SELECT content FROM certificate")]
        ring, root = self.store.ring, self.store.root
        self.kept = {name_of(one): one for one in kept}
        trust = Trust(ring, root, ring["certificates"])
        self.forged = [one["login"] for one in ring["certificates"] if name_of(one) not in trust.good]
        return Trust(ring, root, kept) if self.forged else trust

    def tell(self, what: str, where: object) -> None:
        """Note a fault."""
        self.found.append((what, str(where)))

    def each(self, sql: str, *given: object) -> Iterator[Any]:
        """The rows of a question to store.db, one after the other."""
        return iter(self._database.execute(sql, given))

    def rows(self, sql: str, *given: object) -> list[Any]:
        """All rows of a question to store.db."""
        return list(self.each(sql, *given))
