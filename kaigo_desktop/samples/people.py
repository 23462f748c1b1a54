"""Fictional people: a household with its householder, and whoever files for one of them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from kaigo_desktop.core.identifiers import make_individual_number
from kaigo_desktop.samples.words import Pair, Place, Words

_VERY_OLD = 80
_LIVES_WITH_CHILD_FROM = 68
_INSURED_FROM = 65
_SPACES = ("　", "　", "　", " ")
_SIZES = {1: 5, 2: 6, 3: 3, 4: 2, 5: 1, 6: 1}


@dataclass(frozen=True, slots=True)
class Person:
    """One fictional person; `born` is ISO, to the year or month only where the rest is unknown."""

    name: str
    kana: str
    female: bool
    born: str
    relationship: str
    insured_no: str
    individual_number: str
    phone: str


@dataclass(frozen=True, slots=True)
class Household:
    """People under one roof; the first is the insured person the application is about."""

    members: tuple[Person, ...]
    surname: Pair

    @property
    def insured(self) -> Person:
        """The person the application is about."""
        return self.members[0]

    @property
    def householder(self) -> Person:
        """The 世帯主."""
        return next(person for person in self.members if person.relationship == "householder")


class People:
    """Makes people up, as they are on one day."""

    def __init__(self, rng: Random, words: Words, on: date) -> None:
        """Draw from `words` with `rng`; ages count on the day `on`."""
        self._rng = rng
        self._words = words
        self._on = on

    def household(self, born: date, *, alone: bool = False) -> Household:
        """A household of one to six (or of one) around an insured person born on `born`."""
        surname = self._rng.choice(self._words.surnames)
        size = 1 if alone else self._rng.choices(list(_SIZES), list(_SIZES.values()))[0]
        insured = self.person(surname, born, "householder")
        if size == 1:
            return Household((insured,), surname)
        if self._on.year - born.year >= _LIVES_WITH_CHILD_FROM and happens(self._rng, 0.2):
            insured = replace(insured, relationship="mother" if insured.female else "father")
            second = self._child(surname, born, "householder")
        elif happens(self._rng, 0.5):
            insured = replace(insured, relationship="wife" if insured.female else "husband")
            second = self._spouse(surname, insured, born, "householder")
        else:
            second = self._spouse(surname, insured, born, "husband" if insured.female else "wife")
        relations = self._rng.choices(("child", "child", "cohabitant"), k=size - 2)
        others = (self._child(surname, born, relation) for relation in relations)
        return Household((insured, second, *others), surname)

    def person(self, surname: Pair, born: date, relationship: str, *, female: bool | None = None) -> Person:
        """Somebody of the family name `surname`; whoever is 65 has an insured number."""
        rng = self._rng
        sex = happens(rng, 0.5) if female is None else female
        given = rng.choice(self._words.female_names if sex else self._words.male_names)
        space = rng.choice(_SPACES)
        insured = self._on.year - born.year >= _INSURED_FROM
        return Person(
            name=f"{surname[0]}{space}{given[0]}",
            kana=f"{surname[1]}{space}{given[1]}",
            female=sex,
            born=born.isoformat(),
            relationship=relationship,
            insured_no=insured_no(rng) if insured else "",
            individual_number=make_individual_number(f"00000{rng.randrange(1, 10**6):06}"),
            phone=f"{rng.choice(('03', '03', '090', '080'))}-0000-{rng.randrange(10000):04}",
        )

    def birthday(self, youngest: int, oldest: int) -> date:
        """A day of birth of somebody between the two ages."""
        first = _years_before(self._on, oldest + 1) + timedelta(days=1)
        last = _years_before(self._on, youngest)
        return first + timedelta(days=self._rng.randrange((last - first).days + 1))

    def maybe_forgotten(self, household: Household) -> Household:
        """The household, of a few very old insured people with only the year or month of birth known."""
        first = household.insured
        very_old = self._on.year - int(first.born[:4]) > _VERY_OLD
        if very_old and happens(self._rng, 0.1):
            first = replace(first, born=first.born[: self._rng.choice((4, 7))])
        return Household((first, *household.members[1:]), household.surname)

    def address(self, place: Place) -> str:
        """An address in `place` with a block number no town has."""
        block, house = self._rng.randrange(91, 100), self._rng.randrange(90, 100)
        numbers = self._rng.choice(
            (f"{block}番{house}号", f"{block}-{house}", f"{block}-{house}", "９９－９９")
        )
        return "".join(place) + numbers + self._rng.choice(self._words.buildings)

    def _spouse(self, surname: Pair, insured: Person, born: date, relationship: str) -> Person:
        other = born + timedelta(days=self._rng.randrange(-1800, 1800))
        return self.person(surname, other, relationship, female=not insured.female)

    def _child(self, surname: Pair, born: date, relationship: str) -> Person:
        """A grown child of the insured person, never younger than 18."""
        later = born + timedelta(days=self._rng.randrange(22 * 365, 36 * 365))
        return self.person(surname, min(later, _years_before(self._on, 18)), relationship)


def happens(rng: Random, share: float) -> bool:
    """True in `share` of all cases."""
    return rng.random() < share


def insured_no(rng: Random) -> str:
    """A 被保険者番号 nobody has."""
    return f"9900{rng.randrange(10**6):06}"


def born_to_reach(age: int, on: date) -> date:
    """The day of birth of who reaches `age` on the day `on`: the day before the birthday."""
    return _years_before(on + timedelta(days=1), age)


def _years_before(day: date, years: int) -> date:
    """The same day `years` earlier; 1 March for a 29 February the year does not have."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 3, 1)
