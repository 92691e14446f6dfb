"""One test invocation of a method, and what became of it: values that the control plane and the data plane share.

Restates "TestInvokeMethod", API Gateway API reference:
https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeMethod.html
"""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from gatewright.model.request import Request
from gatewright.model.response import Response


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodInvocation:
    """What is invoked: a method as it is saved, whether deployed or not."""

    account_id: str
    """The account of the API."""

    region: str
    """Its region."""

    rest_api: Mapping[str, Any]
    """The API."""

    resource: Mapping[str, Any]
    """The resource, its methods embedded."""

    http_method: str
    """The method of it: a verb, or `ANY`."""

    request_validators: tuple[Mapping[str, Any], ...]
    """The request validators of the API."""

    models: tuple[Mapping[str, Any], ...]
    """Its models."""

    stage_variables: Mapping[str, str]
    """Stage variables for this call."""

    client_certificate: Mapping[str, Any] | None = field(default=None, repr=False)
    """What is shown to an HTTP backend that asks for a certificate; `None` shows none."""

    request: Request
    """The request; its path is that below a stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodInvoked:
    """What became of it."""

    response: Response
    """What a caller would get."""

    log: str
    """The execution log."""

    latency: int
    """Milliseconds that it took."""


class InvokesMethods(Protocol):
    """Whoever can invoke a method without a stage: the data plane of a server."""

    def invoke_method(self, invocation: MethodInvocation) -> Awaitable[MethodInvoked]:
        """Invoke a method and wait for its answer."""
