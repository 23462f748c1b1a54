"""The commands `show` and `erase`: where 個人番号 come to sight, an entry each, or go for good."""

import argparse
from typing import Any

from kaigo_desktop.cli import shapes
from kaigo_desktop.cli.people import suggestions
from kaigo_desktop.cli.terminal import UsageError, put_json, say, say_tree
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow import people, reveal, show
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.erase_numbers import erase_numbers

DONE = 0
_GONE = ("number_dropped", "number_erased")


def show_one(desk: Desk, arguments: argparse.Namespace) -> int:
    """`show`: one application; `--reveal` needs `--reason`."""
    wanted = arguments.reveal or bool(arguments.field)
    if wanted and not arguments.reason.strip():
        message = "--reveal needs --reason TEXT"
        raise UsageError(message)
    shown = show.show(desk, arguments.receipt_no)
    shape = shapes.case(shown, _revealed(desk, arguments) if wanted else {})
    shape |= {"people": suggestions(people.same_person(desk, arguments.receipt_no))}
    if arguments.json:
        put_json(shape)
    else:
        say_tree(shape)
    return DONE


def erase_of_many(desk: Desk, arguments: argparse.Namespace) -> int:
    """`erase --numbers-only`: all the applications named, or none."""
    erased = erase_numbers(desk, arguments.receipt_nos, arguments.reason, arguments.authority)
    rows: list[dict[str, Any]] = [
        {"receipt_no": one.receipt_no, "numbers": one.numbers, "files": one.files} for one in erased
    ]
    if arguments.json:
        put_json(shapes.one_or_many(rows))
    for row in () if arguments.json else rows:
        say(f"{row['receipt_no']}\t{row['numbers']}\t{row['files']}")
    return DONE


def _revealed(desk: Desk, arguments: argparse.Namespace) -> dict[str, str]:
    """Path → number: every one there is, or the one of `--field`; each is an entry of the log."""
    desk.require("reveal")
    number, reason, field = arguments.receipt_no, arguments.reason, arguments.field
    found: dict[str, str] = {}
    for path in [field] if field else reveal.paths(desk, number):
        try:
            found[path] = reveal.reveal(desk, number, path, reason)
        except UserError as error:
            if field or error.code not in _GONE:
                raise
    return found
