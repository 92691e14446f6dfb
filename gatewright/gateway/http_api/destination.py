"""Where the calls of an HTTP_PROXY integration go: to a public endpoint, or through a VPC link.

Restates "Create HTTP proxy integrations for HTTP APIs" and "Create private integrations for HTTP APIs in API Gateway":
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-http.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
Path variables of the route stand in the URI of a public endpoint as they came. A private target has no path of its
own: it gets the caller's, the stage before it unless that is `$default` (documented), and the caller's `Host`
(inferred: load balancers are reported to see the name of the API), over TLS where the integration has a TLS
configuration (documented).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

from gatewright.aws.http_routes import raw_parameters
from gatewright.gateway.http_api.failure import INTERNAL, UNAVAILABLE, IntegrationFailedError
from gatewright.gateway.http_api.parameter_mapping import Mapped
from gatewright.gateway.http_api.passage import Passage
from gatewright.gateway.integrations.endpoint import Endpoint
from gatewright.gateway.integrations.failure import ExecutionFailedError
from gatewright.gateway.vpc_links import LinkTarget, UnreachableError
from gatewright.model.fields import Fields, first_of
from gatewright.model.request import Request

_DEFAULT_STAGE: Final = "$default"
_NO_PARAMETERS: Final[Mapping[str, str]] = {}
_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Destined:
    """Where one call goes."""

    scheme: Literal["http", "https"]
    """How to connect."""

    host: str
    """Where to connect: a name or an address, IPv6 without brackets."""

    port: int
    """Where to connect."""

    target: str
    """Path and query, percent-encoded."""

    headers: Fields
    """The fields that are sent."""

    server_name: str | None = None
    """The name that the certificate has to hold, if it is not `host`."""


class Destination(Protocol):
    """Whatever tells where calls go."""

    def of(self, passage: Passage, mapped: Mapped) -> Destined:
        """Return where a call goes, its mappings applied; raise `IntegrationFailedError` when it can go nowhere."""


class PublicEndpoint:
    """A URI."""

    __slots__ = ("_endpoint",)

    def __init__(self, integration: Mapping[str, Any], stage_variables: Mapping[str, str]) -> None:
        """Read the URI once; where it cannot be read, each call fails by it."""
        self._endpoint = _endpoint(integration.get("IntegrationUri") or "", stage_variables)

    def of(self, passage: Passage, mapped: Mapped) -> Destined:
        """Return where a call goes."""
        endpoint = self._endpoint()
        try:
            raw = raw_parameters(passage.resource_path, passage.path_below_stage)
            target = endpoint.target(raw, _NO_PARAMETERS, mapped.query)
        except ExecutionFailedError as error:
            raise IntegrationFailedError(INTERNAL, error.line) from error
        if mapped.path is not None:
            _, mark, query = target.partition("?")
            target = _rooted(mapped.path) + mark + query
        return Destined(
            scheme=endpoint.scheme, host=endpoint.host, port=endpoint.port, target=target, headers=mapped.headers
        )


class PrivateTarget:
    """A load balancer or a Cloud Map service behind a VPC link."""

    __slots__ = ("_link", "_scheme", "_server_name")

    def __init__(self, integration: Mapping[str, Any], link: Callable[[], LinkTarget]) -> None:
        """Take what was deployed, and who knows where the link leads."""
        tls = integration.get("TlsConfig")
        self._scheme: Literal["http", "https"] = "http" if tls is None else "https"
        self._server_name: str | None = (tls or {}).get("ServerNameToVerify") or None
        self._link = link

    def of(self, passage: Passage, mapped: Mapped) -> Destined:
        """Return where a call goes."""
        try:
            target = self._link()
        except UnreachableError as error:
            raise IntegrationFailedError(UNAVAILABLE, str(error)) from error
        path = _path_with_stage(passage) if mapped.path is None else _rooted(mapped.path)
        return Destined(
            scheme=self._scheme,
            host=target.host,
            port=target.port or _PORTS[self._scheme],
            target=f"{path}?{mapped.query}" if mapped.query else path,
            headers=_with_host(passage.request, mapped.headers),
            server_name=self._server_name,
        )


def _endpoint(uri: str, stage_variables: Mapping[str, str]) -> Callable[[], Endpoint]:
    try:
        endpoint = Endpoint(uri, stage_variables)
    except ExecutionFailedError as error:
        line = error.line

        def fail() -> Endpoint:
            raise IntegrationFailedError(INTERNAL, line)

        return fail
    return lambda: endpoint


def _path_with_stage(passage: Passage) -> str:
    stage = passage.to.stage["StageName"]
    below = _rooted(passage.path_below_stage)
    return below if stage == _DEFAULT_STAGE else f"/{stage}{below}"


def _rooted(path: str) -> str:
    return "/" + path.lstrip("/")


def _with_host(request: Request, headers: Fields) -> Fields:
    """Return the fields with the caller's `Host`, unless a mapping has set another one."""
    if first_of(headers, "host") is not None:
        return headers
    said = request.headers.get("host")
    return (("Host", said if isinstance(said, str) else request.host), *headers)
