import pytest

from gatewright.gateway.integrations.endpoint import Endpoint, raw_path_parameters
from gatewright.gateway.integrations.failure import ExecutionFailedError


@pytest.mark.parametrize(
    ("uri", "scheme", "host", "port"),
    [
        ("http://example.com/x", "http", "example.com", 80),
        ("https://example.com", "https", "example.com", 443),
        ("http://example.com:8080?a=b", "http", "example.com", 8080),
        ("http://[::1]:81/", "http", "::1", 81),
        ("${stageVariables.url}/x", "http", "from.stage", 80),
    ],
)
def test_uri_names_a_backend(uri: str, scheme: str, host: str, port: int) -> None:
    """Scheme, host and port are read, after stage variables are filled in."""
    found = Endpoint(uri, {"url": "http://from.stage"})

    assert (scheme, host, port) == (found.scheme, found.host, found.port)


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "ftp://example.com",
        "http://",
        "http://user@example.com/",
        "http://{host}/x",
        "http://example.com:99999/",
        "http://${stageVariables.missing}/",
        "http://exa mple.com/",
    ],
)
def test_address_that_no_call_can_reach_is_a_500(uri: str) -> None:
    """A missing stage variable is recorded as a 500; a caller never chooses the host."""
    with pytest.raises(ExecutionFailedError) as raised:
        Endpoint(uri, {})

    assert 500 == raised.value.failure.status


@pytest.mark.parametrize(
    ("uri", "raw", "encoded", "query", "expected"),
    [
        ("http://h", {}, {}, "", "/"),
        ("http://h/a/{proxy}", {"proxy": "b//%2Fc/../d;p=1/%zz"}, {}, "", "/a/b//%2Fc/../d;p=1/%zz"),
        ("http://h/{a}", {}, {"a": "x y?z#é/w"}, "", "/x%20y%3Fz%23%C3%A9/w"),
        ("http://h/a?x=1", {}, {}, "y=2&y=3", "/a?x=1&y=2&y=3"),
        ("http://h/a?x={id}", {"id": "7"}, {}, "", "/a?x=7"),
        ("http://h/{p+}", {"p": "q"}, {"p": "over"}, "", "/over"),
        ("http://h//a//b?x=1", {}, {}, "", "/a//b?x=1"),
    ],
)
def test_target_of_one_call(uri: str, raw: dict, encoded: dict, query: str, expected: str) -> None:
    """Raw parameters go byte for byte, others encoded; queries are joined; an override wins; one slash at the head."""
    assert expected == Endpoint(uri, {}).target(raw, encoded, query)


@pytest.mark.parametrize(("raw", "query"), [({}, ""), ({"a": "x y"}, ""), ({"a": "x"}, "b c")])
def test_target_that_is_none_is_a_500(raw: dict, query: str) -> None:
    """A parameter without a value, and a blank in the target, are configuration errors."""
    with pytest.raises(ExecutionFailedError) as raised:
        Endpoint("http://h/{a}", {}).target(raw, {}, query)

    assert "Execution failed due to configuration error: Invalid endpoint address" == raised.value.line


def test_whole_uri_for_the_log() -> None:
    """The default port is left out, an IPv6 address keeps its brackets."""
    assert "https://h/x" == Endpoint("https://h:443", {}).uri("/x")
    assert "http://[::1]:81/x" == Endpoint("http://[::1]:81", {}).uri("/x")


@pytest.mark.parametrize(
    ("resource", "path", "expected"),
    [
        ("/pets", "/pets", {}),
        ("/pets/{id}", "/pets/a%2Fb", {"id": "a%2Fb"}),
        ("/{proxy+}", "/a//b/%2Fc", {"proxy": "a//b/%2Fc"}),
        ("/{proxy+}", "/a/b/", {"proxy": "a/b"}),
        ("/{proxy+}", "//a/b", {"proxy": "a/b"}),
        ("/x/{a}/{rest+}", "/x/1/2/3", {"a": "1", "rest": "2/3"}),
    ],
)
def test_path_parameters_as_they_came(resource: str, path: str, expected: dict) -> None:
    """The same path is cut as the router cuts it, and nothing is decoded."""
    assert expected == raw_path_parameters(resource, path)
