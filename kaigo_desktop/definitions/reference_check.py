"""What must be true between definitions: code lists in use, titles of one procedure only, live columns."""

import re
from collections.abc import Iterable, Iterator

from kaigo_desktop.core.procedure import CodeList, Procedure
from kaigo_desktop.core.profile import RECEIPT_NO, RECEIVED_AT, ROW, Profile
from kaigo_desktop.core.text import fold_item
from kaigo_desktop.core.wareki import from_iso
from kaigo_desktop.definitions.form_check import Finding
from kaigo_desktop.definitions.index import Head

_DAY = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?")


def check_codes(codes: CodeList) -> Iterator[Finding]:
    """Every mistake of a code list: symbols given twice, wordings that could mean two codes, odd dates."""
    owners: dict[str, str] = {}
    symbols: set[str] = set()
    if not codes.codes:
        yield "codes", "コードが1つもありません"
    for code in codes.codes:
        place = f"codes[{code.symbol}]"
        if code.symbol in symbols or not code.symbol:
            yield f"{place}.symbol", f"同じ記号が2回あるか、空です: {code.symbol}"
        symbols.add(code.symbol)
        for word in dict.fromkeys((code.symbol, code.label, *code.aliases)):
            owner = owners.setdefault(fold_item(word), code.symbol)
            if owner != code.symbol or not fold_item(word):
                yield f"{place}.aliases", f"この言い方は {owner} も使っています: {word}"
        if not all(
            _DAY.fullmatch(day) and (not day or from_iso(day)) for day in (code.valid_from, code.valid_to)
        ):
            yield f"{place}.valid_from", "日付は 2026-03-30 の形で書きます"
        elif code.valid_to and code.valid_from > code.valid_to:
            yield f"{place}.valid_to", "使い始めの日より前に終わっています"


def check_used(names: Iterable[str], used: set[str]) -> Iterator[tuple[str, Finding]]:
    """Each definition of `names` that nothing uses."""
    for name in names:
        if name not in used:
            yield name, ("id", "どの手続も使っていません")


def check_titles(heads: Iterable[Head]) -> Iterator[tuple[str, Finding]]:
    """Each name that a second procedure claims too: a download could be either."""
    owners: dict[str, str] = {}
    for head in heads:
        for name in dict.fromkeys(head.names()):
            owner = owners.setdefault(name, head.id)
            if owner != head.id:
                yield head.id, ("answers_to", f"この名前は {owner} も使っています: {name}")


def check_profile(profile: Profile, procedures: dict[str, Procedure], *, all_read: bool) -> Iterator[Finding]:
    """Every column of a profile that names no procedure, group or field."""
    for name, columns in profile.columns.items():
        if name not in procedures:
            if all_read:
                yield f"columns.{name}", f"手続の定義がありません: {name}"
            continue
        keys = _columns_of(procedures[name])
        for column in columns:
            if column.key not in keys:
                yield f"columns.{name}[{column.key}]", f"手続にない項目です: {column.key}"


def code_lists_of(procedure: Procedure) -> set[str]:
    """The ids of the code lists a procedure's fields name."""
    return {field.codes for section in procedure.sections for field in section.fields if field.codes}


def _columns_of(procedure: Procedure) -> set[str]:
    keys = {RECEIPT_NO, RECEIVED_AT, *(field.key for field in procedure.fields())}
    for section in procedure.groups():
        own = (RECEIPT_NO, ROW, *(field.key for field in section.fields))
        keys |= {f"{section.group}.{key}" for key in own}
    return keys
