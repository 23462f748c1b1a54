"""Conditions as data (`visible_if`, `required_if`, a rule's `when`): no eval, one small tree.

In TOML: `{ field = "filing_reason", is = "loss" }`, `{ field = "x", in = ["a", "b"] }`,
`{ field = "x", filled = true }`, `{ field = "x", starts = "H" }`, `{ all = [...] }`, `{ any = [...] }`,
`{ not = {...} }`.
"""

from collections.abc import Iterator

import msgspec

from kaigo_desktop.core.model import Row, Values


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One node: a test of a field, or `all` / `any` / `not` over other nodes: exactly one of them."""

    field: str = ""
    is_: str | None = msgspec.field(default=None, name="is")
    in_: tuple[str, ...] | None = msgspec.field(default=None, name="in")
    filled: bool | None = None
    starts: str | None = None
    all_: tuple["Condition", ...] | None = msgspec.field(default=None, name="all")
    any_: tuple["Condition", ...] | None = msgspec.field(default=None, name="any")
    not_: "Condition | None" = msgspec.field(default=None, name="not")

    def __post_init__(self) -> None:
        """Refuse a node that says nothing or two things (a ValueError: msgspec reports it with its place)."""
        tests = sum(test is not None for test in (self.is_, self.in_, self.filled, self.starts))
        joins = sum(join is not None for join in (self.all_, self.any_, self.not_))
        if tests + joins != 1 or (tests == 1) != bool(self.field):
            message = "a condition is one of: field with is / in / filled / starts; all; any; not"
            raise ValueError(message)


def holds(condition: Condition | None, values: Values) -> bool:
    """Whether `condition` is true of `values` (for a field of a row, the row's own); no condition is true.

    A field that is missing counts as empty. A multiple choice `is` a symbol that is among its values.
    """
    if condition is None:
        return True
    if condition.field:
        value = values.get(condition.field, "")
        return _test_text(condition, value) if isinstance(value, str) else _test_several(condition, value)
    if condition.all_ is not None:
        for part in condition.all_:  # noqa: SIM110 - `all` takes half as long again, and this is asked most
            if not holds(part, values):
                return False
        return True
    if condition.any_ is not None:
        return any(holds(part, values) for part in condition.any_)
    return not holds(condition.not_, values)


def fields_of(condition: Condition | None) -> Iterator[str]:
    """Every field key a condition names, for the check that nothing dangles."""
    if condition is None:
        return
    if condition.field:
        yield condition.field
    for part in (*(condition.all_ or ()), *(condition.any_ or ())):
        yield from fields_of(part)
    yield from fields_of(condition.not_)


def _test_several(condition: Condition, value: list[str] | list[Row]) -> bool:
    texts = [part for part in value if isinstance(part, str)]
    if condition.filled is not None:
        return any(part.strip() for part in texts) == condition.filled
    if condition.starts is not None:
        return any(part.startswith(condition.starts) for part in texts)
    wanted = (condition.is_,) if condition.is_ is not None else (condition.in_ or ())
    return any(part in wanted for part in texts) or (not texts and "" in wanted)


def _test_text(condition: Condition, text: str) -> bool:
    if condition.is_ is not None:
        return text == condition.is_
    if condition.filled is not None:
        return bool(text.strip()) == condition.filled
    if condition.starts is not None:
        return text.startswith(condition.starts)
    return text in (condition.in_ or ())
