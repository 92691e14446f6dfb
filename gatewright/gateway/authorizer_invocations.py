"""
`TestInvokeAuthorizer`: a saved authorizer is asked as a stage would ask it, without a method.

Restates "TestInvokeAuthorizer", API Gateway API reference:
https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html
What the function sees of the call that there is not, and the lines of the log, are recorded in public transcripts of
such calls (2017, 2019, 2023). Nothing is kept of the answer, and none that is kept is given (inferred).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import time
from typing import Final

from gatewright.checks.authorizer.check import check
from gatewright.checks.authorizer.lookup import authorizer_of
from gatewright.checks.policies import method
from gatewright.configuration.authorizers import authorizers
from gatewright.engine.caller_log import authorizer_lines
from gatewright.engine.log_lines import Line
from gatewright.gateway.authorizer_event import event
from gatewright.gateway.authorizers import LambdaAuthorizers
from gatewright.gateway.issuer_keys import IssuerKeys
from gatewright.gateway.method_invocations import HOST, KEY_USE, SOURCE_IP, dated_log
from gatewright.gateway.passed import TEST_STAGE
from gatewright.gateway.snapshot import Snapshot
from gatewright.model.address import Address
from gatewright.model.api import Api, Definition, Method, Resource
from gatewright.model.authorizer import Authorized
from gatewright.model.authorizer_invocation import AuthorizerInvocation, AuthorizerInvoked
from gatewright.model.call import Call, Route
from gatewright.model.configuration import Configuration
from gatewright.model.outcome import Ask, Deny, Outcome, Pass
from gatewright.model.question import Answer, FetchKeys, InvokeAuthorizer, Question
from gatewright.model.request import Peer
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown

STAGE_OF_THE_ARN: Final = "ESTestInvoke-stage"
"""The stage that the method ARN names, other than `$context.stage` (recorded)."""

RESOURCE_ID: Final = "test-invoke-resource-id"
"""`$context.resourceId` (recorded)."""

_SUCCEEDED: Final = 0
_CONFIGURATION_ERROR: Final = 500
_UNAUTHORIZED: Final = 401
_VERB: Final = "GET"
_PATH: Final = "/"
_MILLISECONDS: Final = 1000


class AuthorizerInvoker:
    """Invokes saved authorizers."""

    def __init__(self, authorizers: LambdaAuthorizers, keys: IssuerKeys, snapshot: Callable[[str], Snapshot]) -> None:
        """Take who calls functions, who fetches the keys of issuers, and who knows an account's roles."""
        self._authorizers = authorizers
        self._keys = keys
        self._snapshot = snapshot

    async def invoke_authorizer(self, invocation: AuthorizerInvocation) -> AuthorizerInvoked:
        """Invoke an authorizer and wait for its answer."""
        started = time()
        call, outcome = await self._asked(_call(invocation))
        ended = time()
        status = _status(outcome)
        return AuthorizerInvoked(
            client_status=status,
            authorized=call.authorized if isinstance(call.authorized, Authorized) else None,
            log=dated_log(call.request, _lines(call, outcome, status), started, ended),
            latency=round((ended - started) * _MILLISECONDS),
        )

    async def _asked(self, call: Call) -> tuple[Call, Outcome]:
        """Run the check of authorizers, and answer what it asks."""
        outcome = check(call)
        while isinstance(outcome, Ask):
            call = call.answered(outcome.question, await self._answer(call, outcome.question))
            outcome = check(call)
        return (outcome.call or call if isinstance(outcome, Pass) else call), outcome

    async def _answer(self, call: Call, question: Question) -> Answer:
        if isinstance(question, FetchKeys):
            return await self._keys.fetch(question, call.request.received_at)
        authorizer = authorizer_of(call)
        if not isinstance(question, InvokeAuthorizer) or authorizer is None or isinstance(authorizer, Unknown):
            return UNKNOWN
        payload = event(
            call,
            authorizer,
            identity=question.identity,
            method_arn=_method_arn(call),
            resource_id=RESOURCE_ID,
            headers=call.request.headers.items,
        )
        snapshot = self._snapshot(str(call.configuration.account_id))
        return await self._authorizers.call_function(snapshot, call, authorizer, payload)


def _call(invocation: AuthorizerInvocation) -> Call:
    """Return the call as the front door would have established it in front of the authorizer."""
    request = replace(invocation.request, host=HOST, peer=Peer(source_ip=SOURCE_IP, tls=None, vpc_endpoint=None))
    named = authorizers({"items": [invocation.authorizer]})
    said = invocation.authorizer["type"]
    kind = said if said in ("COGNITO_USER_POOLS", "JWT") else "CUSTOM"
    tested = Method(http_method=_VERB, authorization_type=kind, authorizer_id=invocation.authorizer["id"])
    resource = Resource(path=_PATH, methods={_VERB: tested}, id=RESOURCE_ID)
    return Call(
        request=request,
        configuration=Configuration(account_id=invocation.account_id, region=invocation.region),
        address=Address("execute-api", invocation.rest_api_id, invocation.region, f"/{TEST_STAGE}{request.path}"),
        api=Api(id=invocation.rest_api_id),
        stage=Stage(
            name=TEST_STAGE,
            deployment_id="",
            deployed=Definition(resources={_PATH: resource}, authorizers=named),
            variables=invocation.stage_variables,
        ),
        route=Route(resource, tested),
        key_use=KEY_USE,
        principal=None,
    )


def _method_arn(call: Call) -> str:
    stage = call.stage
    if not isinstance(stage, Unknown):
        call = replace(call, stage=replace(stage, name=STAGE_OF_THE_ARN))
    found = method(call).text
    return "" if isinstance(found, Unknown) else found


def _status(outcome: Outcome) -> int:
    if isinstance(outcome, Deny):
        return outcome.answered.status
    return _SUCCEEDED if isinstance(outcome, Pass) else _CONFIGURATION_ERROR


def _lines(call: Call, outcome: Outcome, status: int) -> Iterator[Line]:
    """Yield the lines of the log; after a refusal the last one names it (recorded)."""
    if isinstance(call.route, Route):
        yield from authorizer_lines(call, call.route, outcome if isinstance(outcome, Deny) else None)
    if status != _SUCCEEDED:
        yield Line("Unauthorized" if status == _UNAUTHORIZED else "AuthorizerConfigurationException", "ERROR")
