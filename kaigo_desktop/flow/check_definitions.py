"""Checking every definition (定義の検査) without a store or a sign-in."""

from pathlib import Path

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.definitions.check import DefinitionError, check, check_beside
from kaigo_desktop.definitions.index import write_list
from kaigo_desktop.flow.program import Program

__all__ = ["DefinitionError", "check_definitions", "index_definitions"]


def check_definitions(program: Program, folder: Path | None = None) -> list[DefinitionError]:
    """Every mistake of the definitions in `folder` (None: the program's own), each with file and key.

    A folder that holds procedures and nothing else is checked as if they were among the program's own.

    Raises:
        UserError: `definitions_missing`: there is no such folder, or no definition in it.
    """
    if folder is None:
        return check(program.resources)
    if (folder / "procedures").is_dir():
        return check(folder)
    if not any(folder.glob("*.toml")):
        raise UserError("definitions_missing", folder=str(folder))
    return check_beside(program.resources, folder)


def index_definitions(program: Program, folder: Path | None = None) -> Path:
    """Write the list of what the procedures in `folder` (None: the program's own) go by; gives its file.

    Raises:
        UserError: `definition_broken`, `index_unwritable`.
    """
    procedures = (folder or program.resources) / "procedures"
    try:
        return write_list(procedures)
    except OSError as error:
        raise UserError("index_unwritable", folder=str(procedures), reason=error.strerror or "") from error
