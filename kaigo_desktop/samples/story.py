"""One fictional application: who files what about whom, as values of its procedure.

Driven by the definition: the scenario says what must fit together, the type of a field does the rest, so
that a new procedure has samples without new code.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from kaigo_desktop.core.condition import holds
from kaigo_desktop.core.identifiers import make_insurer_no
from kaigo_desktop.core.model import Row, Value, Values
from kaigo_desktop.core.procedure import CodeLists, Field, Procedure
from kaigo_desktop.samples.people import Household, People, Person, born_to_reach, happens, insured_no
from kaigo_desktop.samples.words import Material, Scenario, Wanted, Words

_APPLICANTS = ("self", "self", "self", "householder", "family_same_household", "family_other_household")
_LATE = (20, 60)
_IN_TIME = (1, 13)
_UNDER_ONE_ROOF = {"self", "householder", "family_same_household"}


@dataclass(frozen=True, slots=True)
class Story:
    """A fictional application: canonical `values`, who filed it, and a note that is no item of the form."""

    procedure: Procedure
    codes: CodeLists
    values: Values
    applicant: Person
    applicant_address: str
    note: str


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who takes part, and in which relation the applicant files."""

    household: Household
    applicant: Person
    relation: str

    def of(self, key: str) -> Person:
        """The person the field `key` is about, by how the key begins."""
        if key.startswith("applicant"):
            return self.applicant
        return self.household.householder if key.startswith("householder") else self.household.insured


def tell(
    rng: Random, material: Material, procedure: Procedure, codes: CodeLists, applied_on: date, *, late: bool
) -> Story:
    """Make up one application of `procedure` filed on `applied_on`, soon or `late` after what it tells."""
    scenarios = material.scenarios.get(procedure.id, (Scenario(),))
    scenario = rng.choices(scenarios, [each.weight for each in scenarios])[0]
    event = applied_on - timedelta(days=rng.randint(*(_LATE if late else _IN_TIME)))
    people = People(rng, material.words, event)
    cast = _cast(rng, people, scenario, event)
    facts = _facts(rng, people, material.words, cast.relation)
    facts |= _days(rng, event, applied_on)
    writer = _Writer(rng, codes, cast, facts)
    values = writer.form(procedure, scenario.set, material.defaults)
    for section in procedure.groups():
        values[section.group] = [writer.row(section.fields, member) for member in cast.household.members]
    note = rng.choice(material.words.notes) if happens(rng, 0.1) else ""
    return Story(procedure, codes, values, cast.applicant, facts["applicant_home"], note)


def _cast(rng: Random, people: People, scenario: Scenario, event: date) -> _Cast:
    if scenario.turns:
        home = people.household(born_to_reach(scenario.turns, event), alone=scenario.alone)
    else:
        home = people.maybe_forgotten(people.household(people.birthday(*scenario.age), alone=scenario.alone))
    relation = rng.choice(scenario.applicant or _APPLICANTS)
    if relation == "householder" and home.householder is home.insured:
        relation = "self" if not scenario.applicant else "family_other_household"
    if relation == "family_same_household" and len(home.members) == 1:
        relation = "family_other_household"
    if relation == "self":
        return _Cast(home, home.insured, relation)
    if relation == "householder":
        return _Cast(home, home.householder, relation)
    if relation == "family_same_household":
        return _Cast(home, home.members[1], relation)
    return _Cast(home, people.person(home.surname, people.birthday(30, 62), "child"), relation)


def _days(rng: Random, event: date, applied_on: date) -> dict[str, str]:
    """The facts that are dates: a certification is valid for a year that ends with a month."""
    from_ = (applied_on.replace(day=1) - timedelta(days=rng.randrange(31, 200))).replace(day=1)
    days = {
        "applied": applied_on,
        "event": event,
        "reached_65": event,
        "valid_from": from_,
        "valid_to": from_.replace(year=from_.year + 1) - timedelta(days=1),
    }
    return {name: day.isoformat() for name, day in days.items()}


def _facts(rng: Random, people: People, words: Words, relation: str) -> dict[str, str]:
    """The facts that are no dates."""
    home, home_2 = map(people.address, rng.sample(words.inside, 2))
    outside, outside_2, elsewhere = map(people.address, rng.sample(words.outside, 3))
    facility, facility_2 = rng.sample(words.facilities, 2)
    insurer = rng.choice(words.medical_insurers)
    return {
        "home": home,
        "home_2": home_2,
        "outside": outside,
        "outside_2": outside_2,
        "applicant_home": home if relation in _UNDER_ONE_ROOF else elsewhere,
        "facility": facility,
        "facility_2": facility_2,
        "insurer_no": words.insurer_no,
        "medical_insurer_name": insurer.name,
        "medical_insurer_no": make_insurer_no(insurer.number),
        "medical_symbol": rng.choice(("見本", "9900", "例-99")),
        "medical_number": f"{rng.randrange(10**6):07}",
    }


class _Writer:
    """Fills a form: first what the scenario sets, then the rest by type."""

    def __init__(self, rng: Random, codes: CodeLists, cast: _Cast, facts: dict[str, str]) -> None:
        self._rng = rng
        self._codes = codes
        self._cast = cast
        self._facts = facts

    def form(self, procedure: Procedure, told: Wanted, defaults: Wanted) -> Values:
        """The values of the fields outside groups that residents fill: as `told`, else by default."""
        fields = [field for field in procedure.fields() if not field.local]
        values: Values = {
            field.key: self._text(field, told[field.key]) for field in fields if field.key in told
        }
        for field in fields:
            if field.key in values:
                continue
            required = field.required or (field.required_if is not None and holds(field.required_if, values))
            if not required and (not holds(field.visible_if, values) or happens(self._rng, 0.1)):
                values[field.key] = ""
            elif field.key in defaults:
                values[field.key] = self._text(field, defaults[field.key])
            else:
                values[field.key] = self._by_role(field)
        return {field.key: values[field.key] for field in fields}

    def row(self, fields: tuple[Field, ...], member: Person) -> Row:
        """One row of a group: the person's own data."""
        row = {}
        for field in fields:
            left_out = field.type == "individual_number" and happens(self._rng, 0.3)
            left_out |= field.type == "insured_no" and not member.insured_no
            value = "" if left_out or field.local else self._by_type(field, member)
            row[field.key] = value if isinstance(value, str) else "、".join(map(str, value))
        return row

    def _by_role(self, field: Field) -> Value:
        """The data of whom the field is about; nothing of a 世帯主 who is the insured person."""
        home = self._cast.household
        if field.key.startswith("householder") and home.householder is home.insured:
            return ""
        return self._by_type(field, self._cast.of(field.key))

    def _text(self, field: Field, wanted: str | tuple[str, ...]) -> Value:
        """What a scenario sets: a text with facts in it, one of several, up to two of a multiple choice."""
        if field.type == "choices":
            offered = [text for text in ([wanted] if isinstance(wanted, str) else wanted) if text]
            return self._rng.sample(offered, min(len(offered), self._rng.randint(1, 2)))
        text = wanted if isinstance(wanted, str) else self._rng.choice(wanted)
        return text.format_map(self._facts)

    def _by_type(self, field: Field, person: Person) -> Value:
        if field.type in {"choice", "choices", "relationship"}:
            return self._chosen(field, person)
        own: dict[str, str] = {
            "name": person.name,
            "kana": person.kana,
            "date": person.born if "born" in field.key else self._facts["event"],
            "period": f"{self._facts['valid_from']}/{self._facts['valid_to']}",
            "phone": person.phone,
            "address": self._facts["applicant_home" if field.key.startswith("applicant") else "home"],
            "postal_code": "160-0099",
            "insured_no": person.insured_no or insured_no(self._rng),
            "individual_number": person.individual_number,
            "insurer_no": self._facts["insurer_no"],
            "provider_no": make_insurer_no("139999999"),
            "medical_insurer_no": self._facts["medical_insurer_no"],
            "yes_no": self._rng.choice(("yes", "no")),
            "number": str(self._rng.randint(1, 9)),
        }
        return own.get(field.type, f"{field.label}の見本")

    def _chosen(self, field: Field, person: Person) -> Value:
        """A symbol that fits the person where the list has one, else any that is valid on that day."""
        offered = self._codes[field.codes].on(date.fromisoformat(self._facts["applied"]))
        symbols = [code.symbol for code in offered.codes]
        fitting = {person.relationship, "female" if person.female else "male"}
        if field.key.startswith("applicant"):
            fitting = {self._cast.relation}
        chosen = next((symbol for symbol in symbols if symbol in fitting), self._rng.choice(symbols))
        return [chosen] if field.type == "choices" else chosen
