"""A Lambda function behind a method: which one, who is let in, how long it may take, what the log shows of it.

Restates "Lambda integrations for REST APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integrations.html
A function that is gone, or whose policy does not name this method, is a configuration error with one line for both
(documented: "Invalid permissions on Lambda function errors", AWS re:Post). A call that takes too long is answered while
the function runs on, as on AWS.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import formatdate
from time import monotonic
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.aws.caller_credentials import caller_may, of_the_caller
from gatewright.aws.function_arn import FunctionArn
from gatewright.aws.function_policy import INVOKE_FUNCTION
from gatewright.aws.integration_outcome import Integration
from gatewright.aws.invocation_source import of_method
from gatewright.aws.lambda_uri import invoked_function
from gatewright.aws.service_role import ServiceRole, obstacle
from gatewright.aws.uri_variables import MappingError, with_stage_variables
from gatewright.engine.execution_log import Exchange
from gatewright.gateway.integrations.failure import TIMED_OUT, TOO_LARGE, ExecutionFailedError, misconfigured
from gatewright.gateway.integrations.forwarding import answered_trace, trace_id
from gatewright.gateway.integrations.progress import LONGEST_TIMEOUT, Progress
from gatewright.gateway.passed import DeployedMethod, Passed
from gatewright.model.fields import Fields
from gatewright.model.invocation import Invocation, Invoked, InvokesFunctions
from gatewright.model.request import Request

NOT_PERMITTED: Final = "Invalid permissions on Lambda function"
"""AWS's line, behind "Execution failed due to configuration error: "."""

_MILLISECONDS: Final = 1000
_SIGNATURE: Final = "*" * 267
_TOKEN: Final = "*" * 1024


FindRole = Callable[[str], ServiceRole | None]
"""Returns a role of the account by its ARN, `None` when there is none."""


def no_role(_arn: str) -> None:
    """Know no role."""


class FunctionCall:
    """The function of one method."""

    __slots__ = ("_credentials", "_functions", "_role", "_running", "_source", "_target", "_timeout")

    def __init__(
        self,
        integration: Mapping[str, Any],
        stage_variables: Mapping[str, str],
        functions: InvokesFunctions,
        role: FindRole = no_role,
        source: Callable[[DeployedMethod], str] | None = None,
    ) -> None:
        """
        Take the integration of the method, the variables of the stage, who runs functions, who knows roles, and on
        whose behalf functions are called where that is not `source_arn`.
        """
        self._source = source_arn if source is None else source
        self._functions = functions
        self._role = role
        self._credentials = _filled(integration.get("credentials") or "", stage_variables)
        self._timeout: int = integration.get("timeoutInMillis") or LONGEST_TIMEOUT
        self._target = _target(integration.get("uri") or "", stage_variables)
        # A call that was given up goes on, and the loop itself holds tasks only weakly.
        self._running: set[asyncio.Future[Invoked]] = set()

    async def invoke(self, passed: Passed, payload: bytes, progress: Progress) -> Invoked:
        """Call the function and wait for its answer; raise `ExecutionFailedError` when it cannot be had in time."""
        invocation = self._invocation(passed, payload)
        started = monotonic()
        running = asyncio.ensure_future(self._functions.invoke(invocation))
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        await asyncio.wait({running}, timeout=self._timeout / _MILLISECONDS)
        latency = round((monotonic() - started) * _MILLISECONDS)
        if not running.done():
            _note(progress, passed, invocation, None, latency)
            raise ExecutionFailedError(TIMED_OUT, "Execution failed due to a timeout error")
        invoked = running.result()
        _note(progress, passed, invocation, invoked, latency)
        return _let_in(invoked)

    def submit(self, passed: Passed, payload: bytes, progress: Progress) -> Invoked:
        """Let the function be called later; return Lambda's own answer to that, a 202."""
        invocation = self._invocation(passed, payload)
        refused = self._functions.submit(invocation)
        taken = refused or Invoked(payload=b"", request_id=passed.call.request.request_id, status=202)
        _note(progress, passed, invocation, taken, 0)
        return _let_in(taken)

    def _invocation(self, passed: Passed, payload: bytes) -> Invocation:
        if isinstance(self._target, str):
            raise misconfigured(self._target)
        source = self._source(passed.to)
        if of_the_caller(self._credentials):
            self._pass_on(passed)
        elif self._credentials:
            self._assume(passed, source)
        return Invocation(
            function_arn=self._target.text,
            payload=payload,
            # The role, or the caller, was asked instead of the function's policy.
            source_arn=None if self._credentials else source,
            trace_id=trace_id(passed.call.request),
        )

    def _pass_on(self, passed: Passed) -> None:
        """Raise `ExecutionFailedError` unless whoever calls the API may call the function himself."""
        permitted = caller_may(
            passed.call.principal,
            action=INVOKE_FUNCTION,
            resource_arn=self._target.text if isinstance(self._target, FunctionArn) else "",
            account_id=passed.to.account_id,
            now=passed.call.request.received_at,
        )
        if not permitted:
            raise misconfigured(NOT_PERMITTED)

    def _assume(self, passed: Passed, source: str) -> None:
        """Raise `ExecutionFailedError` unless the role of the integration may be assumed, and may call the function."""
        found = obstacle(
            self._role(self._credentials),
            resource_arn=self._target.text if isinstance(self._target, FunctionArn) else "",
            source_arn=source,
            account_id=passed.to.account_id,
            now=passed.call.request.received_at,
        )
        if found == "role":
            raise misconfigured(f"API Gateway does not have permission to assume the provided role {self._credentials}")
        if found == "permission":
            raise misconfigured(NOT_PERMITTED)


def source_arn(to: DeployedMethod) -> str:
    """Return the ARN on whose behalf a function is called."""
    stage: str = to.stage["stageName"]
    place = f"arn:{partition_of(to.region)}:execute-api:{to.region}:{to.account_id}:{to.rest_api['id']}/{stage}"
    return of_method(place, to.http_method, to.resource_path)


def answer_headers(invoked: Invoked, request: Request) -> Fields:
    """Return the header fields of Lambda's own answer to a call, as integration responses may read them.

    Recorded, names and order: LocalStack's AWS-validated `test_apigw_test_invoke_method_api`, 2025-08-19.
    """
    failed = (("X-Amz-Function-Error", invoked.function_error),) if invoked.function_error else ()
    return (
        ("Date", formatdate(request.received_at, usegmt=True)),
        ("Content-Type", "application/json"),
        ("Content-Length", str(len(invoked.payload))),
        ("Connection", "keep-alive"),
        ("x-amzn-RequestId", invoked.request_id),
        *failed,
        ("x-amzn-Remapped-Content-Length", "0"),
        ("X-Amz-Executed-Version", invoked.executed_version),
        ("X-Amzn-Trace-Id", answered_trace(request)),
    )


def _request_headers(passed: Passed, invocation: Invocation) -> Fields:
    """Return the header fields of the call as AWS's log shows them, in its order (recorded as `answer_headers` is).

    The call stays within this server and is signed by nobody: where AWS's log has a signature and a token of the
    role, masked and cut, asterisks of such a length stand here.
    """
    api_id: str = passed.to.rest_api["id"]
    request = passed.call.request
    source = () if invocation.source_arn is None else (("X-Amz-Source-Arn", invocation.source_arn),)
    return (
        ("x-amzn-lambda-integration-tag", request.request_id),
        ("Authorization", _SIGNATURE),
        ("X-Amz-Date", f"{datetime.fromtimestamp(request.received_at, UTC):%Y%m%dT%H%M%SZ}"),
        ("x-amzn-apigateway-api-id", api_id),
        *source,
        ("Accept", "application/json"),
        ("User-Agent", f"AmazonAPIGateway_{api_id}"),
        ("X-Amz-Security-Token", _TOKEN),
        ("X-Amzn-Trace-Id", invocation.trace_id or ""),
        ("Content-Type", "application/json"),
    )


def _target(uri: str, stage_variables: Mapping[str, str]) -> FunctionArn | str:
    """Return the function, or why no call can reach one."""
    try:
        found = invoked_function(with_stage_variables(uri, stage_variables))
    except MappingError as error:
        return str(error)
    return NOT_PERMITTED if found is None else found


def _filled(credentials: str, stage_variables: Mapping[str, str]) -> str:
    """Return the role's ARN; one that lacks its stage variable is the ARN of no role."""
    try:
        return with_stage_variables(credentials, stage_variables)
    except MappingError:
        return credentials


def _let_in(invoked: Invoked) -> Invoked:
    if invoked.failure in {"not-found", "permission"}:
        raise misconfigured(NOT_PERMITTED)
    if invoked.failure == "too-large":
        line = (
            f"Lambda execution failed with status {invoked.status} due to customer function error: {invoked.message}."
        )
        raise ExecutionFailedError(TOO_LARGE, f"{line} Lambda request id: {invoked.request_id}")
    return invoked


def _note(progress: Progress, passed: Passed, invocation: Invocation, invoked: Invoked | None, latency: int) -> None:
    region = invocation.function_arn.split(":")[3]
    progress.integration = Integration(
        status=None if invoked is None else invoked.status,
        latency=latency,
        request_id=None if invoked is None else invoked.request_id,
    )
    progress.exchange = Exchange(
        uri=f"https://lambda.{region}.amazonaws.com/2015-03-31/functions/{invocation.function_arn}/invocations",
        request_headers=_request_headers(passed, invocation),
        request_body=invocation.payload,
        latency=latency,
        status=None if invoked is None else invoked.status,
        response_headers=() if invoked is None else answer_headers(invoked, passed.call.request),
        response_body=b"" if invoked is None else invoked.payload,
        request_id=None if invoked is None else invoked.request_id,
    )
