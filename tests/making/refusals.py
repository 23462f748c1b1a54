"""What a verb refuses with."""

from collections.abc import Callable

from kaigo_desktop.core.errors import UserError


def refusal(action: Callable[..., object], *arguments: object, **named: object) -> str:
    """The code `action` refuses with, "" where it does not: compare it, a bare call shows nothing."""
    try:
        action(*arguments, **named)
    except UserError as error:
        return error.code
    return ""
