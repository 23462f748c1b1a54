"""The pages of the window, one over the other; those no longer needed are taken away."""

from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Shows one page at a time."""

    def open_page(self, page: QWidget) -> None:
        """Put a new page on top."""
        self.addWidget(page)
        self.setCurrentWidget(page)

    def drop(self, page: QWidget) -> None:
        """Take a page away for good."""
        self.removeWidget(page)
        page.deleteLater()

    def drop_all_but(self, kept: QWidget) -> None:
        """Take every other page away."""
        for page in [self.widget(index) for index in range(self.count())]:
            if page is not None and page is not kept:
                self.drop(page)
