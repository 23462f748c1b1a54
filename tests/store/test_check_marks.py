"""The tables of the checklist and of the letters come into a store that was made without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from kaigo_desktop.core.checklist import Mark
from kaigo_desktop.core.model import Decision
from kaigo_desktop.store import check_marks, decisions, migrate, schema
from kaigo_desktop.store.store import Store
from tests.store.conftest import new_keyring

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tests.store.conftest import Adds, ProgramOf

BEFORE = "0002"


def test_a_store_of_the_version_before_gets_the_tables_and_keeps_what_it_had(
    tmp_path: Path, program_of: ProgramOf, add: Adds, now: datetime
) -> None:
    folder = tmp_path / "old"
    with program_of(BEFORE):
        keys = new_keyring(folder).unlocked.keys
        old = Store.create(folder, keys)
        with old.transaction() as tx:
            app_id = add(tx)
            assert "check_mark" not in inspect(tx).get_table_names()
        old.close()
    store = Store.open(folder, keys)
    with store.transaction() as tx:
        assert migrate.version(tx) == migrate.HEAD
        assert check_marks.of(tx, app_id) == []
        assert decisions.of(tx, app_id) == []
        check_marks.add(tx, app_id, Mark("identity", True, "yamada", now, "", 1))
        decisions.add(tx, app_id, Decision(now, "yamada", "request-correction", "", "", 1, "", "", "本文"))
    for table in ("check_mark", "correction_letter"):
        with pytest.raises(IntegrityError, match="append-only"), store.transaction() as tx:
            tx.execute(schema.metadata.tables[table].delete())
    store.close()
