"""Whatever a download holds, the program gets a submission or one refusal with its reason, and goes on."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Refusal, Submission
from kaigo_desktop.intake.archive import Archive
from kaigo_desktop.intake.download import read_download
from kaigo_desktop.intake.form_xml import read_form
from kaigo_desktop.intake.limits import Limits
from kaigo_desktop.intake.media import media_type
from kaigo_desktop.intake.names import decode, safe_path
from kaigo_desktop.intake.reader import Reader
from kaigo_desktop.messages import LANGUAGES, Messages
from tests.intake.hostile import HOSTILE
from tests.making.packages import FORM, PDF, application, form, write, zipped

I18N = Path(__file__).resolve().parents[2] / "i18n" / "messages"
SOUND = application(("Attachment/写し.png", b"\x89PNG\r\n\x1a\n"))


def sentences(refusal: Refusal) -> list[str]:
    return [Messages(I18N, language).text(refusal.code, refusal.facts) for language in LANGUAGES]


@pytest.mark.slow
def test_every_hostile_file_has_its_reason_and_the_next_file_is_read(tmp_path: Path) -> None:
    paths = []
    for number, (_, make) in enumerate(HOSTILE):
        paths += [make(tmp_path / f"h{number}"), write(tmp_path / "sound" / f"{number:04}.zip", SOUND)]
    found: dict[Path, list[Submission | Refusal]] = {path: [] for path in paths}
    with Reader() as reader:
        for path, each in reader.read_all(paths):
            found[path].append(each)
    codes = [getattr(found[path][0], "code", "received") for path in paths]
    assert codes[::2] == [code for code, _ in HOSTILE]
    assert set(codes[1::2]) == {"received"}
    assert all(len(results) == 1 for results in found.values())
    for path in paths[::2]:
        (refusal,) = found[path]
        assert isinstance(refusal, Refusal)
        for sentence in sentences(refusal):
            assert path.name in sentence
            assert "{" not in sentence
            assert "Traceback" not in sentence


def test_what_the_system_does_not_let_us_open_is_not_readable(tmp_path: Path) -> None:
    path = tmp_path / "0666.zip"
    path.symlink_to(path)
    assert [getattr(each, "code", "") for each in read_download(path, Limits())] == ["not_readable"]


def test_a_bomb_inside_a_zip_of_zips_does_not_stop_the_others(tmp_path: Path) -> None:
    bomb = zipped(("a.xml", FORM), ("b.bin", bytes(5_000_000)))
    path = write(tmp_path / "x.zip", zipped(("1.zip", SOUND), ("2.zip", bomb), ("3.zip", SOUND)))
    with Reader() as reader:
        found = list(reader.read(path))
    assert [getattr(each, "code", "received") for each in found] == ["received", "zip_ratio", "received"]


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("UTF-8", "utf-8"),
        ("UTF-8", "utf-8-sig"),
        ("UTF-16", "utf-16"),
        ("UTF-16LE", "utf-16-le"),
        ("Shift_JIS", "cp932"),
        ("windows-31j", "cp932"),
        ("EUC-JP", "euc_jp"),
        ("iso-2022-jp", "iso2022_jp"),
    ],
)
def test_forms_are_read_in_every_encoding(declared: str, written: str) -> None:
    title = "届出の申請" if written in {"euc_jp", "iso2022_jp"} else "髙橋の届出"
    assert read_form(form(title, encoding=declared).encode(written), Limits()).subjects[0] == title


def test_every_value_of_a_fragment_is_an_item_and_text_is_kept_exactly() -> None:
    xml = (
        '<n:FocusFormSpecification xmlns:n="urn:x" form-subject="届" id=""><FormItem id="i" std-code="s">'
        "<Subject> 氏名 </Subject><Fragment id='f'><Label/><Options><Option>a</Option></Options>"
        "<value> 新宿\u3000<![CDATA[<花子>]]>\n</value><value>二</value></Fragment><Fragment/></FormItem>"
        "<FormItem><Subject>空</Subject></FormItem></n:FocusFormSpecification>"
    )
    form_read = read_form(xml.encode(), Limits())
    assert form_read.subjects == ("届",)
    assert [(i.subject, i.value, i.item_id, i.fragment_id, i.std_code) for i in form_read.items] == [
        (" 氏名 ", " 新宿\u3000<花子>\n", "i", "f", "s"),
        (" 氏名 ", "二", "i", "f", "s"),
        (" 氏名 ", "", "i", "", "s"),
    ]


@given(st.binary(max_size=400))
def test_any_bytes_are_no_archive_or_a_sound_one(data: bytes) -> None:
    _read_archive(data)


@settings(max_examples=300)
@given(st.data())
def test_a_mutated_archive_is_refused_or_read_never_worse(data: st.DataObject) -> None:
    _read_archive(_mutated(data, SOUND))


@settings(max_examples=200)
@given(st.data())
def test_a_mutated_form_is_refused_or_read_never_worse(data: st.DataObject) -> None:
    encoding = data.draw(st.sampled_from(["utf-8", "utf-16", "cp932"]))
    declared = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp932": "Shift_JIS"}[encoding]
    mutated = _mutated(data, form(encoding=declared).encode(encoding))
    try:
        read_form(mutated, Limits())
    except UserError as error:
        assert error.code.startswith("xml_")  # noqa: PT017 both outcomes are right


@given(st.binary(max_size=200))
def test_any_bytes_have_a_media_type(data: bytes) -> None:
    assert "/" in media_type(data)


@given(st.text(max_size=30))
def test_a_safe_path_stays_below_its_folder(name: str) -> None:
    try:
        path = safe_path(name)
    except UserError as error:
        assert error.code == "zip_traversal"  # noqa: PT017 both outcomes are right
    else:
        assert not {"", ".", ".."} & set(path.split("/"))
        assert not set(path) & {"\\", "\0"}


@given(st.text("申請書表ソ能予十髙﨑ｱﾞ Aa0-_.、ー縺", min_size=1, max_size=12))
def test_names_come_back_from_cp932_and_utf8(name: str) -> None:
    assert decode(name.encode(), utf8=True) == name
    raw = name.encode("cp932")
    if raw.decode("cp932") == name and _is_not_utf8(raw):
        assert decode(raw, utf8=False) == name


@settings(max_examples=15)
@given(st.data())
def test_the_reader_survives_mutated_downloads(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("mutated")
    paths = [write(folder / f"{number}.zip", _mutated(data, SOUND)) for number in range(20)]
    with Reader() as reader:
        found = dict(reader.read_all([*paths, write(folder / "last.zip", SOUND)]))
    assert set(found) == {*paths, folder / "last.zip"}
    assert isinstance(found[folder / "last.zip"], Submission)
    assert not {each.code for each in found.values() if isinstance(each, Refusal)} & {
        "reader_died",
        "reader_timeout",
    }


def test_an_archive_of_the_standard_library_is_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("a.xml", "w", force_zip64=True) as file:
            file.write(FORM)
        archive.mkdir("Attachment")
        archive.writestr("Attachment/申請.pdf", PDF)
    (found,) = read_download(write(tmp_path / "0012.zip", buffer.getvalue()), Limits())
    assert isinstance(found, Submission)
    assert [enclosure.name for enclosure in found.enclosures] == ["Attachment/申請.pdf", "a.xml"]


def _mutated(data: st.DataObject, sound: bytes) -> bytes:
    """Change, cut out or repeat a few stretches of bytes."""
    changed = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed)))
        length = data.draw(st.integers(0, 6))
        changed[at : at + length] = data.draw(st.binary(max_size=6))
    return bytes(changed)


def _read_archive(data: bytes) -> None:
    try:
        archive = Archive(io.BytesIO(data), Limits())
        for name in archive.names:
            archive.read(name, 1_000_000)
    except UserError as error:
        assert error.code.startswith("zip_")  # noqa: PT017 both outcomes are right


def _is_not_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return True
    return False
