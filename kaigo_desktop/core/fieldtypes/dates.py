"""Dates (日付) and periods (期間)."""

import re
from collections.abc import Iterator

from kaigo_desktop.core import wareki
from kaigo_desktop.core.fieldtypes.field_type import Fault, FieldType
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import CodeList

_ISO = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_ISO_PERIOD = re.compile(rf"(?P<first>{_ISO})?/(?P<last>{_ISO})?", re.ASCII)
_PERIOD = re.compile(r"自?(?P<first>.*?)(?:から|より|至|[〜～~∼])至?(?P<last>.*?)(?:まで)?")


class Date(FieldType):
    """A date, ISO with its precision (`2026-03-30`, `1945-03`, `1945`); unreadable text as received."""

    name = "date"
    fold = "number"

    def parse(self, raw: str, codes: CodeList | None = None) -> str | list[str]:
        """Read any form of `core.wareki`; no month or day is invented."""
        known = wareki.read(raw)
        return super().parse(raw, codes) if known is None else known.iso()

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Tell unreadable text, a date outside its era (with the one it means), and one known in part."""
        del codes
        known = wareki.from_iso(text)
        if known is not None:
            if known.full() is None:
                yield "date_incomplete", "info", {"text": wareki.show(text)}
        elif wareki.is_unknown(text):
            yield "date_incomplete", "info", {"text": text}
        elif (meant := wareki.lenient(text)) is not None:
            yield "date_era_bounds", "error", {"text": text, "suggestion": wareki.show(meant.iso())}
        else:
            yield "date_unreadable", "error", {"text": text}

    def show(self, value: Value, codes: CodeList | None = None) -> str:
        """令和8年3月30日; unreadable text as it is."""
        return wareki.show(super().show(value, codes))


class Period(FieldType):
    """A period, `2025-04-01/2026-03-31` as in ISO 8601; an end that is open is left out (`2025-04-01/`).

    Text that is no period stays as received.
    """

    name = "period"
    fold = "number"

    def parse(self, raw: str, codes: CodeList | None = None) -> str | list[str]:
        """Read two dates in any form of `core.wareki` with 〜, から or 至 between them."""
        ends = _ends_of(raw)
        if ends is None:
            return super().parse(raw, codes)
        known = [wareki.read(end) if end else None for end in ends]
        if not any(known) or any(end and date is None for end, date in zip(ends, known, strict=True)):
            return super().parse(raw, codes)
        return "/".join("" if date is None else date.iso() for date in known)

    def check_text(self, text: str, codes: CodeList | None) -> Iterator[Fault]:
        """Tell unreadable text, ends in the wrong order, and an end that is open or known in part."""
        del codes
        match = _ISO_PERIOD.fullmatch(text)
        first, last = (
            (wareki.from_iso(match[end] or "") for end in ("first", "last")) if match else (None, None)
        )
        if first is None and last is None:
            yield "period_unreadable", "error", {"text": text}
        elif first and last and first.earliest() > last.latest():
            yield "period_order", "error", {"text": self.show(text)}
        elif not (first and first.full() and last and last.full()):
            yield "date_incomplete", "info", {"text": self.show(text)}

    def show(self, value: Value, codes: CodeList | None = None) -> str:
        """令和7年4月1日～令和8年3月31日; unreadable text as it is."""
        text = super().show(value, codes)
        match = _ISO_PERIOD.fullmatch(text)
        return "～".join(wareki.show(match[end] or "") for end in ("first", "last")) if match else text


def _ends_of(raw: str) -> tuple[str, str] | None:
    """The texts of the two ends, "" for an open one; None where the text is no period."""
    text = "".join(raw.split())
    match = _ISO_PERIOD.fullmatch(text) or _PERIOD.fullmatch(text)
    return ((match["first"] or "").strip(), (match["last"] or "").strip()) if match else None
