"""The commands that prove: `verify` and `seal`."""

import argparse
from pathlib import Path
from typing import Any

from kaigo_desktop.cli.terminal import complain, put_json, say
from kaigo_desktop.flow import seal, verify
from kaigo_desktop.flow.desk import Desk

DONE, REFUSED = 0, 1
"""Exit codes: nothing found; any problem."""


def verify_store(desk: Desk, arguments: argparse.Namespace) -> int:
    """`verify`: 1 when there is any problem; `--seal` takes a file, or the text scanned from the paper."""
    given: str | None = arguments.seal
    result = verify.verify(desk, given if given is None or given.lstrip().startswith("{") else Path(given))
    problems: list[dict[str, Any]] = [
        {"what": what, "where": where, "message": message} for what, where, message in result.problems
    ]
    if arguments.json:
        put_json({"ok": result.ok, "checked": result.checked, "problems": problems})
    else:
        for what, count in result.checked.items():
            say(f"{what}\t{count}")
    for problem in problems:
        complain(f"{problem['what']} {problem['where']}: {problem['message']}")
    return DONE if result.ok else REFUSED


def seal_store(desk: Desk, arguments: argparse.Namespace) -> int:
    """`seal`: the seal's file and the paper to print."""
    made = seal.seal(desk, arguments.out)
    if arguments.json:
        put_json({"file": str(made.file), "paper": str(made.paper), "position": made.position})
    else:
        say(f"{made.file}\n{made.paper}")
    return DONE
