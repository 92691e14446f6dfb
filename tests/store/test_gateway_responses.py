from typing import Any

from gatewright.store.gateway_responses import made, shown

TEMPLATE = '{"message":$context.error.messageString}'
TYPES = [
    "ACCESS_DENIED",
    "API_CONFIGURATION_ERROR",
    "AUTHORIZER_CONFIGURATION_ERROR",
    "AUTHORIZER_FAILURE",
    "BAD_REQUEST_BODY",
    "BAD_REQUEST_PARAMETERS",
    "DEFAULT_4XX",
    "DEFAULT_5XX",
    "EXPIRED_TOKEN",
    "INTEGRATION_FAILURE",
    "INTEGRATION_TIMEOUT",
    "INVALID_API_KEY",
    "INVALID_SIGNATURE",
    "MISSING_AUTHENTICATION_TOKEN",
    "QUOTA_EXCEEDED",
    "REQUEST_TOO_LARGE",
    "RESOURCE_NOT_FOUND",
    "THROTTLED",
    "UNAUTHORIZED",
    "UNSUPPORTED_MEDIA_TYPE",
    "WAF_FILTERED",
]
"""In the order recorded of AWS (test_gateway_response_crud, 2024-04-15)."""


def by_type(*saved: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what is shown, by type."""
    return {one["responseType"]: one for one in shown({one["responseType"]: one for one in saved})}


def test_every_type_is_shown_in_aws_order() -> None:
    """Twenty-one of them, whatever was customised."""
    assert TYPES == [one["responseType"] for one in shown({})]


def test_uncustomised_type_shows_aws_own_values() -> None:
    """Its status, no header, one template; the two defaults have no status."""
    found = by_type()

    assert {
        "responseType": "INVALID_API_KEY",
        "statusCode": "403",
        "responseParameters": {},
        "responseTemplates": {"application/json": TEMPLATE},
        "defaultResponse": True,
    } == found["INVALID_API_KEY"]
    assert "statusCode" not in found["DEFAULT_4XX"]


def test_class_is_shown_by_the_types_that_have_none_of_their_own() -> None:
    """Recorded (test_gateway_response_put): DEFAULT_5XX of 599 shows at each 5xx type, and at no 4xx type."""
    header = {"gatewayresponse.header.a": "'b'"}
    found = by_type(
        made("DEFAULT_5XX", {"statusCode": "599", "responseParameters": header}),
        made("AUTHORIZER_FAILURE", {"responseParameters": header}),
    )

    assert ("599", True, header) == tuple(
        found["INTEGRATION_TIMEOUT"][member] for member in ("statusCode", "defaultResponse", "responseParameters")
    )
    assert ("500", False) == (
        found["AUTHORIZER_FAILURE"]["statusCode"],
        found["AUTHORIZER_FAILURE"]["defaultResponse"],
    )
    assert ("403", {}) == (found["WAF_FILTERED"]["statusCode"], found["WAF_FILTERED"]["responseParameters"])


def test_class_without_a_status_leaves_each_its_own() -> None:
    """A header for all 4xx answers, say: the statuses stay."""
    found = by_type(made("DEFAULT_4XX", {"responseParameters": {"gatewayresponse.header.a": "'b'"}}))

    assert ("429", "401") == (found["THROTTLED"]["statusCode"], found["UNAUTHORIZED"]["statusCode"])
