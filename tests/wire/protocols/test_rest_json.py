from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatewright.wire import models, parse, route, write
from gatewright.wire.errors import SerializationError, ServiceError
from tests.wire.from_shapes import structures
from tests.wire.made_up import PLACES
from tests.wire.other_side import EXTENDED_ID, REQUEST_ID, output_of, read_back, result_of, sent

WHEN = datetime(2026, 7, 25, 18, 31, 48, tzinfo=UTC)
ALL: dict[str, Any] = {
    "Name": "a/b",
    "Path": "c/d e",
    "Since": WHEN,
    "Ratio": 0.5,
    "Deep": False,
    "Which": ["x", "y z"],
    "Rest": {"other": ["1", "2"]},
    "Modified": WHEN,
    "Words": ["a,b", 'c"d'],
    "Count": 1 << 40,
    "Extra": {"one": "1"},
    "Body": b"\x00\xff",
    "When": WHEN,
    "Seen": WHEN,
}


@pytest.mark.parametrize("name", sorted(set(ALL) - {"Name", "Path"}))
def test_each_place_is_read(name: str) -> None:
    """Path, query string, headers and body each give their members."""
    params = {"Name": ALL["Name"], "Path": ALL["Path"], name: ALL[name]}

    assert params == read_back(PLACES, "PutThing", params)


def test_all_places_are_read_at_once() -> None:
    """One request may use them all; the constant of the address is no parameter."""
    assert ALL == read_back(PLACES, "PutThing", ALL)


def test_error_has_the_recorded_bytes() -> None:
    """An error of API Gateway's control plane, as it was recorded."""
    request = sent("apigateway", "GetRestApi", {"restApiId": "abc"})
    error = ServiceError("NotFoundException", "Invalid API identifier specified 000000000000:abc")
    response = write.error(models.service("apigateway"), error, request)

    assert response.status == 404
    assert response.body == b'{"message":"Invalid API identifier specified 000000000000:abc"}'
    assert response.headers == (
        ("Content-Type", "application/json"),
        ("x-amzn-RequestId", REQUEST_ID),
        ("x-amzn-ErrorType", "NotFoundException"),
        ("x-amz-apigw-id", EXTENDED_ID),
    )


def test_members_of_an_error_are_written() -> None:
    """In the header and in the body, by their names on the wire."""
    request = sent("apigateway", "GetAccount", {})
    slow = ServiceError("TooManyRequestsException", "Slow", members={"retryAfterSeconds": "5"})
    missing = ServiceError("NotFoundException", "No", members={"ResourceType": "Api"})

    assert write.error(models.service("apigateway"), slow, request).header("Retry-After") == "5"
    assert (
        write.error(models.service("apigatewayv2"), missing, request).body == b'{"resourceType":"Api","message":"No"}'
    )


def test_error_without_a_text_is_an_empty_object() -> None:
    """A SerializationException may have no message."""
    request = sent("lambda", "ListFunctions", {})
    response = write.error(models.service("lambda"), SerializationError(), request)

    assert (response.body, response.header("x-amz-apigw-id")) == (b"{}", None)


@pytest.mark.parametrize(
    ("operation", "params", "result", "status", "body"),
    [
        (
            "CreateRestApi",
            {"name": "n"},
            {"id": "a", "createdDate": 1785004308},
            201,
            b'{"id":"a","createdDate":1785004308}',
        ),
        ("GetAccount", {}, {}, 200, b"{}"),
        ("DeleteRestApi", {"restApiId": "a"}, {}, 202, b""),
        ("TagResource", {"resourceArn": "a", "tags": {}}, {}, 204, b""),
    ],
)
def test_status_and_body_follow_the_model(operation: str, params: dict, result: dict, status: int, body: bytes) -> None:
    """The model's code, compact JSON, and no body nor its type where there is no output."""
    model = models.service("apigateway").model.operation_model(operation)
    response = write.response(model, result, sent("apigateway", operation, params))

    assert (status, body) == (response.status, response.body)
    assert ("application/json" if body else None) == response.header("Content-Type")
    assert response.header("x-amzn-RequestId") == REQUEST_ID


def test_payload_is_the_body() -> None:
    """A blob goes out as it is, under the type that its own header member names."""
    model = models.service("apigateway").model.operation_model("GetExport")
    request = sent("apigateway", "GetExport", {"restApiId": "a", "stageName": "s", "exportType": "oas30"})
    result = {
        "contentType": "application/yaml",
        "contentDisposition": 'attachment; filename="a"',
        "body": b"\x00openapi",
    }
    response = write.response(model, result, request)

    assert response.body == b"\x00openapi"
    assert [name for name, _ in response.headers].count("Content-Type") == 1
    assert response.header("Content-Type") == "application/yaml"


@given(st.data())
def test_every_place_of_a_result_is_written(data: st.DataObject) -> None:
    """Status, headers and body come back, whatever they hold."""
    model = PLACES.model.operation_model("PutThing")
    drawn = data.draw(structures(output_of(PLACES, "PutThing"), empty=True))
    # The other side's parser does not unquote lists, and an HTTP date has no milliseconds.
    result = {**{name: value for name, value in drawn.items() if name not in {"Words", "Seen"}}, "Code": 202}
    request = sent(PLACES, "PutThing", {"Name": "a", "Path": "b"})

    assert result == result_of(PLACES, "PutThing", write.response(model, result, request))


def test_body_of_a_wrong_type_is_refused() -> None:
    """The body of a rest-json request is an object."""
    service = models.service("apigateway")
    request = replace(sent(service, "CreateRestApi", {"name": "n"}), body=b"[]")
    with pytest.raises(SerializationError, match="Start of list found"):
        parse.params(route.operation(service, request), request)
