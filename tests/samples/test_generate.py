import csv
import hashlib
import io
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.procedure import CodeLists, Procedure

Generate = Callable[..., list[Path]]
Forms = list[tuple[Procedure, CodeLists]]
LAYOUTS = ("zip", "folder", "list-csv", "item-csv")
NAME = re.compile(r"(\d{20})_(\d{14})")


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def entries(path: Path) -> dict[str, bytes]:
    """The files of a sample ZIP by decoded name, without a top folder."""
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        found = {}
        for entry in archive.infolist():
            utf8 = entry.flag_bits & 0x800 or entry.orig_filename.isascii()
            name = entry.orig_filename if utf8 else entry.orig_filename.encode("cp437").decode("cp932")
            if not name.endswith("/"):
                found[name.removeprefix(f"{path.name[:20]}/")] = archive.read(entry)
        return found


def decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError(data[:40])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(
    layout: str, make: Generate, tmp_path: Path
) -> None:
    make(layout=layout, out="a")
    make(layout=layout, out="b")
    make(layout=layout, out="c", seed=2)
    assert digests(tmp_path / "a") == digests(tmp_path / "b")
    assert not set(digests(tmp_path / "a")) & set(digests(tmp_path / "c"))


def test_every_zip_holds_the_form_as_xml_and_pdf_and_says_its_procedure(make: Generate, forms: Forms) -> None:
    titles = {title for procedure, _ in forms for title in (procedure.title, procedure.official_title)}
    written = make(40)
    assert len({path.name for path in written}) == 40
    kinds = set()
    for path in written:
        assert NAME.fullmatch(path.stem)
        files = entries(path)
        roots = [etree.fromstring(data) for name, data in files.items() if name.endswith(".xml")]
        applications = [root for root in roots if root.tag == "FocusFormSpecification"]
        assert len(applications) == 1
        assert applications[0].get("form-subject") in titles
        assert all(root.get("form-subject") == "申請者情報入力" for root in roots if root not in applications)
        assert files["申請書控え.pdf"].startswith(b"%PDF-")
        kinds |= {name.partition("/")[0] for name in files if "/" in name}
    assert kinds == {"Attachment", "添付ファイル"}


def test_zips_are_of_every_make(make: Generate) -> None:
    flags, tops, folders = set(), set(), set()
    for path in make(60):
        with ZipFile(path) as archive:
            for entry in archive.infolist():
                if not entry.orig_filename.isascii():
                    flags.add(bool(entry.flag_bits & 0x800))
                tops.add(entry.orig_filename.startswith(path.name[:20]))
                folders.add(entry.is_dir())
    assert flags == tops == folders == {True, False}


def test_folders_hold_the_same_files(make: Generate) -> None:
    for folder in make(10, layout="folder"):
        assert NAME.fullmatch(folder.name)
        assert (folder / "申請書控え.pdf").is_file()
        assert list(folder.glob("*.xml"))


def test_the_list_has_a_row_per_application_under_the_item_names(make: Generate, forms: Forms) -> None:
    (path,) = make(25, layout="list-csv")
    rows = list(csv.DictReader(io.StringIO(decoded(path.read_bytes()), newline="")))
    assert len(rows) == 25
    titles = {procedure.title: procedure for procedure, _ in forms}
    for row in rows:
        assert re.fullmatch(r"\d{20}", row["受付番号"])
        assert re.fullmatch(r"2026-\d\d-\d\d \d\d:\d\d:\d\d", row["受付日時"])
        labels = [field.label for field in titles[row["手続名"]].fields() if not field.local]
        assert set(labels) <= set(row)
        assert (path.parent / row["受付番号"] / "申請書控え.pdf").is_file()


def test_an_item_csv_has_a_line_per_fragment(make: Generate) -> None:
    for path in make(5, layout="item-csv"):
        rows = list(csv.DictReader(io.StringIO(decoded(path.read_bytes()), newline="")))
        assert list(rows[0]) == ["項目ID", "項目名", "枝項目名", "値"]
        assert rows[0]["項目名"] == "手続名"
        assert len(rows) > 10


def test_only_the_procedure_asked_for_is_made(make: Generate, forms: Forms) -> None:
    wanted = forms[0][0]
    for path in make(6, procedure_id=wanted.id):
        roots = [etree.fromstring(data) for name, data in entries(path).items() if name.endswith(".xml")]
        assert {wanted.title, wanted.official_title} & {root.get("form-subject") for root in roots}


def test_the_form_is_a_pdf_whose_text_can_be_read(make: Generate) -> None:
    path = make(1)[0]
    document = pypdfium2.PdfDocument(entries(path)["申請書控え.pdf"])
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert path.name[:20] in text
    assert "被保険者" in text


def test_pictures_are_whole_png_files(make: Generate) -> None:
    pictures = [data for path in make(20) for name, data in entries(path).items() if name.endswith(".png")]
    assert pictures
    for data in pictures:
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        assert data.endswith(b"IEND\xaeB`\x82")
        assert 20_000 < len(data) < 60_000


def test_an_unknown_procedure_or_layout_is_refused(make: Generate) -> None:
    with pytest.raises(UserError, match="unknown_procedure"):
        make(procedure_id="marriage")
    with pytest.raises(UserError, match="unknown_layout"):
        make(layout="tar")


def test_a_file_in_the_place_of_the_folder_is_refused(make: Generate, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", "utf-8")
    with pytest.raises(UserError, match="samples_unwritable"):
        make()
