"""How the measurements are taken and told: medians, ratios, a row of a table for each."""

import statistics
import sys
import time
from collections.abc import Callable

RUNS = 5


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median time of `work` in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def tell(work: str, ours: float, floor: float, target: str) -> None:
    """Print a row of the table."""
    sys.stdout.write(
        f"\n| {work} | {ours * 1000:.1f} ms | {floor * 1000:.1f} ms | {ours / floor:.2f} | {target} |\n"
    )
