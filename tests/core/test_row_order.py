"""An order given to rows loses no row that others brought meanwhile."""

from hypothesis import given
from hypothesis import strategies as st

from kaigo_desktop.core.row_order import over_newer

ROWS = st.lists(st.sampled_from("甲乙丙丁"), max_size=5)


@st.composite
def orders(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Rows, and an order of some of them with new ones between."""
    rows = draw(ROWS)
    kept = draw(st.permutations([str(number) for number in range(len(rows))]))
    return rows, [*kept[: draw(st.integers(0, len(rows)))], *[""] * draw(st.integers(0, 2))]


@given(given_order=orders())
def test_over_the_same_rows_an_order_stays_as_it_was_given(given_order: tuple[list[str], list[str]]) -> None:
    rows, order = given_order
    assert over_newer(order, rows, rows) == order


@given(given_order=orders(), now=ROWS)
def test_no_row_goes_that_was_not_there_before(
    given_order: tuple[list[str], list[str]], now: list[str]
) -> None:
    rows, order = given_order
    taken = over_newer(order, rows, now)
    assert taken[: len(order)] == order, "what was typed stays where it was typed"
    for number, row in enumerate(now):
        if number >= len(rows) or rows[number] != row:
            assert taken.count(str(number)) == 1


@given(given_order=orders(), added=ROWS)
def test_a_row_taken_away_goes_beside_added_ones(
    given_order: tuple[list[str], list[str]], added: list[str]
) -> None:
    rows, order = given_order
    new = [str(len(rows) + number) for number in range(len(added))]
    assert over_newer(order, rows, [*rows, *added]) == [*order, *new]
