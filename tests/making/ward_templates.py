"""A ward's own workbook (ひな形) for a hand-over, made anew for each test."""

from collections.abc import Sequence
from io import BytesIO

import openpyxl
from openpyxl.styles import Border, Font, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

FORM = ("届出人氏名", "受付\n番号", "区の記入欄", "事由")
ROWS = ("受付番号", "行", "世帯員氏名")


def ward_book() -> openpyxl.Workbook:
    """Two sheets: 異動 with its headings in row 3, and 名簿, to which the name `moving_household` leads."""
    book = openpyxl.Workbook()
    form = book.worksheets[0]
    form.title = "異動"
    form["A1"] = "資格異動 進達一覧"
    form["A1"].font = Font(bold=True, size=16)
    _headings(form, 3, FORM)
    form.column_dimensions["A"].width = 33
    form.freeze_panes = "A4"
    form.page_setup.orientation = "landscape"
    form.page_setup.paperSize = "8"
    form.print_title_rows = "3:3"
    form.print_area = "A1:D4"
    assert form.oddFooter is not None
    form.oddFooter.center.text = "&P / &N"
    form.auto_filter.ref = "A3:D4"
    line = Side(style="thin")
    for column in range(1, len(FORM) + 1):
        form.cell(4, column).border = Border(bottom=line)
    form.row_dimensions[4].height = 30
    rows = book.create_sheet("名簿")
    _headings(rows, 2, ROWS, first=2)
    book.defined_names["moving_household"] = DefinedName("moving_household", attr_text="'名簿'!$B$2:$D$2")
    rows.add_table(Table(displayName="名簿表", ref="B2:D3"))
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    """The workbook as bytes."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _headings(sheet: Worksheet, row: int, texts: Sequence[str], first: int = 1) -> None:
    for column, text in enumerate(texts, start=first):
        sheet.cell(row, column, text).font = Font(bold=True)
