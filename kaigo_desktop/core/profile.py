"""A hand-over profile (連携様式) as data: which columns go into which files, in which encoding and notation.

In TOML, `resources/profiles/<id>.toml`:

    id = "generic-cp932"
    title = "汎用CSV(Shift_JIS)"
    encoding = "cp932"

    [columns]                      # optional; a procedure not named here hands over every item
    insured_card = [{ key = "receipt_no" }, { key = "insured_name", header = "氏名" }]
    qualification = [{ key = "receipt_no" }, { key = "household.receipt_no" }, { key = "household.row" },
                     { key = "household.name" }]

    [codes]                        # optional; how the symbols of a code list are written
    "*" = "label"                  # label, symbol, or the id of a code map (`core.code_map`)
    sex = "example-vendor"
"""

import re
from string import Formatter
from typing import Literal

import msgspec

from kaigo_desktop.core.procedure import Definition

RECEIPT_NO = "receipt_no"
"""Column key of 受付番号."""

RECEIVED_AT = "received_at"
"""Column key of 受付日時 (not in a group's file)."""

ROW = "row"
"""Column key of 行, the position of a row in its group counted from 1 (in a group's file only)."""


LABEL = "label"
"""Writes a symbol as its label (転入)."""

SYMBOL = "symbol"
"""Writes a symbol as it is stored (`moved_in`)."""

EVERY_LIST = "*"
"""What stands for all code lists a profile does not name."""

_TEMPLATE = re.compile(r"[^/\\:*?\"<>|.][^/\\:*?\"<>|]*\.xlsx")


class Column(Definition, frozen=True):
    """One column of a hand-over file.

    Attributes:
        key: field key; `group.key` for the group's file; or `receipt_no`, `received_at`, and in a
            group's file `group.receipt_no`, `group.row`.
        header: heading of the column, "" for the field's label.
        codes: how its symbols are written, "" as the profile says.
    """

    key: str
    header: str = ""
    codes: str = ""


class Profile(Definition, frozen=True):
    """How approved applications are handed over (domain rules: 連携様式 is a setting, never code).

    Attributes:
        format: `csv` writes a file per procedure and one per repeated group, `xlsx` one workbook with a
            sheet for each of them.
        encoding: of CSV files; `cp932` is Windows-31J. Always strict: what it can't write is a loss, not "?".
        bom: whether a UTF-8 file begins with a byte order mark (Excel wants it).
        quote: `all` fields or only where needed (`minimal`).
        header: whether the first row names the columns.
        formula_safe: puts ' before cells beginning with = + - @ TAB CR; for files people open in Excel.
        round_trip: characters the encoding would change silently (cp932: ¢ £ ¬ ‖ − 〜) are losses too.
        dates: `iso` as stored, `yyyymmdd`, or `wareki7` (era code, year, month, day: 5080330); unknown
            parts of a date are 00 in the latter two; text that is no date stays as it is.
        codes: how symbols are written: `label`, `symbol` or the id of a code map; for all code lists, or by
            the id of the list (`*` for all others, `yes_no` for yes-or-no fields without a list).
        list_separator: between the values of a multiple choice.
        individual_numbers: whether 個人番号 columns are wanted; written only if the user may see them too.
        local_fields: whether fields only staff fill are handed over as well.
        template: the ward's own workbook (ひな形) the rows are filled into, a .xlsx file beside the profile;
            of an xlsx profile only.
        file_name: without extension, of `{procedure}` (not of a workbook), `{batch}` and `{profile}`: no
            personal data can be in it.
        group_file_name: the same for a repeated group's file, of `{group}` too.
        columns: procedure id → its columns in order, its groups' included; every item if not named.
    """

    id: str
    title: str
    description: str = ""
    format: Literal["csv", "xlsx"] = "csv"
    encoding: Literal["utf-8", "cp932"] = "utf-8"
    bom: bool = False
    newline: Literal["crlf", "lf"] = "crlf"
    quote: Literal["all", "minimal"] = "all"
    header: bool = True
    formula_safe: bool = False
    round_trip: bool = True
    dates: Literal["iso", "yyyymmdd", "wareki7"] = "iso"
    codes: str | dict[str, str] = LABEL
    list_separator: str = "、"
    individual_numbers: bool = False
    local_fields: bool = False
    template: str = ""
    file_name: str = "{procedure}_{batch}"
    group_file_name: str = "{procedure}_{group}_{batch}"
    columns: dict[str, tuple[Column, ...]] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse settings that contradict each other (a ValueError, which msgspec reports with its place)."""
        if self.bom and self.encoding != "utf-8":
            raise ValueError("only a utf-8 file can begin with a byte order mark")
        if self.template and (self.format != "xlsx" or not _TEMPLATE.fullmatch(self.template)):
            raise ValueError(f"a template is a .xlsx file beside an xlsx profile: {self.template}")
        if self.format == "xlsx":
            _check_name(self.file_name, {"batch"}, {"batch", "profile"})
        else:
            _check_name(self.file_name, {"procedure", "batch"}, {"procedure", "batch", "profile"})
            needed = {"procedure", "group", "batch"}
            _check_name(self.group_file_name, needed, needed | {"profile"})

    def notation(self, code_list: str, column: Column) -> str:
        """How the symbols of `code_list` are written in `column`: `label`, `symbol` or a code map's id."""
        if column.codes or isinstance(self.codes, str):
            return column.codes or str(self.codes)
        return self.codes.get(code_list) or self.codes.get(EVERY_LIST, LABEL)

    def notations(self) -> set[str]:
        """Every way of writing symbols the profile names."""
        own = [self.codes] if isinstance(self.codes, str) else self.codes.values()
        return {*own, *(column.codes for columns in self.columns.values() for column in columns)} - {""}


def _check_name(pattern: str, needed: set[str], known: set[str]) -> None:
    """A pattern names only known parts, all that keep the files of a hand-over apart, and no folder."""
    parts = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
    if parts - known or needed - parts or set(pattern) & set('/\\:*?"<>|'):
        message = f"a file name is made of {sorted(known)} and has {sorted(needed)}: {pattern}"
        raise ValueError(message)
