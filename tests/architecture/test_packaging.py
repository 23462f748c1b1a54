"""The wheel works on its own, without the repository around it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

pytestmark = pytest.mark.slow


def python(*arguments: str | Path, cwd: Path = ROOT, path: Path | None = None) -> str:
    """Run this Python and return what it prints."""
    env = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, without network."""
    folder = tmp_path_factory.mktemp("wheel")
    python("-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty folder."""
    folder = tmp_path_factory.mktemp("installed")
    python("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", folder, wheel)
    return folder


def data_files(folder: str) -> set[str]:
    """Return the names of the files in a top-level folder."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(ROOT).as_posix() for path in found}


def test_the_wheel_carries_every_resource_and_every_language(wheel: Path) -> None:
    wanted = data_files("resources") | data_files("i18n")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert data_files("resources")
    assert data_files("i18n")
    assert {name for name in wanted if f"kaigo_desktop/{name}" not in names} == set()


def test_the_wheel_carries_the_guide_with_its_pictures(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {name.removeprefix("docs/") for name in data_files("docs/guide")}
    assert {"guide/index.md", "guide/images/home.png"} <= wanted
    assert {name for name in wanted if f"kaigo_desktop/{name}" not in names} == set()


def test_the_installed_program_finds_its_own_guide(installed: Path, tmp_path: Path) -> None:
    script = (
        "from kaigo_desktop import settings; from kaigo_desktop.ui import guide_pages as g;"
        "f = g.folder(settings.load().resources); print(f); print(len(g.pages(f)))"
    )
    folder, count = python("-c", script, cwd=tmp_path, path=installed).splitlines()
    assert Path(folder).is_relative_to(installed)
    assert int(count) > 20


def test_the_wheel_carries_no_tests_and_no_tools(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.startswith("kaigo_desktop")} == set()


def test_the_installed_program_tells_its_version(installed: Path, tmp_path: Path) -> None:
    from kaigo_desktop import __version__

    assert __version__ in python("-m", "kaigo_desktop", "--version", cwd=tmp_path, path=installed)


def test_the_installed_program_finds_its_own_definitions(installed: Path, tmp_path: Path) -> None:
    script = "import kaigo_desktop; print(kaigo_desktop.__file__)"
    assert Path(python("-c", script, cwd=tmp_path, path=installed).strip()).is_relative_to(installed)
    python("-m", "kaigo_desktop", "definitions", "check", cwd=tmp_path, path=installed)
