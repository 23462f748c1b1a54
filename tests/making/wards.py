"""Programs of wards that decided otherwise: further roles, another handling of 個人番号."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kaigo_desktop.flow.program import Program
from tests.making.desks import make_program

CLERK = """
[[roles]]
id = "clerk"
label = "受付"
permissions = ["receive", "read", "edit", "review", "override", "hand_over"]
"""
"""A role that does a caseworker's work and may not see 個人番号."""


def make_ward(
    folder: Path, now: Callable[[], datetime], *, roles: str = "", individual_numbers: str = "keep"
) -> Program:
    """The program with its resources copied into `folder`, with `roles` added and the ward set otherwise."""
    program = make_program(now)
    resources = shutil.copytree(program.resources, folder / "resources")
    for name, before, after in (
        ("roles.toml", "[[roles]]", f"{roles}\n[[roles]]"),
        ("ward.toml", 'individual_numbers = "keep"', f'individual_numbers = "{individual_numbers}"'),
    ):
        text = (resources / name).read_text(encoding="utf-8")
        assert before in text
        (resources / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    return Program(program.messages, resources, now)
