"""The demonstration (実演): the whole job on fictional downloads, in a store of its own.

Applications are received, completed, submitted by a caseworker, approved by a supervisor and handed over; a
few more are left at every stage of the work, so that there is something to try in the window.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kaigo_desktop.core.model import User
from kaigo_desktop.flow import administer
from kaigo_desktop.flow.decide import decide
from kaigo_desktop.flow.desk import Desk, HandedOver, Received
from kaigo_desktop.flow.edit import edit
from kaigo_desktop.flow.find import Query, counts, find
from kaigo_desktop.flow.hand_over import hand_over
from kaigo_desktop.flow.program import Program
from kaigo_desktop.flow.receive import receive
from kaigo_desktop.flow.sample import sample
from kaigo_desktop.flow.show import show
from kaigo_desktop.flow.sign_in import sign_in, sign_out

SEED = 20260330
_FILED = ("filed_on", "applied_on")
LEFT = 25
"""How many further applications are received and left on the way."""

USERS = (
    User("admin", "管理 太郎", "administrator"),
    User("yamada", "山田 花子", "caseworker"),
    User("sato", "佐藤 次郎", "supervisor"),
    User("kansa", "監査 三郎", "auditor"),
)
"""Fictional staff, one for each role."""


SOUGHT, ANOTHER_DAY, REASON = "髙橋", "令和8年11月10日", "電話で本人に確認"
"""What is typed for the pictures of the window: a name to look for, a date, and why it is changed."""


@dataclass(frozen=True, slots=True)
class Account:
    """What the demonstration did.

    Attributes:
        store, downloads, files: folders of the store, the fictional downloads and the hand-over.
        users: who may sign in, all with `password`.
        received, left: the two intakes.
        states: (procedure, state) → how many, over everything in the store.
    """

    store: Path
    downloads: Path
    files: Path
    password: str
    recovery_key: str
    received: Received
    left: Received
    handed_over: HandedOver
    states: dict[tuple[str, str], int]
    users: tuple[User, ...] = USERS
    titles: dict[str, str] = field(default_factory=dict)


def demonstrate(program: Program, folder: Path, count: int, tell: Callable[[str], None]) -> Account:
    """Do the whole job on `count` fictional applications in `folder`; `tell` hears which step begins.

    Raises:
        UserError: what the steps raise; `store_exists` where `folder` holds a demonstration already.
    """
    store, downloads, files = folder / "store", folder / "downloads", folder / "handed-over"
    password = secrets.token_urlsafe(9)
    tell("demo_set_up")
    recovery_key = administer.set_up(program, store, USERS[0], password).recovery_key
    admin = sign_in(program, store, USERS[0].login, password)
    try:
        for user in USERS[1:]:
            administer.add_user(admin, user, password)
    finally:
        sign_out(admin)
    tell("demo_sample")
    sample(program, downloads / "done", count, SEED)
    sample(program, downloads / "left", LEFT, SEED + 1)
    caseworker = sign_in(program, store, "yamada", password)
    supervisor = sign_in(program, store, "sato", password)
    try:
        tell("demo_receive")
        received = receive(caseworker, [downloads / "done"])
        tell("demo_decide")
        for receipt_no in _received(caseworker):
            _submit(caseworker, receipt_no)
            decide(supervisor, "approve", receipt_no)
        tell("demo_hand_over")
        handed_over = hand_over(caseworker, "generic-utf8", files)
        left = receive(caseworker, [downloads / "left"])
        _leave_on_the_way(caseworker, supervisor)
        states = _states(caseworker)
    finally:
        sign_out(caseworker)
        sign_out(supervisor)
    named = sorted({name for name, _ in states} - {""})
    titles = {name: program.catalog.head(name).short_title for name in named}
    return Account(
        store, downloads, files, password, recovery_key, received, left, handed_over, states, titles=titles
    )


def _received(desk: Desk) -> list[str]:
    return [row.receipt_no for row in find(desk, Query(states=("received",))).rows]


def _submit(desk: Desk, receipt_no: str) -> None:
    """Review and submit as a caseworker would: errors are asked about by telephone, the reason noted."""
    decide(desk, "start-review", receipt_no)
    errors = any(problem.severity == "error" for problem in show(desk, receipt_no).problems)
    decide(
        desk,
        "submit",
        receipt_no,
        acknowledge=True,
        override="電話で本人に確認済み。原本と照合のうえ提出" if errors else "",
    )


def _complete(desk: Desk, receipt_no: str) -> None:
    """Change the date of filing, as one does after a telephone call."""
    procedure = show(desk, receipt_no).procedure
    dates = [field.key for field in procedure.fields() if field.key in _FILED] if procedure else []
    edit(desk, receipt_no, {dates[0]: desk.program.today().isoformat()}, "届出日を本人に電話で確認")


_STAGES = (
    "received",
    "in_review",
    "awaiting_correction",
    "pending_approval",
    "approved",
    "returned",
    "rejected",
)


def _leave_on_the_way(caseworker: Desk, supervisor: Desk) -> None:
    """Leave the newest applications at every stage of the work in turn."""
    for turn, receipt_no in enumerate(_received(caseworker)):
        stage = _STAGES[turn % len(_STAGES)]
        if stage == "received":
            continue
        if stage == "in_review":
            decide(caseworker, "start-review", receipt_no)
            _complete(caseworker, receipt_no)
        elif stage == "awaiting_correction":
            decide(caseworker, "request-correction", receipt_no, comment="添付書類が不鮮明のため再提出を依頼")
        else:
            _submit(caseworker, receipt_no)
        if stage == "approved":
            decide(supervisor, "approve", receipt_no)
        elif stage == "returned":
            decide(supervisor, "return", receipt_no, comment="届出年月日を原本と照合してください")
        elif stage == "rejected":
            decide(supervisor, "reject", receipt_no, comment="対象外の届出のため")


def _states(desk: Desk) -> dict[tuple[str, str], int]:
    return counts(desk)
