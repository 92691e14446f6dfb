"""HTTP_PROXY of an HTTP API: the request as its backend gets it, the answer as the caller does."""

import pytest

from gatewright.gateway.upstream_message import ConnectFailedError, TimedOutError, UpstreamResponse
from tests.gateway.http_api.one_route import PROXY, Backs, OneRoute
from tests.http_apis import ID


def test_the_whole_request_goes_on() -> None:
    """Verb, query, body and the caller's fields, but for those of the connection; what we add stands behind them."""
    one = OneRoute({**PROXY, "IntegrationUri": "http://pets.example/in/{id}?k=v"})
    one.served("PUT /pets/a%2Fb?e=f", body=b"hello", X_A="1", Connection="X-Hop", X_Hop="2")
    (sent,) = one.backs.sent

    assert (sent.scheme, sent.host, sent.port, sent.method) == ("http", "pets.example", 80, "PUT")
    assert (sent.target, sent.body) == ("/in/a%2Fb?k=v&e=f", b"hello")
    names = [name for name, _ in sent.headers]
    assert names[:3] == ["X-A", "Forwarded", "Via"]
    assert dict(sent.headers)["Forwarded"].endswith("host=h1t2t3p4a5.execute-api.eu-west-1.amazonaws.com;proto=http")
    assert ("X-Hop" in names, "Host" in names, dict(sent.headers)["Content-Length"]) == (False, False, "5")
    assert one.backs.deadlines == [30.0]


def test_the_verb_of_the_integration_wins() -> None:
    """Unless it is ANY."""
    one = OneRoute({**PROXY, "IntegrationMethod": "POST"})
    one.served("GET /pets/7")

    assert one.backs.sent[0].method == "POST"


def test_the_whole_answer_comes_back() -> None:
    """But for what frames the message; our id stands last."""
    answer = UpstreamResponse(
        status=418,
        reason="-",
        headers=(("Content-Type", "text/x"), ("Date", "d"), ("Transfer-Encoding", "chunked"), ("X-B", "2")),
        body=b"tea",
    )
    served = OneRoute(PROXY, backs=Backs(answer)).served()

    assert (served.response.status, served.response.body, served.integration.status) == (418, b"tea", 418)
    assert served.response.headers == (("Content-Type", "text/x"), ("X-B", "2"), ("apigw-requestid", ID))


def test_mappings_change_request_and_answer() -> None:
    """The request's as they stand, the answer's by the backend's status."""
    one = OneRoute(
        {
            **PROXY,
            "RequestParameters": {"append:header.X-R": "$context.requestId", "overwrite:path": "/to/$request.path.id"},
            "ResponseParameters": {"200": {"overwrite:statuscode": "202"}, "404": {"overwrite:statuscode": "500"}},
        }
    )
    served = one.served("GET /pets/7?e=f")

    assert one.backs.sent[0].target == "/to/7?e=f"
    assert dict(one.backs.sent[0].headers)["X-R"] == ID
    assert served.response.status == 202


@pytest.mark.parametrize(
    ("problem", "status"),
    [(TimedOutError("late"), 503), (ConnectFailedError("no route"), 503), (ValueError("odd"), 500)],
)
def test_a_backend_that_gives_no_answer_is_told_apart_in_the_log(problem: Exception, status: int) -> None:
    """The caller hears that the service is unavailable."""
    served = OneRoute(PROXY, backs=Backs(problem)).served()

    assert (served.response.status, served.integration.error) == (status, str(problem))


@pytest.mark.parametrize("uri", ["http://{id}.example/", "http://${stageVariables.host}/", "ftp://x/"])
def test_an_address_that_callers_could_choose_is_none(uri: str) -> None:
    """Nor is one whose stage variable lacks: each call fails by it."""
    one = OneRoute({**PROXY, "IntegrationUri": uri})

    assert one.served().response.status == 500
    assert one.backs.sent == []


def test_stage_variables_stand_in_the_address() -> None:
    """They are filled in once."""
    one = OneRoute(
        {**PROXY, "IntegrationUri": "http://${stageVariables.host}/x"}, stage={"StageVariables": {"host": "b"}}
    )
    one.served()

    assert one.backs.sent[0].host == "b"
