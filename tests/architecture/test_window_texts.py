"""Every text of the window is translated: none is unmarked, new, left over or unfinished."""

from __future__ import annotations

import ast
import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import dev
from kaigo_desktop import settings
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.ui.language import read_texts
from tests.architecture.source import PACKAGE, ROOT, called_attribute, called_name, calls, place, tree, walk

TEXTS = ROOT / "i18n" / "kaigo_desktop_en.ts"
JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]")
ONE_KANA = re.compile(r"[\u3041-\u30fa]")
"""The end of a range of characters, never a word."""

MARKS = {"tr", "translate", "mark"}
STAY_JAPANESE = {
    *("BIZ UDPゴシック", "BIZ UDゴシック", "IPAmj明朝"),  # names of faces
    *("はい", "いいえ"),  # of the form
    *("日本語", " (Language / 言語)"),  # for who can't read the other
    "の ",  # what a column's heading leaves out of its label
}
TO_A_RESIDENT = {"補正のお願い_{number}.txt"}


def modules() -> list[Path]:
    """The modules of the window; who walks through it for pictures types Japanese, and shows none of it."""
    return [path for path in sorted((PACKAGE / "ui").rglob("*.py")) if path.stem != "picture_walks"]


def marked(path: Path) -> Iterator[ast.expr]:
    for call in calls(path):
        if {called_name(call), called_attribute(call)} & MARKS and call.args:
            yield call.args[0]


def documentation(path: Path) -> set[ast.expr]:
    """Docstrings, also those beneath a constant."""
    bodies = [
        node.body for node in walk(path) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    ]
    return {line.value for body in bodies for line in body if isinstance(line, ast.Expr)}


def sources() -> set[str]:
    return {source for _, source in read_texts(TEXTS)}


def test_every_japanese_text_of_the_window_is_marked_for_translation() -> None:
    found = []
    for path in modules():
        known = {*marked(path), *documentation(path)}
        found += [
            f"{place(path, node)} {node.value}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and JAPANESE.search(node.value)
            and not ONE_KANA.fullmatch(node.value)
            and node not in known
            and node.value not in STAY_JAPANESE
        ]
    assert found == [], "mark it: self.tr(…), translate(…), or mark(…) in a table"


def test_every_marked_text_is_found_by_lupdate_and_translated() -> None:
    texts, told = sources(), []
    for path in modules():
        told += [
            (place(path, node), node.value)
            for node in marked(path)
            if isinstance(node, ast.Constant) and JAPANESE.search(str(node.value))
        ]
    assert len(told) > 500
    assert [pair for pair in told if pair[1] not in texts] == [], "python3 dev.py words, then translate"


def test_lupdate_finds_nothing_new_and_nothing_left_over(tmp_path: Path) -> None:
    copy = Path(shutil.copy(TEXTS, tmp_path))
    assert dev.gather_words(copy) == 0
    assert copy.read_text(encoding="utf-8") == TEXTS.read_text(encoding="utf-8"), "python3 dev.py words"


def test_no_translation_is_unfinished() -> None:
    text = TEXTS.read_text(encoding="utf-8")
    assert 'type="unfinished"' not in text
    assert 'type="vanished"' not in text


def test_every_translation_names_the_same_facts() -> None:
    def facts(text: str) -> set[str]:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}

    texts = read_texts(TEXTS)
    assert {source for (_, source), text in texts.items() if facts(source) != facts(text)} == set()


def test_what_is_translated_is_english() -> None:
    left = {text for text in read_texts(TEXTS).values() if JAPANESE.search(text)}
    assert left == TO_A_RESIDENT


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog(settings.load({"HOME": "/"}).resources)


def test_the_names_of_shipped_data_are_translated(catalog: Catalog) -> None:
    procedures = [catalog.procedure(name) for name in catalog.procedures()]
    workflows = [catalog.workflow(name) for name in sorted({one.workflow for one in procedures})]
    named = [
        *(text for one in procedures for text in (one.title, one.short_title)),
        *(state.label for one in workflows for state in one.states),
        *(step.label for one in workflows for step in one.transitions),
        *(role.label for role in catalog.roles().values()),
        *(text for name in catalog.profiles() for text in _words(catalog, name)),
        *catalog.ward.reveal_reasons,
    ]
    assert len(named) > 60
    assert set(named) - sources() == set(), "list them in ui/data_words.py"


def _words(catalog: Catalog, name: str) -> tuple[str, str]:
    profile = catalog.profile(name)
    return profile.title, profile.description
