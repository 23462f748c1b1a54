"""Whom a form is about (被保険者): what identifies a person, folded, and the keys a person is looked up by.

The applicant (届出人) and the householder (世帯主) are other parties and never among these people; in a form
with rows of a household every row is somebody it is about.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kaigo_desktop.core import wareki
from kaigo_desktop.core.form import rows_of
from kaigo_desktop.core.model import Value, Values
from kaigo_desktop.core.procedure import Field, Procedure
from kaigo_desktop.core.text import fold_address, fold_kana, fold_name, fold_number, fold_phone

_NUMBER_LENGTH = 10
_SHORTEST_NUMBER = 6
_SHORTEST_PHONE = 9
_DUMMY_KINDS = 2
"""A phone of two different digits or fewer (0000000000, 0311111111 has three) is no phone."""

_SHARED = ("phone", "address")
"""What a form without its own person tells of everybody in its rows."""

Texts = list[tuple[str, str]]
"""(mark of the field, value as it stands): `("kana", "シンジュク　ハナコ")`."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a form; every text is a folded key, "" where nothing (or nothing readable) was given.

    Attributes:
        position: row of the group, from 0; 0 too for the person of a form without rows. Where a form has
            both, its own person is 0 and the rows follow.
        name: 氏名, its parts separated by a space as far as the text separates them.
        kana: フリガナ, likewise.
        born_on: ISO with its precision.
        insured_no: 被保険者番号, ten characters where it has fewer digits; "" for a dummy of equal digits.
        phones: 電話番号, digits only.
        addresses: 住所, old and new; one without a number (同上) is none.
    """

    position: int
    name: str = ""
    kana: str = ""
    born_on: str = ""
    insured_no: str = ""
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    def lookup_keys(self) -> list[str]:
        """The lookup keys: two people who may be one share at least one of them.

        A birth date's key is the same with day and month exchanged, so that a pair exchanged is found.
        """
        born = wareki.from_iso(self.born_on)
        day = born.full() if born else None
        single = {
            "number": self.insured_no,
            "born": f"{day.year}-{min(day.month, day.day)}-{max(day.month, day.day)}" if day else "",
            "kana": self.kana.replace(" ", ""),
            "name": self.name.replace(" ", ""),
        }
        found = [f"{kind}:{key}" for kind, key in single.items() if key]
        return found + [f"phone:{phone}" for phone in self.phones]


def people_of(procedure: Procedure, values: Values) -> list[Person]:
    """The people `values` of a `procedure` are about; one without name, reading and number is left out."""
    everybody = (_person(position, told) for position, told in enumerate(texts_of(procedure, values)))
    return [person for person in everybody if person.name or person.kana or person.insured_no]


def texts_of(procedure: Procedure, values: Values) -> list[Texts]:
    """What a form says of each of its people, by position, as it stands in `values`."""
    form = list(_told(procedure.fields(), values))
    shared = [(mark, text) for mark, text in form if mark in _SHARED]
    each: list[Texts] = [form] if len(shared) < len(form) else []
    for section in procedure.groups():
        each += [[*_told(section.fields, row), *shared] for row in rows_of(values, section.group)]
    return each


def _told(fields: Iterable[Field], values: Mapping[str, Value]) -> Iterator[tuple[str, str]]:
    for field in fields:
        mark = field.column or field.person
        if mark and isinstance(text := values.get(field.key), str) and text.strip():
            yield mark, text


def _person(position: int, told: Texts) -> Person:
    one = dict(reversed(told))
    phones = (fold_phone(text) for mark, text in told if mark == "phone")
    addresses = (fold_address(text) for mark, text in told if mark == "address")
    born_on = one.get("born_on", "")
    return Person(
        position,
        name=" ".join(filter(None, map(fold_name, one.get("name", "").split()))),
        kana=" ".join(filter(None, map(fold_kana, one.get("kana", "").split()))),
        born_on=born_on if wareki.from_iso(born_on) else "",
        insured_no=_insured_no(one.get("insured_no", "")),
        phones=_distinct(phone for phone in phones if len(phone) >= _SHORTEST_PHONE and not _dummy(phone)),
        addresses=_distinct(address for address in addresses if any(map(str.isdecimal, address))),
    )


def _insured_no(text: str) -> str:
    number = fold_number(text)
    readable = len(number) >= _SHORTEST_NUMBER and number[-_SHORTEST_NUMBER:].isdecimal()
    return number.zfill(_NUMBER_LENGTH) if readable and len(set(number)) > 1 else ""


def _dummy(phone: str) -> bool:
    return len(set(phone)) <= _DUMMY_KINDS


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
