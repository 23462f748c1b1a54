"""The user's guide says what the window says, shows pictures that are made anew, and opens from F1."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.ui import guide_pages
from kaigo_desktop.ui.guide_window import GuideWindow, open_guide, page_of
from kaigo_desktop.ui.jobs import Jobs
from kaigo_desktop.ui.key_map import KeyMap
from kaigo_desktop.ui.picture_walks import PICTURES
from kaigo_desktop.ui.workplace import Workplace
from tests.making.guide_book import PICTURE, make_book
from tests.making.guide_keys import TABLES, keys_page
from tests.ui.at_the_window import Person

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
NAMES = sorted(path.stem for path in GUIDE.glob("*.md"))
QUOTED = re.compile(r"\*\*「(.+?)」\*\*")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
MARKS = {"tr", "mark", "translate"}
AT_THE_END = re.compile(r"\s+(?:(?:Ctrl|Alt)\+\S+|F\d+|Space|Enter)$")
JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]{2}")


def texts() -> set[str]:
    """Every text of the window, as it stands in its source."""
    found = set()
    for path in (ROOT / "kaigo_desktop" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if called in MARKS and isinstance(node.args[0].value, str):
                    found.add(node.args[0].value)
    return found


def pattern(text: str) -> re.Pattern[str]:
    """What a text with facts in it reads on the screen."""
    parts = string.Formatter().parse(text)
    return re.compile("".join(re.escape(literal) + (".+" if name else "") for literal, name, *_ in parts))


@pytest.fixture(scope="module")
def said() -> set[str]:
    """What can be read in the window, with its key or without."""
    found = texts()
    return found | {AT_THE_END.sub("", text) for text in found}


@pytest.fixture(scope="module")
def patterns(said: set[str]) -> list[re.Pattern[str]]:
    return [pattern(text) for text in said if "{" in text and JAPANESE.search(re.sub(r"{\w+}", " ", text))]


@pytest.mark.parametrize("name", NAMES)
def test_every_button_and_label_a_page_quotes_is_one_of_the_window(
    name: str, said: set[str], patterns: list[re.Pattern[str]]
) -> None:
    def is_said(quoted: str) -> bool:
        begins = quoted.endswith("。") and any(text.startswith(quoted) for text in said)
        return quoted in said or begins or any(one.fullmatch(quoted) for one in patterns)

    quoted = QUOTED.findall(guide_pages.text(GUIDE, name))
    assert [each for each in quoted if not is_said(each)] == [], "quote what stands in the window"


def test_every_page_is_in_the_table_of_contents_and_every_link_leads_to_one() -> None:
    pages = guide_pages.pages(GUIDE)
    assert sorted(pages) == NAMES
    for name in NAMES:
        assert {link.removesuffix(".md") for link in LINK.findall(guide_pages.text(GUIDE, name))} <= set(
            NAMES
        )
    assert len(set(pages.values())) == len(pages) > 20


def test_every_picture_named_is_one_of_those_that_are_made_and_is_there() -> None:
    named = {picture for name in NAMES for picture in PICTURE.findall(guide_pages.text(GUIDE, name))}
    assert {f"images/{name}.png" for name in PICTURES} >= named
    assert {each for each in named if not (GUIDE / each).is_file()} == set(), "python3 dev.py guide"


def test_no_picture_lies_in_the_guide_that_no_page_shows() -> None:
    named = {picture for name in NAMES for picture in PICTURE.findall(guide_pages.text(GUIDE, name))}
    assert {path.name for path in (GUIDE / "images").iterdir()} == {Path(each).name for each in named}


def test_the_page_of_keys_tells_every_key_of_every_panel(workplace: Workplace) -> None:
    panels = [workplace.panels.widget(at) for at in range(workplace.panels.count())]
    keys = {pair for panel in (*panels, workplace.log.report) for pair in getattr(panel, "KEYS", ())}
    assert {pair for told in TABLES.values() for pair in told} >= keys
    assert guide_pages.text(GUIDE, "keys") == keys_page(), "python3 dev.py guide --no-pictures"


def test_the_guide_is_one_pdf_with_every_page_and_nothing_of_its_markup(tmp_path: Path) -> None:
    make_book(tmp_path / "guide.pdf")
    with pypdfium2.PdfDocument(tmp_path / "guide.pdf") as book:
        chapters = [entry.get_title() for entry in book.get_toc(max_depth=1)]
        shown = "".join(page.get_textpage().get_text_range() for page in book)
    assert chapters == list(guide_pages.pages(GUIDE).values())
    assert [sign for sign in ("**", "](", "#strong", "\\") if sign in shown] == []
    assert "「保留をもう一度取り込む」" in "".join(shown.split())


def test_every_panel_has_its_page(workplace: Workplace) -> None:
    panels = [workplace.panels.widget(at) for at in range(workplace.panels.count())]
    assert {page_of(panel) for panel in (*panels, workplace.log.report)} == {
        *(
            "home",
            "list",
            "case",
            "receive",
            "report-back",
            "accounts",
            "layouts",
            "log",
            "log-report",
            "verify",
        )
    }
    assert set(guide_pages.PAGES.values()) <= set(NAMES)


def test_f1_leads_to_the_page_of_the_panel_in_front(workplace: Workplace) -> None:
    workplace.panels.setCurrentWidget(workplace.receive)
    workplace._show_keys()
    (keys,) = workplace.findChildren(KeyMap)
    keys.guide.click()
    (window,) = workplace.findChildren(GuideWindow)
    assert window.isVisible()
    assert window.page.document().toPlainText().startswith("取込\n")
    window.close()


def test_f1_opens_the_page_about_signing_in_before_anybody_has(person: Person) -> None:
    person.window.sign_in.login.setFocus()
    QTest.keyClick(person.window.sign_in.login, Qt.Key.Key_F1)
    (window,) = person.window.findChildren(GuideWindow)
    assert window.page.toPlainText().startswith("サインイン・施錠・言語\n")
    window.close()


def test_a_link_turns_the_page_and_one_to_elsewhere_does_nothing(guide: GuideWindow) -> None:
    guide.page.anchorClicked.emit(QUrl("numbers.md"))
    assert guide.page.toPlainText().startswith("個人番号\n")
    for elsewhere in ("https://example.invalid/home.md", "file:///etc/hostname", "../architecture.txt"):
        guide.page.anchorClicked.emit(QUrl(elsewhere))
        assert guide.page.toPlainText().startswith("個人番号\n")


def test_a_second_call_turns_the_page_of_the_window_that_is_open(
    guide: GuideWindow, program: Program
) -> None:
    owner = guide.parentWidget()
    assert owner is not None
    assert open_guide(program.resources, "trouble", owner) is guide
    assert guide.page.toPlainText().startswith("困ったとき\n")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_shown_once_and_nothing_of_its_markup_is_left(name: str, guide: GuideWindow) -> None:
    guide.open_page(name)
    guide.resize(guide.width() - 200, guide.height())
    shown = guide.page.toPlainText()
    assert shown.count(guide_pages.pages(GUIDE)[name] + "\n") == 1
    assert [sign for sign in ("**", "](", "|", "#") if sign in shown] == []


def test_a_page_shows_pictures_of_its_folder_and_of_no_other(guide: GuideWindow, tmp_path: Path) -> None:
    def load(name: str) -> object:
        return guide.page.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))

    picture = load("images/case.png")
    assert picture is not None
    assert 0 < picture.width() <= guide.page.viewport().width()  # type: ignore[attr-defined]
    outside = tmp_path / "outside.png"
    guide.grab().save(str(outside))
    assert load("../images/case.png") is None
    assert load(outside.as_uri()) is None
    assert load("https://example.invalid/case.png") is None


@pytest.fixture
def workplace(qtbot: QtBot, jobs: Jobs, caseworker: Desk) -> Workplace:
    """A workplace with every panel."""
    made = Workplace(caseworker, jobs)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def guide(qtbot: QtBot, dressed: QApplication, program: Program) -> Iterator[GuideWindow]:
    """The guide's window over nothing else."""
    assert dressed is not None
    owner = QWidget()
    qtbot.addWidget(owner)
    yield open_guide(program.resources, "index", owner)
    owner.close()
