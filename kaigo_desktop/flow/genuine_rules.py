"""What signatures are judged by: the roles of this ward, and the workflow of each kept definition."""

from functools import cache

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.genuine import Rules
from kaigo_desktop.core.workflow import Workflow
from kaigo_desktop.definitions.catalog import Catalog
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import HELD_WORKFLOW
from kaigo_desktop.store import definitions


def rules_of(desk: Desk) -> Rules:
    """The rules of `desk`; a definition is read once, one that can't be read is nobody's to decide by."""
    known: dict[str, tuple[str, str]] = {"": ("", HELD_WORKFLOW)}
    workflows: dict[str, Workflow] = {}
    roles = desk.program.catalog.roles()

    def procedure(digest: str) -> tuple[str, str]:
        if digest not in known:
            try:
                with desk.store.reading() as connection:
                    read, _ = Catalog.from_snapshot(definitions.load(connection, digest))
                known[digest] = read.id, read.workflow
            except UserError:
                known[digest] = "", HELD_WORKFLOW
        return known[digest]

    def workflow(digest: str) -> Workflow:
        name = procedure(digest)[1]
        if name not in workflows:
            workflows[name] = desk.program.catalog.workflow(name)
        return workflows[name]

    @cache
    def may(role: str, permission: str, digest: str) -> bool:
        return role in roles and roles[role].rights.may(permission, procedure(digest)[0])

    return Rules(workflow, may)
