"""What is hidden, and what choices are called."""

import pytest

from kaigo_desktop.core.labels import display, labels
from kaigo_desktop.core.masking import MASK, mask, mask_items, mask_text
from kaigo_desktop.core.model import Item, Values
from kaigo_desktop.core.procedure import Code, CodeList, Field, Procedure, Section

FORM = Procedure(
    id="form",
    version=1,
    title="届出",
    short_title="届",
    sections=(
        Section(
            title="本人",
            fields=(
                Field(key="number", label="個人番号", type="individual_number"),
                Field(key="name", label="氏名", type="name"),
                Field(key="reason", label="事由", type="choice", codes="c"),
                Field(key="services", label="サービス", type="choices", codes="c"),
            ),
        ),
        Section(
            title="世帯員",
            group="household",
            fields=(
                Field(key="number", label="個人番号", type="individual_number"),
                Field(key="relationship", label="続柄", type="relationship", codes="c"),
            ),
        ),
    ),
)
CODES = {"c": CodeList(id="c", title="c", codes=(Code(symbol="a", label="甲"), Code(symbol="b", label="乙")))}
VALUES: Values = {
    "number": "123456789018",
    "name": "新宿　花子",
    "reason": "a",
    "services": ["b", "丙"],
    "household": [{"number": "123456789018", "relationship": "a.b"}, {"number": "", "relationship": ""}],
}


def test_individual_numbers_are_hidden_also_in_rows_and_the_values_stay_as_they_are() -> None:
    hidden = mask(FORM, VALUES)
    assert hidden["number"] == MASK == "************"
    assert hidden["household"] == [
        {"number": MASK, "relationship": "a.b"},
        {"number": "", "relationship": ""},
    ]
    assert hidden["name"] == "新宿　花子"
    assert VALUES["number"] == "123456789018"


def test_a_number_that_cannot_be_read_is_hidden_too_and_a_blank_one_is_shown_blank() -> None:
    assert mask(FORM, {"number": "1234ー5678"}) == {"number": MASK}
    assert mask(FORM, {"number": " "}) == {"number": " "}


def test_items_that_may_be_individual_numbers_are_hidden() -> None:
    items = (
        Item("マイナンバー", "", "1234"),
        Item("備考", "", "番号は１２３４ー５６７８－９０１８です"),
        Item("備考", "", "電話 03-1234-5678"),
        Item("個人番号", "", " "),
    )
    assert [item.value for item in mask_items(items)] == [MASK, MASK, "電話 03-1234-5678", " "]


def test_labels_mirror_the_values_of_choices() -> None:
    assert labels(FORM, VALUES, CODES) == {
        "reason": "甲",
        "services": ["乙", "丙"],
        "household": [{"relationship": "甲の乙"}, {}],
    }
    assert labels(FORM, {}, CODES) == {}


def test_a_value_is_displayed_by_its_field() -> None:
    assert display(FORM.field("reason"), "b", CODES) == "乙"
    assert display(FORM.field("services"), ["a", "b"], CODES) == "甲、乙"
    assert display(FORM.field("household.relationship"), "b", CODES) == "乙"


@pytest.mark.parametrize(
    "number", ["123456789018", "1234 5678 9018", "1234-5678-9018", "１２３４　５６７８　９０１８"]
)
def test_a_text_is_freed_of_what_is_written_like_an_individual_number(number: str) -> None:
    assert mask_text(f"番号は{number}です。") == f"番号は{MASK}です。"


@pytest.mark.parametrize(
    "text", ["03-0000-1234 9時から17時", "0012345678", "0012345678901234", "令和8年3月30日"]
)
def test_other_numbers_of_a_text_stay(text: str) -> None:
    assert mask_text(text) == text
