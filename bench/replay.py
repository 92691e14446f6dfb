"""
How quick a replay is: a log of a million calls against a resource policy of fifty statements.

`python -m bench.replay [LINES]` writes a log of calls from thousands of addresses, by fifty callers, to paths of which
nearly each is another, and replays it under the pet shop's configuration and one with the policy. What counts is
processor time, since a busy machine does not stretch it; a million are to take a minute at most.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

from bench.doctor import run

_API: Final = "a1b2c3d4e5"
_ARN: Final = f"arn:aws:execute-api:eu-west-1:111122223333:{_API}"
_ACCOUNT: Final = "arn:aws:iam::111122223333"
_GIVEN: Final = Path(__file__).parent.parent / "tests" / "given" / "pets"
_FILES: Final = "/files/{proxy+}"
_ADDRESSES: Final = 5_000
_CALLERS: Final = 50
_STATEMENTS: Final = 50
_MILLION: Final = 1_000_000
_MINUTE: Final = 60.0


def main(lines: int) -> int:
    """Measure, print, and say whether it is as quick as asked."""
    with tempfile.TemporaryDirectory() as folder:
        now, against, log = Path(folder) / "now", Path(folder) / "next", Path(folder) / "access.log"
        write_configuration(now, None)
        write_configuration(against, policy())
        write_log(log, lines)
        spent = run("replay", str(log), "--config", str(now), "--against", str(against), "--quiet")
        size = f"{lines:,} lines, {log.stat().st_size / _MILLION:.0f} MB"
    asked = _MINUTE * lines / _MILLION
    print(f"{size}: {spent.seconds:.1f} s of a processor (asked: {asked:g} s), {spent.megabytes:.0f} MB")
    return int(spent.seconds > asked)


def write_configuration(folder: Path, resource_policy: str | None) -> None:
    """Write the pet shop's saved answers, with IAM on one method, fifty users, and perhaps a policy."""
    shutil.copytree(_GIVEN, folder, ignore=shutil.ignore_patterns("*.toml"))
    _edit(folder / "get-account-authorization-details.json", lambda told: told["UserDetailList"].extend(_users()))
    if resource_policy is not None:
        for name in (f"get-rest-api-{_API}.json", "get-rest-apis.json"):
            _edit(folder / name, lambda told: told.get("items", [told])[0].update(policy=resource_policy))
    for name in ("d3p1oy", "b3t4dp"):
        _edit(folder / f"get-deployment-{_API}-{name}.json", lambda told: _want_iam(told["apiSummary"][_FILES]))
    _edit(folder / f"get-resources-{_API}.json", _want_iam_of_files)


def _want_iam_of_files(told: dict[str, Any]) -> None:
    for one in told["items"]:
        if one["path"] == _FILES:
            _want_iam(one["resourceMethods"])


def _edit(file: Path, change: Callable[[dict[str, Any]], None]) -> None:
    told = json.loads(file.read_text("utf-8"))
    change(told)
    file.write_text(json.dumps(told), encoding="utf-8")


def _want_iam(methods: dict[str, Any]) -> None:
    for method in methods.values():
        method["authorizationType"] = "AWS_IAM"


def _users() -> Iterator[dict[str, Any]]:
    allow = {"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": f"{_ARN}/*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [allow]})
    for number in range(_CALLERS):
        yield {
            "Path": "/",
            "UserName": f"user-{number}",
            "UserId": f"AIDAUSER{number:08}",
            "Arn": f"{_ACCOUNT}:user/user-{number}",
            "UserPolicyList": [{"PolicyName": "all", "PolicyDocument": document}],
            "GroupList": [],
            "AttachedManagedPolicies": [],
        }


def policy() -> str:
    """Return a policy of fifty statements: ranges, paths and callers."""
    chance = Random(1)  # noqa: S311 - the same each time
    everybody = {"Effect": "Allow", "Principal": "*", "Action": "execute-api:Invoke", "Resource": f"{_ARN}/*"}
    statements: list[dict[str, Any]] = [everybody]
    while len(statements) < _STATEMENTS:
        number = len(statements)
        path = chance.choice(("*", "prod/GET/pets/*", "prod/*/files/*", f"prod/GET/pets/{number}", "prod/GET/files/x*"))
        denied: dict[str, Any] = {
            "Sid": f"deny-{number}",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "execute-api:Invoke",
        }
        ranges = [f"{chance.randint(1, 223)}.{chance.randint(0, 255)}.0.0/16" for _ in range(3)]
        denied |= {"Resource": f"{_ARN}/{path}", "Condition": {"IpAddress": {"aws:SourceIp": ranges}}}
        if number % 5 == 0:
            denied["Principal"] = {"AWS": f"{_ACCOUNT}:user/user-{number}"}
        statements.append(denied)
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def write_log(file: Path, lines: int) -> None:
    """Write a log of so many calls, most of them admitted."""
    with file.open("w", encoding="utf-8") as target:
        target.writelines(json.dumps(one, separators=(",", ":")) + "\n" for one in _calls(lines))


def _calls(lines: int) -> Iterator[dict[str, str]]:
    chance = Random(2)  # noqa: S311 - as above
    addresses = [".".join(str(chance.randint(1, 223)) for _ in range(4)) for _ in range(_ADDRESSES)]
    for number in range(lines):
        template = chance.choice(
            ("/prod/pets/{}", "/prod/pets/{}", "/prod/pets", "/prod/files/{}/x", "/prod/nothing/{}")
        )
        signed, matched = "files" in template, "nothing" not in template
        yield {
            "requestId": f"5d1a0d0e-0000-4000-8000-{number:012}",
            "extendedRequestId": "QZFY0GF8PHcEDJg=",
            "requestTimeEpoch": str(1_768_478_400_000 + number),
            "apiId": _API,
            "accountId": "111122223333",
            "stage": "prod",
            "domainName": f"{_API}.execute-api.eu-west-1.amazonaws.com",
            "status": "200" if matched else "403",
            "error.message": "-" if matched else "Missing Authentication Token",
            "error.responseType": "-" if matched else "MISSING_AUTHENTICATION_TOKEN",
            "identity.sourceIp": chance.choice(addresses),
            "identity.userAgent": "Mozilla/5.0 (X11; Linux x86_64)",
            "identity.userArn": f"{_ACCOUNT}:user/user-{chance.randrange(_CALLERS)}" if signed else "-",
            "identity.apiKeyId": "-",
            "identity.vpceId": "-",
            "identity.vpcId": "-",
            "httpMethod": "GET",
            "path": template.format(chance.randrange(lines)),
            "protocol": "HTTP/1.1",
            "integration.status": "200" if matched else "-",
            "waf.status": "-",
        }


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else _MILLION))
