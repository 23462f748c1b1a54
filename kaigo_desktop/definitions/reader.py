"""One definition file → one object; every mistake is told with its file and the key it stands under."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.permission import Role
from kaigo_desktop.core.procedure import Definition

_Read = TypeVar("_Read")
_PLACE = re.compile(r"^(?P<said>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(?P<name>[^.\[]+)|\[(?P<index>\d+|\.\.\.)\]")
_NAMES = ("key", "id", "symbol", "action", "title")
_CONDITION = "条件は field と is・in・filled のどれか、または all・any・not の1つで書きます"
_SAID = (
    (re.compile(r"Object contains unknown field `(.+)`"), "知らない項目です", True),
    (re.compile(r"Object missing required field `(.+)`"), "必要な項目がありません", True),
    (re.compile(r"Expected `(.+)`, got `(.+)`"), r"値の型が違います(必要: \1、実際: \2)", False),
    (re.compile(r"Invalid enum value '(.*)'"), r"使えない値です: \1", False),
    (re.compile(r"a condition is one of: .*"), _CONDITION, False),
    (re.compile(r"unknown permission: (.*)"), r"知らない権限です: \1", False),
    (re.compile(r"unknown state: (.*)"), r"知らない状態です: \1", False),
    (re.compile(r"given twice: (.*)"), r"2回書かれています: \1", False),
    (re.compile(r"not a closed day: (.*)"), r"閉庁日の書き方ではありません: \1", False),
)
"""What msgspec and the checks of the structs say → the same in Japanese; whether it names the missing key."""


class Roles(Definition):
    """The file `roles.toml`."""

    roles: tuple[Role, ...]


def read(file: Path, kind: type[_Read]) -> _Read:
    """Read a definition file as `kind`; its `id`, where it has one, must be the file's name.

    Raises:
        UserError: `definition_broken` with `file`, `key` (`sections[届出].fields[filed_on].type`) and
            `detail`.
        FileNotFoundError: there is no such file.
    """
    return convert(parse(file.read_bytes(), file), kind, file)


def parse(data: bytes, file: Path) -> dict[str, object]:
    """TOML bytes as plain values.

    Raises:
        UserError: `definition_broken`; the key is empty, the detail names line and column.
    """
    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise broken(file, "", f"UTF-8ではありません({error.start + 1}バイト目)") from error
    except tomllib.TOMLDecodeError as error:
        raise broken(file, "", f"TOMLとして読めません: {error}") from error


def convert(raw: dict[str, object], kind: type[_Read], file: Path) -> _Read:
    """Plain values as `kind`, strictly: no unknown key, no other type.

    Raises:
        UserError: `definition_broken`, as `read` says.
    """
    try:
        made = msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise broken(file, *_explained(str(error), raw)) from error
    name = getattr(made, "id", file.stem)
    if name != file.stem:
        raise broken(file, "id", f"ファイル名と id が違います: {name}")
    return made


def broken(file: Path, key: str, detail: str) -> UserError:
    """The error of a mistake in a definition file, which is named as `shown_name` says."""
    return UserError("definition_broken", file=shown_name(file), key=key, detail=detail)


def shown_name(file: Path) -> str:
    """How a definition file is named to people: `procedures/insured_card.toml`, `roles.toml`."""
    kinds = {"procedures", "codes", "workflows", "profiles"}
    return f"{file.parent.name}/{file.name}" if file.parent.name in kinds else file.name


def _explained(message: str, raw: object) -> tuple[str, str]:
    """Msgspec's sentence as the key people look for and what is wrong there."""
    match = _PLACE.match(message)
    said, path = (match["said"], match["path"] or "") if match else (message, "")
    key = "".join(_steps(path, raw)).lstrip(".")
    for pattern, detail, names_key in _SAID:
        found = pattern.fullmatch(said)
        if found and names_key:
            return f"{key}.{found[1]}".lstrip("."), detail
        if found:
            return key, found.expand(detail)
    return key, said


def _steps(path: str, raw: object) -> Iterator[str]:
    """`.sections[0].fields[2]` with entries named as people know them: `sections[届出].fields[filed_on]`."""
    here: object = raw
    for step in _STEP.finditer(path):
        if step["name"] is not None:
            here = here.get(step["name"]) if isinstance(here, dict) else None
            yield step[0]
        elif step["index"] == "...":
            here = None
            yield "[…]"
        else:
            position = int(step["index"])
            here = here[position] if isinstance(here, list) and position < len(here) else None
            yield f"[{entry_name(here) or position}]"


def entry_name(entry: object) -> str:
    """What an entry of a list is called (its key, id, symbol, action or title), "" where it has no name."""
    if isinstance(entry, dict):
        names = (entry.get(name) for name in _NAMES)
        return next((name for name in names if isinstance(name, str) and name), "")
    return ""
