"""The table of answers that API Gateway makes by itself."""

import pytest

from gatewright.aws.gateway_response_types import GATEWAY_RESPONSE_TYPES


def test_the_list_is_closed() -> None:
    """There are 21 types: those that LocalStack's recorded validator message lists."""
    assert len(GATEWAY_RESPONSE_TYPES) == 21
    assert [name for name, row in GATEWAY_RESPONSE_TYPES.items() if row.name != name] == []


@pytest.mark.parametrize("name", GATEWAY_RESPONSE_TYPES)
def test_a_type_falls_back_to_the_default_of_its_class(name: str) -> None:
    """Types of 4xx fall back to DEFAULT_4XX, those of 5xx to DEFAULT_5XX, and these two to nothing."""
    row = GATEWAY_RESPONSE_TYPES[name]

    assert row.parent == (f"DEFAULT_{row.status // 100}XX" if row.status else None)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("MISSING_AUTHENTICATION_TOKEN", 403),
        ("RESOURCE_NOT_FOUND", 404),
        ("UNAUTHORIZED", 401),
        ("REQUEST_TOO_LARGE", 413),
        ("THROTTLED", 429),
        ("INTEGRATION_TIMEOUT", 504),
        ("AUTHORIZER_CONFIGURATION_ERROR", 500),
        ("DEFAULT_4XX", None),
        ("DEFAULT_5XX", None),
    ],
)
def test_statuses_are_those_recorded(name: str, status: int | None) -> None:
    """Default statuses as recorded on 15 April 2024."""
    assert GATEWAY_RESPONSE_TYPES[name].status == status
