"""Sealed numbers: judged, compared and shown without being read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.fieldtypes import FIELD_TYPES
from kaigo_desktop.core.masking import MASK, map_numbers, mask, mask_items, may_be_number, numbers_in
from kaigo_desktop.core.model import Item, Values
from kaigo_desktop.core.procedure import Field, Procedure, Rule, Section
from kaigo_desktop.core.rules import review
from kaigo_desktop.core.sealed import DROPPED, ERASED, Sealed, is_sealed, judge, parts, same, seen, verdict
from kaigo_desktop.core.ward import Ward

KEY, OTHER_KEY = "0" * 32, "f" * 32
NUMBER = FIELD_TYPES["individual_number"]
FIELD = Field(key="number", label="個人番号", type="individual_number")
FORM = Procedure(
    id="form", version=1, title="様式", short_title="様式",
    sections=(
        Section(title="本人", fields=(FIELD, Field(key="name", label="氏名"))),
        Section(title="世帯員", group="household", fields=(FIELD,)),
    ),
    rules=(Rule(id="R1", kind="distinct_rows", fields=("household.number",), message="同じ番号"),),
)  # fmt: skip
WARD = Ward(municipality_code="13104", name="新宿区", insurer_no="131045", address_prefixes=())


def sealed(text: str, key: str = KEY, payload: str = "") -> str:
    return Sealed(judge(text), key, payload or text.encode().hex() or "x").text()


@given(st.text(min_size=1).filter(str.strip))
def test_a_sealed_number_is_judged_as_the_number_is(text: str) -> None:
    canonical = str(NUMBER.parse(text))
    plain = {code for code, _, _ in NUMBER.check_text(canonical, None)}
    assert {code for code, _, _ in NUMBER.check(sealed(text), FIELD)} == plain


@given(st.text(), st.sampled_from(["", "length", "check_digit"]))
def test_a_sealed_text_is_taken_apart_as_it_was_put_together(text: str, fault: str) -> None:
    made = Sealed(fault, KEY, text.encode("utf-8", "surrogatepass").hex() or "A").text()
    found = parts(made)
    assert found is not None
    assert (found.text(), verdict(made), is_sealed(made)) == (made, fault, True)
    assert not is_sealed(made + "\n")


@given(st.text())
def test_what_is_shown_of_a_number_is_a_mask_and_nothing_else(text: str) -> None:
    assert seen(text) in {"", MASK, DROPPED, ERASED}
    assert NUMBER.show(sealed(text)) == MASK


def test_a_number_whose_key_is_gone_is_said_to_be_erased() -> None:
    assert seen(sealed("1"), frozenset({KEY})) == MASK
    assert seen(sealed("1"), frozenset({OTHER_KEY})) == ERASED
    assert [NUMBER.show(mark) for mark in (DROPPED, ERASED)] == ["取込時に消去", "消去済"]
    assert [list(NUMBER.check(mark, FIELD)) for mark in (DROPPED, ERASED)] == [[], []]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (sealed("1"), sealed("1"), True),
        (sealed("1"), sealed("2"), False),
        (sealed("1"), sealed("1", OTHER_KEY), None),
        (sealed("1"), "1", None),
        ("1", "1", True),
        (DROPPED, DROPPED, None),
        (sealed("1"), ERASED, None),
    ],
)
def test_numbers_are_compared_under_one_key_only(left: str, right: str, expected: bool | None) -> None:
    assert same(left, right) is expected


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (sealed("123456789018"), [("R1", "error")]),
        (sealed("621498320257"), []),
        (sealed("621498320257", OTHER_KEY), [("needs_confirmation", "info")]),
        (DROPPED, []),
        ("", []),
    ],
)
def test_a_rule_tells_what_it_can_of_numbers_it_can_not_read(
    second: str, found: list[tuple[str, str]]
) -> None:
    values: Values = {"household": [{"number": sealed("123456789018")}, {"number": second}]}
    problems = review(FORM, values, {}, date(2026, 4, 1), WARD)
    assert [(problem.rule, problem.severity) for problem in problems] == found


def test_numbers_are_found_and_changed_wherever_they_stand() -> None:
    values: Values = {"number": "1", "name": "2", "household": [{"number": "3"}, {"number": " "}]}
    assert numbers_in(FORM, values) == ["1", "3"]
    assert map_numbers(FORM, values, lambda text: text * 2) == {
        "number": "11", "name": "2", "household": [{"number": "33"}, {"number": " "}],
    }  # fmt: skip
    assert mask(FORM, {"number": DROPPED}) == {"number": DROPPED}


def test_an_item_that_looks_like_a_kept_number_is_treated_as_one() -> None:
    forged = Item("備考", "", sealed("1"))
    assert may_be_number(forged)
    assert [item.value for item in mask_items([forged, Item("備考", "", DROPPED)])] == [MASK, "取込時に消去"]
    assert mask_items([forged], frozenset())[0].value == "消去済"
