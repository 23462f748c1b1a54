"""How a date is written for a core system: as stored, as eight digits, or as era code and six digits."""

from collections.abc import Callable

from kaigo_desktop.core import wareki


def iso(text: str) -> str:
    """The date as stored: `2026-03-30`, `1945-03`, `1945`."""
    return text


def yyyymmdd(text: str) -> str:
    """Eight digits, unknown parts 00: `20260330`, `19450000`; text that is no date stays as it is."""
    known = wareki.from_iso(text)
    return text if known is None else f"{known.year:04}{_rest(known)}"


def wareki7(text: str) -> str:
    """Era code (1 明治 … 5 令和) and six digits, unknown parts 00: `5080330`, `3200000`.

    Text that is no date stays as it is, and so does a year or month in which two eras meet (`1989`).
    """
    known = wareki.from_iso(text)
    if known is None:
        return text
    for era in wareki.ERAS:
        if era.first <= known.earliest() and known.latest() <= era.last:
            return f"{era.code}{known.year - era.base:02}{_rest(known)}"
    return text


def _rest(known: wareki.PartialDate) -> str:
    return f"{known.month or 0:02}{known.day or 0:02}"


DATES: dict[str, Callable[[str], str]] = {"iso": iso, "yyyymmdd": yyyymmdd, "wareki7": wareki7}
"""The notations a profile may name."""
