"""
Routing modes of domain names: whether mappings, routing rules, or both lead somewhere.

https://docs.aws.amazon.com/apigateway/latest/developerguide/set-routing-mode.html. What a mode does not look at stays
as it is, and there can be no more of it (documented; the texts are inferred).
"""

from typing import Final

from gatewright.services.apigateway.errors import bad_request
from gatewright.store.documents import Document

MAPPINGS_ONLY: Final = "BASE_PATH_MAPPING_ONLY"
RULES_ONLY: Final = "ROUTING_RULE_ONLY"
RULES_FIRST: Final = "ROUTING_RULE_THEN_BASE_PATH_MAPPING"
MODES: Final = (MAPPINGS_ONLY, RULES_ONLY, RULES_FIRST)
"""By V1's names."""


def check_mappings(domain: Document) -> None:
    """Raise when a domain name's routing mode has no new mappings."""
    if domain["routingMode"] == RULES_ONLY:
        raise bad_request("API mappings cannot be created for a domain name with the routing mode ROUTING_RULE_ONLY")


def check_rules(domain: Document) -> None:
    """Raise when a domain name's routing mode has no new routing rules."""
    if domain["routingMode"] == MAPPINGS_ONLY:
        raise bad_request("Routing rules cannot be created for a domain name with the routing mode API_MAPPING_ONLY")
