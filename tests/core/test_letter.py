"""A letter is filled place by place; nothing that is filled in is read again."""

from kaigo_desktop.core.letter import Entry, Letter, compose, strange_places

LETTER = Letter(
    id="x",
    title="お願い",
    body="{applicant} 様\n{entries}{note}以上",
    entry="{number} {label}: {ask}\n",
    nothing="ご連絡します。\n",
    note="連絡: {note}\n",
    ask="{reason}お確かめください。",
    asks={"required": "ご記入ください。"},
)


def test_every_thing_to_mend_is_numbered_and_asked_for_in_its_own_words() -> None:
    entries = [Entry("届出年月日", "required", "入力されていません。"), Entry("旧住所", "P1-4", "区内です。")]
    assert compose(LETTER, {"applicant": "新宿　花子"}, entries, " ご来庁ください。\n") == (
        "新宿　花子 様\n1 届出年月日: ご記入ください。\n2 旧住所: 区内です。お確かめください。\n"
        "連絡: ご来庁ください。\n以上"
    )


def test_what_is_not_there_leaves_no_trace() -> None:
    assert compose(LETTER, {"applicant": "甲"}, [], "  ") == "甲 様\nご連絡します。\n以上"


def test_brackets_in_a_name_or_note_are_text() -> None:
    told = compose(LETTER, {"applicant": "{note}"}, [Entry("{x}", "P", "{y}")], "{0}")
    assert told == "{note} 様\n1 {x}: {y}お確かめください。\n連絡: {0}\n以上"


def test_a_place_nothing_fills_is_strange() -> None:
    assert strange_places(LETTER) == {}
    wrong = Letter(
        id="x", title="", body="{who}", entry="{number", nothing="", note="{applicant}", ask="", asks={}
    )
    assert strange_places(wrong) == {"body": "who", "entry": "{number", "note": "applicant"}
