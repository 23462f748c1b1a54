"""One definition file → one object; a mistake is told with its file and the key it stands under."""

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.permission import Role
from kaigo_desktop.core.procedure import Definition
from kaigo_desktop.definitions.mistakes import explained

_Read = TypeVar("_Read")
_FOLDERS = ("procedures", "codes", "workflows", "profiles", "codemaps", "layouts", "texts")


class Roles(Definition):
    """The file `roles.toml`."""

    roles: tuple[Role, ...]


def read(file: Path, kind: type[_Read]) -> _Read:
    """Read a definition file as `kind`; its `id` (or `stem`), where it has one, must be the file's name.

    Raises:
        UserError: `definition_broken` with `file`, `key` (`sections[届出].fields[filed_on].type`) and
            `detail`.
        FileNotFoundError: there is no such file.
    """
    return convert(parse(file.read_bytes(), file), kind, file)


def no_template(name: str) -> str:
    """What is wrong with a profile whose template of that name isn't there."""
    return f"ひな形のファイルがありません: {name}"


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
        raise broken(file, *explained(error, raw)) from error
    name = getattr(made, "stem", getattr(made, "id", file.stem))
    if name != file.stem:
        raise broken(file, "id", f"ファイル名と id が違います: {name}")
    return made


def broken(file: Path, key: str, detail: str) -> UserError:
    """The error of a mistake in a definition file, which is named as `shown_name` says."""
    return UserError("definition_broken", file=shown_name(file), key=key, detail=detail)


def shown_name(file: Path) -> str:
    """How a definition file is named to people: `procedures/insured_card.toml`, `roles.toml`."""
    return f"{file.parent.name}/{file.name}" if file.parent.name in _FOLDERS else file.name
