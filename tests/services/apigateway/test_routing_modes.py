"""What a routing mode leaves room for."""

import pytest

from gatewright.services.apigateway.routing_modes import MODES, check_mappings, check_rules
from gatewright.wire.errors import ServiceError


@pytest.mark.parametrize("mode", MODES)
def test_each_of_both_can_be_made_but_under_the_other_s_mode(mode: str) -> None:
    """Under the third mode both can."""
    refused = []
    for check in (check_mappings, check_rules):
        try:
            check({"routingMode": mode})
        except ServiceError as error:
            refused.append((check, error.code))

    assert refused == {
        "BASE_PATH_MAPPING_ONLY": [(check_rules, "BadRequestException")],
        "ROUTING_RULE_ONLY": [(check_mappings, "BadRequestException")],
    }.get(mode, [])
