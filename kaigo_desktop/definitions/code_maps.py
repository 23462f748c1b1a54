"""The shipped code maps (コード対応表), and the code lists whose symbols they translate."""

from pathlib import Path

from kaigo_desktop.core.code_map import CodeMap
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.procedure import CodeList
from kaigo_desktop.definitions.reader import read


def shipped_ids(resources: Path) -> list[str]:
    """The id of every code map under `resources`, sorted; no file is opened."""
    return sorted(file.stem for file in (resources / "codemaps").glob("*.toml"))


def shipped(resources: Path, map_id: str) -> CodeMap:
    """The code map of an id, as the program is shipped with it.

    Raises:
        UserError: `unknown_code_map`, or `definition_broken` with file and key.
    """
    file = resources / "codemaps" / f"{map_id}.toml"
    if Path(map_id).name != map_id or not file.is_file():
        raise UserError("unknown_code_map", id=map_id)
    return read(file, CodeMap)


def code_list(resources: Path, list_id: str) -> CodeList:
    """A code list by its id.

    Raises:
        UserError: `unknown_code_list`, or `definition_broken` with file and key.
    """
    file = resources / "codes" / f"{list_id}.toml"
    if Path(list_id).name != list_id or not file.is_file():
        raise UserError("unknown_code_list", id=list_id)
    return read(file, CodeList)
