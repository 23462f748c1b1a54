"""Which deadlines are over: one that ends on a closed day is kept on the next open day (民法142条)."""

from datetime import date, timedelta

from kaigo_desktop.core.ward import Ward, next_open

_LONGEST_CLOSURE = 366


def kept_until(ward: Ward, due_on: date) -> date:
    """The last day on which a deadline is still kept."""
    return next_open(ward, due_on) if ward.extends_over_closed_days else due_on


def kept_day(ward: Ward, due_on: str) -> str:
    """The last day on which a deadline (ISO) is still kept, as ISO; text that is no date unchanged."""
    try:
        return kept_until(ward, date.fromisoformat(due_on)).isoformat()
    except ValueError:
        return due_on


def overdue_by(ward: Ward, today: date) -> date:
    """The last deadline that is over on `today`: that one and every earlier one."""
    days = (today - timedelta(days=before) for before in range(1, _LONGEST_CLOSURE))
    return next((day for day in days if kept_until(ward, day) < today), today - timedelta(_LONGEST_CLOSURE))
