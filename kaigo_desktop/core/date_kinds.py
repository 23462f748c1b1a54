"""Kinds of rules about days: order, deadlines, periods. What each finds stands in `core.rulekinds`."""

from calendar import monthrange
from datetime import date
from itertools import pairwise

from kaigo_desktop.core.procedure import Rule
from kaigo_desktop.core.rulescope import Finding, Findings, Scope
from kaigo_desktop.core.ward import last_day


def order(rule: Rule, scope: Scope) -> Findings:
    """That the dates are not in this order (equal is fine)."""
    known = [found for _key, found in scope.dates(rule.fields)]
    pairs = list(pairwise(known))
    if any(a.earliest() > b.latest() for a, b in pairs):
        yield Finding(rule.fields[0])
    elif any(a.latest() > b.earliest() for a, b in pairs):
        yield Finding(rule.fields[0], unsure=True)


def within_days(rule: Rule, scope: Scope) -> Findings:
    """That a deadline of so many days, the first not counted, was missed."""
    later, earlier = (scope.date(key) for key in rule.fields)
    if later is None or earlier is None or (later.latest() - earlier.earliest()).days <= rule.days:
        return
    last = last_day(scope.ward, earlier.latest(), rule.days)
    if later.earliest() > last:
        yield Finding(rule.fields[0], {"days": rule.days, "late": (later.earliest() - last).days})
    elif later.latest() > last_day(scope.ward, earlier.earliest(), rule.days):
        yield Finding(rule.fields[0], unsure=True)


def gap(rule: Rule, scope: Scope) -> Findings:
    """That more than so many calendar days lie between two dates."""
    later, earlier = (scope.date(key) for key in rule.fields)
    if later is None or earlier is None:
        return
    shortest, longest = later.earliest() - earlier.latest(), later.latest() - earlier.earliest()
    if shortest.days > rule.days:
        yield Finding(rule.fields[0], {"days": rule.days, "gap": shortest.days})
    elif longest.days > rule.days:
        yield Finding(rule.fields[0], unsure=True)


def within_months(rule: Rule, scope: Scope) -> Findings:
    """That a period is longer than the rest of its first month and so many months."""
    first, last = (scope.date(key) for key in rule.fields)
    if first is None or last is None or (start := first.full()) is None:
        return
    months = int(rule.values[0])
    full, month = divmod(start.month - 1 + months - (start.day == 1), 12)
    longest = date(start.year + full, month + 1, monthrange(start.year + full, month + 1)[1])
    if last.earliest() > longest:
        yield Finding(rule.fields[0], {"months": months})


def month_end(rule: Rule, scope: Scope) -> Findings:
    """Each date that is no last day of a month."""
    for key, known in scope.dates(rule.fields):
        if known.month and known.day and known.day != monthrange(known.year, known.month)[1]:
            yield Finding(key)


def not_future(rule: Rule, scope: Scope) -> Findings:
    """Each date after today."""
    for key, known in scope.dates(rule.fields):
        if known.latest() > scope.today:
            yield Finding(key, unsure=known.earliest() <= scope.today)


def differs_since_new_year(rule: Rule, scope: Scope) -> Findings:
    """That two texts differ because of a change since 1 January of the year of filing."""
    then, now, changed_on, filed_on = rule.fields
    changed, filed = scope.date(changed_on), scope.date(filed_on)
    before, after = scope.folded(then), scope.folded(now)
    if changed is None or filed is None or not (before and after) or before == after:
        return
    new_year = date(filed.year, 1, 1)
    if changed.latest() > new_year:
        yield Finding(then, unsure=changed.earliest() <= new_year)
