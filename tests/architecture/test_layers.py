"""The layers of docs/architecture.md; the contracts themselves stand in pyproject.toml."""

from __future__ import annotations

from tests.architecture.source import complain, imports, modules_of_the_program, place

LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
FORBIDDEN_QT = (
    "PySide6.QtNetwork",
    "PySide6.QtSql",
    "PySide6.QtWebEngine",
    "PySide6.QtPdf",
    "PySide6.QtCharts",
)


def test_every_import_keeps_to_the_layers() -> None:
    complain("-c", LINT, "--no-cache", beyond="Broken contracts")


def test_qt_is_used_without_network_database_browser_or_charts() -> None:
    found = [
        place(path, node)
        for path in modules_of_the_program()
        for node, name in imports(path)
        if name.startswith(FORBIDDEN_QT)
    ]
    assert found == []
