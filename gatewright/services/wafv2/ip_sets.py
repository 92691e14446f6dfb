"""
IP sets.

https://docs.aws.amazon.com/waf/latest/APIReference/API_IPSet.html
"""

import ipaddress
from typing import Final

from gatewright.services.operation import Operation
from gatewright.services.wafv2 import items
from gatewright.services.wafv2.errors import BAD_FORMAT, invalid_parameter, limit_exceeded
from gatewright.services.wafv2.usage import referred_to
from gatewright.store.documents import Document, Documents

MOST_ADDRESSES: Final = 10_000
"""https://docs.aws.amazon.com/waf/latest/developerguide/limits.html"""

_VERSIONS: Final = {"IPV4": 4, "IPV6": 6}


def create_ip_set(documents: Documents, operation: Operation) -> Document:
    """Create an IP set."""
    version = operation.params["IPAddressVersion"]
    return items.create(documents, operation, items.IP_SET, lambda frame: _made(operation, frame, version))


def get_ip_set(documents: Documents, operation: Operation) -> Document:
    """Answer one IP set."""
    found = items.get(documents, operation, items.IP_SET)
    return {"IPSet": found["IPSet"], "LockToken": found["LockToken"]}


def list_ip_sets(documents: Documents, operation: Operation) -> Document:
    """Answer the IP sets of a scope."""
    return items.listing(documents, operation, items.IP_SET, "IPSets")


def update_ip_set(documents: Documents, operation: Operation) -> Document:
    """Replace the addresses of an IP set; those that are not given are gone (documented)."""

    def change(found: Document) -> Document:
        frame = {name: found["IPSet"][name] for name in ("Name", "Id", "ARN")}
        return _made(operation, frame, found["IPSet"]["IPAddressVersion"])

    return items.update(documents, operation, items.IP_SET, change)


def delete_ip_set(documents: Documents, operation: Operation) -> Document:
    """Delete an IP set that no rule refers to."""
    return items.delete(documents, operation, items.IP_SET, lambda arn: referred_to(documents, arn))


def _made(operation: Operation, frame: Document, version: str) -> Document:
    params = operation.params
    if len(params["Addresses"]) > MOST_ADDRESSES:
        raise limit_exceeded()
    described = {"Description": params["Description"]} if params.get("Description") else {}
    addresses = list(dict.fromkeys(_range(text, version) for text in params["Addresses"]))
    return {"IPSet": {**frame, **described, "IPAddressVersion": version, "Addresses": addresses}}


def _range(text: str, version: str) -> str:
    """Return a range in CIDR notation, or raise; /0 is refused (documented), and an address alone is no range."""
    try:
        found = ipaddress.ip_network(text, strict=False)
    except ValueError:
        raise invalid_parameter(BAD_FORMAT, "IP_ADDRESS", text) from None
    if "/" not in text or found.version != _VERSIONS[version] or found.prefixlen == 0 or "%" in text:
        raise invalid_parameter(BAD_FORMAT, "IP_ADDRESS", text)
    return text
