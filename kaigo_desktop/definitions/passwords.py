"""The list of passwords nobody may choose (`resources/passwords/*.txt`), one a line; `#` begins a comment."""

from pathlib import Path

from kaigo_desktop.core.password import fold


def read_common(resources: Path) -> frozenset[str]:
    """Every entry of every list, in the form in which passwords are compared; none where there is no list."""
    files = sorted((resources / "passwords").glob("*.txt"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(fold(line) for line in lines if line.strip() and not line.startswith("#"))
