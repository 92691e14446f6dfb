"""The identity sources of a Lambda authorizer."""

from dataclasses import replace

from gatewright.checks.authorizer.identity import matches, place_of, repeated, values
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from gatewright.model.request import Headers, Request
from gatewright.model.unknown import Unknown
from tests.checks.presence import PETS, reaching


def test_each_source_is_found_where_it_names() -> None:
    """Header in any letters, query, context; what is empty or nowhere is none."""
    call = reaching("authorizer", f"{PETS}?who=me&who=you&nobody=\nauthorization: token\nX-Empty:")
    sources = (
        "method.request.header.Authorization",
        "method.request.querystring.who",
        "method.request.querystring.nobody",
        "method.request.header.X-Empty",
        "context.httpMethod",
        "stageVariables.none",
        "nonsense",
    )

    assert values(call, sources) == ("token", "me", None, None, "GET", None, None)


def test_what_came_more_than_once_is_known_whole() -> None:
    """All values, in order, of headers and parameters; a source that came once, or has no field, is not among them."""
    call = reaching("authorizer", f"{PETS}?who=me&who=you&one=1\nauthorization: a\nAuthorization: b\nX-One: 1")
    header, query = "method.request.header.Authorization", "method.request.querystring.who"
    others = ("method.request.header.X-One", "method.request.querystring.one", "context.httpMethod")

    assert ((header, "a", "b"), (query, "me", "you")) == repeated(call, (header, query, *others))


def test_a_token_matches_as_a_whole() -> None:
    """Part of it is not enough; an expression that cannot be read lets nobody through."""
    assert matches("Bearer [a-z]+", "Bearer abc")
    assert not matches("Bearer [a-z]+", "Bearer abc1")
    assert not matches("(", "(")


def test_a_query_that_nobody_told_is_unknown() -> None:
    """A line of the access log has no query; what lacks there may have been sent."""
    withheld = Request(method="GET", host="h", path="/", headers=Headers(withheld=True))
    told = replace(withheld, headers=Headers())

    (untold,) = values(Call(withheld, Configuration()), ("method.request.querystring.token",))
    assert isinstance(untold, Unknown)
    assert values(Call(told, Configuration()), ("method.request.querystring.token",)) == (None,)


def test_a_source_names_a_header_or_a_parameter() -> None:
    """However the kind of API spells it; others are for nobody to send."""
    assert place_of("method.request.header.X-Token") == {"identity_header": "X-Token"}
    assert place_of("$request.querystring.token") == {"identity_parameter": "token"}
    assert place_of("$context.routeKey") == {}
