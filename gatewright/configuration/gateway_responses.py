"""The customised gateway responses of an API, from the answer of `get_gateway_responses`.

Restates "GatewayResponse", API Gateway REST API reference:
https://docs.aws.amazon.com/apigateway/latest/api/API_GatewayResponse.html
The answer lists every type; those that nobody customised say `defaultResponse`, and what they show is a consequence.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.configuration.documents import Document
from gatewright.model.gateway_response import GatewayResponse
from gatewright.model.unknown import Unknown

PREFIX: Final = "gatewayresponse.header."
"""How a parameter of a gateway response names a header."""


def gateway_responses(answer: Document | Unknown | None) -> Mapping[str, GatewayResponse] | Unknown:
    """Return the customised responses by type."""
    if isinstance(answer, Unknown):
        return answer
    items = answer.get("items", ()) if answer else ()
    return {item["responseType"]: _response(item) for item in items if not item.get("defaultResponse", False)}


def _response(item: Mapping[str, Any]) -> GatewayResponse:
    status = item.get("statusCode")
    return GatewayResponse(
        type=item["responseType"],
        status=None if status is None else int(status),
        headers=tuple((name.removeprefix(PREFIX), value) for name, value in item.get("responseParameters", {}).items()),
        templates=dict(item.get("responseTemplates", {})),
    )
