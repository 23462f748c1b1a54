"""The one 個人番号 in sight: shown for a reason, hidden after thirty seconds, copied through the log."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kaigo_desktop.flow import record_use, reveal
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.ui import clipboard
from kaigo_desktop.ui.form_view import FormView
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.reveal_bar import RevealBar
from kaigo_desktop.ui.secret_widget import SecretWidget

SECONDS = 30
"""How long a number is in sight."""

_SECOND_MS = 1_000


class NumberInSight(QObject):
    """Shows one number of a form at a time. `failed` carries a `Failure`."""

    failed = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, form: FormView, bar: RevealBar) -> None:
        super().__init__(form)
        self._desk, self._jobs, self._form, self._bar = desk, jobs, form, bar
        self._receipt_no = self._path = ""
        self._left = 0
        self.second = QTimer(self, interval=_SECOND_MS)
        self.second.timeout.connect(self._count_down)
        form.reveal_wanted.connect(self._ask)
        form.copy_wanted.connect(lambda _path: self.copy())
        bar.wanted.connect(self._reveal)
        bar.copy_wanted.connect(self.copy)
        bar.hide_wanted.connect(self.hide)

    def begin(self, receipt_no: str) -> None:
        """Go on with another application, nothing of the last one in sight."""
        self.hide()
        self._receipt_no = receipt_no

    def hide(self) -> None:
        """Mask the number again, what was being typed over it too."""
        self.second.stop()
        self._bar.hide()
        widget = self._widget(self._path)
        self._path = ""
        if widget is not None:
            widget.hide_number()

    def copy(self) -> None:
        """Put the number in sight on the clipboard, once the log has it."""
        widget = self._widget(self._path)
        if widget is None or not widget.number:
            return
        number = widget.number
        work = partial(record_use.record_copy, self._desk, self._receipt_no, widget.field.label)
        self._jobs.run(self, work, lambda _: clipboard.put_number(number), self.failed.emit)

    def _ask(self, path: str) -> None:
        self.hide()
        widget = self._widget(path)
        if widget is not None:
            self._bar.ask(path, widget.control.accessibleName())

    def _reveal(self, path: str, reason: str) -> None:
        number = self._receipt_no
        work = partial(reveal.reveal, self._desk, number, path, reason)
        self._jobs.run(self, work, partial(self._show, number, path), self.failed.emit, topic="reveal")

    def _show(self, receipt_no: str, path: str, number: str) -> None:
        widget = self._widget(path)
        if receipt_no != self._receipt_no or widget is None or not self._form.isVisible():
            return
        self._path, self._left = path, SECONDS
        widget.show_number(number)
        self._form.focus_field(path)
        self._tell()
        self.second.start()

    def _count_down(self) -> None:
        self._left -= 1
        widget = self._widget(self._path)
        if self._left > 0:
            self._tell()
        elif widget is not None and widget.is_being_typed():
            self._left = SECONDS  # what is being typed is not taken away
        else:
            self.hide()

    def _tell(self) -> None:
        widget = self._widget(self._path)
        if widget is not None:
            self._bar.tell(widget.control.accessibleName(), self._left)

    def _widget(self, path: str) -> SecretWidget | None:
        widget = self._form.widgets.get(path)
        return widget if isinstance(widget, SecretWidget) else None
