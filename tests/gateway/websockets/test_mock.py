"""MOCK behind a route."""

from tests.gateway.websockets.stages import ANSWER, MOCK, call, served, stage
from tests.websocket_apis import handshake


def test_the_status_of_the_template_is_told() -> None:
    """It decides on a handshake."""
    closed = {**MOCK, "RequestTemplates": {"$default": '{"statusCode": 403}'}}
    one = served(stage("$connect", closed, ANSWER).serve(call(handshake(), "$connect")))

    assert (None, 403) == (one.failed_as, one.integration.status)


def test_a_template_without_a_status_fails() -> None:
    """As for a REST API."""
    closed = {**MOCK, "RequestTemplates": {"$default": "{}"}}
    one = served(stage("$connect", closed, ANSWER).serve(call(handshake(), "$connect")))

    assert "API_CONFIGURATION_ERROR" == one.failed_as
