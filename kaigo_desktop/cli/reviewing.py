"""The commands around a review: readings side by side, the checklist, the request for correction."""

import argparse
from pathlib import Path

from kaigo_desktop.cli import shapes
from kaigo_desktop.cli.terminal import UsageError, put_json, say
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.side_by_side import Side
from kaigo_desktop.flow import checklist, correction_text, readings, record_use
from kaigo_desktop.flow.desk import Desk

DONE = 0
_SIDES: dict[str, Side] = {"received": "received", "stood": "stood", "resubmitted": "resubmitted"}


def readings_of_one(desk: Desk, arguments: argparse.Namespace) -> int:
    """`readings`: what differs is marked with `*` where the answer is for people."""
    found = readings.readings(desk, arguments.receipt_no)
    if arguments.json:
        put_json({"receipt_no": arguments.receipt_no, "readings": [shapes.reading(one) for one in found]})
        return DONE
    for one in found:
        said = (one.received, one.stood, one.resubmitted, one.current)
        texts = [" ".join(side.text.splitlines()) if side else "-" for side in said]
        say("\t".join(["*" if one.differs else " ", one.label, *texts]))
    return DONE


def take_one(desk: Desk, arguments: argparse.Namespace) -> int:
    """`take`: `--choose KEY=READING` once for each field."""
    choices: dict[str, Side] = {}
    for choice in arguments.choices:
        path, _, side = choice.rpartition("=")
        if not path or side not in _SIDES:
            message = f"--choose takes KEY=READING ({', '.join(_SIDES)}): {choice}"
            raise UsageError(message)
        choices[path] = _SIDES[side]
    shape = shapes.state(readings.take(desk, arguments.receipt_no, choices, arguments.reason))
    put_json(shape) if arguments.json else say(f"{shape['receipt_no']}\t{shape['state']}")
    return DONE


def checklist_of_one(desk: Desk, arguments: argparse.Namespace) -> int:
    """`checklist`: shows it; `--done KEY` and `--undo KEY` mark it first."""
    for key in arguments.done:
        checklist.mark(desk, arguments.receipt_no, key, done=True, note=arguments.note)
    for key in arguments.undo:
        checklist.mark(desk, arguments.receipt_no, key, done=False, note=arguments.note)
    found = checklist.checklist(desk, arguments.receipt_no)
    if arguments.json:
        points = [shapes.check(item) for item in found]
        put_json({"receipt_no": arguments.receipt_no, "checklist": points})
        return DONE
    for item in found:
        sign = "x" if item.done else " " if item.applies else "-"
        say(f"[{sign}] {item.key}\t{item.label}\t{item.actor}\t{item.note}".rstrip())
    return DONE


def correction_text_of_one(desk: Desk, arguments: argparse.Namespace) -> int:
    """`correction-text`: prints it, or writes it to the file of `--out`."""
    text = correction_text.correction_text(desk, arguments.receipt_no, arguments.note)
    if arguments.out:
        correction_text.save_text(text, arguments.out)
        record_use.record_export(desk, arguments.receipt_no, desk.program.messages.text("log_what_letter"))
    if arguments.json:
        file = {"file": str(arguments.out)} if arguments.out else {}
        put_json({"receipt_no": arguments.receipt_no, "text": text, **file})
    else:
        say(str(arguments.out) if arguments.out else text)
    return DONE


def letter_in(file: Path | None) -> str:
    """The text in `file`, "" without one.

    Raises:
        UserError: `text_unreadable`.
    """
    if file is None:
        return ""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("text_unreadable", name=str(file)) from error
