"""Changes on their way into the store, while they still stand typed on the form."""

from collections.abc import Mapping

from kaigo_desktop.core.model import Application, Value
from kaigo_desktop.flow.desk import Case, Desk
from kaigo_desktop.flow.edit import edit


class Saving:
    """Saves what is typed over `case`; from then on until the form is read anew it stands in both places.

    `version` is the one they became, 0 before that; it is set on the worker thread, so work that was asked
    for after the saving knows how that went.
    """

    def __init__(self, desk: Desk, case: Case, changes: Mapping[str, Value], reason: str) -> None:
        self._desk, self._reason = desk, reason
        self._receipt_no, self._over = case.application.receipt_no, case.application.version
        self.changes = changes
        self.version = 0

    def work(self) -> Application:
        """Save them.

        Raises:
            UserError: as `flow.edit` does.
        """
        saved = edit(self._desk, self._receipt_no, self.changes, self._reason, self._over)
        self.version = saved.version
        return saved
