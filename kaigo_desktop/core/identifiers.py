"""Numbers with a form or a check digit: 個人番号, 保険者番号, 医療保険者番号, 被保険者番号, 事業所番号.

Every `check_…` takes canonical text (ASCII, no hyphens) and gives the name of the first fault, "" for none.
"""

import re

INDIVIDUAL_NUMBER_LENGTH = 12
INSURER_NO_LENGTH = 6
MEDICAL_INSURER_NO_LENGTHS = (6, 8)
PROVIDER_NO_LENGTH = 10
_MUNICIPALITY_WEIGHTS = (6, 5, 4, 3, 2)
_INDIVIDUAL_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_INSURED_NO = re.compile(r"(?:\d|H)\d{9}", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)


def check_individual_number(text: str) -> str:
    """Check a 個人番号: "", "character", "length", "all_equal", "check_digit" or "repeated".

    Twelve digits of which the last checks the rest (平成26年総務省令第85号第5条). One digit twelve times may
    pass that sum, yet nobody has such a number; one digit eleven times and its check digit (`repeated`) is
    what people type for want of a number.
    """
    if not _DIGITS.fullmatch(text):
        return "character"
    if len(text) != INDIVIDUAL_NUMBER_LENGTH:
        return "length"
    if len(set(text)) == 1:
        return "all_equal"
    if make_individual_number(text[:-1]) != text:
        return "check_digit"
    return "repeated" if len(set(text[:-1])) == 1 else ""


def make_individual_number(body: str) -> str:
    """The 個人番号 of eleven digits and their check digit: 11 − (Σ digit × weight mod 11), 0 above 9."""
    rest = sum(int(digit) * weight for digit, weight in zip(body, _INDIVIDUAL_WEIGHTS, strict=True)) % 11
    return f"{body}{0 if rest <= 1 else 11 - rest}"


def check_insurer_no(text: str) -> str:
    """Check a 介護保険 保険者番号 (6 digits): "", "form", "check_digit" or "municipality_code".

    Its first five digits are those of the 全国地方公共団体コード, the last one is not: 131045 of 131041.
    """
    fault = _check_insurer(text, (INSURER_NO_LENGTH,))
    if fault == "check_digit" and make_municipality_code(text[:-1]) == text:
        return "municipality_code"
    return fault


def check_medical_insurer_no(text: str) -> str:
    """Check a 医療保険者番号 (6 digits for 国保, else 8): "", "form", "check_digit" or "zero_lost".

    Seven digits that are right with a 0 before them (社会保険, 法別番号 01 to 09) have lost it.
    """
    fault = _check_insurer(text, MEDICAL_INSURER_NO_LENGTHS)
    longest = max(MEDICAL_INSURER_NO_LENGTHS)
    if len(text) == longest - 1 and not _check_insurer(f"0{text}", (longest,)):
        return "zero_lost"
    return fault


def check_provider_no(text: str) -> str:
    """Check a 事業所番号 (10 digits): "", "form" or "check_digit" (its algorithm is likely, not certain)."""
    return _check_insurer(text, (PROVIDER_NO_LENGTH,))


def make_municipality_code(body: str) -> str:
    """The 全国地方公共団体コード of five digits and the units of 11 − (Σ digit × weight mod 11)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _MUNICIPALITY_WEIGHTS, strict=True))
    return f"{body}{(11 - total % 11) % 10}"


def make_insurer_no(body: str) -> str:
    """The 保険者番号 that a body makes with its check digit (検証番号), of any length.

    From the right the digits count twice and once in turn, the digits of each product are added; the check
    digit fills the sum up to a multiple of ten.
    """
    products = (int(digit) * (2 - index % 2) for index, digit in enumerate(reversed(body)))
    return f"{body}{-sum(sum(divmod(product, 10)) for product in products) % 10}"


def check_insured_no(text: str) -> str:
    """Check a 介護保険 被保険者番号: "" or "form"; ten digits, or H and nine (生活保護単独, みなし2号).

    There is no check digit: each municipality numbers in its own way.
    """
    return "" if _INSURED_NO.fullmatch(text) else "form"


def _check_insurer(text: str, lengths: tuple[int, ...]) -> str:
    if not _DIGITS.fullmatch(text) or len(text) not in lengths:
        return "form"
    return "" if make_insurer_no(text[:-1]) == text else "check_digit"
