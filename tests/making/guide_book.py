"""Makes the pictures of the user's guide anew, and the guide as one PDF: `python3 dev.py guide [--out DIR]`.

The pages are those of `docs/guide`; they are set with typst, like the program's own papers, and nothing but
the Markdown they are written in is understood: headings, paragraphs, lists, tables, pictures, links, bold.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import typst
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from kaigo_desktop import settings
from kaigo_desktop.flow.demo import SEED, demonstrate
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sample import sample
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.messages import Messages
from kaigo_desktop.ui import guide_pages
from kaigo_desktop.ui.app import make_application
from kaigo_desktop.ui.pictures import write_pictures
from tests.making.guide_keys import keys_page

ROOT = Path(__file__).parents[2]
GUIDE, BUILT = ROOT / "docs" / "guide", ROOT / "build" / "guide"
PDF = "利用者ガイド.pdf"
COUNT = 24
DAYS = (9, 6, 5, 1)
TODAY = datetime(2026, 11, 24, 10, 30).astimezone()
BEGUN = timedelta(days=34)

INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<words>[^\]]+)\]\((?P<link>[^)]+)\)")
SPECIAL = re.compile(r"([\\#*_`$<>@\[\]~/=+-])")
GROUNDS, COARSE = 48, 0xFFE0E0E0
WIDEST = 34
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")
"""A picture of a page, as it names it (`images/home.png`)."""
HEADING = re.compile(r"^(#+) +(.*)$")
TABLE, ITEM = re.compile(r"^\|(.*)\|$"), re.compile(r"^( *)(-|\d+\.) +(.*)$")


class Calendar:
    """A clock that goes on from a day one sets, so that the same demonstration shows the same days."""

    def __init__(self) -> None:
        self._started, self._from = datetime.now(UTC), TODAY - BEGUN

    def set_to(self, moment: datetime) -> None:
        """Go on from `moment`, which is later."""
        self._started, self._from = datetime.now(UTC), moment

    def now(self) -> datetime:
        """The moment."""
        return (self._from + (datetime.now(UTC) - self._started)).astimezone(UTC)


# ------------------------------------------------------------------ pictures


def make_pictures(out: Path) -> None:
    """Walk through a demonstration and leave each picture a page shows in `out`."""
    calendar, chosen = Calendar(), settings.load({**os.environ, "KAIGO_LANGUAGE": "ja"})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CONFIG_HOME"] = name  # whoever runs this has columns and windows of their own
        messages = Messages(chosen.i18n / "messages", "ja")
        program = Program(messages, chosen.resources, calendar.now, folder / "state")
        make_application(program)
        account = demonstrate(program, folder / "demo", COUNT, lambda _code: None)
        caseworker = sign_in(program, account.store, "yamada", account.password)
        for number, days in enumerate(DAYS):
            calendar.set_to(TODAY - timedelta(days=days))
            came = sample(program, folder / f"day-{number}", 1 + number % 3, SEED + 10 + number)
            receive(caseworker, [*came, _filed_twice(came[0])])
        sign_out(caseworker)
        calendar.set_to(TODAY)
        taken = write_pictures(program, account.store, account.password, folder / "pictures")
        shown = {Path(each).name for page in guide_pages.pages(GUIDE) for each in _pictures_of(page)}
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("*.png"):
            old.unlink()
        for file in taken:
            if file.name in shown:
                _shrink(file).save(str(out / file.name), quality=0)  # 0: pressed hardest


def _filed_twice(download: Path) -> Path:
    """The same application under another number, as somebody sends who pressed twice."""
    return Path(shutil.copy(download, download.with_name(f"1{download.name[1:]}")))


def _pictures_of(page: str) -> list[str]:
    return PICTURE.findall(guide_pages.text(GUIDE, page))


def _shrink(file: Path) -> QImage:
    """The picture in 256 colours, a third of its size: its grounds exactly, every other nearly."""
    picture = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    told = Counter(memoryview(picture.constBits()).cast("I"))
    colours = [colour for colour, _ in told.most_common()]
    near: dict[int, int] = {}
    for colour in colours:
        near.setdefault(colour & COARSE, colour)
    palette = list(dict.fromkeys([*colours[:GROUNDS], *near.values()]))[:256]
    return picture.convertToFormat(
        QImage.Format.Format_Indexed8, palette, Qt.ImageConversionFlag.ThresholdDither
    )


# ------------------------------------------------------------------ the book

FRONT = """#import "house.typ": faces, grey, line-grey, accent
#set document(title: "利用者ガイド", author: (), date: none)
#set page(
  paper: "a4",
  margin: (x: 20mm, top: 18mm, bottom: 20mm),
  footer: context {
    set text(size: 8pt, fill: grey)
    grid(
      columns: (1fr, auto),
      [介護保険 申請管理　利用者ガイド],
      [#counter(page).display() / #counter(page).final().first()],
    )
  },
)
#set text(font: faces, lang: "ja", size: 10pt, cjk-latin-spacing: none)
#set par(leading: 0.8em, spacing: 1.1em, justify: false)
#set table(stroke: (x: none, y: 0.5pt + line-grey), inset: (x: 5pt, y: 5pt))
#set list(indent: 4pt, spacing: 0.9em)
#set enum(indent: 4pt, spacing: 0.9em)
#show heading: set block(sticky: true)
#show heading.where(level: 1): it => block(below: 12pt, text(size: 17pt, weight: "bold", it.body))
#show heading.where(level: 2): it => block(above: 16pt, below: 8pt, text(size: 12pt, weight: "bold", it.body))
#show link: set text(fill: accent)
#let picture(file) = align(center, box(stroke: 0.5pt + line-grey, image(file, width: 100%)))
"""


def make_book(pdf: Path) -> None:
    """Set every page in its order into one PDF with a table of contents."""
    first, *others = guide_pages.pages(GUIDE)
    begin, _, _ = guide_pages.text(GUIDE, first).partition("\n## ")
    contents = "#outline(title: none, depth: 1, indent: 0pt)"
    chapters = [f"#pagebreak()\n{typeset(guide_pages.text(GUIDE, name), name)}" for name in others]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(GUIDE / "images", Path(folder, "images"))
        shutil.copy(ROOT / "resources" / "papers" / "house.typ", folder)
        book = Path(folder, "book.typ")
        book.write_text("\n".join([FRONT, typeset(begin, first), contents, *chapters]), encoding="utf-8")
        pdf.parent.mkdir(parents=True, exist_ok=True)
        made: bytes = typst.compile(str(book), root=folder)
        pdf.write_bytes(made)


def typeset(markdown: str, page: str) -> str:
    """The typst markup of a page's Markdown; `page` is what other pages call it."""
    return "\n".join(_blocks(markdown.splitlines(), page))


def _blocks(lines: list[str], page: str) -> Iterator[str]:
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        table = TABLE.match(line)
        if table is not None:
            rows.append([cell.strip() for cell in table[1].split("|")])
            continue
        if rows:
            yield _table(rows)
            rows = []
        yield _block(line, page)


def _block(line: str, page: str) -> str:
    heading, item, pictures = HEADING.match(line), ITEM.match(line), PICTURE.findall(line)
    if heading is not None:
        label = f" <{page}>" if len(heading[1]) == 1 else ""
        return f"{'=' * len(heading[1])} {_inline(heading[2])}{label}"
    if item is not None:
        return f"{item[1]}{item[2]} {_inline(item[3])}"
    if pictures:
        return f'#picture("{pictures[0]}")'
    return _inline(line)


def _table(rows: list[list[str]]) -> str:
    head, _rule, *body = rows
    widths = [min(max(len(row[at]) for row in (head, *body)), WIDEST) + 4 for at in range(len(head))]
    columns = ", ".join(f"{width}fr" for width in widths)
    heads = ", ".join(f"[*{_inline(cell)}*]" for cell in head)
    cells = ", ".join(f"[{_inline(cell)}]" for row in body for cell in row)
    return f"#table(columns: ({columns}), table.header({heads}), {cells})"


def _inline(text: str) -> str:
    """A line's markup; whatever means something to typst and nothing here stands on the page as it is."""
    made, end = "", 0
    for found in INLINE.finditer(text):
        made += SPECIAL.sub(r"\\\1", text[end : found.start()])
        bold, words, target = found["bold"], found["words"], (found["link"] or "").removesuffix(".md")
        made += f"#strong[{_inline(bold)}];" if bold else f"#link(<{target}>)[{_inline(words)}];"
        end = found.end()
    return made + SPECIAL.sub(r"\\\1", text[end:])


def main(words: list[str]) -> int:
    """Make what was asked for; the pages themselves are written by hand, but for that of the keys."""
    parser = argparse.ArgumentParser(prog="dev.py guide", description=__doc__)
    parser.add_argument("--out", type=Path, default=BUILT, help="folder of the PDF (default: build/guide)")
    parser.add_argument("--no-pictures", action="store_true", help="only the PDF, of the pictures there are")
    given = parser.parse_args(words)
    if not given.no_pictures:
        make_pictures(GUIDE / "images")
    (GUIDE / "keys.md").write_text(keys_page(), encoding="utf-8", newline="\n")
    make_book(given.out / PDF)
    sys.stdout.write(f"{given.out / PDF}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
