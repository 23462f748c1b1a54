"""Choosing what to print on: a printer of the system, or a file."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


def ask_for_printer(parent: QWidget) -> QPrinter | None:
    """What a person chose to print on; None where they thought better of it, or gave a file no name."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
        return None
    is_file = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
    has_no_name = is_file and Path(printer.outputFileName()).is_dir()  # "" is the home folder for Qt
    return None if has_no_name else printer
