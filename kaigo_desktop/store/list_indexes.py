"""The indexes lists are read from: one for each order and filter, each with all that the filters ask.

`id` follows the column an index is in the order of, so that equals stand in order of receipt.
"""

from sqlalchemy import Index, text

from kaigo_desktop.store.schema import application, decision

ASKED = ("procedure", "state", "received_at", "due_on", "errors", "warnings")
"""What filters ask of an application: every index holds it."""

LEADING = {
    "application_at_a_glance": (),
    "application_by_state": ("state",),
    "application_by_procedure": ("procedure",),
    "application_by_received_at": ("received_at",),
    "application_by_due_on": ("due_on",),
    "application_by_kana": ("kana_order",),
    "application_by_insured_no": ("insured_no",),
    "application_by_receipt_no": ("receipt_no",),
    "application_by_born_on": ("born_on",),
    "application_by_problems": ("errors", "warnings"),
    "application_by_batch": ("batch",),
    "application_by_assignee": ("assignee",),
}
"""Index → the columns it is in the order of, before `id`."""

for _name, _leading in LEADING.items():
    _columns = (*_leading, "id", *(column for column in ASKED if column not in _leading))
    Index(_name, *(application.c[column] for column in _columns))

Index("application_counted", application.c.procedure, application.c.state)

Index(
    "application_flagged",
    *(application.c[column] for column in ("flags", "id", *ASKED)),
    sqlite_where=application.c.flags > text("0"),
)
"""Only those with an open flag: taking in costs nothing more."""

Index(
    "application_with_errors",
    *(application.c[column] for column in ("id", *ASKED)),
    sqlite_where=application.c.errors > text("0"),
)
"""Only those with errors, in order of receipt."""

Index("decision_returned", decision.c.application, sqlite_where=decision.c.action == "return")
"""Few decisions send something back; by these one finds what was returned to whom."""
