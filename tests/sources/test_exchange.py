"""The parts of an exchange make a request, or say what is missing for one."""

from dataclasses import replace

import pytest

from gatewright.model.fact import Fact
from gatewright.model.network import VpcEndpoint
from gatewright.model.observation import Observation
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import UNKNOWN, Unknown
from gatewright.sources.exchange import Exchange


def test_verb_host_and_path_make_a_request() -> None:
    """With the three that make a request known, the others take what they mean when nothing is said."""
    sent = Headers((("Host", "a.example"),))
    request = Exchange(method="GET", host="a.example", path="/prod", headers=sent, called_at=5.0).request

    assert not isinstance(request, Unknown)
    assert (request.method, request.host, request.path, request.query) == ("GET", "a.example", "/prod", "")
    assert (request.received_at, request.protocol, isinstance(request.body, Unknown)) == (5.0, "HTTP/1.1", True)


def test_missing_parts_are_named() -> None:
    """Without a verb and a path there is no request, and the exchange says that these two are missing."""
    request = Exchange(host="a.example").request

    assert isinstance(request, Unknown)
    assert [missing.subject for missing in request.missing] == ["request.method", "request.path"]


@pytest.mark.parametrize(
    ("host", "remote_ip", "expected"),
    [
        ("a1.execute-api.localhost", "127.0.0.1", "127.0.0.1"),
        ("a1.execute-api.localhost", UNKNOWN, UNKNOWN),
        ("a1.execute-api.eu-west-1.amazonaws.com", "127.0.0.1", UNKNOWN),
    ],
)
def test_a_server_on_this_machine_sees_its_own_address(
    host: str, remote_ip: str | Unknown, expected: str | Unknown
) -> None:
    """But a name of AWS's that leads here leads on, through a tunnel."""
    request = Exchange(method="GET", host=host, path="/p", remote_ip=remote_ip).request

    assert isinstance(request, Request)
    assert expected == request.peer.source_ip


@pytest.mark.parametrize(
    ("host", "path", "remote_ip", "expected"),
    [
        ("127.0.0.1", "/_aws/execute-api/a1/prod/p", "127.0.0.1", "127.0.0.1"),
        ("[::1]", "/restapis/a1/prod/_user_request_/p", "::1", "::1"),
        ("127.0.0.1", "/prod/p", "127.0.0.1", UNKNOWN),
        ("127.0.0.2", "/_aws/execute-api/a1/prod/p", "127.0.0.2", UNKNOWN),
        ("192.0.2.7", "/_aws/execute-api/a1/prod/p", "192.0.2.7", UNKNOWN),
    ],
)
def test_a_path_that_names_the_api_is_no_path_of_awss(
    host: str, path: str, remote_ip: str, expected: str | Unknown
) -> None:
    """So the address of this machine leads to a server here, which sees it as the caller's, too."""
    request = Exchange(method="GET", host=host, path=path, remote_ip=remote_ip).request

    assert isinstance(request, Request)
    assert expected == request.peer.source_ip


def test_headers_that_nobody_showed_are_withheld() -> None:
    """An exchange without headers does not say that none were sent."""
    assert isinstance(Exchange().headers.get("x-api-key"), Unknown)


@pytest.mark.parametrize(
    ("host", "url", "kind", "way"),
    [
        ("a1.execute-api.eu-west-1.amazonaws.com", "https://a1.execute-api.eu-west-1.amazonaws.com/p", "public", None),
        (
            "a1.execute-api.eu-west-1.amazonaws.com",
            "https://a1.execute-api.eu-west-1.amazonaws.com/p",
            "private",
            UNKNOWN,
        ),
        ("a1.execute-api.eu-west-1.amazonaws.com", "https://lb.example.com/p", "public", UNKNOWN),
        ("api.example.com", "https://api.example.com/p", "public", UNKNOWN),
        (
            "a1-vpce-1.execute-api.eu-west-1.amazonaws.com",
            "https://a1-vpce-1.execute-api.eu-west-1.amazonaws.com/p",
            "public",
            UNKNOWN,
        ),
    ],
)
def test_public_address_tells_that_no_vpc_endpoint_was_on_the_way(
    host: str, url: str, kind: str, way: Unknown | None
) -> None:
    """Where the name that was called is the one that was resolved, and is AWS's."""
    request = Exchange(method="GET", host=host, path="/p", url=url, ways=(Fact("dns", "kind", kind),)).request

    assert not isinstance(request, Unknown)
    assert way is request.peer.vpc_endpoint


@pytest.mark.parametrize(
    ("connected_to", "way"),
    [
        ("vpce-0a1-x.execute-api.eu-west-1.vpce.amazonaws.com", VpcEndpoint(vpce_id="vpce-0a1")),
        ("lb.example.com", UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_who_connected_to_a_vpc_endpoint_called_through_it(
    connected_to: str | None, way: VpcEndpoint | Unknown
) -> None:
    """Whatever the host of the call."""
    request = Exchange(method="GET", host="private.example.com", path="/p", connected_to=connected_to).request

    assert not isinstance(request, Unknown)
    assert way == request.peer.vpc_endpoint


@pytest.mark.parametrize(("told", "expected"), [("192.0.2.7", "192.0.2.7"), ("-", UNKNOWN), ("***", UNKNOWN)])
def test_a_log_tells_where_the_call_came_from(told: str, expected: object) -> None:
    """Which only those know who were called; what is no address is not told."""
    seen = Observation(access_log={"identity.sourceIp": told, "identity.vpceId": "vpce-1", "identity.vpcId": "-"})
    request = Exchange(observation=seen, method="GET", host="h", path="/").request

    assert isinstance(request, Request)
    assert expected == request.peer.source_ip
    assert VpcEndpoint(vpce_id="vpce-1", source_ip=expected) == request.peer.vpc_endpoint


def test_a_log_tells_the_user_agent() -> None:
    """The one header field that has a variable; what the caller's own evidence shows is not replaced."""
    log = Observation(access_log={"identity.userAgent": "curl/8"})
    logged = Exchange(observation=log, method="GET", host="h", path="/")
    shown = replace(logged, headers=Headers((("user-agent", "shown"),), withheld=True))
    complete = replace(logged, headers=Headers())
    told = [
        each.request.headers.get("user-agent")
        for each in (logged, shown, complete)
        if isinstance(each.request, Request)
    ]

    assert told == ["curl/8", "shown", None]
    assert isinstance(logged.request, Request)
    assert isinstance(logged.request.headers.get("x-other"), Unknown)
