"""
How many of a kind there may be: AWS's default quotas.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html. The
sentence is reported by users of AWS for resources, stages and authorizers, and inferred for the others.
"""

from gatewright.store.documents import Documents
from gatewright.wire.errors import ServiceError

OF_AN_API = {
    "resource": (300, "resources"),
    "stage": (10, "stages"),
    "authorizer": (10, "Authorizers"),
    "documentation_part": (2000, "documentation parts"),
}
"""For each API: how many, and how AWS calls them."""

OF_THE_ACCOUNT = {
    "api_key": (10_000, "API keys"),
    "usage_plan": (300, "usage plans"),
    "client_certificate": (60, "client certificates"),
    "vpc_link": (20, "VPC links"),
}
"""For the account, in each region."""


def check(documents: Documents, kind: str, *above: str) -> None:
    """Raise AWS's refusal when there may be no more of a kind."""
    most, name = (OF_AN_API if above else OF_THE_ACCOUNT)[kind]
    if documents.count(kind, *above) >= most:
        whose = "this API" if above else "this account"
        raise ServiceError(
            "LimitExceededException",
            f"Maximum number of {name} for {whose} has been reached. Please contact AWS if you need additional {name}.",
            status=429,
        )
