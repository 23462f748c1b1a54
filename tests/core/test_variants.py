"""Families of kanji: the reviewed ones hold, different words stay apart, and the table is whole."""

import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core import variant_table
from kaigo_desktop.core.text import fold_address, fold_name
from kaigo_desktop.core.variant_table import FAMILIES
from kaigo_desktop.core.variants import VARIANTS
from tests.making.variant_table import OURS, REFUSED, Families, families, level, written

ALL = FAMILIES.split()

SAME = """
高橋 髙橋|山崎 山﨑 山嵜|渡辺 渡邉 渡邊|吉野 𠮷野|辻 辻\U000e0100|斉藤 齋藤 齊藤 斎藤|広沢 廣澤
浜田 濱田 濵田|徳川 德川|黒木 黑木|桑原 桒原|柳 栁 桺|国 國 圀|島 嶋 嶌|竜 龍|滝 瀧|関 關|恵 惠|峰 峯
富 冨|沢 澤|真 眞|万 萬|塩 鹽|円 圓|館 舘|鉄 鐵 銕|横 橫|瀬 瀨|蔵 藏|芦 蘆|礼 禮|緒 緖|清 淸|杉 椙|亀 龜
与 與|宝 寶 寳|弥 彌|県 縣|野 埜|曽 曾|頼 賴|槙 槇|桝 枡|栃 杤|秋 穐 龝|隣 鄰|巌 巖|駒 駒|静 靜|薗 園
苅 刈|栢 柏|篠 筱|村 邨|映 暎|実 實|涌 湧|桧 檜|伝 傳|剣 劍 劔 釼|糸 絲|芸 藝|台 臺|予 豫|神\ufa19 神神
都 \ufa26|塚 \ufa10|晴 \ufa12|隆 \uf9dc|節 \ufa56
"""
DIFFERENT = """
濱頻 浜頻 吉桔 澤途 沢途 佐左 藤籐 伊井 太大 土士 上下 右左 末未 己已 千干 牛午 田由 由甲 玉王 人入 日目
木本 川州 切功 師帥 書昼 宍肉 升舛 昇升 原厚 石右 西酉 貝見 矢失 今令 水氷 永氷 宮官 間問 河可 清青 晴睛
裕祐 佑祐 祐裕 康庚 幸辛 洋羊 寛覚 博傅 弘広 宏広 浩広 紀記 義議 徹撤 健建 和知 優憂 里理 理埋 愛受 香番
美実 英栄 江工 平半 丸九 森林 松村 杉村 林材 池地 梅海 桃挑 橋喬 福副 崎埼 鈴鉛 長張 安女 内肉 前煎 弁辨
瓣弁 辯辨 叶葉 斗闘 干乾 沈瀋 机機 谷穀 松鬆 里裏 征徴 範范 岳丘 葛渇 祇祗 萩荻 荻狄 柊終 郁部 那邦 郎朗
稲陥 嶺峰 峠岐 岐枝 岬押 菊掬 莉利 凌凍 凪凧 尚向 尭暁 巴色 惇淳 瞳童 皐早 碧壁
"""


def test_reviewed_families_are_found_under_each_other() -> None:
    groups = [group.split() for line in SAME.split("\n") for group in line.split("|") if group]
    apart = [group for group in groups if len({fold_name(name) for name in group}) != 1]
    assert apart == []
    assert len(groups) > 60


def test_different_words_stay_different() -> None:
    pairs = [pair for pair in DIFFERENT.split() if pair[0] != pair[1]]
    assert [pair for pair in pairs if fold_name(pair[0]) == fold_name(pair[1])] == []


def test_no_character_stands_in_two_families_or_alone() -> None:
    chars = "".join(ALL)
    assert len(chars) == len(set(chars))
    assert min(map(len, ALL)) > 1


def test_a_search_key_folds_no_further() -> None:
    assert not {chr(code) for code in VARIANTS} & set(VARIANTS.values())
    assert [base for base in VARIANTS.values() if unicodedata.normalize("NFKC", base) != base] == []
    assert [char for char in "".join(ALL) if fold_name(fold_name(char)) != fold_name(char)] == []


def test_only_kanji_have_families_and_compatibility_characters_are_left_to_normalisation() -> None:
    names = {unicodedata.name(char).rpartition("-")[0] for char in "".join(ALL) if char != "〆"}
    assert names <= {"CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH"}
    assert [char for char in "".join(ALL) if unicodedata.normalize("NFKC", char) != char] == []


def test_two_everyday_kanji_share_a_family_only_where_a_person_has_read_it() -> None:
    """A new pair of common kanji shows up here, to be read before it is taken."""
    common = {"".join(char for char in family if level(char) == 1) for family in ALL}
    reviewed = (
        "刈苅 園薗 富冨 峰峯 島嶋 崎碕 斉斎 曽曾 杉椙 杯盃 柏栢 梅楳 湧涌 滝瀧 灯燈 畑畠 祢禰 秋穐 穎頴 竜龍 "
        "舗鋪 野埜 鉱砿 館舘 駆駈"
    )
    assert {kanji for kanji in common if len(kanji) > 1} == set(reviewed.split())


def test_the_file_says_where_it_comes_from_and_under_which_licence() -> None:
    head = variant_table.__doc__ or ""
    assert "MJ縮退マップ" in head
    assert "CC BY-SA 2.1 JP" in head
    text = Path(variant_table.__file__).read_text(encoding="utf-8")
    assert text == written(ALL)


def test_the_families_of_our_own_are_taken_and_the_refused_pairs_are_not() -> None:
    whole = {char: family for family in ALL for char in family}
    assert [family for family in OURS.split() if not set(family) <= set(whole[family[0]])] == []
    ours = set("".join(OURS.split()))
    assert [char for char in REFUSED - ours if ord(char) in VARIANTS] == []


def test_a_character_that_leads_to_two_families_is_left_out() -> None:
    made = families({"㍻": {"高", "浜"}, "龘": {"龙"}})
    assert not any("㍻" in family for family in made)
    assert "龘龙" in made or "龙龘" in made
    assert Families().root("高") == "高"


@given(st.text(st.sampled_from("".join(ALL)), max_size=8))
def test_the_key_of_a_text_of_families_does_not_grow(text: str) -> None:
    assert len(fold_name(text)) == len(text)
    assert fold_address(text) == fold_name(text)


@given(st.text("あいうアイウ1-一丁目", max_size=8))
def test_kana_and_numbers_have_one_way_to_be_written(text: str) -> None:
    assert text.translate(VARIANTS) == text
