"""Every layout a portal may send is read, whatever the order, names and encodings of what is inside."""

import hashlib
import itertools
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Refusal, Submission
from kaigo_desktop.intake.download import read_download
from kaigo_desktop.intake.downloads import downloads
from kaigo_desktop.intake.folder import Folder
from kaigo_desktop.intake.limits import Limits
from tests.making.packages import DESCRIPTOR, FORM, PDF, UTF8, Entry, application, form, write, zipped

APPLICANT = form("申請者情報入力", [("氏名", [("", "新宿　太郎")])]).encode()


def found(path: Path) -> list[Submission | Refusal]:
    return [each for each in read_download(path, Limits()) if isinstance(each, Submission | Refusal)]


def one(path: Path) -> Submission:
    (submission,) = found(path)
    assert isinstance(submission, Submission), submission
    return submission


def submissions(results: Iterable[Submission | Refusal]) -> list[str]:
    return [each.receipt_no for each in results if isinstance(each, Submission)]


def roles(submission: Submission) -> dict[str, str]:
    return {enclosure.name: enclosure.role for enclosure in submission.enclosures}


PACKAGE = {
    "a.xml": (FORM, "application", "application/xml"),
    "b.xml": (APPLICANT, "applicant", "application/xml"),
    "控え.pdf": (PDF, "form", "application/pdf"),
    "Attachment/深い/身分証.jpg": (b"\0\0\0\x18ftypheic....", "attachment", "image/heic"),
    "Attachment/list.csv": (b"a,b\nc,d\n", "attachment", "text/csv"),
    "Attachment/other.xml": (FORM, "attachment", "application/xml"),
    "Attachment/more.zip": (application(), "attachment", "application/zip"),
    "sign.p7s": (b"\x30\x82\xff\x00", "signature", "application/octet-stream"),
    "x-signature.xml": (b"<a/>", "signature", "application/xml"),
    "memo.txt": ("メモ".encode("cp932"), "attachment", "text/plain"),
    "rows.csv": (b"\xff\xff", "rows", "text/csv"),
}


def test_a_package_gives_its_number_time_subjects_items_and_every_file(tmp_path: Path) -> None:
    entries = [(name, data) for name, (data, _, _) in PACKAGE.items()]
    submission = one(write(tmp_path / "0012345678901234_20260331081500_abc.zip", zipped(*entries)))
    assert submission.receipt_no == "0012345678901234"
    assert submission.received_at == "2026-03-31T08:15:00"
    assert submission.subjects == ("被保険者証の交付申請", "S-1")
    assert [(i.subject, i.value, i.document) for i in submission.items] == [
        ("申請者氏名", "新宿　花子", "application"),
        ("氏名", "新宿　太郎", "applicant"),
    ]
    assert {e.name: (e.data, e.role, e.media_type) for e in submission.enclosures} == PACKAGE
    assert all(e.sha256 == hashlib.sha256(e.data).hexdigest() for e in submission.enclosures)


def test_the_order_of_entries_and_folder_entries_make_no_difference(tmp_path: Path) -> None:
    entries = [("a.xml", FORM), ("申請書.pdf", PDF), ("Attachment/a.txt", b"a"), ("Attachment/", b"")]
    digests = set()
    for number, order in enumerate(itertools.permutations(entries)):
        submission = one(write(tmp_path / str(number) / "0012.zip", zipped(*order)))
        assert [enclosure.name for enclosure in submission.enclosures] == [
            "Attachment/a.txt", "a.xml", "申請書.pdf",
        ]  # fmt: skip
        digests.add(submission.digest)
    assert len(digests) == 1


def test_a_folder_of_the_same_content_has_the_same_digest(tmp_path: Path) -> None:
    from_zip = one(write(tmp_path / "0012.zip", application(("Attachment/写し.txt", b"x"))))
    write(tmp_path / "0012" / "shinsei.xml", FORM)
    write(tmp_path / "0012" / "申請書.pdf", PDF)
    write(tmp_path / "0012" / "Attachment" / "写し.txt", b"x")
    write(tmp_path / "0012" / "Thumbs.db", b"left by Windows")
    from_folder = one(tmp_path / "0012")
    assert from_folder.digest == from_zip.digest
    assert from_folder.receipt_no == from_zip.receipt_no == "0012"


def test_other_content_has_another_digest(tmp_path: Path) -> None:
    first = one(write(tmp_path / "0012.zip", application()))
    second = one(write(tmp_path / "0012.zip", application(("Attachment/a.txt", b""))))
    assert first.digest != second.digest


@pytest.mark.parametrize("prefix", ["0012345/", "申請データ/", "data-1/"])
def test_one_extra_top_folder_is_taken_off(tmp_path: Path, prefix: str) -> None:
    data = zipped((prefix, b""), (f"{prefix}a.xml", FORM), (f"{prefix}添付書類/a.txt", b"a"))
    submission = one(write(tmp_path / "0012345.zip", data))
    assert submission.receipt_no == "0012345"
    assert roles(submission) == {"a.xml": "application", "添付書類/a.txt": "attachment"}


def test_the_number_of_a_top_folder_counts_where_the_zip_has_none(tmp_path: Path) -> None:
    data = zipped(("0012345_20260101000000/a.xml", FORM))
    for name in ("申請.zip", "batch-1.zip", "download.zip"):
        submission = one(write(tmp_path / name, data))
        assert (submission.receipt_no, submission.received_at) == ("0012345", "2026-01-01T00:00:00")


def test_names_in_cp932_are_read_without_the_flag(tmp_path: Path) -> None:
    names = ["申請書.pdf", "添付書類/表ソ能予十.txt", "添付書類/髙﨑.txt"]
    entries = [Entry(name.encode("cp932"), PDF) for name in names]
    submission = one(write(tmp_path / "0012.zip", zipped(("a.xml", FORM), *entries)))
    assert set(roles(submission)) == {"a.xml", *names}


def test_names_in_utf8_are_read_without_the_flag_too(tmp_path: Path) -> None:
    entry = Entry("添付書類/申請の写し.txt".encode(), b"x", flags=0)
    submission = one(write(tmp_path / "0012.zip", zipped(("a.xml", FORM), entry)))
    assert roles(submission)["添付書類/申請の写し.txt"] == "attachment"


def test_sizes_behind_the_data_are_normal(tmp_path: Path) -> None:
    entries = [Entry(n, d, flags=UTF8 | DESCRIPTOR) for n, d in (("a.xml", FORM), ("a.pdf", PDF))]
    assert one(write(tmp_path / "0012.zip", zipped(*entries))).items[0].value == "新宿　花子"


def test_stored_entries_and_a_prefix_before_the_zip_are_normal(tmp_path: Path) -> None:
    data = b"MZ" + bytes(100) + zipped(Entry("a.xml", FORM, method=0))
    assert one(write(tmp_path / "0012.zip", data)).receipt_no == "0012"


def test_the_time_comes_from_the_name_else_the_newest_entry_else_the_file(tmp_path: Path) -> None:
    entries = [Entry("a.xml", FORM), Entry("b.txt", b"", time=(0x5C7F, 0))]
    assert one(write(tmp_path / "1.zip", zipped(*entries))).received_at == "2026-03-31T00:00:00"
    assert one(write(tmp_path / "1_20261341000000.zip", zipped(*entries))).received_at.startswith(
        "2026-03-31"
    )
    timeless = write(tmp_path / "2.zip", zipped(Entry("a.xml", FORM, time=(0x21, 0))))
    os.utime(timeless, (1_767_225_600, 1_767_225_600))
    assert one(timeless).received_at[:4] in {"2025", "2026"}


def test_a_zip_of_zips_and_folders_gives_each_application(tmp_path: Path) -> None:
    outer = zipped(
        ("0001.zip", application()),
        ("0002_20260102030405.zip", zipped(("x/a.xml", FORM))),
        ("0003/a.xml", FORM),
        ("0003/Attachment/a.txt", b""),
        ("0004.zip", b"PK\3\4 broken"),
        ("0005.zip", application()),
        ("readme.txt", b"hello"),
    )
    results = found(write(tmp_path / "まとめ.zip", outer))
    assert submissions(results) == ["0001", "0002", "0005", "0003"]
    refused = {
        each.path.rpartition("まとめ.zip/")[2]: each.code for each in results if isinstance(each, Refusal)
    }
    assert refused == {"0004.zip": "zip_broken", "readme.txt": "unsupported_file"}
    assert results[0].path == f"{tmp_path}/まとめ.zip/0001.zip"


def test_a_top_folder_around_a_zip_of_zips_is_taken_off(tmp_path: Path) -> None:
    outer = zipped(("まとめ/0001.zip", application()), ("まとめ/0002.zip", application()))
    assert submissions(found(write(tmp_path / "x.zip", outer))) == ["0001", "0002"]


def test_a_csv_stands_in_for_the_xml(tmp_path: Path) -> None:
    rows = "項目ID,項目名,枝項目名,値\n1,手続名,,被保険者証の交付申請\n2,申請年月日,年,8\n".encode("cp932")
    data = zipped(("data.csv", rows), ("Attachment/a.txt", b""))
    submission = one(write(tmp_path / "0012.zip", data))
    assert submission.subjects == ("被保険者証の交付申請",)
    assert [(i.item_id, i.subject, i.label, i.value) for i in submission.items] == [
        ("2", "申請年月日", "年", "8")
    ]
    assert roles(submission) == {"data.csv": "rows", "Attachment/a.txt": "attachment"}


def test_downloads_are_the_files_of_a_folder_and_folders_that_are_applications(tmp_path: Path) -> None:
    write(tmp_path / "in" / "0002.zip", application())
    write(tmp_path / "in" / "0001" / "a.xml", FORM)
    write(tmp_path / "in" / "list.csv", "受付番号\n0003\n".encode())
    write(tmp_path / "in" / "0003" / "写し.pdf", PDF)
    write(tmp_path / "in" / ".DS_Store", b"")
    folder = tmp_path / "in"
    assert downloads([folder]) == [folder / "0002.zip", folder / "list.csv", folder / "0001"]
    assert downloads([folder / "0001", folder / "0001"]) == [folder / "0001"]
    assert downloads([tmp_path / "none.zip"]) == [tmp_path / "none.zip"]
    assert submissions(r for path in downloads([folder]) for r in found(path)) == ["0002", "0003", "0001"]


def test_a_folder_around_one_application_stays_one_download(tmp_path: Path) -> None:
    write(tmp_path / "0001234" / "data" / "a.xml", FORM)
    assert downloads([tmp_path / "0001234"]) == [tmp_path / "0001234"]
    assert one(tmp_path / "0001234").receipt_no == "0001234"


def test_a_numbered_folder_with_an_unnumbered_csv_is_one_application(tmp_path: Path) -> None:
    write(tmp_path / "0001234" / "申請データ.csv", "項目名,値\n申請者氏名,新宿\n".encode())
    assert downloads([tmp_path / "0001234"]) == [tmp_path / "0001234"]
    assert one(tmp_path / "0001234").receipt_no == "0001234"


def test_a_file_that_changes_after_it_was_listed_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"one")
    write(tmp_path / "b.txt", b"one")
    folder = Folder(tmp_path, Limits())
    write(tmp_path / "a.txt", b"three")
    (tmp_path / "b.txt").unlink()
    for name in folder.names:
        with pytest.raises(UserError, match="file_changed"):
            folder.read(name, 100)
