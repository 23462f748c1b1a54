"""The program as it was built at start; loading this loads next to nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from kaigo_desktop.definitions.catalog import Catalog
    from kaigo_desktop.messages import Messages


@dataclass(frozen=True)
class Program:
    """What is built once at start: definitions, sentences and the clock (an aware `datetime` in UTC).

    `resources` is the folder of the definitions. `state` is the user's own folder for what this terminal
    remembers of stores; None: it remembers nothing.
    """

    messages: Messages
    resources: Path
    now: Callable[[], datetime]
    state: Path | None = None

    @cached_property
    def catalog(self) -> Catalog:
        """The definitions, each read when it is first needed."""
        from kaigo_desktop.definitions.catalog import Catalog

        return Catalog(self.resources)

    def today(self) -> date:
        """The date on the terminal's calendar."""
        return self.now().astimezone().date()
