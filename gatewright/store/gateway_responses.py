"""
Every gateway response of an API as reads show it, made from the few that were customised.

Recorded by LocalStack's snapshot tests (test_gateway_response_crud, 2024-04-15; test_gateway_response_put, 2024-06-20):
all types are listed, in alphabetical order. One that was never put is a `defaultResponse`; it shows what its class
(DEFAULT_4XX, DEFAULT_5XX) was given, if that was put, and AWS's own values otherwise. One that was put takes what it
was not given from AWS's own values, never from its class.
"""

from collections.abc import Mapping

from gatewright.aws.gateway_response_types import GATEWAY_RESPONSE_TYPES, TEMPLATE, GatewayResponseType
from gatewright.store.documents import Document


def shown(saved: Mapping[str, Document]) -> list[Document]:
    """Return all types in AWS's order; `saved` are the customised ones by type."""
    return [saved.get(name) or _default(GATEWAY_RESPONSE_TYPES[name], saved) for name in sorted(GATEWAY_RESPONSE_TYPES)]


def made(name: str, given: Mapping[str, object]) -> Document:
    """Return a customised response: what was given, and AWS's own values for the rest."""
    status = given.get("statusCode") or GATEWAY_RESPONSE_TYPES[name].status
    return {
        "responseType": name,
        **({} if status is None else {"statusCode": str(status)}),
        "responseParameters": given.get("responseParameters") or {},
        "responseTemplates": given.get("responseTemplates") or {"application/json": TEMPLATE},
        "defaultResponse": False,
    }


def _default(kind: GatewayResponseType, saved: Mapping[str, Document]) -> Document:
    above = None if kind.parent is None else saved.get(kind.parent)
    status = {} if kind.status is None else {"statusCode": str(kind.status)}
    return {**made(kind.name, {}), **(above or {}), "responseType": kind.name, "defaultResponse": True} | (
        {} if above and "statusCode" in above else status
    )
