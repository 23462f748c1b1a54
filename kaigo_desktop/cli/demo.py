"""The `demo` command: run the demonstration and give a readable account of it."""

import argparse
import tempfile
from pathlib import Path

from kaigo_desktop.cli.terminal import put_json, say
from kaigo_desktop.flow.demo import Account, demonstrate
from kaigo_desktop.flow.program import Program


def demo(program: Program, arguments: argparse.Namespace) -> int:
    """Run the demonstration; `arguments.account` then holds what it did, for the window that follows."""
    folder = arguments.dir or Path(tempfile.mkdtemp(prefix="kaigo-desktop-demo-"))
    text = program.messages.text
    account = demonstrate(
        program,
        folder,
        arguments.count,
        (lambda _code: None) if arguments.json else lambda code: say(text(code)),
    )
    arguments.account = account
    if arguments.json:
        put_json(_shape(account))
    else:
        say("\n".join(_lines(program, account)))
    return 0


def _lines(program: Program, account: Account) -> list[str]:
    """The account in the user's language: counts per procedure and outcome, files, who may sign in."""
    text, workflow = program.messages.text, program.catalog.workflow("two_person")
    labels = {state.id: state.label for state in workflow.states}
    lines = ["", text("demo_received", {"count": len(account.received.files), **account.received.counts})]
    lines.append(
        text("demo_handed_over", {"count": account.handed_over.count, "batch": account.handed_over.batch})
    )
    lines.append(text("demo_left", {"count": len(account.left.files)}))
    for procedure, title in account.titles.items():
        states = [
            f"{labels[state.id]} {account.states[procedure, state.id]}"
            for state in workflow.states
            if account.states.get((procedure, state.id))
        ]
        lines.append(f"  {title}: " + "  ".join(states))
    lines += ["", text("demo_files", {"folder": account.files})]
    lines += [f"  {name}  {rows}  sha256 {sha256[:16]}…" for name, sha256, rows in account.handed_over.files]
    lines += [
        text("demo_store", {"folder": account.store}),
        text("demo_downloads", {"folder": account.downloads}),
        "",
    ]
    lines.append(text("demo_users", {"password": account.password}))
    roles = program.catalog.roles()
    lines += [f"  {user.login}  {roles[user.role].label}  {user.name}" for user in account.users]
    return lines


def _shape(account: Account) -> dict[str, object]:
    return {
        "store": str(account.store),
        "downloads": str(account.downloads),
        "files": str(account.files),
        "password": account.password,
        "recovery_key": account.recovery_key,
        "users": [{"login": user.login, "role": user.role, "name": user.name} for user in account.users],
        "received": account.received.counts,
        "left": account.left.counts,
        "handed_over": {"batch": account.handed_over.batch, "count": account.handed_over.count},
        "states": [
            {"procedure": procedure, "state": state, "count": count}
            for (procedure, state), count in sorted(account.states.items())
        ],
    }
