"""
Lambda authorizers, asked and remembered: who answers `InvokeAuthorizer` in a live gateway.

Restates "Use API Gateway Lambda authorizers" and "Caching of authorization policies":
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
What is kept is the answer, for the stage and the authorizer, by the values of the identity sources; its policy is read
anew for each method. A Deny is kept as an Allow is; an error is not (reported by users of AWS).
"""

import asyncio
import time
from dataclasses import replace
from typing import Final

from gatewright.aws.arn import partition_of
from gatewright.aws.authorizer_output import AUTHORIZER_ERROR, INVALID_PERMISSIONS, raised, returned
from gatewright.aws.function_arn import FunctionArn
from gatewright.aws.http_authorizer_output import returned_to_http_api
from gatewright.aws.lambda_uri import called_function
from gatewright.aws.service_role import obstacle
from gatewright.checks.authorizer.lookup import authorizer_of
from gatewright.checks.policies import method
from gatewright.gateway.authorizer_answers import AuthorizerAnswers, KeepsAnswers, Kept, Key
from gatewright.gateway.authorizer_event import event, http_api_event
from gatewright.gateway.snapshot import Snapshot
from gatewright.model.authorizer import Authorizer, AuthorizerAnswer, Failed, FunctionTalk, Returned
from gatewright.model.call import Call
from gatewright.model.invocation import Invocation, Invoked, InvokesFunctions
from gatewright.model.question import InvokeAuthorizer
from gatewright.model.unknown import Unknown

DEADLINE: Final = 29.0
"""Seconds that a function may take (documented for integrations; that authorizers have the same is inferred)."""

HTTP_API_DEADLINE: Final = 10.0
"""Seconds that the function of an HTTP API's authorizer may take (documented quota)."""

_MILLISECONDS: Final = 1000
_REFUSED: Final = 300


class LambdaAuthorizers:
    """The Lambda authorizers of every stage."""

    def __init__(
        self,
        functions: InvokesFunctions | None,
        answers: AuthorizerAnswers | None = None,
        elsewhere: KeepsAnswers | None = None,
    ) -> None:
        """Take who runs functions (`None` where there are none), what is kept here, and who keeps more elsewhere."""
        self._functions = functions
        self._answers = AuthorizerAnswers() if answers is None else answers
        self._elsewhere = elsewhere
        # A call that was given up goes on, and the loop itself holds tasks only weakly.
        self._running: set[asyncio.Future[Invoked]] = set()

    def kept(self, snapshot: Snapshot, call: Call, question: InvokeAuthorizer) -> Returned | None:
        """Return the answer that is kept for the caller; `None` when the function has to be called."""
        found = self._answers.get(_key(snapshot, call, question), call.request.received_at, _flushes(snapshot, call))
        return None if found is None else found.answer

    async def ask(self, snapshot: Snapshot, call: Call, question: InvokeAuthorizer) -> AuthorizerAnswer:
        """Call the function, and keep what it says, unless that is kept elsewhere."""
        if self._elsewhere is not None:
            key, flushes = _key(snapshot, call, question), _flushes(snapshot, call)
            found = await self._elsewhere.get(key, call.request.received_at, flushes)
            if found is not None:
                self._answers.keep(key, found)
                return found.answer
        return await self._anew(snapshot, call, question)

    async def _anew(self, snapshot: Snapshot, call: Call, question: InvokeAuthorizer) -> AuthorizerAnswer:
        authorizer = authorizer_of(call)
        if authorizer is None or isinstance(authorizer, Unknown):
            return Failed(kind="error", detail=AUTHORIZER_ERROR)
        payload = _event(snapshot, call, authorizer, question.identity)
        answer = await self.call_function(snapshot, call, authorizer, payload)
        ttl = 0 if isinstance(authorizer.ttl, Unknown) else authorizer.ttl
        if ttl > 0 and isinstance(answer, Returned):
            self._keep(snapshot, call, question, answer, ttl)
        return answer

    def _keep(self, snapshot: Snapshot, call: Call, question: InvokeAuthorizer, answer: Returned, ttl: int) -> None:
        key, now = _key(snapshot, call, question), call.request.received_at
        for_later = replace(answer, made_for=_text(method(call).text), talk=None)
        kept = Kept(for_later, now + ttl, _flushes(snapshot, call))
        self._answers.keep(key, kept)
        if self._elsewhere is not None:
            self._elsewhere.keep(key, kept)

    async def call_function(
        self, snapshot: Snapshot, call: Call, authorizer: Authorizer, payload: bytes
    ) -> AuthorizerAnswer:
        """Call the function with an event, whatever is kept, and keep nothing."""
        function = _function(call, authorizer)
        if function is None or self._functions is None:
            return Failed(kind="error", detail=AUTHORIZER_ERROR)
        source_arn: str | None = _source_arn(snapshot, call, authorizer)
        if authorizer.credentials is not None:
            barred = _barred(snapshot, call, authorizer.credentials, function, str(source_arn))
            if barred is not None:
                return barred
            # As the role: the function's own policy is not asked.
            source_arn = None
        invocation = Invocation(function_arn=function.text, payload=payload, source_arn=source_arn)
        return await self._invoked(self._functions, function, invocation, authorizer)

    async def _invoked(
        self, functions: InvokesFunctions, function: FunctionArn, invocation: Invocation, authorizer: Authorizer
    ) -> AuthorizerAnswer:
        started = time.monotonic()
        running = asyncio.ensure_future(functions.invoke(invocation))
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        await asyncio.wait({running}, timeout=DEADLINE if authorizer.payload_format is None else HTTP_API_DEADLINE)
        talk = FunctionTalk(
            uri=f"https://lambda.{function.region}.amazonaws.com/2015-03-31/functions/{function.text}/invocations",
            event=invocation.payload,
            latency=round((time.monotonic() - started) * _MILLISECONDS),
        )
        if not running.done():
            return Failed(kind="timeout", detail=AUTHORIZER_ERROR, talk=talk)
        invoked = running.result()
        talk = replace(talk, result=invoked.payload, status=invoked.status, request_id=invoked.request_id)
        return replace(_read(invoked, authorizer), talk=talk)


def _event(snapshot: Snapshot, call: Call, authorizer: Authorizer, identity: tuple[str, ...]) -> bytes:
    """Return what the function is given, in the form of its API."""
    arn = _text(method(call).text)
    if authorizer.payload_format is not None:
        return http_api_event(call, authorizer, identity=identity, route_arn=arn)
    return event(call, authorizer, identity=identity, method_arn=arn, resource_id=_resource_id(snapshot, call))


def _read(invoked: Invoked, authorizer: Authorizer) -> AuthorizerAnswer:
    """Return what an invocation comes to; a function that is gone reads as one that may not be called (documented)."""
    if invoked.failure in ("permission", "not-found"):
        return Failed(kind="permission", detail=INVALID_PERMISSIONS)
    if invoked.failure == "timeout":
        return Failed(kind="timeout", detail=AUTHORIZER_ERROR)
    if invoked.status >= _REFUSED:
        return Failed(kind="error", detail=AUTHORIZER_ERROR)
    if invoked.function_error is not None:
        return raised(invoked.payload)
    if authorizer.payload_format is not None:
        return returned_to_http_api(invoked.payload, simple=authorizer.simple_responses)
    return returned(invoked.payload)


def _function(call: Call, authorizer: Authorizer) -> FunctionArn | None:
    uri = authorizer.uri
    if uri is None or isinstance(uri, Unknown) or isinstance(call.stage, Unknown):
        return None
    return called_function(uri, call.stage.variables)


def _barred(snapshot: Snapshot, call: Call, credentials: str, function: FunctionArn, source_arn: str) -> Failed | None:
    """Return what keeps API Gateway from calling the function as the authorizer's role."""
    found = obstacle(
        snapshot.roles.get(credentials),
        resource_arn=function.text,
        source_arn=source_arn,
        account_id=snapshot.account_id,
        now=call.request.received_at,
    )
    if found is None:
        return None
    if found == "role":
        detail = f"API Gateway does not have permission to assume the provided role {credentials}"
        return Failed(kind="role", detail=detail)
    return Failed(kind="permission", detail=INVALID_PERMISSIONS)


def _source_arn(snapshot: Snapshot, call: Call, authorizer: Authorizer) -> str:
    """Return on whose behalf API Gateway calls: the authorizer, not the method (documented)."""
    api_id = "" if isinstance(call.address, Unknown) else call.address.api_id
    region = _text(call.configuration.region)
    return f"arn:{partition_of(region)}:execute-api:{region}:{snapshot.account_id}:{api_id}/authorizers/{authorizer.id}"


def _resource_id(snapshot: Snapshot, call: Call) -> str | None:
    deployed = snapshot.deployed.get(_stage(call))
    if deployed is None or isinstance(call.route, Unknown):
        return None
    path = call.route.resource.path
    return next((one["id"] for one in deployed.resources if one["path"] == path), None)


def _flushes(snapshot: Snapshot, call: Call) -> int:
    stage = _stage(call)
    deployed = snapshot.deployed.get(stage) or snapshot.deployed_apis.get(stage)
    return 0 if deployed is None else deployed.authorizer_flushes


def _stage(call: Call) -> tuple[str, str, str]:
    api_id = "" if isinstance(call.address, Unknown) else call.address.api_id
    stage = "" if isinstance(call.stage, Unknown) else call.stage.name
    return _text(call.configuration.region), api_id, stage


def _key(snapshot: Snapshot, call: Call, question: InvokeAuthorizer) -> Key:
    deployment = "" if isinstance(call.stage, Unknown) else _text(call.stage.deployment_id)
    return snapshot.account_id, _text(call.configuration.region), deployment, question


def _text(value: str | Unknown) -> str:
    return "" if isinstance(value, Unknown) else value
