"""An office for random users: a store, people in shipped and further roles, and the model of both."""

import random
import shutil
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kaigo_desktop import settings
from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.sign_in import sign_in, sign_out
from kaigo_desktop.messages import Messages
from kaigo_desktop.store.wrapping import Cost
from tests.making.desks import PASSWORD, Clock
from tests.making.downloads import MOVED_IN, QUALIFICATION, Parts
from tests.making.role_model import Person

FURTHER_ROLES = """
[[roles]]
id = "card_clerk"
label = "被保険者証の担当者"
permissions = ["receive", "read", "edit", "review", "override", "hand_over", "reveal"]

[[roles.limits]]
permissions = ["receive", "read"]
procedures = ["insured_*"]

[[roles]]
id = "note_taker"
label = "記録係"
permissions = ["read", "edit", "review", "override"]

[[roles.limits]]
permissions = ["read"]
field_groups = ["general", "staff"]

[[roles.limits]]
permissions = ["edit"]
field_groups = ["staff"]

[[roles]]
id = "card_chief"
label = "被保険者証の承認者"
permissions = ["read", "review", "override", "approve"]

[[roles.limits]]
permissions = ["approve"]
procedures = ["insured_card"]
"""

CARD: dict[str, Parts] = {
    "申請年月日": "令和8年3月30日",
    "申請者氏名": "新宿　花子",
    "申請者と本人の関係": "本人",
    "申請者住所": "東京都新宿区歌舞伎町1-4-1",
    "被保険者氏名(漢字)": "新宿　花子",
    "被保険者の生年月日": "昭和20年1月2日",
    "被保険者住所": "東京都新宿区歌舞伎町1-4-1",
}

FORMS: dict[str, tuple[str, dict[str, Parts]]] = {
    "qualification": (QUALIFICATION, MOVED_IN),
    "insured_card": ("被保険者証の交付申請", CARD),
    "": ("定義のない申請", {"氏名": "新宿　太郎"}),
}

FIELDS = {
    "applicant_name": "general",
    "applicant_address": "address",
    "applicant_phone": "contact",
    "review_notes": "staff",
}
"""Fields both forms have → their groups."""


@dataclass
class Standing:
    """An application in the model; `values` are those somebody edited since the newest download."""

    receipt_no: str
    procedure: str
    state: str
    version: int = 1
    submitter: str = ""
    values: dict[str, str] = field(default_factory=dict)


class Office:
    """A store with its people, and the model of both."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Set a store up with an administrator and six people in random roles."""
        self.chance, self.folder, self.clock = random.Random(seed), folder, Clock()
        chosen = settings.load({"HOME": "/nonexistent"})
        resources = Path(shutil.copytree(chosen.resources, folder / "resources"))
        text = (resources / "roles.toml").read_text(encoding="utf-8") + FURTHER_ROLES
        (resources / "roles.toml").write_text(text, encoding="utf-8")
        self.roles: dict[str, dict[str, Any]] = {
            role["id"]: role for role in tomllib.loads(text)["roles"] if role["id"] != "administrator"
        }
        messages = Messages(chosen.i18n / "messages")
        self.program = Program(messages, resources, self.clock.now)
        self.store = folder / "store"
        administer.set_up(self.program, self.store, User("kanri", "管理", "administrator"), PASSWORD, Cost())
        self.admin = sign_in(self.program, self.store, "kanri", PASSWORD)
        self.people: dict[str, tuple[Person, Desk]] = {}
        self.model: dict[str, Standing] = {}
        self.done: Counter[str] = Counter()
        roles = ["caseworker", "supervisor", *self.chance.choices([*self.roles], k=4)]
        for login, role in zip("abcdef", roles, strict=True):
            administer.add_user(self.admin, User(login, login, role), PASSWORD)
            self.sit_down(login, role)

    def close(self) -> None:
        """Sign everybody out."""
        for _, desk in self.people.values():
            sign_out(desk)
        sign_out(self.admin)

    def sit_down(self, login: str, role: str) -> None:
        """Sign somebody in who has a role."""
        found = self.roles[role]
        who = Person(login, frozenset(found["permissions"]), found.get("limits", []))
        self.people[login] = who, sign_in(self.program, self.store, login, PASSWORD)

    def change_role(self, login: str) -> None:
        """Give somebody another role: they sign out and in again."""
        sign_out(self.people[login][1])
        role = self.chance.choice([*self.roles])
        administer.set_role(self.admin, login, role)
        self.sit_down(login, role)
