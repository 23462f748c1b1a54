"""How values stand in a download: the many ways people and portals write dates, addresses and choices."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from kaigo_desktop.core import wareki
from kaigo_desktop.core.labels import display
from kaigo_desktop.core.model import Value
from kaigo_desktop.core.procedure import CodeLists, Field, Section
from kaigo_desktop.samples.people import happens
from kaigo_desktop.samples.story import Story

_WIDE = str.maketrans("0123456789.()", "０１２３４５６７８９．（）")
_ADDRESS = re.compile(r"(東京都|北海道|(?:京都|大阪)府|..県|...県)(.+?[市区町村])(.+)", re.DOTALL)
_ADDRESS_LABELS = ("都道府県", "市区町村", "番地以下（建物も含む）")
_YES_NO = {"yes": ("はい", "求める", "有"), "no": ("いいえ", "求めない", "無")}


PHONE_LABELS = ("市外局番", "市内局番", "加入者番号")
"""The parts of a telephone number."""


@dataclass(frozen=True, slots=True)
class Part:
    """A fragment of an item: its label (often none), its value, and the kind of input it came from."""

    label: str
    value: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Entry:
    """An item as it stands in a download: its name (with the row's number), its fragments."""

    subject: str
    parts: tuple[Part, ...]
    required: bool = False


def entries(rng: Random, story: Story, *, split: bool) -> list[Entry]:
    """Every item of the application in form order, rows one after another.

    With `split`, item names vary, and dates, addresses and telephone numbers may come in several fragments;
    without it every item has its one name and fragment, as the columns of a list need.
    """
    wording = _Wording(rng, story.codes, split=split)
    row_name = rng.choice(_ROW_NAMES) if split else _ROW_NAMES[0]
    made: list[Entry] = []
    for section in story.procedure.sections:
        if not section.group:
            fields = (field for field in section.fields if not field.local)
            made += [wording.entry(field, story.values[field.key]) for field in fields]
        else:
            made += _rows(wording, section, story.values[section.group], row_name)
    return made


def _rows(
    wording: "_Wording", section: Section, rows: Value, row_name: Callable[[str, int], str]
) -> Iterator[Entry]:
    for number, row in enumerate(rows, start=1):
        if isinstance(row, dict):
            for field in section.fields:
                entry = wording.entry(field, row[field.key])
                yield Entry(row_name(field.label, number), entry.parts, entry.required)


_ROW_NAMES: tuple[Callable[[str, int], str], ...] = (
    lambda name, number: f"{name}（{str(number).translate(_WIDE)}人目）",
    lambda name, number: f"{name}（{number}人目）",
    lambda name, number: f"{name}({number})",
    lambda name, number: f"{name}（{str(number).translate(_WIDE)}）",
    lambda name, number: f"{name}{number}",
    lambda name, number: f"{name}{str(number).translate(_WIDE)}",
)
"""How the rows of a group are numbered."""


class _Wording:
    """Chooses a wording for each value."""

    def __init__(self, rng: Random, codes: CodeLists, *, split: bool) -> None:
        self._rng = rng
        self._codes = codes
        self._split = split

    def entry(self, field: Field, value: Value) -> Entry:
        """One field as an item of the download."""
        wide = self._split and happens(self._rng, 0.3)
        subject = field.label.translate(_WIDE) if wide else field.label
        parts = self._parts(field, value) if value else (Part("", ""),)
        return Entry(subject, parts, field.required)

    def _parts(self, field: Field, value: Value) -> tuple[Part, ...]:
        if not isinstance(value, str):
            return tuple(self._choices(field, [text for text in value if isinstance(text, str)]))
        if field.type == "date":
            return self._date(value)
        if field.type == "address" and self._split and happens(self._rng, 0.4):
            parts = address_parts(value)
            labels = _ADDRESS_LABELS if len(parts) > 1 else ("",)
            return tuple(Part(label, part) for label, part in zip(labels, parts, strict=True))
        if field.type == "phone" and self._split and happens(self._rng, 0.4):
            numbers = zip(PHONE_LABELS, value.split("-"), strict=True)
            return tuple(Part(label, part, "tel") for label, part in numbers)
        return (Part("", self._text(field, value), "select" if field.codes else "text"),)

    def _choices(self, field: Field, symbols: list[str]) -> list[Part]:
        labels = [display(field, symbol, self._codes) for symbol in symbols]
        if self._split and happens(self._rng, 0.5):
            return [Part("", label, "checkbox") for label in labels]
        return [Part("", self._rng.choice(("、", ",", "\n")).join(labels), "checkbox")]

    def _text(self, field: Field, text: str) -> str:
        """A single text: choices by label or another wording, numbers sometimes wide or with hyphens."""
        if field.codes in self._codes and field.type == "choice":
            code = next((code for code in self._codes[field.codes].codes if code.symbol == text), None)
            return text if code is None else self._rng.choice((code.label, code.label, *code.aliases[:1]))
        if field.type == "yes_no":
            return self._rng.choice(_YES_NO.get(text, (text,)))
        if field.type == "relationship":
            return display(field, text, self._codes)
        if field.type == "individual_number" and happens(self._rng, 0.3):
            return self._rng.choice((text.translate(_WIDE), f"{text[:4]} {text[4:8]} {text[8:]}"))
        if field.type == "phone" and happens(self._rng, 0.3):
            return self._rng.choice((text.replace("-", ""), text.translate(_WIDE).replace("-", "－")))
        return text

    def _date(self, iso: str) -> tuple[Part, ...]:
        known = wareki.from_iso(iso)
        era = None if known is None else _era(known)
        if known is None or era is None:
            return (Part("", iso),)
        unknown = self._rng.choice(("", "00", "不詳"))
        month, day = (str(part) if part else unknown for part in (known.month, known.day))
        year = known.year - era.base
        if self._split and happens(self._rng, 0.7):
            first: tuple[Part, ...]
            if happens(self._rng, 0.2):
                first = (Part("西暦", str(known.year), "select"),)
            else:
                name = self._rng.choice((era.name[0], era.name))
                first = (Part("元号", name, "select"), Part("年", str(year), "select"))
            return (*first, Part("月", month, "select"), Part("日", day, "select"))
        return (Part("", self._date_text(known, era, iso)),)

    def _date_text(self, known: wareki.PartialDate, era: wareki.Era, iso: str) -> str:
        year = known.year - era.base
        full = known.full()
        if full is None:
            return self._rng.choice((wareki.show(iso), iso))
        return self._rng.choice(_DATE_TEXTS)(full, era, year)


_DATE_TEXTS: tuple[Callable[[date, wareki.Era, int], str], ...] = (
    lambda day, era, year: f"{era.letter}{year}.{day.month}.{day.day}",
    lambda day, era, year: f"{era.name[0]}{year}.{day.month}.{day.day}",
    lambda day, era, year: f"{era.name}{year}年{day.month}月{day.day}日",
    lambda day, era, year: f"{era.name}{year}年{day.month}月{day.day}日".translate(_WIDE),
    lambda day, era, year: f"{era.code}{year:02}{day:%m%d}",
    lambda day, _era, _year: f"{day.year}-{day:%m-%d}",
    lambda day, _era, _year: f"{day.year}/{day.month}/{day.day}",
    lambda day, _era, _year: f"{day.year}{day:%m%d}",
    lambda day, _era, _year: f"西暦{day.year}年{day.month}月{day.day}日",
)
"""How a whole date is written in one text."""


def _era(known: wareki.PartialDate) -> wareki.Era | None:
    """The era of a date, or none where two eras meet in a date known in part."""
    return next(
        (era for era in wareki.ERAS if era.first <= known.earliest() and known.latest() <= era.last), None
    )


def address_parts(address: str) -> tuple[str, ...]:
    """都道府県, 市区町村 and the rest; the whole where it begins otherwise."""
    match = _ADDRESS.fullmatch(address)
    return (address,) if match is None else match.groups()
