"""What staff noted survives a submission, and goes with its person."""

from kaigo_desktop.core.model import Values
from kaigo_desktop.core.procedure import Field, Procedure, Section
from kaigo_desktop.core.staff_fields import keep_local

FORM = Procedure(
    id="x",
    version=1,
    title="届出",
    short_title="届出",
    sections=(
        Section(title="届出", fields=(Field(key="reason", label="事由"),)),
        Section(
            title="世帯員",
            group="household",
            fields=(
                Field(key="name", label="世帯員氏名", type="name"),
                Field(key="seen", label="確認", type="yes_no", local=True),
            ),
        ),
        Section(
            title="職員記入欄",
            fields=(
                Field(key="note", label="メモ", local=True),
                Field(key="papers", label="書類", type="choices", local=True),
            ),
        ),
    ),
)


def test_notes_stay_and_everything_else_is_as_submitted() -> None:
    before: Values = {"reason": "転入", "note": "電話済み", "papers": ["a"], "household": []}
    submitted: Values = {"reason": "転居", "household": []}
    assert keep_local(FORM, submitted, before) == submitted | {"note": "電話済み", "papers": ["a"]}
    assert submitted == {"reason": "転居", "household": []}


def test_a_note_in_a_row_goes_with_its_person() -> None:
    before: Values = {"household": [{"name": "太郎", "seen": "yes"}, {"name": "花子", "seen": "no"}]}
    submitted: Values = {"household": [{"name": "花子"}, {"name": "次郎"}, {"name": "太郎"}]}
    assert keep_local(FORM, submitted, before)["household"] == [
        {"name": "花子", "seen": "no"},
        {"name": "次郎"},
        {"name": "太郎", "seen": "yes"},
    ]


def test_nothing_noted_changes_nothing() -> None:
    submitted: Values = {"reason": "転入", "household": [{"name": "太郎"}]}
    assert keep_local(FORM, submitted, {}) == submitted
    assert keep_local(FORM, submitted, {"note": "", "papers": []}) == submitted
