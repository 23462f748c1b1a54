"""How the measurements are taken and told: medians, ratios, a row of a table for each."""

import statistics
import sys
import time
from collections.abc import Callable

RUNS = 5


def seconds(
    work: Callable[[], object], runs: int = RUNS, clock: Callable[[], float] = time.perf_counter
) -> float:
    """Median time of `work` in seconds; by `time.process_time`, what of it the processor worked for us."""
    times = []
    for _ in range(runs):
        start = clock()
        work()
        times.append(clock() - start)
    return statistics.median(times)


def tell(work: str, ours: float, floor: float, target: str, *, met: bool) -> None:
    """Print a row of the table; a target ("" for none) that is not met stands in red, and fails nothing."""
    row = f"| {work} | {ours * 1000:.2f} ms | {floor * 1000:.2f} ms | {ours / floor:.2f} | {target} |"
    sys.stdout.write(f"\n{row}\n" if met else f"\n{row} \033[31mMISSED\033[0m\n")


def at_most(most: float, work: str, ours: float, floor: float) -> None:
    """Print a row whose ratio should be `most` or less."""
    tell(work, ours, floor, f"≤ {most}", met=ours <= most * floor)


def percentile(times: list[float], part: int) -> float:
    """The time `part` of a hundred stay below."""
    return statistics.quantiles(times, n=100, method="inclusive")[part - 1]
