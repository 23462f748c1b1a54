"""The verifier that shares no code with the program finds the same at the same places and writes nothing."""

from __future__ import annotations

import ast
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from installer.wheelhouse import pack_verifiers
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.store import seals
from kaigo_desktop.store.store import Store
from tests.architecture.source import imports, tree
from tests.making.attackers import append, rechain, sign_heads
from tests.making.desks import PASSWORD
from tests.making.forgeries import ATTACKS
from tests.making.quiet_changes import UNDECIDED, take_an_application_away

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.making.attackers import Scene

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "installer" / "verify_store"
"""A folder that Python runs as it lies there."""


@pytest.fixture
def password(tmp_path: Path) -> Path:
    path = tmp_path / "password"
    path.write_text(f"{PASSWORD}\n", encoding="utf-8")
    return path


def run(
    scene: Scene, password: Path, *more: str, login: str = "kansa", script: Path = SCRIPT
) -> tuple[int, set[tuple[str, ...]]]:
    """Exit code and places of the script, run elsewhere and without our package."""
    words = [str(scene.folder), "--user", login, "--password-file", str(password), *more]
    done = subprocess.run(
        [sys.executable, "-I", str(script), *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=scene.folder,
    )
    assert done.stderr == ""
    return done.returncode, {tuple(line.split("\t")) for line in done.stdout.splitlines() if "\t" in line}


def test_it_imports_nothing_of_the_program() -> None:
    modules = sorted(SCRIPT.glob("*.py"))
    names = {name.partition(".")[0] for path in modules for _, name in imports(path)}
    own = {path.stem for path in modules}
    assert names <= own | sys.stdlib_module_names | {"cryptography", "sqlcipher3"}
    assert not own & sys.stdlib_module_names
    assert len(own) > 10


def test_a_sound_store_is_sound_and_not_a_byte_of_it_changes(scene: Scene, password: Path) -> None:
    def state() -> dict[str, tuple[str, int]]:
        return {
            path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
            for path in scene.folder.iterdir()
        }

    before = state()
    assert run(scene, password, "--seal", str(scene.seal)) == (0, set())
    assert state() == before
    who = scene.people["tanto"]
    store = Store.open(
        scene.folder, who.keys, who.signer, who.root
    )  # somebody is at work: a log stands there
    with store.transaction() as tx:
        tx.exec_driver_sql("UPDATE application SET version = version")
    before = state()
    assert "store.db-wal" in before
    assert run(scene, password, "--seal", str(scene.seal)) == (0, set())
    assert state() == before
    store.close()


def test_it_runs_the_same_as_one_file(scene: Scene, password: Path, tmp_path: Path) -> None:
    pack_verifiers(tmp_path)
    packed, given = tmp_path / "verify_store.pyz", ("--resources", str(ROOT / "resources"))
    assert run(scene, password, *given, script=packed) == (0, set())
    with scene.database() as connection:
        cut_the_log(scene, connection)
    ours = scene.places(with_seal=True)
    assert run(scene, password, *given, "--seal", str(scene.seal), script=packed) == (1, ours)
    assert (tmp_path / "verify_manifest.py").is_file()


def change_an_entry(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute("UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE id = 20")


def write_the_log_anew(scene: Scene, connection: Any) -> None:
    connection.execute("UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE id = 20")
    rechain(connection, 20)
    sign_heads(connection, scene.people["tanto"].signer, 20)


def chain_the_log_anew(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute("UPDATE audit SET at = '2020-01-01T00:00:00Z' WHERE id = 20")
    rechain(connection, 20)


def cut_the_log(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute("DELETE FROM audit WHERE id > 40")


def cut_the_log_and_its_heads(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute("DELETE FROM audit WHERE id > 40")
    connection.execute("DELETE FROM audit_head WHERE position > 40")


def take_entries_out(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute("DELETE FROM audit WHERE id IN (12, 13)")


def add_for_somebody_else(scene: Scene, connection: Any) -> None:
    number = append(connection, "shonin", "read", "001", {}, "2026-04-02T02:00:00Z")
    sign_heads(connection, scene.people["tanto"].signer, number)


def change_contents(scene: Scene, connection: Any) -> None:
    del scene
    connection.execute("UPDATE revision SET entries = x'7b7d' WHERE id = 1")
    connection.execute("UPDATE application SET revision = 7 WHERE id = 6")
    connection.execute("DELETE FROM file_key WHERE application = 2")
    connection.execute("UPDATE hand_over_file SET sha256 = 'x'")
    connection.execute("DELETE FROM hand_over_member")
    connection.execute("DELETE FROM hand_over_file WHERE position > 0")
    connection.execute("INSERT INTO search_text VALUES (77, '')")


LOG_ATTACKS = [
    change_an_entry, write_the_log_anew, chain_the_log_anew, cut_the_log, cut_the_log_and_its_heads,
    take_entries_out, add_for_somebody_else, change_contents,
]  # fmt: skip


def change_what_nobody_decided_on(scene: Scene, connection: Any) -> None:
    """In every way there is, one after the other."""
    for change in UNDECIDED:
        if change is not take_an_application_away:
            change(scene, connection)


QUIET_ATTACKS = [change_what_nobody_decided_on, take_an_application_away]


@pytest.mark.parametrize("attack", [*ATTACKS, *QUIET_ATTACKS, *LOG_ATTACKS])
def test_both_find_the_same_at_the_same_places(
    scene: Scene, password: Path, attack: Callable[[Scene, Any], None]
) -> None:
    with scene.database() as connection:
        attack(scene, connection)
    ours = scene.places(with_seal=True)
    assert run(scene, password, "--seal", str(scene.seal)) == (1, ours)
    assert ours


@pytest.mark.parametrize("name", ["store.db", "attachments-2026.db", "keyring.json"])
def test_both_find_a_damaged_file(scene: Scene, password: Path, name: str) -> None:
    path = scene.folder / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    try:
        ours = not scene.verify().ok
    except UserError:
        ours = True
    assert (ours, run(scene, password)[0]) == (True, 1)


def test_a_wrong_password_or_seal_is_refused(scene: Scene, password: Path, tmp_path: Path) -> None:
    assert run(scene, password, login="nobody") == (1, set())
    password.write_text("wrong", encoding="utf-8")
    assert run(scene, password) == (1, set())
    (tmp_path / "seal").write_text("{", encoding="utf-8")
    assert run(scene, password, "--seal", str(tmp_path / "seal")) == (1, set())


def test_it_knows_the_same_actions_as_quiet() -> None:
    (quiet,) = [
        {word.value for word in ast.walk(node.value) if isinstance(word, ast.Constant)}
        for node in tree(SCRIPT / "sealed.py").body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "QUIET"
    ]
    assert quiet == set(seals.QUIET)


def test_roles_and_steps_are_those_of_the_folder_it_is_given(
    scene: Scene, password: Path, tmp_path: Path
) -> None:
    resources = tmp_path / "resources"
    shutil.copytree(ROOT / "resources" / "workflows", resources / "workflows")
    roles = (ROOT / "resources" / "roles.toml").read_text(encoding="utf-8")
    given = ("--resources", str(resources))
    decided = {"001 3 approve", "002 3 approve", "003 3 return", "007 3 approve"}
    assert run(scene, password, *given) == (1, set())  # no roles there
    for changed, places in (
        (roles, set()),
        (roles.replace('"approve", ', ""), decided),
        (limited(roles, "certification_*"), decided),
        (limited(roles, "qualif*"), set()),
    ):
        (resources / "roles.toml").write_text(changed, encoding="utf-8")
        assert run(scene, password, *given) == (int(bool(places)), {("decision", place) for place in places})


def limited(roles: str, procedures: str) -> str:
    """The roles, the supervisor's decisions limited to some procedures."""
    limit = f'[[roles.limits]]\npermissions = ["approve"]\nprocedures = ["{procedures}"]\n\n'
    return roles.replace('[[roles]]\nid = "administrator"', f'{limit}[[roles]]\nid = "administrator"')
