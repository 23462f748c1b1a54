"""Indexing 個人番号 that somebody without the number key wrote, when somebody who holds it signs in."""

from kaigo_desktop.core.masking import numbers_in
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.numbers import Opener, index_kept, may_open_numbers
from kaigo_desktop.flow.open_case import stored_form
from kaigo_desktop.flow.reading import Form
from kaigo_desktop.store import applications, numbers

GROUP = 500
"""Applications of one transaction: another desk is not kept waiting for long."""


def index_numbers(desk: Desk) -> int:
    """Index every application that waits for it, in groups; nothing for whoever may not open the numbers.

    Returns:
        How many there were.
    """
    forms: dict[str, Form] = {}
    done = 0
    while may_open_numbers(desk):
        with desk.store.reading() as connection:
            if not numbers.due(connection, 1):
                break
        with desk.store.transaction() as tx:
            opener = Opener(desk, tx)
            for application_id in numbers.due(tx, GROUP):
                found = applications.by_id(tx, application_id)
                definition = found.definition if found else ""
                if definition and definition not in forms:
                    forms[definition] = stored_form(desk, tx, definition)
                values = applications.revision(tx, application_id).values
                kept = numbers_in(forms[definition].procedure, values) if definition else []
                index_kept(desk, tx, opener, application_id, kept)
                done += 1
    return done
