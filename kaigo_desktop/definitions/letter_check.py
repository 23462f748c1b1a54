"""What must be true of letters: they can be read, and nothing stands in {} that the program does not fill."""

from collections.abc import Iterator
from pathlib import Path

from kaigo_desktop.core.letter import Letter, strange_places
from kaigo_desktop.definitions.shelf import read_shelf

LETTERS = ("correction-request",)
"""The letters the program writes."""


def check_letters(resources: Path) -> Iterator[tuple[Path, str, str]]:
    """Every mistake of the letters under `resources`: file, key, what is wrong."""
    folder = resources / "texts"
    shelf = read_shelf(
        sorted({*folder.glob("*.toml"), *(folder / f"{name}.toml" for name in LETTERS)}), Letter
    )
    yield from shelf.faults
    for name, letter in shelf.entries.items():
        file = folder / f"{name}.toml"
        for part, strange in strange_places(letter).items():
            yield file, part, f"埋めるもののない {{ }} があります: {strange}"
        if name not in LETTERS:
            yield file, "id", "プログラムが使わない文面です"
