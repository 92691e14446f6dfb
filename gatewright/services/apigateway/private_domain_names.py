"""
What private custom domain names have besides: an id, and two policies.

https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html. `policy` says who
may call (without one nobody may, documented), `managementPolicy` which other accounts may associate their VPC endpoints
with the name. That only private names have them is documented; the texts are inferred.
"""

import json
from typing import Final

from gatewright.aws.domain_arns import invoke_arn, key_of
from gatewright.aws.policy.document import document
from gatewright.aws.policy.malformed import API_GATEWAY, MalformedPolicy
from gatewright.services.apigateway.errors import bad_request
from gatewright.services.apigateway.resource_policies import LARGEST, check_principals
from gatewright.services.operation import Operation
from gatewright.store.documents import Document

PRIVATE: Final = "PRIVATE"
POLICIES: Final = ("policy", "managementPolicy")
"""Members of private names only."""

_SHORT: Final = "execute-api:/"


def is_private(domain: Document) -> bool:
    """Tell whether a domain name, or an API, is private."""
    return PRIVATE in (domain.get("endpointConfiguration", {}).get("types") or ())


def key(domain: Document) -> str:
    """Return what a domain name's documents are kept by."""
    return key_of(domain["domainName"], domain.get("domainNameId"))


def check(domain: Document, before: Document | None) -> None:
    """Raise when a domain name has what only private ones have, or would become one, or be one no more."""
    if before is not None and is_private(before) != is_private(domain):
        # Documented: "you can't migrate a public custom domain to a private custom domain".
        raise bad_request("A domain name cannot be changed from a public to a private one, or back")
    if is_private(domain):
        if domain["endpointConfiguration"]["types"] != [PRIVATE]:
            raise bad_request("A private domain name has no other endpoint type")
        if domain["endpointConfiguration"].get("ipAddressType") != "dualstack":
            raise bad_request("Only dualstack ipAddressType is supported for private domain names.")
        return
    for member in POLICIES:
        if domain.get(member):
            raise bad_request(f"The member {member} is supported for private domain names only")


def written(text: str, domain: Document, operation: Operation) -> str:
    """Return the policy of a private name as it is kept: short resources name the domain name itself."""
    _checked(text)
    arn = invoke_arn(key(domain), region=operation.region, account_id=operation.account_id)

    def long(value: object) -> object:
        if isinstance(value, list):
            return [long(one) for one in value]
        return arn if isinstance(value, str) and value.startswith(_SHORT) else value

    found = json.loads(text)
    statements = found["Statement"] if isinstance(found["Statement"], list) else [found["Statement"]]
    for statement in statements:
        for member in ("Resource", "NotResource"):
            if member in statement:
                statement[member] = long(statement[member])
    return json.dumps(found, separators=(",", ":"), ensure_ascii=False)


def _checked(text: str) -> None:
    try:
        check_principals(document(text, "resource"))
    except MalformedPolicy:
        raise bad_request(API_GATEWAY) from None
    if len(text.encode()) > LARGEST:
        raise bad_request(f"Resource policy is larger than {LARGEST} bytes")


def management(text: str, _domain: Document, _operation: Operation) -> str:
    """Return a management policy, which has to be a policy."""
    _checked(text)
    return text
