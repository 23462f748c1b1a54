"""A third party checks a hand-over with the published script, its manifest and the root's fingerprint."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.store import canonical
from kaigo_desktop.store.manifests import KIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.making.attackers import Scene

SCRIPT = Path(__file__).parents[2] / "installer" / "verify_manifest.py"


@pytest.fixture
def handed(scene: Scene, tmp_path: Path) -> Path:
    """The folder of a hand-over."""
    with scene.desk("tanto") as desk:
        assert hand_over(desk, "generic-utf8", tmp_path / "out").manifest == "20260402-0002.manifest.json"
    return tmp_path / "out"


def check(folder: Path, root: str) -> tuple[int, str]:
    """Exit code and what the script said, run as a third party runs it: elsewhere, without our package."""
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(folder), "--root", root],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def manifest_of(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "20260402-0002.manifest.json").read_text(encoding="utf-8"))
    return read


def test_the_script_has_at_most_a_hundred_lines_and_needs_nothing_of_ours() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 100
    assert "kaigo_desktop" not in text


def test_what_was_handed_over_is_confirmed_with_who_signed_it(scene: Scene, handed: Path) -> None:
    code, said = check(handed, scene.people["tanto"].root)
    assert code == 0, said
    assert "担当　花子 (tanto, caseworker)" in said
    manifest = manifest_of(handed)
    assert {file["name"] for file in manifest["files"]} | {"20260402-0002.manifest.json"} == {
        path.name for path in handed.iterdir()
    }
    assert (manifest["batch"], manifest["profile"], manifest["count"]) == ("20260402-0002", "generic-utf8", 1)


def test_the_fingerprint_may_be_typed_in_groups_as_it_is_printed(scene: Scene, handed: Path) -> None:
    root = scene.people["tanto"].root.upper()
    assert check(handed, " ".join(root[at : at + 4] for at in range(0, len(root), 4)))[0] == 0


def test_a_batch_written_again_comes_with_the_same_manifest(
    scene: Scene, handed: Path, tmp_path: Path
) -> None:
    with scene.desk("shonin") as desk:
        hand_over(desk, "generic-utf8", tmp_path / "again", "20260402-0002")
    name = "20260402-0002.manifest.json"
    assert (tmp_path / "again" / name).read_bytes() == (handed / name).read_bytes()


def change_a_byte(folder: Path) -> None:
    path = next(folder.glob("*.csv"))
    path.write_bytes(path.read_bytes().replace(b"2026-03-30", b"2026-03-31", 1))


def remove_a_file(folder: Path) -> None:
    next(folder.glob("*.csv")).unlink()


def add_a_file(folder: Path) -> None:
    (folder / "more.csv").write_bytes(b"001")


def remove_the_manifest(folder: Path) -> None:
    next(folder.glob("*.json")).unlink()


def change_the_count(folder: Path) -> None:
    path = next(folder.glob("*.json"))
    path.write_text(path.read_text(encoding="utf-8").replace('"count": 1', '"count": 2'), encoding="utf-8")


def write_nonsense(folder: Path) -> None:
    next(folder.glob("*.json")).write_text("[]", encoding="utf-8")


@pytest.mark.parametrize(
    "attack",
    [change_a_byte, remove_a_file, add_a_file, remove_the_manifest, change_the_count, write_nonsense],
)
def test_whatever_is_changed_afterwards_is_told(
    scene: Scene, handed: Path, attack: Callable[[Path], None]
) -> None:
    attack(handed)
    code, said = check(handed, scene.people["tanto"].root)
    assert (code, said.count("NOT GENUINE") >= 1) == (1, True)


def resign(folder: Path, chain: list[Any], signer: Any) -> None:
    """Change a file, and sign the manifest anew with a key and a chain of one's own."""
    change_a_byte(folder)
    path, manifest = next(folder.glob("*.json")), manifest_of(folder)
    data = next(folder.glob("*.csv")).read_bytes()
    manifest["files"][0] |= {"name": next(folder.glob("*.csv")).name, "sha256": canonical.digest(data)}
    names = ("batch", "profile", "at", "count", "files", "certificate")
    manifest |= {"chain": msgspec.to_builtins(chain), "certificate": chain[0].fingerprint}
    manifest["signature"] = signer.sign(KIND, {name: manifest[name] for name in names})
    path.write_text(json.dumps(manifest), encoding="utf-8")


def test_a_forged_signer_is_told(scene: Scene, handed: Path, tmp_path: Path) -> None:
    mine, root = scene.people["tanto"], scene.people["tanto"].root
    made = msgspec.structs.replace(mine.certificate, login="shonin", issuer=mine.certificate.fingerprint)
    chains = {
        "issued by a caseworker": [made.signed_by(mine.signer), mine.certificate],
        "not signed by its issuer": [made],
        "its own root": [
            msgspec.structs.replace(made, issuer="", role="administrator").signed_by(mine.signer)
        ],
    }
    for name, chain in chains.items():
        folder = shutil.copytree(handed, tmp_path / name)
        resign(folder, chain, mine.signer)
        assert check(folder, root)[0] == 1, name
