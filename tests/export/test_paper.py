"""Papers as PDF: what stands in the data stands on the page, and nothing of it is taken for code."""

from pathlib import Path

import pypdfium2
import pytest

from kaigo_desktop import settings
from kaigo_desktop.export.paper import render

PAPERS = settings.load({"HOME": "/nonexistent"}).resources / "papers"
TEMPLATE = """#import "house.typ": *
#let told = facts()
#show: paper.with(title: told.title, foot: told.foot)
#pairs-table(told.pairs)
#if "code" in told { image(bytes(told.code), format: "svg", width: 2cm) }
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with the house's own page and one template."""
    (tmp_path / "house.typ").write_bytes((PAPERS / "house.typ").read_bytes())
    (tmp_path / "small.typ").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def facts(*pairs: tuple[str, str], **further: str) -> dict[str, object]:
    return {"title": "監査記録の封印", "foot": "新宿区", "pairs": pairs, **further}


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def test_a_paper_says_what_it_was_given(papers: Path) -> None:
    pdf = render(papers, "small", facts(("件数", "1,234"), ("氏名", "監査　四郎")))
    assert pdf.startswith(b"%PDF-")
    for words in ("監査記録の封印", "新宿区", "件数", "1,234", "監査　四郎", "1 / 1"):
        assert words in text_of(pdf)


@pytest.mark.parametrize(
    "text", ['#read("house.typ")', "*太字*", "$x^2$", "= 見出し", "@ref", "// 注", '"; #panic()', "<a>", "\\"]
)
def test_signs_of_the_template_language_in_a_value_stay_what_they_are(papers: Path, text: str) -> None:
    assert text in text_of(render(papers, "small", facts(("値", text))))


def test_a_long_table_goes_on_over_the_pages_and_numbers_them(papers: Path) -> None:
    pdf = render(papers, "small", facts(*((str(row), "行") for row in range(120))))
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    document.close()
    assert pages > 2
    assert f"{pages} / {pages}" in text_of(pdf)


def test_a_picture_is_given_as_svg(papers: Path) -> None:
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    with_picture = render(papers, "small", facts(code=square))
    assert with_picture != render(papers, "small", facts())


def test_the_same_facts_give_the_same_bytes(papers: Path) -> None:
    assert render(papers, "small", facts(("a", "b"))) == render(papers, "small", facts(("a", "b")))


def test_making_a_paper_leaves_no_file_behind(papers: Path) -> None:
    before = sorted(papers.iterdir())
    render(papers, "small", facts())
    assert sorted(papers.iterdir()) == before


def test_no_template_names_a_package_that_would_be_fetched() -> None:
    templates = sorted(PAPERS.glob("*.typ"))
    assert templates
    assert [path.name for path in templates if '"@' in path.read_text(encoding="utf-8")] == []
