"""What a ward's own workbook would lose is named in the language of whoever reads the refusal."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl.chart import BarChart

from kaigo_desktop import settings
from kaigo_desktop.core.errors import UserError, Worded
from kaigo_desktop.export import template
from kaigo_desktop.export.template import OpenTemplate, Template
from kaigo_desktop.messages import LANGUAGES, Messages
from tests.making.ward_templates import saved, ward_book

SPARKLINES = b"{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"


def told(language: str) -> Messages:
    return Messages(settings.load({"HOME": "/"}).i18n / "messages", language)


def with_a_chart() -> bytes:
    book = ward_book()
    book.worksheets[0].add_chart(BarChart(), "F1")
    return saved(book)


def with_sparklines() -> bytes:
    """A sheet with an extension that openpyxl warns of and leaves out."""
    kept = b'<extLst><ext uri="' + SPARKLINES + b'"/></extLst></worksheet>'
    stream = BytesIO()
    with ZipFile(BytesIO(saved(ward_book()))) as before, ZipFile(stream, "w") as after:
        for name in before.namelist():
            sheet = name == "xl/worksheets/sheet1.xml"
            data = before.read(name)
            after.writestr(name, data.replace(b"</worksheet>", kept) if sheet else data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "language", "named"),
    [
        (with_a_chart(), "ja", "(グラフ、図・画像)"),
        (with_a_chart(), "en", "(charts, pictures)"),
        (with_sparklines(), "ja", "(スパークライン)"),
        (with_sparklines(), "en", "(sparklines)"),
    ],
    ids=["chart-ja", "chart-en", "sparklines-ja", "sparklines-en"],
)
def test_what_would_be_lost_is_named_in_the_language_of_the_reader(
    data: bytes, language: str, named: str
) -> None:
    with pytest.raises(UserError) as refused:
        OpenTemplate.read(Template("進達一覧.xlsx", data))
    assert refused.value.code == "template_would_lose"
    assert named in told(language).error(refused.value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_would_be_lost_has_words(language: str) -> None:
    codes = {*template._LOST.values(), *template._WARNED.values()}
    words = {code: told(language).text("template_would_lose", {"what": (Worded(code),)}) for code in codes}
    assert [code for code, sentence in words.items() if code in sentence] == []
