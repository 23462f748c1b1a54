"""The order somebody gave to rows, taken over to rows that others have changed meanwhile."""

from collections.abc import Sequence


def over_newer(order: Sequence[str], before: Sequence[object], now: Sequence[object]) -> list[str]:
    """`order` for the rows as they are `now`: a row it leaves out goes only if it is the one they knew.

    Rows that came since, or stand where another stood, are kept at the end.

    Args:
        order: the numbers of the rows that stay, in their new order, "" for a new one.
        before: what the rows were when the order was given, each something that tells it from others.
        now: what they are, in the same words.
    """
    known = {number for number, row in enumerate(now) if number < len(before) and before[number] == row}
    left_out = (str(number) for number in range(len(now)) if number not in known)
    return [*order, *(number for number in left_out if number not in order)]
