"""Code maps (コード対応表): how symbols are written for the core system, as shipped or changed by the ward.

The ward's newest version that is valid on the day goes before the shipped map of the same id.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from kaigo_desktop.core import wareki
from kaigo_desktop.core.code_map import CHAIN, YES_NO, CodeMap, unpack
from kaigo_desktop.core.code_map import pack as packed
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.profile import LABEL, SYMBOL, Profile
from kaigo_desktop.definitions.code_maps import code_list, shipped, shipped_ids
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.store import audit, canonical, hand_overs, log_contents, times
from kaigo_desktop.store import code_maps as kept
from kaigo_desktop.store.database import Connection

__all__ = ["Entry", "Version", "change", "list_maps", "show"]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a code map: the ward's, with who made it when and why; the shipped one has no actor."""

    code_map: CodeMap
    actor: str = ""
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A symbol of a code list, its label, and its code ("" where the map has none)."""

    code_list: str
    symbol: str
    label: str
    code: str


def list_maps(desk: Desk) -> list[Version]:
    """The version of every code map that counts today, by id; the newest one where none is valid.

    Raises:
        UserError: `not_permitted`.
    """
    _require_reader(desk)
    with desk.store.reading() as connection:
        versions = {name: _versions(desk.program, connection, name) for name in _ids(desk.program)}
    today = desk.program.today()
    return [_valid(found, today) or found[0] for found in versions.values()]


def show(desk: Desk, map_id: str) -> tuple[list[Version], list[Entry]]:
    """Every version of a code map, newest first and the shipped one last; the symbols of the one that counts.

    The symbols are those of each code list the map has codes of, in the list's order, without a code too.

    Raises:
        UserError: `not_permitted`, `unknown_code_map`.
    """
    _require_reader(desk)
    with desk.store.reading() as connection:
        versions = _versions(desk.program, connection, map_id)
    counts = _valid(versions, desk.program.today()) or versions[0]
    return versions, list(_entries(desk.program, counts.code_map))


def change(
    desk: Desk,
    map_id: str,
    codes: Mapping[str, Mapping[str, str]],
    reason: str,
    *,
    valid_from: str = "",
    valid_to: str = "",
) -> CodeMap:
    """Make a new version of a code map: the newest one with other codes.

    Args:
        desk: who changes it.
        map_id: which map.
        codes: code list → symbol → code; "" takes the code away.
        reason: why, kept with the version.
        valid_from: first day of the new version, in any notation; "" for no bound. Until then the version
            before it counts.
        valid_to: last day, likewise.

    Returns:
        The new version.

    Raises:
        UserError: `not_permitted`, `unknown_code_map`, `unknown_code_list`, `unknown_symbol`,
            `unreadable_day`, `code_map_reason_missing`.
    """
    desk.require("settings")
    if not reason.strip():
        raise UserError("code_map_reason_missing", id=map_id)
    days = {"valid_from": _day(valid_from), "valid_to": _day(valid_to)}
    for name, wanted in codes.items():
        _require_symbols(desk.program, name, wanted)
    with desk.store.transaction() as tx:
        now = desk.program.now()
        versions = _versions(desk.program, tx, map_id)
        number = max(each.code_map.version for each in versions) + 1
        changed = _changed(versions[0].code_map.codes, codes)
        made = msgspec.structs.replace(versions[0].code_map, version=number, codes=changed, **days)
        content = packed(made)
        kept.add(tx, kept.Change(map_id, number, content, desk.user.login, now, reason))
        row = (map_id, number, canonical.digest(content), desk.user.login, times.to_text(now), reason)
        detail: dict[str, str | int] = {
            "map": map_id,
            "version": number,
            "codes": sum(map(len, codes.values())),
            "content": log_contents.setting(row),
        }
        audit.append(tx, now, desk.user.login, "code_map_change", detail=detail)
    return made


def of_profile(
    program: Program, connection: Connection, profile: Profile, batch: str = ""
) -> dict[str, CodeMap]:
    """The code maps a profile writes by: those `batch` was written by, else those that count today.

    Raises:
        UserError: `unknown_code_map`, or `code_map_not_valid` today.
    """
    used = hand_overs.code_maps(connection, batch) if batch else {}
    found = {}
    for map_id in sorted(profile.notations() - {LABEL, SYMBOL}):
        if map_id in used:
            found[map_id] = unpack(kept.load(connection, used[map_id]))
            continue
        version = _valid(_versions(program, connection, map_id), program.today())
        if version is None:
            raise UserError("code_map_not_valid", id=map_id, day=wareki.show(program.today().isoformat()))
        found[map_id] = version.code_map
    return found


def keep_used(tx: Connection, maps: Mapping[str, CodeMap], at: datetime) -> dict[str, str]:
    """Keep the maps a hand-over is written by, so that it can be written again; id → digest."""
    return {name: kept.keep(tx, name, used.version, packed(used), at) for name, used in maps.items()}


def _require_reader(desk: Desk) -> None:
    if "hand_over" not in desk.permissions:
        desk.require("settings")


def _ids(program: Program) -> list[str]:
    return shipped_ids(program.resources)


def _versions(program: Program, connection: Connection, map_id: str) -> list[Version]:
    """The versions of a map in the order they count: the ward's, newest first, then the shipped one."""
    first = Version(shipped(program.resources, map_id))
    changes = kept.changes(connection, map_id)
    own = [Version(unpack(each.content), each.actor, each.at, each.reason) for each in changes]
    return [*own, first]


def _valid(versions: Iterable[Version], day: date) -> Version | None:
    return next((version for version in versions if version.code_map.is_valid_on(day)), None)


def _entries(program: Program, code_map: CodeMap) -> Iterable[Entry]:
    for name, codes in code_map.codes.items():
        labels = _labels(program, name)
        labels |= {symbol: symbol for symbol in codes if symbol not in labels}
        for symbol, label in labels.items():
            yield Entry(name, symbol, label, codes.get(symbol, ""))


def _labels(program: Program, name: str) -> dict[str, str]:
    """The symbols of a code list with their labels, in the list's order."""
    if name == YES_NO:
        return {"yes": "はい", "no": "いいえ"}
    return {code.symbol: code.label for code in code_list(program.resources, name).codes}


def _require_symbols(program: Program, name: str, codes: Mapping[str, str]) -> None:
    known = _labels(program, name)
    for symbol in codes:
        if symbol not in known and not all(part in known for part in symbol.split(CHAIN)):
            raise UserError("unknown_symbol", symbol=symbol, list=name)


def _changed(
    codes: Mapping[str, Mapping[str, str]], changes: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    merged = {name: {**codes.get(name, {}), **changes.get(name, {})} for name in {**codes, **changes}}
    return {name: {symbol: code for symbol, code in known.items() if code} for name, known in merged.items()}


def _day(text: str) -> str:
    """An ISO day of a text in any notation, "" of a blank one."""
    if not text.strip():
        return ""
    day = wareki.read(text)
    whole = day.full() if day else None
    if whole is None:
        raise UserError("unreadable_day", text=text)
    return whole.isoformat()
