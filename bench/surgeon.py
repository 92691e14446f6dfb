"""How many single faults in a signature the doctor names exactly, and how many healthy parts it blames.

`python -m bench.surgeon 10000` signs so many requests with botocore, each with one fault planted, and lets the doctor
look at AWS's answer: with the client's log, and with the secret alone for the faults that leave a trace.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count, islice

from tests.aws.sigv4.by_botocore import FAULTS, SECRET, Planted, planted
from tests.doctor.signatures.test_review import CAUSE_OF, diagnosed, exchange, refusal


def cases() -> Iterator[Planted]:
    """Yield planted faults without end, of every kind in turn."""
    for seed in count(1000):
        for fault in FAULTS:
            yield from planted(fault, seed)


def main(number: int) -> None:
    """Print the figures."""
    named: Counter[str] = Counter()
    blamed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    started = time.perf_counter()
    for case in islice(cases(), number):
        for way, found in (
            ("log", diagnosed(exchange(case.sent, refusal(case), signed=case.signed))),
            ("secret", diagnosed(exchange(case.sent, refusal(case)), SECRET)),
        ):
            if way == "secret" and not case.guessable and found.difference is None:
                total["secret, no trace left"] += 1
                confirmed = [each for each in found.findings if each.standing == "confirmed"]
                blamed["secret, no trace left"] += bool(confirmed)
                continue
            total[way] += 1
            exact = found.difference is not None and found.difference.part == case.part
            cause = CAUSE_OF.get(case.part)
            right = exact and (cause is None or found.findings[0].cause.id == cause)
            named[way] += right
            blamed[way] += found.difference is not None and not right
    for way, of in total.items():
        print(f"{way}: {named[way]} of {of} named exactly, {blamed[way]} blamed a healthy part")
    print(f"{time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
