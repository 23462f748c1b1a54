import signal
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.profile import Profile
from kaigo_desktop.export.layout import Record
from kaigo_desktop.export.writers import write

PROFILES = [
    Profile(id="generic-utf8", title="汎用"),
    Profile(id="list-xlsx", title="一覧", format="xlsx", file_name="list_{batch}"),
]


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.format)
def test_records_that_stop_midway_leave_nothing(
    profile: Profile, record: Record, tmp_path: Path, at: datetime
) -> None:
    def records() -> Iterator[Record]:
        yield record
        raise UserError("changed_by_other", receipt_no="0002")

    with pytest.raises(UserError, match="changed_by_other"):
        write(profile, "b", at, records(), tmp_path / "a" / "out", may_see_individual_numbers=False)
    assert list((tmp_path / "a").iterdir()) == []


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.format)
def test_before_publishing_nothing_stands_under_its_name_and_discarding_removes_all(
    profile: Profile, record: Record, tmp_path: Path, at: datetime
) -> None:
    written = write(profile, "b", at, [record], tmp_path, may_see_individual_numbers=False)
    assert written.files
    assert all(path.name.endswith(".part") for path in tmp_path.iterdir())
    written.discard()
    written.discard()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.format)
def test_another_file_of_the_name_is_never_overwritten(
    profile: Profile, record: Record, tmp_path: Path, at: datetime
) -> None:
    written = write(profile, "b", at, [record], tmp_path, may_see_individual_numbers=False)
    name = written.files[-1].name
    written.discard()
    (tmp_path / name).write_text("古い書類", "utf-8")
    with pytest.raises(UserError, match="export_exists") as refused:
        write(profile, "b", at, [record], tmp_path, may_see_individual_numbers=False)
    assert refused.value.facts["name"] == name
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text("utf-8") == "古い書類"


def test_a_name_taken_between_writing_and_publishing_publishes_none(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    written = write(PROFILES[0], "b", at, [record], tmp_path, may_see_individual_numbers=False)
    (tmp_path / "moving_household_b.csv").write_text("先に来た", "utf-8")
    with pytest.raises(UserError, match="export_exists"):
        written.publish()
    assert [path.name for path in tmp_path.iterdir()] == ["moving_household_b.csv"]


def test_a_file_in_the_place_of_the_folder_is_refused(record: Record, tmp_path: Path, at: datetime) -> None:
    (tmp_path / "out").write_text("", "utf-8")
    for out in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(UserError, match="export_folder_unwritable"):
            write(PROFILES[0], "b", at, [record], out, may_see_individual_numbers=False)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_the_system_cannot_make_is_refused_with_its_reason(
    record: Record, tmp_path: Path, at: datetime
) -> None:
    with pytest.raises(UserError, match="export_write_failed") as refused:
        write(PROFILES[0], "b", at, [record], tmp_path / ("長" * 300), may_see_individual_numbers=False)
    assert refused.value.facts["reason"]
    assert list(tmp_path.iterdir()) == []


if sys.platform != "win32":
    import resource

    @pytest.fixture
    def small_files_only() -> Iterator[None]:
        """The system refuses to let a file grow past 64 KiB, as a full disk would."""
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, before[1]))
        yield
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)

    @pytest.mark.usefixtures("small_files_only")
    @pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.format)
    def test_a_disk_that_refuses_midway_leaves_nothing(
        profile: Profile, record: Record, tmp_path: Path, at: datetime
    ) -> None:
        long = replace(record, values={"applicant_name": "新" * 1000})
        with pytest.raises(UserError, match="export_write_failed"):
            write(profile, "b", at, [long] * 100, tmp_path / "out", may_see_individual_numbers=False)
        assert list(tmp_path.iterdir()) == []
