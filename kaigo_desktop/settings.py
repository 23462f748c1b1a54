"""Where the program finds what belongs to it: data files, sentences, default store, language."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders and language the program was started with.

    Attributes:
        resources: procedures, code lists, workflows, profiles, roles (`resources/`).
        i18n: sentences in every language (`i18n/`).
        store: the store folder used unless `--store` names another.
        language: `ja` or `en`.
        state: the user's own folder for what this terminal remembers of stores.
    """

    resources: Path
    i18n: Path
    store: Path
    language: str
    state: Path


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the environment (`KAIGO_STORE`, `KAIGO_LANGUAGE`); Japanese unless told otherwise."""
    environment = os.environ if environment is None else environment
    language = environment.get("KAIGO_LANGUAGE", "ja")
    return Settings(
        resources=_data_folder("resources"),
        i18n=_data_folder("i18n"),
        store=Path(environment.get("KAIGO_STORE") or _default_store(environment)),
        language=language if language in {"ja", "en"} else "ja",
        state=_state_folder(environment),
    )


def _data_folder(name: str) -> Path:
    """`name` inside the installed package, or beside it in a source tree."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def _default_store(environment: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA", r"C:\ProgramData")) / "KaigoDesktop" / "store"
    data = environment.get("XDG_DATA_HOME") or str(
        Path(environment.get("HOME") or "/var/lib") / ".local" / "share"
    )
    return Path(data) / "kaigo-desktop" / "store"


def _state_folder(environment: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA", r"C:\ProgramData")) / "KaigoDesktop" / "state"
    state = environment.get("XDG_STATE_HOME") or str(
        Path(environment.get("HOME") or "/var/lib") / ".local" / "state"
    )
    return Path(state) / "kaigo-desktop"
