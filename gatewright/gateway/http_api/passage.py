"""An allowed call to an HTTP API, on its way to the backend of its route."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gatewright.aws.addresses import split_stage
from gatewright.aws.http_context import HttpContext
from gatewright.aws.mapping_expressions import Sources
from gatewright.gateway.passed import DeployedMethod
from gatewright.model.api import Cors
from gatewright.model.call import Call, Route
from gatewright.model.fields import Fields
from gatewright.model.request import Request
from gatewright.model.unknown import Unknown


@dataclass(frozen=True, slots=True)
class Passage:
    """A call, and the deployed route that serves it."""

    call: Call
    """The call, its route established."""

    to: DeployedMethod
    """Where it goes, in the words of REST APIs: whoever calls functions knows no others."""

    cors: Cors | None
    """What the API lets pages of other origins do."""

    @property
    def request(self) -> Request:
        """Return the request."""
        return self.call.request

    @property
    def body(self) -> bytes:
        """Return its body."""
        body = self.call.request.body
        return b"" if isinstance(body, Unknown) else body

    @property
    def resource_path(self) -> str:
        """Return the path pattern of the route, or its key."""
        return self.to.resource_path

    @property
    def path_below_stage(self) -> str:
        """Return the path of the request below its stage, as sent."""
        address = self.call.address
        return "/" if isinstance(address, Unknown) else split_stage(address.path)[1]

    @property
    def context(self) -> HttpContext:
        """Return `$context`."""
        return HttpContext(call=self.call)

    @property
    def stage_variables(self) -> Mapping[str, str]:
        """Return the variables of the stage."""
        told: Mapping[str, Any] = self.to.stage.get("StageVariables") or {}
        return told

    def sources(self, headers: Fields = (), body: bytes = b"") -> Sources:
        """Return what mappings read from; `headers` and `body` are those of the backend's answer."""
        route = self.call.route
        return Sources(
            request=self.request,
            path=route.path_parameters if isinstance(route, Route) else {},
            context=self.context,
            stage_variables=self.stage_variables,
            path_below_stage=self.path_below_stage,
            response_headers=headers,
            response_body=body,
        )
