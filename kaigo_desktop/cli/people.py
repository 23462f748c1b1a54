"""The command `people`: other applications of the same person, two side by side, and settling a pair."""

import argparse
from collections.abc import Sequence
from typing import Any

from kaigo_desktop.cli.terminal import UsageError, put_json, say
from kaigo_desktop.flow import people
from kaigo_desktop.flow.compare import Compared, compare
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.people import Suggestion

DONE = 0


def suggestions(found: Sequence[Suggestion]) -> list[dict[str, Any]]:
    """`show` and `people`: every other application of the same person, with the reasons."""
    return [
        {
            "receipt_no": one.application.receipt_no,
            "procedure": one.application.procedure,
            "same_procedure": one.same_procedure,
            "state": one.application.state,
            "reasons": [
                {"code": why.code, "points": why.points, "message": why.message} for why in one.reasons
            ],
            "certainty": one.certainty,
            "settled": one.settled,
        }
        for one in found
    ]


def people_of_one(desk: Desk, arguments: argparse.Namespace) -> int:
    """`people RECEIPT_NO [OTHER [--settle VERDICT --reason TEXT]]`."""
    if arguments.settle:
        if not arguments.other:
            message = "--settle needs both receipt numbers"
            raise UsageError(message)
        people.settle(desk, arguments.receipt_no, arguments.other, arguments.settle, arguments.reason)
    elif arguments.other:
        return _side_by_side(arguments, compare(desk, arguments.receipt_no, arguments.other))
    found = suggestions(people.same_person(desk, arguments.receipt_no))
    if arguments.json:
        put_json({"receipt_no": arguments.receipt_no, "people": found})
    for one in () if arguments.json else found:
        reasons = desk.program.messages.listed(why["message"] for why in one["reasons"])
        say("\t".join((one["receipt_no"], one["procedure"], one["certainty"], one["settled"], reasons)))
    return DONE


def _side_by_side(arguments: argparse.Namespace, lines: Sequence[Compared]) -> int:
    if arguments.json:
        rows = [
            {
                "label": line.label,
                "left": line.left,
                "right": line.right,
                "same": line.same,
                "person": line.person,
            }
            for line in lines
        ]
        put_json({"receipt_no": arguments.receipt_no, "other": arguments.other, "rows": rows})
        return DONE
    for line in lines:
        sign = {True: "=", False: "≠", None: " "}[line.same]
        say(f"{sign}\t{line.label}\t{line.left}\t{line.right}")
    return DONE
