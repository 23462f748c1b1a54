"""The commands: each reads its arguments, asks `flow`, and prints; the answer is an exit code."""

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kaigo_desktop.cli import shapes
from kaigo_desktop.cli.accounts import (
    user_add,
    user_disable,
    user_list,
    user_renew,
    user_reset_password,
    user_role,
    user_unlock,
)
from kaigo_desktop.cli.assigning import assign_many
from kaigo_desktop.cli.backing_up import backup_store
from kaigo_desktop.cli.handing_over import codes_list, codes_set, codes_show, hand_over_batch
from kaigo_desktop.cli.keyring_commands import KEYRING_COMMANDS
from kaigo_desktop.cli.layout_commands import (
    layouts_export,
    layouts_inspect,
    layouts_list,
    layouts_save,
    layouts_try,
    layouts_withdraw,
)
from kaigo_desktop.cli.log_commands import LOG_COMMANDS
from kaigo_desktop.cli.numbers import erase_of_many, show_one
from kaigo_desktop.cli.people import people_of_one
from kaigo_desktop.cli.proving import seal_store, verify_store
from kaigo_desktop.cli.reviewing import (
    checklist_of_one,
    correction_text_of_one,
    letter_in,
    readings_of_one,
    take_one,
)
from kaigo_desktop.cli.terminal import UsageError, complain, put_json, say, secret
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User, Value
from kaigo_desktop.flow import (
    administer,
    decide,
    edit,
    find,
    link,
    receive,
    receive_held,
)
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.key_file import read_key_file
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.sign_in import sign_in, sign_in_with_recovery_key, sign_out

DONE, REFUSED, USAGE, PARTLY, BUG = 0, 1, 2, 3, 70
"""Exit codes: done; refused with one sentence; wrong words; done in part; our mistake."""


@contextmanager
def signed_in(program: Program, arguments: argparse.Namespace) -> Iterator[Desk]:
    """The desk of the user the command names, closed at the end."""
    if arguments.recovery_key_file:
        key = secret(arguments.recovery_key_file, "")
        older = arguments.accept_older_store
        desk = sign_in_with_recovery_key(program, arguments.store, key, accept_older=older)
    elif arguments.user:
        password = secret(arguments.password_file, f"{arguments.user}: ")
        second, older = read_key_file(arguments.key_file), arguments.accept_older_store
        desk = sign_in(program, arguments.store, arguments.user, password, second, accept_older=older)
    else:
        message = "give --user LOGIN (or --recovery-key-file FILE)"
        raise UsageError(message)
    try:
        yield desk
    finally:
        sign_out(desk)


def setup(program: Program, arguments: argparse.Namespace) -> int:
    """`setup`: a new store, its first administrator, and the recovery key, shown once."""
    administer.require_municipality(program, arguments.municipality)
    admin = User(arguments.admin, arguments.name or arguments.admin, "administrator")
    password = secret(arguments.password_file, f"{arguments.admin}: ")
    made = administer.set_up(program, arguments.store, admin, password)
    facts = {"store": str(arguments.store), "recovery_key": made.recovery_key, "root": made.root}
    put_json(facts) if arguments.json else say(program.messages.text("setup_done", {**facts}))
    return DONE


def receive_paths(desk: Desk, arguments: argparse.Namespace) -> int:
    """`receive`: 3 when some of the files were refused, 1 when all of them were."""
    if arguments.held:
        read = receive_held.receive_held(desk)
        put_json({"received": read}) if arguments.json else say("\n".join(read))
    if not arguments.paths:
        if arguments.held:
            return DONE
        message = "name the files or folders to receive"
        raise UsageError(message)
    result = receive.receive(desk, arguments.paths)
    if arguments.json:
        put_json(shapes.received(result))
    else:
        for file in result.files:
            say(f"{file.outcome}\t{file.receipt_no}\t{file.path}\t{file.message}")
    refused = result.counts["refused"]
    for file in result.files:
        if file.outcome == "refused":
            complain(f"{file.path}: {file.message}")
    return DONE if not refused else REFUSED if refused == len(result.files) else PARTLY


def find_text(desk: Desk, arguments: argparse.Namespace) -> int:
    """`find`."""
    query = find.Query(
        text=arguments.text,
        procedures=(arguments.procedure,) if arguments.procedure else (),
        states=(arguments.state,) if arguments.state else (),
        from_=arguments.from_,
        to=arguments.to,
        assignee=find.UNASSIGNED if arguments.assignee == "-" else arguments.assignee,
    )
    result = find.find(desk, query, arguments.limit)
    if arguments.json:
        put_json(shapes.found(result))
    else:
        for row in result.rows:
            cells = [row.receipt_no, row.received_at, row.procedure, row.state, row.name, row.insured_no]
            say("\t".join(cells))
        say(desk.program.messages.text("found_total", {"total": result.total}))
    return DONE


def edit_one(desk: Desk, arguments: argparse.Namespace) -> int:
    """`edit`: `--set KEY=VALUE` once for each field."""
    changes: dict[str, Value] = {}
    for change in arguments.changes:
        key, equals, value = change.partition("=")
        if not equals or not key:
            message = f"--set takes KEY=VALUE: {change}"
            raise UsageError(message)
        changes[key] = value
    return _say_states(
        arguments, [shapes.state(edit.edit(desk, arguments.receipt_no, changes, arguments.reason))]
    )


def decide_many(desk: Desk, arguments: argparse.Namespace) -> int:
    """`decide`: each application by itself; 3 when some were refused, 1 when all were."""
    results: list[dict[str, Any]] = []
    refused = 0
    letter = letter_in(arguments.letter)
    for receipt_no in arguments.receipt_nos:
        try:
            application = decide.decide(
                desk,
                arguments.step,
                receipt_no,
                comment=arguments.comment,
                acknowledge=arguments.acknowledge,
                override=arguments.override,
                letter=letter,
            )
            results.append(shapes.state(application))
        except UserError as error:
            refused += 1
            sentence = desk.program.messages.error(error)
            complain(f"{receipt_no}: {sentence}")
            results.append(
                {"receipt_no": receipt_no, "state": None, "error": error.code, "message": sentence}
            )
    _say_states(arguments, results)
    return DONE if not refused else REFUSED if refused == len(results) else PARTLY


def link_one(desk: Desk, arguments: argparse.Namespace) -> int:
    """`link`."""
    return _say_states(arguments, [shapes.state(link.link(desk, arguments.receipt_no, arguments.earlier))])


SIGNED_IN: dict[str, Callable[[Desk, argparse.Namespace], int]] = {
    "user add": user_add,
    "user list": user_list,
    "user role": user_role,
    "user disable": user_disable,
    "user renew": user_renew,
    "user unlock": user_unlock,
    "user reset-password": user_reset_password,
    "receive": receive_paths,
    "find": find_text,
    "assign": assign_many,
    "show": show_one,
    "edit": edit_one,
    "decide": decide_many,
    "link": link_one,
    "people": people_of_one,
    "erase": erase_of_many,
    "hand-over": hand_over_batch,
    "codes list": codes_list,
    "codes show": codes_show,
    "readings": readings_of_one,
    "take": take_one,
    "checklist": checklist_of_one,
    "correction-text": correction_text_of_one,
    "codes set": codes_set,
    "layouts inspect": layouts_inspect,
    "layouts list": layouts_list,
    "layouts export": layouts_export,
    "layouts try": layouts_try,
    "layouts save": layouts_save,
    "layouts withdraw": layouts_withdraw,
    "verify": verify_store,
    **LOG_COMMANDS,
    **KEYRING_COMMANDS,
    "seal": seal_store,
    "backup": backup_store,
}


def _say_states(arguments: argparse.Namespace, results: list[dict[str, Any]]) -> int:
    if arguments.json:
        put_json(shapes.one_or_many(results))
    else:
        for result in results:
            say(f"{result['receipt_no']}\t{result['state'] or '-'}")
    return DONE
