"""How many times a second the policy engine decides and explains, on the statements other engines were timed on.

`python -m bench.policy` prints the medians. Six requests in rotation: three allowed, two explicitly and one implicitly
denied.
"""

import json
import statistics
import time
from collections.abc import Callable

from gatewright.aws.policy.combine import iam
from gatewright.aws.policy.compile import Policy, policy
from gatewright.aws.policy.decide import decide
from gatewright.aws.policy.explain import explain
from gatewright.aws.policy.facts import Facts, method_resource
from gatewright.aws.policy.layers import Policies
from gatewright.model.principal import Caller
from gatewright.model.request import Headers

ACCOUNT = "111122223333"
API = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/app/Orders"


def five() -> Policy:
    """Return the policy: an Allow by path, one by role and organisation, one of a health check, and two Denies."""
    everyone = {"Principal": "*", "Action": "execute-api:Invoke"}
    statements = [
        {**everyone, "Effect": "Allow", "Resource": f"{API}/prod/GET/pets/*"},
        {
            "Effect": "Allow",
            "Principal": {"AWS": ROLE},
            "Action": "execute-api:Invoke",
            "Resource": f"{API}/prod/*/orders/*",
            "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}},
        },
        {**everyone, "Effect": "Allow", "Resource": f"{API}/*/GET/health"},
        {
            **everyone,
            "Effect": "Deny",
            "Resource": "*",
            "Condition": {"NotIpAddress": {"aws:SourceIp": ["203.0.113.0/24", "198.51.100.0/24"]}},
        },
        {
            **everyone,
            "Effect": "Deny",
            "Resource": f"{API}/prod/*/admin/*",
            "Condition": {"StringNotLike": {"aws:PrincipalArn": f"arn:aws:iam::{ACCOUNT}:role/admin/*"}},
        },
    ]
    return policy(json.dumps({"Version": "2012-10-17", "Statement": statements}), "resource", "bench")


def many(number: int = 50) -> Policy:
    """Return a policy with a statement for each of `number` paths, and a Deny for addresses."""
    statements: list[dict[str, object]] = [
        {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "execute-api:Invoke",
            "Resource": f"{API}/prod/GET/service{place}/*",
            "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
        }
        for place in range(number - 1)
    ]
    statements.append(
        {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "*",
            "Resource": "*",
            "Condition": {"NotIpAddress": {"aws:SourceIp": ["203.0.113.0/24"]}},
        }
    )
    return policy({"Version": "2012-10-17", "Statement": statements}, "resource", "bench")


def caller(role: str) -> Caller:
    """Return a session of a role."""
    return Caller(
        kind="assumed-role",
        arn=f"arn:aws:sts::{ACCOUNT}:assumed-role/{role.rpartition('/')[2]}/session",
        account=ACCOUNT,
        issuer_arn=f"arn:aws:iam::{ACCOUNT}:role/{role}",
        user_id="AROAEXAMPLE:session",
        user_name=None,
        tags={},
        org_id="o-a1b2c3d4e5",
        org_paths=(),
        issued_at=1_790_000_000.0,
        mfa_at=None,
        has_boundary=False,
    )


def facts(http_method: str, path: str, source_ip: str, who: Caller | None) -> Facts:
    """Return a call to the API."""
    return Facts(
        resource=method_resource(
            region="eu-west-1",
            account_id=ACCOUNT,
            api_id="a1b2c3d4e5",
            stage="prod",
            http_method=http_method,
            path=path,
        ),
        caller=who,
        source_ip=source_ip,
        secure_transport=True,
        headers=Headers((("User-Agent", "wrk"),)),
        vpc_endpoint=None,
        via_domain_arn=None,
        source_arn=None,
        now=1_790_000_100.0,
    )


def six() -> tuple[tuple[Facts, str], ...]:
    """Return the calls, with the right answers."""
    orders, admin = caller("app/Orders"), caller("admin/Root")
    return (
        (facts("GET", "/pets/7", "203.0.113.7", None), "allowed"),
        (facts("POST", "/orders/1", "203.0.113.8", orders), "allowed"),
        (facts("GET", "/health", "198.51.100.9", None), "allowed"),
        (facts("GET", "/pets/7", "192.0.2.1", None), "explicitly denied"),
        (facts("GET", "/admin/users", "203.0.113.7", orders), "explicitly denied"),
        (facts("POST", "/pets/7", "203.0.113.7", admin), "implicitly denied"),
    )


def rate(run: Callable[[Facts], object], calls: tuple[Facts, ...], number: int = 20_000, rounds: int = 7) -> float:
    """Return the median of `rounds` runs, calls a second."""
    rates = []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(number // len(calls)):
            for call in calls:
                run(call)
        rates.append(number // len(calls) * len(calls) / (time.perf_counter() - start))
    return statistics.median(rates)


def main() -> None:
    """Check the six answers, measure, print."""
    small, large = five(), many()
    for call, expected in six():
        if {decide(small, call).verdict, explain(small, call).ruling.verdict} != {expected}:
            raise SystemExit(f"bench: expected {expected} for {call.resource.whole}")
    calls = tuple(call for call, _ in six())
    attached = Policies(resource=small)
    elsewhere = (facts("GET", "/service40/x", "203.0.113.7", None),)
    for name, run, which in (
        ("decide, five statements", lambda call: decide(small, call), calls),
        ("explain, five statements", lambda call: explain(small, call), calls),
        ("combine for AWS_IAM, five statements", lambda call: iam(attached, call), calls),
        ("decide, fifty statements", lambda call: decide(large, call), elsewhere),
        ("explain, fifty statements", lambda call: explain(large, call), elsewhere),
    ):
        print(f"{name}: {rate(run, which):,.0f} a second")


if __name__ == "__main__":
    main()
