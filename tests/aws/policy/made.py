"""Calls and policies to test with: everything is known, and each test changes what it is about."""

from dataclasses import replace
from typing import Any

from gatewright.aws.policy.compile import Policy, policy
from gatewright.aws.policy.document import Kind
from gatewright.aws.policy.facts import Facts, method_resource
from gatewright.model.principal import Caller
from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown

ACCOUNT = "111122223333"
OTHER = "444455556666"
API = f"arn:aws:execute-api:eu-west-1:{ACCOUNT}:a1b2c3d4e5"
USER = f"arn:aws:iam::{ACCOUNT}:user/ann"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/app/Orders"
SESSION = f"arn:aws:sts::{ACCOUNT}:assumed-role/Orders/s1"


def user(**changes: Any) -> Caller:
    """Return an IAM user with long-lived credentials."""
    plain = Caller(
        kind="user",
        arn=USER,
        account=ACCOUNT,
        issuer_arn=None,
        user_id="AIDAEXAMPLE",
        user_name="ann",
        tags={"team": "pets"},
        org_id="o-a1b2c3d4e5",
        org_paths=("o-a1b2c3d4e5/r-ab12/ou-1/",),
        issued_at=None,
        mfa_at=None,
        has_boundary=False,
    )
    return replace(plain, **changes)


def role(**changes: Any) -> Caller:
    """Return a session of a role."""
    return replace(
        user(
            kind="assumed-role",
            arn=SESSION,
            issuer_arn=ROLE,
            user_id="AROAEXAMPLE:s1",
            user_name=None,
            issued_at=1_790_000_000.0,
        ),
        **changes,
    )


def call(
    path: str = "/pets/7", http_method: str = "GET", caller: Caller | Unknown | None = None, **changes: Any
) -> Facts:
    """Return a call over the Internet, anonymous unless a caller is given."""
    known = Facts(
        resource=method_resource(
            region="eu-west-1",
            account_id=ACCOUNT,
            api_id="a1b2c3d4e5",
            stage="prod",
            http_method=http_method,
            path=path,
        ),
        caller=caller,
        source_ip="203.0.113.7",
        secure_transport=True,
        headers=Headers((("User-Agent", "curl/8"),)),
        vpc_endpoint=None,
        via_domain_arn=None,
        source_arn=None,
        now=1_790_000_100.0,
    )
    return replace(known, **changes)


def told(**entries: str | tuple[str, ...]) -> Facts:
    """Return a simulated call that is told context keys of the prefix `test`."""
    entries_by_key = {
        f"test:{name}".lower(): (value,) if isinstance(value, str) else value for name, value in entries.items()
    }
    return call(simulated=entries_by_key)


def statement(effect: str = "Allow", resource: object = "*", **elements: object) -> dict[str, object]:
    """Return a statement about every action."""
    rest = {} if "NotResource" in elements else {"Resource": resource}
    actions = {} if "NotAction" in elements else {"Action": "*"}
    return {"Effect": effect, **actions, **rest, **elements}


def identity(*statements: dict[str, object], kind: Kind = "identity", version: str = "2012-10-17") -> Policy:
    """Compile statements that name no principal."""
    return policy({"Version": version, "Statement": list(statements)}, kind, kind)


def attached(*statements: dict[str, object], kind: Kind = "resource", version: str = "2012-10-17") -> Policy:
    """Compile statements of a resource policy, for everyone unless they name somebody."""
    named = [node if {"Principal", "NotPrincipal"} & set(node) else {"Principal": "*", **node} for node in statements]
    return policy({"Version": version, "Statement": named}, kind, kind)
