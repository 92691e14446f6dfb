"""What clients report as JSON."""

import pytest

from gatewright.model.unknown import UNKNOWN
from gatewright.sources.client_report import client_report

AXIOS = {
    "message": "Request failed with status code 403",
    "name": "AxiosError",
    "config": {
        "url": "/pets?a=1",
        "baseURL": "https://api.example.com/prod",
        "method": "get",
        "headers": {"x-api-key": "k"},
    },
    "code": "ERR_BAD_REQUEST",
    "status": 403,
}
CURL = {
    "http_code": 429,
    "url_effective": "https://api.example.com/pets",
    "method": "POST",
    "content_type": "text/html",
}


def execution(code: int, path: str) -> dict[str, object]:
    """Return one request of a run of Newman."""
    url = {
        "protocol": "https",
        "host": ["api", "example", "com"],
        "path": ["prod", path],
        "query": [{"key": "a", "value": "1"}, {"key": "b", "value": "2", "disabled": True}],
    }
    stream = {"type": "Buffer", "data": list(b'{"message":"Forbidden"}')}
    return {
        "request": {"method": "GET", "url": url, "header": [{"key": "x-api-key", "value": "k"}]},
        "response": {"code": code, "header": [{"key": "x-amzn-ErrorType", "value": "T"}], "stream": stream},
    }


def test_an_error_of_axios_tells_the_call() -> None:
    """Its message is axios's own, and no body."""
    (call,) = client_report(AXIOS)
    assert (call.method, call.url, call.observation.status) == ("GET", "https://api.example.com/prod/pets?a=1", 403)
    assert (call.headers.get("x-api-key"), call.observation.body) == ("k", UNKNOWN)


def test_what_curl_writes_of_a_call_is_read() -> None:
    """Of the answer, it tells status and type."""
    (call,) = client_report(CURL)
    assert (call.method, call.path, call.observation.status) == ("POST", "/pets", 429)
    assert call.observation.headers.get("content-type") == "text/html"


def test_of_a_run_the_refused_requests_are_told() -> None:
    """Each with what was sent and what came."""
    (call,) = client_report({"run": {"executions": [execution(200, "a"), execution(403, "b"), {}]}})
    assert (call.url, call.observation.status) == ("https://api.example.com/prod/b?a=1", 403)
    assert call.headers.get("x-api-key") == "k"
    assert call.observation.headers.get("x-amzn-errortype") == "T"
    assert call.observation.body == b'{"message":"Forbidden"}'


def test_a_run_that_passed_tells_its_first_request() -> None:
    """So that somebody hears that nothing was refused."""
    assert [call.observation.status for call in client_report({"run": {"executions": [execution(200, "a")] * 2}})] == [
        200
    ]


@pytest.mark.parametrize(
    "document", [{}, {"message": "Forbidden"}, {"name": "AxiosError"}, {"run": {}}, {"http_code": "403"}]
)
def test_other_documents_are_none(document: dict[str, object]) -> None:
    """They are read as what they are."""
    assert client_report(document) == ()
