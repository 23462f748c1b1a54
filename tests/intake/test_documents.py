"""Documents beside the form: what the reader process paints, finds and reads of them."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QColor, QImage, QImageWriter

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.masking import MASK
from kaigo_desktop.core.pages import Part
from kaigo_desktop.intake.page_reader import PageReader
from kaigo_desktop.samples.form_pdf import form_pdf
from kaigo_desktop.samples.picture import card
from tests.making import papers

NUMBER = "123456789018"
BLACK, WHITE, RED, BLUE = (0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 0, 255)
Colour = tuple[int, int, int]


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with PageReader() as made:
        made.forget()
        yield made


def whole(width: int, height: int, page: int = 0, turn: int = 0) -> Part:
    return Part(page, turn, width, height, 0, 0, width, height)


def colour(pixels: bytes, part: Part, x: int, y: int) -> Colour:
    at = (y * part.across + x) * 4
    blue, green, red = pixels[at : at + 3]
    return red, green, blue


def corners(reader: PageReader, data: bytes, width: int, height: int) -> list[Colour]:
    """Top left, top right, bottom left, bottom right of a picture painted one to one."""
    reader.hold(9, data)
    reader.open(9)
    part = whole(width, height)
    pixels = reader.paint(9, part)
    places = ((2, 2), (width - 3, 2), (2, height - 3), (width - 3, height - 3))
    return [colour(pixels, part, *place) for place in places]


def photograph(left: Colour, right: Colour) -> bytes:
    """A JPEG of 64 by 32 pixels in two colours."""
    image = QImage(64, 32, QImage.Format.Format_RGB32)
    for x in range(64):
        for y in range(32):
            image.setPixelColor(x, y, QColor(*(left if x < 32 else right)))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpg"))
    writer.setQuality(100)
    assert writer.write(image)
    return bytes(buffer.data().data())


def near(found: Colour, wanted: Colour) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(found, wanted, strict=True))


def test_a_form_is_painted_page_by_page_in_any_size(reader: PageReader) -> None:
    lines = [(f"項目{number}", "髙橋　一郎") for number in range(60)]
    reader.hold(1, form_pdf("被保険者証の交付申請", ["受付"], lines, datetime(2026, 4, 1, tzinfo=UTC)))
    document = reader.open(1)
    assert (document.pages, document.searchable, document.text) == (2, True, None)
    assert document.sizes == ((595.0, 842.0),) * 2
    for page in range(2):
        part = whole(300, 424, page)
        pixels = reader.paint(1, part)
        assert len(pixels) == 300 * 424 * 4
        assert colour(pixels, part, 0, 0) == WHITE
        assert any(pixels[at] < 128 for at in range(0, len(pixels), 4))


def test_a_part_is_the_same_as_the_piece_of_the_whole(reader: PageReader) -> None:
    reader.hold(2, papers.pdf([b"1 0 0 rg 100 100 200 300 re f"]))
    full = reader.paint(2, whole(595, 842))
    piece = Part(0, 0, 595, 842, 90, 500, 64, 48)
    rows = [full[((500 + row) * 595 + 90) * 4 :][: 64 * 4] for row in range(48)]
    assert reader.paint(2, piece) == b"".join(rows)


def test_a_page_is_turned_clockwise(reader: PageReader) -> None:
    reader.hold(3, papers.pdf([b"1 0 0 rg 0 742 100 100 re f"]))  # red at the top left
    for turn, (x, y) in enumerate(((5, 5), (835, 5), (590, 835), (5, 590))):
        part = whole(842, 595, turn=turn) if turn % 2 else whole(595, 842, turn=turn)
        assert colour(reader.paint(3, part), part, x, y) == RED, turn


def test_a_word_is_found_whatever_its_width_case_variants_and_line_ends(reader: PageReader) -> None:
    lines = [("氏名", "髙橋　一郎"), ("フリガナ", "ﾀｶﾊｼ ｲﾁﾛｳ ｶﾞｷﾞｸﾞ"), ("電話", "０３－００００－５６７８")]
    reader.hold(4, form_pdf("申請", [], lines, datetime(2026, 4, 1, tzinfo=UTC)))
    for word, count in (("高橋一郎", 1), ("タカハシ", 1), ("ガギグ", 1), ("03-0000-5678", 1), ("佐藤", 0)):
        hits = reader.find(4, word)
        assert len(hits.places) == count, word
        assert hits.has_text
        assert hits.complete
    ((box,),) = (hit.boxes for hit in reader.find(4, "高橋一郎").places)
    left, top, right, bottom = box
    assert 220 / 595 < left < right < 0.6
    assert 0.05 < top < bottom < 0.2


def test_nothing_is_found_in_a_scan_and_it_says_that_there_are_no_words(reader: PageReader) -> None:
    reader.hold(5, papers.pdf([b"0 0 100 100 re f"]))
    hits = reader.find(5, "氏名")
    assert (hits.places, hits.has_text, hits.complete) == ((), False, True)
    assert reader.find(5, "　").places == ()


def test_a_photograph_is_upright_however_the_camera_was_held(reader: PageReader) -> None:
    data = photograph(RED, BLUE)  # red on the left as stored
    wanted = {
        1: [RED, BLUE, RED, BLUE],
        2: [BLUE, RED, BLUE, RED],
        3: [BLUE, RED, BLUE, RED],
        4: [RED, BLUE, RED, BLUE],
        5: [RED, RED, BLUE, BLUE],
        6: [RED, RED, BLUE, BLUE],
        7: [BLUE, BLUE, RED, RED],
        8: [BLUE, BLUE, RED, RED],
    }
    for orientation, expected in wanted.items():
        size = (64, 32) if orientation < 5 else (32, 64)
        turned = data[:2] + papers.exif(orientation) + data[2:]
        found = corners(reader, turned, *size)
        assert all(map(near, found, expected)), (orientation, found)


def test_the_picture_of_the_samples_is_shown(reader: PageReader) -> None:
    reader.hold(6, card(1))
    assert reader.open(6).sizes == ((480.0, 300.0),)
    part = whole(640, 400)
    assert colour(reader.paint(6, part), part, 300, 30) == (0x2F, 0x6D, 0x8C)


@pytest.mark.parametrize("depth", [1, 2, 4, 8, 16])
@pytest.mark.parametrize("interlaced", [0, 1])
def test_grey_pictures_of_every_depth_are_shown(reader: PageReader, depth: int, interlaced: int) -> None:
    sizes = [(20, 12)] if not interlaced else [(3, 2), (2, 2), (5, 1), (5, 3), (10, 3), (10, 6), (20, 6)]
    for shade, seen in ((b"\xff", WHITE), (b"\0", BLACK)):
        rows = b"".join((b"\0" + shade * ((width * depth + 7) // 8)) * height for width, height in sizes)
        found = corners(reader, papers.png(20, 12, rows, depth=depth, kind=0, interlaced=interlaced), 20, 12)
        assert found == [seen] * 4


def test_holes_of_a_picture_are_white(reader: PageReader) -> None:
    clear, solid = b"\0\0\0\0", b"\xff\0\0\xff"
    rows = (b"\0" + clear * 10 + solid * 10) * 12
    assert corners(reader, papers.png(20, 12, rows, kind=6), 20, 12) == [WHITE, RED] * 2
    rows = (b"\0" + b"\0" * 10 + b"\1" * 10) * 12
    chunks = ((b"PLTE", b"\0\0\0\xff\0\0"), (b"tRNS", b"\0"))
    assert corners(reader, papers.png(20, 12, rows, kind=3, more=chunks), 20, 12) == [WHITE, RED] * 2
    rows = (b"\0" + b"\0" * 10 + b"\x80" * 10) * 12
    found = corners(reader, papers.png(20, 12, rows, kind=0, more=((b"tRNS", b"\0\0"),)), 20, 12)
    assert found == [WHITE, (128, 128, 128)] * 2


def test_an_interlaced_picture_is_put_together(reader: PageReader) -> None:
    rows = b""
    for left, top, across, down in (
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ):  # fmt: skip
        for _ in range(top, 12, down):
            row = b"".join(bytes(BLUE if x >= 10 else RED) for x in range(left, 20, across))
            rows += b"\0" + row
    assert corners(reader, papers.png(20, 12, rows, interlaced=1), 20, 12) == [RED, BLUE] * 2


def test_a_form_in_xml_is_indented_and_numbers_are_hidden(reader: PageReader) -> None:
    xml = (
        '<Data form-subject="届"><FormItem><Subject>被保険者の個人番号</Subject><Fragments><Fragment>'
        f"<Label>1-4桁</Label><value>１２３４</value></Fragment></Fragments></FormItem><FormItem><Subject>備考"
        f"</Subject><value>番号は{NUMBER}です</value></FormItem><FormItem><Subject>被保険者番号</Subject>"
        "<value>0012345678</value></FormItem></Data>"
    ).encode()
    reader.hold(7, xml)
    hidden = reader.open(7)
    assert hidden.text is not None
    assert '<Data form-subject="届">\n  <FormItem>\n    <Subject>被保険者の個人番号</Subject>' in hidden.text
    assert NUMBER not in hidden.text
    assert "１２３４" not in hidden.text
    assert f"番号は{MASK}です" in hidden.text
    assert "1-4桁" in hidden.text
    assert "<value>0012345678</value>" in hidden.text
    assert hidden.masked == 2


def test_tables_and_texts_hide_numbers_by_column_by_row_and_by_form(reader: PageReader) -> None:
    table = f"氏名,個人番号\n髙橋,{NUMBER[:6]}\n佐藤,\n".encode("cp932")
    rows = f"003,世帯主の個人番号,,1234\n004,電話番号,,03-0000-5678\n005,備考,,{NUMBER}\n".encode()
    text = f"マイナンバー: 1234 5678 9018\n受付 0012345678\n{NUMBER}".encode()
    wanted = (
        (table, f"氏名 | 個人番号\n髙橋 | {MASK}\n佐藤 | "),
        (
            rows,
            f"003 | 世帯主の個人番号 |  | {MASK}\n004 | 電話番号 |  | 03-0000-5678\n005 | 備考 |  | {MASK}",
        ),
        (text, f"マイナンバー: {MASK}\n受付 0012345678\n{MASK}"),
    )
    for data, expected in wanted:
        reader.hold(8, data)
        assert reader.open(8).text == expected


def test_what_cannot_be_shown_is_told_by_its_reason(reader: PageReader) -> None:
    for data, code in (
        (papers.HEIC, "page_heic"),
        (b"PK\3\4" + bytes(50), "page_unknown_kind"),
        (b"II*\0" + bytes(50), "page_broken"),
        (b"BM" + bytes(50), "page_unknown_kind"),
        (b"\0\1\2\3" * 20, "page_unknown_kind"),
        (b"", "page_unknown_kind"),
        (b"<a><b></a>", "page_text_broken"),
        (b"<!DOCTYPE a><a/>", "page_text_broken"),
        (b"%PDF-1.7 nothing", "page_broken"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "page_broken"),
        (b"\xff\xd8\xff\xe0\0\4ab\xff\xda", "page_broken"),
    ):
        reader.hold(10, data)
        with pytest.raises(UserError) as told:
            reader.open(10)
        assert told.value.code == code, data[:20]


@pytest.mark.parametrize("turn", range(4))
@pytest.mark.parametrize("written", [NUMBER, "1234 5678 9018", "1234-5678-9018", "1 2 3 4 5 6 7 8 9 0 1 8"])
def test_a_number_on_a_page_is_covered_however_the_page_is_turned(
    reader: PageReader, written: str, turn: int
) -> None:
    size = (595, 842) if turn % 2 == 0 else (842, 595)
    part = whole(*size, turn=turn)
    reader.hold(1, papers.pdf([papers.words(written)]))
    pixels = reader.paint(1, part)
    dark = [at for at in range(0, len(pixels), 4) if pixels[at] < 250]
    assert dark
    assert {pixels[at : at + 3] for at in dark} == {b"\x40\x40\x40"}  # a bar, and not one letter beside it


def test_a_part_of_a_page_is_covered_like_the_whole(reader: PageReader) -> None:
    reader.hold(1, papers.pdf([papers.words(NUMBER)]))
    whole_page, right = whole(595, 842), Part(0, 0, 595, 842, 150, 100, 200, 100)
    everything, cut = reader.paint(1, whole_page), reader.paint(1, right)
    rows = [everything[((100 + y) * 595 + 150) * 4 : ((100 + y) * 595 + 350) * 4] for y in range(100)]
    assert b"".join(rows) == cut
    assert b"\x40\x40\x40" in cut


def test_other_numbers_on_a_page_stay_in_sight(reader: PageReader) -> None:
    lines = [("受付番号", "00000020260331000024"), ("被保険者番号", "9900013414"), ("電話", "03-0000-7754")]
    part = whole(595, 842)
    for number, bars in (("", 0), (NUMBER, 1)):
        more = [*lines, ("個人番号", number)]
        reader.hold(1, form_pdf("住所地特例", ["受付"], more, datetime(2026, 4, 1, tzinfo=UTC)))
        pixels = reader.paint(1, part)
        assert (pixels.count(b"\x40\x40\x40\xff" * 40) > 0) == bool(bars)
