"""Search keys and lengths: what counts as the same, and what is never changed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.text import (
    FOLDS,
    fold_address,
    fold_item,
    fold_kana,
    fold_name,
    fold_number,
    fold_phone,
    fold_title,
    kanji_number,
    length,
)
from kaigo_desktop.core.variants import VARIANTS

JAPANESE = st.text(
    st.sampled_from(
        "髙高﨑𠮷邉辺ぁあアァｱﾞﾟヵヶゃーｰ・･ ヽ　１1-－‐丁目番地号の㋿①ｶﾞⅢ\ufa19辻\U000e0100゛\u200b"
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("渡邉", "渡辺"),
        ("渡邊", "渡辺"),
        ("𠮷野", "吉野"),
        ("辻\U000e0100", "辻"),
        ("齋藤", "斉藤"),
        ("廣澤", "広沢"),
        ("濵田", "浜田"),
        ("神\ufa19", "神神"),
        ("新宿　花子", "新宿花子"),
    ],
)
def test_a_name_is_found_by_its_everyday_characters(stored: str, typed: str) -> None:
    assert fold_name(stored) == fold_name(typed)


def test_different_names_stay_different() -> None:
    assert len({fold_name(name) for name in ("佐藤", "斉藤", "伊藤", "加藤", "サトウ")}) == 5


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("ワタナベ　タロウ", "ﾜﾀﾅﾍﾞ ﾀﾛｳ"),
        ("シンジュク", "しんじゅく"),
        ("シヤチヨウ", "シャチョウ"),
        ("ヱビス・サンー", "えびすさん"),
        ("ミヅキ", "みずき"),
        ("カ゛ク", "ガク"),
    ],
)
def test_a_reading_is_found_in_any_kana(stored: str, typed: str) -> None:
    assert fold_kana(stored) == fold_kana(typed)


@pytest.mark.parametrize(
    "written",
    [
        "西新宿一丁目1番1号",
        "西新宿１－１－１",
        "西新宿1ー1ー1",
        "西新宿1‐1−1",
        "西新宿1丁目1番地の1",
        "西新宿 1丁目 1番 1号",
        "東京都新宿区西新宿1-1-1",
    ],
)
def test_an_address_is_found_however_its_block_is_written(written: str) -> None:
    assert fold_address(written, ("東京都新宿区", "新宿区")) == "西新宿1-1-1"


def test_a_room_is_a_number_of_its_own_and_a_town_named_after_a_number_stays() -> None:
    assert fold_address("西新宿1-1-1 101号室") == fold_address("西新宿1-1-1-101")
    assert fold_address("一番町二番地") == "一番町2"


def test_an_address_that_is_only_the_prefix_is_kept() -> None:
    assert fold_address("東京都新宿区", ("東京都新宿区",)) == "東京都新宿区"


def test_item_names_are_compared_without_width_spaces_brackets_and_dots() -> None:
    assert fold_item("世帯員氏名（フリガナ）") == fold_item("世帯員 氏名(ﾌﾘｶﾞﾅ)")
    assert fold_item("記号・番号・枝番") == fold_item("記号番号枝番")


def test_a_title_is_compared_without_its_leading_insurance_but_with_its_ending() -> None:
    assert fold_title("介護保険 住所地特例 適用・変更・終了届") == fold_title("住所地特例適用変更終了届")
    assert fold_title("被保険者証交付申請") != fold_title("被保険者証交付申請書")
    assert fold_title("介護保険") == "介護保険"


def test_numbers_are_found_without_their_hyphens_and_keep_their_zeros() -> None:
    assert fold_number("００１２-3４ 5") == "0012345"
    assert fold_phone("（０３）1234‐5678") == fold_phone("+81 3-1234-5678") == "0312345678"


@given(st.sampled_from(sorted(FOLDS)), JAPANESE | st.text(max_size=20))
def test_folding_never_fails_and_folds_no_further(kind: str, text: str) -> None:
    once = FOLDS[kind](text)
    assert not any(char.isspace() for char in once)
    if kind in {"name", "kana", "number"}:
        assert FOLDS[kind](once) == once or unicodedata.normalize("NFKC", once) != once


@given(
    st.text(st.sampled_from("かカゥ髙高 　゛\u3099\u200b\ufe00\u1100\u1161ｶﾞ㋿①éÅß-1"), max_size=6)
    | st.text(max_size=6)
)
def test_a_name_is_folded_at_once_as_it_is_step_by_step(text: str) -> None:
    seen = "".join(char for char in text if char.isspace() or not is_unseen(char))
    joined = seen.translate({0x309B: 0x3099, 0x309C: 0x309A})
    wide = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", joined).casefold())
    everyday = "".join(char for char in wide if not is_unseen(char)).translate(VARIANTS)
    assert fold_name(text) == fold_kana(everyday)


def is_unseen(char: str) -> bool:
    selector = 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF
    return selector or unicodedata.category(char) in {"Cf", "Cc", "Zs", "Zl", "Zp"}


def test_no_variant_is_an_everyday_character_at_the_same_time() -> None:
    assert not {chr(code) for code in VARIANTS} & set(VARIANTS.values())


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("辻\U000e0100", 1), ("𠮷野", 2), ("か\u3099", 1), ("a\u200bb", 2), ("葛\ufe00飾", 2)],
)
def test_a_length_is_what_a_reader_counts(text: str, count: int) -> None:
    assert length(text) == count


@pytest.mark.parametrize(
    ("text", "number"), [("二十三", 23), ("十", 10), ("百一", 101), ("二三", 23), ("八", 8)]
)
def test_kanji_numerals_are_read_by_place_or_digit_by_digit(text: str, number: int) -> None:
    assert kanji_number(text) == number
