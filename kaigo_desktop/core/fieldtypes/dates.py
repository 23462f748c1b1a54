"""Dates (日付)."""

from collections.abc import Iterator

from kaigo_desktop.core import wareki
from kaigo_desktop.core.fieldtypes.field_type import Fault, FieldType
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import CodeList


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
