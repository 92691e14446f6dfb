from urllib.parse import parse_qsl

import pytest

from gatewright.gateway.integrations.parameters import CallParameters, parsed_query
from gatewright.gateway.integrations.rendering import Rendering
from tests.gateway.one_method import HOST, OneMethod, request

SENT = {"X-A": "1", "x-a": "2", "TE": "trailers", "X-Forwarded-For": "198.51.100.1", "User-Agent": "curl"}


def parameters() -> CallParameters:
    """Return those of a call with fields that pass, that end with their hop, and that API Gateway sets."""
    return CallParameters(Rendering(OneMethod().passed(request("/pets?a=1&a=2&b", headers=SENT))))


@pytest.mark.parametrize(
    "name", ["X-A", "x-a", "X-a", "TE", "X-Forwarded-For", "User-Agent", "Host", "X-Amzn-Trace-Id"]
)
def test_one_field_is_what_all_of_them_say(name: str) -> None:
    """A field that is found by itself is the one that stands among all, and none where none stands there."""
    assert parameters().header().get(name) == parameters().header_field(name)


def test_fields_are_those_that_mappings_see() -> None:
    """The caller's own without those of one hop, and where he came from as API Gateway tells it."""
    found = parameters().header()

    assert (HOST, "198.51.100.1, 203.0.113.7", None) == (found["Host"], found["X-Forwarded-For"], found.get("TE"))


def test_what_a_template_changes_it_sees_again() -> None:
    """The maps are read once for each call."""
    given = parameters()
    given.querystring()["b"] = "changed"
    given.header()["X-A"] = "changed"

    assert ("2", "changed", "changed") == (given.one("a"), given.one("b"), given.one("X-A"))


@pytest.mark.parametrize("query", ["", "a", "a=", "a=1&a=2", "&&a=1=2&", "a=%41+b", "=x", "a;b=1", "\xe9=\xe9"])
def test_query_is_read_as_the_library_reads_it(query: str) -> None:
    """The shorter way for a query without escapes comes to the same."""
    assert dict(parse_qsl(query, keep_blank_values=True)) == parsed_query(query)
