"""What every user action works on: the desk of the user who signed in, and what it answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from kaigo_desktop.core.checklist import ChecklistItem
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.layout import Layout
from kaigo_desktop.core.model import Application, Attachment, Decision, Problem, Revision, User, Values
from kaigo_desktop.core.permission import Rights
from kaigo_desktop.core.procedure import CodeLists, Procedure
from kaigo_desktop.core.ward import Ward
from kaigo_desktop.core.workflow import Transition, Workflow
from kaigo_desktop.flow.greeting import NOTHING_TO_TELL, Greeting
from kaigo_desktop.flow.program import Program

if TYPE_CHECKING:  # SQLAlchemy is most of the start-up, and commands without a store don't need it
    from kaigo_desktop.store.keyring import Unlocked
    from kaigo_desktop.store.store import Store
    from kaigo_desktop.store.work import Flag


@dataclass(slots=True)
class Desk:
    """A signed-in user with an open store. Closed by `flow.sign_in.sign_out`.

    Attributes:
        unlocked: what the password opened: keys, the user's certificate, the root every other leads back to.
        greeting: what the person is told on arriving.
    """

    program: Program
    store: "Store"
    user: User
    rights: Rights
    role_label: str
    ward: Ward
    unlocked: "Unlocked"
    greeting: Greeting = NOTHING_TO_TELL

    @property
    def permissions(self) -> frozenset[str]:
        """The permissions held anywhere: what the window offers at all."""
        return self.rights.permissions

    def require_own_password(self) -> None:
        """Let only somebody decide or hand over whose password nobody else knows, and that is not due.

        Raises:
            UserError: `choose_password_first` after a reset by an administrator, `password_too_old` where the
                ward has passwords changed.
        """
        if self.unlocked.must_choose_password:
            raise UserError("choose_password_first")
        if self.greeting.must_choose == "age":
            raise UserError("password_too_old")

    def require(self, permission: str, procedure: str | None = None, field_group: str | None = None) -> None:
        """Let the user pass or refuse; None asks of no procedure or group in particular (`core.permission`).

        Raises:
            UserError: `not_permitted`, naming what the permission is for.
        """
        if not self.rights.may(permission, procedure, field_group):
            raise UserError("not_permitted", action=self._named(permission, field_group))

    def require_all(self, procedure: str) -> None:
        """Let pass who may read every field of a procedure: a file or a letter shows all of them.

        Raises:
            UserError: `not_permitted`.
        """
        if not self.rights.sees_all(procedure):
            raise UserError("not_permitted", action=self.program.messages.text("permission_read_all"))

    def _named(self, permission: str, field_group: str | None) -> str:
        """What a permission is for, and of which group of fields."""
        text = self.program.messages.text
        named = text(f"permission_{permission}")
        return f"{named}({text(f'field_group_{field_group}')})" if field_group else named


class Progress(msgspec.Struct, frozen=True):
    """How far long work is: `done` of `total` steps (downloads, rows), and the name being worked on.

    `applications` counts what has an outcome already: one download may hold thousands.
    """

    done: int
    total: int
    name: str = ""
    applications: int = 0


def unheard(_progress: Progress) -> None:
    """Take progress nobody watches."""


def never() -> bool:
    """Answer that nobody cancels."""
    return False


class FileOutcome(msgspec.Struct, frozen=True):
    """What became of one download: outcome, reason code for `held` and `refused`, and the sentence."""

    path: str
    receipt_no: str
    outcome: str
    reason: str | None
    message: str


class Received(msgspec.Struct, frozen=True):
    """A finished intake: batch id, an outcome per application or refused file, and counts per outcome."""

    batch: str
    files: tuple[FileOutcome, ...]
    counts: dict[str, int]
    cancelled: bool = False


class Found(msgspec.Struct, frozen=True):
    """A page of search results and how many there are in all."""

    total: int
    rows: tuple[Application, ...]


class HistoryEntry(msgspec.Struct, frozen=True):
    """One line of an application's history: a decision, an edit, a (re)submission, a flag, a pair settled.

    `action` is a workflow action, `receive`, `resubmit`, `edit`, `settle` (`flow.people`), `flag`,
    `flag_done` or `flag_cancel` (`flow.flags`), or `check` and `uncheck` of the checklist; `label` is its
    wording on the screen; `letter` the text that a request for correction went out with.
    """

    at: datetime
    actor: str
    action: str
    label: str
    comment: str
    letter: str = ""


class KeptLayout(msgspec.Struct, frozen=True):
    """A layout as it was kept when something was read by it, by the digest of its content."""

    layout: Layout
    digest: str


@dataclass(frozen=True, slots=True)
class Case:
    """An application as a person may see it: every 個人番号 masked, the unreadable hidden.

    Attributes:
        procedure: the definition it came in under; None while held.
        values, original: every key of the form, "" or [] where nothing stands.
        changed: paths of fields whose value was edited after receipt (`applicant_name`, `household[0].name`).
        transitions: what this user may do now, the expected next step first.
        editable: whether this user may change any value now.
        permissions: what this user may do with applications of this procedure.
        readable, writable: the groups of fields (`core.field_groups`) this user may read, and change now.
        sees_files: whether this user may look at the original and the attachments.
        open_warnings: the warnings among `problems` that nobody has taken note of yet.
        checklist: every point of the reviewer's checklist as it stands.
        layout: what the newest submission was read by before the definition; None where there was none.
        flags: what is stuck to it, the open ones first.
    """

    application: Application
    procedure: Procedure | None
    workflow: Workflow
    codes: CodeLists
    revision: Revision
    values: Values
    original: Values
    changed: frozenset[str]
    problems: tuple[Problem, ...]
    attachments: tuple[Attachment, ...]
    decisions: tuple[Decision, ...]
    history: tuple[HistoryEntry, ...]
    transitions: tuple[Transition, ...]
    editable: bool
    permissions: frozenset[str]
    readable: frozenset[str]
    writable: frozenset[str]
    sees_files: bool
    open_warnings: tuple[Problem, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    layout: KeptLayout | None = None
    flags: "tuple[Flag, ...]" = ()


class HandedOver(msgspec.Struct, frozen=True):
    """A finished hand-over: `files` are (name, sha256, rows); `losses` are (receipt_no, field, character).

    `unmapped_codes` are (receipt_no, field, symbol): symbols the profile's code map has no code for.
    `manifest` is the name of the signed list beside the files.
    """

    batch: str
    profile: str
    count: int
    files: tuple[tuple[str, str, int], ...]
    losses: tuple[tuple[str, str, str], ...]
    unmapped_codes: tuple[tuple[str, str, str], ...] = ()
    manifest: str = ""


class Preview(msgspec.Struct, frozen=True):
    """What a hand-over would do: how many applications of each procedure, and what would stop it."""

    profile: str
    counts: dict[str, int]
    losses: tuple[tuple[str, str, str], ...]
    unmapped_codes: tuple[tuple[str, str, str], ...]

    @property
    def is_stopped(self) -> bool:
        """Whether the hand-over would write nothing until something is mended."""
        return bool(self.losses or self.unmapped_codes)
