"""Where in a download something was found."""

from dataclasses import dataclass

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import Refusal


@dataclass(frozen=True, slots=True)
class Place:
    """A position for the outcome list.

    Attributes:
        path: full path, with what is inside a ZIP after another `/` and a CSV line after `:`.
        name: the same from the download's own name on, for sentences.
        modified_at: ISO time the downloaded file was last changed, the last resort for 受付日時.
    """

    path: str
    name: str
    modified_at: str = ""

    def inside(self, name: str) -> "Place":
        """The place of an application inside this download."""
        return Place(f"{self.path}/{name}", f"{self.name}/{name}", self.modified_at)

    def line(self, number: int) -> "Place":
        """The place of a row of this file."""
        return Place(f"{self.path}:{number}", f"{self.name}:{number}", self.modified_at)

    def refusal(self, error: UserError, receipt_no: str = "") -> Refusal:
        """What stands here was not taken in, and why."""
        return Refusal(self.path, error.code, {"name": self.name, **error.facts}, receipt_no)
