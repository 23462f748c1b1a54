"""Keys that texts are compared and searched by, and the length a reader would count.

Every function makes a *key*: what is stored, printed and handed over is always the text as it was received. A
key is never used to decide that two people are the same, only to find candidates.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from kaigo_desktop.core.variants import VARIANTS

_ITEM_MARKS = frozenset("()[]{}「」『』〔〕【】・·.,、。:：")
_TITLE_PREFIX = "介護保険"
_STANDALONE_VOICE_MARKS = {0x309B: 0x3099, 0x309C: 0x309A}
# every sign people type for a hyphen; the long vowel sign ー is none
_HYPHENS = "\u00ad\u02d7\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\ufe58\ufe63\uff0d"
_HIRAGANA = "".join(map(chr, (*range(0x3041, 0x3097), 0x309D, 0x309E)))
_SPELLINGS = str.maketrans("ァィゥェォッャュョヮヵヶヰヱヲヂヅ", "アイウエオツヤユヨワカケイエオジズ", "ー・")
_KANA = _SPELLINGS | {ord(kana): chr(ord(kana) + 0x60).translate(_SPELLINGS) for kana in _HIRAGANA}
_KANJI_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_KANJI_NUMBER = r"[〇一二三四五六七八九十百]+"
_NUMBER_OF_BLOCK = re.compile(rf"({_KANJI_NUMBER})(?=丁目|番地|号|番(?![町丁]))")
_BLOCK_WORDS = re.compile(r"(?<=[0-9])\s*(?:丁目|番地|号室|号|番(?![町丁]))\s*[のノ之]?\s*")
_LONG_VOWEL_AS_HYPHEN = re.compile(r"(?<=[0-9a-z])ー+(?=[0-9a-z])")
_NO_BETWEEN_NUMBERS = re.compile(r"(?<=[0-9])[のノ之](?=[0-9])")
_GAP_BEFORE_NUMBER = re.compile(r"(?<=[0-9-])\s+(?=[0-9])")
_KEPT = 64
"""Keys of so many texts are kept: a form says a text twice and more, and several ask for its key."""

_UNCOUNTED = ("Mn", "Me", "Cf")
_UNSEEN = ("Cf", "Cc", "Zs", "Zl", "Zp")


@lru_cache(maxsize=256)  # every form of a kind has the same names of items
def fold_item(text: str) -> str:
    """The key of item names and choice labels: width, spaces, brackets, dots and case do not count."""
    folded = _without_unseen(_folded_width(text))
    return folded if folded.isalnum() else folded.translate(_WITHOUT_MARKS)


def fold_title(text: str) -> str:
    """The key procedure titles are compared by: `fold_item` without a leading 介護保険.

    Endings (届, 届出, 申請, 申請書) are kept apart: a title answers only to what its definition lists.
    """
    folded = fold_item(text)
    return folded.removeprefix(_TITLE_PREFIX) or folded


@lru_cache(maxsize=_KEPT)
def fold_name(text: str) -> str:
    """Search key of a name: variants of kanji, width, spaces and the forms of kana do not count."""
    folded = _without_unseen(_folded_width(text))
    if folded.isalnum() and unicodedata.is_normalized("NFKC", folded):
        return folded.translate(_ONE_WAY)  # what was dropped stood between no two that join
    return fold_kana(folded.translate(VARIANTS))


@lru_cache(maxsize=_KEPT)
def fold_kana(text: str) -> str:
    """Search key of a reading: width, hiragana or katakana, small or large, ー and ・ do not count.

    ヰ ヱ ヲ ヂ ヅ become イ エ オ ジ ズ, because both spellings are in use for the same name.
    """
    return _without_unseen(_folded_width(text)).translate(_ONE_KANA)


def fold_address(text: str, prefixes: Sequence[str] = ()) -> str:
    """Search key of an address: 西新宿一丁目1番1号, 西新宿１－１－１ and 西新宿1ー1ー1 are the same.

    `prefixes` are beginnings that say nothing inside the ward (東京都新宿区): dropped when more follows.
    """
    folded = _address_key(text)
    keys = _prefix_keys(tuple(prefixes)) if prefixes else ()
    beginnings = [known for known in keys if folded.startswith(known) and folded != known]
    return folded.removeprefix(max(beginnings, key=len, default=""))


@lru_cache(maxsize=8)
def _prefix_keys(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold_name, prefixes))


@lru_cache(maxsize=_KEPT)  # the dearest key to make
def _address_key(text: str) -> str:
    folded = _folded_width(text).translate(_ONE_HYPHEN)
    folded = _NUMBER_OF_BLOCK.sub(lambda match: str(kanji_number(match[1])), folded)
    folded = _BLOCK_WORDS.sub("-", folded)
    folded = _GAP_BEFORE_NUMBER.sub("-", _NO_BETWEEN_NUMBERS.sub("-", folded))
    folded = _without_unseen(_LONG_VOWEL_AS_HYPHEN.sub("-", folded)).translate(_ONE_WAY)
    return re.sub("-+", "-", folded).strip("-")


def fold_number(text: str) -> str:
    """Search key of a 受付番号 or 被保険者番号: width, case, spaces and hyphens do not count, zeros do."""
    if text.isascii() and text.isdecimal():
        return text
    return _without_unseen(_folded_width(text).translate(_ONE_HYPHEN)).replace("-", "")


def fold_phone(text: str) -> str:
    """Search key of a phone number: its digits; +81 is read as 0."""
    folded = fold_number(text)
    return re.sub("[^0-9]", "", re.sub(r"^\+81\(?0?\)?", "0", folded))


@lru_cache(maxsize=8192)
def fold_letter(letter: str) -> str:
    """Key of one character of a running text, in which a word is looked for letter by letter.

    As `fold_name`, and a voice mark is a letter of its own: カ followed by ゛ is the same as ガ.
    """
    return unicodedata.normalize("NFKD", fold_name(letter).translate(_ONE_HYPHEN))


FOLDS: dict[str, Callable[[str], str]] = {
    "name": fold_name,
    "kana": fold_kana,
    "address": fold_address,
    "number": fold_number,
    "phone": fold_phone,
}
"""Kind of search (`Field.search`) → the function that makes its key."""


def length(text: str) -> int:
    """How many characters a reader would count: variation selectors, combining and invisible marks do not."""
    return sum(unicodedata.category(char) not in _UNCOUNTED for char in text)


def clusters(text: str) -> Iterator[str]:
    """The characters as a reader counts them: each with its variation selector and combining marks."""
    cluster = ""
    for character in text:
        if cluster and not unicodedata.category(character).startswith("M"):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def to_ascii(text: str) -> str:
    """Full-width letters, digits and signs as ASCII, every hyphen as "-", surrounding space gone."""
    if text.isascii():
        return text.strip()
    return unicodedata.normalize("NFKC", text).translate(_ONE_HYPHEN).strip()


def kanji_number(text: str) -> int:
    """The number that kanji numerals write, by place (二十三, 百一) or digit by digit (二三).

    Raises:
        KeyError: `text` holds something else than 〇 to 九, 十, 百.
    """
    if not set(text) & set("十百"):
        return int("".join(str(_KANJI_DIGITS[char]) for char in text))
    total, pending = 0, 0
    for char in text:
        place = {"百": 100, "十": 10}.get(char)
        if place is None:
            pending = pending * 10 + _KANJI_DIGITS[char]
        else:
            total, pending = total + (pending or 1) * place, 0
    return total + pending


def _folded_width(text: str) -> str:
    """Without marks nobody sees, NFKC, casefold; a voice mark standing alone joins the kana before it."""
    seen = text if text.isalnum() else text.translate(_SEEN_OR_SPACE)
    if "\u309b" in seen or "\u309c" in seen:
        seen = seen.translate(_STANDALONE_VOICE_MARKS)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())


def _without_unseen(text: str) -> str:
    """Without spaces, control characters, zero-width marks and the selectors of glyph variants."""
    return text if text.isalnum() else text.translate(_SEEN)


class _Table(dict[int, str | None]):
    """A table for `str.translate`; each character is worked out at its first use, for a miss is dear."""

    def __init__(self, work_out: Callable[[str], str | None]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, code: int) -> str | None:
        self[code] = self._work_out(chr(code))
        return self[code]


def _is_unseen(char: str) -> bool:
    selector = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return selector or unicodedata.category(char) in _UNSEEN


_SEEN = _Table(lambda char: None if _is_unseen(char) else char)
_SEEN_OR_SPACE = _Table(lambda char: None if _is_unseen(char) and not char.isspace() else char)
_WITHOUT_MARKS = _Table(lambda char: None if char in _ITEM_MARKS else char)
_ONE_HYPHEN = _Table(lambda char: "-" if char in _HYPHENS else char)
_ONE_KANA = _Table(lambda char: char.translate(_KANA))
_ONE_WAY = _Table(lambda char: char.translate(VARIANTS).translate(_KANA))
