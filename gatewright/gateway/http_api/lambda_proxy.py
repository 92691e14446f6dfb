"""AWS_PROXY: a Lambda function gets the whole request as an event, in one of two payload formats.

Restates "Create AWS Lambda proxy integrations for HTTP APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
The function's policy has to let in the route, whose ARN keeps the route's own path, variables and all (read from the
policies that the console writes).
"""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gatewright.aws.arn import partition_of
from gatewright.aws.http_api_answer import WrongMemberError, read_first_format, read_second_format
from gatewright.aws.http_api_event import HttpCall, first_format, second_format
from gatewright.aws.invocation_source import of_route
from gatewright.aws.lambda_proxy_answer import MalformedAnswerError, ProxyAnswer
from gatewright.aws.lambda_uri import invocation_uri
from gatewright.gateway.http_api.answer import answered
from gatewright.gateway.http_api.failure import (
    INTERNAL,
    NOT_PERMITTED,
    TOO_LARGE,
    UNAVAILABLE,
    WRONG_FORMAT,
    IntegrationFailedError,
    failed,
)
from gatewright.gateway.http_api.http_proxy import LONGEST_TIMEOUT
from gatewright.gateway.http_api.passage import Passage
from gatewright.gateway.integrations.failure import TIMED_OUT, ExecutionFailedError
from gatewright.gateway.integrations.failure import TOO_LARGE as PAYLOAD_TOO_LARGE
from gatewright.gateway.integrations.forwarding import seen_headers
from gatewright.gateway.integrations.function_answer import error_message
from gatewright.gateway.integrations.function_call import FindRole, FunctionCall
from gatewright.gateway.integrations.progress import Progress
from gatewright.gateway.passed import DeployedMethod, Passed, Served
from gatewright.model.invocation import Invoked, InvokesFunctions
from gatewright.model.response import Response

_FORMATS: Final = {"1.0": (first_format, read_first_format), "2.0": (second_format, read_second_format)}
_REFUSED: Final = 300


class LambdaProxy:
    """One AWS_PROXY integration."""

    __slots__ = ("_event", "_function", "_read")

    def __init__(
        self,
        integration: Mapping[str, Any],
        stage_variables: Mapping[str, str],
        functions: InvokesFunctions,
        role: FindRole,
    ) -> None:
        self._event, self._read = _FORMATS[integration.get("PayloadFormatVersion") or "1.0"]
        told = {
            "uri": invocation_uri(integration.get("IntegrationUri") or ""),
            "credentials": integration.get("CredentialsArn"),
            "timeoutInMillis": integration.get("TimeoutInMillis") or LONGEST_TIMEOUT,
        }
        self._function = FunctionCall(told, stage_variables, functions, role, source_arn)

    async def serve(self, passage: Passage) -> Served:
        """Answer a call."""
        progress = Progress()
        try:
            response = await self._served(passage, progress)
        except IntegrationFailedError as error:
            return failed(error, passage.request, progress.integration)
        return Served(response=response, integration=progress.integration)

    async def _served(self, passage: Passage, progress: Progress) -> Response:
        of = HttpCall(headers=seen_headers(passage.request), stage_variables=passage.stage_variables, body=passage.body)
        event = self._event(passage.context, of)
        payload = json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
        try:
            invoked = await self._function.invoke(Passed(passage.call, passage.to), payload, progress)
        except ExecutionFailedError as error:
            if error.failure is TIMED_OUT:
                raise IntegrationFailedError(UNAVAILABLE, "Integration timed out") from error
            if error.failure is PAYLOAD_TOO_LARGE:
                raise IntegrationFailedError(TOO_LARGE, error.line) from error
            raise IntegrationFailedError(INTERNAL, NOT_PERMITTED) from error
        answer = self._answer(invoked)
        progress.integration = replace(progress.integration, function_status=answer.status)
        body = _decoded(answer) if answer.base64 else answer.body.encode(errors="replace")
        return answered(passage.request, passage.cors, answer.status, answer.headers, body, typed=True)

    def _answer(self, invoked: Invoked) -> ProxyAnswer:
        if invoked.status >= _REFUSED:
            raise IntegrationFailedError(INTERNAL, invoked.message or f"Lambda answered {invoked.status}")
        if invoked.function_error is not None:
            line = f"The Lambda function returned the following error: {error_message(invoked)}."
            raise IntegrationFailedError(INTERNAL, f"{line} Check your Lambda function code and try again.")
        try:
            return self._read(invoked.payload)
        except WrongMemberError as error:
            raise IntegrationFailedError(INTERNAL, f"{WRONG_FORMAT} {error}") from error
        except MalformedAnswerError as error:
            raise IntegrationFailedError(INTERNAL, WRONG_FORMAT) from error


def source_arn(to: DeployedMethod) -> str:
    """Return the ARN on whose behalf a function is called."""
    api = f"arn:{partition_of(to.region)}:execute-api:{to.region}:{to.account_id}:{to.rest_api['id']}"
    return of_route(f"{api}/{to.stage['StageName']}", to.http_method, to.resource_path)


def _decoded(answer: ProxyAnswer) -> bytes:
    try:
        return b64decode(answer.body, validate=True)
    except ValueError as error:
        raise IntegrationFailedError(INTERNAL, f"{WRONG_FORMAT} The body is no Base64.") from error
