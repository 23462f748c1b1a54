"""The log in the words of the staff: who, what was done, and the details of an entry."""

from collections.abc import Mapping
from dataclasses import dataclass

from kaigo_desktop.core.log_actions import GROUPS, OTHER, group_of
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.messages import Messages
from kaigo_desktop.store.keyring import Keyring

_DIGEST = 12
"""So many signs of a digest tell two of them apart on a screen; the export has all."""

_FOR_VERIFY = frozenset({"decision", "content", "form", "maps", "manifest"})
"""What only `verify` compares; nobody reads it."""


@dataclass(frozen=True, slots=True)
class LogWords:
    """Words for the entries of one store's log, gathered once.

    Attributes:
        names: 利用者ID → name.
        states: state of a workflow → its label.
        roles: role → its label.
    """

    messages: Messages
    names: Mapping[str, str]
    states: Mapping[str, str]
    roles: Mapping[str, str]

    def group(self, group: str) -> str:
        """The wording of a group of actions."""
        return self.messages.text(f"log_group_{group}")

    def action(self, action: str) -> str:
        """What was done, in words; an action this program does not know stays as it is."""
        code = f"log_action_{action.replace('-', '_')}"
        return self.messages.text(code) if code in self.messages.sentences else action

    def detail(self, detail: Mapping[str, str | int]) -> str:
        """The details of an entry, each behind its name; what says nothing is left out."""
        shown = {
            key: value for key, value in detail.items() if key not in _FOR_VERIFY and value not in {"", 0}
        }
        told = (f"{self._label(key)}: {self._value(key, value)}" for key, value in shown.items())
        return self.messages.listed(told)

    def groups(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every group with its actions, in the order they are offered."""
        return [*GROUPS.items(), (OTHER, ())]

    def group_of(self, action: str) -> str:
        """The wording of the group an action belongs to."""
        return self.group(group_of(action))

    def _label(self, key: str) -> str:
        code = f"log_detail_{key}"
        return self.messages.text(code) if code in self.messages.sentences else key

    def _value(self, key: str, value: str | int) -> str:
        text = str(value)
        if key in {"from", "to"}:
            return self.states.get(text, text)
        if key == "role":
            return self.roles.get(text, text)
        if key == "verdict":
            return self.messages.text(f"settled_{text}")
        return text[:_DIGEST] if key == "digest" else text


def log_words(desk: Desk) -> LogWords:
    """Gather the words; names of the staff stand in the keyring.

    Raises:
        UserError: `not_permitted`, a damaged keyring or definition.
    """
    desk.require("analyse" if "analyse" in desk.permissions else "read_log")
    catalog = desk.program.catalog
    workflows = (catalog.workflow(name) for name in catalog.workflows())
    return LogWords(
        desk.program.messages,
        {user.login: user.name for user in Keyring.load(desk.store.folder).users()},
        {state.id: state.label for workflow in workflows for state in workflow.states},
        {role.id: role.label for role in catalog.roles().values()},
    )
