from dataclasses import replace

import pytest

from gatewright.aws.context_variables import Context
from gatewright.aws.mapping_expressions import PayloadNotJsonError, Sources, query_values, read_expression
from gatewright.aws.uri_variables import MappingError
from gatewright.model.request import Headers
from tests.gateway.one_method import OneMethod, request

BODY = b'{"pet": {"name": "Rex", "age": 3, "tags": ["a", "b"], "good": true}, "none": null}'


def sources(body: bytes = BODY) -> Sources:
    """Return a request and an answer to read from."""
    asked = replace(
        request("/pets/r%20x?q=1&q=two%20words&empty=", "POST", body=body),
        headers=Headers((("X-One", "1"), ("X-One", "2"), ("x-one", "3"))),
    )
    call = OneMethod(path="/pets/{petId}", verb="POST").call(asked)
    return Sources(
        request=asked,
        path={"petId": "r x"},
        context=Context(call=call),
        stage_variables={"host": "example.com"},
        response_headers=(("Server", "a"), ("Set-Cookie", "b=1"), ("Set-Cookie", "c=2")),
        response_body=b'["x", {"y": 1}]',
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'hello world'", ("hello world",)),
        ("''", ("",)),
        ("method.request.path.petId", ("r x",)),
        ("method.request.path.other", ()),
        ("method.request.querystring.q", ("two words",)),
        ("method.request.querystring.empty", ("",)),
        ("method.request.querystring.none", ()),
        ("method.request.multivaluequerystring.q", ("1", "two words")),
        ("method.request.header.X-One", ("2",)),
        ("method.request.header.x-one", ("3",)),
        ("method.request.header.X-ONE", ()),
        ("method.request.multivalueheader.X-One", ("1,2",)),
        ("method.request.multivalueheader.None", ()),
        ("method.request.body", (BODY.decode(),)),
        ("method.request.body.pet.name", ("Rex",)),
        ("method.request.body.pet.age", ("3",)),
        ("method.request.body.pet.good", ("true",)),
        ("method.request.body.pet.tags", ('["a","b"]',)),
        ("method.request.body.pet.tags[1]", ("b",)),
        ("method.request.body.none", ()),
        ("method.request.body.missing", ()),
        ("integration.response.header.Server", ("a",)),
        ("integration.response.header.Set-Cookie", ("c=2",)),
        ("integration.response.multivalueheader.Set-Cookie", ("b=1,c=2",)),
        ("integration.response.body", ('["x", {"y": 1}]',)),
        ("integration.response.body[1].y", ("1",)),
        ("context.identity.sourceIp", ("203.0.113.7",)),
        ("context.nothing", ()),
        ("stageVariables.host", ("example.com",)),
        ("stageVariables.none", ()),
    ],
)
def test_expression_reads(text: str, expected: tuple[str, ...]) -> None:
    """Each form of the reference reads its source, and nothing where there is nothing."""
    assert expected == read_expression(text).evaluate(sources())


def test_only_static_expressions_are_constant() -> None:
    """A static value is known before any call."""
    constants = (read_expression(text).constant for text in ("'a'", "context.stage", "method.request.body"))

    assert ["a", None, None] == list(constants)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "method.request.cookie.a", "'open", "integration.request.header.a", "method.response.header.a"],
)
def test_what_is_no_expression_is_named(text: str) -> None:
    """The error shows the expression that cannot be read."""
    with pytest.raises(MappingError) as raised:
        read_expression(text)

    assert str(raised.value).endswith(f"got `{text}`")


def test_broken_json_path_is_named_when_it_is_read() -> None:
    """A path that no call could follow is found before the first call."""
    with pytest.raises(MappingError) as raised:
        read_expression("method.request.body.a[")

    assert "`method.request.body.a[`" in str(raised.value)


@pytest.mark.parametrize("text", ["method.request.body.pet", "method.request.body"])
def test_payload_that_starts_as_json_and_is_none_is_an_error(text: str) -> None:
    """The error names the expression and is told apart from others, since the caller is to blame.

    recorded: LocalStack's unit test_invalid_json_body_mapping, tried on AWS's console: the whole payload, too.
    """
    with pytest.raises(PayloadNotJsonError) as raised:
        read_expression(text).evaluate(sources(b"\n{cut"))

    assert f"`{text}`" in str(raised.value)


def test_empty_payload_is_an_object_without_members() -> None:
    """Of which no part leads anywhere.

    recorded: LocalStack's unit test_body_mapping_empty, for requests and responses, validated against AWS.
    """
    nothing = Sources(request=request("/"), path={}, context=sources().context, stage_variables={})

    assert () == read_expression("method.request.body.pet").evaluate(sources(b""))
    assert ("{}",) == read_expression("method.request.body").evaluate(sources(b""))
    assert ("{}",) == read_expression("integration.response.body").evaluate(nothing)


def test_payload_of_other_text_has_no_parts() -> None:
    """And is mapped whole as it is.

    recorded: LocalStack's unit test_body_mapping, as above.
    """
    told = sources(b"<This is a body value>")

    assert () == read_expression("method.request.body.pet").evaluate(told)
    assert ("<This is a body value>",) == read_expression("method.request.body").evaluate(told)


def test_query_values_come_decoded_and_in_order() -> None:
    """Plus signs are blanks, and bytes that are no UTF-8 do not raise."""
    assert ("a b", "\ufffd") == query_values("x=a+b&y=1&x=%ff", "x")
