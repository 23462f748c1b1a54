"""Beside the form: what the resident sent, what no field took, and what happened so far."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget

from kaigo_desktop.core.model import Attachment, Item
from kaigo_desktop.flow.desk import Case, HistoryEntry
from kaigo_desktop.ui import fonts, pieces, wording

ROLES = {
    "application": QT_TRANSLATE_NOOP("window", "申請情報"),
    "applicant": QT_TRANSLATE_NOOP("window", "申請者情報"),
    "rows": QT_TRANSLATE_NOOP("window", "申請データ(CSV)"),
    "form": QT_TRANSLATE_NOOP("window", "申請書控え"),
    "attachment": QT_TRANSLATE_NOOP("window", "添付"),
    "signature": QT_TRANSLATE_NOOP("window", "電子署名(検証していません)"),
    "package": QT_TRANSLATE_NOOP("window", "受け取ったファイル"),
}
"""What staff call a file of a download."""

KINDS = {
    "application/pdf": "PDF",
    "application/xml": "XML",
    "text/xml": "XML",
    "text/csv": "CSV",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "application/zip": "ZIP",
}
"""What staff call a media type."""

Entry = tuple[str, str, str]
"""(what, value, beneath) of an entry: its small heading, its text, a secondary line."""


class SideTabs(QTabWidget):
    """Three lists to read and copy from."""

    def __init__(self) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("添付・その他の項目・履歴"))
        self.files, self.items, self.history = EntryList(), EntryList(), EntryList()
        for page, title in (
            (self.files, self.tr("添付・原本")),
            (self.items, self.tr("その他の項目")),
            (self.history, self.tr("履歴")),
        ):
            page.setAccessibleName(title)
            page.setMinimumHeight(0)
            self.addTab(page, title)
        self.setMinimumHeight(self.tabBar().sizeHint().height())

    def show_case(self, case: Case) -> None:
        """Show what belongs to `case`; the tab that is open stays open."""
        self.files.show_entries(_files(case.attachments), self.tr("ファイルはありません。"))
        self.items.show_entries(_items(case.revision.unmapped), self.tr("すべての項目が様式に入りました。"))
        self.history.show_entries(_history(case.history), self.tr("まだ何も起きていません。"))
        for number, (title, count) in enumerate(
            (
                (self.tr("添付・原本"), len(case.attachments)),
                (self.tr("その他の項目"), len(case.revision.unmapped)),
                (self.tr("履歴"), 0),
            )
        ):
            self.setTabText(number, f"{title} ({count})" if count else title)


class EntryList(QScrollArea):
    """Entries one beneath the other, to read and to copy from."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """May be folded away."""
        return QSize(0, 0)

    def show_entries(self, entries: Sequence[Entry], nothing: str) -> None:
        """Show entries, or what to say where there are none."""
        sheet = pieces.frame("")
        sheet.setObjectName("sheet")
        rows = pieces.column(sheet, margin=3, spacing=0)
        for entry in entries:
            rows.addWidget(_entry(entry))
        if not entries:
            rows.addWidget(pieces.label(nothing, "secondary", wraps=True))
        rows.addStretch(1)
        self.setWidget(sheet)


def _entry(entry: Entry) -> QFrame:
    what, value, beneath = entry
    unit = fonts.measures().unit
    box = pieces.frame("")
    rows = pieces.column(box, spacing=1)
    rows.setContentsMargins(0, 0, 0, 4 * unit)
    for text, role in ((what, "secondary"), (value, ""), (beneath, "secondary")):
        if text:
            words = pieces.label(text, role, wraps=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            rows.addWidget(words)
    return box


def _files(files: Sequence[Attachment]) -> list[Entry]:
    """The newest submission's files first; where there were several, each file names its own."""
    several = len({file.submission for file in files}) > 1
    newest_first = sorted(files, key=lambda file: -file.submission)
    return [
        (str(pieces.translate(str(ROLES[file.role]))), file.name, _about(file, several=several))
        for file in newest_first
    ]


def _about(file: Attachment, *, several: bool) -> str:
    parts = [KINDS.get(file.media_type, file.media_type), wording.size(file.size)]
    if several:
        parts.append(pieces.translate("第{number}版で受領").format(number=file.submission))
    return "  ".join(parts)


def _items(items: Iterable[Item]) -> list[Entry]:
    return [(" ".join(filter(None, (item.subject, item.label))), item.value or "—", "") for item in items]


def _history(history: Sequence[HistoryEntry]) -> list[Entry]:
    return [
        (f"{wording.moment(entry.at)}  {entry.actor}", entry.label, entry.comment)
        for entry in reversed(history)
    ]
