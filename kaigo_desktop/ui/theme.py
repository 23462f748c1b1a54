"""How everything is drawn: Fusion, a QPalette and one style sheet, both made from the tokens of `palette`."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from kaigo_desktop.ui import fonts
from kaigo_desktop.ui.palette import DARK, LIGHT, Palette

WORDS = ("-style", "Fusion")
"""What the application object is made with: to set the style later makes Qt look through all its classes."""

_TOKEN = re.compile(r"@(\w+)")
_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Button: "paper",
    QPalette.ColorRole.ToolTipBase: "paper",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "secondary",
    QPalette.ColorRole.Highlight: "marked",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "line",
}


_MIDDLE = 128


def current() -> Palette:
    """The tokens the application is dressed in, for what paints itself."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if ground.lightness() < _MIDDLE else LIGHT


def system() -> Palette:
    """The light or the dark tokens, as the system is set."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def apply(application: QApplication, resources: Path, palette: Palette | None = None) -> None:
    """Dress the whole application, made with `WORDS`; `palette` overrides what the system is set to.

    Raises:
        OSError: `style/window.qss` is missing from `resources`: the program was not installed whole.
    """
    palette = palette or system()
    application.setFont(fonts.text())
    application.setPalette(_qt_palette(palette))
    application.setStyleSheet(style_sheet(resources, palette))


def style_sheet(resources: Path, palette: Palette) -> str:
    """`resources/style/window.qss` with its tokens filled in.

    Raises:
        KeyError: the sheet names a token that is none.
    """
    unit = fonts.measures().unit
    icons = (resources / "icons").as_posix()
    tokens = palette.colours() | {f"u{count}": f"{count * unit}px" for count in range(1, 41)}
    tokens |= {"icons": icons, "shade": "dark" if palette is DARK else "light"}
    tokens |= {"body": f"{fonts.BODY}pt", "small": f"{fonts.SECONDARY}pt", "title": f"{fonts.TITLE}pt"}
    tokens |= {"name": f"{fonts.NAME}pt", "figures": f'"{fonts.family(fonts.FIGURE_FACES)}"'}
    sheet = (resources / "style" / "window.qss").read_text(encoding="utf-8")
    return _TOKEN.sub(lambda match: tokens[match[1]], sheet)


def _qt_palette(palette: Palette) -> QPalette:
    colours = palette.colours()
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(colours[token]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.faded))
    return made
