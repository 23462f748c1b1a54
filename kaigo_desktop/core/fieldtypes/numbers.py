"""Numbers and numbered things: 電話番号, 郵便番号, 被保険者番号, 保険者番号, 事業所番号, 個人番号, 数.

What reads as such a number is kept in ASCII, with its leading zeros; anything else stays as received.
"""

import re
from collections.abc import Iterator
from datetime import date

from kaigo_desktop.core import identifiers
from kaigo_desktop.core.fieldtypes.field_type import Fault, FieldType
from kaigo_desktop.core.model import Severity, Value
from kaigo_desktop.core.procedure import CodeList, Field
from kaigo_desktop.core.sealed import MARKS, MASK, parts
from kaigo_desktop.core.text import to_ascii
from kaigo_desktop.core.ward import Ward

_PHONE_SIGNS = re.compile(r"[0-9+()\- ]+")
_PHONE_DIGITS = re.compile(r"0[0-9]{9,10}")
_LONG_VOWEL = re.compile("(?<=[0-9])ー(?=[0-9])")
_POSTAL_CODE = re.compile("([0-9]{3})-?([0-9]{4})")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_INDIVIDUAL_NUMBER: dict[str, tuple[str, Severity]] = {
    "character": ("individual_number_character", "error"),
    "length": ("individual_number_length", "error"),
    "check_digit": ("individual_number_check_digit", "error"),
    "all_equal": ("individual_number_all_equal", "error"),
    "repeated": ("individual_number_repeated", "warning"),
}
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


class Phone(FieldType):
    """A phone number in ASCII with its hyphens (電話番号)."""

    name = "phone"
    limit = 40
    fold = "phone"

    def parse(self, raw: str, codes: CodeList | None = None) -> str | list[str]:
        """Fold the width of digits and hyphens; a text with other letters stays as received."""
        folded = _LONG_VOWEL.sub("-", to_ascii(raw))
        return folded if _PHONE_SIGNS.fullmatch(folded) else super().parse(raw, codes)

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Expect ten or eleven digits beginning with 0."""
        del codes
        if not _PHONE_DIGITS.fullmatch(re.sub(r"[()\- ]", "", text)):
            yield "phone_form", "warning", {"text": text}


class PostalCode(FieldType):
    """A postal code in ASCII, with or without its hyphen as received (郵便番号)."""

    name = "postal_code"
    limit = 40
    fold = "number"

    def parse(self, raw: str, codes: CodeList | None = None) -> str | list[str]:
        """Fold the width and drop 〒."""
        folded = _LONG_VOWEL.sub("-", to_ascii(raw).removeprefix("〒").strip())
        return folded if _POSTAL_CODE.fullmatch(folded) else super().parse(raw, codes)

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Expect seven digits."""
        del codes
        if not _POSTAL_CODE.fullmatch(text):
            yield "postal_code_form", "error", {"text": text}

    def show(self, value: Value, codes: CodeList | None = None) -> str:
        """160-8484."""
        text = super().show(value, codes)
        match = _POSTAL_CODE.fullmatch(text)
        return f"{match[1]}-{match[2]}" if match else text


class Number(FieldType):
    """A number in ASCII, without separators of thousands (数)."""

    name = "number"
    limit = 40
    fold = "number"

    def parse(self, raw: str, codes: CodeList | None = None) -> str | list[str]:
        """Fold the width; 1,000 becomes 1000."""
        folded = to_ascii(raw)
        if _THOUSANDS.fullmatch(folded):
            return folded.replace(",", "")
        return folded if _NUMBER.fullmatch(folded) else super().parse(raw, codes)

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Expect digits, with a sign or decimals where there are any."""
        del codes
        if not _NUMBER.fullmatch(text):
            yield "number_form", "error", {"text": text}


class Identifier(FieldType):
    """A number that stands for something: ASCII without spaces and hyphens, leading zeros kept."""

    limit = 40
    fold = "number"
    signs = re.compile("[0-9]+")

    def parse(self, raw: str, codes: CodeList | None = None) -> str | list[str]:
        """Fold the width, drop spaces and hyphens; a text with other signs stays as received."""
        folded = re.sub(r"[-\s]", "", to_ascii(raw)).upper()
        return folded if self.signs.fullmatch(folded) else super().parse(raw, codes)


class InsuredNo(Identifier):
    """介護保険 被保険者番号: ten digits, or H and nine."""

    name = "insured_no"
    signs = re.compile("H?[0-9]+")

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Check the form; there is no check digit unless the ward says so."""
        del codes
        if identifiers.check_insured_no(text):
            yield "insured_no_form", "error", {"text": text}

    def check_here(self, value: Value, codes: CodeList | None, day: date, ward: Ward) -> Iterator[Fault]:
        """Check the check digit where the ward's numbers have one; those with an H are not the ward's."""
        del codes, day
        text = value if isinstance(value, str) else ""
        checked = ward.insured_no_check_digit and text.isdecimal() and not identifiers.check_insured_no(text)
        if checked and identifiers.make_insurer_no(text[:-1]) != text:
            yield "insured_no_check_digit", "warning", {"text": text}


class InsurerNo(Identifier):
    """介護保険 保険者番号: six digits, the last of them a check digit."""

    name = "insurer_no"

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Check the form and the check digit."""
        del codes
        fault = identifiers.check_insurer_no(text)
        if fault == "form":
            yield "insurer_no_form", "error", {"text": text}
        elif fault == "municipality_code":
            suggestion = identifiers.make_insurer_no(text[:-1])
            yield "insurer_no_municipality_code", "error", {"text": text, "suggestion": suggestion}
        elif fault:
            yield "insurer_no_check_digit", "error", {"text": text}


class MedicalInsurerNo(Identifier):
    """医療保険者番号: eight digits, six for 国保; the last one a check digit."""

    name = "medical_insurer_no"

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Check the form; a wrong check digit is a warning, for the card itself may tell better."""
        del codes
        fault = identifiers.check_medical_insurer_no(text)
        if fault == "form":
            yield "medical_insurer_no_form", "error", {"text": text}
        elif fault == "zero_lost":
            yield "medical_insurer_no_zero_lost", "error", {"text": text, "suggestion": f"0{text}"}
        elif fault:
            yield "medical_insurer_no_check_digit", "warning", {"text": text}


class ProviderNo(Identifier):
    """事業所番号: ten digits; that the last one is a check digit is likely, not certain."""

    name = "provider_no"

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Check the form; a wrong check digit is a warning."""
        del codes
        fault = identifiers.check_provider_no(text)
        if fault == "form":
            yield "provider_no_form", "error", {"text": text}
        elif fault:
            yield "provider_no_check_digit", "warning", {"text": text}


class IndividualNumber(Identifier):
    """個人番号: twelve digits, the last one a check digit. No sentence, log or search key ever names it.

    A kept value is sealed (`core.sealed`): it is judged by its verdict and shown as its mask.
    """

    name = "individual_number"
    secret = True

    def check(self, value: Value, field: Field, codes: CodeList | None = None) -> Iterator[Fault]:
        """Check what is kept by its verdict; a number that was dropped or erased is not judged."""
        known = parts(value) if isinstance(value, str) else None
        if known is not None:
            yield from _faults(known.verdict)
        elif value not in MARKS:
            yield from super().check(value, field, codes)

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Check length, digits and check digit; the facts leave the number out."""
        del codes
        yield from _faults(identifiers.check_individual_number(text))

    def show(self, value: Value, codes: CodeList | None = None) -> str:
        """The mask of a sealed number, the words for a mark; what a person is typing as it is."""
        text = super().show(value, codes)
        return MASK if parts(text) else MARKS.get(text, text)


def _faults(verdict: str) -> Iterator[Fault]:
    if verdict in _INDIVIDUAL_NUMBER:
        code, severity = _INDIVIDUAL_NUMBER[verdict]
        yield code, severity, {}
