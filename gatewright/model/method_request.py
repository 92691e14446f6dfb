"""What a method of a REST API asks of its requests, once the front door has let them in.

Restates "Request validation for REST APIs" and "Method request behavior for payloads without mapping templates":
https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gatewright.model.unknown import Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestValidator:
    """What of its requests a method has validated."""

    name: str
    """`name`, for people."""

    parameters: bool
    """`validateRequestParameters`."""

    body: bool
    """`validateRequestBody`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodRequest:
    """The rules that the requests of one method are held to."""

    validator: RequestValidator | Unknown | None = None
    """Its request validator; `None` where it has none."""

    required: tuple[tuple[str, str], ...] = ()
    """Parameters that `requestParameters` requires: `header`, `path` or `querystring`, and the name."""

    models: Mapping[str, str] = field(default_factory=dict)
    """`requestModels`: the name of a model by content type."""

    schemas: Mapping[str, str] | Unknown = field(default_factory=dict)
    """The schemas of the API's models by name; one object for all methods of an API."""

    templates: tuple[str, ...] = ()
    """The content types that the integration has request templates for."""

    passes: bool = True
    """Whether its passthrough behavior lets other content types through."""

    unpacks: bool = False
    """Whether packed bodies are unpacked first: the API has a `minimumCompressionSize`."""
