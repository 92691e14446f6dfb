"""A call on a real socket, told as `curl -v` would."""

import pytest

from gatewright.lab.attempt import Attempt
from gatewright.lab.estate import build
from gatewright.lab.wire import again, attempt
from gatewright.model.network import VpcEndpoint
from gatewright.model.request import Headers, Request
from gatewright.sources.exchange import Exchange
from gatewright.sources.recognise import kind_of, read
from tests.gatewright_server import Running


def no_call(url: str) -> Exchange:
    """Refuse to call."""
    raise AssertionError(url)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/prod/pets", 200),
        ("GET", "/prod/nothing", 403),
        ("HEAD", "/prod/pets", 403),
        ("POST", "/prod/orders", 403),
    ],
)
def test_the_transcript_is_read_back_as_the_same_call(gateway: Running, method: str, path: str, status: int) -> None:
    """What the lab prints, the doctor reads as `curl -v`: the request whole, the answer byte for byte."""
    estate = build(gateway.client())
    answer = attempt(gateway.url, Attempt(method=method, path=path, headers={"X-Mark": "a: b"}), estate.api_id)
    (exchange,) = read(answer.transcript.encode(), origin="lab", call=no_call)

    assert kind_of(answer.transcript) == "curl-verbose"
    assert answer.status == status
    assert (exchange.method, exchange.path, exchange.observation.status) == (method, path, status)
    assert exchange.host == f"{estate.api_id}.execute-api.us-east-1.amazonaws.com"
    assert exchange.headers.get("x-mark") == "a: b"
    if method != "HEAD":
        raw = gateway.send(method, path, host=str(exchange.host))
        assert exchange.observation.body == raw.body


def test_the_last_answer_counts(gateway: Running) -> None:
    """A situation that needs several calls is judged by the last."""
    estate = build(gateway.client())
    quota = [("quota/limit", "1"), ("quota/period", "DAY")]
    patches = [{"op": "replace", "path": f"/{path}", "value": value} for path, value in quota]
    estate.client.update_usage_plan(usagePlanId=estate.plan_id, patchOperations=patches)
    order = Attempt(method="POST", path="/prod/orders", headers={"x-api-key": estate.key_value}, times=2)

    assert attempt(gateway.url, order, estate.api_id).status == 429


def test_another_api_may_be_called(gateway: Running) -> None:
    """The host names the API of the attempt where it has one."""
    call = Attempt(method="GET", path="/prod/pets", api_id="nosuchapi1")

    assert "> Host: nosuchapi1.execute-api.us-east-1.amazonaws.com\n" in attempt(gateway.url, call, "x").transcript


def test_a_proposed_call_is_made_with_its_query(gateway: Running) -> None:
    """A changed request goes out whole: verb, path, query and fields."""
    request = Request(
        method="GET", host="a", path="/prod/pets", query="page=2", headers=Headers((("Host", "a"), ("x-api-key", "k")))
    )
    transcript = again(gateway.url, request).transcript

    assert transcript.startswith("> GET /prod/pets?page=2 HTTP/1.1\n> Host: a\n> x-api-key: k\n")


def test_a_call_through_a_vpc_endpoint_goes_by_a_proxy_that_tells_so(gateway: Running) -> None:
    """The doctor reads the way back from what `curl --connect-to` prints."""
    estate = build(gateway.client())
    through = "vpce-0a1b2c3d4e5f60718-x.execute-api.us-east-1.vpce.amazonaws.com"
    answer = attempt(gateway.url, Attempt(method="GET", path="/prod/pets", through=through), estate.api_id)
    (exchange,) = read(answer.transcript.encode(), origin="lab", call=no_call)
    request = exchange.request
    assert isinstance(request, Request)

    assert answer.status == 403
    assert request.peer.vpc_endpoint == VpcEndpoint(vpce_id="vpce-0a1b2c3d4e5f60718")
    assert again(gateway.url, request, through=through).status == 403
    assert again(gateway.url, request).status == 200
