"""The composition root: settings → sentences → definitions → program; then a command or the window.

The window is on the screen before the words of the commands are known: nothing but functions imports either.
"""

from __future__ import annotations

import gc
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kaigo_desktop import log, settings
from kaigo_desktop.flow.program import Program
from kaigo_desktop.messages import Messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kaigo_desktop.settings import Settings


def build(chosen: Settings) -> Program:
    """Build the program once: everything else is given what it needs."""
    return Program(
        messages=Messages(chosen.i18n / "messages", chosen.language),
        resources=chosen.resources,
        now=lambda: datetime.now(UTC),
        state=chosen.state,
    )


def start(words: Sequence[str]) -> int:
    """Run the command that `words` name, or open the window where there is none; answers the exit code."""
    _write_no_core()
    chosen = settings.load()
    program = build(chosen)
    log.start(chosen.store.parent / "log")
    if not words:
        gc.disable()  # for what is loaded only; the window sees to its garbage by itself (`ui.collecting`)
        from kaigo_desktop.ui.app import run as run_window

        return run_window(program, chosen.store)
    from kaigo_desktop.cli.run import run as run_command

    code, arguments = run_command(program, chosen, words)
    if arguments.command is None:
        from kaigo_desktop.ui.app import run as run_window

        return run_window(program, arguments.store, continued=arguments.continued)
    if arguments.command == "demo" and code == 0 and not arguments.no_window:
        from kaigo_desktop.ui.app import show_demo

        return show_demo(program, arguments.account.store, arguments.account.password)
    return code


def _write_no_core() -> None:
    """Let a crash write no picture of the memory, keys and all, to the disk."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Entry point of `kaigo-desktop`."""
    return start(sys.argv[1:])
