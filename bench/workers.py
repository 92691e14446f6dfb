"""
What a second worker brings, and what TLS costs on kept connections; run as `python -m bench.workers`.

Five interleaved rounds of wrk against one worker, two workers, and one worker with TLS, all with the MOCK path of the
example; what counts are the ratios of the medians. Two workers need two free cores, and wrk takes a part of one.
"""

import os
import statistics
from contextlib import ExitStack
from typing import Final

from bench import wrk
from bench.serving import Serving, serving
from gatewright.lab.server import aws

ROUNDS: Final = 5
_PATH: Final = "/prod/pets"


def main() -> int:
    """Measure, and print medians and ratios."""
    if wrk.missing():
        return 2
    os.environ.update(aws(""))
    with ExitStack() as stack:
        one, two = (stack.enter_context(serving("--workers", number)) for number in ("1", "2"))
        targets: dict[str, tuple[str, Serving]] = {
            "one worker": (one.plain, one),
            "two workers": (two.plain, two),
            "one worker, TLS": (one.tls, one),
        }
        rates: dict[str, list[float]] = {name: [] for name in targets}
        for number in range(ROUNDS):
            print(f"round {number + 1} of {ROUNDS}", flush=True)
            for name, (url, server) in targets.items():
                rates[name].append(wrk.call(url + _PATH, (server.host,)).rate)
    return _report(rates)


def _report(rates: dict[str, list[float]]) -> int:
    medians = {name: statistics.median(found) for name, found in rates.items()}
    one = medians["one worker"]
    print(f"\n{'what':20} {'requests/s':>12} {'of one':>8}   min-max")
    for name, median in medians.items():
        low, high = min(rates[name]), max(rates[name])
        print(f"{name:20} {median:12,.0f} {median / one:8.2f}   {low:,.0f}-{high:,.0f}")
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0]
    print(f"\n{cores} cores, {load:.1f} processes that wanted one over the last minute")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
