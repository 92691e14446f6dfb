"""Members of a JSON access log are known by their names."""

import pytest

from gatewright.sources.log_names import is_access_log, variables


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("status", "status"),
        ("ip", "identity.sourceIp"),
        ("sourceIp", "identity.sourceIp"),
        ("identity.sourceIp", "identity.sourceIp"),
        ("context.identity.sourceIp", "identity.sourceIp"),
        ("user_agent", "identity.userAgent"),
        ("errorMessage", "error.message"),
        ("error_response_type", "error.responseType"),
        ("responseType", "error.responseType"),
        ("waf-status", "waf.status"),
        ("routeKey", "routeKey"),
        ("method", "httpMethod"),
        ("API_ID", "apiId"),
        ("http_status", "status"),
        ("response.status_code", "status"),
        ("url_path", "path"),
        ("errType", "error.responseType"),
        ("req_id", "requestId"),
    ],
)
def test_a_name_is_known_however_it_is_spelt(name: str, variable: str) -> None:
    """With or without its group, in any letter case and with any separator."""
    assert {variable: "x"} == variables({name: "x"})


def test_objects_within_are_read() -> None:
    """A format may gather variables under a name; numbers become text, and what is unknown is left."""
    told = {"request": {"http_method": "GET"}, "identity": {"sourceIp": "192.0.2.1"}, "status": 403, "colour": "red"}

    assert {"httpMethod": "GET", "identity.sourceIp": "192.0.2.1", "status": "403"} == variables(told)


def test_a_time_in_milliseconds_is_an_epoch() -> None:
    """`time` may hold either."""
    assert {"requestTimeEpoch": "1768478400000"} == variables({"time": "1768478400000"})


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ({"requestId": "x", "status": "403"}, True),
        ({"routeKey": "GET /", "requestId": "x"}, True),
        ({"message": "Forbidden", "requestId": "x", "connectionId": "y"}, False),
        ({"status": "403"}, False),
    ],
)
def test_a_line_tells_of_the_call(document: dict, found: bool) -> None:
    """The frame of a WebSocket API has ids too, and is no log."""
    assert found == is_access_log(document)
