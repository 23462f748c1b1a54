"""Media types from first bytes: names are hints, and an iPhone's `.jpg` is often HEIC."""

import re

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
)
_ISO_MEDIA = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "image/heic"),
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
}
_OFFICE = (
    (b"word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/workbook.", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_XML_START = re.compile(rb"\s*<(\?xml\s|[A-Za-z_]|!--|!DOCTYPE)")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 4096
_BITMAP_HEADER = slice(6, 10)


def media_type(data: bytes) -> str:
    """Tell the media type of a file by its content, `application/octet-stream` for the unknown."""
    head = data[:_SAMPLE]
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    for magic, found in _MAGIC:
        if head.startswith(magic) and (magic != b"BM" or not any(head[_BITMAP_HEADER])):
            return found
    if head[4:8] == b"ftyp":
        return _ISO_MEDIA.get(head[8:12], "application/octet-stream")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_type(data)
    return _text_type(head)


def looks_like_xml(data: bytes) -> bool:
    """Whether the first bytes could be those of an XML document, in any encoding we read."""
    head = data[:200]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\x00", b"")[2:]
    elif head[:2] in {b"<\x00", b"\x00<"}:
        head = head.replace(b"\x00", b"")
    return _XML_START.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def _zip_type(data: bytes) -> str:
    if b"[Content_Types].xml" in data:
        for part, found in _OFFICE:
            if part in data:
                return found
    return "application/zip"


def _text_type(head: bytes) -> str:
    if looks_like_xml(head):
        return "application/xml"
    if not head:
        return "application/octet-stream"
    for encoding in ("utf-8", "cp932"):
        for cut in range(4):  # the sample may end inside a character
            try:
                text = head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                if len(head) < _SAMPLE:
                    break
                continue
            return "application/octet-stream" if _CONTROL.search(text) else _csv_or_plain(text)
    return "application/octet-stream"


def _csv_or_plain(text: str) -> str:
    """Several lines with the same number of commas are a table."""
    commas = [line.count(",") for line in text.splitlines()[:5] if line]
    return "text/csv" if len(commas) > 1 and commas[0] and len(set(commas)) == 1 else "text/plain"
