"""The commands `backup` and `restore`."""

import argparse
from datetime import datetime

from kaigo_desktop.cli.terminal import UsageError, put_json, say, secret
from kaigo_desktop.flow import back_up
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.key_file import read_key_file
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.restore import Way, restore

DONE = 0


def backup_store(desk: Desk, arguments: argparse.Namespace) -> int:
    """`backup`: the file, its size, and the newest entry of the log it holds."""
    made = back_up.back_up(desk, arguments.out)
    if arguments.json:
        put_json({"file": str(made.file), "bytes": made.size, "position": made.position})
    else:
        say(str(made.file))
    return DONE


def restore_store(program: Program, arguments: argparse.Namespace) -> int:
    """`restore`: signs in to what it restored, so there is no store to sign in to before."""
    restored = restore(program, arguments.file, arguments.store, _way(arguments))
    listed = restored.listed
    facts = {"made_at": listed.at, "actor": listed.actor, "position": listed.position}
    if arguments.json:
        put_json({"store": str(restored.folder), "file": str(arguments.file), **facts})
    else:
        made_at = f"{datetime.fromisoformat(listed.at).astimezone():%Y-%m-%d %H:%M}"
        told = {"folder": str(restored.folder), **facts, "made_at": made_at}
        say(program.messages.text("restore_done", told))
    return DONE


def _way(arguments: argparse.Namespace) -> Way:
    if arguments.recovery_key_file:
        return Way(recovery_key=secret(arguments.recovery_key_file, ""))
    if not arguments.user:
        message = "give --user LOGIN (or --recovery-key-file FILE)"
        raise UsageError(message)
    password = secret(arguments.password_file, f"{arguments.user}: ")
    return Way(arguments.user, password, read_key_file(arguments.key_file))
