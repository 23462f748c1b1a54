"""What a verification finds: each fault with its place."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Finding(NamedTuple):
    """A fault: what kind of thing, where it is, and the code of the sentence (its only fact is `where`)."""

    what: str
    where: str
    message: str


@dataclass(slots=True)
class Findings:
    """Counts and faults of a verification under way."""

    checked: dict[str, int] = field(default_factory=dict)
    problems: list[Finding] = field(default_factory=list)

    def count(self, what: str, number: int = 1) -> None:
        """Note that so many things of a kind were looked at."""
        self.checked[what] = self.checked.get(what, 0) + number

    def found(self, what: str, where: str, message: str) -> None:
        """Note a fault."""
        self.problems.append(Finding(what, where, message))


def span(first: int, last: int) -> str:
    """Entries of the log from `first` to `last`: `7`, `7-9`."""
    return str(first) if first == last else f"{first}-{last}"
