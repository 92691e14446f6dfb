"""
Parameter mappings of integrations, as far as the control plane refuses them.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html for HTTP APIs, which map
`<action>:<location>.<name>`; those of WebSocket APIs read like V1's:
https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html.
The refusals of destinations and status codes were recorded of AWS by others (2026); the form around them is V1's.
"""

import re
from collections.abc import Mapping
from typing import Final

from gatewright.model.lazy_pattern import pattern
from gatewright.services.apigateway.errors import bad_request
from gatewright.store.documents import Document
from gatewright.wire.errors import ServiceError

REQUEST: Final = pattern(r"(?:append|overwrite|remove):(?:header|querystring)\.(?P<name>[^\s]+)|overwrite:path")
"""What a request mapping of an HTTP API may change (documented)."""

RESPONSE: Final = pattern(r"(?:append|overwrite|remove):header\.(?P<name>[^\s]+)|overwrite:statuscode")
"""What a response mapping of an HTTP API may change (documented)."""

STATUS: Final = pattern(r"[2-5]\d\d")
"""Status codes that a response mapping may be for (documented: 200 to 599)."""

RESERVED: Final = pattern(
    r"access-control-.*|apigw-.*|authorization|connection|content-encoding|content-length|content-location|forwarded"
    r"|keep-alive|origin|proxy-authenticate|proxy-authorization|te|trailers|transfer-encoding|upgrade|x-amz-.*"
    r"|x-amzn-.*|x-forwarded-for|x-forwarded-host|x-forwarded-proto|via",
    re.IGNORECASE,
)
"""Headers that no mapping may touch (documented: "Reserved headers")."""

SELECTION: Final = pattern(r"\$\{([^{}]*)\}|\$([A-Za-z]+\.[^\s${}]*)")
"""A selection expression within a value."""

FROM_REQUEST: Final = pattern(
    r"request\.(?:header|querystring|path)\.[^\s]+|request\.path|request\.body(?:\..+|\[.+)?|context\..+|stageVariables\..+"
)
"""What a request mapping may read (documented)."""

FROM_RESPONSE: Final = pattern(r"response\.header\.[^\s]+|response\.body(?:\..+|\[.+)?|context\..+|stageVariables\..+")
"""What a response mapping may read (documented)."""

WEBSOCKET_KEY: Final = pattern(r"integration\.request\.(?:header|querystring|path)\.[^\s]+")
"""What a mapping of a WebSocket API sets."""

WEBSOCKET_VALUE: Final = pattern(
    r"'[^']*'|route\.request\.(?:header|querystring|path|multivalueheader|multivaluequerystring)\.[^\s]+"
    r"|route\.request\.body(?:\..+|\[.+)?|context\..+|stageVariables\..+"
)
"""What a mapping of a WebSocket API may read (documented)."""


def check(integration: Document, protocol: str) -> None:
    """Raise AWS's refusal of mappings that cannot be; those of a service's own parameters are the service's."""
    request = integration.get("RequestParameters", {})
    if protocol == "WEBSOCKET":
        _check_websocket(request)
        return
    if integration.get("IntegrationSubtype"):
        return
    for key, value in request.items():
        _check_key(key, REQUEST, "Request")
        _check_value(key, value, FROM_REQUEST)
    for status, mappings in integration.get("ResponseParameters", {}).items():
        if STATUS.fullmatch(status) is None:
            raise bad_request(f"Status Code {status} is not valid")
        for key, value in mappings.items():
            _check_key(key, RESPONSE, "Response")
            _check_value(key, value, FROM_RESPONSE)


def _check_websocket(mappings: Mapping[str, str]) -> None:
    for key, value in mappings.items():
        for text, syntax in ((key, WEBSOCKET_KEY), (value, WEBSOCKET_VALUE)):
            if syntax.fullmatch(text) is None:
                raise _invalid(f"Invalid mapping expression specified: {text}")


def _check_key(key: str, syntax: re.Pattern[str], what: str) -> None:
    found = syntax.fullmatch(key)
    if found is None:
        raise _invalid(f"Invalid {what} Actioned Parameter destination specified: {key}")
    if "header." in key and RESERVED.fullmatch(found["name"] or "") is not None:
        raise _invalid(f"Operations on header {found['name']} are restricted")  # documented; the text is inferred


def _check_value(key: str, value: str, readable: re.Pattern[str]) -> None:
    if key.startswith("remove:"):
        return
    for braced, bare in SELECTION.findall(value):
        if readable.fullmatch(braced or bare) is None:
            raise _invalid(f"Invalid mapping expression specified: {value}")


def _invalid(error: str) -> ServiceError:
    return bad_request(f"Invalid mapping expression specified: Validation Result: warnings : [], errors : [{error}]")
