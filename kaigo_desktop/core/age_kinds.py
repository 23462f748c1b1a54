"""Kinds of rules about ages, counted as the law does. What each finds stands in `core.rulekinds`.

Of a birth date known in part, an age is a span; where the answer hangs on the rest, the finding is unsure.
"""

from kaigo_desktop.core.age import age_on, age_reached_on
from kaigo_desktop.core.form import blank
from kaigo_desktop.core.procedure import Rule
from kaigo_desktop.core.rulescope import Finding, Findings, Scope
from kaigo_desktop.core.wareki import PartialDate, from_iso, show

_Ages = tuple[int, int]
"""The least and the greatest age somebody may have."""


def age_between(rule: Rule, scope: Scope) -> Findings:
    """That somebody is younger or older on a day."""
    ages = _ages(scope.date(rule.fields[0]), _day(rule, scope))
    within = _within(rule, ages)
    if ages is not None and within is not True:
        yield Finding(rule.fields[0], {"age": _told(ages)}, unsure=within is None)


def requires_at_age(rule: Rule, scope: Scope) -> Findings:
    """Each field that is blank although somebody is of that age on a day."""
    born, day, *needed = rule.fields
    ages = _ages(scope.date(born), scope.date(day))
    within = _within(rule, ages)
    if ages is None or within is False:
        return
    for key in needed:
        if blank(scope.values.get(key, "")):
            yield Finding(key, {"age": _told(ages)}, unsure=within is None)


def someone_aged(rule: Rule, scope: Scope) -> Findings:
    """That nobody of a group is of that age on a day; the oldest one is marked."""
    key, day = rule.fields[0].rpartition(".")[2], _day(rule, scope)
    known = [(index, _ages(from_iso(row.get(key, "")), day)) for index, row in enumerate(scope.rows)]
    each = [(index, ages) for index, ages in known if ages is not None]
    answers = [_within(rule, ages) for _, ages in each]
    if not each or True in answers:
        return
    row, ages = max(each, key=lambda found: found[1])
    yield Finding(rule.fields[0], {"age": _told(ages)}, unsure=None in answers, row=row)


def reaches_age_on(rule: Rule, scope: Scope) -> Findings:
    """Of a column, it is enough that one of the people reaches the age on the day."""
    (born, day_key), age = rule.fields, int(rule.values[0])
    texts = (
        [row.get(born.rpartition(".")[2], "") for row in scope.rows] if "." in born else [scope.text(born)]
    )
    births, day = [known for text in texts if (known := from_iso(text)) is not None], scope.date(day_key)
    if day is None or not births:
        return
    spans = [tuple(age_reached_on(end, age) for end in (born.earliest(), born.latest())) for born in births]
    if any(first == last == day.earliest() == day.latest() for first, last in spans):
        return
    if any(first <= day.latest() and day.earliest() <= last for first, last in spans):
        yield Finding(day_key, unsure=True)
        return
    nearest = min(spans, key=lambda span: abs(span[0] - day.earliest()))
    yield Finding(day_key, {"date": "～".join(dict.fromkeys(show(end.isoformat()) for end in nearest))})


def _day(rule: Rule, scope: Scope) -> PartialDate | None:
    """The day the second field names, today where the rule names none."""
    if len(rule.fields) > 1:
        return scope.date(rule.fields[1])
    return PartialDate(scope.today.year, scope.today.month, scope.today.day)


def _ages(born: PartialDate | None, day: PartialDate | None) -> _Ages | None:
    if born is None or day is None:
        return None
    return age_on(born.latest(), day.earliest()), age_on(born.earliest(), day.latest())


def _within(rule: Rule, ages: _Ages | None) -> bool | None:
    """Whether an age lies in the rule's bounds ("" for none); None where that hangs on an unknown day."""
    if ages is None:
        return None
    low, high = (
        int(bound) if bound else limit for bound, limit in zip(rule.values, (-999, 999), strict=True)
    )
    youngest, oldest = ages
    if low <= youngest and oldest <= high:
        return True
    return False if oldest < low or youngest > high else None


def _told(ages: _Ages) -> str:
    youngest, oldest = ages
    return f"{oldest}" if youngest == oldest else f"{youngest}～{oldest}"
