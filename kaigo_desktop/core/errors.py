"""The two kinds of failure: the world's (`UserError`) and ours (`BugError`).

A `UserError` carries a code and facts; its sentence, in each language, stands in `i18n/messages.*.toml`
under the same code, so that wording is data and a test can assert that no code lacks a sentence.
"""


class UserError(Exception):
    """Something in the world is not as it should be; nothing was half done.

    Attributes:
        code: stable reason code, snake_case; also the key of the sentence shown to the user.
        facts: what the sentence names (file, field, login …). Never an individual number or a password.
    """

    def __init__(self, code: str, **facts: object) -> None:
        """Keep `code` and `facts`; the sentence is made where it is shown."""
        super().__init__(code)
        self.code = code
        self.facts: dict[str, object] = facts

    def __str__(self) -> str:
        """Give code and facts for a log or a test; staff see the sentence of the code instead."""
        return f"{self.code} {self.facts}" if self.facts else self.code


class Worded(str):
    """A fact that is itself a code: its sentence stands in its place in the sentence told (`Messages`)."""

    __slots__ = ()


class BugError(Exception):
    """A state this program must never reach: our mistake, reported with a reference number."""
