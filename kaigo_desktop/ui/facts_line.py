"""Facts about an application beside each other (フリガナ │ 受付番号 …): a line ends between two of them."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics

from kaigo_desktop.ui import fonts

_BETWEEN = "  │  "


def in_lines(facts: Sequence[str], room: int) -> list[str]:
    """`facts`, each whole, in as many lines of `room` pixels as they need; a wider one has its own."""
    metrics = QFontMetrics(fonts.text(fonts.SECONDARY))
    lines: list[str] = []
    for fact in (fact.replace(" ", "\N{NO-BREAK SPACE}") for fact in facts if fact):
        longer = f"{lines[-1]}{_BETWEEN}{fact}" if lines else fact
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(fact)
    return lines
