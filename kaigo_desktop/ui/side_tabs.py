"""Beside the form: what the resident sent, what no field took, and what happened so far."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QTabWidget

from kaigo_desktop.core.model import Attachment, Item
from kaigo_desktop.flow.desk import Case, HistoryEntry
from kaigo_desktop.ui import pieces, wording
from kaigo_desktop.ui.entry_list import Entry, EntryList

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
