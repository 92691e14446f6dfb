"""
How quick `gatewright logs report` is over large access logs, and how much memory it takes.

`python -m bench.bulk [LINES]` writes so many lines (1,000,000) in three formats to a temporary folder and reports on
each: the JSON that the console proposes, the JSON that `gatewright logs format` advises, and the Common Log Format. One
call in twenty is refused, for reasons, by callers and on routes as they vary in a log of weeks. What counts is the time
of the whole command, its start included; processor time shows what a second process spent.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from gatewright.sources.log_advice import advised

_KILOBYTES: Final = 1024
_BEGIN: Final = 1_764_136_286_000
_REFUSED_ONE_IN: Final = 20
_ROUTES: Final = tuple(
    (verb, resource)
    for resource in ("/pets", "/pets/{id}", "/orders", "/orders/{id}/items")
    for verb in ("GET", "POST")
)
_REFUSALS: Final = (
    ("403", "INVALID_API_KEY", "Forbidden"),
    ("403", "ACCESS_DENIED", "User is not authorized to access this resource with an explicit deny"),
    ("403", "MISSING_AUTHENTICATION_TOKEN", "Missing Authentication Token"),
    ("403", "ACCESS_DENIED", "User: {caller} is not authorized to perform: execute-api:Invoke on resource: {arn}"),
    ("403", "WAF_FILTERED", "Forbidden"),
    ("401", "UNAUTHORIZED", "Unauthorized"),
    ("429", "THROTTLED", "Too Many Requests"),
    ("429", "QUOTA_EXCEEDED", "Limit Exceeded"),
    ("404", "-", "-"),
    ("502", "-", "-"),
)
_CONSOLE: Final = (
    "requestId",
    "identity.sourceIp",
    "identity.caller",
    "identity.user",
    "requestTime",
    "httpMethod",
    "resourcePath",
    "status",
    "protocol",
    "responseLength",
    "error.message",
    "error.responseType",
)
_NAMES: Final = {"identity.sourceIp": "ip", "identity.caller": "caller", "identity.user": "user"}


@dataclass(frozen=True, slots=True)
class Spent:
    """What one run of the command took."""

    seconds: float
    """From its start to its end."""

    processor: float
    """Processor time of all its processes."""

    megabytes: float
    """The most memory that one of them held."""


def main(number: int) -> int:
    """Measure and print."""
    print(f"{'format':34} {'lines/s':>10} {'seconds':>8} {'processor':>10} {'memory':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, form in (
            ("JSON of the console", _in_json(_CONSOLE, _NAMES)),
            ("JSON as advised", _in_json(tuple(json.loads(advised("rest"))), {})),
            ("Common Log Format", _in_clf),
        ):
            file = Path(folder) / "access.log"
            size = write_log(file, number, form)
            spent = run("logs", "report", str(file), "--format", "json")
            print(
                f"{name:34} {number / spent.seconds:>10,.0f} {spent.seconds:>8.2f} {spent.processor:>10.2f}"
                f" {spent.megabytes:>5.0f} MB   ({size / 1e6:,.0f} MB)",
                flush=True,
            )
    return 0


def write_log(file: Path, number: int, form: Callable[[Mapping[str, str]], str]) -> int:
    """Write so many lines; return how many bytes they take."""
    with file.open("w", encoding="utf-8") as target:
        for call in _calls(number):
            target.write(form(call) + "\n")
    return file.stat().st_size


def _in_json(names: tuple[str, ...], written_as: Mapping[str, str]) -> Callable[[Mapping[str, str]], str]:
    def line(call: Mapping[str, str]) -> str:
        return json.dumps({written_as.get(name, name): call.get(name, "-") for name in names}, separators=(",", ":"))

    return line


def _in_clf(call: Mapping[str, str]) -> str:
    return (
        f"{call['identity.sourceIp']} {call['identity.caller']} - [{call['requestTime']}]"
        f' "{call["httpMethod"]} {call["resourcePath"]} {call["protocol"]}" {call["status"]}'
        f" {call['responseLength']} {call['requestId']}"
    )


def _calls(number: int) -> Iterator[Mapping[str, str]]:
    """Yield the variables of calls as a stage would log them."""
    chance = Random(1)  # noqa: S311 - the same log each time
    for index in range(number):
        verb, resource = chance.choice(_ROUTES)
        at = _BEGIN + index * 20
        caller = f"AIDA{chance.randrange(500):016d}" if chance.random() < 0.3 else "-"
        refused = index % _REFUSED_ONE_IN == 0
        status, kind, message = chance.choice(_REFUSALS) if refused else ("200", "-", "-")
        path = resource.replace("{id}", str(chance.randrange(100_000)))
        yield {
            "requestId": f"{chance.getrandbits(128):032x}",
            "extendedRequestId": f"{chance.getrandbits(64):016x}=",
            "requestTimeEpoch": str(at),
            "requestTime": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(at / 1000)),
            "apiId": "a1b2c3d4e5",
            "stage": "prod",
            "domainName": "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com",
            "httpMethod": verb,
            "path": f"/prod{path}",
            "resourcePath": resource,
            "protocol": "HTTP/1.1",
            "status": status,
            "responseLength": str(chance.randrange(5000)),
            "error.message": message.replace("{caller}", f"arn:aws:iam::111122223333:user/{caller}").replace(
                "{arn}", f"arn:aws:execute-api:us-east-1:********3333:a1b2c3d4e5/prod/{verb}{path}"
            ),
            "error.responseType": kind,
            "identity.sourceIp": f"198.51.{chance.randrange(100)}.{chance.randrange(250)}",
            "identity.userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
            "identity.caller": caller,
            "identity.userArn": f"arn:aws:iam::111122223333:user/{caller}" if caller != "-" else "-",
            "identity.apiKeyId": f"k{chance.randrange(50):09d}" if chance.random() < 0.5 else "-",
            "integration.status": status if kind == "-" else "-",
            "wafResponseCode": "WAF_BLOCK" if kind == "WAF_FILTERED" else "WAF_ALLOW",
        }


def run(*arguments: str) -> Spent:
    """Run the command once."""
    begin = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", "gatewright", *arguments], stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begin
    return Spent(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / _KILOBYTES)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
