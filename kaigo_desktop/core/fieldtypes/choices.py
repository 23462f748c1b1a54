"""Choices out of a code list (選択), yes or no, and the relationship to the householder (続柄)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from kaigo_desktop.core.fieldtypes.field_type import Fault, FieldType
from kaigo_desktop.core.model import Severity, Value
from kaigo_desktop.core.procedure import CodeList, Field
from kaigo_desktop.core.text import fold_item
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.core.wareki import show

_LIST_SIGNS = re.compile(r"[、,，／/;；\n\r]+")
_CHAIN = "."
_YES = (
    "yes",
    "はい",
    "有",
    "有り",
    "あり",
    "する",
    "希望する",
    "求める",
    "該当",
    "該当する",
    "true",
    "1",
    "レ",
    "✓",
    "☑",
    "○",
    "〇",
)
_NO = (
    "no",
    "いいえ",
    "無",
    "無し",
    "なし",
    "しない",
    "希望しない",
    "求めない",
    "非該当",
    "該当しない",
    "false",
    "0",
    "☐",
    "×",
)
_YES_NO = {fold_item(word): symbol for symbol, words in (("yes", _YES), ("no", _NO)) for word in words}


def symbol_of(text: str, codes: CodeList | None) -> str | None:
    """The symbol a text names by symbol, label or alias; width, spaces, brackets and case do not count."""
    if codes is None:
        return None
    return text if codes.holds(text) else codes.names.get(fold_item(text))


def split_list(text: str) -> list[str]:
    """The entries of a text that lists several (訪問介護、通所介護)."""
    return [part for part in _LIST_SIGNS.split(text) if part.strip()]


def texts_of(value: Value) -> list[str]:
    """The text, or the texts of a list."""
    return [part for part in ([value] if isinstance(value, str) else value) if isinstance(part, str)]


def out_of_season(symbols: Iterable[str], codes: CodeList | None, day: date) -> Iterator[Fault]:
    """Tell each symbol that is no choice on `day`: a warning, for when a code ends is often not certain."""
    for symbol in symbols:
        code = codes.code(symbol) if codes is not None else None
        if code is not None and not code.is_valid(day):
            yield "choice_not_valid", "warning", {"text": code.label, "day": show(day.isoformat())}


class Choice(FieldType):
    """One symbol of a code list; a text the list does not know stays as received (選択)."""

    name = "choice"

    def parse(self, raw: str, codes: CodeList | None = None) -> str | list[str]:
        """The symbol that a label, alias or symbol names."""
        return symbol_of(raw, codes) or super().parse(raw, codes)

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Tell a text the list does not know."""
        if codes is None or not codes.holds(text):
            yield "choice_unknown", "error", {"text": text}

    def check_here(self, value: Value, codes: CodeList | None, day: date, ward: Ward) -> Iterator[Fault]:
        """Tell a choice that could not be made on the day."""
        del ward
        yield from out_of_season(texts_of(value), codes, day)

    def show(self, value: Value, codes: CodeList | None = None) -> str:
        """The label."""
        text = super().show(value)
        return codes.label(text) if codes is not None else text


class Choices(FieldType):
    """Several symbols of a code list, in the order given (複数選択)."""

    name = "choices"
    multiple = True

    def parse(self, raw: str, codes: CodeList | None = None) -> str | list[str]:
        """The symbols of a text that lists labels; a label that itself holds a comma is found whole."""
        whole = symbol_of(raw, codes)
        parts = [whole] if whole else split_list(raw)
        return list(dict.fromkeys(symbol_of(part, codes) or part for part in parts))

    def check(self, value: Value, field: Field, codes: CodeList | None = None) -> Iterator[Fault]:
        """Tell each text the list does not know."""
        del field
        for part in [value] if isinstance(value, str) else value:
            if isinstance(part, str) and (codes is None or not codes.holds(part)):
                yield "choice_unknown", "error", {"text": part}

    def check_here(self, value: Value, codes: CodeList | None, day: date, ward: Ward) -> Iterator[Fault]:
        """Tell each choice that could not be made on the day."""
        del ward
        yield from out_of_season(texts_of(value), codes, day)

    def show(self, value: Value, codes: CodeList | None = None) -> str:
        """The labels, joined by 、."""
        parts = [value] if isinstance(value, str) else value
        return "、".join(
            codes.label(part) if codes is not None else part for part in parts if isinstance(part, str)
        )


class YesNo(FieldType):
    """`yes` or `no` (はい・いいえ); a code list of the field gives other labels and more wordings."""

    name = "yes_no"

    def parse(self, raw: str, codes: CodeList | None = None) -> str | list[str]:
        """Yes or no, by the wordings of the list and those in common use."""
        return symbol_of(raw, codes) or _YES_NO.get(fold_item(raw)) or super().parse(raw, codes)

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Tell a text that says neither."""
        del codes
        if text not in {"yes", "no"}:
            yield "choice_unknown", "error", {"text": text}

    def show(self, value: Value, codes: CodeList | None = None) -> str:
        """はい or いいえ, or the labels of the list."""
        text = super().show(value)
        if codes is not None and codes.holds(text):
            return codes.label(text)
        return {"yes": "はい", "no": "いいえ"}.get(text, text)


class Relationship(FieldType):
    """続柄: a symbol, or a chain of them for 子の妻 (`child.wife`); other wordings stay as received."""

    name = "relationship"

    def parse(self, raw: str, codes: CodeList | None = None) -> str | list[str]:
        """The symbol, or the symbols of the parts that の joins."""
        whole = symbol_of(raw, codes)
        if whole:
            return whole
        parts = [symbol_of(part, codes) for part in re.split(r"[の.]", raw)]
        return _CHAIN.join(part for part in parts if part) if all(parts) else super().parse(raw, codes)

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Tell a wording the list does not know: a warning, for people word their family in many ways."""
        severity: Severity = "warning"
        if codes is None or not (codes.holds(text) or all(codes.holds(part) for part in text.split(_CHAIN))):
            yield "choice_unknown", severity, {"text": text}

    def check_here(self, value: Value, codes: CodeList | None, day: date, ward: Ward) -> Iterator[Fault]:
        """Tell each part of the chain that was none on the day."""
        del ward
        yield from out_of_season(value.split(_CHAIN) if isinstance(value, str) else [], codes, day)

    def show(self, value: Value, codes: CodeList | None = None) -> str:
        """The label; the labels of a chain joined by の."""
        text = super().show(value)
        if codes is None or codes.holds(text):
            return text if codes is None else codes.label(text)
        parts = text.split(_CHAIN)
        return "の".join(map(codes.label, parts)) if all(map(codes.holds, parts)) else text
