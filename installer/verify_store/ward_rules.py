"""What roles may do and how applications move, from the ward's own `roles.toml` and `workflows/`."""

import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

from canonical import Facts

HELD, USUAL = "held", "two_person"
"""Where an application without a definition begins, and its workflow."""
IN_SIGHT = {"edit", "review", "override", "approve", "hand_over", "reveal", "erase"}
"""Permissions that count only with that to read."""


class Rules:
    """The roles and workflows of a folder.

    Raises:
        OSError: `roles.toml` cannot be read.
        ValueError: a file is no TOML.
        KeyError: a role or a workflow has no id.
    """

    def __init__(self, folder: Path) -> None:
        roles = tomllib.loads((folder / "roles.toml").read_text(encoding="utf-8"))["roles"]
        flows = [
            tomllib.loads(path.read_text(encoding="utf-8")) for path in (folder / "workflows").glob("*.toml")
        ]
        self._roles: dict[str, Facts] = {one["id"]: one for one in roles}
        self._flows: dict[str, Facts] = {one["id"]: one for one in flows}

    def flow(self, procedure: Facts) -> Facts:
        """The workflow of a procedure ({}: of an application without a definition).

        Raises:
            KeyError: it is not in the folder.
        """
        return self._flows[procedure.get("workflow", USUAL)]

    def may(self, role: str, permission: str, procedure: str) -> bool:
        """Whether a role has a permission for the applications of a procedure ("": of none)."""
        held = self._roles.get(role, {"permissions": []})
        needed = {permission, "read"} if permission in IN_SIGHT else {permission}
        limits = [
            limit["procedures"]
            for limit in held.get("limits", ())
            if needed & set(limit["permissions"]) and limit.get("procedures")
        ]
        return needed <= set(held["permissions"]) and all(
            procedure and any(fnmatchcase(procedure, name) for name in names) for names in limits
        )


def is_no_step(flow: Facts, made: Facts, stands: str, submitter: str) -> bool:
    """Whether a decision is no step of a workflow from where things stand, or lacks a second pair of eyes."""
    step = next((one for one in flow["transitions"] if one["action"] == made["action"]), None)
    fits = made["from_state"] == stands if stands else made["from_state"] in {flow["initial"], HELD}
    if step is None or not fits or not {"*", made["from_state"]} & set(step["from"]):
        return True
    alone = bool(step.get("four_eyes", False)) and made["actor"] == submitter
    return bool(made["to_state"] != step["to"]) or alone


def permissions(flow: Facts, made: Facts) -> list[str]:
    """What a decision needs."""
    steps = [str(one["permission"]) for one in flow["transitions"] if one["action"] == made["action"]]
    return steps + (["override"] if made["override"] else [])
