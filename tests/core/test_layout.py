"""Which layout is for a form: by what it is called and when it was received, the newest version first."""

import pytest

from kaigo_desktop.core.layout import Layout, choose, newest


def layout(version: int = 1, *names: str, from_: str = "", to: str = "", id_: str = "ward") -> Layout:
    return Layout(
        id=id_,
        version=version,
        title="区の様式",
        procedure="p",
        answers_to=names or ("区の届",),
        valid_from=from_,
        valid_to=to,
    )


@pytest.mark.parametrize(
    ("day", "version"),
    [("2026-03-31", None), ("2026-04-01", 1), ("2026-09-30", 1), ("2026-10-01", 2), ("2027-04-01", None)],
)
def test_the_day_of_receipt_chooses_the_version(day: str, version: int | None) -> None:
    layouts = [layout(1, from_="2026-04-01", to="2026-12-31"), layout(2, from_="2026-10-01", to="2027-03-31")]
    chosen = choose(layouts, ["区の届"], day)
    assert (chosen and chosen.version) == version


def test_an_older_version_does_not_answer_to_what_the_newest_no_longer_names() -> None:
    assert choose([layout(1, "A"), layout(2, "B")], ["A"], "2026-04-01") is None


def test_the_best_name_wins_and_then_the_first_layout() -> None:
    layouts = [layout(1, "C", id_="c"), layout(1, "A", id_="a"), layout(1, "A", id_="later")]
    chosen = choose(layouts, ["介護保険 Ａ", "C"], "2026-04-01")
    assert chosen is not None
    assert chosen.id == "a"


def test_names_are_compared_like_titles_of_procedures() -> None:
    assert choose([layout(1, "介護保険 転入の届（区）")], ["転入の届(区)"], "2026-04-01") is not None
    assert choose([layout(1, "　")], [""], "2026-04-01") is None


def test_the_newest_version_of_each_id() -> None:
    found = newest([layout(2), layout(1), layout(1, id_="other")])
    assert [(name, one.version) for name, one in found.items()] == [("ward", 2), ("other", 1)]


def test_periods_overlap_when_there_is_a_day_in_both() -> None:
    first = layout(1, from_="2026-04-01", to="2026-09-30")
    assert first.overlaps(layout(2, from_="2026-09-30"))
    assert layout(2, to="2026-04-01").overlaps(first)
    assert not first.overlaps(layout(2, from_="2026-10-01"))
    assert layout().overlaps(layout())
