"""Small modules, small functions, and no drawer for everything."""

from __future__ import annotations

import ast

from tests.architecture.source import Function, all_modules, length, modules_that_ship, place, walk

MODULE_LINES = 300
FUNCTION_LINES = 40
CLASS_LINES = 200
DRAWERS = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "base", "misc"}


def test_no_module_is_longer_than_300_lines() -> None:
    lines = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in all_modules()}
    assert {name: count for name, count in lines.items() if count > MODULE_LINES} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    found = {
        f"{place(path, node)} {node.name}": length(node, node.body)
        for path in all_modules()
        for node in walk(path)
        if isinstance(node, Function) and length(node, node.body) > FUNCTION_LINES
    }
    assert found == {}


def test_no_class_is_longer_than_200_lines() -> None:
    found = {
        f"{place(path, node)} {node.name}": length(node, node.body)
        for path in all_modules()
        for node in walk(path)
        if isinstance(node, ast.ClassDef) and length(node, node.body) > CLASS_LINES
    }
    assert found == {}


def test_no_module_is_a_drawer_for_everything() -> None:
    names = {path: {path.stem, path.parent.name} for path in modules_that_ship()}
    found = [place(path) for path, parts in names.items() if DRAWERS & set("_".join(parts).split("_"))]
    assert found == []
