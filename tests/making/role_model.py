"""What every role may do, worked out anew from the text of `roles.toml`: tests hold the program against it.

Nothing of the program is used: the workflow and the verbs stand here as plain data, so that a mistake in the
program's own tables or logic can't hide in the expectation.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROLES: dict[str, dict[str, Any]] = {
    role["id"]: role
    for role in tomllib.loads(
        (Path(__file__).parents[2] / "resources" / "roles.toml").read_text(encoding="utf-8")
    )["roles"]
}

GROUPS = ("number", "address", "contact", "staff", "general")

NEEDS_SIGHT = ("edit", "review", "override", "approve", "hand_over", "reveal", "erase")

STATES = (
    "held", "received", "in_review", "awaiting_correction", "pending_approval", "approved", "rejected",
    "withdrawn", "handed_over", "closed",
)  # fmt: skip
EDITABLE = ("received", "in_review")
MARKABLE = ("received", "in_review", "pending_approval")


@dataclass(frozen=True)
class Step:
    """A step of the workflow: where from, where to, what for; `alone` where nobody else need look."""

    origins: tuple[str, ...]
    to: str
    permission: str
    alone: bool = True
    clean: bool = False
    letter: bool = False


STEPS: Mapping[str, Step] = {
    "start-review": Step(("received", "awaiting_correction"), "in_review", "review"),
    "submit": Step(("in_review",), "pending_approval", "review", clean=True),
    "approve": Step(("pending_approval",), "approved", "approve", alone=False),
    "return": Step(("pending_approval",), "in_review", "approve", alone=False),
    "reject": Step(("pending_approval",), "rejected", "approve", alone=False),
    "request-correction": Step(("received", "in_review"), "awaiting_correction", "review", letter=True),
    "withdraw": Step(
        ("received", "in_review", "awaiting_correction", "pending_approval"), "withdrawn", "review"
    ),
    "close": Step(("handed_over", "rejected", "withdrawn"), "closed", "review"),
}
"""Steps a person may ask for."""

NOT_ASKED_FOR = ("hand-over", "revise", "define", "supersede", "fly")
"""Steps only the program takes, and one there is not."""

VERBS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("read",): (
        "assign.people", "check_typed.check_typed",
        "checklist.checklist", "compare.compare", "decide.decide", "drafts.drop_draft",
        "drafts.find_draft", "find.count", "find.counts", "find.find", "find.ids", "find.page",
        "find.rows", "flags.flags",
        "home.numbers", "home.waiting", "many.decide_many", "many.look_ahead", "people.same_person",
        "readings.readings", "record_use.record_copy", "record_use.record_export", "record_use.record_print",
        "reveal.paths",
        "saved_searches.remove_search", "saved_searches.save_search",
        "saved_searches.saved_searches", "show.attachment", "show.show",
    ),
    ("review", "approve"): ("assign.assign", "assign.look_ahead", "assign.take_next"),
    ("edit",): ("drafts.keep_draft", "edit.edit", "readings.take"),
    ("review",): (
        "checklist.mark", "correction_text.correction_text", "flags.look_ahead", "flags.put_flag",
        "flags.put_flags", "flags.settle_flag", "link.link", "people.settle",
    ),
    ("receive",): (
        "look_ahead_receive.look_ahead_receive", "receive.receive", "receive_held.receive_held",
        "record_use.record_outcomes_print",
    ),
    ("hand_over",): (
        "hand_over.earlier", "hand_over.hand_over", "hand_over.preview", "hand_over.waiting",
        "report_back.mark_reported", "report_back.reported", "report_back.results",
        "report_back.unmark_reported", "transcribe.finish", "transcribe.transcript",
    ),
    ("accounts",): (
        "administer.add_user", "administer.disable_user", "administer.let_user_in",
        "administer.list_users", "administer.renew_user", "administer.reset_password",
        "administer.set_role", "rotate_keys.rotate_keys", "staff_address.set_staff_address",
        "staff_address.staff_address", "two_administrators.confirm", "two_administrators.standing",
        "two_administrators.switch", "two_administrators.withdraw",
    ),
    ("settings",): (
        "code_maps.change", "layouts.export_layout", "layouts.list_layouts", "layouts.mistakes_of",
        "layouts.next_version", "layouts.save_layout", "layouts.withdraw_layout",
        "try_layout.draft_layout", "try_layout.inspect", "try_layout.try_layout",
    ),
    ("settings", "hand_over"): ("code_maps.list_maps", "code_maps.show"),
    ("reveal",): ("reveal.reveal",),
    ("erase",): ("erase_numbers.erase_numbers",),
    ("backup",): ("back_up.back_up",),
    ("verify",): ("seal.seal", "verify.verify"),
    ("read_log",): ("read_log.actors", "read_log.export_log", "read_log.ids", "read_log.rows"),
    ("analyse",): (
        "analyse_log.analyse_month", "analyse_log.export_report", "analyse_log.months",
        "analyse_log.sign_off",
    ),
    ("read_log", "analyse"): ("log_words.log_words",),
}  # fmt: skip
"""The permissions any of which a verb asks for first → `module.verb` of `kaigo_desktop.flow`."""


@dataclass
class Person:
    """Somebody at a desk: permissions, and limits as they stand in the file."""

    login: str
    permissions: frozenset[str]
    limits: list[dict[str, list[str]]] = field(default_factory=list)

    def may(self, permission: str, procedure: str | None = None, group: str | None = None) -> bool:
        """Whether the permission is held, for a procedure ("" for none) and a group of fields."""
        if permission in NEEDS_SIGHT:
            in_sight = "number" if permission == "reveal" else group
            return self._holds("read", procedure, in_sight) and self._holds(permission, procedure, group)
        return self._holds(permission, procedure, group)

    def sees_all(self, procedure: str) -> bool:
        """Whether nothing of an application of the procedure is hidden."""
        return all(self.may("read", procedure, group) for group in GROUPS)

    def _holds(self, permission: str, procedure: str | None, group: str | None) -> bool:
        if permission not in self.permissions:
            return False
        for limit in self.limits:
            if permission not in limit["permissions"]:
                continue
            if procedure is not None and not _named(procedure, limit.get("procedures", [])):
                return False
            groups = limit.get("field_groups", [])
            if group is not None and groups and group not in groups:
                return False
        return True


def person(login: str, role: str, limits: Iterable[Mapping[str, list[str]]] = ()) -> Person:
    """Somebody of a role of the shipped file, with further limits."""
    found = ROLES[role]
    return Person(login, frozenset(found["permissions"]), [*found.get("limits", []), *map(dict, limits)])


def decision(who: Person, action: str, state: str, procedure: str, submitter: str) -> str:
    """What becomes of a decision about an application without problems: its new state, or the error code."""
    if not who.may("read", procedure):
        return "not_permitted"
    step = STEPS.get(action)
    if step is None:
        return "unknown_action"
    reasons = (
        ("not_permitted", not who.may(step.permission, procedure)),
        ("wrong_state", state not in step.origins),
        ("four_eyes", not step.alone and who.login == submitter),
        ("not_permitted", step.letter and not who.sees_all(procedure)),
    )
    return next((code for code, stands in reasons if stands), step.to)


def _named(procedure: str, patterns: list[str]) -> bool:
    if not patterns:
        return True
    return procedure != "" and any(
        procedure.startswith(pattern[:-1]) if pattern.endswith("*") else procedure == pattern
        for pattern in patterns
    )
