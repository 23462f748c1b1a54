"""The walks of four people through their panels, a picture of each on the way (`pictures`)."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QDialog, QWidget

from kaigo_desktop.flow.demo import ANOTHER_DAY, REASON, SEED, SOUGHT
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.sample import sample
from kaigo_desktop.ui.flag_bar import FlagBar
from kaigo_desktop.ui.hand_over_dialog import HandOverDialog
from kaigo_desktop.ui.key_map import KeyMap
from kaigo_desktop.ui.list_model import ListModel
from kaigo_desktop.ui.main_window import MainWindow
from kaigo_desktop.ui.secret_widget import SecretWidget
from kaigo_desktop.ui.text_widgets import DateWidget
from kaigo_desktop.ui.transcribe_window import TranscribeWindow
from kaigo_desktop.ui.workplace import Workplace

PICTURES = (
    *("first-run", "recovery-key", "sign-in", "locked", "new-password"),
    *("home", "list", "list-search", "preview", "bulk"),
    *("case", "edit", "reveal", "checklist", "readings", "flags", "people", "compare"),
    *("correction", "receive", "receive-preview", "receive-result", "hand-over", "transcribe", "report-back"),
    *("keys", "approval", "accounts", "account-card", "layouts", "layout-editor"),
    *("log", "log-report", "verify", "english"),
)
"""Every picture, in the order of the work."""

_SAMPLES, _PROFILE = 6, "generic-utf8"
_LOOKED_AT = 20
"""How many cases are opened to find one whose person filed another."""

_SEEN, _SEVERAL = 2, 5
"""The row looked at in the list, and how many from there are selected together."""

_FLAGGED_UNTIL = "3日後"

_BROKEN = b"PK\3\4"


class Walk:
    """One person at one window; `save` takes a picture, `rest` lets everything come to rest."""

    def __init__(
        self,
        program: Program,
        window: MainWindow,
        save: Callable[[QWidget, str], None],
        rest: Callable[[], None],
    ) -> None:
        self._program, self._window, self._save, self._rest = program, window, save, rest

    @property
    def place(self) -> Workplace:
        """The workplace of who signed in.

        Raises:
            LookupError: nobody is signed in.
        """
        if self._window.workplace is None:
            raise LookupError
        return self._window.workplace

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Take a picture of the window, or of a window over it, once it is at rest."""
        self._rest()
        self._save(widget or self._window, name)

    def caseworker(self) -> None:
        """From home through an intake and cases to a hand-over."""
        self._go("home", "home")
        self._receive()
        self._list()
        self._case()
        self._people()
        self._hand_over()
        self._transcribe()
        self._go("to_report", "report-back")
        self._keys()
        self.place.bar.person.emit()
        self.take("new-password")
        self._window.lock()
        self.take("locked")

    def supervisor(self) -> None:
        """A case that waits for approval."""
        self._go("pending_approval")
        self._open(0)
        self.take("approval")

    def administrator(self) -> None:
        """The accounts, a layout made of a sample, and a verification."""
        self._go("accounts", "accounts")
        self.place.accounts.table.selectRow(1)
        self.take("account-card")
        self._go("layouts", "layouts")
        with TemporaryDirectory() as folder:
            (file, *_) = sample(self._program, Path(folder) / "downloads", 1, SEED + 3)
            self.place.layouts.begin(file)
            self._rest()
            self.place.layouts.editor.try_it()
            self.take("layout-editor")
        self._go("verify")
        self.place.verify.button.click()
        self.take("verify")

    def auditor(self) -> None:
        """The log and its monthly review."""
        self._go("log", "log")
        self._go("log_report", "log-report")

    # ---- parts of the caseworker's day

    def _go(self, name: str, picture: str = "") -> None:
        self.place.navigation.go(name)
        self._rest()
        if picture:
            self.take(picture)

    def _list(self) -> None:
        self._go("all", "list")
        self.place.list.filters.search.setText(SOUGHT)
        self.place.list.filters.search.wanted.emit(SOUGHT)
        self.take("list-search")
        listed = self.place.list
        listed.filters.take_off()
        self._rest()
        listed.table.selectRow(_SEEN)
        listed.table.looked.emit()
        self.take("preview")
        listed.table.looked.emit()
        listed.table.select_too(range(_SEEN, _SEEN + _SEVERAL))
        listed.work.steps["start-review"].click()
        self.take("bulk")
        listed.notice.quiet()

    def _receive(self) -> None:
        self._go("receive", "receive")
        with TemporaryDirectory() as folder:
            paths = [Path(folder) / "downloads", Path(folder) / "0099999999999999.zip"]
            sample(self._program, paths[0], _SAMPLES, SEED + 2)
            paths[1].write_bytes(_BROKEN)
            for work, picture in (
                (self.place.receive.look, "receive-preview"), (self.place.receive.take, "receive-result"),
            ):  # fmt: skip
                work(paths)
                self._until_done()
                self.take(picture)

    def _until_done(self) -> None:
        while self._window.jobs.long is not None:
            self._rest()

    def _open(self, row: int) -> None:
        self.place.list.table.selectRow(row)
        self.place.list.table.opened.emit(row)
        self._rest()

    def _open_worst(self) -> None:
        """Open the case with most problems."""
        self._open(_worst(self.place.list.model))

    def _case(self) -> None:
        case = self.place.case
        self._go("in_review")
        self._open_worst()
        self.take("case")
        self._secret()
        self._edit()
        for page, name in ((case.side.checklist, "checklist"), (case.side.readings, "readings")):
            case.side.setCurrentWidget(page)
            self.take(name)
        case.decisions.buttons["request-correction"].click()
        self._rest()
        for dialog in case.findChildren(QDialog):
            self.take("correction", dialog)
            dialog.reject()
        case.side.setCurrentWidget(case.side.documents)
        _put_flag(case.flags)
        case.flags.begin()
        self.take("flags")
        case.flags.line.stop.click()

    def _secret(self) -> None:
        """Ask why a number is to be shown."""
        widgets = self.place.case.form.widgets.values()
        masked = [one for one in widgets if isinstance(one, SecretWidget) and not one.reveal.isHidden()]
        for one in masked[:1]:
            one.reveal.click()
        self.take("reveal")
        self.place.case.reveal.hide()

    def _edit(self) -> None:
        """Type over a value, and take it back."""
        widgets = self.place.case.form.widgets.values()
        filled = [one for one in widgets if isinstance(one, DateWidget) and one.shown()]
        for one in filled[:1]:
            one.edit.setText(ANOTHER_DAY)
            one.edit.textEdited.emit(ANOTHER_DAY)
            self.place.case.save_bar.reason.setText(REASON)
        self.take("edit")
        self.place.case.save_bar.undo.emit()
        self._rest()

    def _people(self) -> None:
        side = self.place.case.side
        self._go("all")
        for row in range(min(_LOOKED_AT, self.place.list.model.rowCount())):
            self._open(row)
            if side.people.cards:
                break
        side.setCurrentWidget(side.people)
        self.take("people")
        for card in side.people.cards[:1]:
            card.compare.click()
        self.take("compare")
        side.people.show_list()
        side.setCurrentWidget(side.documents)

    def _hand_over(self) -> None:
        self._go("hand_over")
        for dialog in self.place.findChildren(HandOverDialog):
            dialog.profile.setCurrentIndex(dialog.profile.findData(_PROFILE))
            self.take("hand-over", dialog)
            dialog.reject()

    def _transcribe(self) -> None:
        self._go("approved")
        self._open(0)
        self.place.case.transcribe_wanted.emit()
        self._rest()
        for window in self.place.findChildren(TranscribeWindow):
            window.copy_next()
            self.take("transcribe", window)
            window.close()

    def _keys(self) -> None:
        KeyMap(self.place.case.KEYS, self.place).open()
        for dialog in self.place.findChildren(KeyMap):
            self.take("keys", dialog)
            dialog.close()


def _worst(model: ListModel) -> int:
    """The row with most problems."""
    rows = range(model.rowCount())
    found = [model.application(row) for row in rows]
    told = [(item.errors, item.warnings) if item is not None else (0, 0) for item in found]
    return max(rows, key=told.__getitem__)


def _put_flag(bar: FlagBar) -> None:
    bar.begin()
    bar.line.text.setCurrentIndex(0)
    bar.line.day.setText(_FLAGGED_UNTIL)
    bar.line.press()
