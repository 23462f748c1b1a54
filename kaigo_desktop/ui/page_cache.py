"""Painted parts of pages, the longest unused given up first; bounded in bytes."""

from collections import OrderedDict

from PySide6.QtGui import QImage

from kaigo_desktop.core.pages import Part

MOST_BYTES = 128 * 1024 * 1024
_BYTES_PER_PIXEL = 4


def picture(part: Part, pixels: bytes) -> QImage:
    """The pixels of a part as a picture of its own memory; may be made on any thread."""
    row = part.across * _BYTES_PER_PIXEL
    return QImage(pixels, part.across, part.down, row, QImage.Format.Format_RGB32).copy()


class PageCache:
    """Parts by document and `Part`."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._kept: OrderedDict[tuple[int, Part], QImage] = OrderedDict()
        self.bytes = 0

    def get(self, document: int, part: Part) -> QImage | None:
        """The picture of a part, None where it isn't painted."""
        image = self._kept.get((document, part))
        if image is not None:
            self._kept.move_to_end((document, part))
        return image

    def near(self, document: int, page: int, turn: int) -> list[tuple[Part, QImage]]:
        """Parts of a page in the last other size it was painted in, to be shown until this one comes."""
        found = [
            (part, image)
            for (owner, part), image in self._kept.items()
            if owner == document and part.page == page and part.turn == turn
        ]
        return [pair for pair in found if pair[0].width == found[-1][0].width] if found else []

    def put(self, document: int, part: Part, image: QImage) -> None:
        """Keep a picture; the longest unused ones make room for it."""
        self.drop(document, part)
        self._kept[document, part] = image
        self.bytes += image.sizeInBytes()
        while self.bytes > self._most and len(self._kept) > 1:
            self.drop(*next(iter(self._kept)))

    def drop(self, document: int, part: Part) -> None:
        """Give up a picture."""
        image = self._kept.pop((document, part), None)
        if image is not None:
            self.bytes -= image.sizeInBytes()

    def clear(self) -> None:
        """Give up everything: another case."""
        self._kept.clear()
        self.bytes = 0
