"""Whether an application is about somebody of the same surname or address as a member of the staff."""

import pytest

from kaigo_desktop.core.people import Person
from kaigo_desktop.core.staff_circle import relations
from kaigo_desktop.core.text import fold_address, fold_name


def person(name: str, *addresses: str) -> Person:
    folded = " ".join(map(fold_name, name.split()))
    return Person(0, name=folded, addresses=tuple(map(fold_address, addresses)))


@pytest.mark.parametrize(
    ("staff", "other", "same"),
    [
        ("山田　花子", "山田 太郎", True),
        ("山田 花子", "山田太郎", True),
        ("山田花子", "山田 太郎", True),
        ("髙橋　一郎", "高橋 花子", True),
        ("山田花子", "山田花子", True),
        ("山田花子", "山田太郎", False),  # nobody can say where the surname ends
        ("山　花子", "山田 太郎", False),
        ("林　花子", "小林 太郎", False),
        ("山田　花子", "花子 山田", False),
        ("山田　花子", "", False),
        ("", "山田 太郎", False),
        ("", "", False),
    ],
)
def test_surnames_are_compared(staff: str, other: str, same: bool) -> None:
    assert relations(staff, "", [person(other)]) == ({"surname"} if same else set())


@pytest.mark.parametrize(
    ("home", "address", "same"),
    [
        ("東京都新宿区西新宿二丁目8番1号", "新宿区西新宿2-8-1 コーポ新宿101", True),
        ("新宿区西新宿2-8-1", "新宿区西新宿2-8-11", False),
        ("", "新宿区西新宿2-8-1", False),
    ],
)
def test_addresses_are_compared_by_their_block(home: str, address: str, same: bool) -> None:
    assert relations("山田　花子", home, [person("佐藤 一", address)]) == ({"address"} if same else set())


def test_anybody_on_the_form_counts() -> None:
    people = [person("佐藤 一"), person("山田 次郎"), person("鈴木 三", "新宿区戸塚町1-18-1")]
    assert relations("山田　花子", "新宿区戸塚町1丁目18番1号", people) == {"surname", "address"}
