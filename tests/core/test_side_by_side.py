"""States of a form side by side: every person keeps one row, and what is taken is taken exactly."""

from kaigo_desktop.core.model import Row, Values
from kaigo_desktop.core.procedure import Field, Procedure, Section
from kaigo_desktop.core.side_by_side import Side, cells_of, taken

FORM = Procedure(
    id="x",
    version=1,
    title="届出",
    short_title="届出",
    sections=(
        Section(
            title="届出",
            fields=(Field(key="reason", label="事由"), Field(key="kinds", label="種類", type="choices")),
        ),
        Section(
            title="世帯員",
            group="household",
            fields=(
                Field(key="name", label="世帯員氏名", type="name"),
                Field(key="born_on", label="世帯員生年月日", type="date"),
            ),
        ),
    ),
)
TARO: Row = {"name": "新宿　太郎", "born_on": "1945-01-02"}
HANAKO: Row = {"name": "新宿　花子", "born_on": "1950-04-01"}
JIRO: Row = {"name": "新宿　次郎", "born_on": "1975"}


def household(*rows: Row) -> Values:
    return {"reason": "", "kinds": [], "household": list(rows)}


def take(states: dict[Side, Values], **wanted: Side) -> Values:
    paths = {path.replace("__", "].").replace("_at_", "["): side for path, side in wanted.items()}
    return taken(cells_of(FORM, states), states, paths)


def names(states: dict[Side, Values], side: Side) -> list[str]:
    cells = [cell for cell in cells_of(FORM, states) if cell.path.endswith(".name")]
    return [str(cell.value(states[side], side)) for cell in cells]


def test_people_who_moved_stay_in_their_row() -> None:
    states: dict[Side, Values] = {
        "received": household(TARO, HANAKO),
        "stood": household(TARO, HANAKO, JIRO),
        "resubmitted": household(HANAKO, TARO),
        "current": household(HANAKO, TARO),
    }
    assert names(states, "current") == ["新宿　花子", "新宿　太郎", ""]
    assert names(states, "received") == ["新宿　花子", "新宿　太郎", ""]
    assert names(states, "stood") == ["新宿　花子", "新宿　太郎", "新宿　次郎"]


def test_somebody_who_is_gone_has_one_row_however_often_they_were_there() -> None:
    states: dict[Side, Values] = {
        "received": household(JIRO, TARO, HANAKO),
        "stood": household(HANAKO, JIRO, TARO),
        "resubmitted": household(TARO),
        "current": household(TARO),
    }
    paths = [cell.path for cell in cells_of(FORM, states) if cell.path.endswith(".name")]
    assert paths == ["household[0].name", "household[1].name", "household[2].name"]
    assert names(states, "received") == ["新宿　太郎", "新宿　花子", "新宿　次郎"]


def test_what_is_taken_is_taken_exactly_and_the_rest_stays() -> None:
    states: dict[Side, Values] = {
        "received": {"reason": "転入　 ", "kinds": ["a", "b"], "household": [TARO]},
        "current": {"reason": "転居", "kinds": [], "household": [TARO], "more": "x"},
    }
    assert take(states, reason="received", kinds="received") == {
        "reason": "転入　 ",
        "kinds": ["a", "b"],
        "household": [TARO],
        "more": "x",
    }
    assert take(states) == states["current"]


def test_a_cell_goes_to_its_person_and_a_person_who_is_gone_comes_back_whole_or_in_part() -> None:
    states: dict[Side, Values] = {
        "stood": household(TARO, HANAKO),
        "current": household({"name": "新宿　花子", "born_on": "1950-04-11"}),
    }
    assert take(states, household_at_0__born_on="stood")["household"] == [HANAKO]
    back = take(states, household_at_1__name="stood", household_at_1__born_on="stood")
    assert back["household"] == [{"name": "新宿　花子", "born_on": "1950-04-11"}, TARO]
    assert take(states, household_at_1__name="stood")["household"] == [
        {"name": "新宿　花子", "born_on": "1950-04-11"},
        {"name": "新宿　太郎"},
    ]


def test_a_row_whose_every_cell_is_taken_away_is_removed() -> None:
    states: dict[Side, Values] = {"received": household(TARO), "current": household(TARO, JIRO)}
    gone = take(states, household_at_1__name="received", household_at_1__born_on="received")
    assert gone["household"] == [TARO]


def test_taking_nothing_where_nothing_stands_changes_nothing() -> None:
    states: dict[Side, Values] = {"received": household(TARO), "current": {"household": [TARO]}}
    assert take(states, reason="received", kinds="received") == {"household": [TARO]}
