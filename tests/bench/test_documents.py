"""How soon the first page is seen: the whole way from the store to the screen, against PDFium alone."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.show import show
from kaigo_desktop.samples.form_pdf import form_pdf
from kaigo_desktop.ui import theme
from kaigo_desktop.ui.document_pane import DocumentPane
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.palette import LIGHT
from kaigo_desktop.ui.pictures import settle
from tests.bench.telling import at_most, seconds
from tests.making.downloads import write_zip

pytestmark = pytest.mark.bench


def test_the_first_page_of_a_form(qapp: QApplication, caseworker: Desk, tmp_path: Path) -> None:
    """A form of 100 KB, from the case in hand to its first page painted; the reader process is warm."""
    theme.apply(qapp, caseworker.program.resources, LIGHT)
    rng = Random(1)
    words = ["".join(rng.choices("介護保険資格取得異動喪失届出", k=24)) for _ in range(1_750)]
    lines = [(f"項目{number}", word) for number, word in enumerate(words)]
    data = form_pdf("申請", [], lines, datetime(2026, 4, 1, tzinfo=UTC))
    receive(caseworker, [write_zip(tmp_path / "in", "1", files={"申請書.pdf": data})])
    case = show(caseworker, "1")
    jobs = Jobs(caseworker.program.messages)
    pane = DocumentPane(caseworker, jobs)
    pane.resize(700, 900)
    pane.show()
    pane.begin()
    settle(jobs, pane)

    loop = QEventLoop()
    pane.loader.painted.connect(loop.quit)

    def ours() -> None:
        pane.begin()
        pane.show_case(case)
        loop.exec()
        pane.view.viewport().repaint()

    scale = pane.view.viewport().width() / 595

    def alone() -> None:
        pdf = pypdfium2.PdfDocument(data)
        pdf[0].render(scale=scale).close()
        pdf.close()

    at_most(5, f"first page of a form of {len(data) // 1000} KB", seconds(ours), seconds(alone))
    pane.close()
    pane.deleteLater()
    jobs.close()
