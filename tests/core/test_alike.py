"""How alike two folded texts are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.alike import find_kana, find_name, one_slip, same_block

TEXTS = st.text("アイウ12", max_size=6)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("0012345678", "0012345679"),
        ("0012345678", "001234567"),
        ("0012345678", "0012435678"),
        ("サトウ", "サトオ"),
        ("", "ア"),
    ],
)
def test_one_sign_changed_added_left_out_or_exchanged_is_a_slip(left: str, right: str) -> None:
    assert one_slip(left, right)
    assert one_slip(right, left)


@pytest.mark.parametrize(
    ("left", "right"), [("12", "12"), ("1234", "1243 "), ("12345", "54321"), ("", "アイ")]
)
def test_anything_more_is_not(left: str, right: str) -> None:
    assert not one_slip(left, right)


@given(TEXTS, TEXTS)
def test_slips_go_both_ways_and_are_never_more_than_a_sign_long(left: str, right: str) -> None:
    assert one_slip(left, right) == one_slip(right, left)
    if one_slip(left, right):
        assert left != right
        assert abs(len(left) - len(right)) <= 1


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("新宿 花子", "新宿花子", "same"),
        ("新宿 花子", "新橋 花子", "given"),
        ("新宿花子", "四谷花子", "given"),
        ("新宿 花子", "四谷花子", "given"),
        ("新宿 一郎", "新宿 二郎", "near"),
        ("新宿 太郎", "新宿 花子", "differs"),
        ("林 実", "森 勝", "differs"),
        ("林 実", "林 勝", "differs"),
        ("新宿 花子", "", "unknown"),
    ],
)
def test_names_are_told_apart_by_their_parts(left: str, right: str, found: str) -> None:
    assert find_name(left, right) == find_name(right, left) == found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("シンジユク ハナコ", "シンジユクハナコ", "same"),
        ("ヤマザキ ハナコ", "ヤマサキ ハナコ", "given"),
        ("ヤマザキ サダジ", "ヤマサキ サタシ", "near"),
        ("ヤマザキ ハナコ", "ヤマザキ ハナオ", "near"),
        ("シンジユク タロウ", "シンジユク ハナコ", "differs"),
        ("", "シンジユク タロウ", "unknown"),
    ],
)
def test_readings_forgive_a_sign_or_voice_marks(left: str, right: str, found: str) -> None:
    assert find_kana(left, right) == find_kana(right, left) == found


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("東京都新宿区歌舞伎町1-4-1", "歌舞伎町1-4-1", True),
        ("歌舞伎町1-4-1架空ハイツ101", "歌舞伎町1-4-1", True),
        ("歌舞伎町1-4-1-101", "歌舞伎町1-4-1", True),
        ("歌舞伎町1-4-1", "歌舞伎町1-4-11", False),
        ("東歌舞伎町1-4-1", "西歌舞伎町1-4-1", False),
        ("町1-1", "東町1-1", False),
        ("住所不明", "住所不明", False),
    ],
)
def test_an_address_is_the_same_up_to_its_block(left: str, right: str, *, same: bool) -> None:
    assert same_block(left, right) is same_block(right, left) is same
