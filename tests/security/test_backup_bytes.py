"""A backup of which any part was changed, cut off or added is refused in words, and nothing is left of it."""

from __future__ import annotations

import shutil
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.back_up import back_up
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.store import backup_list, restoring
from kaigo_desktop.store.backup_tar import BLOCK
from kaigo_desktop.store.keyring import Keyring
from kaigo_desktop.store.store import Store
from tests.making.desks import PASSWORD, Clock, make_program
from tests.making.downloads import write_zip
from tests.making.refusals import refusal


@pytest.fixture(scope="module")
def signed(filled_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store, beside it a backup of it to be damaged; nobody changes either."""
    folder, program = tmp_path_factory.mktemp("backup"), make_program(Clock().now)
    shutil.copytree(filled_store, folder / "store")
    clerk = sign_in(program, folder / "store", "tanto", PASSWORD)
    receive(clerk, [write_zip(folder / "in", "1")])
    sign_out(clerk)
    desk = sign_in(program, folder / "store", "kanri", PASSWORD)
    back_up(desk, folder).file.rename(folder / "a.tar")
    sign_out(desk)
    return folder


@dataclass
class Original:
    """A backup and the open store it was made of."""

    backup: Path
    store: Store

    @cached_property
    def data(self) -> bytes:
        """The bytes of the backup."""
        return self.backup.read_bytes()

    @cached_property
    def members(self) -> list[tarfile.TarInfo]:
        """The files in it, as Python's own reader sees them."""
        with tarfile.open(self.backup) as archive:
            return archive.getmembers()

    def refused(self, damaged: bytes) -> str:
        """What is said of a damaged backup: where it is unpacked, or of its signature later."""
        path, folder = self.backup.with_name("damaged.tar"), self.backup.with_name("new")
        path.write_bytes(damaged)
        try:
            with restoring.unpacking(path, folder) as unpacked:
                unpacked.unpack_keyring()
                unpacked.unpack_rest(lambda _done, _all: None)
        except UserError as error:
            assert not folder.exists()
            assert not folder.with_name("new.part").exists()
            return error.code
        shutil.rmtree(folder)
        with self.store.reading() as connection:
            return refusal(backup_list.maker, self.store, connection, unpacked.listed)


@pytest.fixture(scope="module")
def original(signed: Path) -> Iterator[Original]:
    """The backup, and its store opened by the administrator."""
    unlocked = Keyring.load(signed / "store").unlock("kanri", PASSWORD)
    store = Store.open(signed / "store", unlocked.keys, unlocked.signer, unlocked.root)
    yield Original(signed / "a.tar", store)
    store.close()


REFUSALS = {"backup_unreadable", "backup_newer", "backup_damaged", "backup_forged"}
FUZZED = settings(max_examples=200, deadline=None)


def test_the_backup_that_is_damaged_below_is_sound(original: Original) -> None:
    assert original.refused(original.data) == ""


@FUZZED
@given(data=st.data())
def test_a_bit_flipped_anywhere_is_refused_in_words(original: Original, data: st.DataObject) -> None:
    changed, last = bytearray(original.data), original.members[-1]
    regions = [(0, len(changed)), (last.offset_data + last.size, len(changed))]
    for member in original.members:  # headers, contents, what stands between them
        end = member.offset_data + member.size
        regions += [(member.offset, member.offset_data), (member.offset_data, end)]
        regions += [(end, end + -end % BLOCK)] if end % BLOCK else []
    first, behind = data.draw(st.sampled_from(regions))
    at, bit = data.draw(st.integers(first, behind - 1)), data.draw(st.integers(0, 7))
    changed[at] ^= 1 << bit
    assert original.refused(bytes(changed)) in REFUSALS


def test_a_bit_flipped_in_the_list_is_no_list_any_more_or_is_under_the_signature(original: Original) -> None:
    last = original.members[-1]
    data = original.data[last.offset_data : last.offset_data + last.size]
    read = 0
    with original.store.reading() as connection:
        for at, bit in product(range(len(data)), range(8)):
            changed = data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
            try:
                listed = backup_list.read(changed)
            except (UserError, ValueError):
                continue
            read += 1
            same = refusal(backup_list.maker, original.store, connection, listed)
            assert same == "backup_forged", (at, bit)
    assert read > 1_000


@FUZZED
@given(data=st.data())
def test_a_backup_that_was_cut_or_goes_on_is_refused_in_words(
    original: Original, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(original.data) - 1))
    assert original.refused(original.data[:cut]) == "backup_unreadable"
    more = data.draw(st.binary(min_size=1, max_size=2 * BLOCK) | st.integers(1, 3 * BLOCK).map(bytes))
    assert original.refused(original.data + more) == "backup_unreadable"


@FUZZED
@given(anything=st.binary(max_size=4 * BLOCK))
def test_what_is_no_backup_is_refused_in_words(original: Original, anything: bytes) -> None:
    assert original.refused(anything) == "backup_unreadable"


@pytest.mark.parametrize(
    "name", ["../keyring.json", "/etc/passwd", "store.db-wal", "attachments-１２３４.db", "a/store.db", ""]
)
def test_only_names_a_store_has_are_unpacked(original: Original, name: str) -> None:
    last = original.members[-1]
    data = original.data[last.offset_data : last.offset_data + last.size]
    assert b"attachments-2026.db" in data
    with pytest.raises(ValueError, match="a file"):
        backup_list.read(data.replace(b"attachments-2026.db", name.encode()))


def test_a_file_that_was_left_out_or_stands_twice_is_refused(original: Original) -> None:
    first, second, *_, last = original.members
    without = original.data[second.offset :]
    twice = original.data[: second.offset] + original.data
    assert original.refused(without) == original.refused(twice) == "backup_unreadable"
    unlisted = original.data[: last.offset] + bytes(2 * BLOCK)
    assert original.refused(unlisted) == "backup_unreadable"
    assert first.name == "keyring.json"
