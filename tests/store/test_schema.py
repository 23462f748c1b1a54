"""The schema: the scripts make what the statements expect, and an older store is brought up to it."""

from __future__ import annotations

import importlib
import pkgutil
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, inspect, select, update
from sqlalchemy.exc import IntegrityError

import kaigo_desktop.store
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Decision
from kaigo_desktop.store import (
    audit_search,
    decisions,
    layout_tables,
    migrate,
    number_tables,
    schema,
    signature_tables,
)
from kaigo_desktop.store.acknowledgements import acknowledgement
from kaigo_desktop.store.decision_signatures import decision_signature
from kaigo_desktop.store.log_reviews import log_review
from kaigo_desktop.store.manifests import hand_over_manifest
from kaigo_desktop.store.staff_addresses import staff_address
from kaigo_desktop.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from kaigo_desktop.store.keyring import Keys
    from tests.store.conftest import Adds

NEXT = '''"""A later change."""

from alembic import op

revision = "later"
down_revision = "{before}"


def upgrade() -> None:
    op.get_bind().exec_driver_sql("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")
    {failure}
'''
NOW = migrate.HEAD
AT = datetime(2026, 4, 2, tzinfo=UTC)


def indexed(index: Any) -> str:
    """An index in words, and which rows it holds."""
    held = {name: str(where) for name, where in index["dialect_options"].items()}
    return str({**index, "dialect_options": held})


def shape(connection: Connection) -> dict[str, object]:
    """Every table of the metadata as the database knows it."""
    found: dict[str, object] = {}
    for table in schema.metadata.tables:
        strict = "SELECT strict FROM pragma_table_list WHERE name = ?"
        inspector = inspect(connection)
        found[table] = (
            connection.exec_driver_sql(f"PRAGMA table_xinfo({table})").all(),
            connection.exec_driver_sql(strict, (table,)).scalar(),
            sorted(map(indexed, inspector.get_indexes(table))),
            sorted(map(str, inspector.get_unique_constraints(table))),
            sorted(map(str, inspector.get_foreign_keys(table))),
            "AUTOINCREMENT"
            in str(
                connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).scalar()
            ),
        )
    return found


def test_the_scripts_make_exactly_the_tables_the_statements_describe(store: Store) -> None:
    described = create_engine("sqlite://")
    with store.reading() as made, described.begin() as connection:
        assert {index.table for index in audit_search.INDEXES} == {schema.audit}
        schema.metadata.create_all(connection)
        assert shape(made) == shape(connection)
    described.dispose()


def test_nothing_stands_in_a_store_that_is_not_described(store: Store) -> None:
    with store.reading() as connection:
        tables = set(inspect(connection).get_table_names())
    for module in pkgutil.iter_modules(kaigo_desktop.store.__path__):  # some keep a table of their own
        importlib.import_module(f"kaigo_desktop.store.{module.name}")
    own = {name for name in tables if not name.startswith(("search", "sqlite_"))} - {"alembic_version"}
    assert own | {"search_text"} == set(schema.metadata.tables)
    assert staff_address.name in own


def test_the_program_works_on_the_newest_script() -> None:
    assert ScriptDirectory(str(migrate.SCRIPTS)).get_heads() == [migrate.HEAD]


def test_opening_a_store_that_is_up_to_date_does_not_import_the_migration_tool(folder: Path) -> None:
    code = (
        "import sys, pathlib; from kaigo_desktop.store.keyring import Keyring;"
        "from kaigo_desktop.store.store import Store; folder = pathlib.Path(sys.argv[1]);"
        "Store.open(folder, Keyring.load(folder).unlock('admin', 'correct horse battery').keys).close();"
        "print('alembic' in sys.modules, 'mako' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )
    assert (done.stdout.split(), done.stderr) == (["False", "False"], "")


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A later program, which has one script more."""
    scripts = shutil.copytree(migrate.SCRIPTS, tmp_path / "migrations of 100% later")
    script = NEXT.format(before=NOW, failure="")
    (scripts / "versions" / "later.py").write_text(script, encoding="utf-8")
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "HEAD", "later")
    return scripts


@pytest.mark.usefixtures("later")
def test_an_older_store_is_copied_and_brought_up_to_date(folder: Path, keys: Keys, add: Adds) -> None:
    later_head, migrate.HEAD = migrate.HEAD, NOW
    old = Store.open(folder, keys)
    with old.transaction() as tx:
        add(tx)
    old.close()
    migrate.HEAD = later_head
    store = Store.open(folder, keys)
    with store.reading() as connection:
        assert migrate.version(connection) == "later"
        assert connection.exec_driver_sql("SELECT count(*) FROM application").scalar() == 1
    store.close()
    copy = folder / f"store.db.before-{NOW}"
    assert not copy.read_bytes().startswith(b"SQLite")
    copy.replace(folder / "store.db")
    migrate.HEAD = NOW
    restored = Store.open(folder, keys)
    with restored.reading() as connection:
        assert migrate.version(connection) == NOW
        assert connection.exec_driver_sql("SELECT receipt_no FROM application").scalar() == "0012345678901234"
    restored.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(folder: Path, keys: Keys, later: Path) -> None:
    script = later / "versions" / "later.py"
    script.write_text(NEXT.format(before=NOW, failure="raise ZeroDivisionError"), encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        Store.open(folder, keys)
    migrate.HEAD = NOW
    store = Store.open(folder, keys)
    with store.reading() as connection:
        assert "later" not in inspect(connection).get_table_names()
    store.close()


@pytest.mark.usefixtures("later")
def test_two_desks_that_open_an_older_store_migrate_it_once(folder: Path, keys: Keys) -> None:
    first, second = Store.open(folder, keys), Store.open(folder, keys)
    first.close()
    second.close()


def test_a_store_of_a_later_program_is_refused(store: Store, folder: Path, keys: Keys) -> None:
    with store.transaction() as tx:
        tx.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(UserError, match="store_newer"):
        Store.open(folder, keys)


@pytest.mark.parametrize(
    "table",
    [
        *schema.APPEND_ONLY,
        *layout_tables.APPEND_ONLY,
        *signature_tables.APPEND_ONLY,
        *number_tables.APPEND_ONLY,
        acknowledgement.name,
        decision_signature.name,
        hand_over_manifest.name,
        log_review.name,
    ],
)
def test_facts_are_only_ever_added(store: Store, add: Adds, table: str) -> None:
    described = schema.metadata.tables[table]
    with store.transaction() as tx:
        app_id = add(tx)
        tx.execute(insert(schema.hand_over), {"id": "1", "profile": "", "actor": "", "at": ""})
        a_map = {"digest": "1", "map": "", "version": 1, "content": b"", "actor": "", "at": "", "reason": ""}
        tx.execute(insert(schema.code_map), a_map)
        a_layout = {"layout" if name == "map" else name: value for name, value in a_map.items()}
        tx.execute(insert(layout_tables.layout), a_layout)
        decisions.add(tx, app_id, Decision(AT, "", "", "", "", 1, "", ""))
        if not tx.execute(select(described)).first():
            row: dict[str, object] = {
                column.name: 7
                if str(column.type) == "INTEGER"
                else b""
                if str(column.type) == "BLOB"
                else "x"
                for column in described.columns
            }
            row |= {"application": app_id} if "application" in described.c else {}
            row |= {"other": app_id} if "other" in described.c else {}
            row |= {"hand_over": "1"} if "hand_over" in described.c else {}
            row |= {"decision": 1} if "decision" in described.c else {}
            row |= {"digest": "1"} if table in {"hand_over_code_map", "layout_reading"} else {}
            tx.execute(insert(described), row)
    name = next(column.name for column in described.columns if not column.primary_key)
    for change in (
        update(described).values({name: described.c[name]}),
        described.delete(),
        insert(described).prefix_with("OR REPLACE").from_select(described.c.keys(), select(described)),
    ):
        with pytest.raises(IntegrityError, match=f"append-only: {table}"), store.transaction() as tx:
            tx.execute(change)


def test_numbers_with_leading_zeros_stay_text_and_no_column_takes_another_kind(
    store: Store, add: Adds
) -> None:
    with store.transaction() as tx:
        add(tx, "000123")
        assert tx.execute(select(schema.application.c.receipt_no)).scalar() == "000123"
        with pytest.raises(IntegrityError, match="cannot store"):
            tx.exec_driver_sql("UPDATE application SET version = 'x'")


def test_a_row_of_an_unknown_application_is_refused(store: Store) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), store.transaction() as tx:
        tx.execute(insert(schema.search_text), {"id": 99, "folded": ""})


def test_an_id_is_never_given_twice(store: Store, add: Adds) -> None:
    with store.transaction() as tx:
        first = add(tx, "1")
        tx.exec_driver_sql("PRAGMA defer_foreign_keys=1")
        for trigger in ("revision_refuses_delete",):
            tx.exec_driver_sql(f"DROP TRIGGER {trigger}")
        for table in ("revision", "search_text", "application"):
            tx.execute(schema.metadata.tables[table].delete())
        assert add(tx, "2", search={}) > first
