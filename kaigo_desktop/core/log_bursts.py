"""Bursts: many different applications opened in a short time, against what the same person usually does."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from kaigo_desktop.core.ward import BurstLimits

Opening = tuple[datetime, str]
"""When, and the 受付番号 of what was opened."""


@dataclass(frozen=True, slots=True)
class Burst:
    """From `begin` to `end`, `login` opened so many different `applications`.

    `usual` is how many they open in as long a stretch on other days (the median).
    """

    login: str
    begin: datetime
    end: datetime
    applications: int
    usual: int


def bursts(login: str, openings: Iterable[Opening], limits: BurstLimits) -> list[Burst]:
    """The bursts of one person, oldest first; the order of `openings` does not matter.

    Somebody's usual rate is the median of the stretches of `limits.minutes` on their *other* days in which
    they opened anything at all, so that a wild day does not excuse itself.
    """
    days: defaultdict[date, list[Opening]] = defaultdict(list)
    for opening in sorted(openings):
        days[opening[0].date()].append(opening)
    stretches = {day: _stretches(own, limits) for day, own in days.items()}
    found = []
    for day, own in sorted(days.items()):
        elsewhere = [count for other, counts in stretches.items() if other != day for count in counts]
        usual = math.ceil(median(elsewhere)) if elsewhere else 0
        most = max(limits.least, usual * limits.factor)
        found += [
            Burst(login, part[0][0], part[-1][0], len({number for _, number in part}), usual)
            for part in _crowded(own, timedelta(minutes=limits.minutes), most)
        ]
    return found


def _stretches(openings: Sequence[Opening], limits: BurstLimits) -> list[int]:
    """How many different applications were opened in each stretch of the day that has any."""
    seen: defaultdict[int, set[str]] = defaultdict(set)
    for at, number in openings:
        seen[(at.hour * 60 + at.minute) // limits.minutes].add(number)
    return [len(numbers) for numbers in seen.values()]


def _crowded(openings: Sequence[Opening], length: timedelta, most: int) -> list[Sequence[Opening]]:
    """The parts of a day in which some stretch of `length` holds at least `most` different applications."""
    parts: list[tuple[int, int]] = []
    inside: Counter[str] = Counter()
    begin = 0
    for end, (at, number) in enumerate(openings):
        inside[number] += 1
        while at - openings[begin][0] >= length:
            gone = openings[begin][1]
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            begin += 1
        if len(inside) >= most:
            if parts and begin <= parts[-1][1]:
                parts[-1] = (parts[-1][0], end)
            else:
                parts.append((begin, end))
    return [openings[first : last + 1] for first, last in parts]
