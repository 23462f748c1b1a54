"""The look: every token is known, and every text can be read on its ground."""

import pytest
from PySide6.QtGui import QColor

from kaigo_desktop.flow.program import Program
from kaigo_desktop.ui import theme
from kaigo_desktop.ui.palette import DARK, LIGHT, Palette
from tests.ui import painted

pytestmark = pytest.mark.usefixtures("dressed")
BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def contrast(first: str, second: str) -> float:
    return painted.contrast(QColor(first), QColor(second))


@BOTH
def test_the_style_sheet_names_only_tokens_there_are(program: Program, palette: Palette) -> None:
    sheet = theme.style_sheet(program.resources, palette)
    assert "@" not in sheet
    assert palette.accent in sheet


@BOTH
def test_the_style_sheet_names_only_icons_there_are(program: Program, palette: Palette) -> None:
    shade = "dark" if palette is DARK else "light"
    for name in ("chevron", "check", "up"):
        assert (program.resources / "icons" / f"{name}-{shade}.svg").is_file()


@BOTH
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("text", "paper"),
        ("text", "ground"),
        ("text", "selected"),
        ("text", "marked"),
        ("text", "hover"),
        ("text", "error_ground"),
        ("text", "warning_ground"),
        ("secondary", "paper"),
        ("secondary", "ground"),
        ("error", "paper"),
        ("error", "error_ground"),
        ("accent", "paper"),
        ("accent", "ground"),
        ("accent", "selected"),
        ("on_accent", "accent"),
        ("done", "paper"),
    ],
)
def test_text_can_be_read_on_its_ground(palette: Palette, text: str, ground: str) -> None:
    colours = palette.colours()
    assert contrast(colours[text], colours[ground]) >= 4.5


@BOTH
def test_the_label_of_every_state_can_be_read(palette: Palette) -> None:
    faint = {
        name
        for name, tone in palette.tones.items()
        if contrast(tone.text, tone.ground or palette.paper) < 4.5
    }
    assert faint == set()


@BOTH
def test_the_edge_of_a_field_and_warnings_are_seen(palette: Palette) -> None:
    assert contrast(palette.edge, palette.paper) >= 3
    assert contrast(palette.warning, palette.warning_ground) >= 4.5
