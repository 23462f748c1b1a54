"""The repository's own source, read for the tests beside this file."""

from __future__ import annotations

import ast
import functools
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kaigo_desktop"
NOT_OURS = {"build", "dist", "demo"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def modules_of_the_program() -> list[Path]:
    """Return the modules of the program."""
    return sorted(PACKAGE.rglob("*.py"))


def modules_of_tests() -> list[Path]:
    """Return the modules of the tests."""
    return sorted((ROOT / "tests").rglob("*.py"))


def modules_of_the_installer() -> list[Path]:
    """Return what installs the program, and what checks its work without it."""
    return sorted((ROOT / "installer").rglob("*.py"))


def modules_that_ship() -> list[Path]:
    """Return the modules that run at a ward."""
    return [*modules_of_the_program(), *modules_of_the_installer()]


def all_modules() -> list[Path]:
    """Return every module of the repository."""
    return [*modules_that_ship(), *modules_of_tests(), ROOT / "dev.py"]


def repository_files() -> list[Path]:
    """Return every file of the repository, without environments, caches and builds."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name == ".ci" or not name.startswith((".", "__pycache__"))]
        if folder == str(ROOT):
            folders[:] = [name for name in folders if name not in NOT_OURS]
        found += [Path(folder, name) for name in names]
    return sorted(found)


def complain(*arguments: str, beyond: str = "") -> None:
    """Run this Python on a tool, and fail with what the tool has to say, if anything, beyond a heading."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        said = done.stdout + done.stderr
        pytest.fail(said.split(beyond, 1)[-1] if beyond else said, pytrace=False)


def place(path: Path, node: ast.AST | None = None) -> str:
    """Return where something stands, for a message: file, or file:line."""
    line = getattr(node, "lineno", None)
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name


@functools.cache
def tree(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def walk(path: Path) -> Iterator[ast.AST]:
    """Yield every node of a module."""
    return ast.walk(tree(path))


def calls(path: Path) -> Iterator[ast.Call]:
    """Yield every call in a module."""
    return (node for node in walk(path) if isinstance(node, ast.Call))


def called_name(call: ast.Call) -> str:
    """Return the bare name that is called: `print`, but not the `now` of `datetime.now`."""
    return call.func.id if isinstance(call.func, ast.Name) else ""


def called_attribute(call: ast.Call) -> str:
    """Return the attribute that is called: the `now` of `datetime.now`."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def imports(path: Path) -> Iterator[tuple[ast.AST, str]]:
    """Yield each imported name in full, with its node: `os.path`, `unittest.mock.patch`."""
    for node in walk(path):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def length(node: ast.stmt, body: list[ast.stmt]) -> int:
    """Return the lines from `def` or `class` to the end, without the docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = body[0]
    if (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    ):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines
