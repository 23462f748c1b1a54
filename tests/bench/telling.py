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


def tell(work: str, ours: float, floor: float, target: str) -> None:
    """Print a row of the table."""
    sys.stdout.write(
        f"\n| {work} | {ours * 1000:.1f} ms | {floor * 1000:.1f} ms | {ours / floor:.2f} | {target} |\n"
    )
