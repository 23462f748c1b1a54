"""What must be true of code maps and of the profiles that write symbols by them."""

import re
from collections.abc import Iterator

from kaigo_desktop.core.code_map import CHAIN, CODED, YES_NO, CodeMap
from kaigo_desktop.core.procedure import CodeList, Procedure
from kaigo_desktop.core.profile import EVERY_LIST, LABEL, SYMBOL, Profile
from kaigo_desktop.definitions.form_check import Finding

_DAY = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?")
_YES_NO = CodeList(id=YES_NO, title="", codes=())
_YES_NO_SYMBOLS = ("yes", "no")


def check_code_map(code_map: CodeMap, lists: dict[str, CodeList]) -> Iterator[Finding]:
    """Every mistake of a code map: lists and symbols that do not exist, empty codes, odd dates."""
    if code_map.id in {LABEL, SYMBOL}:
        yield "id", f"この名前は使えません: {code_map.id}"
    if code_map.version < 1:
        yield "version", f"1以上の数を書きます: {code_map.version}"
    for key, day in (("valid_from", code_map.valid_from), ("valid_to", code_map.valid_to)):
        if not _DAY.fullmatch(day):
            yield key, "日付は 2026-03-30 の形で書きます"
    known = lists | {YES_NO: _YES_NO}
    for name, codes in code_map.codes.items():
        if name not in known:
            yield f"codes.{name}", f"コード表がありません: {name}"
            continue
        for symbol, code in codes.items():
            if not _symbol_known(known[name], symbol):
                yield f"codes.{name}.{symbol}", f"コード表 {name} にない記号です: {symbol}"
            if not code.strip():
                yield f"codes.{name}.{symbol}", "コードが空です"


def check_notations(
    profile: Profile, maps: dict[str, CodeMap], procedures: dict[str, Procedure], lists: dict[str, CodeList]
) -> Iterator[Finding]:
    """Every place where a profile names a code map or a list that does not exist, or writes no symbol."""
    named = {"": profile.codes} if isinstance(profile.codes, str) else profile.codes
    for name, notation in named.items():
        place = f"codes.{name}" if name else "codes"
        if name not in {"", EVERY_LIST, YES_NO, *lists}:
            yield place, f"コード表がありません: {name}"
        yield from _check_notation(place, notation, maps)
        if name in lists and notation in maps and name not in maps[notation].codes:
            yield place, f"コード対応表 {notation} に {name} のコードがありません"
    for procedure, columns in profile.columns.items():
        for column in columns:
            place = f"columns.{procedure}[{column.key}].codes"
            if column.codes and not _is_coded(procedures.get(procedure), column.key):
                yield place, "選択の項目ではありません"
            yield from _check_notation(place, column.codes or LABEL, maps)


def maps_of(profile: Profile) -> set[str]:
    """The ids of the code maps a profile names."""
    return profile.notations() - {LABEL, SYMBOL}


def _check_notation(place: str, notation: str, maps: dict[str, CodeMap]) -> Iterator[Finding]:
    if notation not in {LABEL, SYMBOL, *maps}:
        yield place, f"コード対応表がありません: {notation}"


def _symbol_known(codes: CodeList, symbol: str) -> bool:
    """Whether a list holds a symbol, or every symbol of a chain."""
    if codes is _YES_NO:
        return symbol in _YES_NO_SYMBOLS
    return codes.holds(symbol) or all(codes.holds(part) for part in symbol.split(CHAIN))


def _is_coded(procedure: Procedure | None, key: str) -> bool:
    """Whether a column holds symbols; one that does not exist is told elsewhere."""
    try:
        return procedure is None or procedure.field(key).type in CODED
    except KeyError:
        return True
