"""What a definition asks for, in the words of the control plane's operations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Params = Mapping[str, Any]
"""Input of an operation, by botocore's member names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodDefinition:
    """One verb on one path."""

    path: str
    """The path of the resource, base path included."""

    verb: str
    """`GET`, ... or `ANY`."""

    put: Params
    """For `put_method`."""

    authorizer: str | None = None
    """The name of its authorizer."""

    validator: str | None = None
    """The name of its request validator."""

    responses: tuple[Params, ...] = ()
    """For `put_method_response`, each."""

    integration: Params | None = None
    """For `put_integration`."""

    integration_responses: tuple[Params, ...] = ()
    """For `put_integration_response`, each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """An API as its definition says it."""

    api: Params
    """For `create_rest_api`: what the definition says of the API itself."""

    paths: tuple[str, ...] = ()
    """Every path, whether it has methods or not."""

    models: tuple[Params, ...] = ()
    """For `create_model`, each; `schema` not yet as text, its references as in the definition."""

    authorizers: tuple[Params, ...] = ()
    """For `create_authorizer`, each."""

    validators: tuple[Params, ...] = ()
    """For `create_request_validator`, each."""

    gateway_responses: tuple[Params, ...] = ()
    """For `put_gateway_response`, each."""

    documentation: tuple[Params, ...] = ()
    """For `create_documentation_part`, each."""

    methods: tuple[MethodDefinition, ...] = ()
    """Its methods."""

    warnings: tuple[str, ...] = field(default=())
    """What was left out, in AWS's words."""
