"""The checklist: which points apply, and what the newest mark of each says."""

from datetime import UTC, datetime

from kaigo_desktop.core.checklist import ChecklistItem, Mark, checklist
from kaigo_desktop.core.condition import Condition
from kaigo_desktop.core.procedure import CheckPoint, Field, Procedure, Section

AT = datetime(2026, 4, 2, tzinfo=UTC)
FORM = Procedure(
    id="x",
    version=1,
    title="届出",
    short_title="届出",
    sections=(
        Section(title="届出", fields=(Field(key="relationship", label="関係"),)),
        Section(title="世帯員", group="household", fields=(Field(key="number", label="個人番号"),)),
    ),
    checklist=(
        CheckPoint(key="identity", label="本人確認"),
        CheckPoint(key="papers", label="代理権", when=Condition(field="relationship", is_="other")),
        CheckPoint(key="number", label="番号確認", when=Condition(field="household.number", filled=True)),
    ),
)


def items(values: dict[str, object], *marks: Mark, submitted: int = 1) -> dict[str, ChecklistItem]:
    return {item.key: item for item in checklist(FORM, values, marks, submitted)}  # type: ignore[arg-type]


def mark(key: str, *, done: bool = True, revision: int = 1) -> Mark:
    return Mark(key, done, "tanto", AT, "窓口で確認", revision)


def test_a_point_applies_where_its_condition_holds() -> None:
    assert [item.applies for item in items({}).values()] == [True, False, False]
    values: dict[str, object] = {"relationship": "other", "household": [{"number": ""}, {"number": "1"}]}
    assert [item.applies for item in items(values).values()] == [True, True, True]


def test_only_what_applies_and_is_not_ticked_is_open() -> None:
    assert [item.is_open for item in items({}).values()] == [True, False, False]
    assert [item.is_open for item in items({}, mark("identity")).values()] == [False, False, False]


def test_the_newest_mark_counts_and_says_who_and_why() -> None:
    found = items({}, mark("identity"), mark("identity", done=False))["identity"]
    assert (found.done, found.actor, found.at, found.note) == (False, "tanto", AT, "窓口で確認")
    assert items({}, mark("identity", done=False), mark("identity"))["identity"].done


def test_a_tick_from_before_the_newest_submission_says_so() -> None:
    assert not items({}, mark("identity", revision=2), submitted=2)["identity"].outdated
    old = items({}, mark("identity", revision=1), submitted=2)["identity"]
    assert old.done
    assert old.outdated


def test_marks_of_points_the_definition_does_not_know_are_passed_over() -> None:
    assert set(items({}, mark("gone"))) == {"identity", "papers", "number"}
