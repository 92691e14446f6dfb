import pytest

from gatewright.gateway.integrations.failure import ExecutionFailedError
from gatewright.gateway.integrations.rendering import Rendering
from gatewright.gateway.integrations.request_mapping import Outgoing, RequestMapping
from gatewright.model.request import Request
from tests.gateway.one_method import API, HOST, OneMethod, request

ROOT = "Root=1-6968d6c0-0b0a49088706050403020100"


def outgoing(asked: Request, path: str = "/pets", **integration: object) -> Outgoing:
    """Return what goes to the backend of an integration."""
    document = {"type": "HTTP", "httpMethod": "ANY", "passthroughBehavior": "WHEN_NO_MATCH", **integration}
    passed = OneMethod(integration=document, path=path, verb=asked.method).passed(asked)
    return RequestMapping(document).outgoing(Rendering(passed))


def header(found: Outgoing) -> dict[str, str]:
    """Return the headers by name."""
    return dict(found.headers)


def test_http_sends_only_what_api_gateway_adds() -> None:
    """Without mappings no header and no query of the caller goes on, and nothing says where the call came from.

    recorded: LocalStack, AWS-validated test_http_integration_with_lambda[HTTP] (2024-08-07): the `X-Forwarded-For` of
    the backend was the address that API Gateway called from; test_apigateway_header_remapping_http[HTTP] (2024-12-11):
    the caller's content type does not go without a body.
    """
    sent = {"X-A": "b", "User-Agent": "curl", "Content-Type": "application/json", "X-Forwarded-For": "198.51.100.1"}
    found = outgoing(request("/pets?a=1", headers=sent))

    expected = (
        ("Accept", "application/json"),
        ("User-Agent", f"AmazonAPIGateway_{API}"),
        ("X-Amzn-Trace-Id", ROOT),
        ("X-Amzn-Apigateway-Api-Id", API),
    )
    assert ("GET", "", expected, b"") == (found.method, found.query, found.headers, found.body)


def test_http_sends_the_content_type_of_a_body() -> None:
    """The caller's content type goes with a body, as recorded."""
    found = outgoing(request("/pets", "POST", {"Content-Type": "a/b"}, b"body"))

    assert ("a/b", b"body") == (header(found)["Content-Type"], found.body)


def test_mappings_of_http() -> None:
    """Headers, query and path come from where the mapping says; what has no value is not sent."""
    parameters = {
        "integration.request.header.X-Copy": "method.request.header.X-A",
        "integration.request.header.Host": "'other.example'",
        "integration.request.header.X-None": "method.request.header.Missing",
        "integration.request.querystring.q": "method.request.multivaluequerystring.q",
        "integration.request.querystring.s p": "'a&b'",
        "integration.request.path.raw": "method.request.path.proxy",
        "integration.request.path.made": "context.stage",
    }
    asked = request("/a%2Fb/c?q=1&q=x%20y", headers={"X-A": "b"})
    found = outgoing(asked, "/{proxy+}", requestParameters=parameters)

    assert ("b", "other.example") == (header(found)["X-Copy"], header(found)["Host"])
    assert "X-None" not in header(found)
    assert "q=1&q=x%20y&s%20p=a%26b" == found.query
    assert ({"raw": "a%2Fb/c"}, {"made": "prod"}) == (found.raw_path, found.path)


def test_template_makes_the_body_and_overrides_the_mappings() -> None:
    """Overrides are final: they win over parameter mappings of the same name."""
    template = (
        "#set($context.requestOverride.header.X-A = 'new')#set($context.requestOverride.querystring.q = '2')"
        "#set($context.requestOverride.path.p = 'x')$input.json('$.a')"
    )
    found = outgoing(
        request("/pets", "POST", body=b'{"a": [1]}'),
        requestTemplates={"application/json": template},
        requestParameters={
            "integration.request.header.X-A": "'old'",
            "integration.request.querystring.q": "'1'",
        },
    )

    assert (b"[1]", "new", "q=2", {"p": "x"}) == (found.body, header(found)["X-A"], found.query, found.path)


def test_proxy_passes_what_came() -> None:
    """Query, body and headers go on as they are: case, order and repetitions included."""
    asked = request("/pets?b=2&a=1&b=3&c", "POST", {"X-CaSe": "1", "x-case": "2", "Accept": "a/b"}, b"\x00\xff")
    found = outgoing(asked, type="HTTP_PROXY")

    assert ("b=2&a=1&b=3&c", b"\x00\xff") == (found.query, found.body)
    assert (("X-CaSe", "1"), ("x-case", "2"), ("Accept", "a/b")) == found.headers[:3]


def test_proxy_mapping_replaces_a_header_and_adds_to_the_query() -> None:
    """Mappings lie on top of what came (undocumented, recorded)."""
    found = outgoing(
        request("/pets?q=1", headers={"X-A": "old", "x-a": "older"}),
        type="HTTP_PROXY",
        requestParameters={"integration.request.header.X-A": "'new'", "integration.request.querystring.q": "'2'"},
    )

    assert ["new"] == [value for name, value in found.headers if name.lower() == "x-a"]
    assert "q=1&q=2" == found.query


@pytest.mark.parametrize("name", ["Expect", "TE", "Via", "Proxy-Authenticate", "Connection"])
def test_mapping_to_a_name_that_is_never_sent_sends_nothing(name: str) -> None:
    """As recorded: such a mapping is no error."""
    found = outgoing(request(), requestParameters={f"integration.request.header.{name}": "'x'"})

    assert name not in header(found)


@pytest.mark.parametrize("kind", ["HTTP", "HTTP_PROXY"])
@pytest.mark.parametrize("name", ["Content-Length", "transfer-encoding"])
def test_mapping_to_a_framing_header_is_a_500(kind: str, name: str) -> None:
    """As recorded, for both types."""
    with pytest.raises(ExecutionFailedError) as raised:
        outgoing(request(), type=kind, requestParameters={f"integration.request.header.{name}": "'1'"})

    assert f"Execution failed due to configuration error: {name} header already present" == raised.value.line


def test_mapping_that_cannot_be_read_is_a_500() -> None:
    """The line names the expression."""
    with pytest.raises(ExecutionFailedError) as raised:
        outgoing(request(), requestParameters={"integration.request.header.A": "nonsense"})

    assert "`nonsense`" in raised.value.line


@pytest.mark.parametrize(("kind", "verb", "expected"), [("HTTP", "PUT", "PUT"), ("HTTP_PROXY", "ANY", "POST")])
def test_verb_of_the_integration(kind: str, verb: str, expected: str) -> None:
    """The integration's own verb counts; ANY stands for the caller's."""
    assert expected == outgoing(request("/pets", "POST"), type=kind, httpMethod=verb).method


def test_get_goes_without_a_body() -> None:
    """A body that came with a GET stays behind."""
    assert b"" == outgoing(request("/pets", "GET", body=b"x"), type="HTTP_PROXY").body


def test_forwarded_for_grows_by_our_peer() -> None:
    """What earlier hops claim stays before the address that our own socket saw; the port is that of the listener."""
    asked = request(headers={"X-Forwarded-For": "198.51.100.1", "X-Forwarded-Proto": "gopher"})
    asked = Request(
        method="GET",
        host=HOST,
        path=asked.path,
        headers=type(asked.headers)((("Host", f"{HOST}:4566"), *asked.headers.items[1:])),
        peer=asked.peer,
    )
    found = header(outgoing(asked, type="HTTP_PROXY"))

    assert ("198.51.100.1, 203.0.113.7", "4566", "http") == tuple(
        found[f"X-Forwarded-{name}"] for name in ("For", "Port", "Proto")
    )
