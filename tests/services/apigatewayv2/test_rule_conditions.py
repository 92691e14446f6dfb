"""Which conditions a routing rule may have."""

from typing import Any

import pytest

from gatewright.services.apigatewayv2.rule_conditions import conditions
from gatewright.wire.errors import ServiceError


def header(name: str, glob: str) -> dict[str, Any]:
    """Return a condition on a header."""
    return {"MatchHeaders": {"AnyOf": [{"Header": name, "ValueGlob": glob}]}}


def path(*paths: str) -> dict[str, Any]:
    """Return a condition on base paths."""
    return {"MatchBasePaths": {"AnyOf": list(paths)}}


@pytest.mark.parametrize(
    "given",
    [
        [],
        [header("Hello", "World")],
        [header("x-version", "a*"), header("x-version", "*a"), path("PetStoreShopper")],
        [header("Accept", "image/webp"), header("Cookie", "*ux=beta*")],
        [header("Host", "a.example.com")],
        [header("x" * 39, "*" + "a" * 126), path("orders/v2/items/categories/5")],
        [header("a", "*")],
        [path("a" * 127)],
        [path("$-_.+!*'()/a")],
    ],
)
def test_what_the_page_allows_is_taken_as_it_is(given: list[dict[str, Any]]) -> None:
    """The examples of AWS's pages among them."""
    assert given == conditions(given)


@pytest.mark.parametrize(
    "given",
    [
        [header("a", "1"), header("b", "1"), header("c", "1")],
        [path("a"), path("b")],
        [path("a", "b")],
        [path()],
        [{"MatchHeaders": {"AnyOf": []}}],
        [{}],
        [{**header("a", "1"), **path("a")}],
        [header("x" * 40, "1")],
        [header("", "1")],
        [header("x-*", "1")],
        [header("x version", "1")],
        [header("a", "")],
        [header("a", "a*b")],
        [header("a", "b c")],
        [header("a", "b" * 128)],
        [header("a", "*" + "b" * 38 + "*")],
        [path("/a")],
        [path("a/")],
        [path("a//b")],
        [path("")],
        [path("a b")],
        [path("a" * 128)],
    ],
)
def test_what_the_page_forbids_is_refused(given: list[dict[str, Any]]) -> None:
    """By number, by characters, by length."""
    with pytest.raises(ServiceError) as caught:
        conditions(given)

    assert ("BadRequestException", 400) == (caught.value.code, caught.value.status)


@pytest.mark.parametrize(
    "name",
    ["authorization", "Access-Control-Allow-Origin", "X-Amz-Date", "x-amzn-RequestId", "apigw-a", "X-RestAPI", "TE"],
)
def test_some_headers_are_not_for_rules(name: str) -> None:
    """In whatever letters."""
    with pytest.raises(ServiceError, match="not supported"):
        conditions([header(name, "*")])
