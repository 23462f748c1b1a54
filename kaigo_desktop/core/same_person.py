"""Whether two people are likely one: each attribute counts for or against, and every count can be read.

A missing attribute is neither. The points are rounded odds (about 2.5 bits each) of a ward's register: a
birth date is shared with a handful of its insured, a 被保険者番号 with nobody, an address or a phone with a
family. Names therefore count first: where given names disagree, a shared address or phone and a neighbouring
number say nothing (twins, parent and child). The program only suggests; a person decides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from kaigo_desktop.core import wareki
from kaigo_desktop.core.alike import Finding, find_kana, find_name, one_slip, same_block
from kaigo_desktop.core.people import Person
from kaigo_desktop.core.wareki import ERAS, PartialDate

SUGGESTED = 7
"""Points from which two people are suggested as one: no two attributes that many people share reach it."""

STRONG = 11
"""Points of name, reading and full birth date: as sure as it gets without the papers."""

Certainty = Literal["strong", "possible"]

_GENERATION, _OLDEST_PARENT = 15, 50
"""So many years apart, two birth years are rather those of parent and child than a slip of the pen."""

_ERA_SLIPS = frozenset(
    apart for one, other in product(ERAS, ERAS) if (apart := one.base - other.base) > _OLDEST_PARENT
)
"""Years apart when the same year was written under another era (昭和20年, 平成20年)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What one attribute says: `code` names the finding (and its sentence), `points` are for or against."""

    code: str
    points: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """What all attributes of two people say; `left` and `right` are their positions in their forms."""

    reasons: tuple[Reason, ...]
    left: int
    right: int

    @property
    def points(self) -> int:
        """The sum."""
        return sum(reason.points for reason in self.reasons)

    @property
    def suggested(self) -> bool:
        """Whether a person should look at the two."""
        return self.points >= SUGGESTED

    @property
    def certainty(self) -> Certainty:
        """How sure a suggestion is."""
        return "strong" if self.points >= STRONG else "possible"


def likeness(left: Person, right: Person) -> Likeness:
    """Compare two people, attribute by attribute, in the order of weight."""
    names = list(_names(left, right))
    born = list(_born(left.born_on, right.born_on))
    alike = sum(reason.points for reason in names) >= 0
    number = _number(left.insured_no, right.insured_no, near=alike and not _against(born))
    family = (*_phones(left.phones, right.phones), *_addresses(left.addresses, right.addresses))
    shared = family if alike else tuple(Reason(reason.code, min(reason.points, 0)) for reason in family)
    return Likeness((*number, *born, *names, *shared), left.position, right.position)


def most_alike(left: Iterable[Person], right: Iterable[Person]) -> Likeness | None:
    """The pair of people of two forms that are most likely one; None where a form names nobody."""
    pairs = (likeness(one, other) for one, other in product(left, right))
    return max(pairs, key=lambda found: found.points, default=None)


def _against(reasons: Iterable[Reason]) -> bool:
    return any(reason.points < 0 for reason in reasons)


def _number(left: str, right: str, *, near: bool) -> Iterator[Reason]:
    if not left or not right:
        return
    if left == right:
        yield Reason("person_insured_no_same", 9)
    elif one_slip(left, right):
        yield Reason("person_insured_no_near", 4 if near else 0)
    else:
        yield Reason("person_insured_no_differs", -2)


def _born(left: str, right: str) -> Iterator[Reason]:
    one, other = wareki.from_iso(left), wareki.from_iso(right)
    if one is None or other is None:
        return
    if one.day is None or other.day is None:
        yield _partly_born(one, other)
    elif one == other:
        yield Reason("person_born_on_same", 5)
    elif (one.year, one.month, one.day) == (other.year, other.day, other.month):
        yield Reason("person_born_on_swapped", 3)
    elif _slipped(one, other):
        yield Reason("person_born_on_near", 0)
    else:
        yield Reason("person_born_on_differs", -7)


def _partly_born(one: PartialDate, other: PartialDate) -> Reason:
    if one.earliest() > other.latest() or other.earliest() > one.latest():
        return Reason("person_born_on_differs", -7)
    return Reason("person_born_on_partly", 2 if one.month and other.month else 1)


def _slipped(one: PartialDate, other: PartialDate) -> bool:
    """Whether only the day, the month or the year is another; the year by less than parent and child."""
    if one.year == other.year:
        return one.month == other.month or one.day == other.day
    apart = abs(one.year - other.year)
    same_day = (one.month, one.day) == (other.month, other.day)
    return same_day and (apart < _GENERATION or apart in _ERA_SLIPS)


_Points = dict[Finding, tuple[int, dict[Finding, int]]]
"""Finding → points, and the points where the other of name and reading finds something that explains it."""

_NAME_POINTS: _Points = {
    "same": (4, {"unknown": 5}),
    "near": (-4, {"same": 3, "given": 0}),
    "given": (0, {"same": 2}),
    "differs": (-4, {"same": -1}),
}
_KANA_POINTS: _Points = {
    "same": (2, {"unknown": 4}),
    "near": (-3, {"same": 1, "given": 0}),
    "given": (0, {}),
    "differs": (-3, {"same": -1}),
}
_NAME_CODES: dict[Finding, str] = {
    "same": "person_name_same",
    "near": "person_name_near",
    "given": "person_name_given",
    "differs": "person_name_differs",
}
_KANA_CODES: dict[Finding, str] = {
    "same": "person_kana_same",
    "near": "person_kana_near",
    "given": "person_kana_given",
    "differs": "person_kana_differs",
}


def _names(left: Person, right: Person) -> Iterator[Reason]:
    name, kana = find_name(left.name, right.name), find_kana(left.kana, right.kana)
    if name != "unknown":
        points, explained = _NAME_POINTS[name]
        yield Reason(_NAME_CODES[name], explained.get(kana, points))
    if kana != "unknown":
        points, explained = _KANA_POINTS[kana]
        yield Reason(_KANA_CODES[kana], explained.get(name, points))


def _phones(left: Sequence[str], right: Sequence[str]) -> Iterator[Reason]:
    if left and right:
        same = not set(left).isdisjoint(right)
        yield Reason("person_phone_same", 3) if same else Reason("person_phone_differs", -1)


def _addresses(left: Sequence[str], right: Sequence[str]) -> Iterator[Reason]:
    if not left or not right:
        return
    if any(same_block(one, other) for one, other in product(left, right)):
        yield Reason("person_address_same", 2)
    else:
        yield Reason("person_address_differs", -1)
