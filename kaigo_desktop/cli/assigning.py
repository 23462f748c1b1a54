"""The command `assign`: who works on applications, and taking the next one."""

import argparse

from kaigo_desktop.cli import shapes
from kaigo_desktop.cli.terminal import UsageError, put_json, say
from kaigo_desktop.flow import assign
from kaigo_desktop.flow.desk import Desk

DONE = 0


def assign_many(desk: Desk, arguments: argparse.Namespace) -> int:
    """`assign`: all of the applications or none; `--next` takes one, and names none where none is left."""
    if arguments.next == bool(arguments.receipt_nos):
        message = "name the applications, or take the --next one"
        raise UsageError(message)
    if arguments.next:
        taken = assign.take_next(desk)
        found = [taken] if taken else []
    else:
        found = assign.assign(desk, arguments.receipt_nos, arguments.to)
    if arguments.json:
        put_json({"assigned": [shapes.assigned(each) for each in found]})
    for each in () if arguments.json else found:
        say(f"{each.receipt_no}\t{each.assignee or '-'}")
    return DONE
