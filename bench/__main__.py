"""
`make bench`: the gateway against the bare server of our own stack, and peers where they are installed, in one run.

Five interleaved rounds of wrk against each. What counts is the ratio to the limit: of the medians of requests a second
and, since machines are noisy, of the processor time that the server spends on a request. Writes `build/bench.json`.
`make bench ARGS="--only TLS"` calls those whose names hold the word, and their limits.
"""

import argparse
import json
import os
import statistics
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from bench import wrk
from bench.decisions import decisions_a_second
from bench.load import Measured, Target, load
from bench.targets import targets
from gatewright.lab.server import aws

ROUNDS = 5
RESULT = Path("build/bench.json")


def main() -> int:
    """Measure, print, write; say whether every share is as asked."""
    options = _options()
    if wrk.missing():
        return 2
    os.environ.update(aws(""))
    del os.environ["AWS_ENDPOINT_URL"]
    engine = {} if options.only else decisions_a_second()
    for name, rate in engine.items():
        print(f"engine alone, {name}: {rate:,.0f} decisions a second")
    with ExitStack() as stack:
        called = _chosen(targets(stack), options.only)
        found: dict[str, list[Measured]] = {target.name: [] for target in called}
        for number in range(options.rounds):
            print(f"round {number + 1} of {options.rounds}", flush=True)
            for target in called:
                found[target.name].append(load(target, options.seconds))
    shares = _shares(called, found)
    _print(called, found, shares)
    RESULT.parent.mkdir(exist_ok=True)
    document = {
        "decisions_a_second": engine,
        "rounds": {name: [asdict(one) for one in each] for name, each in found.items()},
        "shares": shares,
    }
    RESULT.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    print(f"\nwritten to {RESULT}")
    return int(any(target.least is not None and shares[target.name]["processor"] < target.least for target in called))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", metavar="WORD", default="", help="call only what has this in its name")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is called (default: %(default)s)")
    parser.add_argument("--seconds", type=int, default=wrk.SECONDS, help="how long each time (default: %(default)s)")
    return parser.parse_args()


def _chosen(every: list[Target], word: str) -> list[Target]:
    wanted = {target.name: target for target in every if word in target.name}
    limits = {target.limit for target in wanted.values()}
    limits |= {target.limit for target in every if target.name in limits}
    return [target for target in every if target.name in wanted or target.name in limits]


def _shares(called: list[Target], found: dict[str, list[Measured]]) -> dict[str, dict[str, float]]:
    """Return which share of its limit each target has, by rate and by processor time."""
    rate = {name: statistics.median(one.rate for one in each) for name, each in found.items()}
    cost = {name: statistics.median(one.microseconds for one in each) for name, each in found.items()}
    return {
        target.name: {
            "rate": rate[target.name] / rate[target.limit],
            "processor": cost[target.limit] / cost[target.name],
        }
        for target in called
    }


def _print(called: list[Target], found: dict[str, list[Measured]], shares: dict[str, dict[str, float]]) -> None:
    print(f"\n{'what':34} {'requests/s':>11} {'min-max':>16} {'us each':>8} {'share':>7} {'by time':>8} asked  of")
    for target in called:
        rates = [one.rate for one in found[target.name]]
        cost = statistics.median(one.microseconds for one in found[target.name])
        share = shares[target.name]
        spread = f"{min(rates):,.0f}-{max(rates):,.0f}"
        asked = "" if target.least is None else f"{target.least:.0%}"
        print(
            f"{target.name:34} {statistics.median(rates):11,.0f} {spread:>16} {cost:8.1f} {share['rate']:7.1%}"
            f" {share['processor']:8.1%} {asked:>5}  {target.limit}"
        )


if __name__ == "__main__":
    raise SystemExit(main())
