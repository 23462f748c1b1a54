"""Makes `kaigo_desktop/core/variant_table.py` anew: `python tests/making/variant_table.py FOLDER UNIHAN`.

Needs no network. FOLDER is the unpacked wheel of jntajis-python (0.1.0), UNIHAN the file
Unihan_Variants.txt.bz2 of Debian's unicode-data (15.0): neither is a dependency of the program or its tests.

A pair of the MJ縮退マップ is taken when it stands there as 戸籍 (戸籍関連の告示・通達) or as 包摂・統合 (JIS,
UCS), never when it is only inferred from reading and shape (読み・字形による類推) or stands in 告示582号,
which turns simplified Chinese into Japanese kanji. Pairs of rare characters need a second witness: Unihan
(kZVariant, kSemanticVariant) or the NTA's map. Pairs of everyday characters were read one by one; REFUSED are
those that are different words today. A character that leads to two families is left out.
"""

import bz2
import importlib
import sys
import textwrap
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[2] / "kaigo_desktop" / "core" / "variant_table.py"
KOSEKI_OR_UNIFIED, UNIFIED = 8 | 1, 1
RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0))
EVERYDAY, RARE = 1, 9
KU_OF_LEVEL_1, KU_OF_LEVEL_2 = range(16, 48), range(48, 85)

OURS = """
高髙 崎﨑嵜碕 浜濱濵 徳德 辺邉邊 斉齋齊斎 広廣 沢澤 黒黑 桑桒 柳栁桺 吉𠮷 国國圀 島嶋嶌 桜櫻 竜龍 滝瀧 関關
恵惠 実實 寿壽 富冨 峰峯 浅淺 塩鹽 条條 真眞 万萬 豊豐 栄榮 学學 円圓 館舘 鉄鐵 横橫 瀬瀨 蔵藏 芦蘆 勲勳
礼禮 緒緖 清淸 青靑 増增 橋槗 杉椙 桧檜 薮藪籔 篭籠 蛍螢 巌巖 宝寶 弥彌 亀龜 与與 両兩 会會 伝傳 児兒 剣劍劒
団團 壱壹 姫姬 将將 岳嶽 巣巢 庁廳 応應 恒恆 戸戶 昼晝 暁曉 来來 楽樂 様樣 歩步 歳歲 毎每 気氣 沖冲 満滿
済濟 湾灣 灯燈 猟獵 産產 畑畠 県縣 砺礪 祢禰 禄祿 秋穐 穂穗 穣穰 糸絲 経經 総總 縄繩 聡聰 芸藝 荘莊 薫薰
処處 虫蟲 覚覺 観觀 読讀 賛贊 転轉 遥遙 郎郞 郷鄕鄉 鉱鑛 銭錢 随隨 霊靈 静靜 駅驛 鶏鷄 麦麥 黄黃 曽曾 頼賴
梅楳 松枩 野埜 土圡 淵渕渊 奥奧 尭堯 槙槇 靭靱 凛凜 晃晄 船舩 煕熙 朗朖 桝枡 檪櫟 湧涌 鴎鷗 鯵鰺 蝋蠟 栃杤
区區
"""
"""Families from general knowledge, the everyday character first; they are always taken."""

REFUSED = set(
    "匝吊柁玉着切功娼宍師書汎舛个乢做兀剌勍勹哥唔嚥嘴噪埆墸夂娚嫐嫦孩尢屓巛忰惷慟慱抂揀攵梔楜湶皀睫碚秡穃"
    "笵笶篏籵肭臙蔔褝誥貎蹊逑醋鐚鬻佇傅樮縲弁辨瓣辯辧"
)
"""Sources whose pair in the map is a different word today, or was only ever a slip of the pen."""


class Families:
    """Sets of characters that are the same in a search; joined only on purpose."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, char: str) -> str:
        """What stands for the family of a character."""
        while (above := self._parent.get(char, char)) != char:
            char = above
        return char

    def join(self, first: str, second: str) -> None:
        """Make two families one."""
        self._parent.setdefault(first, first)
        self._parent.setdefault(second, second)
        self._parent[self.root(second)] = self.root(first)

    def all(self) -> list[set[str]]:
        """Every family."""
        found: dict[str, set[str]] = defaultdict(set)
        for char in self._parent:
            found[self.root(char)].add(char)
        return list(found.values())


def level(char: str) -> int:
    """How common a kanji is: 1 and 2 are the levels of JIS X 0208, 9 is outside."""
    try:
        data = char.encode("euc_jp")
    except UnicodeEncodeError:
        return RARE
    ku = data[0] - 0xA0 if len(data) == 2 else 0
    return EVERYDAY if ku in KU_OF_LEVEL_1 else 2 if ku in KU_OF_LEVEL_2 else RARE


def kept(char: str) -> str:
    """The character as a search key has it before kanji are folded."""
    return unicodedata.normalize("NFKC", char)


def unihan(file: Path) -> dict[str, set[str]]:
    """Characters that Unihan calls variants of each other."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in bz2.decompress(file.read_bytes()).decode("utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) == 3 and parts[1] in {"kZVariant", "kSemanticVariant"}:
            first, *others = (_char(each) for each in (parts[0], *parts[2].split()))
            for second in others:
                found[first].add(second)
                found[second].add(first)
    return found


def _char(point: str) -> str:
    """`U+9AD9<kMatthews` → the character, as a search key has it."""
    return kept(chr(int(point.partition("<")[0].replace("U+", "0x"), 0)))


def candidates(maps: Any, char: str, combo: int) -> set[str]:
    """What the MJ縮退マップ offers for a character, itself left out."""
    found = {kept(each) for each in maps.mj_shrink_candidates(char, combo, 1000) if len(each) == 1}
    return found - {char}


def pairs(maps: Any, variants: dict[str, set[str]]) -> dict[str, set[str]]:
    """Every pair that is taken: character → what it is a variant of."""
    found: dict[str, set[str]] = {}
    for char in (chr(code) for first, last in RANGES for code in range(first, last)):
        if kept(char) != char or char in REFUSED:
            continue
        offered = candidates(maps, char, KOSEKI_OR_UNIFIED)
        if level(char) == RARE:
            national_tax = maps.jnta_shrink_translit(char, "\ufffd")
            witnessed = variants[char] | candidates(maps, char, UNIFIED) | {national_tax}
            offered = offered if offered & witnessed else set()
        if offered:
            found[char] = offered
    return found


def families(found: dict[str, set[str]]) -> list[str]:
    """The families, everyday character first; what leads to two of them is left out."""
    joined = Families()
    for family in OURS.split():
        for variant in family[1:]:
            joined.join(family[0], variant)
    for char, offered in sorted(found.items(), key=lambda pair: (len(pair[1]), level(pair[0]), pair[0])):
        roots = {joined.root(each) for each in offered}
        if len(roots) == 1:
            joined.join(roots.pop(), char)
    first = {variant: family[0] for family in OURS.split() for variant in family}
    made = []
    for members in joined.all():
        base = next((first[char] for char in sorted(members) if char in first), "")
        base = base or min(members, key=lambda char: (level(char), char in found, char))
        made.append(base + "".join(sorted(members - {base}, key=lambda char: (level(char), char))))
    return sorted(made)


HEAD = '''"""Families of kanji written for each other in names (異体字): the everyday one, then its variants.

Made by `tests/making/variant_table.py`; do not edit.

Source: MJ縮退マップ (文字情報技術促進協議会; made by 独立行政法人情報処理推進機構), as carried by
jntajis-python 0.1.0; rare characters only where Unicode's Unihan database 15.0 or the 国税庁JIS縮退マップ
(CC BY 4.0) says the same; and families of our own. Selected and joined by us.
Licence of this file: CC BY-SA 2.1 JP (https://creativecommons.org/licenses/by-sa/2.1/jp/).
"""

FAMILIES = """
'''


def written(made: list[str]) -> str:
    """The module that holds the families."""
    lines = textwrap.wrap(" ".join(made), 54, break_long_words=False)
    return HEAD + "\n".join(lines) + '\n"""\n"""The families, separated by spaces."""\n'


def main(folder: str, file: str) -> None:
    """Write the module."""
    sys.path.insert(0, folder)
    maps = importlib.import_module("jntajis")
    made = families(pairs(maps, unihan(Path(file))))
    TARGET.write_text(written(made), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
