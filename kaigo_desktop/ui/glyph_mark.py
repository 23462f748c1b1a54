"""字形なし: what no installed face can draw is said beside a name; a box is not taken for a character."""

import functools
import unicodedata

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QLabel

from kaigo_desktop.ui import fonts, wording

_UNSEEN = {"Cc", "Cf", "Mn", "Zl", "Zp", "Zs"}
"""Categories of characters that have no shape of their own, variation selectors (IVS) among them."""


class GlyphMark(QLabel):
    """A small label that is hidden while every character of a text can be drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "warning")
        self.hide()

    def show_for(self, text: str) -> None:
        """Tell which characters of `text` can't be drawn here; nothing is lost of what is stored."""
        lacking = missing(text)
        self.setText(self.tr("● 字形なし") if lacking else "")
        named = wording.listed(f"U+{ord(character):04X}" for character in lacking)
        told = self.tr(
            "この端末に字形のない文字です: {named}\n"
            "保存されている文字はそのままです。IPAmj明朝を入れると表示できることがあります。"
        ).format(named=named)
        self.setToolTip(told if lacking else "")
        self.setAccessibleName(told if lacking else "")
        self.setVisible(bool(lacking))


def missing(text: str) -> tuple[str, ...]:
    """The characters of `text` no installed face can draw, each once; of an IVS its base is asked for."""
    return tuple(character for character in dict.fromkeys(text) if not _drawn(character))


@functools.cache
def _drawn(character: str) -> bool:
    """Whether the face of names, or one the system takes in its place, has a shape for a character."""
    if unicodedata.category(character) in _UNSEEN:
        return True
    font = fonts.text(fonts.NAME)
    return QFontMetrics(font).inFontUcs4(ord(character)) or _is_drawn_by_another(character, font)


def _is_drawn_by_another(character: str, font: QFont) -> bool:
    """Lay the character out as the window would: a glyph of number 0 is the face's sign for none."""
    layout = QTextLayout(character, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    return bool(glyphs) and 0 not in glyphs
