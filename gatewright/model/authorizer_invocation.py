"""One test invocation of an authorizer, and what became of it: values that control plane and data plane share.

Restates "TestInvokeAuthorizer", API Gateway API reference:
https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html
"""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from gatewright.model.authorizer import Authorized
from gatewright.model.request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorizerInvocation:
    """What is invoked: an authorizer as it is saved, whether deployed or not."""

    account_id: str
    """The account of the API."""

    region: str
    """Its region."""

    rest_api_id: str
    """The API."""

    authorizer: Mapping[str, Any]
    """The authorizer."""

    stage_variables: Mapping[str, str]
    """Stage variables for this call."""

    request: Request
    """The request; its path is that below a stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorizerInvoked:
    """What became of it."""

    client_status: int
    """What a caller would get: 401, 500; 0 when the authorizer knows the caller (documented)."""

    authorized: Authorized | None
    """What the authorizer said of the caller; `None` when it does not know him."""

    log: str
    """The execution log."""

    latency: int
    """Milliseconds that it took."""


class InvokesAuthorizers(Protocol):
    """Whoever can invoke an authorizer without a stage: the data plane of a server."""

    def invoke_authorizer(self, invocation: AuthorizerInvocation) -> Awaitable[AuthorizerInvoked]:
        """Invoke an authorizer and wait for its answer."""
