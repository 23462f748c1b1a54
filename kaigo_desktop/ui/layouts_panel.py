"""Layouts (取込レイアウト): which there are, since when and why; a new one from a sample; withdrawing one."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from kaigo_desktop.core.layout import Layout
from kaigo_desktop.flow import layouts
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.layouts import LayoutVersion
from kaigo_desktop.ui import credentials, fonts, pieces, wording
from kaigo_desktop.ui.jobs import Failure, Jobs
from kaigo_desktop.ui.layout_editor import LayoutEditor
from kaigo_desktop.ui.row_table import lay_rows, widen

STANDINGS = {
    "in_use": pieces.mark("使用中"),
    "not_yet": pieces.mark("開始前"),
    "over": pieces.mark("終了"),
    "superseded": pieces.mark("新しい版あり"),
    "withdrawn": pieces.mark("廃止"),
}
"""What staff call the standing of a version."""

_HEADINGS = (
    pieces.mark("名前"),
    pieces.mark("版"),
    pieces.mark("状態"),
    pieces.mark("手続"),
    pieces.mark("保存"),
    pieces.mark("理由"),
)
_WIDTHS = (68, 10, 22, 62, 48)


class LayoutsPanel(QStackedWidget):
    """The list and, over it, the editor."""

    HELP = "help_layouts"
    KEYS = (("↑ ↓", pieces.mark("レイアウトを選ぶ")),)

    def __init__(self, desk: Desk, jobs: Jobs) -> None:
        super().__init__()
        self._desk, self._jobs = desk, jobs
        self._versions: list[LayoutVersion] = []
        self.notice, self.editor = pieces.Notice(), LayoutEditor(desk, jobs)
        self.about = pieces.label(role="secondary", wraps=True)
        self.table = self._table()
        self.reason = credentials.text_line(
            self.tr("廃止する理由"), self.tr("選んだレイアウトを廃止する理由")
        )
        self.withdraw = pieces.button(self.tr("廃止する"), self._withdraw, "danger")
        self.ending = QWidget()
        self._page = QWidget()
        self._arrange()
        self.addWidget(self._page)
        self.addWidget(self.editor)
        self.editor.left.connect(self.show_list)
        self.editor.saved.connect(self._saved)

    def refresh(self) -> None:
        """Read the layouts anew."""
        self._jobs.run(self, partial(layouts.list_layouts, self._desk), self._show, self._fail, topic="list")

    def begin(self, sample: Path) -> None:
        """Make a layout of a sample file."""
        self.notice.quiet()
        self.setCurrentWidget(self.editor)
        self.editor.open(sample)

    def show_list(self) -> None:
        """Go back to the list."""
        self.setCurrentWidget(self._page)
        self.refresh()

    def _choose(self) -> None:
        kinds = self.tr("届いた申請 (*.zip *.csv *.xml);;すべてのファイル (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("見本のファイルを選ぶ"), "", kinds)
        if name:
            self.begin(Path(name))

    def _show(self, found: list[LayoutVersion]) -> None:
        self._versions = found
        self.table.setRowCount(len(found))
        for row, version in enumerate(found):
            for column, text in enumerate(_cells(version, self._procedure(version.layout))):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self.table.setVisible(bool(found))
        self.about.setText(
            self.tr("届いた様式の項目を、手続のどの項目に入れるかの決まりです。手続の定義より先に使います。")
            if found
            else self.tr(
                "取込レイアウトはまだありません。保留になった様式の見本のファイルを選ぶと、"
                "届いた項目を手続の項目に結び付けて保存できます。"
            )
        )
        self._offer()

    def _procedure(self, layout: Layout) -> str:
        """A procedure's title, as far as the catalogue knows it without reading every definition."""
        catalog = self._desk.program.catalog
        known = layout.procedure in catalog.procedures()
        return pieces.translate(catalog.head(layout.procedure).title) if known else layout.procedure

    def _chosen(self) -> LayoutVersion | None:
        row = self.table.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _offer(self) -> None:
        """Only what is still in use can be withdrawn."""
        chosen = self._chosen()
        self.ending.setVisible(chosen is not None and chosen.standing in {"in_use", "not_yet"})

    def _withdraw(self) -> None:
        chosen, reason = self._chosen(), self.reason.text().strip()
        if chosen is None:
            return
        if not reason:
            self.notice.say("error", self.tr("廃止する理由を書いてください。"))
            self.reason.setFocus()
            return
        words = self.tr("「{title}」を廃止しました。読み取り済みの申請はそのままです。")

        def done(layout: Layout) -> None:
            self.reason.clear()
            self.notice.say("done", words.format(title=layout.title))
            self.refresh()

        work = partial(layouts.withdraw_layout, self._desk, chosen.layout.id, reason)
        self._jobs.run(self, work, done, self._fail)

    def _saved(self, layout: Layout) -> None:
        words = self.tr(
            "「{title}」版{version}を保存しました。保留の申請は、担当者が「取込」の"
            "「保留をもう一度取り込む」で読み直せます。"
        )
        self.notice.say("done", words.format(title=layout.title, version=layout.version))
        self.show_list()

    def _fail(self, failure: Failure) -> None:
        self.notice.say("error", failure.sentence)

    def _arrange(self) -> None:
        rows = pieces.column(self._page, margin=4, spacing=3)
        head = pieces.line(spacing=2)
        head.addWidget(pieces.label(self.tr("取込レイアウト"), "title"))
        head.addStretch(1)
        head.addWidget(pieces.button(self.tr("見本から新しく作る…"), self._choose, "primary"))
        ending = pieces.line(self.ending, spacing=2)
        ending.addWidget(self.reason, 1)
        ending.addWidget(self.withdraw)
        rows.addLayout(head)
        for part in (self.about, self.notice):
            rows.addWidget(part)
        rows.addWidget(self.table, 1)
        rows.addWidget(self.ending)
        rows.addStretch(0)
        for hidden in (self.table, self.ending):
            hidden.hide()

    def _table(self) -> QTableWidget:
        table, measures = QTableWidget(0, len(_HEADINGS)), fonts.measures()
        table.setHorizontalHeaderLabels([pieces.translate(word) for word in _HEADINGS])
        table.setAccessibleName(self.tr("取込レイアウトの一覧"))
        lay_rows(table)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width * measures.unit)
        widen(table, {2: [pieces.translate(word) for word in STANDINGS.values()]})
        table.itemSelectionChanged.connect(self._offer)
        return table


def _cells(version: LayoutVersion, procedure: str) -> tuple[str, ...]:
    """What a row says; a version somebody withdrew says who, when and why."""
    actor, at, reason = version.actor, version.at, version.reason
    if version.standing == "withdrawn":
        actor, at, reason = version.withdrawn, version.withdrawn_at, version.withdrawn_reason
    shipped = pieces.translate("製品に付属")
    told = "  ".join(filter(None, (actor or shipped, wording.moment(at) if at else "")))
    warned = [f"● {mistake.message}" for mistake in version.mistakes[:1]]
    layout = version.layout
    standing = pieces.translate(STANDINGS[version.standing])
    return (layout.title, str(layout.version), standing, procedure, told, " ".join([reason, *warned]).strip())
