"""The same step for several applications: first what would become of each, then doing it.

Each application stands by itself: one that is refused keeps the others from nothing.
"""

from collections.abc import Callable, Sequence

import msgspec

from kaigo_desktop.core.errors import UserError
from kaigo_desktop.flow.decide import allowed, decide
from kaigo_desktop.flow.desk import Desk
from kaigo_desktop.flow.open_case import open_case
from kaigo_desktop.messages import Messages


class Refused(msgspec.Struct, frozen=True):
    """An application that is left as it is, by 受付番号: the reason code and its sentence."""

    receipt_no: str
    code: str
    sentence: str


class Several(msgspec.Struct, frozen=True):
    """What becomes, or became, of several applications: those that go, and those that do not."""

    going: tuple[str, ...]
    refused: tuple[Refused, ...]


def look_ahead(desk: Desk, action: str, receipt_nos: Sequence[str]) -> Several:
    """What `decide_many` would do, writing nothing.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    with desk.store.reading() as connection:
        return each_of(
            receipt_nos,
            lambda number: allowed(desk, connection, open_case(desk, connection, number), action),
            desk.program.messages,
        )


def decide_many(desk: Desk, action: str, receipt_nos: Sequence[str]) -> Several:
    """Take a step for each application that allows it, without a comment, an override or an acknowledgement.

    Every decision is a transaction of its own, signed and entered as one made alone.

    Raises:
        UserError: `not_permitted`.
    """
    desk.require("read")
    return each_of(receipt_nos, lambda number: decide(desk, action, number), desk.program.messages)


def each_of(receipt_nos: Sequence[str], do: Callable[[str], object], messages: Messages) -> Several:
    """Do something for each application; what is refused is told in the words of `messages`."""
    going: list[str] = []
    refused: list[Refused] = []
    for number in receipt_nos:
        try:
            do(number)
        except UserError as error:
            refused.append(Refused(number, error.code, messages.error(error)))
        else:
            going.append(number)
    return Several(tuple(going), tuple(refused))
