"""Rows of a household find each other again, wherever they stand."""

from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.model import Row
from kaigo_desktop.core.pairing import pair_rows
from kaigo_desktop.core.procedure import Field, Section

HOUSEHOLD = Section(
    title="世帯員",
    group="household",
    fields=(
        Field(key="name", label="世帯員氏名", type="name"),
        Field(key="born_on", label="世帯員生年月日", type="date"),
        Field(key="insured_no", label="世帯員被保険者番号", type="insured_no"),
    ),
)


def person(name: str, born_on: str = "", insured_no: str = "") -> Row:
    return {"name": name, "born_on": born_on, "insured_no": insured_no}


TARO, HANAKO = person("新宿　太郎", "1945-01-02"), person("新宿　花子", "1950-04-01")


def test_rows_that_moved_are_found_by_name_and_birth_date() -> None:
    assert pair_rows(HOUSEHOLD, [TARO, HANAKO], [HANAKO, TARO]) == [1, 0]
    assert pair_rows(HOUSEHOLD, [TARO, HANAKO], [HANAKO]) == [None, 0]
    assert pair_rows(HOUSEHOLD, [HANAKO], [TARO, HANAKO]) == [1]


def test_a_name_is_compared_without_spaces_and_old_forms() -> None:
    written = [person("髙橋　花子", "1950-04-01"), TARO]
    assert pair_rows(HOUSEHOLD, written, [TARO, person("高橋花子", "1950-04-01")]) == [1, 0]


def test_a_corrected_birth_date_or_name_still_belongs_to_its_person() -> None:
    corrected = person("新宿　花子", "1951-04-01")
    assert pair_rows(HOUSEHOLD, [TARO, HANAKO], [corrected]) == [None, 0]
    renamed = person("歌舞伎　花子", "1950-04-01")
    assert pair_rows(HOUSEHOLD, [TARO, HANAKO], [renamed, TARO]) == [1, 0]


def test_what_says_nothing_of_itself_is_paired_by_position() -> None:
    assert pair_rows(HOUSEHOLD, [person(""), TARO], [person("", "", "1"), TARO]) == [0, 1]
    nameless = Section(title="施設", group="facilities", fields=(Field(key="place", label="所在地"),))
    assert pair_rows(nameless, [{"place": "a"}, {"place": "b"}], [{"place": "b"}]) == [0, None]


def test_twins_of_one_name_are_paired_by_position() -> None:
    assert pair_rows(HOUSEHOLD, [TARO, TARO], [TARO, TARO]) == [0, 1]


def test_strangers_at_one_position_are_paired_only_where_asked() -> None:
    assert pair_rows(HOUSEHOLD, [TARO], [HANAKO]) == [0]
    assert pair_rows(HOUSEHOLD, [TARO], [HANAKO], by_position=False) == [None]


people = st.lists(
    st.builds(person, st.sampled_from("甲乙 "), st.sampled_from(["", "1945", "1950"])), max_size=5
)


@given(people, people)
def test_nobody_has_two_counterparts_and_everybody_their_own(rows: list[Row], others: list[Row]) -> None:
    pairs = [at for at in pair_rows(HOUSEHOLD, rows, others) if at is not None]
    assert len(pairs) == len(set(pairs))
    assert all(at < len(others) for at in pairs)
    assert None not in pair_rows(HOUSEHOLD, rows, rows)
