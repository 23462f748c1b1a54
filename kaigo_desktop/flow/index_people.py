"""Indexing whom applications are about, where a store is older than that index."""

from kaigo_desktop.core.people import people_of
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import stored_form
from kaigo_desktop.flow.reading import Form
from kaigo_desktop.store import applications, people
from kaigo_desktop.store.database import Connection

GROUP = 500
"""Applications of one transaction: another desk is not kept waiting for long."""


def index_due(desk: Desk) -> int:
    """Index every application that waits for it, in groups; breaking off loses nothing.

    Returns:
        How many there were: none but at the first sign-in after an update.
    """
    forms: dict[str, Form] = {}
    done = 0
    while True:
        with desk.store.reading() as connection:
            if not people.due(connection, 1):
                return done
        with desk.store.transaction() as tx:
            for app_id in people.due(tx, GROUP):
                _index(desk, tx, app_id, forms)
                done += 1


def _index(desk: Desk, tx: Connection, app_id: int, forms: dict[str, Form]) -> None:
    """Index one application by the definition it came in under."""
    found = applications.by_id(tx, app_id)
    about = []
    if found is not None and found.definition:
        if found.definition not in forms:
            forms[found.definition] = stored_form(desk, tx, found.definition)
        about = people_of(forms[found.definition].procedure, applications.revision(tx, app_id).values)
    people.replace(tx, app_id, about)
