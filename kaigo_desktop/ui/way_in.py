"""What the window asks for before and around a session: of `flow`, and its other pages.

The sign-in is painted before the store's libraries and the workplace are loaded; that is done on the worker
thread, while somebody types their password. So nothing but functions imports them here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kaigo_desktop.flow.desk import Desk
    from kaigo_desktop.flow.program import Program
    from kaigo_desktop.ui.jobs import Jobs
    from kaigo_desktop.ui.new_password_panel import NewPasswordPanel
    from kaigo_desktop.ui.set_up_panel import SetUpPanel
    from kaigo_desktop.ui.workplace import Workplace


def load() -> None:
    """Load whatever a session needs."""
    import kaigo_desktop.ui.workplace  # noqa: F401


def needs_key_file(folder: Path, login: str) -> bool:
    """Whether a login needs a key file beside its password."""
    from kaigo_desktop.flow import sign_in

    return sign_in.needs_key_file(folder, login)


def by_password(
    program: Program, folder: Path, login: str, password: str, key_file: Path | None, *, accept_older: bool
) -> Desk:
    """The desk of who knows the password (`flow.sign_in.sign_in`)."""
    from kaigo_desktop.flow import sign_in
    from kaigo_desktop.flow.key_file import read_key_file

    load()
    second = read_key_file(key_file)
    return sign_in.sign_in(program, folder, login, password, second, accept_older=accept_older)


def by_recovery_key(program: Program, folder: Path, key: str, *, accept_older: bool) -> Desk:
    """The desk of who has the recovery key (`flow.sign_in.sign_in_with_recovery_key`)."""
    from kaigo_desktop.flow import sign_in

    load()
    return sign_in.sign_in_with_recovery_key(program, folder, key, accept_older=accept_older)


def waiting(program: Program, folder: Path, login: str | None) -> int:
    """How many seconds a login, or the recovery key (None), has to wait after wrong guesses."""
    from kaigo_desktop.flow import sign_in

    return sign_in.waiting(program, folder, sign_in.RECOVERY if login is None else login).seconds


def sign_out(desk: Desk) -> None:
    """End a session (`flow.sign_in.sign_out`)."""
    from kaigo_desktop.flow import sign_in

    sign_in.sign_out(desk)


def set_up(program: Program, folder: Path, jobs: Jobs, switch: Callable[[], object]) -> SetUpPanel:
    """The page of the first run; `switch` begins anew in the language that was chosen there."""
    from kaigo_desktop.ui.set_up_panel import SetUpPanel

    panel = SetUpPanel(program, folder, jobs)
    panel.language_wanted.connect(switch)
    offer_guide(panel, program)
    return panel


def new_password(desk: Desk, jobs: Jobs) -> NewPasswordPanel:
    """The page that asks for a password of one's own."""
    from kaigo_desktop.ui.new_password_panel import NewPasswordPanel

    panel = NewPasswordPanel(desk, jobs)
    offer_guide(panel, desk.program)
    return panel


def offer_guide(panel: QWidget, program: Program) -> None:
    """Let F1 open the guide's page about a panel that has no keys of its own to tell."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeySequence, QShortcut

    def open_it() -> None:
        from kaigo_desktop.ui.guide_window import open_guide, page_of

        open_guide(program.resources, page_of(panel), panel)

    QShortcut(QKeySequence("F1"), panel, open_it, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)


def workplace(desk: Desk, jobs: Jobs, receipt_no: str) -> Workplace:
    """The page somebody works at, an application open where one was before."""
    from kaigo_desktop.ui.workplace import Workplace

    return Workplace(desk, jobs, receipt_no)
