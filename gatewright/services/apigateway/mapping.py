"""
Mapping expressions, content types and models, as far as the control plane refuses them.

https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html. The form of the
refusal was recorded by LocalStack's snapshot tests (test_put_integration_request_parameter_bool_type, 2024-12-12;
test_integration_response_invalid_responsetemplates, 2025-06-18).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request

METHOD_REQUEST = pattern(r"method\.request\.(?:header|querystring|path)\.[^\s]+")
METHOD_RESPONSE = pattern(r"method\.response\.header\.[^\s]+")
INTEGRATION_REQUEST = pattern(r"integration\.request\.(?:header|querystring|path)\.[^\s]+")

GATEWAY_RESPONSE = pattern(r"gatewayresponse\.header\.[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What a gateway response may set: a header of a name that HTTP can carry."""

GATEWAY_RESPONSE_VALUE = pattern(
    r"'[^'\r\n]*'|method\.request\.(?:header|querystring|path|multivalueheader|multivaluequerystring)\.[^\s]+"
    r"|context\.[^\s]+|stageVariables\.[^\s]+"
)
"""What may stand on the right side of a gateway response's mapping (documented: "GatewayResponse")."""

REQUEST_VALUE = pattern(
    r"'[^']*'|method\.request\.(?:header|querystring|path|multivalueheader|multivaluequerystring)\.[^\s]+"
    r"|method\.request\.body(?:\..+|\[.+)?|context\..+|stageVariables\..+"
)
"""What may stand on the right side of an integration request's mapping."""

RESPONSE_VALUE = pattern(
    r"'[^']*'|integration\.response\.(?:header|multivalueheader)\.[^\s]+"
    r"|integration\.response\.body(?:\..+|\[.+)?|context\..+|stageVariables\..+"
)
"""What may stand on the right side of an integration response's mapping."""

DECLARED = pattern(r"method\.request\.(?:multivalue)?(?:header|querystring|path)\..+")
"""Parts of the request that a method has to declare before an integration may read them."""


def check_names(names: Iterable[str], syntax: re.Pattern[str]) -> None:
    """Raise AWS's refusal when a name is no mapping expression of this kind."""
    for name in names:
        if syntax.fullmatch(name) is None:
            raise refusal(f"Invalid mapping expression specified: {name}")


def check_unique(names: Iterable[str]) -> None:
    """Raise AWS's refusal when a header, a query parameter and a path parameter share a name."""
    bare = [name.split(".", 3)[-1] for name in names]
    if len(set(bare)) != len(bare):
        # Recorded: test_method_request_parameters, 2024-04-15.
        raise bad_request("Parameter names must be unique across querystring, header and path")


def check_request(parameters: Mapping[str, str], declared: Iterable[str]) -> None:
    """Raise AWS's refusal when an integration request maps from or to something that cannot be."""
    known = set(declared)
    check_names(parameters, INTEGRATION_REQUEST)
    check_names(parameters.values(), REQUEST_VALUE)
    for value in parameters.values():
        plain = value.replace(".multivalueheader.", ".header.").replace(".multivaluequerystring.", ".querystring.")
        if DECLARED.fullmatch(value) and plain not in known:
            raise refusal(f"Invalid mapping expression parameter specified: {value}")  # reported by users of AWS


def check_response(parameters: Mapping[str, str], status_code: str, method_responses: Mapping[str, Any]) -> None:
    """Raise AWS's refusal when an integration response maps to a header that the method response lacks."""
    check_names(parameters, METHOD_RESPONSE)
    check_names(parameters.values(), RESPONSE_VALUE)
    if parameters and status_code not in method_responses:
        raise refusal(f"Output mapping refers to an invalid method response: {status_code}")  # reported by users
    for name in parameters:
        if name not in method_responses[status_code].get("responseParameters", {}):
            raise refusal(f"Invalid mapping expression parameter specified: {name}")  # reported by users of AWS


def check_gateway_response(parameters: Mapping[str, str]) -> None:
    """Raise AWS's refusal of a gateway response's mapping (reported by users: an issue of the AWS CLI, 2017)."""
    check_names(parameters, GATEWAY_RESPONSE)
    check_names(parameters.values(), GATEWAY_RESPONSE_VALUE)


TEMPLATE_BYTES = 300 * 1024
"""Documented: the quota for the size of a mapping template, which cannot be raised."""


def check_templates(templates: Mapping[str, str | None]) -> None:
    """Raise AWS's refusal when a template stands under something that is no content type, or is too large."""
    for content_type, template in templates.items():
        if len((template or "").encode()) > TEMPLATE_BYTES:
            raise bad_request(f"Mapping template is larger than {TEMPLATE_BYTES} bytes: {content_type}")  # inferred
        if "/" not in content_type and content_type != "$default":
            raise bad_request(
                f"Validation Result: warnings : [], errors : [Invalid content type specified: {content_type}]"
            )


def check_models(models: Mapping[str, str], known: Callable[[str], bool]) -> None:
    """Raise AWS's refusal when a model is named that the API has not (recorded: test_put_method_validation)."""
    for name in models.values():
        if not known(name):
            raise bad_request(f"Invalid model identifier specified: {name}")


def refusal(error: str) -> Exception:
    """Return BadRequestException for one error of a mapping."""
    return bad_request(f"Invalid mapping expression specified: Validation Result: warnings : [], errors : [{error}]")
