"""Commands as a script gives them: each in a process of its own, on a real store."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.store.wrapping import Cost
from tests.making.desks import make_program


def password_of(login: str) -> str:
    """What somebody at the terminal types."""
    return f"password of {login}"


def make_staffed_store(folder: Path) -> Path:
    """A store with an administrator and a caseworker, whose passwords cost no more than they must."""
    program = make_program(lambda: datetime.now(UTC))
    administer.set_up(program, folder, User("kanri", "kanri", "administrator"), password_of("kanri"), Cost())
    desk = sign_in(program, folder, "kanri", password_of("kanri"))
    administer.add_user(desk, User("tanto", "tanto", "caseworker"), password_of("tanto"))
    sign_out(desk)
    return folder


class Terminal:
    """Runs commands on one store; every password stands in a file named after its login."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for login in ("kanri", "tanto", "shonin", "kansa"):
            (folder / login).write_text(f"{password_of(login)}\n", encoding="utf-8")

    def run(self, words: str, *further: str, user: str = "", code: int = 0) -> Any:
        """The JSON answer of a command, which must end with `code`; `{}` in `words` is the folder."""
        signing = ["--store", str(self.folder / "store")]
        signing += ["--user", user, "--password-file", str(self.folder / user)] if user else []
        given = [word.replace("{}", str(self.folder)) for word in words.split()]
        arguments = [sys.executable, "-m", "kaigo_desktop", *given, *further, *signing, "--json"]
        done = subprocess.run(
            arguments, capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return json.loads(done.stdout) if done.stdout else done.stderr

    def check(self, folder: str, code: int = 0) -> Any:
        """The answer of `definitions check`, which opens no store."""
        command = [sys.executable, "-m", "kaigo_desktop", "definitions", "check", "--json"]
        done = subprocess.run(
            [*command, folder.replace("{}", str(self.folder))],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout)

    def set_up(self) -> None:
        """A store with an account of each role; the recovery key goes into a file."""
        made = self.run("setup --admin kanri --municipality 13104 --password-file {}/kanri")
        assert len(made["root"]) == 32
        (self.folder / "recovery").write_text(made["recovery_key"], encoding="utf-8")
        for login, role in (("tanto", "caseworker"), ("shonin", "supervisor"), ("kansa", "auditor")):
            account = f"user add {login} --role {role} --name {login} --new-password-file {{}}/{login}"
            self.run(account, user="kanri")
