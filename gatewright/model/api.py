"""A REST API as one moment knows it: its resources and methods, as saved or as deployed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from gatewright.model.authorizer import Authorizer
from gatewright.model.gateway_response import GatewayResponse
from gatewright.model.listing import Listing
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown

ApiKeySource = Literal["HEADER", "AUTHORIZER"]
"""Where the API reads the API key: the `x-api-key` header, or the authorizer's `usageIdentifierKey`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One verb on one resource."""

    http_method: str
    """`GET`, `POST`, ... or `ANY`."""

    authorization_type: str | Unknown = "NONE"
    """`NONE`, `AWS_IAM`, `CUSTOM` or `COGNITO_USER_POOLS`."""

    api_key_required: bool | Unknown = False
    """`apiKeyRequired`."""

    authorizer_id: str | Unknown | None = None
    """`authorizerId`, of a method with CUSTOM or COGNITO_USER_POOLS."""

    authorization_scopes: tuple[str, ...] | Unknown = ()
    """`authorizationScopes`: with any, an access token that holds one of them is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A node of the path tree."""

    path: str
    """The full path: `/pets/{petId}`."""

    methods: Mapping[str, Method]
    """Its methods by verb."""

    id: str | Unknown = UNKNOWN
    """`id`; unknown for a deployed resource, which AWS shows without it."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RestApi:
    """A REST API and its stages."""

    id: str
    """The ten letters and digits of its host name."""

    name: str | Unknown = UNKNOWN
    """`name`, for people."""

    saved: Definition | Unknown = UNKNOWN
    """The definition as last saved, which no stage need serve."""

    stages: Listing[Stage] = field(default_factory=Listing)
    """Its stages by name."""

    endpoint_types: tuple[str, ...] | Unknown = ("REGIONAL",)
    """`endpointConfiguration.types`: `EDGE`, `REGIONAL` or `PRIVATE`."""
