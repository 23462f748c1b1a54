"""Numbers with a form or a check digit: 個人番号, 保険者番号, 医療保険者番号, 被保険者番号.

Every `check_…` takes canonical text (ASCII, no hyphens) and gives the name of the first fault, "" for none.
"""

import re

INDIVIDUAL_NUMBER_LENGTH = 12
INSURER_NO_LENGTH = 6
MEDICAL_INSURER_NO_LENGTHS = (6, 8)
_INDIVIDUAL_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_INSURED_NO = re.compile(r"(?:\d|H)\d{9}", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)


def check_individual_number(text: str) -> str:
    """Check a 個人番号: "", "character", "length", "check_digit" or "all_equal".

    Twelve digits of which the last checks the rest (平成26年総務省令第85号第5条). One digit twelve times may
    pass that sum, yet nobody has such a number.
    """
    if not _DIGITS.fullmatch(text):
        return "character"
    if len(text) != INDIVIDUAL_NUMBER_LENGTH:
        return "length"
    if len(set(text)) == 1:
        return "all_equal"
    return "" if make_individual_number(text[:-1]) == text else "check_digit"


def make_individual_number(body: str) -> str:
    """The 個人番号 of eleven digits and their check digit: 11 − (Σ digit × weight mod 11), 0 above 9."""
    rest = sum(int(digit) * weight for digit, weight in zip(body, _INDIVIDUAL_WEIGHTS, strict=True)) % 11
    return f"{body}{0 if rest <= 1 else 11 - rest}"


def check_insurer_no(text: str) -> str:
    """Check a 介護保険 保険者番号 (6 digits): "", "form" or "check_digit"."""
    return _check_insurer(text, (INSURER_NO_LENGTH,))


def check_medical_insurer_no(text: str) -> str:
    """Check a 医療保険者番号 (6 digits for 国保, else 8): "", "form" or "check_digit"."""
    return _check_insurer(text, MEDICAL_INSURER_NO_LENGTHS)


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
