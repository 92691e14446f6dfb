"""
How many of a kind an API may have: AWS's default quotas.

https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html. The sentence and its status are
reported by users of AWS for integrations, and inferred for the others.
"""

from typing import Final

from gatewright.store.documents import Documents
from gatewright.wire.errors import ServiceError

OF_AN_API: Final = {
    "route": (300, "Routes"),
    "integration": (300, "Integrations"),
    "api_stage": (10, "Stages"),
    "api_authorizer": (10, "Authorizers"),
}
"""For each API: how many, and how AWS calls them."""

APIS: Final = 600
"""APIs of the account in each region (documented: account-level quotas, HTTP and WebSocket APIs)."""

VPC_LINKS: Final = 10
"""VPC links of the account in each region (documented)."""


def check(documents: Documents, kind: str, api_id: str) -> None:
    """Raise AWS's refusal when an API may have no more of a kind."""
    most, name = OF_AN_API[kind]
    if documents.count(kind, api_id) >= most:
        raise _reached(name, "API")


def check_apis(documents: Documents) -> None:
    """Raise AWS's refusal when there may be no more APIs."""
    if documents.count("api") >= APIS:
        raise _reached("Apis", "account")


def check_vpc_links(documents: Documents) -> None:
    """Raise AWS's refusal when there may be no more VPC links."""
    if documents.count("api_vpc_link") >= VPC_LINKS:
        raise _reached("VPC links", "account")


def _reached(name: str, whose: str) -> ServiceError:
    return ServiceError(
        "TooManyRequestsException",
        f"Maximum number of {name} for this {whose} has been reached. "
        f"Please contact AWS if you need additional {name}.",
        status=429,
    )
