"""Every user action asks whether its user may, before it touches the store or even what it was given."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import NoReturn

import pytest

from kaigo_desktop import flow
from kaigo_desktop.core.errors import UserError
from kaigo_desktop.core.model import User
from kaigo_desktop.core.permission import ON_SIGHT, PERMISSIONS, Rights
from kaigo_desktop.flow.desk import Desk
from tests.making import role_model
from tests.making.desks import Clock, make_program

FREE = {
    "decide.signer_of": "a part of verbs: who signs at this desk",
    "genuine_rules.rules_of": "a part of verbs: by which rules decisions are judged",
    "index_numbers.index_numbers": "the program's own work at a sign-in; gives no number back",
    "numbers.drops_numbers": "a part of verbs: what the ward has set",
    "numbers.may_open_numbers": "a part of verbs: asks itself whether one may",
    "hand_over_members.may_hand_over": "a part of verbs: asks itself whether one may",
    "administer.change_password": "one's own, proven by the old one",
    "sign_in.sign_out": "ends one's own session",
    "open_desk.close": "ends one's own session",
    "keyring_step.changing": "a part of the verbs that change accounts and passwords",
    "rotate_keys.resume": "the program's own work at an administrator's sign-in",
    "index_people.index_due": "the program's own work at a sign-in; gives back a number",
    "terminal_memory.remember": "the program's own work at a sign-in and a sign-out; gives nothing back",
}
"""Verbs anybody at a desk may use, and why."""

PARTS = ("Connection", "open_case.Opened", "reading.Form")
"""What only a verb that has asked already can hand on: a function given one of these is a part of a verb."""


class TouchedError(Exception):
    """Something was looked at before anybody asked whether the user may."""


class Untouchable:
    """Stands for whatever must not be looked at yet."""

    def _touched(self, *_: object) -> NoReturn:
        raise TouchedError

    __getattr__ = __iter__ = __len__ = __bool__ = __eq__ = __hash__ = __str__ = __fspath__ = _touched


def verbs() -> Iterator[tuple[str, Callable[..., object]]]:
    for module in pkgutil.iter_modules(flow.__path__, "kaigo_desktop.flow."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if function.__module__ != module.name or name.startswith("_"):
                continue
            kinds = [str(each.annotation) for each in inspect.signature(function).parameters.values()]
            about_desk = any(kind.strip("'\"").endswith("Desk") or "flow.desk.Desk" in kind for kind in kinds)
            part = any(name in kind for kind in kinds for name in PARTS)
            if about_desk and not part:
                yield f"{module.name.rpartition('.')[2]}.{name}", function


VERBS = dict(verbs())
NEEDS = {name: needed for needed, names in role_model.VERBS.items() for name in names}
"""Verb → the permissions any of which it asks for."""


def desk_of(rights: Rights) -> Desk:
    """A desk of somebody with these rights; its store can't be touched."""
    program = make_program(Clock().now)
    parts: dict[str, object] = dict.fromkeys(inspect.signature(Desk).parameters, Untouchable())
    known = {
        "program": program,
        "user": User("nobody", "名無し", "none"),
        "rights": rights,
        "role_label": "",
        "ward": program.catalog.ward,
    }
    return Desk(**(parts | known))  # type: ignore[arg-type]


def test_every_verb_is_listed_with_what_it_asks_for() -> None:
    """A new verb: add it to `role_model.VERBS` under its permission (and to docs/roles.md), or to `FREE`."""
    assert NEEDS.keys() | FREE.keys() == VERBS.keys()
    assert not NEEDS.keys() & FREE.keys()
    assert all(FREE.values())


@pytest.mark.parametrize("name", sorted(NEEDS))
def test_a_verb_refuses_who_may_nothing_before_it_touches_anything(name: str) -> None:
    assert refusal(name, Rights()) == "not_permitted"


@pytest.mark.parametrize("name", sorted(NEEDS))
def test_a_verb_refuses_who_may_everything_but_this(name: str) -> None:
    assert refusal(name, Rights(PERMISSIONS - set(NEEDS[name]))) == "not_permitted"


@pytest.mark.parametrize("name", sorted(NEEDS))
def test_a_verb_goes_on_for_who_may_this_and_no_more(name: str) -> None:
    for needed in NEEDS[name]:
        with pytest.raises(TouchedError):
            refusal(name, Rights(frozenset({needed, "read"} if needed in ON_SIGHT else {needed})))


def refusal(name: str, rights: Rights) -> str:
    """The code a verb refuses with at a desk of these rights, every argument untouchable."""
    desk, verb = desk_of(rights), VERBS[name]
    by_position, by_name = [], {}
    for parameter in inspect.signature(verb).parameters.values():
        given = desk if "Desk" in str(parameter.annotation) else Untouchable()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
            by_name[parameter.name] = given
        else:
            by_position.append(given)
    with pytest.raises(UserError) as refused:
        verb(*by_position, **by_name)
    return refused.value.code
