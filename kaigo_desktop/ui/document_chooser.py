"""Which of the files of a case is looked at: the resident's form first, then what came with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from kaigo_desktop.core.model import Attachment
from kaigo_desktop.ui import pieces, wording

ROLES = {
    "form": pieces.mark("申請書控え"),
    "attachment": pieces.mark("添付"),
    "application": pieces.mark("申請情報"),
    "applicant": pieces.mark("申請者情報"),
    "rows": pieces.mark("申請データ(CSV)"),
    "signature": pieces.mark("電子署名(検証していません)"),
    "package": pieces.mark("受け取ったファイル"),
}
"""What staff call a file of a download, in the order they look at them."""

KINDS = {
    "application/pdf": "PDF",
    "application/xml": "XML",
    "text/xml": "XML",
    "text/csv": "CSV",
    "text/plain": "TXT",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/heic": "HEIC",
    "application/zip": "ZIP",
}
"""What staff call a media type."""

_SHORTEST = 12


class DocumentChooser(QComboBox):
    """A list of files by what they are, with their name, kind and size."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("表示する書類"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHORTEST)

    def show_files(self, files: Sequence[Attachment]) -> None:
        """List the files, those of the newest submission first; the first one is chosen."""
        several = len({file.submission for file in files}) > 1
        order = list(ROLES)
        self.blockSignals(True)
        self.clear()
        for file in sorted(files, key=lambda file: (-file.submission, order.index(file.role), file.id)):
            self.addItem(_title(file, several=several), file.id)
            self.setItemData(self.count() - 1, file.name, Qt.ItemDataRole.ToolTipRole)
        self.blockSignals(False)
        self.setEnabled(self.count() > 1)

    def document(self) -> int:
        """The id of the chosen file, 0 for none."""
        chosen = self.currentData()
        return chosen if isinstance(chosen, int) else 0

    def step(self, steps: int) -> None:
        """Choose the file before or after; from the last one to the first."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + steps) % self.count())


def _title(file: Attachment, *, several: bool) -> str:
    role = pieces.translate(ROLES[file.role])
    name = file.name.rpartition("/")[2]
    parts = [f"{role}: {name}", KINDS.get(file.media_type, ""), wording.size(file.size)]
    if several:
        parts.append(pieces.translate("第{number}版で受領").format(number=file.submission))
    return "  ".join(filter(None, parts))
