"""A widget for every field type: it shows a value as the type does and takes what a person types."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.masking import MASK
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import Code, CodeList, Field
from kaigo_desktop.ui.choice_widgets import ChoicesWidget, ChoiceWidget
from kaigo_desktop.ui.field_widgets import FIELD_WIDGETS, make
from kaigo_desktop.ui.secret_widget import SecretWidget
from kaigo_desktop.ui.text_widgets import DateWidget, FieldWidget, LineWidget, TextWidget

pytestmark = pytest.mark.usefixtures("dressed")

CODES = CodeList(
    id="c",
    title="",
    codes=(Code(symbol="wife", label="妻"), Code(symbol="child", label="子", aliases=("長男",))),
)
VALUES: dict[str, Value] = {
    "date": "2026-03-30",
    "period": "2025-04-01/2026-03-31",
    "choice": "wife",
    "choices": ["wife", "child"],
    "yes_no": "yes",
    "relationship": "child.wife",
    "individual_number": MASK,
    "name": "髙﨑　𠮷郎",
    "long_text": "一行目\n二行目",
}


LISTED = {"choice", "choices", "relationship"}


def codes_of(kind: str) -> CodeList | None:
    return CODES if kind in LISTED else None


def field_of(kind: str) -> Field:
    return Field(key="k", label="項目", type=kind, help="説明")


def made(qtbot: QtBot, kind: str, value: Value = "", *, is_open: bool = True) -> FieldWidget:
    widget = make(field_of(kind), codes_of(kind))
    qtbot.addWidget(widget)
    widget.put(value)
    widget.set_open(is_open)
    widget.show()
    return widget


def test_every_field_type_has_a_widget_and_no_widget_is_left_over() -> None:
    assert FIELD_WIDGETS.keys() == FIELD_TYPES.keys()


@pytest.mark.parametrize("kind", FIELD_TYPES)
def test_a_value_is_shown_as_its_type_shows_it_and_stays_what_it_is(qtbot: QtBot, kind: str) -> None:
    value = VALUES.get(kind, "0012")
    widget = made(qtbot, kind, value)
    assert widget.shown() == FIELD_TYPES[kind].show(value, codes_of(kind))
    assert widget.typed() == value


@pytest.mark.parametrize("kind", FIELD_TYPES)
@pytest.mark.parametrize("is_open", [True, False], ids=["open", "read only"])
def test_every_control_has_a_name(qtbot: QtBot, kind: str, is_open: bool) -> None:
    widget = made(qtbot, kind, VALUES.get(kind, "0012"), is_open=is_open)
    nameless = [
        control
        for control in widget.findChildren(QWidget)
        if control.isVisible()
        and control.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not control.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize("kind", FIELD_TYPES)
def test_nothing_can_be_changed_where_it_may_only_be_read(qtbot: QtBot, kind: str) -> None:
    widget = made(qtbot, kind, VALUES.get(kind, "0012"), is_open=False)
    edited: list[None] = []
    widget.edited.connect(lambda: edited.append(None))
    QTest.keyClicks(widget.control, "abc")
    assert edited == []
    assert widget.typed() == VALUES.get(kind, "0012")


def test_a_date_takes_any_wording_and_shows_both_calendars_when_it_is_left(qtbot: QtBot) -> None:
    widget = made(qtbot, "date")
    assert isinstance(widget, DateWidget)
    widget.edit.setText("Ｒ８．３．３０")
    widget.edit.editingFinished.emit()
    assert widget.typed() == "2026-03-30"
    assert (widget.edit.text(), widget.western.text()) == ("令和8年3月30日", "(2026-03-30)")


def test_a_date_nobody_can_read_stays_as_it_was_typed(qtbot: QtBot) -> None:
    widget = made(qtbot, "date")
    assert isinstance(widget, DateWidget)
    widget.edit.setText("三月末ごろ")
    widget.edit.editingFinished.emit()
    assert (widget.typed(), widget.edit.text(), widget.western.text()) == ("三月末ごろ", "三月末ごろ", "")


def test_no_validator_stands_between_a_person_and_an_input_method(qtbot: QtBot) -> None:
    lines = [made(qtbot, kind) for kind in FIELD_TYPES]
    assert [widget.edit.validator() for widget in lines if isinstance(widget, LineWidget)] == [
        None for widget in lines if isinstance(widget, LineWidget)
    ]


def test_a_choice_the_list_does_not_know_stays_until_another_is_chosen(qtbot: QtBot) -> None:
    widget = made(qtbot, "choice", "同居人")
    assert isinstance(widget, ChoiceWidget)
    assert (widget.shown(), widget.typed()) == ("同居人", "同居人")
    widget.combo.setCurrentIndex(widget.combo.findText("妻"))
    assert widget.typed() == "wife"


def test_several_choices_are_ticked(qtbot: QtBot) -> None:
    widget = made(qtbot, "choices", ["child", "不明の種類"])
    assert isinstance(widget, ChoicesWidget)
    widget.button.click()
    widget.boxes["wife"].click()
    assert widget.typed() == ["wife", "child", "不明の種類"]
    assert widget.shown() == "妻、子、不明の種類"
    assert widget.stray.text() == "「不明の種類」を外す"
    widget.stray.click()
    assert widget.typed() == ["wife", "child"]
    assert widget.stray.isHidden()
    assert [box.accessibleName() for box in widget.boxes.values()] == [
        box.text() for box in widget.boxes.values()
    ]


def test_an_address_has_no_line_breaks_and_leaves_tab_to_the_form(qtbot: QtBot) -> None:
    widget = made(qtbot, "address", "東京都")
    assert isinstance(widget, TextWidget)
    QTest.keyClick(widget.edit, Qt.Key.Key_Return)
    QTest.keyClick(widget.edit, Qt.Key.Key_Tab)
    assert widget.typed() == "東京都"


def test_a_masked_number_can_not_be_changed(qtbot: QtBot) -> None:
    widget = made(qtbot, "individual_number", MASK)
    assert isinstance(widget, SecretWidget)
    widget.allow_reveal(True)
    assert widget.edit.isReadOnly()
    widget.put("123456789018")
    assert not widget.edit.isReadOnly()


def test_the_number_is_offered_only_to_who_may_see_it(qtbot: QtBot) -> None:
    widget = made(qtbot, "individual_number", MASK)
    assert isinstance(widget, SecretWidget)
    assert widget.reveal.isHidden()
    widget.allow_reveal(True)
    assert not widget.reveal.isHidden()


def test_a_choice_that_is_no_longer_offered_stands_with_its_label_until_another_is_chosen(
    qtbot: QtBot,
) -> None:
    codes = CodeList(
        id="c",
        title="",
        codes=(Code(symbol="old", label="旧", valid_to="2024-03-31"), Code(symbol="new", label="新")),
    ).on(date(2026, 4, 1))
    for standing, offered in (("new", ["", "新"]), ("old", ["", "新", "旧"])):
        widget = make(Field(key="k", label="項目", type="choice", help="説明"), codes)
        assert isinstance(widget, ChoiceWidget)
        qtbot.addWidget(widget)
        widget.put(standing)
        assert [widget.combo.itemText(place) for place in range(widget.combo.count())] == offered
        assert widget.typed() == standing
