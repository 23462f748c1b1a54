"""What every field type does, and the plain kinds of text: free text, names, readings, addresses."""

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from kaigo_desktop.core.model import Severity, Value, as_text
from kaigo_desktop.core.procedure import CodeList, Field
from kaigo_desktop.core.text import FOLDS, length
from kaigo_desktop.core.ward import Ward

Fault = tuple[str, Severity, dict[str, object]]
"""(problem code, severity, the facts its sentence names)."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_CONTROL_IN_LINES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FULL_WIDTH_KANA = re.compile("[ァ-ヺー・ヽヾ\u3000 ゛゜]+")


class FieldType:
    """How a value of one type is read, checked, shown and searched; instances hold nothing.

    Attributes:
        multiple: the value is a list of symbols, not one text.
        secret: shown as "************" (`core.masking`) and never searched by its text.
        limit: longest text in characters a reader would count, where the field gives no length.
        fold: kind of search key (`core.text.FOLDS`) where the field names none.
    """

    name: ClassVar[str]
    multiple: ClassVar[bool] = False
    secret: ClassVar[bool] = False
    limit: ClassVar[int] = 200
    fold: ClassVar[str] = "name"
    lines: ClassVar[bool] = False

    def parse(self, raw: str, codes: CodeList | None = None) -> str | list[str]:
        """The canonical value of a received text; text that can't be read stays as it is. Never raises."""
        del codes
        return raw if raw.strip() else ""

    def check(self, value: Value, field: Field, codes: CodeList | None = None) -> Iterator[Fault]:
        """What is wrong with a canonical value that is not blank."""
        text = value if isinstance(value, str) else ""
        limit = field.length or self.limit
        if len(text) > limit and (count := length(text)) > limit:
            yield "too_long", "error", {"limit": limit, "length": count}
        if not text.isprintable() and (_CONTROL_IN_LINES if self.lines else _CONTROL).search(text):
            yield "control_character", "warning", {}
        yield from self.check_text(text, codes)

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """What the type itself finds wrong with a text; the plain kinds find nothing."""
        del text, codes
        return iter(())

    def check_here(self, value: Value, codes: CodeList | None, day: date, ward: Ward) -> Iterator[Fault]:
        """What is wrong with a value on the day of filing in this ward; most types find nothing."""
        del value, codes, day, ward
        return iter(())

    def show(self, value: Value, codes: CodeList | None = None) -> str:
        """The value as staff read it. Never raises."""
        del codes
        return as_text(value)

    def search_text(self, value: Value, kind: str = "") -> str:
        """The search key of a value, of the kind the field names or else the type's own; "" for a secret."""
        if self.secret:
            return ""
        return FOLDS[kind or self.fold](self.show(value) if self.multiple else _text(value))


class Text(FieldType):
    """One line of text, exactly as received (文字)."""

    name = "text"


class LongText(FieldType):
    """Text of several lines, exactly as received (文章)."""

    name = "long_text"
    limit = 2000
    lines = True


class Name(FieldType):
    """A name of a person or an institution, code point by code point as received (氏名)."""

    name = "name"
    limit = 100


class Kana(FieldType):
    """A reading, exactly as received (フリガナ); other than full-width katakana is worth a look."""

    name = "kana"
    fold = "kana"

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Tell a reading that is not in full-width katakana."""
        del codes
        if not _FULL_WIDTH_KANA.fullmatch(text):
            yield "kana_form", "warning", {"text": text}


class Address(FieldType):
    """An address, exactly as received (住所)."""

    name = "address"
    limit = 300
    fold = "address"


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""
