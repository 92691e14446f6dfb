"""
`TestInvokeMethod`: a saved method is invoked as a stage would invoke it, without anybody at the door.

Restates "Use the API Gateway console to test a REST API method":
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-test-method.html
Authorization, API keys and throttles are passed by (documented). The log is that of the execution phase, each line with
its time before it (recorded: LocalStack's AWS-validated `TestApigatewayTestInvoke`, 2024 and 2025). What `$context`
holds of a caller that there is not is taken from public transcripts of such calls.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from time import time
from typing import Final
from urllib.parse import unquote

from gatewright.aws.paths import Router
from gatewright.checks.request import REQUEST
from gatewright.configuration.method_requests import api_parts, method_request
from gatewright.engine.execution_log import execution_lines
from gatewright.engine.log_lines import Line
from gatewright.gateway.backend import Backend
from gatewright.gateway.integrations.endpoint import raw_path_parameters
from gatewright.gateway.integrations.http import Send
from gatewright.gateway.integrations.s3 import AskService
from gatewright.gateway.passed import TEST_STAGE
from gatewright.gateway.snapshot import Snapshot
from gatewright.gateway.unfit import unfit
from gatewright.gateway.upstream_message import shown_certificate
from gatewright.gateway.vpc_links import LinkTarget, VpcLinks
from gatewright.model.address import Address
from gatewright.model.api import Api, Definition, Method, Resource
from gatewright.model.call import Call, KeyUse, Route
from gatewright.model.configuration import Configuration
from gatewright.model.invocation import InvokesFunctions
from gatewright.model.method_invocation import MethodInvocation, MethodInvoked
from gatewright.model.method_request import MethodRequest
from gatewright.model.outcome import Deny
from gatewright.model.request import Peer, Request
from gatewright.model.stage import Stage
from gatewright.model.usage import ApiKey, UsagePlan

HOST: Final = "testPrefix.testDomainName"
SOURCE_IP: Final = "test-invoke-source-ip"

KEY_USE: Final = KeyUse(
    ApiKey(id="test-invoke-api-key-id", value="test-invoke-api-key"),
    UsagePlan(id="test-invoke-usage-plan", stages=frozenset(), key_ids=frozenset()),
)
"""What `$context` holds of an API key in a test invocation."""

_NOT_SHOWN: Final = frozenset({"x-amzn-requestid", "x-amz-apigw-id"})
"""And where the execution failed no content type (recorded: test_failed_invoke_test_method, 2025-09-29)."""

_TRACE: Final = "x-amzn-trace-id"
_MILLISECONDS: Final = 1000


class MethodInvoker:
    """Invokes saved methods."""

    def __init__(
        self,
        send: Send,
        functions: InvokesFunctions | None,
        of_account: Callable[[str], Snapshot],
        ask: AskService | None = None,
        link_targets: Iterable[LinkTarget] = (),
    ) -> None:
        """
        Take who sends requests to HTTP backends, runs functions, knows an account, and asks this server's services, and
        where the targets of VPC links stand.
        """
        self._send = send
        self._ask = ask
        self._link_targets = tuple(link_targets)
        self._functions = functions
        self._of_account = of_account

    async def invoke_method(self, invocation: MethodInvocation) -> MethodInvoked:
        """Invoke a method and wait for its answer."""
        call = _call(invocation)
        started = time()
        said = REQUEST.run(call)
        served = unfit(said, call.request) if isinstance(said, Deny) else self._backend(invocation).serve(call)
        done = await served if isinstance(served, Awaitable) else served
        ended = time()
        hidden = _NOT_SHOWN if done.failed_as is None else _NOT_SHOWN | {"content-type"}
        fields = [field for field in done.response.headers if field[0].lower() not in hidden]
        # The trace id is shown first (recorded).
        fields.sort(key=lambda field: field[0].lower() != _TRACE)
        response = replace(done.response, headers=tuple(fields))
        return MethodInvoked(
            response=response,
            log=dated_log(call.request, execution_lines(call, response, done.execution), started, ended),
            latency=round((ended - started) * _MILLISECONDS),
        )

    def _backend(self, invocation: MethodInvocation) -> Backend:
        account = self._of_account(invocation.account_id)
        links = VpcLinks(account.vpc_links, self._link_targets)
        stage = {"stageName": TEST_STAGE, "variables": dict(invocation.stage_variables)}
        return Backend(
            invocation.rest_api,
            stage,
            (invocation.resource,),
            account_id=invocation.account_id,
            region=invocation.region,
            send=self._send,
            functions=self._functions,
            role=account.roles.get,
            ask=self._ask,
            link_target=partial(links.of_rest, invocation.region),
            request_validators=invocation.request_validators,
            client_certificate=shown_certificate(invocation.client_certificate),
        )


def _call(invocation: MethodInvocation) -> Call:
    """Return the call as the front door would have established it."""
    path = invocation.resource["path"]
    request = replace(invocation.request, host=HOST, peer=Peer(source_ip=SOURCE_IP, tls=None, vpc_endpoint=None))
    method = Method(http_method=invocation.http_method, request=_asked(invocation))
    resource = Resource(path=path, methods={invocation.http_method: method}, id=invocation.resource["id"])
    served = Router(Definition(resources={path: resource})).route(request.method, request.path)
    # Recorded (2025-09-29): a path of another form is called all the same, and has no parameters.
    raw = {} if served is None else raw_path_parameters(path, request.path)
    return Call(
        request=request,
        configuration=Configuration(account_id=invocation.account_id, region=invocation.region),
        address=Address("execute-api", invocation.rest_api["id"], invocation.region, f"/{TEST_STAGE}{request.path}"),
        api=Api(id=invocation.rest_api["id"]),
        stage=Stage(name=TEST_STAGE, deployment_id="", variables=invocation.stage_variables),
        route=Route(
            resource,
            method,
            {name: unquote(value) for name, value in raw.items()},
        ),
        key_use=KEY_USE,
        principal=None,
        authorized=None,
    )


def _asked(invocation: MethodInvocation) -> MethodRequest | None:
    """Return what the method asks of its requests, which a test invocation is held to as well."""
    method = invocation.resource["resourceMethods"][invocation.http_method]
    told = {"get_request_validators": invocation.request_validators, "get_models": invocation.models}
    parts = api_parts(invocation.rest_api, (method,), lambda kind: {"items": told[kind]})
    return method_request(method, parts)


def dated_log(request: Request, lines: Iterable[Line], started: float, ended: float) -> str:
    """Return an execution log as test invocations show it: each line with its time before it."""
    shown = [f"Execution log for request {request.request_id}\n"]
    for line in lines:
        moment = datetime.fromtimestamp(started if line.moment == "start" else ended, UTC)
        shown.append(f"{moment:%a %b %d %H:%M:%S} UTC {moment:%Y} : {line.cut}\n")
    return "".join(shown)
