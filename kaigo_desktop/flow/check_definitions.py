"""Checking every definition (定義の検査) without a store or a sign-in."""

from pathlib import Path

from kaigo_desktop.definitions.check import DefinitionError, check
from kaigo_desktop.flow.desk import Program

__all__ = ["DefinitionError", "check_definitions"]


def check_definitions(program: Program, folder: Path | None = None) -> list[DefinitionError]:
    """Every mistake of the definitions in `folder` (None: the program's own), each with file and key."""
    return check(folder or program.resources)
