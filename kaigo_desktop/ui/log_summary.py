"""A month of the log at a glance: entries by day and hour, and people × groups of actions."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHeaderView, QScrollArea, QWidget

from kaigo_desktop.core.log_analysis import days_of
from kaigo_desktop.core.ward import Ward, is_closed
from kaigo_desktop.flow.analyse_log import MonthOfLog
from kaigo_desktop.ui import fonts, pieces
from kaigo_desktop.ui.bar_chart import Bar, BarChart
from kaigo_desktop.ui.findings_model import TextTable, people_rows, plain_table

_ROOM = 150
"""Width in units from which both charts stand in one row."""


class LogSummary(QScrollArea):
    """Two charts and a table."""

    def __init__(self, ward: Ward) -> None:
        super().__init__()
        self._ward = ward
        self.days, self.hours = BarChart(self.tr("日別の件数")), BarChart(self.tr("時刻別の件数"))
        self.model = TextTable(1, parent=self)
        self.people = plain_table(self.model, self.tr("利用者と操作"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        sheet = QWidget()
        sheet.setObjectName("page")
        rows = pieces.column(sheet, margin=3, spacing=3)
        self._charts = charts = pieces.line(spacing=4)
        hours = self.tr("時刻別(執務 {hours})").format(hours="～".join(ward.office_hours))
        for title, chart, stretch in (
            (self.tr("日別(斜線は閉庁日)"), self.days, 3), (hours, self.hours, 2),
        ):  # fmt: skip
            card = pieces.frame("card")
            inside = pieces.column(card, margin=3, spacing=2)
            inside.addWidget(pieces.label(title, "heading"))
            inside.addWidget(chart)
            charts.addWidget(card, stretch)
        rows.addLayout(charts)
        rows.addWidget(pieces.label(self.tr("利用者と操作"), "heading"))
        rows.addWidget(self.people, 1)
        self.setWidget(sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the charts one beneath the other where there is no room for both."""
        super().resizeEvent(event)
        beside = self.width() > _ROOM * fonts.measures().unit
        self._charts.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )

    def show_month(self, made: MonthOfLog) -> None:
        """Show another month."""
        closed = self.tr("閉庁日")
        days = zip(days_of(made.report.month), made.report.by_day, strict=True)
        self.days.show_bars(
            [
                Bar(str(day.day), count, shut := is_closed(self._ward, day), closed if shut else "")
                for day, count in days
            ]
        )
        self.hours.show_bars([Bar(str(hour), count) for hour, count in enumerate(made.report.by_hour)])
        self.model.show_rows(*people_rows(made))
        header = self.people.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(14 * fonts.measures().unit)
        rows = self.model.rowCount() + 1
        self.people.setMinimumHeight(min(rows + 1, 9) * fonts.measures().row)
