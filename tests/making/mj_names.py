"""Fictional names in 文字情報基盤: IVS, 互換漢字, kanji beyond the BMP, 外字; the same for a seed."""

import random

SURNAMES = (
    "髙橋",
    "山﨑",
    "渡邉",
    "渡邊",
    "𠮷野",
    "𡈽屋",
    "齋藤",
    "濵田",
    "栁",
    "\ufa10本",
    "\ufa19山",
    "\ufa26築",
)
GIVEN = (
    "德",
    "黑",
    "\ufa12",
    "\ufa1b",
    "𣘺",
    "辻",
    "葛",
    "祇",
    "榊",
    "\ufa1e",
    "実",
    "子",
    "郎",
    "𠀋",
    "㐂",
    "龘",
)
SELECTORS = tuple(chr(code) for code in range(0xE0100, 0xE0110))
PRIVATE = tuple(chr(code) for code in (0xE000, 0xE001, 0xE757, 0xF8FF))
SPACES = ("　", " ", "")


def make_name(rng: random.Random) -> str:
    """One name: every kind of character comes up often."""
    parts = [rng.choice(SURNAMES), rng.choice(SPACES), *rng.choices(GIVEN, k=rng.randint(1, 3))]
    if rng.random() < 0.5:
        parts[0] += rng.choice(SELECTORS)
    if rng.random() < 0.4:
        parts[-1] += rng.choice(SELECTORS)
    if rng.random() < 0.3:
        parts.insert(2, rng.choice(PRIVATE))
    return "".join(parts)
