"""Values of parameter mappings."""

import pytest

from gatewright.aws.http_context import HttpContext
from gatewright.aws.mapping_expressions import Sources
from gatewright.aws.selection_expressions import read_value
from gatewright.aws.uri_variables import MappingError
from gatewright.model.call import Call
from gatewright.model.configuration import Configuration
from tests.http_apis import ID, request

SENT = request("POST /pets/7?e=f&e=g", body=b'{"a":{"b":[1,"x"]}}', x_a="1")
SOURCES = Sources(
    request=SENT,
    path={"id": "7"},
    context=HttpContext(call=Call(SENT, Configuration())),
    stage_variables={"v": "w"},
    path_below_stage="/pets/7",
    response_headers=(("X-B", "1"), ("x-b", "2")),
    response_body=b"no json",
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("static", "static"),
        ("", ""),
        ("$request.header.X-A", "1"),
        ("$request.querystring.e", "f,g"),
        ("$request.path.id", "7"),
        ("$request.path", "/pets/7"),
        ("$request.body.a.b[1]", "x"),
        ("$request.body.gone", None),
        ("$response.header.x-b", "1,2"),
        ("$response.body.a", None),
        ("$context.requestId", ID),
        ("$stageVariables.v", "w"),
        ("$request.header.gone", None),
        ("a-${request.header.x-a}/${stageVariables.v}", "a-1/w"),
        ("${request.header.x-a}${request.header.gone}", "1"),
        ("to $request.path.id", "to 7"),
        ("costs $5", "costs $5"),
    ],
)
def test_a_value_is_read(text: str, value: str | None) -> None:
    """Static text, one expression, or several in a text; none where nothing of it is there."""
    assert read_value(text)(SOURCES) == value


@pytest.mark.parametrize("text", ["$request.cookie.x", "${nonsense}", "$response.querystring.x"])
def test_an_expression_that_there_is_not_is_refused(text: str) -> None:
    """Rather than read as nothing."""
    with pytest.raises(MappingError):
        read_value(text)
