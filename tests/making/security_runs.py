"""How much of an attack is tried: a sample spread over all of it in the ordinary run, everything in the long.

The long run: `KAIGO_LONG=1 python3 dev.py test tests/security`.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")

IS_LONG = os.environ.get("KAIGO_LONG") == "1"


def some(things: Sequence[Thing], count: int) -> list[Thing]:
    """All of `things` in the long run, otherwise about `count` of them, the first and last among them."""
    if IS_LONG or len(things) <= count:
        return list(things)
    return [things[round(number * (len(things) - 1) / (count - 1))] for number in range(count)]
