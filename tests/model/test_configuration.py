"""Of an account that nobody read, nothing is known."""

from gatewright.model.configuration import Configuration
from gatewright.model.unknown import Unknown


def test_a_bare_configuration_knows_nothing() -> None:
    """Without documents there may be any API, any key and any plan."""
    bare = Configuration()
    asked = (bare.account_id, bare.region, bare.rest_apis.get("a1"), bare.api_keys.get("secret"), bare.usage_plans)

    assert all(isinstance(answer, Unknown) for answer in asked)
