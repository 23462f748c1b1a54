"""What a person is told on arriving: when they were here last, what failed since, when their account ends."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

MustChoose = Literal["", "voucher", "age"]
"""Why a new password is due before anything else: an administrator knows this one, or it is too old."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a sign-in found.

    Attributes:
        last: when the same person signed in before; None for the first time.
        failures: wrong passwords under their login since.
        count_lost: whether the count of wrong passwords was deleted or put back by somebody.
        ends_on: the last day of the account (ISO), "" unless it is near.
        days_left: how many days that is away.
        must_choose: why a password of their own is due now.
        given: whether the password is still the first one, which an administrator gave.
    """

    last: datetime | None = None
    failures: int = 0
    count_lost: bool = False
    ends_on: str = ""
    days_left: int = 0
    must_choose: MustChoose = ""
    given: bool = False


NOTHING_TO_TELL = Greeting()
