"""The parts of an exchange make a request, or say what is missing for one."""

from gatewright.model.request import Headers
from gatewright.model.unknown import Unknown
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


def test_headers_that_nobody_showed_are_withheld() -> None:
    """An exchange without headers does not say that none were sent."""
    assert isinstance(Exchange().headers.get("x-api-key"), Unknown)
