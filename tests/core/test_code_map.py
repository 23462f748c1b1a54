"""Symbols to the codes of a core system: whole, as a chain, or not at all; within their days."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.code_map import CodeMap, list_of, pack, unpack
from kaigo_desktop.core.procedure import Field

FAMILY = {"child": "20", "wife": "12", "child.wife": "2012x"}
MAP = CodeMap(id="m", version=1, title="", codes={"relationship": FAMILY})


def test_a_symbol_has_the_code_of_its_list_only() -> None:
    assert MAP.code("relationship", "child") == "20"
    assert MAP.code("relationship", "mother") is None
    assert MAP.code("sex", "child") is None


def test_a_chain_is_looked_up_whole_then_part_by_part() -> None:
    assert MAP.code("relationship", "child.wife") == "2012x"
    assert MAP.code("relationship", "wife.child") == "1220"
    assert MAP.code("relationship", "wife.mother") is None
    dashed = CodeMap(id="m", version=1, title="", chain="-", codes={"relationship": FAMILY})
    assert dashed.code("relationship", "wife.child") == "12-20"


def test_its_days_are_inclusive_and_open_where_nothing_stands() -> None:
    year = CodeMap(id="m", version=1, title="", valid_from="2026-04-01", valid_to="2027-03-31")
    days = [date(2026, 3, 31), date(2026, 4, 1), date(2027, 3, 31), date(2027, 4, 1)]
    assert [year.is_valid_on(day) for day in days] == [False, True, True, False]
    assert all(MAP.is_valid_on(day) for day in (date.min, date.max))


def test_a_field_is_translated_by_its_list_or_as_yes_or_no() -> None:
    assert list_of(Field(key="a", label="a", type="choice", codes="sex")) == "sex"
    assert list_of(Field(key="a", label="a", type="yes_no")) == "yes_no"


@given(st.dictionaries(st.text(max_size=5), st.dictionaries(st.text(max_size=5), st.text(max_size=5))))
def test_a_packed_map_reads_back_and_packs_the_same_in_any_order(codes: dict[str, dict[str, str]]) -> None:
    made = CodeMap(id="m", version=2, title="題", codes=codes)
    backwards = {name: dict(reversed(list(known.items()))) for name, known in reversed(list(codes.items()))}
    assert unpack(pack(made)) == made
    assert pack(CodeMap(id="m", version=2, title="題", codes=backwards)) == pack(made)
