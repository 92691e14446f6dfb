from gatewright.model.gateway_response import GatewayResponse


def test_what_is_not_said_stays_as_it_is() -> None:
    """Neither status, nor headers, nor templates have to be customised."""
    response = GatewayResponse(type="THROTTLED")

    assert (None, (), {}) == (response.status, response.headers, response.templates)
