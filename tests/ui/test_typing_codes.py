"""Typing codes: as code, kana, label or any other wording, with completion."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import Field
from kaigo_desktop.ui.choice_widgets import ChoiceWidget, RelationshipWidget
from kaigo_desktop.ui.field_widgets import make
from tests.making.desks import Clock, make_program
from tests.ui.composing import compose

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),  # a list that opens, offscreen
]
Ctrl = Qt.KeyboardModifier.ControlModifier


CATALOG = make_program(Clock().now).catalog
LISTS = CATALOG.code_lists(CATALOG.procedure("qualification"))
REASONS, RELATIONSHIPS = LISTS["qualification_change_reason"], LISTS["relationship"]


def choice(qtbot: QtBot, value: str = "") -> ChoiceWidget:
    widget = make(Field(key="k", label="異動事由", type="choice"), REASONS)
    assert isinstance(widget, ChoiceWidget)
    qtbot.addWidget(widget)
    widget.put(value)
    widget.set_open(True)
    with qtbot.waitActive(widget):
        widget.show()
    widget.control.setFocus()
    return widget


@pytest.mark.parametrize(
    "typed", ["転入", "てんにゅう", "テンニュウ", "moved_in", "ＭＯＶＥＤ＿ＩＮ", "転入(取得)"]
)
def test_a_choice_is_typed_as_label_kana_code_or_other_wording(qtbot: QtBot, typed: str) -> None:
    widget = choice(qtbot)
    told: list[Value] = []
    widget.edited.connect(lambda: told.append(widget.typed()))
    compose(widget.combo, "てん")
    assert told == []
    compose(widget.combo, "", typed)
    widget.line.editingFinished.emit()
    assert (widget.typed(), widget.shown(), told[-1]) == ("moved_in", "転入", "moved_in")


def test_what_is_typed_is_completed_from_every_name_of_an_entry(qtbot: QtBot) -> None:
    widget = choice(qtbot)
    offered = []
    widget.completer.setCompletionPrefix("てん")
    for row in range(widget.completer.completionCount()):
        widget.completer.setCurrentRow(row)
        offered.append(widget.completer.currentCompletion())
    assert offered == ["転入", "転居", "転出"]


def test_the_only_entry_a_text_can_mean_is_taken_when_the_field_is_left(qtbot: QtBot) -> None:
    widget = choice(qtbot)
    compose(widget.combo, "", "しぼ")
    widget.line.editingFinished.emit()
    assert (widget.typed(), widget.shown()) == ("died", "死亡")


def test_a_text_that_may_mean_several_or_none_stays_as_it_was_typed(qtbot: QtBot) -> None:
    for text in ("てん", "まったく別のこと"):
        widget = choice(qtbot)
        compose(widget.combo, "", text)
        widget.line.editingFinished.emit()
        assert (widget.typed(), widget.shown()) == (text, text)


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("つま", "wife", "妻"),
        ("長男", "child", "子"),
        ("子の妻", "child.wife", "子の妻"),
        ("いとこ", "いとこ", "いとこ"),
    ],
)
def test_a_relationship_is_typed_in_kana_or_any_wording(
    qtbot: QtBot, typed: str, value: str, shown: str
) -> None:
    widget = make(Field(key="k", label="続柄", type="relationship"), RELATIONSHIPS)
    assert isinstance(widget, RelationshipWidget)
    qtbot.addWidget(widget)
    widget.put("")
    widget.set_open(True)
    widget.show()
    compose(widget.edit, "", typed)
    widget.edit.editingFinished.emit()
    assert (widget.typed(), widget.shown()) == (value, shown)


def test_a_relationship_is_completed(qtbot: QtBot) -> None:
    widget = make(Field(key="k", label="続柄", type="relationship"), RELATIONSHIPS)
    assert isinstance(widget, RelationshipWidget)
    qtbot.addWidget(widget)
    assert widget.completer.only("いもう") == "妹"


def test_a_choice_is_taken_back_like_a_text(qtbot: QtBot) -> None:
    widget = choice(qtbot, "moved_in")
    wanted: list[bool] = []
    widget.back_wanted.connect(lambda: wanted.append(True))
    QTest.keyClick(widget.combo, Qt.Key.Key_Z, Ctrl)
    assert wanted == [True]
