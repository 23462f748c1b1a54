"""A character no installed face can draw is marked beside the name, and what is stored stays as it came."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.ui.case_panel import CasePanel
from kaigo_desktop.ui.glyph_mark import missing
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.text_widgets import NameWidget
from tests.making.downloads import MOVED_IN, write_zip
from tests.ui.conftest import Show

NOBODY_DRAWS = "\U0003fff0"
"""A code point that is no character, and so in no face."""


def test_what_can_be_drawn_is_not_marked_and_neither_are_selectors_and_spaces(dressed: QApplication) -> None:
    assert dressed is not None
    assert missing("髙橋\u3000一郎") == ()
    assert missing("辻\U000e0100か\u3099") == ()
    assert missing("𠮷野") == ()


def test_each_character_without_a_shape_is_named_once(dressed: QApplication) -> None:
    assert dressed is not None
    assert missing(f"新{NOBODY_DRAWS}宿{NOBODY_DRAWS}") == (NOBODY_DRAWS,)
    assert missing(f"{NOBODY_DRAWS}\U000e0100") == (NOBODY_DRAWS,)


def test_the_head_and_the_field_say_so_beside_the_name(
    caseworker: Desk, jobs: Jobs, shown: Show, rest: Show, tmp_path: Path
) -> None:
    name = f"新{NOBODY_DRAWS}　太郎"
    items = {**MOVED_IN, "届出人氏名": name, "世帯員氏名（１人目）": name}
    receive(caseworker, [write_zip(tmp_path, "1", items), write_zip(tmp_path, "2")])
    panel = CasePanel(caseworker, jobs)
    shown(panel)
    panel.open("1")
    rest(panel)
    widget = panel.form.widgets["applicant_name"]
    assert isinstance(widget, NameWidget)
    for mark in (panel.head.undrawn, widget.undrawn):
        assert mark.text() == "● 字形なし"
        assert "U+3FFF0" in mark.toolTip()
        assert mark.isVisible()
    assert widget.edit.text() == name
    widget.edit.setText("新宿　太郎")
    assert widget.undrawn.isHidden()
    panel.open("2")
    rest(panel)
    assert panel.head.undrawn.isHidden()
