"""What the command line reads and writes: passwords from files or the keyboard, sentences, JSON."""

import getpass
import json
import os
import sys
from pathlib import Path
from typing import Any

from kaigo_desktop.core.errors import UserError


class UsageError(Exception):
    """The command's words don't go together; the text says why."""


def say(text: str) -> None:
    """Print a line for people on stdout."""
    print(text)


def complain(text: str) -> None:
    """Print one sentence on stderr."""
    print(text, file=sys.stderr)


def put_json(value: object) -> None:
    """Print `value` as JSON on stdout, Japanese text as itself."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def secret(file: Path | None, prompt: str) -> str:
    """A password or key: the first line of `file`, or asked for without echo where there is a keyboard.

    Raises:
        UsageError: neither a file nor a keyboard.
        UserError: `password_file_unreadable`.
    """
    if file is None:
        if not sys.stdin.isatty():
            message = "give --password-file FILE (a password never stands on the command line)"
            raise UsageError(message)
        return getpass.getpass(prompt)
    try:
        return file.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("password_file_unreadable", name=str(file)) from error


def utf8_output() -> None:
    """Write UTF-8 whatever the terminal's code page is; a name must not stop a report."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def leave_output() -> None:
    """Send what is still to be written nowhere: nobody reads it, and Python must not complain at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_tree(value: object, indent: str = "") -> None:
    """A nested shape as indented lines for reading."""
    pairs = (
        value.items() if isinstance(value, dict) else enumerate(value, 1) if isinstance(value, list) else ()
    )
    for key, part in pairs:
        if isinstance(part, (dict, list)) and part:
            say(f"{indent}{key}:")
            say_tree(part, indent + "  ")
        elif part not in ("", [], {}, None):
            say(f"{indent}{key}: {part}")
