"""The kinds of cross-field rules. A definition combines them as data; `when` limits any of them.

| kind | fields | values / days | finds |
|---|---|---|---|
| `requires` | one or more | | each one that is blank (a group: no row) |
| `condition` | the marked one | | that `when` holds |
| `order` | dates, two or more | | that they are not in this order (equal is fine) |
| `within_days` | later, earlier date | `days` | a deadline of so many days missed {days} {late} |
| `gap` | later, earlier date | `days` | more than so many calendar days between them {days} {gap} |
| `within_months` | from, to | values: months | more than the rest of a month and so many {months} |
| `month_end` | dates | | one that is no last day of a month |
| `not_future` | dates | | one after today |
| `age_between` | birth, day (else today) | values: from, to | an age outside; "" for no bound {age} |
| `reaches_age_on` | birth, day | values: age | a day that is not the one the age is reached on {date} |
| `exactly_one_row` | a column | values | no row or several rows with one of the values {count} |
| `distinct_rows` | a column | | a row that repeats the value of one before it {row} |
| `equals_ward` | one | values: a setting | a value other than the ward's `insurer_no`, … {expected} |
| `inside_ward`, `outside_ward` | addresses | | one that lies elsewhere, or in the ward |
| `same`, `differs` | two | | two texts that do not, or do, say the same (folded) |
| `contains` | texts | values: words | a text with one of the words in it {found} |

The words in {} may stand in the rule's message. Blank and unreadable values are skipped: they are problems of
their own. A rule over a column of a group is asked of every row. Where a date is known in part and the answer
hangs on the rest, the finding is `unsure` and becomes a request to look.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from itertools import pairwise

from kaigo_desktop.core.age import age_on, age_reached_on
from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.form import blank
from kaigo_desktop.core.model import Row, Values
from kaigo_desktop.core.procedure import Procedure, Rule
from kaigo_desktop.core.text import fold_address, fold_item
from kaigo_desktop.core.ward import Ward, is_inside, last_day
from kaigo_desktop.core.wareki import PartialDate, from_iso, show

WARD_SETTINGS = ("insurer_no", "municipality_code", "name")
"""What `equals_ward` may compare with."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule looks at: the form's values, and a row's under `group.key` when it is asked of a row.

    Outside a row, `group.key` is the list of the column's texts. `rows` are those of the group of a rule over
    all rows.
    """

    procedure: Procedure
    values: Values
    rows: list[Row]
    today: date
    ward: Ward

    def text(self, key: str) -> str:
        """The text of a field; "" for a blank one and for a list."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) and value.strip() else ""

    def date(self, key: str) -> PartialDate | None:
        """The date of a field, None where there is none to read."""
        return from_iso(self.text(key))

    def dates(self, keys: tuple[str, ...]) -> list[tuple[str, PartialDate]]:
        """The fields among `keys` that hold a readable date."""
        return [(key, known) for key in keys if (known := self.date(key)) is not None]


@dataclass(frozen=True, slots=True)
class Finding:
    """That a rule does not hold: the marked field, facts for the message, the row if the kind chose it."""

    field: str
    facts: dict[str, object] = attribute(default_factory=dict)
    unsure: bool = False
    row: int | None = None


Findings = Iterator[Finding]
Kind = Callable[[Rule, Scope], Findings]


def _requires(rule: Rule, scope: Scope) -> Findings:
    yield from (Finding(key) for key in rule.fields if blank(scope.values.get(key, "")))


def _condition(rule: Rule, scope: Scope) -> Findings:
    """`when` is true whenever a kind is asked, so that is the finding."""
    del scope
    yield Finding(rule.fields[0])


def _order(rule: Rule, scope: Scope) -> Findings:
    known = [found for _key, found in scope.dates(rule.fields)]
    pairs = list(pairwise(known))
    if any(a.earliest() > b.latest() for a, b in pairs):
        yield Finding(rule.fields[0])
    elif any(a.latest() > b.earliest() for a, b in pairs):
        yield Finding(rule.fields[0], unsure=True)


def _within_days(rule: Rule, scope: Scope) -> Findings:
    later, earlier = (scope.date(key) for key in rule.fields)
    if later is None or earlier is None or (later.latest() - earlier.earliest()).days <= rule.days:
        return
    last = last_day(scope.ward, earlier.latest(), rule.days)
    if later.earliest() > last:
        yield Finding(rule.fields[0], {"days": rule.days, "late": (later.earliest() - last).days})
    elif later.latest() > last_day(scope.ward, earlier.earliest(), rule.days):
        yield Finding(rule.fields[0], unsure=True)


def _gap(rule: Rule, scope: Scope) -> Findings:
    later, earlier = (scope.date(key) for key in rule.fields)
    if later is None or earlier is None:
        return
    shortest, longest = later.earliest() - earlier.latest(), later.latest() - earlier.earliest()
    if shortest.days > rule.days:
        yield Finding(rule.fields[0], {"days": rule.days, "gap": shortest.days})
    elif longest.days > rule.days:
        yield Finding(rule.fields[0], unsure=True)


def _within_months(rule: Rule, scope: Scope) -> Findings:
    first, last = (scope.date(key) for key in rule.fields)
    if first is None or last is None or (start := first.full()) is None:
        return
    months = int(rule.values[0])
    full, month = divmod(start.month - 1 + months - (start.day == 1), 12)
    longest = date(start.year + full, month + 1, monthrange(start.year + full, month + 1)[1])
    if last.earliest() > longest:
        yield Finding(rule.fields[0], {"months": months})


def _month_end(rule: Rule, scope: Scope) -> Findings:
    for key, known in scope.dates(rule.fields):
        if known.month and known.day and known.day != monthrange(known.year, known.month)[1]:
            yield Finding(key)


def _not_future(rule: Rule, scope: Scope) -> Findings:
    for key, known in scope.dates(rule.fields):
        if known.latest() > scope.today:
            yield Finding(key, unsure=known.earliest() <= scope.today)


def _age_between(rule: Rule, scope: Scope) -> Findings:
    born = scope.date(rule.fields[0])
    today = PartialDate(scope.today.year, scope.today.month, scope.today.day)
    day = scope.date(rule.fields[1]) if len(rule.fields) > 1 else today
    if born is None or day is None:
        return
    oldest, youngest = age_on(born.earliest(), day.latest()), age_on(born.latest(), day.earliest())
    low, high = (
        int(bound) if bound else default for bound, default in zip(rule.values, (-999, 999), strict=True)
    )
    if oldest < low or youngest > high:
        yield Finding(rule.fields[0], {"age": oldest if oldest == youngest else f"{youngest}～{oldest}"})
    elif youngest < low or oldest > high:
        yield Finding(rule.fields[0], unsure=True)


def _reaches_age_on(rule: Rule, scope: Scope) -> Findings:
    """Of a column, it is enough that one of the people reaches the age on the day."""
    (born, day_key), age = rule.fields, int(rule.values[0])
    texts = (
        [row.get(born.rpartition(".")[2], "") for row in scope.rows] if "." in born else [scope.text(born)]
    )
    births, day = [known for text in texts if (known := from_iso(text)) is not None], scope.date(day_key)
    if day is None or not births:
        return
    spans = [tuple(age_reached_on(end, age) for end in (born.earliest(), born.latest())) for born in births]
    if any(first == last == day.earliest() == day.latest() for first, last in spans):
        return
    if any(first <= day.latest() and day.earliest() <= last for first, last in spans):
        yield Finding(day_key, unsure=True)
        return
    nearest = min(spans, key=lambda span: abs(span[0] - day.earliest()))
    yield Finding(day_key, {"date": "～".join(dict.fromkeys(show(end.isoformat()) for end in nearest))})


def _exactly_one_row(rule: Rule, scope: Scope) -> Findings:
    key = rule.fields[0].rpartition(".")[2]
    found = [index for index, row in enumerate(scope.rows) if row.get(key, "") in rule.values]
    if scope.rows and len(found) != 1:
        yield Finding(rule.fields[0], {"count": len(found)}, row=found[1] if found else 0)


def _distinct_rows(rule: Rule, scope: Scope) -> Findings:
    seen: dict[str, int] = {}
    key = rule.fields[0].rpartition(".")[2]
    for index, row in enumerate(scope.rows):
        text = row.get(key, "")
        if text.strip() and seen.setdefault(text, index) != index:
            yield Finding(rule.fields[0], {"row": seen[text] + 1}, row=index)


def _equals_ward(rule: Rule, scope: Scope) -> Findings:
    expected = {name: getattr(scope.ward, name) for name in WARD_SETTINGS}[rule.values[0]]
    text = scope.text(rule.fields[0])
    if text and text != expected:
        yield Finding(rule.fields[0], {"expected": expected})


def _inside_ward(rule: Rule, scope: Scope) -> Findings:
    yield from (Finding(key) for key in rule.fields if is_inside(scope.ward, scope.text(key)) is False)


def _outside_ward(rule: Rule, scope: Scope) -> Findings:
    yield from (Finding(key) for key in rule.fields if is_inside(scope.ward, scope.text(key)))


def _same(rule: Rule, scope: Scope) -> Findings:
    first, second = (_folded(key, scope) for key in rule.fields)
    if first and second and first != second:
        yield Finding(rule.fields[0])


def _differs(rule: Rule, scope: Scope) -> Findings:
    first, second = (_folded(key, scope) for key in rule.fields)
    if first and first == second:
        yield Finding(rule.fields[0])


def _folded(key: str, scope: Scope) -> str:
    text, field_type = scope.text(key), FIELD_TYPES[scope.procedure.field(key).type]
    if field_type.fold == "address":
        return fold_address(text, scope.ward.address_prefixes)
    return text if field_type.secret else field_type.search_text(text)


def _contains(rule: Rule, scope: Scope) -> Findings:
    for key in rule.fields:
        text = fold_item(scope.text(key))
        found = next((word for word in rule.values if fold_item(word) in text), None)
        if found is not None:
            yield Finding(key, {"found": found})


@dataclass(frozen=True, slots=True)
class RuleKind:
    """A kind with what a rule must give it.

    Attributes:
        find: what the rule finds in a scope.
        fields: fewest and most fields.
        values: how many values; -1 for one or more.
        numeric: the values are whole numbers ("" allowed where there are two).
        over_rows: asked once of all rows of a group, not of each row; only columns will do.
        any_row: asked once of all rows where it names a column; one row that fits is enough.
    """

    find: Kind
    fields: tuple[int, int] = (1, 99)
    values: int = 0
    numeric: bool = False
    over_rows: bool = False
    any_row: bool = False


KINDS: dict[str, RuleKind] = {
    "requires": RuleKind(_requires),
    "condition": RuleKind(_condition),
    "order": RuleKind(_order, (2, 99)),
    "within_days": RuleKind(_within_days, (2, 2)),
    "gap": RuleKind(_gap, (2, 2)),
    "within_months": RuleKind(_within_months, (2, 2), values=1, numeric=True),
    "month_end": RuleKind(_month_end),
    "not_future": RuleKind(_not_future),
    "age_between": RuleKind(_age_between, (1, 2), values=2, numeric=True),
    "reaches_age_on": RuleKind(_reaches_age_on, (2, 2), values=1, numeric=True, any_row=True),
    "exactly_one_row": RuleKind(_exactly_one_row, (1, 1), values=-1, over_rows=True),
    "distinct_rows": RuleKind(_distinct_rows, (1, 1), over_rows=True),
    "equals_ward": RuleKind(_equals_ward, (1, 1), values=1),
    "inside_ward": RuleKind(_inside_ward),
    "outside_ward": RuleKind(_outside_ward),
    "same": RuleKind(_same, (2, 2)),
    "differs": RuleKind(_differs, (2, 2)),
    "contains": RuleKind(_contains, values=-1),
}
"""Name of a kind as definitions write it → the kind."""
