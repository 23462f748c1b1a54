"""An application (申請): head, problems, form, what was sent, and the decision."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal

from kaigo_desktop.core.model import Application, Value
from kaigo_desktop.flow import drafts, show
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.drafts import Draft
from kaigo_desktop.ui import document_page, kept_typing, pieces
from kaigo_desktop.ui.case_page import CasePage
from kaigo_desktop.ui.copy_watch import CopyWatch
from kaigo_desktop.ui.correction_dialog import ACTION, CorrectionDialog
from kaigo_desktop.ui.decision_bar import Wish, ends_here, take
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.saving import Saving


class CasePanel(CasePage):
    """Shows one application and takes edits and decisions.

    `changed` tells that the store changed; `step_wanted` wants the next or previous case, `back` the list,
    `opened` another application by its 受付番号, `transcribe_wanted` the values of this one to type in;
    `ended` tells in words that this person is done with it and the next one may come.
    """

    changed = Signal()
    opened = Signal(str)
    back = Signal()
    step_wanted = Signal(int)
    ended = Signal(str)
    transcribe_wanted = Signal()

    HELP = "help_case"
    KEYS = (
        ("F8", pieces.mark("次の指摘へ")),
        ("Ctrl+Enter", pieces.mark("次の手順へ進める")),
        ("Ctrl+S", pieces.mark("変更を保存")),
        ("Alt+← →", pieces.mark("前の申請・次の申請")),
        ("Ctrl+Shift+C", pieces.mark("項目の値をコピー")),
        ("Ctrl+Z", pieces.mark("変更前の値、次に受付時の値に戻す")),
        ("Alt+Ins Alt+Del", pieces.mark("世帯員などの行を追加・削除")),
        ("Ctrl+↑ ↓", pieces.mark("行を上へ・下へ")),
        ("Ctrl+M", pieces.mark("付箋を付ける、もう一度で済・取消")),
        ("Ctrl+T", pieces.mark("承認済の申請を転記")),
        ("Esc", pieces.mark("一覧へ戻る")),
        *document_page.KEYS,
    )

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__(desk, jobs)
        self.case: Case | None = None
        self._position, self._goes_on = "", False
        self._connect()
        CopyWatch(self, desk, jobs, self._number)

    def open(self, receipt_no: str, position: str = "", *, goes_on: bool = False) -> None:
        """Show an application; `position` says where it stands in its list, `goes_on` that one follows."""
        self._position, self._goes_on = position, goes_on
        self.begin(receipt_no)
        if receipt_no != self._number():
            self.case = None  # nothing is done to the one still in sight
            self.form.hold()
        work = partial(kept_typing.open_with_draft, self._desk, receipt_no)
        self._jobs.run(self, work, self._show_opened, self._stay, topic="case")

    def leave(self, then: Callable[[], None]) -> None:
        """Go on with `then`, after asking here what becomes of changes that are not saved."""
        count = len(self.form.changes())
        if not count:
            then()
            return

        def throw_away() -> None:
            self._undo()
            then()

        self.notice.say(
            "warning",
            self.tr("保存していない変更が{count}項目あります。").format(count=count),
            pieces.button(self.tr("編集に戻る"), self.notice.quiet, "quiet"),
            pieces.button(self.tr("変更を捨てて移る"), throw_away, "danger"),
        )

    def _number(self) -> str:
        return self.case.application.receipt_no if self.case is not None else ""

    # ---- showing

    def _load(self, receipt_no: str, then: Callable[[Case], None]) -> None:
        self._jobs.run(self, lambda: show.show(self._desk, receipt_no), then, self._refuse, topic="case")

    def _show(self, case: Case, keep: Mapping[str, Value] | None = None) -> None:
        self.number.hide()
        self.case, self.saving = case, None
        self.show_parts(case, self._position, keep, goes_on=self._goes_on)
        self.count_changes()
        self.order_tabs()

    def _show_opened(self, opened: tuple[Case, Draft | None]) -> None:
        case, draft = opened
        typed = self.form.changes() if self._number() == case.application.receipt_no else None
        self._show(case, kept_typing.over(case, draft, typed))
        if draft is not None:
            kept_typing.tell(self, draft, case)
        if draft is not None and case.editable:
            forget = partial(drafts.drop_draft, self._desk, case.application.receipt_no)
            self._jobs.run(self, forget, lambda _: None, self._fail)

    def _stay(self, failure: Failure) -> None:
        """Go on with the one in sight: the other could not be read."""
        self.case = self.form.case
        self.number.begin(self._number())
        self._refuse(failure)

    def _refuse(self, failure: Failure) -> None:
        """Take what is typed again: the case stays as it was."""
        self.form.release()
        self._fail(failure)

    def _fail(self, failure: Failure) -> None:
        self.saving = None
        words, again = self.tr("読み直す(入力は残します)"), failure.code == "changed_by_other"
        offered = [pieces.button(words, self._read_again, "primary")] if again else []
        self.notice.say("error", failure.sentence, *offered)

    def _show_anew(self, case: Case, saved: Mapping[str, Value] | None = None) -> None:
        """Show the case read anew; what is typed by now and was not `saved` stays."""
        keep, before = self.form.changes_since(saved or {}), self.form.case
        if saved is None and before is not None:
            keep = drafts.keep_added(keep, before.values, case.values)
        self._show(case, keep if case.editable else None)

    def _read_again(self) -> None:
        self.notice.quiet()
        if self.case is not None:
            self._load(self.case.application.receipt_no, self._show_read_again)

    def _show_read_again(self, case: Case) -> None:
        self._show_anew(case)
        if self.form.changes():
            kept_typing.tell_changed(self)

    # ---- changing

    def _undo(self) -> None:
        if self.case is not None:
            self._show(self.case)
        self.notice.quiet()

    def _save(self, reason: str) -> None:
        half = self.form.half_typed()
        case, changes = self.case, self.form.changes()
        if case is None or not changes or self.saving is not None:
            return
        if half:
            self.ask_to_choose(half)
            return
        self.saving = Saving(self._desk, case, changes, reason)
        words = self.tr("変更を保存しました。")
        self._jobs.run(self, self.saving.work, lambda _: self._done(words, changes), self._fail)

    def _decide(self, wish: Wish) -> None:
        case = self.case
        if case is None:
            return
        label = next(step.label for step in case.transitions if step.action == wish.action)
        words = self.tr("「{step}」を記録しました。").format(step=pieces.translate(label))
        on, name = self._goes_on and ends_here(case, wish.action), case.application.name

        def told(_: Application) -> None:
            if on:
                self.changed.emit()
                self.ended.emit(f"{name} {words}".strip())
            else:
                self._done(words)

        self.form.hold()  # the step may end what can be changed
        self._jobs.run(self, lambda: take(self._desk, case, wish), told, self._refuse)

    def _ask_for_correction(self, note: str) -> None:
        if self.case is None:
            return
        dialog = CorrectionDialog(self._desk, self._jobs, self.case, note, self)
        dialog.decided.connect(self._request_correction)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _request_correction(self, note: str, letter: str) -> None:
        comment = note or self.tr("文面のとおり")
        self._decide(Wish(ACTION, comment, acknowledge=False, override="", letter=letter))

    def _done(self, words: str, saved: Mapping[str, Value] | None = None) -> None:
        """Read anew what was written, in the form or beside it; what is being typed stays."""
        if words:
            self.notice.say("done", words)
        self.changed.emit()
        if self.case is not None:
            self._load(self.case.application.receipt_no, lambda case: self._show_anew(case, saved))

    # ---- what leads where

    def _connect(self) -> None:
        self.head.back.connect(self.back)
        self.head.step.connect(self.step_wanted)
        self.head.opened.connect(self.opened)
        self.head.people_wanted.connect(self.show_people)
        self.side.people_counted.connect(self.head.show_people)
        self.side.opened.connect(self.opened)
        self.head.link_wanted.connect(lambda: self.link.ask(self.case) if self.case else None)
        self.head.transcribe_wanted.connect(self.transcribe_wanted)
        for beside in (self.link, self.flags, self.side):
            beside.done.connect(self._done)
            beside.failed.connect(self._fail)
        self.side.documents.left.connect(self.form.setFocus)
        self.flags.left.connect(self.form.setFocus)
        self.strip.wanted.connect(self.form.focus_field)
        self.form.edited.connect(self.count_changes)
        self.number.failed.connect(self._fail)
        self.save_bar.save.connect(self._save)
        self.save_bar.undo.connect(self._undo)
        self.decisions.decided.connect(self._decide)
        self.decisions.letter_wanted.connect(self._ask_for_correction)
        self.decisions.next_wanted.connect(lambda: self.step_wanted.emit(1))
