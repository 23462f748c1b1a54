"""The words of the command line (a contract: scripts use it)."""

import argparse
from pathlib import Path

from kaigo_desktop import __version__
from kaigo_desktop.cli.keyring_arguments import keyring

ROLES = ("caseworker", "supervisor", "administrator", "auditor")
VERDICTS = ("duplicate", "different", "same_person")
LAYOUTS = ("zip", "folder", "list-csv", "item-csv")


def parser(default_store: Path) -> argparse.ArgumentParser:
    """The parser of the whole command line; `command` is None where the window is wanted."""
    top = argparse.ArgumentParser(
        prog="kaigo-desktop", description="介護保険の電子申請を受け付け、審査し、基幹システムへ渡す"
    )
    top.add_argument("--version", action="version", version=f"kaigo-desktop {__version__}")
    top.add_argument("--store", type=Path, default=default_store, help="store folder")
    top.add_argument("--continued", action="store_true", help=argparse.SUPPRESS)  # by a locked window
    top.set_defaults(command=None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    _setting_up(commands)
    _accounts(commands)
    _working(commands)
    _reviewing(commands)
    _handing_over(commands)
    _erasing(commands)
    _layouts(commands)
    _auditing(commands)
    _checking(commands)
    return top


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    text: str,
    *,
    sign_in: bool = True,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text)
    command.add_argument("--json", action="store_true", help="machine-readable output on stdout")
    if sign_in:
        command.add_argument("--store", type=Path, default=argparse.SUPPRESS, help="store folder")
        command.add_argument("--user", metavar="LOGIN", help="who signs in")
        command.add_argument("--password-file", type=Path, metavar="FILE", help="file holding the password")
        command.add_argument(
            "--key-file", type=Path, metavar="FILE", help="the key file, where one is needed"
        )
        command.add_argument(
            "--accept-older-store",
            action="store_true",
            help="open a store older than the one this terminal saw (administrators; it is logged)",
        )
        command.add_argument(
            "--recovery-key-file",
            type=Path,
            metavar="FILE",
            help="sign in with the recovery key of the set-up",
        )
    return command


def _setting_up(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = _command(commands, "demo", "the whole job on fictional downloads", sign_in=False)
    demo.add_argument("--count", type=int, default=200)
    demo.add_argument("--dir", type=Path, default=None)
    demo.add_argument("--no-window", action="store_true")
    sample = _command(commands, "sample", "write fictional downloads", sign_in=False)
    sample.add_argument("--out", type=Path, required=True)
    sample.add_argument("--count", type=int, required=True)
    sample.add_argument("--seed", type=int, required=True)
    sample.add_argument("--procedure", default="", metavar="ID")
    sample.add_argument("--layout", choices=LAYOUTS, default="zip")
    setup = _command(commands, "setup", "make a new store", sign_in=False)
    setup.add_argument("--store", type=Path, default=argparse.SUPPRESS)
    setup.add_argument("--admin", metavar="LOGIN", required=True)
    setup.add_argument("--name", default="", help="the administrator's name")
    setup.add_argument("--municipality", metavar="CODE", default="")
    setup.add_argument("--password-file", type=Path, metavar="FILE")
    setup.set_defaults(user=None)


def _accounts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    user = commands.add_parser("user", help="accounts").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    add = _command(user, "add", "make an account")
    add.add_argument("login")
    add.add_argument("--role", choices=ROLES, required=True)
    add.add_argument("--name", required=True)
    add.add_argument("--new-password-file", type=Path, required=True, metavar="FILE")
    add.add_argument("--until", default=None, metavar="D", help="the account's last day")
    _command(user, "list", "every account")
    role = _command(user, "role", "give an account another role")
    role.add_argument("login")
    role.add_argument("role", choices=ROLES)
    disable = _command(user, "disable", "close an account")
    disable.add_argument("login")
    disable.add_argument("--rotate-keys", action="store_true", help="give the store new keys too")
    address = _command(user, "address", "note where somebody lives, for the analysis of the log")
    address.add_argument("login")
    address.add_argument(
        "--address-file", type=Path, default=None, metavar="FILE", help="without it the note is taken away"
    )
    renew = _command(user, "renew", "let an account last until another day")
    renew.add_argument("login")
    renew.add_argument("--until", required=True, metavar="D", help='its last day, "" for no end')
    _command(user, "unlock", "let in who is locked out after wrong passwords").add_argument("login")
    reset = _command(user, "reset-password", "give an account a new password")
    reset.add_argument("login")
    reset.add_argument("--new-password-file", type=Path, required=True, metavar="FILE")
    keyring(commands, user, _command)


def _working(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    receive = _command(commands, "receive", "take downloads in")
    receive.add_argument("paths", type=Path, nargs="*", metavar="PATH")
    receive.add_argument(
        "--held", action="store_true", help="read held applications again with today's definitions"
    )
    find = _command(commands, "find", "search")
    find.add_argument("text", nargs="?", default="")
    find.add_argument("--procedure", default="", metavar="ID")
    find.add_argument("--state", default="", metavar="S")
    find.add_argument("--from", dest="from_", default="", metavar="D")
    find.add_argument("--to", default="", metavar="D")
    find.add_argument("--assignee", default="", metavar="LOGIN", help='who works on it, "-" for nobody')
    find.add_argument("--limit", type=int, default=100)
    _assigning(commands)
    _showing(commands)
    edit = _command(commands, "edit", "change values; a new revision")
    edit.add_argument("receipt_no")
    edit.add_argument("--set", dest="changes", action="append", required=True, metavar="KEY=VALUE")
    edit.add_argument("--reason", required=True)
    decide = _command(commands, "decide", "a step of the workflow")
    decide.add_argument("step", metavar="ACTION")
    decide.add_argument("receipt_nos", nargs="+", metavar="RECEIPT_NO")
    decide.add_argument("--comment", default="")
    decide.add_argument("--acknowledge", action="store_true", help="accept the warnings")
    decide.add_argument("--override", default="", metavar="REASON", help="go on in spite of errors")
    decide.add_argument(
        "--letter", type=Path, default=None, metavar="FILE", help="the text a request for correction sends"
    )
    link = _command(commands, "link", "say which earlier application a correction belongs to")
    link.add_argument("receipt_no")
    link.add_argument("earlier")
    people = _command(commands, "people", "other applications of the same person; two side by side")
    people.add_argument("receipt_no")
    people.add_argument("other", nargs="?", default="", metavar="OTHER")
    people.add_argument("--settle", choices=VERDICTS, default="", help="what the two are (needs --reason)")
    people.add_argument("--reason", default="")


def _assigning(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    assign = _command(commands, "assign", "say who works on applications; all of them or none")
    assign.add_argument("receipt_nos", nargs="*", metavar="RECEIPT_NO")
    whom = assign.add_mutually_exclusive_group(required=True)
    whom.add_argument("--to", default="", metavar="LOGIN")
    whom.add_argument("--nobody", action="store_true", help="relieve who works on them")
    whom.add_argument("--next", action="store_true", help="take the most urgent one nobody works on")


def _showing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    show = _command(commands, "show", "one application")
    show.add_argument("receipt_no")
    show.add_argument("--reveal", action="store_true", help="show individual numbers (needs --reason)")
    show.add_argument("--field", default="", metavar="KEY", help="reveal the number of this field alone")
    show.add_argument("--reason", default="", help="why: an entry of the log for each number")


def _erasing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    erase = _command(commands, "erase", "destroy what is not needed any more, with a record of it")
    erase.add_argument("receipt_nos", nargs="+", metavar="RECEIPT_NO")
    erase.add_argument(
        "--numbers-only",
        action="store_true",
        required=True,
        help="individual numbers and the originals alone",
    )
    erase.add_argument("--reason", required=True)
    erase.add_argument("--authority", default="", help="by which authority, if not the ward's usual one")


def _handing_over(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    hand_over = _command(commands, "hand-over", "write the files for the core system")
    hand_over.add_argument("--profile", required=True, metavar="ID")
    hand_over.add_argument("--out", type=Path, default=None, metavar="DIR")
    hand_over.add_argument("--again", default="", metavar="BATCH")
    hand_over.add_argument(
        "--preview", action="store_true", help="count and check what waits; write and change nothing"
    )
    codes = commands.add_parser("codes", help="how symbols are written for the core system").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    _command(codes, "list", "every code map")
    _command(codes, "show", "a code map's versions and codes").add_argument("map")
    change = _command(codes, "set", "make a new version of a code map")
    change.add_argument("map")
    change.add_argument("list")
    change.add_argument("codes", nargs="+", metavar="SYMBOL=CODE")
    change.add_argument("--reason", required=True)
    change.add_argument("--from", dest="from_", default="", metavar="D", help="first day of the version")
    change.add_argument("--to", default="", metavar="D", help="its last day")


def _layouts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    actions = commands.add_parser("layouts", help="how forms of the ward's own are read").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    inspect = _command(actions, "inspect", "the items of a sample, and what they are likely to be for")
    inspect.add_argument("sample", type=Path, metavar="FILE")
    inspect.add_argument("--procedure", default="", metavar="ID", help="whose fields are suggested")
    inspect.add_argument(
        "--draft", type=Path, default=None, metavar="FILE.toml", help="write a layout of them"
    )
    inspect.add_argument("--id", dest="layout", default="", metavar="ID", help="the id of the draft")
    _command(actions, "list", "every layout")
    _command(actions, "export", "a layout as a file").add_argument("layout", metavar="ID")
    trying = _command(actions, "try", "read a sample through a layout; nothing is written")
    trying.add_argument("file", type=Path, metavar="FILE.toml")
    trying.add_argument("sample", type=Path, metavar="SAMPLE")
    save = _command(actions, "save", "save a version of a layout in the store")
    save.add_argument("file", type=Path, metavar="FILE.toml")
    save.add_argument("--reason", required=True)
    withdraw = _command(actions, "withdraw", "let a layout read nothing more")
    withdraw.add_argument("layout", metavar="ID")
    withdraw.add_argument("--reason", required=True)


def _reviewing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    readings = _command(commands, "readings", "as received, as it stood, as resubmitted, as it stands")
    readings.add_argument("receipt_no")
    take = _command(commands, "take", "make a reading the current value; a new revision")
    take.add_argument("receipt_no")
    take.add_argument(
        "--choose",
        dest="choices",
        action="append",
        required=True,
        metavar="KEY=READING",
        help="READING: received, stood or resubmitted",
    )
    take.add_argument("--reason", required=True)
    checklist = _command(commands, "checklist", "what a reviewer makes sure of; mark it")
    checklist.add_argument("receipt_no")
    checklist.add_argument("--done", action="append", default=[], metavar="KEY")
    checklist.add_argument("--undo", action="append", default=[], metavar="KEY", help="take a mark back")
    checklist.add_argument("--note", default="")
    text = _command(commands, "correction-text", "the text that asks an applicant to mend an application")
    text.add_argument("receipt_no")
    text.add_argument("--note", default="", help="your own words to the applicant")
    text.add_argument("--out", type=Path, default=None, metavar="FILE", help="write it to a new file")


def _auditing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    actions = commands.add_parser("audit", help="the audit log").add_subparsers(
        dest="action", metavar="ACTION", required=True
    )
    listed = _command(actions, "list", "the newest entries of the log")
    listed.add_argument("--limit", type=int, default=100)
    export = _command(actions, "export", "entries of the log as CSV")
    export.add_argument("--out", type=Path, required=True, metavar="FILE.csv")
    for command in (listed, export):
        command.add_argument("--actor", default="", metavar="LOGIN", help="who did it")
        command.add_argument("--receipt-no", default="", metavar="RECEIPT_NO", help="to which application")
        command.add_argument(
            "--action", dest="log_action", default="", metavar="ACTION", help="what, or a group: looking …"
        )
        command.add_argument("--from", dest="from_", default="", metavar="D", help="first day")
        command.add_argument("--to", default="", metavar="D", help="last day")
    report = _command(actions, "report", "the analysis of a month of the log")
    report.add_argument("--month", required=True, metavar="YYYY-MM")
    report.add_argument(
        "--out", type=Path, default=None, metavar="FILE", help="as paper (.pdf) or table (.csv)"
    )
    review = _command(actions, "sign-off", "keep that a month was looked through")
    review.add_argument("--month", required=True, metavar="YYYY-MM")
    review.add_argument("--finding", required=True, metavar="TEXT", help="what was found")


def _checking(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verify = _command(commands, "verify", "check that the store is whole and genuine")
    verify.add_argument("--seal", default=None, metavar="FILE", help="a seal's file or the text of its paper")
    for name, what in (("seal", "write a seal of the store"), ("backup", "write the whole store, encrypted")):
        command = _command(commands, name, f"{what}, to be kept outside it")
        command.add_argument("--out", type=Path, required=True, metavar="DIR")
    restore = _command(commands, "restore", "make the store of a backup anew in an empty folder (--store)")
    restore.add_argument("file", type=Path, metavar="FILE")
    definitions = commands.add_parser("definitions", help="definitions of procedures")
    actions = definitions.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, purpose in (
        ("check", "every mistake of every definition"),
        ("index", "list anew what the procedures go by"),
    ):
        command = _command(actions, name, purpose, sign_in=False)
        command.add_argument("folder", type=Path, nargs="?", default=None, metavar="DIR")
