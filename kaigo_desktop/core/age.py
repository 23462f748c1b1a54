"""Ages as the law counts them (年齢計算ニ関スル法律): an age is reached the day before the birthday."""

from datetime import date, timedelta


def age_reached_on(born: date, age: int) -> date:
    """The day somebody reaches `age` (到達日): the day before that birthday.

    Born on 29 February, the birthday of a common year is 1 March. 65 is reached on 2026-03-31 by whoever was
    born on 1961-04-01 (介護保険法第10条).
    """
    year = born.year + age
    try:
        birthday = born.replace(year=year)
    except ValueError:
        birthday = date(year, 3, 1)
    return birthday - timedelta(days=1)


def age_on(born: date, day: date) -> int:
    """How old somebody born on `born` is on `day`, as the law counts; below 0 before the birth."""
    tomorrow = day + timedelta(days=1)
    return tomorrow.year - born.year - ((tomorrow.month, tomorrow.day) < (born.month, born.day))
