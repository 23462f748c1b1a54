"""Somebody at a window: signs in, opens a case, types; what would begin a fresh process is noted."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.program import Program
from kaigo_desktop.ui.fresh_process import Continuation
from kaigo_desktop.ui.main_window import MainWindow
from kaigo_desktop.ui.pictures import settle
from kaigo_desktop.ui.text_widgets import LineWidget
from kaigo_desktop.ui.workplace import Workplace
from tests.making.desks import PASSWORD


class Person:
    """Somebody at a window; what would begin a fresh process is noted, and the window goes on."""

    def __init__(
        self, qtbot: QtBot, program: Program, folder: Path, before: Continuation | None = None
    ) -> None:
        self.left: list[Continuation] = []
        self.window = MainWindow(program, folder, self.left.append, before)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):  # keys reach a window that is in front
            self.window.show()

    @property
    def place(self) -> Workplace:
        assert self.window.workplace is not None
        return self.window.workplace

    def rest(self) -> None:
        settle(self.window.jobs, self.window)

    def sign_in(self, login: str = "", password: str = PASSWORD) -> None:
        if login:
            self.window.sign_in.login.setText(login)
        self.window.sign_in.password.setText(password)
        self.window.sign_in.password.returnPressed.emit()
        self.rest()

    def open_case(self) -> None:
        self.place.open_case("1")
        self.rest()

    def type_phone(self, text: str = "03-0000-7777") -> None:
        phone = self.place.case.form.widgets["applicant_phone"]
        assert isinstance(phone, LineWidget)
        phone.edit.setText(text)

    def phone(self) -> str:
        phone = self.place.case.form.widgets["applicant_phone"]
        assert isinstance(phone, LineWidget)
        return phone.edit.text()
