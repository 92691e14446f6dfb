"""The customised gateway responses of an API, from the answer of `get_gateway_responses`.

Restates "GatewayResponse", API Gateway REST API reference:
https://docs.aws.amazon.com/apigateway/latest/api/API_GatewayResponse.html
The answer lists every type; those that nobody customised say `defaultResponse`, and what they show is a consequence.
"""

from collections.abc import Mapping
from typing import Any, Final

from gatewright.aws.gateway_response_types import GATEWAY_RESPONSE_TYPES
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
    return GatewayResponse(
        type=item["responseType"],
        status=_status(item),
        headers=tuple((name.removeprefix(PREFIX), value) for name, value in item.get("responseParameters", {}).items()),
        templates=dict(item.get("responseTemplates", {})),
    )


def _status(item: Mapping[str, Any]) -> int | None:
    """Return the status that a response was given.

    One that was given none shows that of its type, and answers with that of what happened: an INTEGRATION_FAILURE that
    shows 504 answers 500 where Lambda did not take the call (recorded: LocalStack's AWS-validated
    `test_lambda_aws_proxy_integration_non_post_method`, 2024-03-20). Whether somebody gave it the very status of its
    type cannot be seen; that he did not is our default.
    """
    told = item.get("statusCode")
    known = GATEWAY_RESPONSE_TYPES.get(item["responseType"])
    if told is None or (known is not None and int(told) == known.status):
        return None
    return int(told)
