"""How much a foreign file may ask of us before it is refused."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB


@dataclass(frozen=True, slots=True)
class Limits:
    """The most one download may hold; sizes are bytes as unpacked unless said otherwise.

    Attributes:
        entry_bytes: one file of an application.
        application_bytes: all files of one application together; also an inner ZIP as it is packed.
        download_bytes: the downloaded file itself (a ZIP of ZIPs is read entry by entry, never whole).
        list_bytes: one CSV file with many applications.
        entries: files of one application.
        download_entries: entries of a ZIP of applications, or files of a folder of them.
        ratio: how often its packed size an entry may unpack to, once it is larger than `ratio_from` bytes.
        ratio_from: unpacked size in bytes from which the ratio counts.
        folder_depth: folders inside folders.
        xml_depth: elements inside elements.
        items: items of one application.
        seconds: wall clock for reading one application.
        memory_bytes: address space of the reader process.
    """

    entry_bytes: int = 20 * MIB
    application_bytes: int = 100 * MIB
    download_bytes: int = 2 * GIB
    list_bytes: int = 64 * MIB
    entries: int = 2_000
    download_entries: int = 20_000
    ratio: int = 200
    ratio_from: int = MIB
    folder_depth: int = 32
    xml_depth: int = 64
    items: int = 20_000
    seconds: float = 60.0
    memory_bytes: int = GIB


@dataclass(frozen=True, slots=True)
class PageLimits:
    """The most that showing one document may ask of us.

    Attributes:
        document_bytes: the file itself.
        held_bytes: files held by the reader process together; beyond, it begins anew.
        pages: pages that are shown of a document.
        page_points: width or height of a page in points (PDF's own limit); a larger one is shown smaller.
        painted: pixels of one painted part.
        pixels: pixels of a picture, as its file says, before it is unpacked.
        text: characters of a text that are shown.
        hits: places of a searched text.
        searching: seconds after which a search answers with what it has.
        seconds: wall clock for one answer.
        memory_bytes: address space of the reader process.
    """

    document_bytes: int = 64 * MIB
    held_bytes: int = 256 * MIB
    pages: int = 2_000
    page_points: float = 14_400.0
    painted: int = 16_000_000
    pixels: int = 100_000_000
    text: int = 2_000_000
    hits: int = 500
    searching: float = 5.0
    seconds: float = 15.0
    memory_bytes: int = GIB + GIB // 2
