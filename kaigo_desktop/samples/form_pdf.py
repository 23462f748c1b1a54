"""A real PDF of a filled form (申請書控え), written by hand: a title, and a ruled line for each item.

No font is embedded: the standard Japanese fonts of PDF (Adobe-Japan1, encoding UniJIS-UTF16-H) are named, and
the reader takes whatever Japanese font it has.
"""

import zlib
from datetime import datetime

_WIDTH, _HEIGHT = 595, 842
_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 545, 770, 60
_SPLIT = 220
_SIZE, _TITLE_SIZE, _LEADING, _PADDING = 10, 15, 14, 5
_FONTS = (("Mincho", "HeiseiMin-W3", 6), ("Gothic", "HeiseiKakuGo-W5", 4))
_WIDTHS = "/DW 1000 /W [1 94 500 231 632 500]"

Line = tuple[str, str]
"""A label and its value."""


def form_pdf(title: str, head: list[str], lines: list[Line], at: datetime) -> bytes:
    """The PDF of a form: `title`, the lines of `head` below it, then label and value of every item.

    `at` is its date; the same arguments give the same bytes.
    """
    contents = _pages(title, head, lines)
    pages = range(len(contents))
    first_font = 3 + 2 * len(contents)
    kids = " ".join(f"{3 + 2 * page} 0 R" for page in pages)
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (ja-JP) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
    ]
    fonts = " ".join(f"/{name} {first_font + 3 * number} 0 R" for number, (name, _, _) in enumerate(_FONTS))
    for page, content in zip(pages, contents, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}]"
            f" /Resources << /Font << {fonts} >> >> /Contents {4 + 2 * page} 0 R >>".encode()
        )
        packed = zlib.compress(content.encode("ascii"), 6)
        head_ = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(head_ + packed + b"\nendstream")
    for number, (_, font, flags) in enumerate(_FONTS):
        objects += _font(font, flags, first_font + 3 * number)
    objects.append(f"<< /Producer (Kaigo Desktop) /CreationDate (D:{at:%Y%m%d%H%M%S}) >>".encode())
    return _file(objects)


def _pages(title: str, head: list[str], lines: list[Line]) -> list[str]:
    """The drawing instructions of each page."""
    pages = [[_text("Gothic", _TITLE_SIZE, _LEFT, _TOP + 20, title)]]
    height = _TOP
    for text in head:
        height -= _LEADING
        pages[0].append(_text("Mincho", _SIZE, _LEFT, height, text))
    height -= _LEADING
    for label, value in lines:
        labels, values = _wrapped(label, _SPLIT - _LEFT), _wrapped(value, _RIGHT - _SPLIT)
        tall = max(len(labels), len(values)) * _LEADING + _PADDING
        if height - tall < _BOTTOM:
            pages.append([])
            height = _TOP
        pages[-1] += _row(labels, values, height, tall)
        height -= tall
    return ["0.5 w\n" + "".join(page) for page in pages]


def _row(labels: list[str], values: list[str], top: int, tall: int) -> list[str]:
    drawn = [
        f"{_LEFT} {top - tall} {_RIGHT - _LEFT} {tall} re S\n",
        f"{_SPLIT} {top} m {_SPLIT} {top - tall} l S\n",
    ]
    for left, font, texts in ((_LEFT, "Gothic", labels), (_SPLIT, "Mincho", values)):
        for number, text in enumerate(texts, start=1):
            drawn.append(_text(font, _SIZE, left + _PADDING, top - number * _LEADING + 2, text))
    return drawn


def _text(font: str, size: int, left: int, height: int, text: str) -> str:
    """Show one line; variation selectors are left out, the encoding has no glyphs for them."""
    plain = "".join(character for character in text if not 0xE0100 <= ord(character) <= 0xE01EF)  # noqa: PLR2004
    return f"BT /{font} {size} Tf {left} {height} Td <{plain.encode('utf-16-be').hex()}> Tj ET\n"


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` points: a Japanese character is a size wide, an ASCII one half."""
    most = 2 * (width - 2 * _PADDING) // _SIZE
    lines = []
    for paragraph in text.split("\n"):
        line, used = "", 0
        for character in paragraph:
            wide = 1 if character.isascii() else 2
            if used + wide > most:
                lines.append(line)
                line, used = "", 0
            line, used = line + character, used + wide
        lines.append(line)
    return lines


def _font(name: str, flags: int, number: int) -> list[bytes]:
    """A composite font by reference to a standard one: the font, its descendant, its description."""
    system = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 4 >>"
    return [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name}-UniJIS-UTF16-H /Encoding /UniJIS-UTF16-H"
        f" /DescendantFonts [{number + 1} 0 R] >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{name} {system} {_WIDTHS}"
        f" /FontDescriptor {number + 2} 0 R >>".encode(),
        f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [-123 -257 1001 910]"
        " /ItalicAngle 0 /Ascent 850 /Descent -140 /CapHeight 700 /StemV 80 >>".encode(),
    ]


def _file(objects: list[bytes]) -> bytes:
    """Number the objects, and end with the table of where each begins; the last is the information."""
    out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return bytes(out + f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode())
