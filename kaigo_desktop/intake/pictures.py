"""Which pictures can be shown, and how each becomes pages; what isn't listed is told by its name."""

from collections.abc import Callable

from kaigo_desktop.intake.jpeg import jpeg_pdf
from kaigo_desktop.intake.limits import PageLimits
from kaigo_desktop.intake.png import png_pdf
from kaigo_desktop.intake.scans import gif_pdf, tiff_pdf

PICTURES: dict[str, Callable[[bytes, PageLimits], bytes]] = {
    "image/jpeg": jpeg_pdf,
    "image/png": png_pdf,
    "image/gif": gif_pdf,
    "image/tiff": tiff_pdf,
}
"""Media type → what makes a PDF of it, raising `UserError` (`page_…`)."""
