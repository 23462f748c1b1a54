"""Values that arrive in parts: dates, addresses, phone numbers and names put together again."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kaigo_desktop.core import wareki
from kaigo_desktop.core.text import fold_item

_UNKNOWN = re.compile(r"[0０]{1,4}|[-－―*＊?？]+|不詳|不明|未詳")
_ALL_UNKNOWN = "年月日不詳"
_UNITS = {"year": "年", "west": "年", "month": "月", "day": "日"}


@dataclass(frozen=True, slots=True)
class Joined:
    """Parts as one text.

    Attributes:
        received: what was sent, joined.
        readable: the same in a form the field type reads.
        unreadable: the value where the field type can't read it all the same.
    """

    received: str
    readable: str
    unreadable: str


@dataclass(frozen=True, slots=True)
class Family:
    """How the fragments of one kind of value are named, and how they are joined.

    Attributes:
        pattern: folded label → `base` (what precedes the name of the part) and `part`.
        kinds: folded name of a part → its kind; a name that is not there is its own kind.
        order: kinds in the order they are joined; others follow in the order received.
        join: kind → text, in that order → the whole.
    """

    pattern: re.Pattern[str]
    kinds: Mapping[str, str]
    order: Sequence[str]
    join: Callable[[Mapping[str, str]], Joined]

    def split(self, label: str) -> tuple[str, str] | None:
        """Split a folded label into what precedes the part's name and its kind; None for no part of ours."""
        match = self.pattern.fullmatch(label)
        if match is None:
            return None
        return match["base"], self.kinds.get(match["part"], match["part"])

    def joined(self, parts: Mapping[str, str]) -> Joined:
        """Join parts (kind → text as received, none of them blank)."""
        kinds = sorted(
            parts, key=lambda kind: self.order.index(kind) if kind in self.order else len(self.order)
        )
        return self.join({kind: parts[kind] for kind in kinds})


def _join_date(parts: Mapping[str, str]) -> Joined:
    """令, 8, 3, 30 → 令8年3月30日. What is behind an unknown part is not read: no day is invented.

    An item called 開始日 may hold a whole date: then that is the date, not a day.
    """
    if len(parts) == 1 and _is_whole_date(whole := next(iter(parts.values()))):
        return Joined(whole, whole, whole)
    era = parts.get("era", "").strip()
    japanese = parts.get("wareki", "").strip()
    if japanese and not any(letter.isdigit() or letter == "元" for letter in japanese.removesuffix("元号")):
        era, japanese = era or japanese, ""
    texts = {kind: _with_unit(parts[kind], unit) for kind, unit in _UNITS.items() if kind in parts}
    if japanese:
        texts.setdefault("year", _with_unit(japanese, "年"))
    native = era + texts["year"] if "year" in texts else era
    west = f"西暦{texts['west'].removeprefix('西暦')}" if "west" in texts else ""
    year_received = f"{native}({west})" if native and west else native or west
    received = year_received + texts.get("month", "") + texts.get("day", "")
    known = {kind: text for kind, text in texts.items() if not _UNKNOWN.fullmatch(text[:-1])}
    if not known:
        return Joined(received, received, _ALL_UNKNOWN)
    readable = west if "west" in known else era + known.get("year", "")
    for kind in ("month", "day"):
        if kind not in known:
            break
        readable += known[kind]
    has_year = "year" in known or "west" in known
    return Joined(received, readable if has_year else received, received)


def _is_whole_date(text: str) -> bool:
    known = wareki.read(text)
    return known is not None and known.month is not None and known.day is not None


def _with_unit(text: str, unit: str) -> str:
    return text.strip().removesuffix(unit).strip() + unit


def _join_plain(separator: str) -> Callable[[Mapping[str, str]], Joined]:
    def join(parts: Mapping[str, str]) -> Joined:
        text = separator.join(parts.values())
        return Joined(text, text, text)

    return join


def _family(
    names: str, kinds: Mapping[str, str], order: Sequence[str], join: Callable[..., Joined]
) -> Family:
    folded = {fold_item(name): kind for name, kind in kinds.items()}
    return Family(re.compile(rf"(?P<base>.*?)(?P<part>{names})"), folded, order, join)


_DATE = _family(
    "元号|年号|和暦年?|西暦年?|年西暦|年和暦|年|月|日",
    {
        **dict.fromkeys(("元号", "年号"), "era"),
        **dict.fromkeys(("和暦", "和暦年", "年(和暦)"), "wareki"),
        **dict.fromkeys(("西暦", "西暦年", "年(西暦)"), "west"),
        "年": "year",
        "月": "month",
        "日": "day",
    },
    ("era", "wareki", "year", "west", "month", "day"),
    _join_date,
)
_ADDRESS = _family(
    "都道府県|市区町村|市町村|区市町村|郡?市区郡?町村|町名|町域|町字|大字|丁目|番地.*|以降の住所|方書|建物.*"
    "|部屋番号|号室",
    dict.fromkeys(("市区町村", "市町村", "区市町村", "市区郡町村", "郡市区町村"), "市区町村"),
    ("都道府県", "市区町村", "大字", "町名", "町域", "町字", "丁目"),
    _join_plain(""),
)
_PHONE = _family("市外局番|市内局番|加入者番号", {}, ("市外局番", "市内局番", "加入者番号"), _join_plain("-"))
_NAME = Family(
    re.compile("(?P<base>)(?P<part>姓|氏|名|セイ|メイ)"),
    {"姓": "1", "氏": "1", "セイ": "1", "名": "2", "メイ": "2"},
    ("1", "2"),
    _join_plain("\u3000"),
)

FAMILIES: Mapping[str, Family] = {
    "date": _DATE,
    "address": _ADDRESS,
    "phone": _PHONE,
    "name": _NAME,
    "kana": _NAME,
}
"""Field type → how its parts are named and joined; other types do not come in parts."""
