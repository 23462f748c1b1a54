"""Invented residents: families with twins and namesakes, neighbours in one facility. Nobody here exists.

Telephone numbers (03-0000-…) are not assigned, insured numbers begin with 9900, no block of a town has the
numbers used; names are put together from parts by chance.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

Pair = tuple[str, str]

_SURNAMES = """
佐藤/サトウ 鈴木/スズキ 髙橋/タカハシ 田中/タナカ 渡邉/ワタナベ 伊藤/イトウ 山本/ヤマモト
中村/ナカムラ 小林/コバヤシ 加藤/カトウ 𠮷田/ヨシダ 山田/ヤマダ 佐々木/ササキ 山口/ヤマグチ
松本/マツモト 井上/イノウエ 木村/キムラ 林/ハヤシ 齋藤/サイトウ 清水/シミズ 山﨑/ヤマザキ
森/モリ 池田/イケダ 橋本/ハシモト 阿部/アベ 石川/イシカワ 山下/ヤマシタ 中島/ナカジマ
石井/イシイ 小川/オガワ 前田/マエダ 岡田/オカダ 長谷川/ハセガワ 藤田/フジタ 後藤/ゴトウ
近藤/コンドウ 村上/ムラカミ 遠藤/エンドウ 青木/アオキ 坂本/サカモト 濵田/ハマダ 廣澤/ヒロサワ
櫻井/サクライ 國分/コクブン 辻󠄀/ツジ 大久保/オオクボ 三宅/ミヤケ 野口/ノグチ 菊地/キクチ
千葉/チバ
"""
MALE = (
    """正/マサ 和/カズ 昭/アキ 義/ヨシ 清/キヨ 孝/タカ 信/ノブ 光/ミツ 秀/ヒデ 文/フミ 安/ヤス 幸/ユキ
    利/トシ 勝/カツ 武/タケ""",
    "夫/オ 雄/オ 男/オ 也/ヤ 彦/ヒコ 治/ハル 一/カズ 次/ツグ 弘/ヒロ 之/ユキ",
)
FEMALE = (
    """和/カズ 幸/サチ 久/ヒサ 千/チ 富/トミ 節/セツ 敏/トシ 文/フミ 光/ミツ 秀/ヒデ 悦/エツ 照/テル
    澄/スミ 静/シズ 春/ハル""",
    "子/コ 子/コ 子/コ 子/コ 江/エ 代/ヨ 枝/エ 美/ミ",
)
TOWNS = (
    "歌舞伎町一丁目",
    "西新宿二丁目",
    "高田馬場三丁目",
    "四谷四丁目",
    "百人町1丁目",
    "北新宿２丁目",
    "箪笥町",
    "若松町",
)
BUILDINGS = ("", "", "", "　見本ハイツ101", " 見本マンション1203号室", "　例示荘２０２")
SURNAMES: tuple[Pair, ...] = tuple((kanji, kana) for kanji, _, kana in
                                   (each.partition("/") for each in _SURNAMES.split()))  # fmt: skip
OLDEST, YOUNGEST = date(1927, 1, 1), date(1970, 12, 31)


@dataclass(frozen=True)
class Home:
    """Where people live: town, block, building, and the phone there."""

    town: str
    block: str
    building: str
    phone: str


@dataclass(frozen=True)
class Human:
    """One invented resident as the register has them; `family` share a household's form."""

    id: int
    family: int
    surname: Pair
    given: Pair
    born: date
    number: str
    home: Home


class Ward:
    """Invents the residents of a ward, hard to tell apart on purpose."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.humans: list[Human] = []
        self._facility = self.home()

    def settle(self, count: int) -> list[Human]:
        """Invent families until there are `count` humans."""
        while len(self.humans) < count:
            self._family()
        return self.humans[:count]

    def home(self) -> Home:
        """A home nobody lives in yet; several homes may share a building."""
        random = self._random
        block = f"{random.randint(90, 99)}-{random.randint(1, 40)}-{random.randint(1, 40)}"
        return Home(
            random.choice(TOWNS), block, random.choice(BUILDINGS), f"03-0000-{random.randint(0, 9999):04}"
        )

    def given(self) -> Pair:
        """A given name."""
        first, second = self._random.choice((MALE, FEMALE))
        (kanji, kana), (ending, ending_kana) = self._part(first), self._part(second)
        return kanji + ending, kana + ending_kana

    def surname(self) -> Pair:
        """A surname, the first of the list far more often than the last."""
        return SURNAMES[min(int(self._random.expovariate(1 / 12)), len(SURNAMES) - 1)]

    def birthday(self) -> date:
        """Some day of the years of the insured."""
        return OLDEST + timedelta(days=self._random.randrange((YOUNGEST - OLDEST).days))

    def _part(self, parts: str) -> Pair:
        kanji, _, kana = self._random.choice(parts.split()).partition("/")
        return kanji, kana

    def _born(self, surname: Pair, given: Pair, born: date, home: Home, family: int | None = None) -> Human:
        number = f"9900{len(self.humans):06}"
        human = Human(
            len(self.humans),
            len(self.humans) if family is None else family,
            surname,
            given,
            born,
            number,
            home,
        )
        self.humans.append(human)
        return human

    def _family(self) -> None:
        chance = self._random.random()
        home = self._facility if chance < 0.08 else self.home()
        if home is self._facility and self._random.random() < 0.05:
            self._facility = self.home()
        first = self._born(self.surname(), self.given(), self.birthday(), home)
        if chance < 0.08:
            return
        if chance < 0.12:
            self._twin(first)
        elif chance < 0.30:
            self._child(first, self.given())
        elif chance < 0.33:
            self._child(first, first.given)  # 襲名: the child bears the parent's name
        elif chance < 0.36:
            self._born(first.surname, self.given(), first.born, self.home())  # same surname and birth date
        elif chance < 0.40:
            self._born(first.surname, first.given, self.birthday(), self.home())  # a namesake elsewhere
        elif chance < 0.65:
            near = max(OLDEST, first.born + timedelta(days=self._random.randint(-2000, 2000)))
            self._born(first.surname, self.given(), near, home, first.family)

    def _twin(self, first: Human) -> None:
        """Born the same day in the same home, numbered one after the other, often a kanji apart."""
        given = self.given()
        while given[1] == first.given[1]:
            given = self.given()
        if self._random.random() < 0.5 and first.given[0][1] != "郎":
            given = (first.given[0][0] + "郎", first.given[1][: max(2, len(first.given[1]) - 1)] + "ロウ")
        self._born(first.surname, given, first.born, first.home, first.family)

    def _child(self, parent: Human, given: Pair) -> None:
        years = self._random.randint(18, 40)
        born = parent.born.replace(year=min(parent.born.year + years, 1986), day=min(parent.born.day, 28))
        if self._random.random() < 0.9:
            born += timedelta(days=self._random.randint(1, 300))
        self._born(parent.surname, given, born, parent.home, parent.family)


def moved(human: Human, home: Home) -> Human:
    """The same human in another home."""
    return replace(human, home=home)
