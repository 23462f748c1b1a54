import tomllib
from pathlib import Path

import msgspec
import pytest

from kaigo_desktop.core.profile import Profile

PROFILES = Path(__file__).parents[2] / "resources" / "profiles"


@pytest.mark.parametrize(
    "wrong",
    [
        {"file_name": "{procedure}"},
        {"file_name": "{batch}"},
        {"file_name": "{procedure}_{batch}_{insured_name}"},
        {"file_name": "../{procedure}_{batch}"},
        {"group_file_name": "{procedure}_{batch}"},
        {"format": "xlsx"},
        {"encoding": "cp932", "bom": True},
        {"encoding": "shift_jis"},
        {"collumns": {}},
    ],
    ids=str,
)
def test_a_profile_that_makes_no_sense_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": "p", "title": "様式", **wrong}, Profile)


@pytest.mark.parametrize("file", sorted(PROFILES.glob("*.toml")), ids=lambda file: file.stem)
def test_the_shipped_profiles_are_read(file: Path) -> None:
    profile = msgspec.convert(tomllib.loads(file.read_text("utf-8")), Profile)
    assert profile.id == file.stem
    assert not profile.individual_numbers
    assert profile.round_trip
