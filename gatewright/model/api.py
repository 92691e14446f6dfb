"""An API as one moment knows it: its resources and methods, as saved or as deployed.

REST, HTTP and WebSocket APIs have the same shape here. The route `GET /pets/{id}` of an HTTP API is the method GET of
the resource `/pets/{id}`; a route that is just a key (`$default`, `$connect`, `orders`) is the method ANY of a resource
of that name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gatewright.model.authorizer import Authorizer
from gatewright.model.gateway_response import GatewayResponse
from gatewright.model.listing import Listing
from gatewright.model.method_request import MethodRequest
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown

Protocol = Literal["REST", "HTTP", "WEBSOCKET"]
"""What kind of API it is: `ProtocolType` of API Gateway V2, and REST for the APIs of V1."""

ApiKeySource = Literal["HEADER", "AUTHORIZER"]
"""Where the API reads the API key: the `x-api-key` header, or the authorizer's `usageIdentifierKey`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Integration:
    """The service of AWS behind a method, as far as it decides whether API Gateway may call it."""

    uri: str
    """Its URI; may hold stage variables."""

    credentials: str | None = None
    """The role that API Gateway assumes; `None` where the function's own policy has to let it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One verb on one resource."""

    http_method: str
    """`GET`, `POST`, ... or `ANY`."""

    authorization_type: str | Unknown = "NONE"
    """`NONE`, `AWS_IAM`, `CUSTOM`, `COGNITO_USER_POOLS` or `JWT`."""

    api_key_required: bool | Unknown = False
    """`apiKeyRequired`."""

    authorizer_id: str | Unknown | None = None
    """`authorizerId`, of a method with CUSTOM, COGNITO_USER_POOLS or JWT."""

    authorization_scopes: tuple[str, ...] | Unknown = ()
    """`authorizationScopes`: with any, an access token that holds one of them is wanted."""

    route_id: str | None = None
    """`RouteId` of an HTTP or WebSocket API's route; `None` for the methods of REST APIs."""

    integration: Integration | Unknown | None = None
    """The service of AWS behind it; `None` where there is none: a MOCK, or a server of one's own."""

    request: MethodRequest | Unknown | None = None
    """What it asks of its requests once they are let in; `None` where it takes them all."""

    target: str | None = None
    """`Target` of such a route, `integrations/{id}`; `None` where it has none, and for the methods of REST APIs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A node of the path tree."""

    path: str
    """The full path, `/pets/{petId}`; or the key of a route that has no path, `$default`."""

    methods: Mapping[str, Method]
    """Its methods by verb."""

    id: str | Unknown = UNKNOWN
    """`id`; unknown for a deployed resource, which AWS shows without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cors:
    """What an HTTP API lets pages of other origins do: `CorsConfiguration`."""

    allow_origins: tuple[str, ...] = ()
    """`AllowOrigins`: `*`, origins, or origins with a wildcard."""

    allow_methods: tuple[str, ...] = ()
    """`AllowMethods`."""

    allow_headers: tuple[str, ...] = ()
    """`AllowHeaders`."""

    expose_headers: tuple[str, ...] = ()
    """`ExposeHeaders`."""

    max_age: int | None = None
    """`MaxAge` in seconds."""

    allow_credentials: bool = False
    """`AllowCredentials`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What an API consists of: the saved one, or the copy that a deployment made of it."""

    resources: Mapping[str, Resource]
    """Its resources by path; those without a method are in it too, where they are known."""

    api_key_source: ApiKeySource | Unknown = "HEADER"
    """`apiKeySource`."""

    disable_execute_api_endpoint: bool | Unknown = False
    """`disableExecuteApiEndpoint`; takes effect with a deployment."""

    policy: str | Unknown | None = None
    """The resource policy document; `None` when the API has none. Takes effect with a deployment."""

    authorizers: Listing[Authorizer] = field(default_factory=Listing)
    """The API's authorizers by id."""

    gateway_responses: Mapping[str, GatewayResponse] | Unknown = field(default_factory=dict)
    """The customised gateway responses by type. They take effect with a deployment."""

    cors: Cors | Unknown | None = None
    """How an HTTP API answers preflights by itself; `None` where it does not, and for all other APIs."""

    route_selection_expression: str | Unknown | None = None
    """`RouteSelectionExpression` of a WebSocket API: what in a message names the route; `None` for all other APIs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """An API and its stages."""

    id: str
    """The ten letters and digits of its host name."""

    protocol: Protocol = "REST"
    """What kind of API it is."""

    name: str | Unknown = UNKNOWN
    """`name`, for people."""

    saved: Definition | Unknown = UNKNOWN
    """The definition as last saved, which no stage need serve."""

    stages: Listing[Stage] = field(default_factory=Listing)
    """Its stages by name."""

    endpoint_types: tuple[str, ...] | Unknown = ("REGIONAL",)
    """`endpointConfiguration.types`: `EDGE`, `REGIONAL` or `PRIVATE`."""

    vpc_endpoint_ids: tuple[str, ...] | Unknown = ()
    """`endpointConfiguration.vpcEndpointIds`: the endpoints that have a name of their own for this API."""
