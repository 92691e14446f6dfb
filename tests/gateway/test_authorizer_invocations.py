"""Test invocations of authorizers, as public transcripts show them."""

import asyncio
import json
from typing import Any

from gatewright.gateway.authorizer_invocations import AuthorizerInvoker
from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.gateway.snapshot import Snapshot
from gatewright.model.authorizer_invocation import AuthorizerInvocation, AuthorizerInvoked
from gatewright.model.request import Headers, Request
from tests.gateway.one_method import ACCOUNT, API, EXTENDED_ID, NOON, REGION, REQUEST_ID
from tests.gateway.test_method_invocations import lines
from tests.gateway.told_functions import FUNCTION, URI, ToldFunctions, answered

POLICY = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}
GOOD = answered({"principalId": "principal-of-mine", "policyDocument": POLICY})
TOKEN = {"type": "TOKEN", "identitySource": "method.request.header.Authorization"}
REQUEST = {"type": "REQUEST", "identitySource": "method.request.header.Hash"}
ENDPOINT = f"https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/{FUNCTION}/invocations"
POOL = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Ab12Cd34E"
FAILED = "Execution failed due to configuration error: "
ROLE = "arn:aws:iam::111122223333:role/none"


def invoked(functions: ToldFunctions, /, authorizer: dict[str, Any], **headers: str) -> AuthorizerInvoked:
    """Invoke an authorizer."""
    invocation = AuthorizerInvocation(
        account_id=ACCOUNT,
        region=REGION,
        rest_api_id=API,
        authorizer={"id": "au1", "name": "door", "authorizerUri": URI, **authorizer},
        stage_variables={"v": "1"},
        request=Request(
            method="GET",
            host="",
            path="/",
            headers=Headers(tuple(headers.items())),
            received_at=NOON,
            request_id=REQUEST_ID,
            extended_request_id=EXTENDED_ID,
        ),
    )

    async def main() -> AuthorizerInvoked:
        keys = IssuerKeys(lambda _issuer: None)
        try:
            snapshot = Snapshot(1, ACCOUNT, {}, {}, {})
            invoker = AuthorizerInvoker(LambdaAuthorizers(functions), keys, lambda _account: snapshot)
            return await invoker.invoke_authorizer(invocation)
        finally:
            await keys.close()

    return asyncio.run(main())


def test_token_authorizer_is_asked_and_logged() -> None:
    """The lines as recorded in 2023 and 2017, the token masked; the policy is shown, not applied."""
    functions = ToldFunctions(GOOD)
    found = invoked(functions, TOKEN, Authorization="sesame-sesame")

    assert {
        "type": "TOKEN",
        "methodArn": f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{API}/ESTestInvoke-stage/GET/",
        "authorizationToken": "sesame-sesame",
    } == functions.event
    assert f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{API}/authorizers/au1" == functions.invoked[0].source_arn
    assert found.client_status == 0
    assert found.authorized is not None
    assert ("principal-of-mine", POLICY) == (found.authorized.principal_id, json.loads(found.authorized.policy or ""))
    assert [
        f"Execution log for request {REQUEST_ID}",
        f"Starting authorizer: au1 for request: {REQUEST_ID}",
        "Incoming identity: *******sesame",
        f"Endpoint request URI: {ENDPOINT}",
        "Endpoint request body after transformations: "
        + functions.invoked[0].payload.decode().replace("sesame-", "*******"),
        f"Sending request to {ENDPOINT}",
        f"Authorizer result body before parsing: {GOOD.payload.decode()}",
        "Using valid authorizer policy for principal: ***********f-mine",
        "Successfully completed authorizer execution",
    ] == lines(found)


def test_request_authorizer_sees_a_call_that_there_is_not() -> None:
    """As recorded in 2019."""
    functions = ToldFunctions(answered({"errorMessage": "Unauthorized"}, function_error="Unhandled"))
    found = invoked(functions, REQUEST, Hash="aaaaaaaaaaaaaa")
    event = functions.event
    context = event.pop("requestContext")

    assert {
        "type": "REQUEST",
        "methodArn": f"arn:aws:execute-api:{REGION}:{ACCOUNT}:{API}/ESTestInvoke-stage/GET/",
        "resource": "/",
        "path": "/",
        "httpMethod": "GET",
        "headers": {"Hash": "aaaaaaaaaaaaaa"},
        "multiValueHeaders": {"Hash": ["aaaaaaaaaaaaaa"]},
    }.items() <= event.items()
    assert ("test-invoke-resource-id", "/", "test-invoke-stage", "testPrefix", "test-invoke-api-key") == (
        context["resourceId"],
        context["resourcePath"],
        context["stage"],
        context["domainPrefix"],
        context["identity"]["apiKey"],
    )
    assert (401, None) == (found.client_status, found.authorized)
    assert "Incoming identity: {method.request.header.Hash=********aaaaaa}" == lines(found)[2]
    assert [f"Unauthorized request: {REQUEST_ID}", "Unauthorized"] == lines(found)[-2:]


def test_what_is_broken_is_told_as_recorded() -> None:
    """A function that fails (2023-06-08), a role that cannot be assumed (2023-06-07)."""
    broken = invoked(
        ToldFunctions(answered({"errorMessage": "x"}, function_error="Unhandled")), TOKEN, Authorization="sesame"
    )
    barred = invoked(ToldFunctions(GOOD), {**TOKEN, "authorizerCredentials": ROLE}, Authorization="sesame")

    assert (500, 500) == (broken.client_status, barred.client_status)
    assert [
        f'{FAILED}Invalid JSON in response: Unrecognized field "errorType" , not marked as ignorable',
        "AuthorizerConfigurationException",
    ] == lines(broken)[-2:]
    assert [
        f"{FAILED}API Gateway does not have permission to assume the provided role {ROLE}",
        f"{FAILED}Authorizer error",
        "AuthorizerConfigurationException",
    ] == lines(barred)[-3:]


def test_nobody_is_asked_without_an_identity() -> None:
    """401, and nothing is kept between two tests."""
    functions = ToldFunctions(GOOD)
    found = invoked(functions, TOKEN)

    assert (401, []) == (found.client_status, functions.invoked)
    assert [f"Unauthorized request: {REQUEST_ID}", "Unauthorized"] == lines(found)[-2:]


def test_bad_token_of_a_user_pool_is_unauthorized() -> None:
    """A token is read where no function is asked."""
    found = invoked(
        ToldFunctions(GOOD),
        {
            "type": "COGNITO_USER_POOLS",
            "providerARNs": [POOL],
            "identitySource": "method.request.header.Authorization",
            "authorizerUri": None,
        },
        Authorization="nonsense",
    )

    assert 401 == found.client_status
