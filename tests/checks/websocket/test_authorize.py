"""Who may open connections, and who may manage them."""

import json
from typing import Any

import pytest

from gatewright.aws.authorizer_output import returned
from gatewright.engine.respond import refusal
from gatewright.model.authorizer import Returned
from gatewright.model.configuration import Configuration
from gatewright.model.decision import Decision
from gatewright.model.question import Answer, InvokeAuthorizer, Question
from gatewright.model.request import Request
from tests.http_apis import ACCOUNT, REGION
from tests.signed_requests import signed
from tests.websocket_apis import API_ID, CONNECTION_ID, configuration, decided, handshake, request

KEY = "AKIAIOSFODNN7EXAMPLE"
ARN = f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{API_ID}/prod"
IAM = {"AuthorizationType": "AWS_IAM"}
CUSTOM = {"AuthorizationType": "CUSTOM", "AuthorizerId": "auth01"}
CONNECTION = f"/prod/@connections/{CONNECTION_ID}"


def of_ann(action: str, resource: str) -> dict[tuple[str, ...], Any]:
    """Return the answers about one user, who may do one thing."""
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": action, "Resource": resource}]}
    user = {
        "UserName": "ann",
        "UserId": "AIDAANN",
        "Path": "/",
        "Arn": f"arn:aws:iam::{ACCOUNT}:user/ann",
        "UserPolicyList": [{"PolicyName": "p", "PolicyDocument": document}],
    }
    details = {"UserDetailList": [user], "GroupDetailList": [], "RoleDetailList": [], "Policies": []}
    key = {"UserName": "ann", "AccessKeyId": KEY, "Status": "Active", "SecretAccessKey": "secret"}
    return {("get_account_authorization_details",): details, ("iam_access_keys",): {"AccessKeys": [key]}}


def by_ann(call: Request, *, query: bool = False) -> Request:
    """Return the call, signed."""
    return signed(call, {"by": KEY, "secret": "secret", "query": query}, {})


def cause_of(decision: Decision) -> str | None:
    """Return the id of the cause; `None` for a call that was let in."""
    return None if decision.cause is None else decision.cause.id


@pytest.mark.parametrize("query", [False, True])
@pytest.mark.parametrize(
    ("resource", "cause"),
    [
        (f"{ARN}/$connect", None),
        (f"{ARN}/*", None),
        (f"{ARN}/*/*", "iam.not-allowed"),
        (f"{ARN}/$disconnect", "iam.not-allowed"),
    ],
)
def test_a_connection_is_the_route_connect(resource: str, cause: str | None, query: bool) -> None:
    """Its ARN ends in the key of the route, whether the header or the query is signed."""
    known = configuration(of_ann("execute-api:Invoke", resource), connect=IAM)

    assert cause == cause_of(decided(by_ann(handshake(), query=query), known))


def test_an_unsigned_handshake_is_refused() -> None:
    """As a call to an IAM method is."""
    assert "iam.signature-missing" == cause_of(decided(handshake(), configuration(connect=IAM)))


@pytest.mark.parametrize("verb", ["GET", "POST", "DELETE"])
@pytest.mark.parametrize(
    ("action", "resource", "allowed"),
    [
        ("execute-api:ManageConnections", f"{ARN}/{{verb}}/@connections/*", True),
        ("execute-api:*", f"{ARN}/*", True),
        ("execute-api:ManageConnections", f"{ARN}/PATCH/@connections/*", False),
        ("execute-api:Invoke", f"{ARN}/*", False),
    ],
)
def test_connections_have_an_action_of_their_own(verb: str, action: str, resource: str, allowed: bool) -> None:
    """The refusal is in the words of public messages, the connection unnamed."""
    known = configuration(of_ann(action, resource.format(verb=verb)))
    decision = decided(by_ann(request(verb, CONNECTION)), known)

    assert (None if allowed else "connections.permission-missing") == cause_of(decision)
    if decision.denial is not None:
        text = (
            f"User: arn:aws:iam::********3333:user/ann is not authorized to perform: execute-api:ManageConnections on"
            f" resource: arn:aws:execute-api:eu-west-1:********3333:{API_ID}/prod/{verb}/@connections/{{connectionId}}"
        )
        assert {"Message": text} == json.loads(refusal(decision.denial, decision.call.request).body)


def test_an_unsigned_call_to_connections_is_refused() -> None:
    """Connections want a signature, whatever the route `$connect` does."""
    assert "iam.signature-missing" == cause_of(decided(request("POST", CONNECTION), configuration()))


def asked(call: Request, known: Configuration, resource: str) -> Decision:
    """Return the decision where the authorizer allows one resource."""
    policy = {"Statement": [{"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": resource}]}
    told = returned(json.dumps({"principalId": "me", "policyDocument": {"Version": "2012-10-17", **policy}}).encode())
    assert isinstance(told, Returned)

    def world(question: Question) -> Answer:
        assert isinstance(question, InvokeAuthorizer)
        return told

    return decided(call, known, world)


@pytest.mark.parametrize(
    ("resource", "cause"),
    [(f"{ARN}/$connect", None), (f"{ARN}/*/*", "authorizer.policy-misses-resource"), (f"{ARN}/*", None)],
)
def test_an_authorizer_allows_the_route_connect(resource: str, cause: str | None) -> None:
    """A policy for methods does not cover it (documented, and met by many)."""
    call = handshake("/prod", ("Auth", "x"), query="who=me")

    assert cause == cause_of(asked(call, configuration(connect=CUSTOM), resource))


@pytest.mark.parametrize(("field", "query"), [((), "who=me"), ((("Auth", "x"),), ""), ((("Auth", ""),), "who=me")])
def test_every_identity_source_must_come(field: tuple[tuple[str, str], ...], query: str) -> None:
    """Else the function is not asked, and the handshake is answered with 401."""
    decision = decided(handshake("/prod", *field, query=query), configuration(connect=CUSTOM))

    assert "authorizer.identity-source-missing" == cause_of(decision)
    assert decision.denial is not None
    assert 401 == refusal(decision.denial, decision.call.request).status


@pytest.mark.parametrize(
    ("value", "cause"), [("k" * 20, None), ("other", "api-key.unknown"), (None, "api-key.missing")]
)
def test_connect_may_want_an_api_key(value: str | None, cause: str | None) -> None:
    """In the header; the usage plan has to hold the stage."""
    keys = {
        ("get_api_keys",): {"items": [{"id": "key1", "value": "k" * 20, "enabled": True}]},
        ("get_usage_plans",): {"items": [{"id": "plan1", "apiStages": [{"apiId": API_ID, "stage": "prod"}]}]},
        ("get_usage_plan_keys", "plan1"): {"items": [{"id": "key1"}]},
    }
    call = handshake("/prod", *(() if value is None else (("x-api-key", value),)))

    assert cause == cause_of(decided(call, configuration(keys, connect={"ApiKeyRequired": True})))
