"""Which pictures can be shown, and how each becomes pages; what isn't listed is told by its name."""

from collections.abc import Callable

from kaigo_desktop.intake.jpeg import jpeg_pdf
from kaigo_desktop.intake.limits import PageLimits
from kaigo_desktop.intake.png import png_pdf

PICTURES: dict[str, Callable[[bytes, PageLimits], bytes]] = {
    "image/jpeg": jpeg_pdf,
    "image/png": png_pdf,
}
"""Media type → what makes a PDF of it, raising `UserError` (`page_…`)."""
