"""Habits of the house that no linter knows."""

from __future__ import annotations

import ast
import re

from tests.architecture.source import (
    PACKAGE,
    Documented,
    called_attribute,
    called_name,
    calls,
    modules_of_tests,
    modules_of_the_program,
    modules_that_ship,
    place,
    repository_files,
    tree,
    walk,
)

EDGES = {"cli/run.py", "flow/receive.py", "ui/jobs.py"}
RUNS_TEXT_AS_CODE = {"eval", "exec", "compile", "__import__"}
READS_THE_CLOCK = {"now", "today", "utcnow"}
UNPICKLES = {"recv", "SimpleQueue", "Queue", "Manager"}
WRITING_MODES = {"w", "x"}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|opt/pypi)/|(?<![\w.])/home/\w+/|[A-Z]:\\Users\\\w+")
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.org|deb\.debian\.org|crates\.io")
LONGEST_TEXT = 2_000_000


def inside(path_name: str) -> str:
    """Return a place relative to the package."""
    return path_name.removeprefix("kaigo_desktop/")


def test_no_text_is_run_as_code() -> None:
    found = [
        place(path, call)
        for path in modules_that_ship()
        for call in calls(path)
        if called_name(call) in RUNS_TEXT_AS_CODE
    ]
    assert found == []


def test_answers_of_the_reader_process_are_never_unpickled() -> None:
    in_intake = sorted((PACKAGE / "intake").rglob("*.py"))
    found = [
        place(path, call) for path in in_intake for call in calls(path) if called_attribute(call) in UNPICKLES
    ]
    assert found == [], "send bytes and decode them with msgspec"


def test_the_core_asks_no_clock() -> None:
    in_core = sorted((PACKAGE / "core").rglob("*.py"))
    found = [
        place(path, call)
        for path in in_core
        for call in calls(path)
        if called_attribute(call) in READS_THE_CLOCK
    ]
    assert found == [], "take the time as an argument"


def test_the_core_opens_no_file() -> None:
    in_core = sorted((PACKAGE / "core").rglob("*.py"))
    found = [
        place(path, call)
        for path in in_core
        for call in calls(path)
        if called_name(call) in {"open", "input"}
    ]
    assert found == []


def test_archives_outside_intake_are_only_written() -> None:
    outside = [path for path in modules_of_the_program() if not path.is_relative_to(PACKAGE / "intake")]
    opened = [
        (path, call)
        for path in outside
        for call in calls(path)
        if "ZipFile" in (called_name(call), called_attribute(call))
    ]
    assert [place(path, call) for path, call in opened if _mode(call) not in WRITING_MODES] == []


def _mode(call: ast.Call) -> str:
    """Return the mode a ZipFile is opened with, as far as it is written down."""
    named = [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    written = [mode.value for mode in (*call.args[1:2], *named) if isinstance(mode, ast.Constant)]
    return str(written[0]) if written else "r"


def test_only_the_edges_catch_everything() -> None:
    found = [
        place(path, node)
        for path in modules_that_ship()
        for node in walk(path)
        if isinstance(node, ast.ExceptHandler) and _swallows_everything(node)
    ]
    assert [where for where in found if inside(where).split(":")[0] not in EDGES] == []


def _swallows_everything(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler catches everything; `except BaseException` may undo something and raise on."""
    caught = {node.id for node in ast.walk(handler.type or handler) if isinstance(node, ast.Name)}
    last = handler.body[-1]
    leaves = any(isinstance(node, ast.Return | ast.Break | ast.Continue) for node in ast.walk(handler))
    if caught == {"BaseException"} and isinstance(last, ast.Raise) and last.exc is None and not leaves:
        return False
    return handler.type is None or bool(caught & {"Exception", "BaseException"})


def test_only_the_command_line_prints() -> None:
    found = [
        place(path, call)
        for path in modules_of_the_program()
        for call in calls(path)
        if called_name(call) == "print"
    ]
    assert [where for where in found if not inside(where).startswith(("cli/", "cli.py:"))] == []


def test_everything_public_has_a_docstring() -> None:
    found = [
        f"{place(path, node)} {getattr(node, 'name', '')}"
        for path in modules_that_ship()
        for node in _public(tree(path))
        if not ast.get_docstring(node)
    ]
    assert found == []


def _public(module: ast.Module) -> list[Documented]:
    """Return a module with its public classes and functions."""
    named = [
        node
        for node in module.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [module, *(node for node in named if not node.name.startswith("_"))]


def test_only_the_bench_reads_a_stopwatch() -> None:
    found = [
        place(path, node)
        for path in modules_of_tests()
        for node in walk(path)
        if isinstance(node, ast.Attribute) and node.attr == "perf_counter" and "bench" not in path.parts
    ]
    assert found == []


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    found = []
    for path in repository_files():
        content = path.read_bytes()
        if b"\0" in content or len(content) > LONGEST_TEXT:
            continue
        text = content.decode("utf-8", errors="replace")
        found += [
            f"{place(path)}: {match[0]}"
            for match in (MACHINE_PATH.search(text), REGISTRY.search(text))
            if match
        ]
    assert found == []
