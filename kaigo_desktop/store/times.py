"""Machine times as they are stored: UTC, ISO 8601 with seconds and `Z` (`2026-11-23T07:33:42Z`)."""

from datetime import UTC, datetime
from functools import lru_cache

from kaigo_desktop.core.errors import BugError


def to_text(at: datetime) -> str:
    """`at` as stored text.

    Raises:
        BugError: `at` has no time zone, so that nobody could say which moment is meant.
    """
    if at.tzinfo is None:
        raise BugError("a moment without a time zone")
    return at.astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"


@lru_cache(maxsize=4_096)  # what came in together bears one second, and a list shows the same rows again
def from_text(text: str) -> datetime:
    """The moment (aware, UTC) a stored text means."""
    return datetime.fromisoformat(text)
