"""May a call be made?"""

import json

import pytest

from gatewright.configuration.documents import Document
from gatewright.doctor.can_i import Asked, can_i
from gatewright.model.request import Headers, Peer, Request
from gatewright.model.unknown import Unknown
from gatewright.sources.errors import SourceError
from tests.casebook import world
from tests.doctor.evidence import GOOD_KEY, HOST

IAM = {"method GET /pets": {"authorizationType": "AWS_IAM"}}
ACCOUNT = "123456789012"


def request(method: str = "GET", path: str = "/prod/pets", **headers: str) -> Request:
    """Return a call to the pet shop."""
    fields = (("Host", HOST), *((name.replace("_", "-"), value) for name, value in headers.items()))
    return Request(
        method=method,
        host=HOST,
        path=path,
        headers=Headers(fields),
        received_at=1_768_478_400.0,
        peer=Peer(vpc_endpoint=None),
    )


def role(name: str, effect: str) -> dict:
    """Return a role with one policy, as `get-account-authorization-details` has it."""
    statement = {"Effect": effect, "Action": "execute-api:Invoke", "Resource": "*"}
    return {
        "RoleName": name,
        "RoleId": f"AROA{name}",
        "Arn": f"arn:aws:iam::{ACCOUNT}:role/{name}",
        "Path": "/",
        "RolePolicyList": [
            {"PolicyName": "p", "PolicyDocument": json.dumps({"Version": "2012-10-17", "Statement": [statement]})}
        ],
        "AttachedManagedPolicies": [],
        "Tags": [],
    }


class WithRoles:
    """The pet shop's documents, and an account's principals."""

    def __init__(self, *roles: dict, change: dict | None = None) -> None:
        self._documents = world("pets", change)
        self._details = {"UserDetailList": [], "GroupDetailList": [], "RoleDetailList": list(roles), "Policies": []}

    def get(self, kind: str, *ids: str) -> Document | Unknown | None:
        """Return a document."""
        return self._details if kind == "get_account_authorization_details" else self._documents.get(kind, *ids)


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        (request(), "allowed"),
        (request("GET", "/prod/pet"), "denied"),
        (request("POST", "/prod/orders"), "denied"),
        (request("POST", "/prod/orders", x_api_key=GOOD_KEY), "allowed"),
    ],
)
def test_the_configuration_decides(asked: Request, outcome: str) -> None:
    """No limit of rate is reached by a question."""
    assert outcome == can_i(Asked(request=asked), WithRoles()).outcome


@pytest.mark.parametrize(
    ("caller", "cause"),
    [
        (f"arn:aws:iam::{ACCOUNT}:role/denied", "iam.explicit-deny"),
        (f"arn:aws:sts::{ACCOUNT}:assumed-role/denied/me", "iam.explicit-deny"),
        (None, "iam.signature-missing"),
    ],
)
def test_who_signs_is_judged_by_his_policies(caller: str | None, cause: str) -> None:
    """The same checks decide as for a real call."""
    decision = can_i(Asked(request=request(), caller=caller), WithRoles(role("denied", "Deny"), change=IAM))

    assert decision.cause is not None
    assert cause == decision.cause.id


def test_a_caller_of_whom_nothing_is_known_leaves_it_open() -> None:
    """An ARN alone has no policies."""
    decision = can_i(Asked(request=request(), caller=f"arn:aws:iam::{ACCOUNT}:user/x"), WithRoles(change=IAM))

    assert "undetermined" == decision.outcome


@pytest.mark.parametrize("arn", ["me", "arn:aws:s3:::bucket", f"arn:aws:iam::{ACCOUNT}:group/x"])
def test_a_caller_is_named_by_an_arn(arn: str) -> None:
    """Only users, roles and sessions sign."""
    with pytest.raises(SourceError, match="expected the ARN of a user, a role or a session"):
        can_i(Asked(request=request(), caller=arn), WithRoles(change=IAM))


@pytest.mark.parametrize(("tells_body", "outcome"), [(True, "denied"), (False, "undetermined")])
def test_a_body_that_nobody_told_is_not_taken_for_none(tells_body: bool, outcome: str) -> None:
    """The method may take the one that will be sent."""
    change = {
        "request validator v1": {"validateRequestBody": True},
        "model Toy": {"required": ["name"]},
        "add method POST /toys": {"requestValidatorId": "v1", "requestModels": {"$default": "Toy"}},
    }
    asked = Asked(request=request("POST", "/prod/toys"), tells_body=tells_body)

    assert outcome == can_i(asked, world("pets", change)).outcome
