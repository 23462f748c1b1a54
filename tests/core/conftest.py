"""A small form to review, with a field of every kind the rules look at and one group of rows."""

from collections.abc import Callable
from datetime import date

import pytest

from kaigo_desktop.core.condition import Condition
from kaigo_desktop.core.model import Problem, Values
from kaigo_desktop.core.procedure import Code, CodeList, Field, Procedure, Rule, Section
from kaigo_desktop.core.rules import misuse, review
from kaigo_desktop.core.ward import Ward

TODAY = date(2026, 3, 30)
WARD = Ward(
    municipality_code="13104",
    name="新宿区",
    insurer_no="131045",
    address_prefixes=("東京都新宿区", "新宿区"),
    closed_days=("sat", "sun"),
)
CODES = {
    "kinds": CodeList(
        id="kinds",
        title="届出事由",
        codes=tuple(Code(symbol=symbol, label=symbol) for symbol in ("acquisition", "change", "loss")),
    ),
    "family": CodeList(
        id="family",
        title="続柄",
        codes=(Code(symbol="householder", label="世帯主"), Code(symbol="wife", label="妻")),
    ),
}
IS_LOSS = Condition(field="kind", is_="loss")
FIELDS = (
    Field(key="filed_on", label="届出年月日", type="date", required=True),
    Field(key="kind", label="届出事由", type="choice", codes="kinds"),
    Field(key="changed_on", label="異動年月日", type="date", required_if=IS_LOSS),
    Field(key="lost_on", label="喪失年月日", type="date", visible_if=IS_LOSS),
    Field(key="born_on", label="生年月日", type="date"),
    Field(key="old_address", label="旧住所", type="address"),
    Field(key="new_address", label="新住所", type="address"),
    Field(key="facility", label="施設の名称"),
    Field(key="insurer_no", label="保険者番号", type="insurer_no"),
    Field(key="services", label="サービス", type="choices", codes="kinds"),
)
COLUMNS = (
    Field(key="name", label="世帯員氏名", type="name", required=True),
    Field(key="born_on", label="世帯員生年月日", type="date"),
    Field(key="relationship", label="世帯員続柄", type="relationship", codes="family"),
    Field(key="insured_no", label="世帯員被保険者番号", type="insured_no"),
)


def _form(*rules: Rule) -> Procedure:
    return Procedure(
        id="form",
        version=1,
        title="届出",
        short_title="届",
        sections=(
            Section(title="届出", fields=FIELDS),
            Section(title="世帯員", fields=COLUMNS, group="household"),
        ),
        rules=rules,
    )


@pytest.fixture(scope="session")
def form() -> Callable[..., Procedure]:
    """Give the form with the rules it is called with."""
    return _form


@pytest.fixture(scope="session")
def reviewed() -> Callable[..., list[Problem]]:
    """Give the review of values (filed on 2026-03-30 unless they say) by the form with some rules."""

    def problems(values: Values, *rules: Rule) -> list[Problem]:
        assert not [complaint for complaint in map(misuse, rules) if complaint]
        return review(_form(*rules), {"filed_on": "2026-03-30", **values}, CODES, TODAY, WARD)

    return problems
