"""Times of works that are compared: in turns, so that what else the machine does falls on all."""

import gc
import time


def best_of(rounds, works):
    """The least seconds of each work, by name."""
    times = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            began = time.perf_counter()
            result = work()
            times[name].append(time.perf_counter() - began)
            del result
    return {name: min(found) for name, found in times.items()}
