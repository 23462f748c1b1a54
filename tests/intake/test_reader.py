"""The reader process: a bomb ends it and not the batch; it holds no secret and leaves nothing behind."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaigo_desktop.core.model import Refusal, Submission
from kaigo_desktop.core.procedure import Code, CodeList
from kaigo_desktop.intake.limits import MIB, Limits
from kaigo_desktop.intake.mapping import read_through
from kaigo_desktop.intake.reader import Reader
from kaigo_desktop.intake.wire import Told
from tests.intake.small_form import CODES, PROCEDURE
from tests.making.packages import FORM, Entry, application, write, zipped

SOUND = application()
SLOW = zipped(Entry("a.csv", b"\n" * (19 * MIB), method=0))


@pytest.fixture
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def codes(found: list[Submission | Refusal]) -> list[str]:
    return [each.code if isinstance(each, Refusal) else "received" for each in found]


def pid_of(reader: Reader) -> int:
    assert reader._child is not None
    return reader._child.process.pid


def test_results_come_in_order_each_with_its_path(tmp_path: Path, reader: Reader) -> None:
    paths = [write(tmp_path / f"{number}.zip", SOUND) for number in range(20)]
    paths.insert(7, tmp_path / "none.zip")
    found = list(reader.read_all(paths))
    assert [path for path, _ in found] == paths
    assert [getattr(each, "receipt_no", "") for _, each in found] == [path.stem for path in paths]


def test_bytes_and_items_cross_unchanged(tmp_path: Path, reader: Reader) -> None:
    data = os.urandom(3 * MIB)
    (found,) = reader.read(
        write(tmp_path / "0012.zip", application(("Attachment/写し.bin", data), ("空", b"")))
    )
    assert isinstance(found, Submission)
    assert {e.name: e.data for e in found.enclosures}["Attachment/写し.bin"] == data
    assert found.items[0].value == "新宿　花子"
    assert found.path == f"{tmp_path}/0012.zip"


def test_a_file_name_that_is_no_text_is_read(tmp_path: Path, reader: Reader) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/0012\xff.zip"))
    (found,) = reader.read(write(path, SOUND))
    assert isinstance(found, Submission)
    assert found.path.endswith("0012\ufffd.zip")


def test_a_late_application_is_refused_and_the_others_go_on(tmp_path: Path) -> None:
    outer = zipped(("1.zip", SOUND), Entry("2.zip", SLOW, method=0), ("3.zip", SOUND))
    paths = [
        write(tmp_path / "10.zip", outer),
        write(tmp_path / "11.zip", SLOW),
        write(tmp_path / "12.zip", SOUND),
    ]
    with Reader(Limits(seconds=1.0)) as reader:
        found = [each for _, each in reader.read_all(paths)]
    assert codes(found) == ["received", "reader_timeout", "received", "reader_timeout", "received"]
    refusal = found[1]
    assert isinstance(refusal, Refusal)
    assert (refusal.path, refusal.receipt_no) == (f"{tmp_path}/10.zip/2.zip", "2")
    assert refusal.facts == {"name": "10.zip/2.zip"}


def test_too_much_memory_is_refused_and_the_next_file_is_read(tmp_path: Path) -> None:
    big = zipped(("a.xml", FORM), *(Entry(f"{n}.bin", bytes(15 * MIB), method=0) for n in range(6)))
    paths = [write(tmp_path / "1.zip", big), write(tmp_path / "2.zip", SOUND)]
    with Reader(Limits(memory_bytes=90 * MIB)) as reader:
        found = [each for _, each in reader.read_all(paths)]
    assert codes(found) == ["too_much_memory", "received"]


def test_a_killed_reader_costs_its_file_and_not_the_next(tmp_path: Path, reader: Reader) -> None:
    rows = "受付番号,氏名\n" + "".join(f"{number:08},新宿\n" for number in range(50_000))
    paths = [write(tmp_path / "list.csv", rows.encode()), write(tmp_path / "0012.zip", SOUND)]
    reading = reader.read_all(paths)
    next(reading)
    os.kill(pid_of(reader), signal.SIGKILL)
    rest = list(reading)
    assert codes([each for _, each in rest[-2:]]) == ["reader_died", "received"]
    assert [path for path, _ in rest[-2:]] == paths


def test_what_follows_is_read_through_the_forms_the_reader_was_told_of(
    tmp_path: Path, reader: Reader
) -> None:
    paths = [write(tmp_path / f"{number}.zip", SOUND) for number in range(8)]
    found: list[Submission] = []
    for _, each in reader.read_all(paths):
        assert isinstance(each, Submission)
        found.append(each)
        if len(found) == 1:
            reader.tell(Told(each.subjects, PROCEDURE, CODES, None))
        elif len(found) == 5:
            os.kill(pid_of(reader), signal.SIGKILL)
            break
    read = [each.read is not None for each in found]
    assert read == [False, False, True, True, True]
    assert found[-1].read == read_through(PROCEDURE, CODES, found[-1].items)
    later = [each for _, each in reader.read_all(paths)]
    assert [getattr(each, "read", None) is not None for each in later] == [False, *[True] * 7]


def test_a_long_form_reaches_a_reader_that_has_much_to_answer(tmp_path: Path, reader: Reader) -> None:
    data = os.urandom(3 * MIB)
    paths = [
        write(tmp_path / f"{number}.zip", application(("Attachment/写し.bin", data))) for number in range(3)
    ]
    words = tuple(f"{number:04d}" * 20 for number in range(30_000))
    long = CODES | {
        "long": CodeList(id="long", title="", codes=(Code(symbol="a", label="a", aliases=words),))
    }
    read: list[bool] = []
    for _, each in reader.read_all(paths):
        assert isinstance(each, Submission)
        if not read:
            reader.tell(Told(each.subjects, PROCEDURE, long, None))
        read.append(each.read is not None)
    assert read == [False, False, True]


def test_a_reader_that_died_idle_is_replaced_without_a_refusal(tmp_path: Path, reader: Reader) -> None:
    path = write(tmp_path / "0012.zip", SOUND)
    assert codes(list(reader.read(path))) == ["received"]
    assert reader._child is not None
    reader._child.process.kill()
    reader._child.process.wait()
    assert codes(list(reader.read(path))) == ["received"]


def test_leaving_early_leaves_no_process_and_no_stale_answer(tmp_path: Path, reader: Reader) -> None:
    rows = "受付番号,氏名\n" + "".join(f"{number:08},新宿\n" for number in range(50_000))
    reading = reader.read_all([write(tmp_path / "list.csv", rows.encode())])
    next(reading)
    pid = pid_of(reader)
    reading.close()
    assert not Path(f"/proc/{pid}").exists()
    (found,) = reader.read(write(tmp_path / "0012.zip", SOUND))
    assert found.receipt_no == "0012"


@pytest.mark.parametrize("what", ["environ", "fd", "limits", "maps"])
def test_the_reader_has_little_to_hold_and_nothing_to_tell(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setenv("KAIGO_SECRET", "a password")
    list(reader.read(write(tmp_path / "0012.zip", SOUND)))
    process = Path(f"/proc/{pid_of(reader)}")
    if what == "fd":
        held = [str(link.readlink()) for link in (process / "fd").iterdir()]
        assert not [target for target in held if target.startswith(("socket:", "/")) and target != os.devnull]
    elif what == "environ":
        assert b"a password" not in (process / "environ").read_bytes()
    elif what == "limits":
        limits = (process / "limits").read_text()
        assert f"{Limits().memory_bytes}" in limits.partition("Max address space")[2].partition("\n")[0]
        assert limits.partition("Max file size")[2].split()[:2] == ["0", "0"]
        assert limits.partition("Max core file size")[2].split()[:2] == ["0", "0"]
    else:
        maps = (process / "maps").read_text()
        assert not [name for name in ("sqlcipher", "PySide6", "_ssl", "cryptography") if name in maps]


def test_the_working_folder_gives_the_reader_no_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader
) -> None:
    write(tmp_path / "lxml" / "__init__.py", b"raise SystemExit('code of a stranger')")
    write(tmp_path / "kaigo_desktop" / "__init__.py", b"raise SystemExit('code of a stranger')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert codes(list(reader.read(write(tmp_path / "0012.zip", SOUND)))) == ["received"]


def test_nothing_is_written_beside_the_download(tmp_path: Path, reader: Reader) -> None:
    path = write(tmp_path / "0012.zip", SOUND)
    list(reader.read(path))
    assert list(tmp_path.iterdir()) == [path]
