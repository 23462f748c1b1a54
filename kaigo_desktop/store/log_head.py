"""Where a log stands, as the files beside the store keep it."""

import msgspec


class Head(msgspec.Struct, frozen=True):
    """Where a log stood: number and hash of its newest entry."""

    position: int
    hash: str
