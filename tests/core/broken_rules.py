"""Rules of every kind, each with values that keep it and values that break it once."""

from kaigo_desktop.core.condition import Condition
from kaigo_desktop.core.model import Values
from kaigo_desktop.core.procedure import Rule

IS_LOSS = Condition(field="kind", is_="loss")


def rule(
    kind: str,
    *fields: str,
    values: tuple[str, ...] = (),
    days: int = 0,
    when: Condition | None = None,
    message: str = "!",
) -> Rule:
    return Rule(id="R", kind=kind, fields=fields, message=message, values=values, days=days, when=when)


ANNA = {"name": "新宿　花子", "relationship": "householder"}

BROKEN: list[tuple[Rule, Values, Values, str]] = [
    # rule, values that keep it, values that break it once, the marked field
    (rule("requires", "changed_on"), {"changed_on": "2026-03-01"}, {"changed_on": "　"}, "changed_on"),
    (rule("requires", "household"), {"household": [ANNA]}, {"household": []}, "household"),
    (
        rule(
            "requires",
            "household.insured_no",
            when=Condition(field="household.relationship", is_="householder"),
        ),
        {"household": [{"name": "a", "relationship": "wife"}]},
        {"household": [ANNA]},
        "household[0].insured_no",
    ),
    (
        rule("condition", "kind", when=IS_LOSS),
        {"kind": "change"},
        {"kind": "loss", "changed_on": "2026-03-01"},
        "kind",
    ),
    (
        rule("condition", "services", when=Condition(field="services", in_=("loss",))),
        {"services": ["change"]},
        {"services": ["change", "loss"]},
        "services",
    ),
    (
        rule("condition", "facility", when=Condition(field="household.relationship", is_="wife")),
        {"household": [ANNA]},
        {"household": [ANNA, {"name": "b", "relationship": "wife"}]},
        "facility",
    ),
    (
        rule("order", "changed_on", "filed_on"),
        {"changed_on": "2026-03-30"},
        {"changed_on": "2026-03-31"},
        "changed_on",
    ),
    (
        rule("order", "born_on", "changed_on", "filed_on"),
        {"born_on": "2026-03-30"},
        {"born_on": "2027"},
        "born_on",
    ),
    (
        rule("within_days", "filed_on", "changed_on", days=14),
        {"changed_on": "2026-03-16"},
        {"changed_on": "2026-03-13"},
        "filed_on",
    ),
    (
        rule("gap", "filed_on", "changed_on", days=1),
        {"filed_on": "2026-03-29", "changed_on": "2026-03-28"},
        {"filed_on": "2026-03-30", "changed_on": "2026-03-28"},
        "filed_on",
    ),
    (
        rule("within_months", "changed_on", "filed_on", values=("2",)),
        {"changed_on": "2026-01-02"},
        {"changed_on": "2026-01-01"},
        "changed_on",
    ),
    (
        rule("month_end", "changed_on"),
        {"changed_on": "2024-02-29"},
        {"changed_on": "2026-03-30"},
        "changed_on",
    ),
    (
        rule("not_future", "changed_on"),
        {"changed_on": "2026-03-30"},
        {"changed_on": "2026-03-31"},
        "changed_on",
    ),
    (
        rule("age_between", "born_on", "filed_on", values=("40", "64")),
        {"born_on": "1961-04-01", "filed_on": "2026-03-30"},
        {"born_on": "1961-04-01", "filed_on": "2026-03-31"},
        "born_on",
    ),
    (
        rule("age_between", "household.born_on", values=("65", "")),
        {"household": [ANNA | {"born_on": "1961-03-31"}]},
        {"household": [ANNA | {"born_on": "1961-04-01"}]},
        "household[0].born_on",
    ),
    (
        rule("reaches_age_on", "born_on", "changed_on", values=("65",)),
        {"born_on": "1960-02-29", "changed_on": "2025-02-28"},
        {"born_on": "1960-02-29", "changed_on": "2025-03-01"},
        "changed_on",
    ),
    (
        rule("someone_aged", "household.born_on", "changed_on", values=("65", "")),
        {
            "changed_on": "2026-03-31",
            "household": [ANNA | {"born_on": "1990-01-01"}, ANNA | {"born_on": "1961-04-01"}],
        },
        {
            "changed_on": "2026-03-30",
            "household": [ANNA | {"born_on": "1990-01-01"}, ANNA | {"born_on": "1961-04-01"}],
        },
        "household[1].born_on",
    ),
    (
        rule("requires_at_age", "born_on", "changed_on", "facility", values=("40", "64")),
        {"born_on": "1961-04-01", "changed_on": "2026-03-31"},
        {"born_on": "1961-04-01", "changed_on": "2026-03-30"},
        "facility",
    ),
    (
        rule("differs_since_new_year", "old_address", "new_address", "changed_on", "filed_on"),
        {"old_address": "新宿区西新宿1-1", "new_address": "新宿区西新宿1-2", "changed_on": "2026-01-01"},
        {"old_address": "新宿区西新宿1-1", "new_address": "新宿区西新宿1-2", "changed_on": "2026-01-02"},
        "old_address",
    ),
    (
        rule("differs_since_new_year", "old_address", "new_address", "changed_on", "filed_on"),
        {"old_address": "新宿区西新宿1-1", "new_address": "西新宿１－１", "changed_on": "2026-02-02"},
        {"old_address": "新宿区西新宿1-1", "new_address": "中野区1-1", "changed_on": "2026-02"},
        "old_address",
    ),
    (
        rule("exactly_one_row", "household.relationship", values=("householder",)),
        {"household": [ANNA, {"name": "b", "relationship": "wife"}]},
        {"household": [ANNA, ANNA]},
        "household[1].relationship",
    ),
    (
        rule("exactly_one_row", "household.relationship", values=("householder",)),
        {"household": []},
        {"household": [{"name": "b", "relationship": "wife"}]},
        "household[0].relationship",
    ),
    (
        rule("distinct_rows", "household.insured_no"),
        {"household": [ANNA, ANNA]},
        {"household": [ANNA | {"insured_no": "0012345678"}, ANNA, ANNA | {"insured_no": "0012345678"}]},
        "household[2].insured_no",
    ),
    (
        rule("equals_ward", "insurer_no", values=("insurer_no",)),
        {"insurer_no": "131045"},
        {"insurer_no": "435073"},
        "insurer_no",
    ),
    (
        rule("inside_ward", "new_address"),
        {"new_address": "東京都新宿区西新宿1"},
        {"new_address": "東京都中野区中野4"},
        "new_address",
    ),
    (
        rule("outside_ward", "new_address"),
        {"new_address": "西新宿1"},
        {"new_address": "新宿区西新宿1"},
        "new_address",
    ),
    (
        rule("same", "old_address", "new_address"),
        {"old_address": "東京都新宿区西新宿一丁目1番", "new_address": "新宿区西新宿1-1"},
        {"old_address": "新宿区西新宿1-1", "new_address": "新宿区西新宿1-2"},
        "old_address",
    ),
    (
        rule("differs", "old_address", "new_address"),
        {"old_address": "", "new_address": ""},
        {"old_address": "新宿区西新宿1-1", "new_address": "新宿区西新宿１－１"},
        "old_address",
    ),
    (
        rule("contains", "facility", values=("グループホーム",)),
        {"facility": "特別養護老人ホーム"},
        {"facility": "ｸﾞﾙｰﾌﾟﾎｰﾑ 花"},
        "facility",
    ),
]
