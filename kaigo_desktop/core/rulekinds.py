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
| `someone_aged` | a birth column, day (else today) | values: from, to | that no row is of that age {age} |
| `requires_at_age` | birth, day, others | values: from, to | each other one blank at that age {age} |
| `exactly_one_row` | a column | values | no row or several rows with one of the values {count} |
| `distinct_rows` | a column | | a row that repeats the value of one before it {row} |
| `equals_ward` | one | values: a setting | a value other than the ward's `insurer_no`, … {expected} |
| `inside_ward`, `outside_ward` | addresses | | one that lies elsewhere, or in the ward |
| `same`, `differs` | two | | two texts that do not, or do, say the same (folded) |
| `differs_since_new_year` | two texts, day, filed | | texts that differ by a change since 1 January |
| `contains` | texts | values: words | a text with one of the words in it {found} |

The words in {} may stand in the rule's message. Blank and unreadable values are skipped: they are problems of
their own. A rule over a column of a group is asked of every row. Where a date is known in part and the answer
hangs on the rest, the finding is `unsure` and becomes a request to look.
"""

import msgspec

from kaigo_desktop.core import age_kinds, date_kinds, value_kinds
from kaigo_desktop.core.rulescope import Kind


class RuleKind(msgspec.Struct, frozen=True):
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
    "requires": RuleKind(value_kinds.requires),
    "condition": RuleKind(value_kinds.condition),
    "order": RuleKind(date_kinds.order, (2, 99)),
    "within_days": RuleKind(date_kinds.within_days, (2, 2)),
    "gap": RuleKind(date_kinds.gap, (2, 2)),
    "within_months": RuleKind(date_kinds.within_months, (2, 2), values=1, numeric=True),
    "month_end": RuleKind(date_kinds.month_end),
    "not_future": RuleKind(date_kinds.not_future),
    "age_between": RuleKind(age_kinds.age_between, (1, 2), values=2, numeric=True),
    "reaches_age_on": RuleKind(age_kinds.reaches_age_on, (2, 2), values=1, numeric=True, any_row=True),
    "someone_aged": RuleKind(age_kinds.someone_aged, (1, 2), values=2, numeric=True, over_rows=True),
    "requires_at_age": RuleKind(age_kinds.requires_at_age, (3, 99), values=2, numeric=True),
    "exactly_one_row": RuleKind(value_kinds.exactly_one_row, (1, 1), values=-1, over_rows=True),
    "distinct_rows": RuleKind(value_kinds.distinct_rows, (1, 1), over_rows=True),
    "equals_ward": RuleKind(value_kinds.equals_ward, (1, 1), values=1),
    "inside_ward": RuleKind(value_kinds.inside_ward),
    "outside_ward": RuleKind(value_kinds.outside_ward),
    "same": RuleKind(value_kinds.same, (2, 2)),
    "differs": RuleKind(value_kinds.differs, (2, 2)),
    "differs_since_new_year": RuleKind(date_kinds.differs_since_new_year, (4, 4)),
    "contains": RuleKind(value_kinds.contains, values=-1),
}
"""Name of a kind as definitions write it → the kind."""
