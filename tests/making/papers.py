"""Documents as residents send them, and as nobody should: PDF files and pictures written byte by byte."""

import struct
import zlib
from collections.abc import Sequence

A4 = "[0 0 595 842]"


def pdf(
    contents: Sequence[bytes] = (b"",), box: str = A4, more: Sequence[bytes] = (), xref: bool = True
) -> bytes:
    """A PDF with a page for each content; `more` are further objects, from number 100,000 upwards.

    A page names the Helvetica font /F and, as /X0, the first of `more`.
    """
    resources = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    resources += " /XObject << /X0 100000 0 R >> >>"
    objects: dict[int, bytes] = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(contents)))
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode()
    for number, content in enumerate(contents):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources {resources} "
        objects[3 + 2 * number] = f"{page}/Contents {4 + 2 * number} 0 R >>".encode()
        objects[4 + 2 * number] = stream(content)
    objects |= {100_000 + number: content for number, content in enumerate(more)}
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{number} 1\n{place:010} 00000 n \n" for number, place in places.items())
    start = len(out)
    out += f"xref\n0 1\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {max(objects) + 1} /Root 1 0 R >>\n".encode()
    return bytes(out + f"startxref\n{start if xref else 7}\n%%EOF\n".encode())


def stream(data: bytes, about: str = "") -> bytes:
    """A stream object."""
    return f"<< {about} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def words(text: str, left: int = 72, height: int = 700, size: int = 24) -> bytes:
    """A line of text on a page."""
    return f"BT /F {size} Tf {left} {height} Td ({text}) Tj ET\n".encode()


def endless() -> bytes:
    """A page that paints a form that paints ten forms that paint ten forms …"""
    forms = []
    for level in range(12):
        inner = f"/Resources << /XObject << /N {100_001 + level} 0 R >> >>"
        about = f"/Type /XObject /Subtype /Form /BBox [0 0 500 500] {inner if level < 11 else ''}"
        forms.append(stream(b"/N Do " * 10 if level < 11 else b"0 0 9 9 re f ", about))
    return pdf([b"/X0 Do"], more=forms)


def swelling() -> bytes:
    """A page whose instructions are packed twice, and would be a gigabyte."""
    once = zlib.compressobj(1)
    inner = b"".join(once.compress(bytes(1 << 24)) for _ in range(64)) + once.flush()
    packed = stream(zlib.compress(inner, 9), "/Filter [/FlateDecode /FlateDecode]")
    return pdf([b""], more=[packed]).replace(b"/Contents 4 0 R", b"/Contents 100000 0 R")


def huge_image() -> bytes:
    """A page with a picture that says it is 100,000 by 100,000 pixels of colour."""
    about = "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB"
    image = stream(zlib.compress(bytes(1 << 20)), f"{about} /BitsPerComponent 8 /Filter /FlateDecode")
    return pdf([b"500 0 0 500 0 0 cm /X0 Do"], more=[image])


def png(
    width: int,
    height: int,
    rows: bytes,
    *,
    depth: int = 8,
    kind: int = 2,
    more: Sequence[tuple[bytes, bytes]] = (),
    interlaced: int = 0,
) -> bytes:
    """A PNG of filtered `rows`; `more` are chunks before the data."""
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced)
    chunks = ((b"IHDR", head), *more, (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def exif(orientation: int) -> bytes:
    """An APP1 segment that tells how the camera was held."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    block = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
